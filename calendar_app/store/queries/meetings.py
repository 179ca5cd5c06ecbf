"""What pages tell of several events at once beside their cards: the register of counterparts, a day at a glance."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from calendar_app.model.calendar import EntryGlance, EventCard, Meeting
from calendar_app.model.filter import Filter
from calendar_app.store.queries.parts import together
from calendar_app.store.queries.ranges import overlapping
from calendar_app.store.queries.rows import CARD, card
from calendar_app.store.tables import entries, event_terms, events, participations, people, reports, terms

#: Characters of a body that a glance reads.
LEAD = 200

_Public = dict[int, list[tuple[str, str, str, bool]]]


def meetings(
    session: Connection, f: Filter, *, body: str = "", before: tuple[date, str] | None = None, limit: int = 60
) -> tuple[list[Meeting], tuple[date, str] | None]:
    """Events with another side under a filter, newest first (first day, then id), from behind the cursor.

    With *body* those in which that body stood on the other side. Events without a day are left out. Three SELECTs.
    """
    met = select(event_terms.c.event_id).join(terms, terms.c.id == event_terms.c.term_id)
    met = met.where(terms.c.kind == "counterpart", *([terms.c.name == body] if body else []))
    parts = overlapping(session, f, CARD, begins=(None, before[0] if before else None))
    parts = [part.where(events.c.id.in_(met)) for part in parts]
    if before is not None:
        day, uid = before
        parts = [part.where(or_(events.c.dtstart < day, events.c.uid < uid)) for part in parts]
    if not parts:
        return [], None
    rows = session.execute(together(parts, ("-dtstart", "-uid"), limit + 1)).all()
    page = rows[:limit]
    ids = [row.id for row in page]
    bodies: dict[int, list[str]] = defaultdict(list)
    named = (
        select(event_terms.c.event_id, terms.c.name)
        .join(terms, terms.c.id == event_terms.c.term_id)
        .where(event_terms.c.event_id.in_(ids), terms.c.kind == "counterpart")
        .order_by(event_terms.c.event_id, terms.c.name)
    )
    for event_id, name in session.execute(named):
        bodies[event_id].append(name)
    told = _public(session, ids)
    found = [Meeting(card(row), tuple(bodies[row.id]), tuple(told.get(row.id, ()))) for row in page]
    return found, (page[-1].dtstart, page[-1].uid) if len(rows) > limit else None


def glances(session: Connection, cards: Iterable[EventCard]) -> dict[str, EntryGlance]:
    """By event id: how the entry begins, its printed page, the public people in it. Two SELECTs."""
    uids = [c.id for c in cards]
    first = select(func.min(reports.c.entry_id)).where(reports.c.event_id == events.c.id).scalar_subquery()
    query = (
        select(events.c.id, events.c.uid, func.substr(entries.c.body, 1, LEAD).label("lead"), entries.c.page)
        .select_from(events)
        .join(entries, entries.c.id == first)
        .where(events.c.uid.in_(uids))
    )
    rows = session.execute(query).all()
    told = _public(session, [row.id for row in rows])
    return {
        row.uid: EntryGlance(row.lead, row.page, tuple((slug, name) for slug, name, _, _ in told.get(row.id, ())))
        for row in rows
    }


def _public(session: Connection, event_ids: Sequence[int]) -> _Public:
    """Public people of events in printed order, each once: slug, name, first post as printed, other side. One SELECT."""
    query: Any = (
        select(
            participations.c.event_id,
            people.c.slug,
            people.c.name,
            participations.c.titles,
            participations.c.counterpart,
        )
        .join(people, people.c.id == participations.c.person_id)
        .where(participations.c.event_id.in_(event_ids), people.c.public)
        .order_by(participations.c.event_id, participations.c.ordinal)
    )
    out: _Public = defaultdict(list)
    for event_id, slug, name, titles, counterpart in session.execute(query):
        if all(slug != known for known, *_ in out[event_id]):
            out[event_id].append((slug, name, next(iter(json.loads(titles)), ""), bool(counterpart)))
    return out
