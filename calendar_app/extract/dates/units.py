"""Years, months, days and their parts → days: dates that print units of the calendar, whole or in part."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from calendar_app.extract.dates.almanac import lunar_day, lunar_month
from calendar_app.extract.dates.shapes import Point, Ref
from calendar_app.extract.dates.times import (
    Base,
    Mismatch,
    Problem,
    Resolved,
    Tense,
    Told,
    UnknownTime,
    anchor_day,
    month_length,
)
from calendar_app.model.extraction import Precision


def day_in_month(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """A day or third without its month: of the month told last, else of the entry's."""
    if point.lunar:
        raise UnknownTime  # 初七: of which moon
    day = point.day.n if point.day is not None else (point.third or (1, 1))[0]
    if told.month is not None and told.year is not None:
        year, month, source = told.year, told.month, "text"
    elif base.published is not None:
        year, month, source = base.published.year, base.published.month, "published"
        ahead = day - base.published.day
        if base.alone:
            pass
        elif ahead > (15 if base.bare and not base.news else 0) and not tense.future:
            year, month = _month_before(year, month)
        elif ahead < 0 and tense.future and not tense.past:
            year, month = year + month // 12, month % 12 + 1
    elif base.year is not None and base.month is not None:
        year, month, source = base.year, base.month, base.source
    else:
        raise UnknownTime
    for _ in range(2):
        if point.day is None or day <= month_length(year, month):
            break
        year, month = _month_before(year, month)  # 31日 in a list of February is January's
    return whole_day(point._replace(month=Ref("abs", month)), year, source)


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year, month - 1) if month > 1 else (year - 1, 12)


def in_month(point: Point, year: int | None, source: str, base: Base, told: Told, tense: Tense) -> Resolved:
    """A month, or a day or part of it; *year* is None where only the month's own words tell it (上月)."""
    ref = point.month
    assert ref is not None  # noqa: S101 - the caller looked
    month = ref.n
    if ref.base != "abs":
        if ref.base == "text" and told.last[0] is not None and told.last[1] is not None:
            at, source = (told.last[0], told.last[1]), "text"
        elif base.published is not None:
            at, source = (base.published.year, base.published.month), "published"
        elif base.year is not None and base.month is not None:
            at, source = (base.year, base.month), base.source
        elif told.month is not None and told.year is not None:
            at, source = (told.year, told.month), "text"
        else:
            raise UnknownTime
        index = at[0] * 12 + at[1] - 1 + ref.n
        found_year, month = index // 12, index % 12 + 1
        year = found_year if point.year is None else year
    if year is None:
        raise UnknownTime
    if (point.nth is not None or point.iso_week is not None) and not 1 <= year <= 9998:
        raise UnknownTime
    if point.nth is not None:
        return _nth(point, year, month, source)
    if point.iso_week is not None:
        return _week_of_month(point, year, month, source)
    if point.day is not None and point.day.base != "abs":  # 上个月的今天
        day, _ = anchor_day(point.day.base, base, told)
        point = point._replace(day=Ref("abs", min(day.day, month_length(year, month))))
    if point.lunar:
        return _lunar(point._replace(month=Ref("abs", month)), year, source)
    return whole_day(point._replace(month=Ref("abs", month)), year, source)


def whole_day(point: Point, year: int, source: str) -> Resolved:
    """A month, or a day or third of it, all units known."""
    assert point.month is not None  # noqa: S101 - the callers filled it
    month = point.month.n
    common: dict[str, Any] = {
        "anchor": source,
        "calendar": point.era,
        "year": year,
        "explicit_year": point.year is not None,
    }
    if not 1 <= year <= 9999:
        return Resolved(None, None, Precision.MONTH, f"{_edtf_year(year)}-{month:02}", **common)
    length = month_length(year, month)
    if point.day is not None:
        if not 1 <= point.day.n <= length:
            raise Problem("impossible-date", f"{year}年{month}月没有{point.day.n}日")
        day = date(year, month, point.day.n)
        if point.weekday is not None and point.week is None and day.isoweekday() != point.weekday:
            raise Mismatch(
                day,
                point,
                Resolved(day, day, Precision.DAY, day.isoformat(), part=point.part, time=point.time, **common),
            )
        precision = Precision.PART if point.part else Precision.DAY
        return Resolved(day, day, precision, day.isoformat(), part=point.part, time=point.time, **common)
    if point.third is not None:
        low, high = point.third
        start, end = date(year, month, low), date(year, month, min(high, length))
        return Resolved(start, end, Precision.DAY, within(start, end), exact=False, inner=(end, start), **common)
    return Resolved(
        date(year, month, 1),
        date(year, month, length),
        Precision.MONTH,
        f"{year:04}-{month:02}",
        exact=point.edge is None,
        **common,
    )


def one_day(day: date, point: Point, source: str, calendar: str | None = None, *, vague: bool = False) -> Resolved:
    """One known day, with its part and clock time as printed."""
    precision = Precision.PART if point.part else Precision.DAY
    return Resolved(
        day,
        day,
        precision,
        day.isoformat(),
        source,
        calendar,
        point.part,
        point.time,
        day.year,
        point.year is not None,
        vague=vague,
    )


def _nth(point: Point, year: int, month: int, source: str) -> Resolved:
    """The first Monday, the last day of a month."""
    length = month_length(year, month)
    if point.nth == "last":
        day = length
    elif isinstance(point.nth, tuple):
        order, weekday = point.nth[0], point.nth[1] or 6
        day = (weekday - date(year, month, 1).isoweekday()) % 7 + 7 * (order - 1) + 1
        if day > length:
            raise Problem("impossible-date", f"{year}年{month}月没有第{order}个这样的日子")
        if point.nth[1] == 0:  # a weekend
            start = date(year, month, day)
            end = start + timedelta(days=1)
            given = point.year is not None
            return Resolved(
                start,
                end,
                Precision.DAY,
                within(start, end),
                source,
                year=year,
                explicit_year=given,
                exact=False,
                inner=(end, start),
            )
    else:
        day = 1
    return one_day(date(year, month, day), point, source)


