"""Ranges of days: the ways by which their events are found without scanning.

An event overlaps [start, end] where it begins in [start - SHORT_DAYS, end] and has not ended before start, which an
index on the first day answers; or where it began earlier: then it is longer than SHORT_DAYS and has a row in
``event_months`` for the month of *start* (or the single row 0 of an age), which an index on month and city answers. Both are disjoint,
so a range costs what it returns, and one week more.

What the filter asks beside the days is in ``conditions``; how the parts become one answer, in ``parts``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, FromClause, Integer, Select, bindparam, literal_column, select

from calendar_app.model.filter import Filter
from calendar_app.store.facts import month_of
from calendar_app.store.queries import shape
from calendar_app.store.queries.conditions import (
    ALL_KLASSES,
    klasses,
    looked_up,
    of_cities,
    one_class_of,
    person_ids,
    source,
)
from calendar_app.store.queries.rows import CARD, with_city
from calendar_app.store.tables import SHORT_DAYS, event_months, events, participations

#: A range of at most so many days in one city is walked by the city's days, whatever else is asked.
NARROW_DAYS = 62
_DAYS = ("start", "week", "first", "before", "last")


@dataclass(frozen=True, slots=True)
class Range:
    """A question for events: a filter and the days it comes down to, worked out; made by ``bounds``.

    ``start`` and ``last`` bound what overlaps, ``first`` and ``before`` the first day alone; ``week`` is SHORT_DAYS before the start and
    ``month`` that of the start, by which longer events are found where ``early`` says so. ``named`` has parameters for values.
    """

    f: Filter
    wanted: tuple[int, ...]
    narrow: bool
    early: bool
    start: Any
    week: Any
    month: Any
    first: Any
    before: Any
    last: Any

    @property
    def small(self) -> bool:
        """Whether the range holds few events however large the store is: a city's days."""
        return self.narrow and bool(self.f.city)

    def shape(self) -> Hashable:
        """What decides how the statement reads."""
        given = tuple(getattr(self, name) is None for name in _DAYS)
        return (shape.filter_shape(self.f), self.wanted, self.narrow, self.early, given)

    def named(self) -> Range:
        """The same with a named parameter in the place of each value."""
        days: dict[str, Any] = {n: bindparam(f"r_{n}", type_=Date()) for n in _DAYS if getattr(self, n) is not None}
        return replace(self, f=shape.filter_names(self.f), month=bindparam("r_month", type_=Integer()), **days)

    def values(self) -> dict[str, Any]:
        """The values of the names."""
        found = shape.filter_values(self.f)
        found.update({f"r_{n}": getattr(self, n) for n in _DAYS})
        found["r_month"] = self.month
        return found


def bounds(
    f: Filter,
    *,
    start: date | None = None,
    end: date | None = None,
    classes: Sequence[int] = ALL_KLASSES,
    begins: tuple[date | None, date | None] = (None, None),
) -> Range | None:
    """What a question for events that overlap [start, end] under a filter comes down to; None where it excludes itself.

    The filter's own range narrows; ``begins`` bounds the first day.
    """
    start = max((d for d in (start, f.from_) if d), default=None)
    end = min((d for d in (end, f.to) if d), default=None)
    wanted = klasses(f, classes)
    if not wanted or (start is not None and end is not None and start > end):
        return None
    week = _minus(start, SHORT_DAYS) if start else None
    return Range(
        f=f,
        wanted=wanted,
        narrow=start is not None and end is not None and (end - start).days <= NARROW_DAYS,
        early=week is not None and not (begins[0] and begins[0] >= week),
        start=start,
        week=week,
        month=month_of(start) if start else None,
        first=begins[0],
        before=begins[1],
        last=min((d for d in (end, begins[1]) if d), default=None),
    )


