"""One event whole, with its reports, and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select, union_all

from calendar_app.errors import GoneError, NotFoundError
from calendar_app.model.calendar import EventCard, EventDetail, Report
from calendar_app.model.revision import RevisionFact
from calendar_app.store.events.rendering import instant
from calendar_app.store.queries.detail import reports_of
from calendar_app.store.queries.revisions import event_revisions
from calendar_app.store.queries.rows import CARD, card, cards, with_city
from calendar_app.store.tables import event_terms, events, participations, people, reports, terms, withdrawn


@dataclass(frozen=True, slots=True)
class Related:
    """Neighbours of an event."""

    same_day: list[EventCard]
    same_people: list[EventCard]
    same_topic: list[EventCard]


def event_detail(session: Connection, uid: str) -> EventDetail:
    """One event with its reports, the other events of the same reports, and its corrections. Nine SELECTs.

    Raises:
        GoneError: withdrawn.
        NotFoundError: never heard of.
    """
    columns: tuple[Any, ...] = (*CARD, events.c.sequence, events.c.created, events.c.last_modified, events.c.note)
    row = session.execute(select(*columns).select_from(with_city(events)).where(events.c.uid == uid)).first()
    if row is None:
        gone = session.execute(select(withdrawn.c.uid).where(withdrawn.c.uid == uid)).scalar()
        raise GoneError(f"event {uid} was withdrawn") if gone else NotFoundError(f"no event {uid}")
    entry_ids = select(reports.c.entry_id).where(reports.c.event_id == row.id)
    siblings = session.execute(
        select(*CARD)
        .select_from(with_city(events))
        .where(
            events.c.id.in_(select(reports.c.event_id).where(reports.c.entry_id.in_(entry_ids))),
            events.c.id != row.id,
        )
        .order_by(events.c.dtstart, events.c.uid)
    )
    detail = EventDetail(
        card=card(row),
        reports=reports_of(session, entry_ids),
        siblings=tuple(cards(siblings)),
        sequence=row.sequence,
        created=instant(row.created),
        last_modified=instant(row.last_modified),
        note=row.note,
    )
    found = event_revisions(session, uid)
    return replace(detail, corrections=tuple(fact for fact in found if _stands(fact, detail))) if found else detail


def _stands(fact: RevisionFact, detail: EventDetail) -> bool:
    """Whether what is stored is what the correction says: one that waits for the next import is not told yet."""
    if fact.field not in ("date", "summary"):
        shown = {name for report in detail.reports for name in _names(report, fact.field)}
        return all((sign[1:] in shown) == sign.startswith("+") for sign in fact.new.split(" "))
    return fact.new == (detail.card.edtf if fact.field == "date" else detail.card.summary)


def _names(report: Report, field: str) -> tuple[str, ...]:
    if field == "people":
        return tuple(fact.name for fact in report.people)
    return {"orgs": report.orgs, "places": report.places, "tags": report.tags}[field]


def related(session: Connection, uid: str, limit: int = 5) -> Related:
    """Neighbours of an event: of its first day, of its public people, of its weightiest tag; nearest in time first. Four SELECTs."""
    columns: tuple[Any, ...] = (*CARD, events.c.city_id, events.c.entry_id)
    row = session.execute(select(*columns).select_from(with_city(events)).where(events.c.uid == uid)).first()
    if row is None:
        raise NotFoundError(f"no event {uid}")
    others = and_(events.c.entry_id != row.entry_id)
    day = row.dtstart
    if day is None:
        return Related([], [], [])
    same_day = (
        select(*CARD)
        .select_from(with_city(events))
        .where(events.c.klass == row.klass, events.c.dtstart == day, events.c.city_id == row.city_id, others)
        .order_by(events.c.uid)
        .limit(limit)
    )
    mine = (
        select(participations.c.person_id)
        .join(people, people.c.id == participations.c.person_id)
        .where(participations.c.event_id == row.id, people.c.public)
    )
    tag = (
        select(event_terms.c.term_id)
        .join(terms, terms.c.id == event_terms.c.term_id)
        .where(event_terms.c.event_id == row.id, terms.c.kind == "tag")
        .order_by(event_terms.c.weight, terms.c.name)
        .limit(1)
        .scalar_subquery()
    )
    by_people = _near(participations, participations.c.person_id.in_(mine), day, others, limit)
    by_tag = _near(
        event_terms, and_(event_terms.c.term_id == tag, event_terms.c.klass == row.klass), day, others, limit
    )
    return Related(
        cards(session.execute(same_day)),
        _nearest(session.execute(by_people).all(), day, limit),
        _nearest(session.execute(by_tag).all(), day, limit),
    )


def _near(link: Any, condition: Any, day: date, others: Any, limit: int) -> Any:  # noqa: ANN401
    """SELECT of the events next to a day on both sides that a link table leads to."""
    joined = link.join(events, events.c.id == link.c.event_id)
    base = select(*CARD).select_from(with_city(joined)).where(condition, others)
    sides = [
        base.where(link.c.dtstart <= day).order_by(link.c.dtstart.desc()).limit(limit * 4),
        base.where(link.c.dtstart > day).order_by(link.c.dtstart).limit(limit * 4),
    ]
    return union_all(*(select(side.subquery(f"s{i}")) for i, side in enumerate(sides)))


def _nearest(rows: Sequence[Any], day: date, limit: int) -> list[EventCard]:
    unique = {row.uid: row for row in rows}
    ordered = sorted(unique.values(), key=lambda r: (abs((r.dtstart - day).days), r.dtstart, r.uid))
    return cards(ordered[:limit])
