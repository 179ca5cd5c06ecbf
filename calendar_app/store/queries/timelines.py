"""Timelines: an official's part in events, and the other side of meetings.

The public-role gate holds here too: nobody is listed, or named beside another, who is not attested in a public post or is hidden by an editor.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, bindparam, cast, func, or_, select

from calendar_app.model.calendar import Appearance, Facet
from calendar_app.model.filter import Filter
from calendar_app.model.quick import maker
from calendar_app.store.queries.parts import together
from calendar_app.store.queries.people import find
from calendar_app.store.queries.ranges import Range, ask, bounds, parts_of
from calendar_app.store.queries.rows import CARD, card, names
from calendar_app.store.queries.tags import term_facets
from calendar_app.store.tables import Word, events, participations, people, slugs

_appearance = maker(Appearance)


def appearances(
    session: Connection, slug: str, f: Filter, *, before: tuple[date, str] | None, limit: int = 60
) -> tuple[list[Appearance], tuple[date, str] | None]:
    """An official's part in events, newest first (first day, then id, both falling), from behind the cursor.

    Events without a day are left out. One SELECT, two where there is nothing; walks the official's participations by day and stops at
    the limit.

    Raises:
        NotFoundError, GoneError, MovedError: see ``find``.
    """
    others = tuple(s for s in f.official if s != slug)
    begins = (None, before[0] if before else None)
    asked = bounds(replace(f, official=(slug,)), begins=begins)
    if asked is None:
        find(session, slug)
        return [], None

    def listed(r: Range) -> Any:  # noqa: ANN401
        part = participations.c
        columns = (*CARD, part.titles, part.roles, part.actions, _with(session), _ADDRESSED)
        more: list[Any] = []
        if others:
            shared = participations.alias("shared")
            ids = select(slugs.c.person_id).where(slugs.c.slug.in_(bindparam("others", expanding=True)))
            more.append(events.c.id.in_(select(shared.c.event_id).where(shared.c.person_id.in_(ids))))
        if before is not None:
            more.append(or_(events.c.dtstart < r.before, events.c.uid < bindparam("uid", type_=Word)))
        parts = [p.where(*more) for p in parts_of(session, r, columns)]
        return together(parts, ("-dtstart", "-uid"), limit + 1)

    rows = ask(
        session,
        ("appearances", limit, bool(others)),
        asked,
        listed,
        uid=before[1] if before else "",
        others=others,
        slug=slug,
    ).all()
    if not rows or rows[0].addressed != slug:
        find(session, slug)
    page = rows[:limit]
    found = [
        _appearance(card(row), names(row.titles), names(row.roles), names(row.actions), _pairs(row.with_))
        for row in page
    ]
    return found, (page[-1].dtstart, page[-1].uid) if len(rows) > limit else None


#: The slug that the public person behind the parameter ``slug`` has now.
_ADDRESSED = (
    select(people.c.slug)
    .join(slugs, slugs.c.person_id == people.c.id)
    .where(slugs.c.slug == bindparam("slug", type_=Word), people.c.public)
    .scalar_subquery()
    .label("addressed")
)
#: Functions that make a JSON list of rows, and of values.
_JSON = {
    "sqlite": (func.json_group_array, func.json_array),
    "postgresql": (func.json_agg, func.json_build_array),
}


def _with(session: Connection) -> ColumnElement[Any]:
    """Column beside a participation: a JSON list of the other public people of its event, [slug, name] each, as printed."""
    rows, values = _JSON[session.dialect.name]
    also, other = participations.alias("also"), people.alias("other")
    found = (
        select(other.c.slug, other.c.name)
        .select_from(also.join(other, other.c.id == also.c.person_id))
        .where(also.c.event_id == participations.c.event_id, other.c.public, other.c.id != participations.c.person_id)
        .order_by(also.c.ordinal)
        .correlate(participations)
        .subquery("beside")
    )
    return select(cast(rows(values(found.c.slug, found.c.name)), Text)).scalar_subquery().label("with_")


def _pairs(text: str | None) -> tuple[tuple[str, str], ...]:
    """What ``_with`` tells, each person once."""
    return tuple(dict.fromkeys(map(tuple, json.loads(text)))) if text else ()


def counterparts(session: Connection, f: Filter, limit: int, offset: int = 0) -> list[Facet]:
    """Bodies that stood on the other side of a meeting, most events first, then by name. One SELECT."""
    return term_facets(session, "counterpart", f, limit, offset)
