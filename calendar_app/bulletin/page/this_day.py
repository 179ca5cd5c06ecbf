"""Pages of what happened on one day in all years (历史上的今天, 党史上的今天): which day it is.

The title names it, or what leads over to the items does (今天是6月18日…; 6月18日，历史上的今天…; the day alone above the years);
else it is the day on which the page was put up. A title that says nothing but a day and that its happenings are told
(6月18日大事记) is that of such a page where the items below open with years alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.numerals import number

_ON_THIS_DAY = ("史上的今天", "史上的今日", "史上的这一天", "那年今日", "当年今日", "當年今日", "往年今日")
_HAN = "一二三四五六七八九十廿卅"
_MONTH_DAY = re.compile(
    rf"(?<![0-9])(1[0-2]|0?[1-9])\s?[月.·/]\s?(3[01]|[12][0-9]|0?[1-9])(?![0-9])|(?<![{_HAN}])(十[一二]?|[一二三四五六七八九])月([{_HAN}]{{1,3}})[日号號]"
)
_TODAY = re.compile(r"今[天日][是为]")
#: What a title may say beside its day: 历史上6月18日发生的大事, 6月18日大事记.
_BESIDE = re.compile(
    r"(?:历史|歷史|党史|黨史|中共|中国|中國|世界|中外|国内外|國內外|重要|重大|著名|[在上的了这這一那些天日每年]|有哪些|什么|什麼|[发發][生展]|"
    r"大事(?:[记記件]|年表)?|事件|要事|[记紀纪]事|回眸|回顾|回顧|[\s《》【】|_:：,，—–·.!！?？、-])*"
)
#: So many different years alone open the items of such a page.
_YEARS = 3
#: So many lines lead over from the title to the items; longer ones tell something else.
_LEADS, _LONGEST = 8, 120
_LAST, _DAY_ALONE = 31, 12


def on_this_day(title: str) -> bool:
    """Whether a title is that of such a page."""
    return any(words in title for words in _ON_THIS_DAY)


def day_of_page(titles: Sequence[str], lines: Sequence[Line], published: date | None) -> tuple[int, int] | None:
    """Month and day of such a page, None for any other page or where nothing tells one day.

    Args:
        titles: the lines of its title.
        lines: all its lines.
        published: when it was put up.
    """
    named = {day for title in titles for day in _days(title)}
    if not any(map(on_this_day, titles)) and not (
        len(named) == 1 and _tells_its_day(titles) and _of_years(lines, named)
    ):
        return None
    for days in (named, set(_led(lines)) if len(named) != 1 else named):
        if len(days) == 1:
            return days.pop()
    return (published.month, published.day) if published is not None and not named else None


def _tells_its_day(titles: Sequence[str]) -> bool:
    """Whether one of the titles says a day and that its happenings are told, and nothing else."""
    parted = [_MONTH_DAY.split(narrow(title)) for title in titles if _MONTH_DAY.search(narrow(title))]
    return any(_BESIDE.fullmatch("".join((parts[0], parts[-1].lstrip("日号號")))) for parts in parted)


def _of_years(lines: Sequence[Line], named: set[tuple[int, int]]) -> bool:
    """Whether most dated lines open with a year alone, each another one, and none with another day than the named one."""
    years: set[int] = set()
    dated = 0
    for line in lines:
        cell = find_cell(line.text, mark_end(line.text)) if line.kind is Kind.TEXT else None
        if cell is None or cell.unit not in ("day", "month", "year"):
            continue
        if cell.month is not None and (cell.month, cell.day) not in named:
            return False
        dated += 1
        if cell.unit == "year" and cell.year is not None:
            years.add(cell.year)
    return len(years) >= max(_YEARS, dated / 2)


def _days(text: str) -> Iterator[tuple[int, int]]:
    for match in _MONTH_DAY.finditer(narrow(text)):
        month, day = number(match[1] or match[3]), number(match[2] or match[4])
        if month and day and day <= _LAST:
            yield month, day


def _led(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The days that lines between title and items name: alone, as today, or beside the words for such a page."""
    title = next((i for i, line in enumerate(lines) if line.kind is Kind.MASTHEAD), 0)
    for line in lines[title + 1 : title + 1 + _LEADS]:
        cell = find_cell(line.text, mark_end(line.text))
        if cell is not None and cell.year is not None:
            return
        if cell is not None and cell.unit == "day" and cell.month is not None and cell.end == len(line.text):
            if not any(_same_form(other) for other in lines if other is not line):
                yield cell.month, cell.day or 0
        elif len(line.text) <= _LONGEST and (_TODAY.search(line.text) or on_this_day(line.text)):
            yield from _days(line.text)


def _same_form(line: Line) -> bool:
    """Whether another line is a month and day alone: the file is one of several days."""
    cell = find_cell(line.text) if len(line.text) <= _DAY_ALONE else None
    return cell is not None and cell.year is None and bool(cell.month and cell.day) and cell.end == len(line.text)
