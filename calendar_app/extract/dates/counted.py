"""Dates that count from another: 昨天, 上周五, 三天后, 过去两周, and festivals, whose year is the nearest."""

from __future__ import annotations

from datetime import date, timedelta

from calendar_app.extract.dates.almanac import festival_day, is_lunar
from calendar_app.extract.dates.shapes import Point, Ref
from calendar_app.extract.dates.times import (
    Base,
    Resolved,
    Tense,
    Told,
    UnknownTime,
    add_months,
    anchor_day,
)
from calendar_app.extract.dates.units import in_year, one_day, whole_day, within
from calendar_app.extract.dates.years import year_of
from calendar_app.model.extraction import Precision


def relative_day(point: Point, base: Base, told: Told) -> Resolved:
    """昨天, 次日, 下周的今天: a day so many days from another."""
    ref = point.day
    assert ref is not None  # noqa: S101 - the caller looked
    anchor, source = anchor_day(ref.base, base, told)
    weeks = point.week.n if point.week is not None else 0
    return one_day(anchor + timedelta(days=ref.n + 7 * weeks), point, source, vague=True)


def week_of(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """A week, weekend or weekday; a bare 周五 is this week's, last week's where it is told as past and not yet come."""
    anchor, source = anchor_day("on", base, told)
    monday = anchor - timedelta(days=anchor.isoweekday() - 1)
    shift = point.week.n if point.week is not None else 0
    if (
        point.week is None
        and (tense.past or tense.reported or base.news)
        and not tense.future
        and point.weekday
        and point.weekday > anchor.isoweekday()
    ):
        shift = -1
    elif (
        point.week is None and tense.future and not tense.past and point.weekday and point.weekday < anchor.isoweekday()
    ):
        shift = 1
    monday += timedelta(days=7 * shift)
    if point.weekday == 0:
        start, end = monday + timedelta(days=5), monday + timedelta(days=6)
    elif point.weekday is None:
        start, end = monday, monday + timedelta(days=6)
    else:
        return one_day(monday + timedelta(days=point.weekday - 1), point, source)
    return Resolved(
        start,
        end,
        Precision.DAY,
        within(start, end),
        source,
        part=point.part,
        time=point.time,
        year=start.year,
        exact=False,
        inner=(end, start),
    )


def festival_of(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """The day of a festival: of the year printed or told, else of the year nearest to the text's own time."""
    rule = point.festival or ""
    if point.year is not None:
        year, source = year_of(point, base, told, tense)
        if year is None:
            raise UnknownTime
    else:
        near = base.published or (base.bounds[0] if base.bounds is not None and base.year is not None else None)
        if near is None:
            raise UnknownTime
        source = "published" if base.published else base.source
        year = told.year if told.explicit_year and told.year else _festival_year(rule, near, tense)
    day = festival_day(rule, year) if 1 <= year <= 9998 else None
    if day is None:
        raise UnknownTime
    if point.day is not None and point.day.base == "text":  # 春节前一天
        day += timedelta(days=point.day.n)
    return one_day(day, point, source, "lunar" if is_lunar(rule) else "festival")


def _festival_year(rule: str, near: date, tense: Tense) -> int:
    day = festival_day(rule, near.year)
    if day is None:
        return near.year
    if (day - near).days > 300 and not tense.future:
        return near.year - 1
    if (near - day).days > 240 and (tense.future or not tense.past):
        return near.year + 1
    return near.year


def first_months(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """前5个月 without a year: the months of this year that are over by then, else the last ones before the day of writing."""
    months = point.first_months or 1
    anchor, source = anchor_day("on", base, told)
    if (months % 3 == 0 and months > 3) or months in (anchor.month - 1, anchor.month - 2):
        return in_year(point, anchor.year, source)
    return distance(point._replace(rule="stretch", offset=(-months, "month")), base, told)


def distance(point: Point, base: Base, told: Told) -> Resolved:
    """三天后, 两周前, 过去三天: counted from the day of writing, else from the day told before."""
    n, unit = point.offset or (0, "day")
    anchor, source = anchor_day("on", base, told)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + n
        return in_year(point._replace(offset=None, quarter=index % 4 + 1), index // 4, source)
    if point.rule == "stretch":
        if unit in ("day", "week"):
            days = n * (7 if unit == "week" else 1)
            start, end = (
                (anchor + timedelta(days=1), anchor + timedelta(days=days))
                if n > 0
                else (anchor + timedelta(days=days), anchor - timedelta(days=1))
            )
        else:
            other = add_months(anchor, n * (12 if unit == "year" else 1))
            start, end = (anchor + timedelta(days=1), other) if n > 0 else (other, anchor - timedelta(days=1))
        return Resolved(start, end, Precision.DAY, f"{start}/{end}", source, year=start.year)
    if point.day is not None or point.month is not None:
        return _within_distance(point, anchor, n, unit, source)
    if unit in ("day", "week"):
        return one_day(anchor + timedelta(days=n * (7 if unit == "week" else 1)), point, source)
    other = add_months(anchor, n * (12 if unit == "year" else 1))
    if unit == "month":
        return whole_day(point._replace(month=Ref("abs", other.month), offset=None), other.year, source)
    return in_year(point._replace(offset=None), other.year, source)


def _within_distance(point: Point, anchor: date, n: int, unit: str, source: str) -> Resolved:
    """五年前的今天, 三年前的5月, 两个月前的1号: a date of the year or month so far away."""
    if unit in ("day", "week"):
        return one_day(anchor + timedelta(days=n * (7 if unit == "week" else 1)), point, source)
    other = add_months(anchor, n * (12 if unit == "year" else 1))
    month = point.month if point.month is not None and point.month.base == "abs" else Ref("abs", other.month)
    day = point.day if point.day is None or point.day.base == "abs" else Ref("abs", other.day)
    return whole_day(point._replace(offset=None, month=month, day=day), other.year, source)
