"""The filter grammar as SQL: what a list walks under a filter, and the conditions that it puts on events.

*Drivers.* A list walks one index in its order: that of an official's participations, of a term's events, of a city's or of all events;
the other keys of the filter are looked up for each event met. Days are in ``ranges``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from calendar_app.model.filter import Filter
from calendar_app.store.queries import match
from calendar_app.store.tables import (
    DAY,
    KLASSES,
    MONTH,
    YEAR,
    Word,
    cities,
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


def klasses(f: Filter, default: Sequence[int] = ALL_KLASSES) -> tuple[int, ...]:
    """Classes of precision that the filter admits among *default*."""
    wanted = {KLASSES.get(name, YEAR) for name in f.precision} if f.precision else set(default)
    return tuple(sorted(wanted & set(default)))


def simple(f: Filter, *extra: str) -> bool:
    """Whether the filter names nothing but cities, kinds and precisions (and *extra*): then kept counts answer."""
    kept = {"city", "kind", "precision", *extra}
    return all(key in kept for key, _ in f.pairs())


def one_of(column: ColumnElement[Any], query: Select[Any], single: bool) -> ColumnElement[bool]:
    """Equality with one value, which an index can walk in order, or membership."""
    return column == query.scalar_subquery() if single else column.in_(query)


def of_cities(column: ColumnElement[Any], names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a city's id is that of one of the names."""
    ids = select(cities.c.id).where(cities.c.name.in_(names) if len(names) > 1 else cities.c.name == names[0])
    return one_of(column, ids, len(names) == 1)


def one_class_of(column: ColumnElement[Any], group: Sequence[int]) -> ColumnElement[bool]:
    """Whether a class is one of those; written out, for values that are expanded cost each execution a new text."""
    return column == group[0] if len(group) == 1 else column.in_([literal_column(str(klass)) for klass in group])


def person_ids(names: Sequence[str]) -> Select[Any]:
    """Ids of the public people behind slugs, old slugs too."""
    query = select(slugs.c.person_id).join(people, people.c.id == slugs.c.person_id)
    return query.where(slugs.c.slug.in_(names) if len(names) > 1 else slugs.c.slug == names[0], people.c.public)


def term_ids(kind: str, names: Sequence[str]) -> Select[Any]:
    """Ids of terms."""
    query = select(terms.c.id).where(terms.c.kind == kind)
    return query.where(terms.c.name.in_(names) if len(names) > 1 else terms.c.name == names[0])


def of_kind(session: Connection, kind: str) -> ColumnElement[bool]:
    """Whether a term is of a kind, for terms that events have led to.

    Worded for SQLite so that no index on kinds tempts it to begin with all terms; PostgreSQL keeps statistics, and takes what it cannot
    read for so rare that it would begin there.
    """
    if session.dialect.name == "sqlite":
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


def source(session: Connection, f: Filter, *, narrow: bool = False) -> Source:
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
        where.append(of_cities(events.c.city_id, f.city))
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


def looked_up(session: Connection, f: Filter) -> list[ColumnElement[bool]]:
    """Every condition of a filter but days and precision, for events that something else has found.

    City and kind are worded so that no index answers them: else SQLite, which keeps no statistics here, would walk a whole city.
    """
    where: list[ColumnElement[bool]] = []
    if f.city:
        ids = select(cities.c.id).where(cities.c.name.in_(f.city))
        where.append((events.c.city_id + 0).in_(ids))
    return where + _rest(session, replace(f, kind=()), "") + ([(events.c.kind + "").in_(f.kind)] if f.kind else [])


def admitted(session: Connection, f: Filter) -> list[ColumnElement[bool]]:
    """Every condition of a filter, for events that something else has found."""
    where = [*looked_up(session, f), events.c.klass.in_(klasses(f)), events.c.dtstart.is_not(None)]
    if f.from_ is not None:
        where.append(events.c.dtend > f.from_)
    if f.to is not None:
        where.append(events.c.dtstart <= f.to)
    return where


def _rest(session: Connection, f: Filter, driver: str) -> list[ColumnElement[bool]]:
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
