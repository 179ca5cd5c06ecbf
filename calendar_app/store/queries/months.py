"""What the pages of months list, and which months lie next to one: one definition for every count of a month.

A month lists the events known by day or month that touch it within the filter's range, wherever they begin.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, bindparam, case, extract, func, select

from calendar_app.model.filter import Filter
from calendar_app.model.period import period_bounds
from calendar_app.store.facts import month_of, months_between
from calendar_app.store.queries import shape
from calendar_app.store.queries.conditions import ALL_KLASSES, klasses, of_cities, one_class_of, simple
from calendar_app.store.queries.parts import counted, first_row, rows_of
from calendar_app.store.queries.ranges import overlapping
from calendar_app.store.tables import DAY, MONTH, YEAR, bulletins, cities, events
from calendar_app.store.tables import month_counts as kept


class MonthTally(NamedTuple):
    """Events that a month's page lists, and those that begin in it (before the filter's range too, where they reach into it)."""

    listed: int
    begun: int


@dataclass(frozen=True, slots=True)
class MonthRef:
    """A month that lists ``count`` events."""

    year: int
    month: int
    count: int


def _kept(f: Filter, classes: Sequence[int]) -> Select[Any]:
    """SELECT of the rows of kept counts that list something under a simple filter."""
    t = kept
    query = select(t.c.month).where(one_class_of(t.c.klass, classes), t.c.n > 0, t.c.month > 0)
    if f.city:
        query = query.where(of_cities(t.c.city_id, f.city))
    if f.kind:
        query = query.where(t.c.kind.in_(f.kind) if len(f.kind) > 1 else t.c.kind == f.kind[0])
    return query


def _last_of(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def _near(day: date, days: int) -> date:
    """The day so many days later, within what dates hold."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_tallies(session: Connection, f: Filter) -> dict[tuple[int, int], MonthTally]:
    """Every month that lists or begins something, as ``month_counts``: what its page lists, and what begins in it. One SELECT.

    Events known by year stand in the month in which they begin, where the filter asks for such.
    """
    classes = klasses(f, ALL_KLASSES if "year" in f.precision else (DAY, MONTH))
    if not classes:
        return {}
    if simple(f):
        t = kept
        listed = case((t.c.klass == YEAR, t.c.starts), else_=t.c.n)
        query = _kept(f, classes).with_only_columns(t.c.month, func.sum(listed), func.sum(t.c.starts))
        rows = session.execute(query.group_by(t.c.month).order_by(t.c.month))
        return {(m // 100, m % 100): MonthTally(int(n), int(begun)) for m, n, begun in rows if n or begun}
    parts = overlapping(session, f, (events.c.dtstart, events.c.dtend, events.c.klass), classes=classes)
    if not parts:
        return {}
    whole = rows_of(parts)
    start, end = whole.c.dtstart, whole.c.dtend
    parted = (
        extract("year", start), extract("month", start), extract("year", end), extract("month", end),
        case((extract("day", end) == 1, 1), else_=0), whole.c.klass,
    )  # fmt: skip
    listed_in: Counter[int] = Counter()
    begun_in: Counter[int] = Counter()
    low, high = (month_of(f.from_) if f.from_ else 0), (month_of(f.to) if f.to else 999912)
    for y, m, y_end, m_end, first_day, klass, n in session.execute(select(*parted, func.count()).group_by(*parted)):
        first, after = date(int(y), int(m), 1), date(int(y_end), int(m_end), 1)
        last = first if klass == YEAR else (_near(after, -1) if first_day else after)
        begun_in[month_of(first)] += n
        for month in months_between(first, last):
            if low <= month <= high:
                listed_in[month] += n
    return {
        (month // 100, month % 100): MonthTally(listed_in[month], begun_in[month])
        for month in sorted(listed_in.keys() | begun_in.keys())
        if month
    }


def adjacent_months(session: Connection, year: int, month: int, f: Filter) -> tuple[MonthRef | None, MonthRef | None]:
    """The nearest months before and after that list something, with what they list (as ``month_tallies``).

    Two SELECTs over kept counts for a simple filter; else two where the neighbours list something, at most seven, each of which
    stops at the first event it meets or counts a month.
    """
    here = year * 100 + month
    classes = klasses(f, (DAY, MONTH))
    if not classes:
        return None, None
    if not simple(f):
        first, last = date(year, month, 1), _last_of(date(year, month, 1))
        hi, lo = min(_near(first, -1), f.to or date.max), max(_near(last, 1), f.from_ or date.min)
        return (
            _before(session, hi, f, classes) if first > date.min else None,
            _after(session, lo, f, classes) if last < date.max else None,
        )
    found: list[MonthRef | None] = []
    values = {**shape.filter_values(f), "here": here}
    for before in (True, False):
        key = ("adjacent", shape.filter_shape(f), classes, before)
        row = shape.run(session, key, partial(_nearest, shape.filter_names(f), classes, before=before), values).first()
        found.append(None if row is None else MonthRef(row[0] // 100, row[0] % 100, int(row[1])))
    return found[0], found[1]


def _nearest(f: Filter, classes: Sequence[int], *, before: bool) -> Select[Any]:
    """SELECT of the nearest month before or after the parameter ``here``, and of what it lists."""
    t = kept
    here = bindparam("here", type_=Integer())
    return (
        _kept(f, classes)
        .with_only_columns(t.c.month, func.sum(t.c.n))
        .where(t.c.month < here if before else t.c.month > here)
        .group_by(t.c.month)
        .order_by(t.c.month.desc() if before else t.c.month)
        .limit(1)
    )


def _month(session: Connection, day: date, f: Filter, classes: Sequence[int]) -> MonthRef | None:
    """The month of a day with what it lists, None where that is nothing."""
    columns = (events.c.dtstart, events.c.uid)
    parts = overlapping(session, f, columns, start=day.replace(day=1), end=_last_of(day), classes=classes)
    n = counted(session, parts)
    return MonthRef(day.year, day.month, n) if n else None


def _before(session: Connection, day: date, f: Filter, classes: Sequence[int]) -> MonthRef | None:
    """The newest month up to that of *day* that lists something. Nothing that began earlier reaches beyond a month that lists nothing."""
    near = _month(session, day, f, classes)
    if near is not None or (f.from_ and f.from_ > day):
        return near
    columns = (events.c.dtstart, events.c.uid)
    row = first_row(session, overlapping(session, f, columns, classes=classes, begins=(None, day)), "-dtstart")
    if row is None:
        return None
    begun = max(_last_of(row.dtstart), f.from_ or date.min)
    ends = (events.c.dtend, events.c.uid)
    late = overlapping(session, f, ends, start=_near(begun, 1), end=day, classes=classes) if begun < day else []
    longest = first_row(session, late, "-dtend")
    return _month(session, begun if longest is None else _near(longest.dtend, -1), f, classes)


def _after(session: Connection, day: date, f: Filter, classes: Sequence[int]) -> MonthRef | None:
    """The first month from that of *day* on that lists something."""
    near = _month(session, day, f, classes)
    if near is not None or (f.to and f.to < day):
        return near
    columns = (events.c.dtstart, events.c.uid)
    row = first_row(session, overlapping(session, f, columns, classes=classes, begins=(day, None)), "dtstart")
    return None if row is None else _month(session, row.dtstart, f, classes)


def covered_months(session: Connection, start: date, end: date, f: Filter) -> set[tuple[int, int]]:
    """Months of [start, end] that a stored issue is of, of the filter's cities where it names some. One SELECT of the periods.

    Nothing is known of the others: that they list no event proves nothing.
    """
    t = bulletins
    query = select(t.c.period).where(t.c.first_day <= end).distinct()
    if f.city:
        query = query.where(t.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
    found: set[tuple[int, int]] = set()
    for period in session.execute(query).scalars():
        first, last = period_bounds(period)
        low, high = max(first, start), min(last, end)
        months = range(low.year * 12 + low.month - 1, high.year * 12 + high.month)
        found.update((n // 12, n % 12 + 1) for n in months)
    return found
