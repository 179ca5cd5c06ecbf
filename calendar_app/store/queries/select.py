"""The filter grammar as SQL, and the ways by which events are found without scanning.

*Ranges.* An event overlaps [start, end] where it begins in [start - SHORT_DAYS, end] and has not ended before start, which an
index on the first day answers; or where it began earlier: then it is longer than SHORT_DAYS and has a row in
``event_months`` for the month of *start* (or the single row 0 of an age), which an index on the month answers. Both are disjoint,
so a range costs what it returns, and one week more.

*Drivers.* A list walks one index in its order: that of an official's participations, of a term's events, of a city's or of all events;
the other keys of the filter are looked up for each event met.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from calendar_app.model.filter import Filter
from calendar_app.store.facts import month_of
from calendar_app.store.queries import match, shape
from calendar_app.store.tables import (
    DAY,
    KLASSES,
    MONTH,
    SHORT_DAYS,
    YEAR,
    Word,
    cities,
    event_months,
    event_terms,
    events,
    participations,
    people,
    reports,
    slugs,
    terms,
)

ALL_KLASSES = (DAY, MONTH, YEAR)
#: Filter keys that are terms, the rarer ones first: the first with one value drives a list.
TERM_KEYS = ("org", "place", "tag", "role", "section")
#: A range of at most so many days in one city is walked by the city's days, whatever else is asked.
NARROW_DAYS = 62


def klasses(f: Filter, default: Sequence[int] = ALL_KLASSES) -> tuple[int, ...]:
    """Classes of precision that the filter admits among *default*."""
    wanted = {KLASSES.get(name, YEAR) for name in f.precision} if f.precision else set(default)
    return tuple(sorted(wanted & set(default)))


def city_ids(names: Sequence[str]) -> ColumnElement[Any]:
    """Scalar or list of the ids of cities."""
    query = select(cities.c.id).where(cities.c.name.in_(names) if len(names) > 1 else cities.c.name == names[0])
    return query.scalar_subquery() if len(names) == 1 else query  # type: ignore[return-value]


def one_of(column: ColumnElement[Any], query: Select[Any], single: bool) -> ColumnElement[bool]:
    """Equality with one value, which an index can walk in order, or membership."""
    return column == query.scalar_subquery() if single else column.in_(query)


def person_ids(names: Sequence[str]) -> Select[Any]:
    """Ids of the public people behind slugs, old slugs too."""
    query = select(slugs.c.person_id).join(people, people.c.id == slugs.c.person_id)
    return query.where(slugs.c.slug.in_(names) if len(names) > 1 else slugs.c.slug == names[0], people.c.public)


def term_ids(kind: str, names: Sequence[str]) -> Select[Any]:
    """Ids of terms."""
    query = select(terms.c.id).where(terms.c.kind == kind)
    return query.where(terms.c.name.in_(names) if len(names) > 1 else terms.c.name == names[0])


def of_kind(session: Session, kind: str) -> ColumnElement[bool]:
    """Whether a term is of a kind, for terms that events have led to.

    Worded for SQLite so that no index on kinds tempts it to begin with all terms; PostgreSQL keeps statistics, and takes what it cannot
    read for so rare that it would begin there.
    """
    if session.get_bind().dialect.name == "sqlite":
        return terms.c.kind + "" == kind
    return terms.c.kind == kind


def role_condition(names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a participation shows one of these roles."""
    return shows_role(participations.c.roles, names)


