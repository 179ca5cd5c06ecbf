"""Dates whose parts stand one below the other, as calendar leaves beside news: ``15`` above ``2023-06``, ``06-15`` above ``2023``.

A figure alone is no day, nor is a year alone one: the parts are a date where the file stacks two or more in the same way,
each of them is a day that there is, and no figure stands alone between them, as numbers of pages do. A weekday among the
parts must be that of the day, and is proof enough of a single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.mapped import Mapped
from calendar_app.bulletin.repair.cell_dates import MONTH, month_named

#: So many prove each other; so far below a date its text may open with a day of its own.
_LEAST, _BELOW = 2, 2
#: A longer line is no part of a date; one of a figure is no longer than this.
_LONGEST, _FIGURE = 16, 5
_EDGE = " \t\u3000/|｜.-·,，"
_DAY = re.compile(r"(?P<d>3[01]|[12][0-9]|0?[1-9])\s?[日号號]?")
_YEAR = re.compile(r"(?P<y>(?:19|20)[0-9]{2})\s?年?")
_NAME = re.compile(
    rf"{MONTH}(?:[\s,]{{1,3}}(?P<y>(?:19|20)[0-9]{{2}}))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"[（(]?(?:星期|周|週|礼拜|禮拜)(?P<w>[一二三四五六日天])[）)]?")
_WEEK = "一二三四五六日"
#: The parts that make a whole date, weekdays aside.
_WHOLE = (["day", "month", "year"], ["day", "month of year"], ["day of month", "year"])


@dataclass(frozen=True, slots=True)
class _Part:
    """What a line says of a date, 0 for what it does not; ``weekday`` counts from Monday, -1 where it names none."""

    shape: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1


@dataclass(frozen=True, slots=True)
class _Stack:
    """Lines [first, last) that are parts of one date, what each of them is, and the date."""

    first: int
    last: int
    shape: tuple[str, ...]
    day: date


def join_stacked(lines: list[Line]) -> list[Line]:
    """The lines, those of each such date as one that spells it (``2023年6月15日``). Linear in the text."""
    figures = [i for i, line in enumerate(lines) if _figure(line)]
    if not figures:
        return lines
    stacks = list(_stacks(lines, figures))
    shapes = {stack.shape for stack in stacks}
    if len(shapes) != 1 or (len(stacks) < _LEAST and "weekday" not in stacks[0].shape):
        return lines
    taken = {i for stack in stacks for i in range(stack.first, stack.last)}
    between = range(stacks[0].first, stacks[-1].last)
    if any(i in between and i not in taken for i in figures) or _pages(stacks):
        return lines
    if any(_heads_days(lines, stack) for stack in stacks):
        return lines
    out: list[Line] = []
    at = 0
    for stack in stacks:
        out += lines[at : stack.first]
        spelled = Mapped(f"{stack.day.year}年{stack.day.month}月{stack.day.day}日")
        top = lines[stack.first]
        out.append(replace(top, end=lines[stack.last - 1].end, words=spelled, bold=(), level=0, gap=True))
        at = stack.last
    return out + lines[at:]


def _figure(line: Line) -> bool:
    """Whether a line is a day or a year without anything else."""
    if line.kind is not Kind.TEXT or len(line.text) > _FIGURE:
        return False
    text = narrow(line.text).strip(_EDGE)
    return (_DAY.fullmatch(text) or _YEAR.fullmatch(text)) is not None


def _stacks(lines: Sequence[Line], figures: Sequence[int]) -> Iterator[_Stack]:
    """The runs of parts around the figures that make a whole date each."""
    end = 0
    for i in figures:
        if i < end:
            continue
        first, end = i, i + 1
        while first and _part(lines[first - 1]) is not None:
            first -= 1
        while end < len(lines) and _part(lines[end]) is not None:
            end += 1
        parts = [part for line in lines[first:end] if (part := _part(line)) is not None]
        day = _date(parts)
        if day is not None:
            yield _Stack(first, end, tuple(part.shape for part in parts), day)


def _part(line: Line) -> _Part | None:
    """What a line says that is part of a date and nothing else, else None."""
    if line.kind is not Kind.TEXT or len(line.text) > _LONGEST:
        return None
    text = narrow(line.text).strip(_EDGE)
    if match := _DAY.fullmatch(text):
        return _Part("day", day=int(match["d"]))
    if match := _YEAR.fullmatch(text):
        return _Part("year", year=int(match["y"]))
    if match := _WEEKDAY.fullmatch(text):
        return _Part("weekday", weekday=_WEEK.index(match["w"].replace("天", "日")))
    if match := _NAME.fullmatch(text):
        return _Part("month of year" if match["y"] else "month", year=int(match["y"] or 0), month=month_named(match))
    cell = find_cell(text) if text else None
    return _told(cell, text) if cell is not None and cell.end == len(text) else None


def _told(cell: Cell, text: str) -> _Part | None:
    """The part that a cell is: 2023-06, 6月, 06-15 (3-5 may be a page of a chapter)."""
    if cell.era or cell.lost or cell.last or cell.month is None or (cell.year and cell.day):
        return None
    if cell.day is not None:
        padded = not cell.short or len(text) == _FIGURE
        return _Part("day of month", month=cell.month, day=cell.day) if padded else None
    return _Part("month of year" if cell.year else "month", year=cell.year or 0, month=cell.month)


def _date(parts: Sequence[_Part]) -> date | None:
    """The date that parts make together, None where they make none, more than one, or not the weekday's."""
    if sorted(part.shape for part in parts if part.shape != "weekday") not in _WHOLE:
        return None
    try:
        day = date(*(sum(getattr(part, unit) for part in parts) for unit in ("year", "month", "day")))
    except ValueError:
        return None
    return day if all(part.weekday in (-1, day.weekday()) for part in parts) else None


def _heads_days(lines: Sequence[Line], stack: _Stack) -> bool:
    """Whether days without a month stand right below: the figure is a page's, the month heads a chronicle."""
    below = (find_cell(line.text) for line in lines[stack.last : stack.last + _BELOW])
    return any(cell is not None and cell.unit == "day" and cell.month is None for cell in below)


def _pages(stacks: Sequence[_Stack]) -> bool:
    """Whether figures above months count up by one from month to month, as the pages of a chronicle do."""
    if stacks[0].shape[0] != "day":
        return False
    pairs = list(pairwise(stack.day for stack in stacks))
    return bool(pairs) and all(b.day == a.day + 1 and (a.year, a.month) != (b.year, b.month) for a, b in pairs)
