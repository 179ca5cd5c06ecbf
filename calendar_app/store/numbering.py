"""Numbers for what is new: ids, which the one writer gives out above the highest there is, and UIDs, which stay for ever.

What was stored before keeps its numbers: entries by ``matching.py``, the events of an entry by kind and days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from calendar_app.model.bulletin import Bulletin
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import EventFacts
from calendar_app.store.kept import Kept
from calendar_app.store.tables import entries, events
from calendar_app.store.uid import event_uid

Row = Mapping[str, Any]
_STORED_UIDS = select(events.c.uid).where(any_of(events.c.uid, "uids"))


def next_id(connection: Connection, table: Table) -> int:
    """First free id of a table with a whole-number ``id``. One SELECT, of the end of its index."""
    return int(connection.execute(_highest(table)).scalar_one()) + 1


@cache
def _highest(table: Table) -> Select[int]:
    return select(func.coalesce(func.max(table.c.id), 0))


def number_entries(
    connection: Connection, kept: Sequence[Kept], matched: Mapping[int, int], old: Sequence[Row]
) -> None:
    """Give every entry its id: that of the stored one which it is, else a new one.

    Args:
        connection: of the writer.
        kept: the bulletin's entries.
        matched: positions in *kept* mapped to positions in *old*.
        old: the stored entries.
    """
    free = next_id(connection, entries)
    for i, each in enumerate(kept):
        if i in matched:
            each.id = old[matched[i]]["id"]
        else:
            each.id, free = free, free + 1


def number_events(
    connection: Connection, bulletin: Bulletin, kept: Sequence[Kept], old: Mapping[int, Sequence[Row]]
) -> tuple[set[int], list[Row]]:
    """Give every event its id and UID.

    Args:
        connection: of the writer.
        bulletin: whose events they are.
        kept: its entries; their ``events`` are filled.
        old: the stored events by entry.

    Returns:
        The ids that are new, and the stored events that are no more.
    """
    free = next_id(connection, events)
    held: set[str] = set()
    left = {row["id"]: row for rows in old.values() for row in rows}
    fresh: set[int] = set()
    waiting: list[tuple[Kept, int, str]] = []
    for each in kept:
        chosen = _match_events(old.get(each.id, ()), each.facts)
        for i, event in enumerate(each.facts):
            row = chosen.get(i)
            if row is not None:
                del left[row["id"]]
                held.add(row["uid"])
                each.events.append((row["id"], row["uid"], event))
            else:
                each.events.append((free, "", event))
                fresh.add(free)
                free += 1
                waiting.append((each, i, event_uid(bulletin, each.found.entry, *event.key, taken=_free)))
    held.update(row["uid"] for row in left.values())
    mint = _Mint(connection, held, [uid for _, _, uid in waiting])
    for each, i, first in waiting:
        event_id, _, event = each.events[i]
        uid = first
        if mint.is_taken(first):
            kind, number = event.key
            uid = event_uid(bulletin, each.found.entry, kind, number + 1, taken=mint.is_taken)
        held.add(uid)
        each.events[i] = (event_id, uid, event)
    return fresh, list(left.values())


class _Mint:
    """Which UIDs are taken: those held here or stored, though a withdrawn one may come back."""

    def __init__(self, connection: Connection, held: set[str], likely: Iterable[str]) -> None:
        self._connection, self._held = connection, held
        wanted = set(likely)
        stored = connection.execute(_STORED_UIDS, {"uids": wanted}).scalars() if wanted else ()
        self._free = wanted.difference(stored)

    def is_taken(self, uid: str) -> bool:
        if uid in self._held or uid in self._free:
            return uid in self._held
        return self._connection.execute(_STORED_UIDS, {"uids": [uid]}).first() is not None


def _free(_uid: str) -> bool:
    """Take any UID for free."""
    return False


def _match_events(old: Sequence[Row], new: Sequence[EventFacts]) -> dict[int, Row]:
    """Events of one entry that are the stored ones: of one kind and the same days, else of one kind, in order."""
    chosen: dict[int, Row] = {}
    left = list(old)
    if not left:
        return chosen
    for same in (("kind", "dtstart", "dtend", "rrule"), ("kind", "number"), ("kind",)):
        for i, event in enumerate(new):
            if i in chosen:
                continue
            row = next((r for r in left if all(r[key] == event.columns[key] for key in same)), None)
            if row is not None:
                chosen[i] = row
                left.remove(row)
    return chosen
