"""Items of one day that are numbered behind its date: ``6月15日——(1)…``, ``(2)…``, ``(3)…``."""

from __future__ import annotations

import re

_FIRST = re.compile(r"[—–：:，,\s-]{0,4}[（(]1[）)]")
_MORE = re.compile(r"[（(](?P<n>[0-9]{1,2})[）)]")


class DayList:
    """The list that began right behind the last date, and how far it has come; 0 where none did."""

    def __init__(self) -> None:
        self.last = 0

    def begin(self, rest: str) -> None:
        """What follows a date: a list, or none."""
        self.last = int(_FIRST.match(rest) is not None)

    def goes_on(self, text: str) -> bool:
        """True where a line opens with the next number of the list."""
        match = _MORE.match(text) if self.last else None
        if match is None or int(match["n"]) != self.last + 1:
            return False
        self.last += 1
        return True
