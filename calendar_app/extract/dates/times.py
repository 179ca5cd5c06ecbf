"""What resolving goes by and gives: the text's own time, what was told before, tense, the days of a date, and doubts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from calendar_app.extract.dates.shapes import Point
from calendar_app.model.extraction import Precision


class Base(NamedTuple):
    """The text's own time: publication day, the day or month or year it tells of, and the bounds of its period.

    ``source`` names where year and month came from ("entry", "heading", "period", "published").
    """

    published: date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    bounds: tuple[date, date] | None = None
    source: str = "period"
    bare: bool = False  # a text by itself, not an item of a bulletin
    alone: bool = (
        False  # a bare text that is nothing but the expression: its month is of the year of writing, even ahead
    )
    news: bool = False  # a bare text that reports (电, 记者, 报道): its weekdays are over unless announced


class Told(NamedTuple):
    """The date told before: what 同年, 次日 and a bare day go by; ``fresh`` within the same sentence."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    explicit_year: bool = False
    fresh: bool = False
    last: tuple[int | None, int | None, int | None] = (
        None,
        None,
        None,
    )  # year, month, day of the last date, wherever it stood


class Resolved(NamedTuple):
    """Days of a date. ``start`` is None where Python has no such day."""

    start: date | None
    end: date | None
    precision: Precision
    edtf: str
    anchor: str
    calendar: str | None = None
    part: str | None = None
    time: str | None = None
    year: int | None = None
    explicit_year: bool = False
    exact: bool = True  # False: a part of the unit without fixed bounds (月底)
    inner: tuple[date | None, date | None] | None = (
        None  # latest first day and earliest last day, where they are not known
    )
    vague: bool = False  # a word that counts from the day of writing and no more (今年, 昨天)


class Tense(NamedTuple):
    """What the words around a date say: ``future`` announced, ``past`` told as done."""

    future: bool = False
    past: bool = False
    reported: bool = False  # a verb of report follows (周五公布)


class Problem(Exception):  # noqa: N818 - not a failure of the program: what a text prints is doubtful
    """A date that cannot be; ``code`` is the diagnostic's, the message Chinese for readers."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class UnknownTime(Exception):  # noqa: N818 - as above
    """A date whose missing units nothing tells."""


class Mismatch(Exception):  # noqa: N818 - carries a usable reading
    """A weekday printed beside a day that it is not; ``resolved`` is the day as printed."""

    def __init__(self, day: date, point: Point, resolved: Resolved) -> None:
        self.resolved = resolved
        names = "一二三四五六日"
        super().__init__(
            f"{day.isoformat()}是星期{names[day.isoweekday() - 1]}，文中作星期{names[(point.weekday or 1) - 1]}"
        )


def anchor_day(ref_base: str, base: Base, told: Told) -> tuple[date, str]:
    """The day that 昨天 or 次日 counts from."""
    if ref_base == "text" and told.last[0] is not None and told.last[1] is not None and told.last[2] is not None:
        return date(told.last[0], told.last[1], told.last[2]), "text"
    if base.published is not None:
        return base.published, "published"
    if told.year is not None and told.month is not None and told.day is not None:
        return date(told.year, told.month, told.day), "text"
    if base.year is not None and base.month is not None and base.day is not None:
        return date(base.year, base.month, base.day), base.source
    raise UnknownTime


_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Days of a month (``calendar.monthrange`` without its weekday, which costs more than all else here)."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month] + leap


def add_months(day: date, n: int) -> date:
    """*day* moved by *n* months, to the month's last day where it has no such day; kept within Python's years."""
    index = day.year * 12 + day.month - 1 + n
    year, month = min(9999, max(1, index // 12)), index % 12 + 1
    return date(year, month, min(day.day, month_length(year, month)))
