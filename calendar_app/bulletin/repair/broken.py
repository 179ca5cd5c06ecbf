"""Ranges of days that the column of dates was too narrow for: ``6月3日至`` on one line, ``5日`` at the head of the next.

The two lines become one; where text stands beside both halves, it goes on behind the whole range.
"""

from __future__ import annotations

import re
from dataclasses import replace

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.mapped import concat
from calendar_app.bulletin.numerals import number

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_FIRST = re.compile(
    rf"(?:[0-9]{{4}}\s?年)?\s?(?:(?P<m>{_N})\s?月\s?)?(?P<d>{_N})\s?日\s?(?:至|到|[-—–~～]{{1,2}})(?=$|[ \t\u3000]{{2,}}\S)"
)
_LAST = re.compile(rf"(?:(?P<m>{_N})\s?月\s?)?(?P<d>{_N})\s?日(?=$|[ \t\u3000]{{1,}}\S|[，,])")
#: A longer line is no line of a page with a column of dates.
_LONGEST = 200


def join_broken(lines: list[Line]) -> list[Line]:
    """The lines, the halves of broken ranges joined."""
    out: list[Line] = []
    for line in lines:
        joined = _joined(out[-1], line) if out else None
        if joined is None:
            out.append(line)
        else:
            out[-1] = joined
    return out


def _joined(above: Line, line: Line) -> Line | None:
    if line.gap or above.level or line.level or len(above.text) > _LONGEST or len(line.text) > _LONGEST:
        return None
    first, last = _FIRST.match(narrow(above.text)), _LAST.match(narrow(line.text))
    if first is None or last is None or not _later(first, last):
        return None
    behind = line.text[last.end() : last.end() + 2]
    if first.end() < len(above.text) and behind and not behind.isspace():
        return None  # text beside the first half only
    beside, below = above.words.cut(first.end()), line.words.cut(last.end())
    dates = [above.words.cut(0, first.end()), line.words.cut(0, last.end())]
    return replace(above, end=line.end, words=concat([*dates, beside, below.strip() if beside else below]))


def _later(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether the second day is one after the first, in the same month or in one that it names."""
    days = number(first["d"]) or 0, number(last["d"]) or 0
    if last["m"] is not None:
        return days[1] in range(1, 32)
    return 0 < days[0] < days[1] <= 31
