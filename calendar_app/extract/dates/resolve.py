"""Second stage: an expression and the text's own time → days. Nothing here knows today's date.

What a date leaves out is taken, in this order, from the expression itself (the other end of its range), from the text
before it, from the entry (its cell, heading or publication day) and from the bulletin's period.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any, NamedTuple

from calendar_app.extract.dates.almanac import festival_day, is_lunar, lunar_day, lunar_month
from calendar_app.extract.dates.shapes import Found, Item, Point, Ref
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
    vague: bool = False  # a word that counts from the day of writing and no more (今年, 昨天)


class Problem(Exception):  # noqa: N818 - not a failure of the program: what a text prints is doubtful
    """A date that cannot be; ``code`` is the diagnostic's, the message Chinese for readers."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class UnknownTime(Exception):  # noqa: N818 - as above
    """A date whose missing units nothing tells."""


class Tense(NamedTuple):
    """What the words around a date say: ``future`` announced, ``past`` told as done."""

    future: bool = False
    past: bool = False
    reported: bool = False  # a verb of report follows (周五公布)


def resolve_item(item: Item, base: Base, told: Told, tense: Tense) -> Resolved:
    """Days of a date or range.

    Raises:
        Problem: the printed date is impossible, or a range runs backwards.
        UnknownTime: nothing tells a unit that is needed.
    """
    first, last = item
    if last is None:
        return _point(first, base, told, tense)
    head, tail = _share(first, last)
    a = _point(head, base, told, tense)
    units = told_by(a)
    after = told._replace(**units, fresh=True, explicit_year=True, last=(units["year"], units["month"], units["day"]))
    b = _point(tail, base, after, tense)
    if a.start is not None and b.end is not None and b.end < a.start and tail.year is None:
        b = _later(tail, base, after, tense, a.start)
    if a.start is None or b.end is None:
        return a._replace(end=b.end, edtf=f"{a.edtf}/{b.edtf}")
    if b.end < a.start:
        raise Problem("reversed-range", "范围的末日早于首日")
    precision = max((a.precision, b.precision), key=_ORDER.index)
    edtf = f"{a.edtf.split('/')[0]}/{b.edtf.rsplit('/', 1)[-1]}"
    time = f"{a.time}/{b.time}" if a.time and b.time and a.start == b.start else a.time
    return a._replace(
        end=b.end,
        precision=precision if a.start != b.start else a.precision,
        edtf=edtf,
        time=time,
        exact=a.exact and b.exact,
    )


_ORDER = [Precision.PART, Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY]


def told_by(found: Resolved) -> dict[str, Any]:
    """Year, month and day that a resolved date tells what follows it."""
    if found.start is None:
        return {"year": found.year, "month": None, "day": None}
    has_month = found.precision in (Precision.DAY, Precision.PART, Precision.MONTH)
    day = found.start.day if found.precision in (Precision.DAY, Precision.PART) else None
    return {"year": found.start.year, "month": found.start.month if has_month else None, "day": day}