def shows_role(roles: ColumnElement[Any], names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a JSON list of roles holds one of the names: taking it out, quotes and all, changes the text.

    The same on both databases and for every name, whatever letters mean to LIKE.
    """
    quote: ColumnElement[str] = literal_column("'\"'")
    return or_(*(func.replace(roles, quote.concat(_word(name)).concat(quote), "") != roles for name in names))


def _word(name: Any) -> ColumnElement[str]:  # noqa: ANN401 - a name, or the parameter that stands for one
    return name if isinstance(name, ColumnElement) else literal(name, Word)


@dataclass(frozen=True, slots=True)
class Source:
    """What a list walks: a FROM clause with ``events``, the columns that carry its order, and conditions."""

    clause: FromClause
    day: ColumnElement[Any]
    klass: ColumnElement[Any]
    where: tuple[ColumnElement[bool], ...]
    official: bool = False


def source(session: Session, f: Filter, *, narrow: bool = False) -> Source:
    """The driver for a filter, and every condition but those on days and on precision.

    Args:
        session: tells the dialect.
        f: the filter.
        narrow: the range asked for is short, so that a city's days are the best driver.
    """
    where: list[ColumnElement[bool]] = []
    clause: FromClause = events
    day, klass = events.c.dtstart, events.c.klass
    driver = ""
    if f.city:
        ids = select(cities.c.id).where(cities.c.name.in_(f.city) if len(f.city) > 1 else cities.c.name == f.city[0])
        where.append(one_of(events.c.city_id, ids, len(f.city) == 1))
    if not (narrow and f.city):
        driver = _driver(f)
    if driver == "official":
        clause = participations.join(events, events.c.id == participations.c.event_id)
        day = participations.c.dtstart
        where.append(one_of(participations.c.person_id, person_ids(f.official), True))
        if f.role:
            where.append(role_condition(f.role))
    elif driver:
        clause = event_terms.join(events, events.c.id == event_terms.c.event_id)
        day, klass = event_terms.c.dtstart, event_terms.c.klass
        where.append(one_of(event_terms.c.term_id, term_ids(driver, getattr(f, driver)), True))
    where += _rest(session, f, driver)
    return Source(clause, day, klass, tuple(where), driver == "official")


def _driver(f: Filter) -> str:
    if len(f.official) == 1:
        return "official"
    return next((key for key in TERM_KEYS if len(getattr(f, key)) == 1 and not (key == "role" and f.official)), "")


def looked_up(session: Session, f: Filter) -> list[ColumnElement[bool]]:
    """Every condition of a filter but days and precision, for events that something else has found.

    City and kind are worded so that no index answers them: else SQLite, which keeps no statistics here, would walk a whole city.
    """
    where: list[ColumnElement[bool]] = []
    if f.city:
        ids = select(cities.c.id).where(cities.c.name.in_(f.city))
        where.append((events.c.city_id + 0).in_(ids))
    return where + _rest(session, replace(f, kind=()), "") + ([(events.c.kind + "").in_(f.kind)] if f.kind else [])


def admitted(session: Session, f: Filter) -> list[ColumnElement[bool]]:
    """Every condition of a filter, for events that something else has found."""
    where = [*looked_up(session, f), events.c.klass.in_(klasses(f)), events.c.dtstart.is_not(None)]
    if f.from_ is not None:
        where.append(events.c.dtend > f.from_)
    if f.to is not None:
        where.append(events.c.dtstart <= f.to)
    return where


def _rest(session: Session, f: Filter, driver: str) -> list[ColumnElement[bool]]:
    """Conditions of all keys that do not drive."""
    where: list[ColumnElement[bool]] = []
    if f.kind:
        where.append(events.c.kind.in_(f.kind) if len(f.kind) > 1 else events.c.kind == f.kind[0])
    if f.official and driver != "official":
        seen = participations.alias("seen")
        asked = and_(seen.c.event_id == events.c.id, seen.c.person_id.in_(person_ids(f.official)))
        if f.role:
            asked = and_(asked, shows_role(seen.c.roles, f.role))
        where.append(exists().where(asked))
    for key in TERM_KEYS:
        names = getattr(f, key)
        if names and key != driver and not (key == "role" and f.official):
            t = event_terms.alias(f"t_{key}")
            named = one_of(t.c.term_id, term_ids(key, names), len(names) == 1)
            where.append(exists().where(t.c.event_id == events.c.id, named))
    if f.q:
        where.append(
            events.c.id.in_(select(reports.c.event_id).where(reports.c.entry_id.in_(match.entry_ids(session, f.q))))
        )
    return where


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


_DAYS = ("start", "week", "first", "before", "last")


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


def ask(session: Session, name: Hashable, r: Range, build: Callable[[Range], Any], **values: object) -> Any:  # noqa: ANN401
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
    session: Session,
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


def parts_of(session: Session, r: Range, columns: Sequence[ColumnElement[Any]]) -> list[Select[Any]]:
    """Disjoint SELECTs of the events of a range.

    One for each class of precision, so that each can walk an index in the order of the first day, and one for long events
    where there is a start. Events without a day are left out.
    """
    found = source(session, r.f, narrow=r.narrow)
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
        select(*walked).select_from(found.clause).where(*found.where, _of_class(found.klass, group), *limits)
        for group in groups
    ]
    if r.early:
        touching = select(event_months.c.event_id).where(
            event_months.c.month.in_((r.month, literal_column("0"))), _of_class(event_months.c.klass, r.wanted)
        )
        early = _early(session, r.f, columns, r.wanted).where(
            events.c.id.in_(touching), events.c.dtstart < r.week, events.c.dtend > r.start
        )
        if r.first is not None:
            early = early.where(events.c.dtstart >= r.first)
        if r.before is not None:
            early = early.where(events.c.dtstart <= r.before)
        out.append(early)
    return out


def _of_class(column: ColumnElement[Any], group: Sequence[int]) -> ColumnElement[bool]:
    """Whether a class is one of those; written out, for values that are expanded cost each execution a new text."""
    return column == group[0] if len(group) == 1 else column.in_([literal_column(str(klass)) for klass in group])


def _early(session: Session, f: Filter, columns: Sequence[ColumnElement[Any]], wanted: Sequence[int]) -> Select[Any]:
    """SELECT of long events, which the months they touch have found. An appearance's columns need its participation."""
    where = [*looked_up(session, f), _of_class(events.c.klass + 0, wanted)]
    if not any(getattr(c, "table", None) is participations for c in columns):
        return select(*columns).select_from(events).where(*where)
    person = participations.c.person_id.in_(person_ids(f.official))
    clause = events.join(participations, participations.c.event_id == events.c.id)
    return select(*columns).select_from(clause).where(*where, person)


def together(
    parts: Sequence[Select[Any]], order: Sequence[str], limit: int | None = None, *, small: bool = False
) -> Any:  # noqa: ANN401
    """The parts as one SELECT in an order (names of columns, ``-`` before one that descends).

    With a limit each part stops there too, so that none is read to its end; parts that are *small* anyway (see ``Range.small``) are not
    cut one by one, for behind a limit of its own SQLite looks up anew for each event what it would look up once. The order names columns
    of the result as text, which spares building a subquery: half of what a short query costs.
    """
    by: list[ColumnElement[Any]] = []
    for name in order:
        column: ColumnElement[Any] = literal_column(name.lstrip("-"))
        by.append(column.desc() if name.startswith("-") else column)
    if len(parts) == 1:
        return parts[0].order_by(*_in_order(parts[0], order)).limit(limit)
    if limit is not None and not small:
        bounded = [part.order_by(*_in_order(part, order)).limit(limit) for part in parts]
        columns = [literal_column(c.name, c.type).label(c.name) for c in bounded[0].selected_columns]
        parts = [select(*columns).select_from(part.subquery(f"p{i}")) for i, part in enumerate(bounded)]
    return union_all(*parts).order_by(*by).limit(limit)


def _in_order(part: Select[Any], order: Sequence[str]) -> list[ColumnElement[Any]]:
    found = {column.name: column for column in part.selected_columns}
    return [found[name[1:]].desc() if name.startswith("-") else found[name] for name in order]


def first_row(session: Session, parts: Sequence[Select[Any]], order: str) -> Any:  # noqa: ANN401 - a row of the parts
    """The first row in an order (see ``together``), None where there is none. One SELECT at most."""
    return session.execute(together(parts, (order,), 1)).first() if parts else None


def rows_of(parts: Sequence[Select[Any]]) -> Subquery:
    """The rows of the parts together, in no order."""
    return (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("found")


def counted(session: Session, parts: Sequence[Select[Any]]) -> int:
    """How many rows the parts have together. One SELECT at most."""
    return int(session.execute(select(func.count()).select_from(rows_of(parts))).scalar_one()) if parts else 0


def simple(f: Filter, *extra: str) -> bool:
    """Whether the filter names nothing but cities, kinds and precisions (and *extra*): then kept counts answer."""
    kept = {"city", "kind", "precision", *extra}
    return all(key in kept for key, _ in f.pairs())


def _minus(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else date.min
