"""A fair share for each reader of the interface, told in headers (draft-ietf-httpapi-ratelimit-headers).

What was spent is counted in memory that processes share when they are forked after it was made, as ``calendar-app serve`` does: a
reader's share is one, however many workers answer.
"""

from __future__ import annotations

import math
import mmap
import os
import struct
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b

if sys.platform != "win32":
    import fcntl

#: A reader's mark, the number of the window, and the requests in it.
_SLOT = struct.Struct("=QQQ")
#: Readers counted at once, and how many places a reader may have: the one of them not seen for longest is forgotten first.
_SLOTS, _PLACES = 16_384, 8


@dataclass(frozen=True, slots=True)
class Grant:
    """What is left of a share: ``remaining`` requests, full again after ``reset`` whole seconds."""

    allowed: bool
    remaining: int
    reset: int


class Tally:
    """Requests by reader and window, in a table of fixed size that forked processes share.

    The lock of a process that is killed is given back by the system, so that no worker waits for a dead one.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _SLOTS * _SLOT.size)
        self._file, name = tempfile.mkstemp(prefix="calendar-app-")  # locked, never written
        weakref.finalize(self, os.close, self._file)
        if sys.platform != "win32":
            os.unlink(name)  # noqa: PTH108 - known by its number from here on
        self._threads = threading.Lock()

    def add(self, reader: str, window: int) -> int:
        """Count a request of the reader in the window; how many there are now."""
        mark = int.from_bytes(blake2b(reader.encode(errors="replace"), digest_size=8).digest(), "big") or 1
        with self._locked():
            place, spent = self._place(mark, window)
            _SLOT.pack_into(self._memory, place, mark, window, spent + 1)
        return spent + 1

    def _place(self, mark: int, window: int) -> tuple[int, int]:
        """Where the reader is counted, and what is counted there: its own place, else the one of its places left for longest."""
        found: list[tuple[int, int]] = []
        for i in range(_PLACES):
            place = (mark + i) % _SLOTS * _SLOT.size
            held, last, spent = _SLOT.unpack_from(self._memory, place)
            if held == mark:
                return place, spent if last == window else 0
            found.append((last, place))
        return min(found)[1], 0

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._threads:
            if sys.platform == "win32":  # one process, threads
                yield
                return
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


class RateLimit:
    """``quota`` requests in each window of ``window`` seconds, for each reader, in all processes that share the tally.

    Args:
        quota: requests.
        window: seconds.
        clock: seconds, the same in all processes (``time.monotonic`` counts from the start of the machine).
        tally: where requests are counted; None for one of its own.
    """

    def __init__(
        self, quota: int, window: int, clock: Callable[[], float] = time.monotonic, tally: Tally | None = None
    ) -> None:
        self.quota, self.window = quota, window
        self._clock = clock
        self._tally = tally or Tally()

    def count_in(self, tally: Tally) -> None:
        """Count from now on in a tally that other processes share."""
        self._tally = tally

    @property
    def policy(self) -> str:
        """Value of the RateLimit-Policy header."""
        return f'"default";q={self.quota};w={self.window}'

    def spend(self, reader: str) -> Grant:
        """Take one request of the reader's share."""
        number, passed = divmod(self._clock(), self.window)
        spent = self._tally.add(reader, int(number))
        return Grant(spent <= self.quota, max(0, self.quota - spent), math.ceil(self.window - passed))
