"""Answers that were built, kept by process: each is built once for each state of the database, not once a request.

An entry is good as long as the database's revision stands. When the database fails, the last good bytes are still
here: a client must never be told that a calendar is empty because something broke.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from flask import current_app, request

from calendar_app.errors import StoreUnavailableError
from calendar_app.store.database.session import Store
from calendar_app.web.serving.conditional import Representation

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A built answer and the revision of the database that it was built from."""

    revision: str
    representation: Representation


class FeedCache:
    """The most lately used answers, up to a number of bytes; safe under threads."""

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
        """Keep an answer and let the least used ones go; one larger than the whole room is not kept."""
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


def up_to_date(cache: FeedCache, key: Hashable, build: Callable[[], Representation]) -> Representation:
    """What was built last where the database has not changed since, else built anew.

    When the database fails, the last good bytes are served rather than an error that makes clients drop a feed. The revision is
    read before building: what is written meanwhile makes the entry old at once, never too new.

    Raises:
        StoreUnavailableError: the database fails, and nothing was kept under the key.
    """
    store: Store = current_app.extensions["store"]
    kept = cache.get(key)
    try:
        revision = store.revision()
        if kept is None or kept.revision != revision:
            kept = Kept(revision, build())
            cache.put(key, kept)
    except StoreUnavailableError:
        if kept is None:
            raise
        log.warning("%s: the database is away; the last good answer is served", request.path, exc_info=True)
    return kept.representation


def _size(kept: Kept) -> int:
    """Bytes of an answer with room for its packed form."""
    return len(kept.representation.body) * 5 // 4 + 2048
