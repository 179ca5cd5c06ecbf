"""The period a bulletin covers, in EDTF (ISO 8601-2): a month, a year, or a span of either, both ends inclusive.

``2023-07``, ``2023``, ``1986/2005``, ``2023-07/2023-09``. Years have four digits; a span's two ends are of one
precision and in order. Days, seasons and open ends are no periods of a bulletin.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?"
_PERIOD = re.compile(rf"({_POINT})(?:/({_POINT}))?", re.ASCII)


def is_period(text: str) -> bool:
    """Whether *text* is a period as this module defines it, exactly (no white space, no short forms).

    >>> [is_period(t) for t in ("2023-07", "2023", "1986/2005", "2023-07/2023-09", "2023-7", "2023/2023-09", "2005/1986")]
    [True, True, True, True, False, False, False]
    """
    match = _PERIOD.fullmatch(text)
    if match is None:
        return False
    first, last = match.groups()
    return last is None or (len(first) == len(last) and first <= last)


def period_bounds(period: str) -> tuple[date, date]:
    """First and last day of a period, both inclusive.

    Raises:
        ValueError: *period* is none (see :func:`is_period`).

    >>> period_bounds("2023-07/2023-09")
    (datetime.date(2023, 7, 1), datetime.date(2023, 9, 30))
    """
    if not is_period(period):
        raise ValueError(f"not a period: {period!r} (a month 2023-07, a year 2023, or a span 1986/2005)")
    first, _, last = period.partition("/")
    last = last or first
    year, month = _point(first)
    start = date(year, month or 1, 1)
    year, month = _point(last)
    month = month or 12
    return start, date(year, month, monthrange(year, month)[1])


def make_period(start: date, end: date, *, months: bool) -> str:
    """The shortest period that holds both days: months with *months*, else whole years.

    >>> make_period(date(2023, 7, 6), date(2023, 9, 2), months=True)
    '2023-07/2023-09'
    >>> make_period(date(1986, 7, 6), date(1986, 9, 2), months=False)
    '1986'
    """
    first, last = (f"{d.year:04}-{d.month:02}" if months else f"{d.year:04}" for d in (start, end))
    return first if first == last else f"{first}/{last}"


def single_year(period: str) -> int | None:
    """The year of a period that lies within one, else None; "" has none.

    >>> single_year("2023-07/2023-09"), single_year("1986/2005")
    (2023, None)
    """
    if not period:
        return None
    start, end = period_bounds(period)
    return start.year if start.year == end.year else None


def single_month(period: str) -> tuple[int, int] | None:
    """Year and month of a period that is one month, else None; "" is none.

    >>> single_month("2023-07"), single_month("2023")
    ((2023, 7), None)
    """
    if not period:
        return None
    start, end = period_bounds(period)
    return (start.year, start.month) if (start.year, start.month) == (end.year, end.month) else None


def period_label(period: str) -> str:
    """A period as Chinese readers write it.

    Raises:
        ValueError: *period* is none.

    >>> [period_label(p) for p in ("2023-07", "2023", "1986/2005", "2023-07/2023-09", "2023-12/2024-01")]
    ['2023年7月', '2023年', '1986—2005年', '2023年7—9月', '2023年12月—2024年1月']
    """
    start, end = period_bounds(period)
    first, _, last = period.partition("/")
    if "-" not in first:
        return f"{start.year}年" if not last or first == last else f"{start.year}—{end.year}年"
    if not last or first == last:
        return f"{start.year}年{start.month}月"
    if start.year == end.year:
        return f"{start.year}年{start.month}—{end.month}月"
    return f"{start.year}年{start.month}月—{end.year}年{end.month}月"


def _point(text: str) -> tuple[int, int | None]:
    year, _, month = text.partition("-")
    return int(year), int(month) if month else None


def compact(day: date) -> str:
    """A day without hyphens, as rules and calendars write it; ``%Y`` would leave out the noughts of a year before 1000.

    >>> compact(date(980, 7, 3))
    '09800703'
    """
    return day.isoformat().replace("-", "")
