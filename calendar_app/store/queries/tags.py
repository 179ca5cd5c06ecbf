"""Topics, bodies, places and cities with their counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select, union_all

from calendar_app.model.calendar import Facet
from calendar_app.model.filter import Filter
from calendar_app.store.queries.conditions import of_kind
from calendar_app.store.queries.ranges import overlapping
from calendar_app.store.tables import cities as city_table
from calendar_app.store.tables import event_terms, events, month_counts, term_counts, terms


def term_facets(session: Connection, kind: str, f: Filter, limit: int, offset: int = 0) -> list[Facet]:
    """Terms of a kind, most events first, then by name. One SELECT.

    Kept counts answer under at most a city; otherwise the cost is that of the events counted.
    """
    n: Any = func.sum(term_counts.c.n)
    if all(key == "city" for key, _ in f.pairs()):
        query = select(terms.c.name, n.label("n")).join(term_counts, term_counts.c.term_id == terms.c.id)
        if f.city:
            query = query.where(term_counts.c.city_id.in_(select(city_table.c.id).where(city_table.c.name.in_(f.city))))
    else:
        parts = overlapping(session, f, (events.c.id,))
        if not parts:
            return []
        found = (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("found")
        n = func.count()
        query = (
            select(terms.c.name, n.label("n"))
            .select_from(found)
            .join(event_terms, event_terms.c.event_id == found.c.id)
            .join(terms, terms.c.id == event_terms.c.term_id)
        )
    query = query.where(of_kind(session, kind)).group_by(terms.c.id, terms.c.name).having(n > 0)
    rows = session.execute(query.order_by(n.desc(), terms.c.name).limit(limit).offset(offset))
    return [Facet(name, name, int(count)) for name, count in rows]


def tags(session: Connection, f: Filter, limit: int) -> list[Facet]:
    """Topics, most events first, then by name. One SELECT, as ``term_facets``."""
    return term_facets(session, "tag", f, limit)


def organisations(session: Connection, f: Filter, limit: int, offset: int = 0) -> list[Facet]:
    """Bodies, most events first, then by name. One SELECT, as ``term_facets``."""
    return term_facets(session, "org", f, limit, offset)


def places(session: Connection, f: Filter, limit: int, offset: int = 0) -> list[Facet]:
    """Places, most events first, then by name. One SELECT, as ``term_facets``."""
    return term_facets(session, "place", f, limit, offset)


def cities(session: Connection) -> list[Facet]:
    """Every city with the number of its dated events, by name. One SELECT over kept counts."""
    n = func.coalesce(func.sum(month_counts.c.starts), 0)
    query = (
        select(city_table.c.name, n)
        .outerjoin(month_counts, month_counts.c.city_id == city_table.c.id)
        .group_by(city_table.c.id, city_table.c.name)
        .order_by(city_table.c.name)
    )
    return [Facet(name, name, int(count)) for name, count in session.execute(query)]
