"""Weekdays at the heads of lines (``【周二】``, ``星期五　区政府召开…``) of a page that tells of one week: each is a day of that week.

The week is told by the range of days in a title (``5月15日—5月21日``) or, where the days that are named lie before it, by the
day on which the page was put up. Where neither proves one week, the weekdays stay words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import CLOSING, OPENING, Cell, find_cell, in_brackets
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.masthead import Masthead

_DAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)(?P<d>[一二三四五六日天末])")
#: What may stand between a weekday and its text.
_BEHIND = re.compile(r"[\s:：|｜丨】〗\]）)—–\-·（(0-9０-９]")
_RANGE = re.compile(
    r"(?:(?P<y>20[0-9]{2}|19[0-9]{2})\s?[年./-]\s?)?(?P<m>1[0-2]|0?[1-9])\s?[月./-]\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?日?"
    r"\s?(?:[-—–~～]{1,3}|至|到)\s?(?:(?:20|19)[0-9]{2}\s?[年./-]\s?)?(?:(?P<n>1[0-2]|0?[1-9])\s?[月./-]\s?)?(?P<e>3[01]|[12][0-9]|0?[1-9])(?![0-9月])"
)
_AHEAD = re.compile(alternatives("weeks", "ahead"))
#: So many weekdays make a page of a week; titles stand among so many lines.
_LEAST, _ABOVE, _LONGEST = 2, 12, 80
_FRIDAY = 4


def date_weekdays(lines: list[Line], masthead: Masthead, year: int | None) -> None:
    """Give the lines that open with a weekday the day that it is, where the page proves its week. Linear in the text.

    Args:
        lines: the lines, noise and titles marked.
        masthead: title and day of the page.
        year: the year of the issue where it was told from outside, else None.
    """
    found: list[tuple[Line, int, int, int]] = []
    for line in lines:
        if line.kind is Kind.TEXT and (opening := _opening(line)) is not None:
            start, end, weekday = opening
            own = in_brackets(line.text, end) or find_cell(line.text, end)
            if own is not None and own.unit == "day":
                line.told = replace(own, start=start, odd=True)  # 周一（4月8日）
            else:
                found.append((line, start, end, weekday))
    if len(found) < _LEAST:
        return
    first = lines.index(found[0][0])
    above = [line.text for line in lines[max(first - _ABOVE, 0) : first] if len(line.text) <= _LONGEST]
    if any(_AHEAD.search(text) for text in above):
        return
    named = [weekday for _, _, _, weekday in found]
    week = _told(above, masthead, year) or _before(masthead.published, named)
    days = [week[weekday] for weekday in named if weekday in week]
    if len(days) < len(found) or days != sorted(days):
        return
    for (line, start, end, _), day in zip(found, days, strict=True):
        line.told = Cell(start, end, "day", day.year, day.month, day.day, closed=True, odd=True)


def _opening(line: Line) -> tuple[int, int, int] | None:
    """Where a line's weekday begins and ends, and which it is (0: Monday); None where it opens with none."""
    text = line.text
    start = 0
    while start < min(len(text), 4) and not (match := _WEEKDAY.match(text, start)):
        if text[start] not in OPENING and text[start].isalnum():
            return None
        start += 1
    match = _WEEKDAY.match(text, start)
    if match is None or match["d"] == "末":
        return None
    end = match.end()
    if text[end : end + 1] in CLOSING:
        end += 1
    if end < len(text) and not (_BEHIND.match(text, end) or text[end - 1] in CLOSING):
        return None
    return (
        (0 if end == len(text) or text[end - 1] in CLOSING else start),
        end,
        _DAYS.find(match["d"].replace("天", "日")),
    )


def _told(above: Sequence[str], masthead: Masthead, year: int | None) -> dict[int, date]:
    """The days of the week, by weekday, whose first and last day a line above the weekdays names."""
    for text in above:
        match = _RANGE.search(narrow(text))
        if match is None:
            continue
        named = int(match["y"]) if match["y"] else masthead.years[0] if masthead.years else year
        if named is None and masthead.published is not None:
            named = masthead.published.year - (int(match["m"]) > masthead.published.month)
        month, last = int(match["m"]), int(match["n"] or match["m"])
        if named is None:
            continue
        try:
            first = date(named, month, int(match["d"]))
            end = date(named + (last < month), last, int(match["e"]))
        except ValueError:
            continue
        days = [first + timedelta(k) for k in range((end - first).days + 1)] if end - first < timedelta(7) else []
        if days:
            return {day.weekday(): day for day in days}
    return {}


def _before(published: date | None, named: Sequence[int]) -> dict[int, date]:
    """The days of the week before the day of the page or up to it, where its weekday tells which of the two."""
    if published is None:
        return {}
    monday = published - timedelta(published.weekday())
    if max(named) > published.weekday():
        monday -= timedelta(7)
    elif published.weekday() < _FRIDAY or max(named) < _FRIDAY - 1:
        return {}  # put up on a Tuesday, it may tell of Monday or of the week before
    return {weekday: monday + timedelta(weekday) for weekday in range(7)}