def _share(first: Point, last: Point) -> tuple[Point, Point]:
    """Give each end of a range the units that only the other prints (5日至7月3日, 2—4月, 下周一至周三)."""
    if first.month is None and last.month is not None and first.day is not None and first.day.base == "abs":
        shift = -1 if last.day is not None and last.day.base == "abs" and first.day.n > last.day.n else 0
        month = last.month if last.month.base != "abs" else Ref("abs", (last.month.n + shift - 1) % 12 + 1)
        first = first._replace(month=month)
    if (
        last.month is None
        and first.month is not None
        and first.month.base != "text"
        and (last.day is not None or last.third is not None)
    ):
        last = last._replace(month=first.month, lunar=first.lunar)
    if first.lunar and last.day is not None:
        last = last._replace(lunar=True)
    if (
        first.year is None
        and last.year is not None
        and last.year.base == "abs"
        and first.month is not None
        and last.month is not None
    ):
        earlier = first.month.n > last.month.n and first.month.base == last.month.base == "abs"
        first = first._replace(year=Ref("abs", last.year.n - 1 if earlier else last.year.n))
    if last.weekday is not None and last.week is None and first.week is not None:
        last = last._replace(week=first.week)
    if first.decade is None and last.decade is not None and first.year is not None:
        first = first._replace(decade=(first.year.n, 10))
    if last.short and not first.short and last.year is not None and first.year is not None:
        last = last._replace(year=Ref("abs", first.year.n // 100 * 100 + last.year.n), short=False)
    return first, last


def _later(point: Point, base: Base, told: Told, tense: Tense, start: date) -> Resolved:
    """The end of a range that runs over the end of a month or year."""
    if point.month is None and point.day is not None:
        month, year = (start.month % 12 + 1, start.year + (start.month == 12))
        return _point(point._replace(year=Ref("abs", year), month=Ref("abs", month)), base, told, tense)
    if point.weekday is not None and point.week is not None:
        return _point(point._replace(week=Ref(point.week.base, point.week.n + 1)), base, told, tense)
    return _point(point._replace(year=Ref("abs", start.year + 1)), base, told, tense)


def _point(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    if point.offset is not None:
        return _distance(point, base, told)
    if point.near is not None:
        anchor, source = _anchor_day("on", base, told)
        start, end = (anchor + timedelta(days=n) for n in point.near)
        return Resolved(start, end, Precision.DAY, f"{start}/{end}", source, year=start.year)
    if point.decade is not None:
        return _decade(point)
    if point.day is not None and point.month is None and point.year is None and point.day.base != "abs":
        return _relative_day(point, base, told)
    if point.festival is not None:
        return _festival(point, base, told, tense)
    if (point.week is not None or point.weekday is not None) and point.day is None:
        return _week(point, base, told, tense)
    year, year_from = _year(point, base, told, tense)
    if point.month is None and (point.day is not None or point.third is not None):
        if point.year is not None and point.day is not None and point.day.base == "on" and base.published is not None:
            here = base.published
            return _day(
                point._replace(month=Ref("abs", here.month), day=Ref("abs", here.day)), year or here.year, year_from
            )
        return _day_in_month(point, base, told, tense)
    if point.month is not None:
        return _in_month(point, year, year_from, base, told, tense)
    if point.first_months is not None and point.year is None:
        return _first_months(point, base, told, tense)
    if year is None:
        raise UnknownTime
    if point.iso_week is not None:
        return _iso_week(point, year, year_from)
    return _in_year(point, year, year_from)


# -- the units ---------------------------------------------------------------------------------------------------------


def _year(point: Point, base: Base, told: Told, tense: Tense) -> tuple[int | None, str]:
    """The year of a date and where it came from."""
    ref = point.year
    if ref is None:
        if point.month is not None and point.month.base != "abs":
            return None, ""
        return _unsaid_year(point, base, told, tense)
    if ref.base == "abs":
        if not point.short:
            return ref.n, "text"
        if point.month is None and not 70 <= ref.n <= 99 and ref.n >= 10:
            raise UnknownTime  # 10年, 40年: as a rule so many years
        limit = (base.year or (base.published.year if base.published else None) or 2025) + 5
        return (2000 + ref.n if 2000 + ref.n <= limit and ref.n < 50 else 1900 + ref.n), "text"
    if ref.base == "text":
        year = told.last[0] or told.year or base.year
        if year is None:
            raise UnknownTime
        return year + ref.n, "text"
    if ref.base == "cycle":
        near = told.year if told.explicit_year and told.year else base.year
        if near is None:
            raise UnknownTime
        back = (near - 4 - ref.n) % 60
        return near - back if back < 55 else near + 60 - back, "text"
    if base.published is not None:
        return base.published.year + ref.n, "published"
    if base.year is None:
        raise UnknownTime
    return base.year + ref.n, base.source


def _unsaid_year(point: Point, base: Base, told: Told, tense: Tense) -> tuple[int | None, str]:
    """The year of a month that stands without one."""
    month = point.month.n if point.month is not None else None
    if told.explicit_year and told.year is not None and (told.fresh or base.year is None):
        return told.year, "text"
    if base.published is not None:
        return _near(month, base.published.year, base.published.month, tense), "published"
    if base.year is not None and base.month is not None:
        return _near(month, base.year, base.month, tense), base.source
    if (
        base.bounds is not None
        and (base.bounds[1].year - base.bounds[0].year) <= 1
        and month is not None
        and base.year is None
    ):
        for year in (base.bounds[0].year, base.bounds[1].year):
            if base.bounds[0].replace(day=1) <= date(year, max(1, min(12, month)), 1) <= base.bounds[1]:
                return year, "period"
    if base.year is not None:
        return base.year, base.source
    if told.year is not None:
        return told.year, "text"
    return None, ""


def _near(month: int | None, year: int, at: int, tense: Tense) -> int:
    """The year in which a month lies that a text of *year*-*at* names: its own, but for the turn of the year."""
    if month is None:
        return year
    if tense.past and month > at:
        return year - 1
    if month - at >= 10 - (at <= 2) and not tense.future:
        return year - 1
    if at - month >= 8 and tense.future and not tense.past:
        return year + 1
    return year


def _day_in_month(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """A day or third without its month: of the month told last, else of the entry's."""
    day = point.day.n if point.day is not None else (point.third or (1, 1))[0]
    if told.month is not None and told.year is not None:
        year, month, source = told.year, told.month, "text"
    elif base.published is not None:
        year, month, source = base.published.year, base.published.month, "published"
        ahead = day - base.published.day
        if ahead > (15 if base.bare else 0) and not tense.future:
            year, month = _month_before(year, month)
        elif ahead < 0 and tense.future and not tense.past:
            year, month = year + month // 12, month % 12 + 1
    elif base.year is not None and base.month is not None:
        year, month, source = base.year, base.month, base.source
    else:
        raise UnknownTime
    for _ in range(2):
        if point.day is None or day <= monthrange(year, month)[1]:
            break
        year, month = _month_before(year, month)  # 31日 in a list of February is January's
    return _day(point._replace(month=Ref("abs", month)), year, source)


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year, month - 1) if month > 1 else (year - 1, 12)


def _in_month(point: Point, year: int | None, source: str, base: Base, told: Told, tense: Tense) -> Resolved:
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
    if point.nth is not None:
        return _nth(point, year, month, source)
    if point.day is not None and point.day.base != "abs":  # 上个月的今天
        day, _ = _anchor_day(point.day.base, base, told)
        point = point._replace(day=Ref("abs", min(day.day, monthrange(year, month)[1])))
    if point.lunar:
        return _lunar(point._replace(month=Ref("abs", month)), year, source)
    return _day(point._replace(month=Ref("abs", month)), year, source)


def _day(point: Point, year: int, source: str) -> Resolved:
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
    length = monthrange(year, month)[1]
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
        return Resolved(start, end, Precision.DAY, f"{start}/{end}", **common)
    return Resolved(
        date(year, month, 1),
        date(year, month, length),
        Precision.MONTH,
        f"{year:04}-{month:02}",
        exact=point.edge is None,
        **common,
    )


def _nth(point: Point, year: int, month: int, source: str) -> Resolved:
    """The first Monday, the last day of a month."""
    length = monthrange(year, month)[1]
    if point.nth == "last":
        day = length
    elif isinstance(point.nth, tuple):
        order, weekday = point.nth
        day = (weekday - date(year, month, 1).isoweekday()) % 7 + 7 * (order - 1) + 1
        if day > length:
            raise Problem("impossible-date", f"{year}年{month}月没有第{order}个这样的日子")
    else:
        day = 1
    return _one_day(date(year, month, day), point, source)


def _iso_week(point: Point, year: int, source: str) -> Resolved:
    """A numbered week of the year (ISO 8601)."""
    week = point.iso_week or 1
    try:
        start, end = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError as error:
        raise Problem("impossible-date", f"{year}年没有第{week}周") from error
    return Resolved(start, end, Precision.DAY, f"{start}/{end}", source, year=year, explicit_year=True)


class Mismatch(Exception):  # noqa: N818 - carries a usable reading
    """A weekday printed beside a day that it is not; ``resolved`` is the day as printed."""

    def __init__(self, day: date, point: Point, resolved: Resolved) -> None:
        self.resolved = resolved
        names = "一二三四五六日"
        super().__init__(
            f"{day.isoformat()}是星期{names[day.isoweekday() - 1]}，文中作星期{names[(point.weekday or 1) - 1]}"
        )


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
    return Resolved(start, end, Precision.DAY, f"{start}/{end}", **common)


def _in_year(point: Point, year: int, source: str) -> Resolved:
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
        end = date(year, last, monthrange(year, last)[1])
        return Resolved(date(year, 1, 1), end, Precision.MONTH, f"{year:04}-01/{year:04}-{last:02}", **common)
    if point.half is not None:
        first = 1 if point.half == 1 else 7
        return Resolved(
            date(year, first, 1),
            date(year, first + 5, monthrange(year, first + 5)[1]),
            Precision.MONTH,
            f"{year:04}-{39 + point.half}",
            **common,
        )
    if point.quarter is not None:
        last = 3 * point.quarter
        return Resolved(
            date(year, last - 2, 1),
            date(year, last, monthrange(year, last)[1]),
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


def _decade(point: Point) -> Resolved:
    first, years = point.decade or (0, 0)
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


# -- dates that count from another ---------------------------------------------------------------------------------------


def _anchor_day(ref_base: str, base: Base, told: Told) -> tuple[date, str]:
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


def _relative_day(point: Point, base: Base, told: Told) -> Resolved:
    ref = point.day
    assert ref is not None  # noqa: S101 - the caller looked
    anchor, source = _anchor_day(ref.base, base, told)
    weeks = point.week.n if point.week is not None else 0
    return _one_day(anchor + timedelta(days=ref.n + 7 * weeks), point, source, vague=True)


def _one_day(day: date, point: Point, source: str, calendar: str | None = None, *, vague: bool = False) -> Resolved:
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


def _week(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    anchor, source = _anchor_day("on", base, told)
    monday = anchor - timedelta(days=anchor.isoweekday() - 1)
    shift = point.week.n if point.week is not None else 0
    if (
        point.week is None
        and (tense.past or tense.reported)
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
        return _one_day(monday + timedelta(days=point.weekday - 1), point, source)
    return Resolved(
        start, end, Precision.DAY, f"{start}/{end}", source, part=point.part, time=point.time, year=start.year
    )


def _festival(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    rule = point.festival or ""
    if point.year is not None:
        year, source = _year(point, base, told, tense)
        if year is None:
            raise UnknownTime
    else:
        near = base.published or (base.bounds[0] if base.bounds is not None and base.year is not None else None)
        if near is None:
            raise UnknownTime
        source = "published" if base.published else base.source
        year = told.year if told.explicit_year and told.year else _festival_year(rule, near, tense)
    day = festival_day(rule, year)
    if day is None:
        raise UnknownTime
    return _one_day(day, point, source, "lunar" if is_lunar(rule) else "festival")


def _festival_year(rule: str, near: date, tense: Tense) -> int:
    day = festival_day(rule, near.year)
    if day is None:
        return near.year
    if (day - near).days > 300 and not tense.future:
        return near.year - 1
    if (near - day).days > 240 and (tense.future or not tense.past):
        return near.year + 1
    return near.year


def _first_months(point: Point, base: Base, told: Told, tense: Tense) -> Resolved:
    """前5个月 without a year: the months of this year that are over by then, else the last ones before the day of writing."""
    months = point.first_months or 1
    anchor, source = _anchor_day("on", base, told)
    if (months % 3 == 0 and months > 3) or months in (anchor.month - 1, anchor.month - 2):
        return _in_year(point, anchor.year, source)
    return _distance(point._replace(rule="stretch", offset=(-months, "month")), base, told)


def _distance(point: Point, base: Base, told: Told) -> Resolved:
    """三天后, 两周前, 过去三天: counted from the day of writing, else from the day told before."""
    n, unit = point.offset or (0, "day")
    anchor, source = _anchor_day("on", base, told)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + n
        return _in_year(point._replace(offset=None, quarter=index % 4 + 1), index // 4, source)
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
    if point.day is not None:  # 五年前的今天
        return _one_day(add_months(anchor, n * 12) if unit == "year" else anchor + timedelta(days=n), point, source)
    if unit in ("day", "week"):
        return _one_day(anchor + timedelta(days=n * (7 if unit == "week" else 1)), point, source)
    other = add_months(anchor, n * (12 if unit == "year" else 1))
    if unit == "month":
        return _day(point._replace(month=Ref("abs", other.month), offset=None), other.year, source)
    return _in_year(point._replace(offset=None), other.year, source)


def add_months(day: date, n: int) -> date:
    """*day* moved by *n* months, to the month's last day where it has no such day; kept within Python's years."""
    index = day.year * 12 + day.month - 1 + n
    year, month = min(9999, max(1, index // 12)), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def resolve(found: Found, base: Base, told: Told, tense: Tense) -> list[Resolved]:
    """Days of an expression: one for a date or range, one for each unbroken run of a list's days.

    Raises:
        Problem, UnknownTime, Mismatch: as :func:`resolve_item`.
    """
    out: list[Resolved] = []
    previous: Point | None = None
    for item in found.items:
        first = item.first
        if previous is not None:
            told = told._replace(fresh=True)
            if (
                first.month is None
                and first.day is not None
                and previous.month is not None
                and previous.month.base == "abs"
            ):
                first = first._replace(lunar=previous.lunar)
            if first.weekday is not None and first.week is None:
                first = first._replace(week=previous.week)
        item_found = resolve_item(Item(first, item.last), base, told, tense)
        told = told._replace(**told_by(item_found), explicit_year=told.explicit_year or item_found.explicit_year)
        previous = item.last or first
        run = out[-1] if out else None
        if run is not None and run.end is not None and item_found.start is not None and _follows(run, item_found):
            out[-1] = run._replace(
                end=item_found.end, edtf=f"{run.edtf.split('/')[0]}/{item_found.edtf.rsplit('/', 1)[-1]}"
            )
        else:
            out.append(item_found)
    return out


def _follows(run: Resolved, more: Resolved) -> bool:
    days = (Precision.DAY, Precision.PART)
    if run.end is None or more.start is None or run.part or more.part:
        return False
    same = run.precision == more.precision or (run.precision in days and more.precision in days)
    return same and more.start - run.end == timedelta(days=1)