def _week_of_month(point: Point, year: int, month: int, source: str) -> Resolved:
    """A numbered week of a month: a week belongs to the month of its Thursday (ISO 8601's rule for years)."""
    first = date(year, month, 1)
    monday = first + timedelta(days=(4 - first.isoweekday()) % 7 - 3 + 7 * ((point.iso_week or 1) - 1))
    if not 1 <= (point.iso_week or 1) <= 5:
        raise Problem("impossible-date", f"{year}年{month}月没有第{point.iso_week}周")
    end = monday + timedelta(days=6)
    return Resolved(
        monday, end, Precision.DAY, f"{monday}/{end}", source, year=year, explicit_year=point.year is not None
    )


def within(start: date, end: date) -> str:
    """EDTF of a happening on some day from *start* to *end*; a slash would say that it lasted."""
    return f"[{start}..{end}]"


def iso_week(point: Point, year: int, source: str) -> Resolved:
    """A numbered week of the year (ISO 8601)."""
    week = point.iso_week or 1
    try:
        start, end = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError as error:
        raise Problem("impossible-date", f"{year}年没有第{week}周") from error
    return Resolved(start, end, Precision.DAY, f"{start}/{end}", source, year=year, explicit_year=True)


def _lunar(point: Point, year: int, source: str) -> Resolved:
    assert point.month is not None  # noqa: S101 - the caller filled it
    common: dict[str, Any] = {
        "anchor": source,
        "calendar": "lunar",
        "year": year,
        "explicit_year": point.year is not None,
    }
    if point.day is not None:
        day = lunar_day(year, point.month.n, point.day.n, leap=point.leap)
        if day is None:
            raise Problem("impossible-date", f"农历{year}年没有{point.month.n}月{point.day.n}日")
        precision = Precision.PART if point.part else Precision.DAY
        return Resolved(day, day, precision, day.isoformat(), part=point.part, time=point.time, **common)
    bounds = lunar_month(year, point.month.n, leap=point.leap)
    if bounds is None:
        raise Problem("impossible-date", f"农历{year}年没有这个月")
    start, end = bounds
    if point.third is not None:
        low, high = point.third
        start, end = start + timedelta(days=low - 1), min(end, start + timedelta(days=high - 1))
    return Resolved(start, end, Precision.DAY, within(start, end), exact=False, inner=(end, start), **common)


def in_year(point: Point, year: int, source: str) -> Resolved:
    """A year, or a half, quarter, season or edge of it."""
    vague = (
        point.year is not None
        and point.year.base == "on"
        and point.half is None
        and point.quarter is None
        and point.edge is None
    )
    common: dict[str, Any] = {
        "anchor": source,
        "calendar": point.era,
        "year": year,
        "explicit_year": True,
        "part": None,
        "vague": vague,
    }
    if not 1 <= year <= 9999:
        return Resolved(None, None, Precision.YEAR, _edtf_year(year), **common)
    if point.first_months is not None:
        last = point.first_months
        end = date(year, last, month_length(year, last))
        return Resolved(date(year, 1, 1), end, Precision.MONTH, f"{year:04}-01/{year:04}-{last:02}", **common)
    if point.half is not None:
        first = 1 if point.half == 1 else 7
        return Resolved(
            date(year, first, 1),
            date(year, first + 5, month_length(year, first + 5)),
            Precision.MONTH,
            f"{year:04}-{39 + point.half}",
            **common,
        )
    if point.quarter is not None:
        last = 3 * point.quarter
        return Resolved(
            date(year, last - 2, 1),
            date(year, last, month_length(year, last)),
            Precision.MONTH,
            f"{year:04}-{32 + point.quarter}",
            **common,
        )
    if point.nth is not None:
        return _nth(point, year, 12 if point.nth == "last" else 1, source)
    edtf = f"{year:04}" if point.season is None else f"{year:04}-{20 + point.season}"
    return Resolved(
        date(year, 1, 1),
        date(year, 12, 31),
        Precision.YEAR,
        edtf,
        exact=point.edge is None and point.season is None,
        **common,
    )


def _edtf_year(year: int) -> str:
    """EDTF of a year, astronomical numbering: 651 BC is -0650."""
    return f"{year:04}" if 0 <= year <= 9999 else f"-{-year:04}" if year > -10000 else f"Y{year}"


def decade_of(point: Point, base: Base) -> Resolved:
    """A decade or century, whole: 90年代初 has no bounds of its own. A decade without its century is of the twentieth, 00 and 10 later."""
    within_century, years = point.decade or (1, 100)
    century = point.century
    if century is not None and century.base == "on":
        year = base.published.year if base.published is not None else base.year
        if year is None:
            raise UnknownTime
        century = Ref("abs", (year - 1) // 100 + 1 + century.n)
    unsaid = 0 if within_century >= 1000 else 2000 if within_century in (0, 10) else 1900
    before = 100 * (century.n - 1) if century is not None else unsaid
    first = before + within_century
    if not 1 <= first <= 9900:
        raise UnknownTime
    if years == 100:
        edtf, precision = f"{first // 100:02}XX", Precision.CENTURY
    else:
        edtf, precision = f"{first // 10:03}X", Precision.DECADE
    return Resolved(
        date(first, 1, 1),
        date(first + years - 1, 12, 31),
        precision,
        edtf,
        "text",
        year=first,
        exact=point.edge is None,
    )
