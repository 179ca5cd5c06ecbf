"""Feeds that were built, kept by process: a feed is built once for each state of the database, not once a request.

An entry is good as long as the database's revision stands. When the database fails, the last good bytes are still
here: a client must never be told that a calendar is empty because something broke.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from calendar_app.web.conditional import Representation


@dataclass(frozen=True, slots=True)
class Kept:
    """A built feed and the revision of the database that it was built from."""

    revision: str
    representation: Representation


class FeedCache:
    """The most lately used feeds, up to a number of bytes; safe under threads."""

    def __init__(self, limit: int = 64_000_000) -> None:
        self._limit = limit
        self._held = 0
        self._entries: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Kept | None:
        """What was last kept under the key, of whatever revision."""
        with self._lock:
            kept = self._entries.get(key)
            if kept is not None:
                self._entries.move_to_end(key)
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a feed and let the least used ones go; one larger than the whole room is not kept."""
        size = _size(kept)
        with self._lock:
            old = self._entries.pop(key, None)
            if old is not None:
                self._held -= _size(old)
            if size > self._limit:
                return
            self._entries[key] = kept
            self._held += size
            while self._held > self._limit:
                _, dropped = self._entries.popitem(last=False)
                self._held -= _size(dropped)


def _size(kept: Kept) -> int:
    """Bytes of a feed with room for its packed form."""
    return len(kept.representation.body) * 5 // 4 + 2048
