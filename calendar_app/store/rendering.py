"""FeedEvents built from rows, and the VEVENT texts kept with the events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from calendar_app.model.calendar import FeedEvent
from calendar_app.store import bulk
from calendar_app.store.facts import inclusive
from calendar_app.store.tables import (
    bulletins,
    cities,
    entries,
    event_terms,
    events,
    mentions,
    participations,
    people,
    rendered,
    terms,
)

Render = Callable[[FeedEvent], str]
#: Events read at once; keeps the statements short and the memory flat.
BATCH = 500


def instant(seconds: int) -> datetime:
    """Stored seconds as an aware time."""
    return datetime.fromtimestamp(seconds, UTC)


def feed_events(session: Session, ids: Iterable[int]) -> dict[int, FeedEvent]:
    """What a rendering may know of these events. Three SELECTs a batch; events without a day are left out."""
    wanted = sorted(set(ids))
    out: dict[int, FeedEvent] = {}
    for i in range(0, len(wanted), BATCH):
        out.update(_batch(session, wanted[i : i + BATCH]))
    return out


def _batch(session: Session, ids: Sequence[int]) -> dict[int, FeedEvent]:
    query = (
        select(
            events,
            entries.c.body,
            entries.c.page,
            bulletins.c.title.label("bulletin"),
            cities.c.name.label("city"),
        )
        .join(entries, entries.c.id == events.c.entry_id)
        .join(bulletins, bulletins.c.id == events.c.bulletin_id)
        .outerjoin(cities, cities.c.id == events.c.city_id)
        .where(events.c.id.in_(ids), events.c.dtstart.is_not(None), events.c.dtend.is_not(None))
    )
    rows = session.execute(query).mappings().all()
    names = _people(session, ids)
    tags = _categories(session, ids)
    venues = _venues(session, {row["entry_id"] for row in rows})
    out = {}
    for row in rows:
        section = json.loads(row["section"])
        out[row["id"]] = FeedEvent(
            uid=row["uid"],
            kind=row["kind"],
            summary=row["summary"],
            title=row["title"],
            start=row["dtstart"],
            end=inclusive(row["dtend"]) or row["dtstart"],
            precision=row["precision"],
            edtf=row["edtf"],
            rrule=row["rrule"],
            part=row["part"],
            time=row["time"],
            quote=row["body"][row["quote_start"] : row["quote_end"]],
            bulletin=row["bulletin"],
            page=row["page"],
            city=row["city"],
            place=venues.get(row["entry_id"]),
            categories=tuple(dict.fromkeys([*section, *tags.get(row["id"], ())])),
            people=tuple(names.get(row["id"], ())),
            sequence=row["sequence"],
            created=instant(row["created"]),
            last_modified=instant(row["last_modified"]),
            note=row["note"],
        )
    return out


def _people(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Public people of each event with their posts, as a line prints them: 市长 张某某."""
    query = (
        select(participations.c.event_id, participations.c.titles, people.c.name)
        .join(people, people.c.id == participations.c.person_id)
        .where(participations.c.event_id.in_(ids), people.c.public)
        .order_by(participations.c.event_id, participations.c.ordinal)
    )
    out: dict[int, list[str]] = {}
    for event_id, titles, name in session.execute(query):
        out.setdefault(event_id, []).append(f"{'、'.join(json.loads(titles))} {name}".strip())
    return out


def _categories(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Tags of each event, the weightiest first."""
    query = (
        select(event_terms.c.event_id, terms.c.name)
        .join(terms, terms.c.id == event_terms.c.term_id)
        .where(event_terms.c.event_id.in_(ids), terms.c.kind == "tag")
        .order_by(event_terms.c.event_id, event_terms.c.weight.desc(), terms.c.name)
    )
    out: dict[int, list[str]] = {}
    for event_id, name in session.execute(query):
        out.setdefault(event_id, []).append(name)
    return out


def _venues(session: Session, entry_ids: Iterable[int]) -> dict[int, str]:
    """The first place that each entry prints."""
    query = (
        select(mentions.c.entry_id, mentions.c.text)
        .where(mentions.c.entry_id.in_(sorted(entry_ids)), mentions.c.type == "place")
        .order_by(mentions.c.entry_id, mentions.c.seq.desc())
    )
    first: dict[int, str] = {}
    for entry_id, name in session.execute(query):
        first[entry_id] = name
    return first


def render_changed(
    session: Session, ids: Iterable[int], *, now: int, render: Render, fresh: frozenset[int] = frozenset()
) -> set[int]:
    """Render events again and keep what differs; SEQUENCE and LAST-MODIFIED move with the text and only with it.

    Args:
        session: of the writer.
        ids: events that may have changed.
        now: seconds of the stamp.
        render: FeedEvent → VEVENT text.
        fresh: events stored for the first time, whose stamps stand already.

    Returns:
        The events whose text is another than before (fresh ones not among them).
    """
    found = feed_events(session, ids)
    old: dict[int, str] = {}
    known = sorted(set(found) - fresh)
    for i in range(0, len(known), BATCH):
        query = select(rendered.c.event_id, rendered.c.vevent).where(rendered.c.event_id.in_(known[i : i + BATCH]))
        old.update((event_id, vevent) for event_id, vevent in session.execute(query))
    new_rows: list[dict[str, Any]] = []
    changed_rows: list[dict[str, Any]] = []
    stamps: list[dict[str, Any]] = []
    for event_id, event in found.items():
        vevent = render(event)
        if event_id not in old:
            new_rows.append({"event_id": event_id, "vevent": vevent})
        elif vevent != old[event_id]:
            # Clients skip an event whose stamp did not rise: it does, in the same second and under a clock set back too.
            moment = max(now, int(event.last_modified.timestamp()) + 1)
            event = replace(event, sequence=event.sequence + 1, last_modified=instant(moment))
            changed_rows.append({"b_id": event_id, "b_vevent": render(event)})
            stamps.append({"b_id": event_id, "b_sequence": event.sequence, "b_modified": moment})
    connection = session.connection()
    if new_rows:
        bulk.insert(connection, rendered, new_rows)
    if changed_rows:
        connection.execute(
            rendered.update().where(rendered.c.event_id == bindparam("b_id")).values(vevent=bindparam("b_vevent")),
            changed_rows,
        )
        connection.execute(
            events.update()
            .where(events.c.id == bindparam("b_id"))
            .values(sequence=bindparam("b_sequence"), last_modified=bindparam("b_modified")),
            stamps,
        )
    return {row["b_id"] for row in changed_rows}
