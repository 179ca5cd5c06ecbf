"""Texts of events that are stored for the first time, from what was just read: nothing is read back for them.

``rendering.py`` makes the same of the rows, and ``db check`` holds the texts against that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from calendar_app.model.bulletin import Bulletin
from calendar_app.model.calendar import FeedEvent
from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.events.happenings import Stamp
from calendar_app.store.events.rendering import Render, instant, person_line
from calendar_app.store.facts import inclusive
from calendar_app.store.kept import Kept
from calendar_app.store.persons.people import Resolved
from calendar_app.store.tables import people, rendered

_PUBLIC = select(people.c.id, people.c.name).where(any_of(people.c.id, "ids"), people.c.public)


def render_fresh(
    connection: Connection,
    bulletin: Bulletin,
    kept: Sequence[Kept],
    stamps: Mapping[int, Stamp],
    resolved: Resolved,
    *,
    render: Render,
) -> None:
    """Render and keep the texts of the new events that have a day.

    Args:
        connection: of the writer; people's standing must be as it will be.
        bulletin: what they are of.
        kept: its entries with their events.
        stamps: of the new events, by id.
        resolved: who is who.
        render: FeedEvent → VEVENT text.
    """
    owners = {resolved.person_of[resolved.profile_ids[p]] for each in kept for p in each.profiles}
    public: dict[int, str] = {}
    if owners:
        public = {row.id: row.name for row in connection.execute(_PUBLIC, {"ids": owners}).all()}
    made = [
        (event_id, render(event))
        for each in kept
        for event_id, event in _feed_events(bulletin, each, stamps, _lines(each, resolved, public))
    ]
    bulk.insert_plain(connection, rendered, ("event_id", "vevent"), made)


def _lines(each: Kept, resolved: Resolved, public: Mapping[int, str]) -> list[str | None]:
    """The entry's people as a line prints them; None for those who are not public."""
    owners = [resolved.person_of[resolved.profile_ids[found]] for found in each.profiles]
    return [
        person_line(mention.titles, public[owner]) if owner in public else None
        for mention, owner in zip(each.found.people, owners, strict=True)
    ]


def _feed_events(
    bulletin: Bulletin, each: Kept, stamps: Mapping[int, Stamp], lines: Sequence[str | None]
) -> Iterator[tuple[int, FeedEvent]]:
    entry = each.found.entry
    tags = sorted((-weight, name) for (kind, name), weight in each.terms.items() if kind == "tag")
    categories = tuple(dict.fromkeys([*entry.section, *(name for _, name in tags)]))
    place = each.found.places[0].name if each.found.places else None
    for event_id, uid, event in each.events:
        columns = event.columns
        if event_id not in stamps or columns["dtstart"] is None or columns["dtend"] is None:
            continue
        sequence, created, modified = stamps[event_id]
        yield (
            event_id,
            FeedEvent(
                uid=uid,
                kind=columns["kind"],
                summary=columns["summary"],
                title=columns["title"],
                start=columns["dtstart"],
                end=inclusive(columns["dtend"]) or columns["dtstart"],
                precision=columns["precision"],
                edtf=columns["edtf"],
                rrule=columns["rrule"],
                part=columns["part"],
                time=columns["time"],
                quote=entry.body[columns["quote_start"] : columns["quote_end"]],
                bulletin=bulletin.title,
                page=entry.page,
                city=bulletin.place or None,
                place=place,
                categories=categories,
                people=tuple([line for line in [lines[n] for n in event.people] if line is not None]),
                sequence=sequence,
                created=instant(created),
                last_modified=instant(modified),
                note=columns["note"],
            ),
        )