def ask(session: Connection, name: Hashable, r: Range, build: Callable[[Range], Any], **values: object) -> Any:  # noqa: ANN401 - rows of any statement
    """The result of a statement about a range, built once for each shape (see ``shape``).

    Args:
        session: for reading.
        name: of the function that builds, with all that it looks at beside the range.
        r: the range.
        build: makes the statement of a range whose values are named.
        values: of further parameters.
    """
    if r.f.q:
        return session.execute(build(r), values)
    return shape.run(session, (name, r.shape()), lambda: build(r.named()), {**r.values(), **values})


def overlapping(
    session: Connection,
    f: Filter,
    columns: Sequence[ColumnElement[Any]],
    *,
    start: date | None = None,
    end: date | None = None,
    classes: Sequence[int] = ALL_KLASSES,
    begins: tuple[date | None, date | None] = (None, None),
) -> list[Select[Any]]:
    """The parts (see ``parts_of``) of a question that is built each time; none where the filter excludes itself."""
    asked = bounds(f, start=start, end=end, classes=classes, begins=begins)
    return [] if asked is None else parts_of(session, asked, columns)


def parts_of(session: Connection, r: Range, columns: Sequence[ColumnElement[Any]]) -> list[Select[Any]]:
    """Disjoint SELECTs of the events of a range.

    One for each class of precision, so that each can walk an index in the order of the first day, and one for long events
    where there is a start. Events without a day are left out.
    """
    # An appearance's columns are those of its participation, which must then be what is walked.
    found = source(session, r.f, narrow=r.narrow and not _of_participations(columns))
    # The driver's own column of the first day, so that its index gives the order too.
    walked = [found.day.label("dtstart") if c is events.c.dtstart else c for c in columns]
    # An official's participations stand in the order of days whatever their precision, and a short range needs no order.
    groups = [r.wanted] if r.narrow or found.official else [(klass,) for klass in r.wanted]
    limits: list[ColumnElement[bool]] = [found.day.is_not(None) if r.last is None else found.day <= r.last]
    if r.first is not None:
        limits.append(found.day >= r.first)
    if r.start is not None:
        limits += [found.day >= r.week, events.c.dtend > r.start]
    out = [
        select(*walked)
        .select_from(_from(found.clause, columns))
        .where(*found.where, one_class_of(found.klass, group), *limits)
        for group in groups
    ]
    if r.early:
        touching = select(event_months.c.event_id).where(
            event_months.c.month.in_((r.month, literal_column("0"))), one_class_of(event_months.c.klass, r.wanted)
        )
        if r.f.city:
            touching = touching.where(of_cities(event_months.c.city_id, r.f.city))
        early = _early(session, replace(r.f, city=()), columns, r.wanted).where(
            events.c.id.in_(touching), events.c.dtstart < r.week, events.c.dtend > r.start
        )
        if r.first is not None:
            early = early.where(events.c.dtstart >= r.first)
        if r.before is not None:
            early = early.where(events.c.dtstart <= r.before)
        out.append(early)
    return out


def _early(session: Connection, f: Filter, columns: Sequence[ColumnElement[Any]], wanted: Sequence[int]) -> Select[Any]:
    """SELECT of long events, which the months they touch have found."""
    where = [*looked_up(session, f), one_class_of(events.c.klass + 0, wanted)]
    if not _of_participations(columns):
        return select(*columns).select_from(_from(events, columns)).where(*where)
    person = participations.c.person_id.in_(person_ids(f.official))
    clause = events.join(participations, participations.c.event_id == events.c.id)
    return select(*columns).select_from(_from(clause, columns)).where(*where, person)


def _of_participations(columns: Sequence[ColumnElement[Any]]) -> bool:
    return any(getattr(c, "table", None) is participations for c in columns)


def _from(clause: FromClause, columns: Sequence[ColumnElement[Any]]) -> FromClause:
    """What the columns are selected from: those of cards need the city."""
    return with_city(clause) if set(CARD) <= set(columns) else clause


def _minus(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else date.min
