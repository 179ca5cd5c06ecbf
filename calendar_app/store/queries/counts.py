"""How many events there are: in all, by month and by day; the newest month and the nearest days that have some.

Kept counts (``calendar_app.store.counts`` writes them) answer simple filters; other filters cost the events counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, extract, func, or_, select, union_all

from calendar_app.model.filter import Filter
from calendar_app.store.facts import inclusive
from calendar_app.store.queries.conditions import ALL_KLASSES, klasses, of_cities, simple
from calendar_app.store.queries.parts import counted, first_row, rows_of
from calendar_app.store.queries.ranges import overlapping
from calendar_app.store.tables import DAY, MONTH, cities, event_months, events
from calendar_app.store.tables import day_counts as day_table
from calendar_app.store.tables import month_counts as month_table

MonthCounts = dict[tuple[int, int], int]


def count_events(session: Connection, f: Filter) -> int:
    """How many events with a day, month or year the filter admits. One SELECT.

    Kept counts answer for cities, kinds and precisions; otherwise the cost is that of the events counted.
    """
    classes = klasses(f)
    if not classes:
        return 0
    if simple(f):
        query = _kept(f, classes).with_only_columns(func.coalesce(func.sum(month_table.c.starts), 0))
        return int(session.execute(query).scalar_one())
    return counted(session, overlapping(session, f, (events.c.id,)))


def newest_month(session: Connection, f: Filter) -> tuple[int, int] | None:
    """The newest month in which a main event known by day or month begins, None where there is none. One SELECT."""
    if f.kind and "main" not in f.kind:
        return None
    narrowed = _narrowed(f, kind=("main",))
    classes = klasses(f, (DAY, MONTH))
    if simple(narrowed) and classes:
        query = _kept(narrowed, classes).order_by(month_table.c.month.desc()).limit(1)
        month = session.execute(query).scalar()
        return None if month is None else (month // 100, month % 100)
    parts = overlapping(session, narrowed, (events.c.dtstart, events.c.uid), classes=classes)
    day = first_row(session, parts, "-dtstart")
    return None if day is None else (day.dtstart.year, day.dtstart.month)


def _narrowed(f: Filter, **changes: Any) -> Filter:  # noqa: ANN401
    return replace(f, **changes)


def _kept(f: Filter, classes: Sequence[int], *, column: str = "starts") -> Select[Any]:
    """SELECT of the months of ``month_counts`` that have something under a simple filter."""
    t = month_table
    query = select(t.c.month).where(t.c.klass.in_(classes), t.c[column] > 0, t.c.month > 0)
    if f.city:
        query = query.where(t.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
    if f.kind:
        query = query.where(t.c.kind.in_(f.kind))
    return query


def month_counts(session: Connection, f: Filter) -> MonthCounts:
    """Events by the month in which they begin, known by day or month (by year where the filter asks). One SELECT.

    Kept counts answer for cities, kinds and precisions; otherwise the cost is that of the events counted.
    """
    classes = klasses(f, ALL_KLASSES if "year" in f.precision else (DAY, MONTH))
    if not classes:
        return {}
    if simple(f):
        kept = _kept(f, classes).with_only_columns(month_table.c.month, func.sum(month_table.c.starts))
        rows = session.execute(kept.group_by(month_table.c.month).order_by(month_table.c.month))
        return {(month // 100, month % 100): int(n) for month, n in rows}
    parts = overlapping(session, f, (events.c.dtstart,), classes=classes)
    if not parts:
        return {}
    whole = rows_of(parts)
    parted = (extract("year", whole.c.dtstart), extract("month", whole.c.dtstart))
    counted_ = session.execute(select(*parted, func.count()).group_by(*parted).order_by(*parted))
    return {(int(row[0]), int(row[1])): int(row[2]) for row in counted_}


def adjacent_days(session: Connection, day: date, f: Filter) -> tuple[date | None, date | None]:
    """The nearest days before and after on which an event known by day begins. Two SELECTs, each stopping at the first met."""
    columns = (events.c.dtstart, events.c.uid)
    classes = klasses(f, (DAY,))
    if not classes:
        return None, None
    before = overlapping(session, f, columns, classes=classes, begins=(None, _day_before(day)))
    after = overlapping(session, f, columns, classes=classes, begins=(_day_after(day), None))
    one = first_row(session, before, "-dtstart")
    two = first_row(session, after, "dtstart")
    return (one.dtstart if one else None), (two.dtstart if two else None)


def day_counts(session: Connection, start: date, end: date, f: Filter) -> dict[date, int]:
    """How many events known by day each day of [start, end] has; days without one are left out.

    Kept counts answer for cities and kinds (two SELECTs, the second for events longer than a week); otherwise one SELECT that
    costs the events counted.
    """
    start = max(start, f.from_ or start)
    end = min(end, f.to or end)
    if not klasses(f, (DAY,)) or start > end:
        return {}
    counts: Counter[date] = Counter()
    columns = (events.c.dtstart, events.c.dtend)
    if simple(f, "from", "to"):
        t = day_table
        query = select(t.c.day, func.sum(t.c.n)).where(t.c.day.between(start, end)).group_by(t.c.day)
        if f.city:
            query = query.where(t.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
        if f.kind:
            query = query.where(t.c.kind.in_(f.kind))
        counts.update({day: int(n) for day, n in session.execute(query)})
        parts = [_long_events(f, columns, start, end)]
    else:
        parts = overlapping(session, f, columns, start=start, end=end, classes=(DAY,))
        if not parts:
            return {}
    for row in session.execute(union_all(*parts) if len(parts) > 1 else parts[0]):
        first, last = max(row.dtstart, start), min(inclusive(row.dtend) or row.dtstart, end)
        for i in range((last - first).days + 1):
            counts[first + timedelta(days=i)] += 1
    return {day: n for day, n in sorted(counts.items()) if n}


def _long_events(f: Filter, columns: Sequence[Any], start: date, end: date) -> Select[Any]:
    """SELECT of the events longer than a week that overlap a range, by the months they touch."""
    first, last = start.year * 100 + start.month, end.year * 100 + end.month
    touching = select(event_months.c.event_id).where(
        or_(event_months.c.month.between(first, last), event_months.c.month == 0), event_months.c.klass == DAY
    )
    if f.city:
        touching = touching.where(of_cities(event_months.c.city_id, f.city))
    query = select(*columns).where(events.c.id.in_(touching), events.c.dtstart <= end, events.c.dtend > start)
    return query.where(events.c.kind.in_(f.kind)) if f.kind else query


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
