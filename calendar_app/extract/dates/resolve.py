"""Second stage: an expression and the text's own time → days. Nothing here knows today's date.

What a date leaves out is taken, in this order, from the expression itself (the other end of its range), from the text
before it, from the entry (its cell, heading or publication day) and from the bulletin's period.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from calendar_app.extract.dates.counted import distance, festival_of, first_months, relative_day, week_of
from calendar_app.extract.dates.shapes import Found, Item, Point, Ref
from calendar_app.extract.dates.times import Base, Problem, Resolved, Tense, Told, UnknownTime, anchor_day
from calendar_app.extract.dates.units import day_in_month, decade_of, in_month, in_year, iso_week, whole_day
from calendar_app.extract.dates.years import year_of
from calendar_app.model.extraction import Precision


def resolve(found: Found, base: Base, told: Told, tense: Tense) -> tuple[Resolved, ...]:
    """Days of an expression: one for a date or range, one for each unbroken run of a list's days.

    Raises:
        Problem, UnknownTime, Mismatch: as :func:`resolve_item`.
    """
    try:
        return _resolved(found.items, base, told, tense)
    except OverflowError as error:  # counted to before the year 1, or to after 9999
        raise UnknownTime from error


@lru_cache(maxsize=4096)
def _resolved(items: tuple[Item, ...], base: Base, told: Told, tense: Tense) -> tuple[Resolved, ...]:
    """The same words under the same circumstances give the same days: worked out once."""
    if len(items) == 1:
        return (resolve_item(items[0], base, told, tense),)
    out: list[Resolved] = []
    previous: Point | None = None
    for item in items:
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
        carries = told.explicit_year or item_found.explicit_year
        told = Told(*told_by(item_found), explicit_year=carries, fresh=True, last=told.last)
        previous = item.last or first
        run = out[-1] if out else None
        if run is not None and run.end is not None and item_found.start is not None and _follows(run, item_found):
            out[-1] = _joined(run, item_found)
        else:
            out.append(item_found)
    return tuple(out)


def resolve_item(item: Item, base: Base, told: Told, tense: Tense) -> Resolved:
    """Days of a date or range.

    Raises:
        Problem: the printed date is impossible, or a range runs backwards.
        UnknownTime: nothing tells a unit that is needed.
    """
    first, last = item
    if last is None or (last.rule == "until-now" and base.published is None):
        return _point(first, base, told, tense)
    if last.rule == "until-now":
        return _until_now(first, last, base, told)
    head, tail = _share(first, last)
    a = _point(head, base, told, tense)
    units = told_by(a)
    after = Told(*units, explicit_year=True, fresh=True, last=units)
    try:
        b = _point(tail, base, after, tense)
    except Problem:  # 1999年6月1日至2月29日: the year after has the day
        if a.start is None or tail.year is not None or tail.month is None or tail.month.n >= a.start.month:
            raise
        return _joined(a, _later(tail, base, after, tense, a.start))
    turned = last.month is None or first.month is None or last.month != first.month
    if a.start is not None and b.end is not None and b.end < a.start and tail.year is None and turned:
        b = _later(tail, base, after, tense, a.start)
    if a.start is None or b.end is None:
        if a.start is not None:
            raise Problem("reversed-range", "范围的末日早于首日")
        return a._replace(end=None, edtf=f"{a.edtf}/{b.edtf}")
    if b.end < a.start:
        raise Problem("reversed-range", "范围的末日早于首日")
    return _joined(a, b)


def _until_now(first: Point, last: Point, base: Base, told: Told) -> Resolved:
    """10月1日至今: from the last such date to the day of writing."""
    base = base._replace(alone=False)
    a, b = _point(first, base, told, Tense(past=True)), _point(last, base, told, Tense())
    if a.start is None or b.end is None or a.start <= b.end:
        return a if a.start is None or b.end is None else _joined(a, b)
    if first.year is None and first.month is not None:
        a = _point(first._replace(year=Ref("abs", a.start.year - 1)), base, told, Tense())
    if a.start is None or a.start > b.end:
        raise Problem("reversed-range", "范围的末日早于首日")
    return _joined(a, b)


def _joined(a: Resolved, b: Resolved) -> Resolved:
    """From the first day of one date to the last of another, later one."""
    if a.start == b.start:  # from one hour to another of a day
        return a._replace(end=b.end, time=f"{a.time}/{b.time}" if a.time and b.time else a.time)
    precision = max((a.precision, b.precision, Precision.DAY), key=_ORDER.index)
    fine = precision is Precision.DAY
    return a._replace(
        end=b.end,
        precision=precision,
        edtf=f"{a.start}/{b.end}" if fine else f"{a.edtf.split('/')[0]}/{b.edtf.rsplit('/', 1)[-1]}",
        part=None,
        time=None,
        exact=a.exact and b.exact,
        inner=None if a.inner is b.inner is None and fine else (a.end, b.start),
    )


_FINE = (Precision.PART, Precision.DAY)
_ORDER = [Precision.PART, Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY]


def told_by(found: Resolved) -> tuple[int | None, int | None, int | None]:
    """Year, month and day that a resolved date tells what follows it."""
    start = found.start
    if start is None:
        return found.year, None, None
    if found.precision in _FINE:
        return start.year, start.month, start.day
    return start.year, start.month if found.precision is Precision.MONTH else None, None


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
    if last.decade is not None and last.century is None and first.century is not None:
        last = last._replace(century=first.century)
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
        return distance(point, base, told)
    if point.near is not None:
        anchor, source = anchor_day("on", base, told)
        start, end = (anchor + timedelta(days=n) for n in point.near)
        return Resolved(start, end, Precision.DAY, f"{start}/{end}", source, year=start.year)
    if point.decade is not None:
        return decade_of(point, base)
    if point.festival is not None:
        return festival_of(point, base, told, tense)
    if point.day is not None and point.month is None and point.year is None and point.day.base != "abs":
        return relative_day(point, base, told)
    if (point.week is not None or point.weekday is not None) and point.day is None:
        return week_of(point, base, told, tense)
    year, year_from = year_of(point, base, told, tense)
    if point.month is None and (point.day is not None or point.third is not None):
        if point.year is not None and point.day is not None and point.day.base == "on" and base.published is not None:
            here = base.published
            return whole_day(
                point._replace(month=Ref("abs", here.month), day=Ref("abs", here.day)), year or here.year, year_from
            )
        return day_in_month(point, base, told, tense)
    if point.month is not None:
        return in_month(point, year, year_from, base, told, tense)
    if point.first_months is not None and point.year is None:
        return first_months(point, base, told, tense)
    if year is None:
        raise UnknownTime
    if point.iso_week is not None:
        return iso_week(point, year, year_from)
    return in_year(point, year, year_from)


def _follows(run: Resolved, more: Resolved) -> bool:
    days = (Precision.DAY, Precision.PART)
    if run.end is None or more.start is None or run.part or more.part:
        return False
    same = run.precision == more.precision or (run.precision in days and more.precision in days)
    return same and more.start - run.end == timedelta(days=1)
