"""FeedEvents built from rows, and the VEVENT texts kept with the events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from calendar_app.model.calendar import FeedEvent
from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import inclusive
from calendar_app.store.mentions import first_place
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


@lru_cache(1024)  # a bulletin's events have one stamp
def instant(seconds: int) -> datetime:
    """Stored seconds as an aware time."""
    return datetime.fromtimestamp(seconds, UTC)


_EVENTS = (
    select(
        events,
        entries.c.body,
        entries.c.page,
        mentions.c.found,
        bulletins.c.title.label("bulletin"),
        cities.c.name.label("city"),
    )
    .join(entries, entries.c.id == events.c.entry_id)
    .join(bulletins, bulletins.c.id == events.c.bulletin_id)
    .outerjoin(mentions, mentions.c.entry_id == events.c.entry_id)
    .outerjoin(cities, cities.c.id == events.c.city_id)
    .where(any_of(events.c.id, "ids"), events.c.dtstart.is_not(None), events.c.dtend.is_not(None))
)
_PEOPLE = (
    select(participations.c.event_id, participations.c.titles, people.c.name)
    .join(people, people.c.id == participations.c.person_id)
    .where(any_of(participations.c.event_id, "ids"), people.c.public)
    .order_by(participations.c.event_id, participations.c.ordinal)
)
_TAGS = (
    select(event_terms.c.event_id, event_terms.c.weight, terms.c.name)
    .join(terms, terms.c.id == event_terms.c.term_id)
    .where(any_of(event_terms.c.event_id, "ids"), terms.c.kind == "tag")
)
_TEXTS = select(rendered.c.event_id, rendered.c.vevent).where(any_of(rendered.c.event_id, "ids"))


def feed_events(session: Connection, ids: Iterable[int]) -> dict[int, FeedEvent]:
    """What a rendering may know of these events. Three SELECTs a batch; events without a day are left out."""
    return _feed_events(session, ids)


def _feed_events(connection: Connection, ids: Iterable[int]) -> dict[int, FeedEvent]:
    wanted = sorted(set(ids))
    out: dict[int, FeedEvent] = {}
    for i in range(0, len(wanted), BATCH):
        out.update(_batch(connection, wanted[i : i + BATCH]))
    return out


def _batch(connection: Connection, ids: Sequence[int]) -> dict[int, FeedEvent]:
    rows = connection.execute(_EVENTS, {"ids": ids}).all()
    names = _people(connection, ids)
    tags = _categories(connection, ids)
    out = {}
    for row in rows:
        out[row.id] = FeedEvent(
            uid=row.uid,
            kind=row.kind,
            summary=row.summary,
            title=row.title,
            start=row.dtstart,
            end=inclusive(row.dtend) or row.dtstart,
            precision=row.precision,
            edtf=row.edtf,
            rrule=row.rrule,
            part=row.part,
            time=row.time,
            quote=row.body[row.quote_start : row.quote_end],
            bulletin=row.bulletin,
            page=row.page,
            city=row.city,
            place=first_place(row.found),
            categories=tuple(dict.fromkeys([*_words(row.section), *tags.get(row.id, ())])),
            people=tuple(names.get(row.id, ())),
            sequence=row.sequence,
            created=instant(row.created),
            last_modified=instant(row.last_modified),
            note=row.note,
        )
    return out


@lru_cache(16_384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _people(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Public people of each event with their posts, as a line prints them: 市长 张某某."""
    out: dict[int, list[str]] = {}
    for event_id, titles, name in connection.execute(_PEOPLE, {"ids": ids}).all():
        out.setdefault(event_id, []).append(person_line(_words(titles), name))
    return out


def person_line(titles: Sequence[str], name: str) -> str:
    """Somebody as a line prints them: 市长 张某某."""
    return f"{'、'.join(titles)} {name}".strip()


def _categories(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Tags of each event, the weightiest first."""
    tagged: dict[int, list[tuple[float, str]]] = {}
    for event_id, weight, name in connection.execute(_TAGS, {"ids": ids}).all():
        tagged.setdefault(event_id, []).append((-weight, name))
    return {event_id: [name for _, name in sorted(found)] for event_id, found in tagged.items()}


def render_changed(connection: Connection, ids: Iterable[int], *, now: int, render: Render) -> set[int]:
    """Render events again and keep what differs; SEQUENCE and LAST-MODIFIED move with the text and only with it.

    Args:
        connection: of the writer.
        ids: events that may have changed.
        now: seconds of the stamp.
        render: FeedEvent → VEVENT text.

    Returns:
        The events whose text is another than before; those that had none are not among them.
    """
    found = _feed_events(connection, ids)
    known = sorted(found)
    old: dict[int, str] = {}
    for i in range(0, len(known), BATCH):
        found_texts = connection.execute(_TEXTS, {"ids": known[i : i + BATCH]})
        old.update((row.event_id, row.vevent) for row in found_texts)
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
            changed_rows.append({"event_id": event_id, "vevent": render(event)})
            stamps.append({"id": event_id, "sequence": event.sequence, "last_modified": moment})
    bulk.insert(connection, rendered, new_rows)
    bulk.update(connection, rendered, changed_rows, key="event_id")
    bulk.update(connection, events, stamps)
    return {row["id"] for row in stamps}
