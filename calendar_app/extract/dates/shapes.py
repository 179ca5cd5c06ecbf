"""What the grammar found, before anything is known about the text's own time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from calendar_app.model.quick import of_tuple

#: Weekdays as RFC 5545 writes them, Monday first.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

#: What an atom says; its letter tells which shape it has (``_READERS``).
Value = Any


class Atom(NamedTuple):
    """A piece of an expression: ``letter`` is its kind (lexicon file), ``value`` what it says."""

    letter: str
    start: int
    end: int
    value: Value


atom_of = of_tuple(Atom)
#: Adds what the match of an alternative of the patterns says to the atoms found so far.
Reader = Callable[[re.Match[str], list[Atom]], None]


class Ref(NamedTuple):
    """A unit of a date: ``abs`` its number; ``on`` and ``text`` a distance from the day of writing or the date told before."""

    base: str  # "abs", "on", "text"
    n: int


class Point(NamedTuple):
    """One date as printed, each unit that is printed and no other."""

    rule: str
    start: int
    end: int
    year: Ref | None = None
    month: Ref | None = None
    day: Ref | None = None
    week: Ref | None = None
    weekday: int | None = None  # ISO 1 to 7
    third: tuple[int, int] | None = None  # days of a month: 上旬 is (1, 10)
    edge: str | None = None  # 初 中 底
    edge_of: str | None = None  # "month" or "year"
    half: int | None = None
    quarter: int | None = None
    first_months: int | None = None  # 前5个月
    season: int | None = None
    decade: tuple[int, int] | None = None  # first year within its century (or of all, 1990), number of years
    century: Ref | None = None  # its number, or a distance from the text's own
    festival: str | None = None  # rule of the lexicon
    offset: tuple[int, str] | None = None  # (-3, "day")
    near: tuple[int, int] | None = None  # 今明两天: days from the day of writing
    nth: tuple[int, int] | str | None = None  # (1, 7) the first Sunday of its month; "first", "last" day of its unit
    iso_week: int | None = None
    lunar: bool = False
    leap: bool = False
    part: str | None = None
    time: str | None = None
    era: str | None = None  # "republic", "reign"
    annual: bool = False  # 2022年度: a reporting year
    short: bool = False  # a year of two digits
    hao: bool = False  # 5号
    named: bool = False  # the year stands behind the name of its era: 公元105年


class Item(NamedTuple):
    """A date or a range of dates."""

    first: Point
    last: Point | None


class Cycle(NamedTuple):
    """A schedule as printed: the rule's parts without bounds, and the date of a yearly or monthly one."""

    freq: str  # DAILY WEEKLY MONTHLY YEARLY
    interval: int = 1
    byday: tuple[str, ...] = ()
    monthdays: tuple[int, ...] = ()
    workdays: bool = False  # said as 工作日
    point: Point | None = None


class Found(NamedTuple):
    """An expression of the text: a date, range, list, schedule or duration.

    ``rule`` names the grammar rule; ``before`` and ``after`` the bounding words beside it (自, 截至; 起, 前); ``free`` says that
    it stands as an adverbial, not inside a noun phrase.
    """

    rule: str
    start: int
    end: int
    items: tuple[Item, ...] = ()
    cycle: Cycle | None = None
    days: tuple[int, str] | None = None  # a duration: (5, "day")
    before: str = ""
    after: str = ""
    free: bool = True
    origin: int = 0  # what the offsets of its points count from
    sure: bool = False  # a date wherever it stands, names aside


found_of = of_tuple(Found)


def says_again(found: Found) -> bool:
    """Whether an expression in brackets behind a date says the same by another calendar or from today: （农历五月廿一）, （除夕）, （昨天）."""
    first = found.items[0].first
    return first.lunar or first.festival is not None or counts(found)


def counts(found: Found) -> bool:
    """Whether an expression is one day that counts from another: 昨天, 上周五."""
    first, last = found.items[0]
    if len(found.items) > 1 or last is not None or first.month is not None:
        return False
    return first.weekday is not None or (first.day is not None and first.day.base != "abs")


def counts_on(found: Found) -> bool:
    """Whether an expression is a day so many days after the one told before (次日, 翌日)."""
    day = found.items[0].first.day if found.items else None
    return day is not None and day.base == "text" and day.n > 0


def printed(point: Point) -> bool:
    """Whether a date prints a month or a day of its own."""
    units = (point.month, point.day)
    return any(unit is not None and unit.base == "abs" for unit in units)
