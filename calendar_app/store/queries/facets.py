"""Facets: the commonest values of a key (tags, officials, cities, ...) under a filter, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from calendar_app.model.calendar import Facet
from calendar_app.model.filter import Filter
from calendar_app.store.queries.conditions import of_kind
from calendar_app.store.queries.parts import rows_of
from calendar_app.store.queries.ranges import Range, ask, bounds, parts_of
from calendar_app.store.tables import (
    DAY,
    MONTH,
    YEAR,
    cities,
    event_terms,
    events,
    participations,
    people,
    term_counts,
    terms,
)

#: Facets that are terms.
_TERMS = ("tag", "section", "org", "place", "role", "counterpart")
_FACETS = (*_TERMS, "official", "city", "kind", "precision")
_LABELS = {"main": "正文事件", "also": "同篇其他", "planned": "预告", "recurring": "周期"}
_PRECISIONS = {DAY: "day", MONTH: "month", YEAR: "year"}


def facets(session: Connection, f: Filter, keys: Sequence[str], limit: int = 20) -> dict[str, list[Facet]]:
    """The commonest values of each key with their counts under the filter, most first, then by name. One SELECT a key.

    Kept counts answer for tags, sections, bodies, places, roles under at most a city; otherwise the cost is that of the events
    counted. Only public people are values of ``official``.
    """
    return {key: _facet(session, f, key, limit) for key in keys}


def _facet(session: Connection, f: Filter, key: str, limit: int) -> list[Facet]:
    if key in _TERMS and all(k == "city" for k, _ in f.pairs()):
        total = func.sum(term_counts.c.n)
        query = select(terms.c.name, terms.c.name, total).join(term_counts, term_counts.c.term_id == terms.c.id)
        if f.city:
            query = query.where(term_counts.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
        query = query.where(terms.c.kind == key).group_by(terms.c.id, terms.c.name)
        rows = session.execute(query.order_by(total.desc(), terms.c.name).limit(limit))
        return [Facet(value, label, int(count)) for value, label, count in rows if count]
    asked = bounds(f)
    if asked is None or key not in _FACETS:
        return []
    rows = ask(session, ("facet", key, limit), asked, lambda r: _grouped(session, r, key).limit(limit)).all()
    if key == "kind":
        return [Facet(value, _LABELS.get(value, value), count) for value, _, count in rows]
    if key == "precision":
        return [Facet(_PRECISIONS[value], _PRECISIONS[value], count) for value, _, count in rows]
    return [Facet(value, label, count) for value, label, count in rows]


def _grouped(session: Connection, r: Range, key: str) -> Select[Any]:
    """SELECT of value, label and count of a facet over the events of a range."""
    found = rows_of(parts_of(session, r, (events.c.id, events.c.kind, events.c.klass, events.c.city_id)))
    n = func.count()
    grouped: Any
    if key in _TERMS:
        grouped = (
            select(terms.c.name, terms.c.name, n)
            .select_from(found)
            .join(event_terms, event_terms.c.event_id == found.c.id)
            .join(terms, terms.c.id == event_terms.c.term_id)
            .where(of_kind(session, key))
            .group_by(terms.c.id, terms.c.name)
            .order_by(n.desc(), terms.c.name)
        )
    elif key == "official":
        grouped = (
            select(people.c.slug, people.c.name, func.count(func.distinct(found.c.id)))
            .select_from(found)
            .join(participations, participations.c.event_id == found.c.id)
            .join(people, people.c.id == participations.c.person_id)
            .where(people.c.public)
            .group_by(people.c.id, people.c.slug, people.c.name)
            .order_by(func.count(func.distinct(found.c.id)).desc(), people.c.slug)
        )
    elif key == "city":
        grouped = (
            select(cities.c.name, cities.c.name, n)
            .select_from(found)
            .join(cities, cities.c.id == found.c.city_id)
            .group_by(cities.c.id, cities.c.name)
            .order_by(n.desc(), cities.c.name)
        )
    elif key == "kind":
        grouped = select(found.c.kind, found.c.kind, n).group_by(found.c.kind).order_by(n.desc(), found.c.kind)
    else:
        grouped = select(found.c.klass, found.c.klass, n).group_by(found.c.klass).order_by(n.desc(), found.c.klass)
    return grouped  # type: ignore[no-any-return]
