"""A fair share for each reader of the interface, told in headers (draft-ietf-httpapi-ratelimit-headers)."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

#: Readers remembered at once; the one not seen for longest is forgotten first.
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Grant:
    """What is left of a share: ``remaining`` requests, full again after ``reset`` whole seconds."""

    allowed: bool
    remaining: int
    reset: int


class RateLimit:
    """``quota`` requests in each window of ``window`` seconds, for each reader, in this process."""

    def __init__(self, quota: int, window: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.quota, self.window = quota, window
        self._clock = clock
        self._spent: OrderedDict[str, tuple[int, int]] = OrderedDict()  # reader → (window number, requests)
        self._lock = threading.Lock()

    @property
    def policy(self) -> str:
        """Value of the RateLimit-Policy header."""
        return f'"default";q={self.quota};w={self.window}'

    def spend(self, reader: str) -> Grant:
        """Take one request of the reader's share."""
        now = self._clock()
        number, passed = divmod(now, self.window)
        with self._lock:
            held, spent = self._spent.pop(reader, (int(number), 0))
            spent = spent + 1 if held == int(number) else 1
            self._spent[reader] = (int(number), spent)
            if len(self._spent) > _REMEMBERED:
                self._spent.popitem(last=False)
        return Grant(spent <= self.quota, max(0, self.quota - spent), math.ceil(self.window - passed))
