"""Names that outlive a database: UIDs of events and ids of bulletins, minted from what is printed (UUID5)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

from calendar_app.model.bulletin import Bulletin, Entry
from calendar_app.store.search.text import squeeze

#: Never to be changed: a rebuilt database mints the same UIDs.
NAMESPACE = uuid.UUID("6f0b7d52-2f0e-5c0b-9a55-0d3f1f3b7a10")
#: How much of a body stands for the title of an entry that has none, in characters.
LEAD = 24


def bulletin_key(bulletin: Bulletin, number: int = 1) -> str:
    """Public id of a bulletin: from its series, place (its title where none is known), period and number."""
    place = bulletin.place or f"?{squeeze(bulletin.title)}"
    return _uuid5("bulletin", bulletin.series, place, bulletin.period, str(number))


def entry_name(title: str, body: str) -> str:
    """What names an entry: its squeezed title, else the beginning of its body."""
    return squeeze(title) or squeeze(body)[:LEAD]


def event_uid(bulletin: Bulletin, entry: Entry, kind: str, number: int, taken: Callable[[str], bool]) -> str:
    """UID of a new event: the next number is tried where one is taken."""
    parts = (bulletin.series, bulletin.place or "", bulletin.period, entry_name(entry.title, entry.body), kind)
    while True:
        uid = _uuid5(*parts, str(number))
        if not taken(uid):
            return uid
        number += 1


def _uuid5(*parts: str) -> str:
    """``str(uuid.uuid5(NAMESPACE, parts))``, without the object that checks and formats it again."""
    name = "\x1f".join(parts).encode()
    octets = bytearray(hashlib.sha1(NAMESPACE.bytes + name, usedforsecurity=False).digest()[:16])
    octets[6] = octets[6] & 0x0F | 0x50
    octets[8] = octets[8] & 0x3F | 0x80
    found = octets.hex()
    return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"
