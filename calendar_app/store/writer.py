"""Storing a bulletin: one call in one transaction; importing the same again writes nothing.

The way of a bulletin: all that its rows will say (``kept.py``), what is stored of it already (``previous.py``), numbers for
what is new (``numbering.py``), corrections of events (``revisions.py``), rows of what is printed (``printed.py``) and of what it
makes (``happenings.py``), who is who (``people.py``), what follows for people (``evidence.py``, ``standing.py``), counts
(``counts.py``), the texts of its new events (``fresh.py``) and of those that it changes (``rendering.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, Text, bindparam, cast, delete, select, update

from calendar_app.model.calendar import FeedEvent
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.store import bulk, counts
from calendar_app.store.database.anyof import any_of
from calendar_app.store.editors.affected import events_moved, events_of
from calendar_app.store.entries import previous, printed
from calendar_app.store.events import fresh, happenings, rendering, revisions
from calendar_app.store.kept import keep
from calendar_app.store.numbering import next_id, number_entries, number_events
from calendar_app.store.persons import evidence, growth, people, standing
from calendar_app.store.tables import bulletins, cities, entries, meta

_CITY = select(cities.c.id).where(cities.c.name == bindparam("name"))
_LOSE_ENTRIES = delete(entries).where(any_of(entries.c.id, "ids"))
_BUMP = update(meta).where(meta.c.key == "revision").values(value=cast(cast(meta.c.value, Integer) + 1, Text))


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import did, in events; ``diagnostics`` counts those stored with the bulletin."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    diagnostics: int = 0


def store_bulletin(
    session: Connection, annotated: AnnotatedBulletin, *, now: datetime, render: Callable[[FeedEvent], str]
) -> Tally:
    """Store a bulletin, or bring the stored one up to date.

    It is the same bulletin where series, jurisdiction and period are the same and at least one entry matches (by order and
    similar title); matched entries keep their events' UIDs. An event's SEQUENCE and LAST-MODIFIED move only when its
    VEVENT text does. The number of statements does not grow with the bulletin, nor with the store.

    Args:
        session: of ``Store.write()``; the caller's transaction holds all of it.
        annotated: what was read.
        now: stamp of what is new or changed.
        render: FeedEvent → VEVENT text (feeds/vevent.py).
    """
    connection, seconds = session, int(now.timestamp())
    bulletin, city = annotated.bulletin, annotated.bulletin.place or ""
    kept = [keep(found, city) for found in annotated.entries]
    head = printed.head(annotated, kept)
    before = previous.find(connection, annotated, head.digest)
    if before.row is not None and before.row["digest"] == head.digest:
        return Tally(unchanged=before.row["events"], diagnostics=before.row["diagnostics"])
    city_id = _city(connection, city)
    change = counts.Counts()
    old_events: dict[int, list[previous.Row]] = {}
    old_profiles: list[int] = []
    if before.row is None:
        bulletin_id = next_id(connection, bulletins)
    else:
        bulletin_id = before.row["id"]
        old_events = previous.events_by_entry(connection, bulletin_id)
        old_profiles = previous.profiles_of(connection, bulletin_id)
        change = counts.counts_of_bulletin(connection, bulletin_id, -1)
        previous.forget(connection, bulletin_id)

    number_entries(connection, kept, before.matched, before.entries)
    new, gone = number_events(connection, bulletin, kept, revisions.as_read(connection, old_events))
    hidden = revisions.lay_over(connection, kept, city)
    head.columns["events"] -= len(hidden)
    gone += [row for rows in old_events.values() for row in rows if row["id"] in hidden]
    new -= hidden
    ids = {event_id for each in kept for event_id, _, _ in each.events}
    printed.write_head(connection, bulletin_id, city_id, annotated, head, before, seconds)
    gone_entries = printed.write_entries(connection, bulletin_id, city_id, bulletin, kept, before)
    by_id = {row["id"]: row for rows in old_events.values() for row in rows}
    changed, stamps = happenings.write_events(connection, bulletin_id, city_id, kept, new, by_id, seconds)
    if gone:
        happenings.withdraw(connection, gone, seconds)
    if gone_entries:
        connection.execute(_LOSE_ENTRIES, {"ids": gone_entries})
    resolved = people.resolve(connection, (p for each in kept for p in each.profiles), doubtful=old_profiles)
    printed.write_mentions(connection, kept, resolved)
    printed.write_originals(connection, kept)
    happenings.write_participations(connection, kept, resolved)
    told = evidence.write_evidence(connection, bulletin_id, city, kept, resolved)
    happenings.write_terms(connection, city_id, kept, change)
    counts.apply(connection, change)
    added = None if before.row is not None else growth.added_by(resolved, city_id, *told)
    turned = standing.refresh(connection, resolved.touched, added)
    fresh.render_fresh(connection, bulletin, kept, stamps, resolved, render=render)
    again = ids | events_of(connection, turned) | events_moved(connection, resolved.moved)
    rewritten = rendering.render_changed(connection, again - new, now=seconds, render=render)
    bump(session)
    updated = len(ids & (rewritten | changed))
    return Tally(
        inserted=len(new),
        updated=updated,
        unchanged=len(ids) - len(new) - updated,
        removed=len(gone),
        diagnostics=len(annotated.diagnostics),
    )


def remove_bulletin(
    session: Connection, bulletin_id: str, *, now: datetime, render: Callable[[FeedEvent], str]
) -> Tally:
    """Take a bulletin out with what only it attested; its events answer 410 from then on.

    Args:
        session: of ``Store.write()``.
        bulletin_id: public id (``BulletinCard.id``).
        now: stamp of what changes: events elsewhere that name a person whose public posts only this bulletin told.
        render: FeedEvent → VEVENT text (feeds/vevent.py).

    Raises:
        NotFoundError: no such bulletin.
    """
    from calendar_app.store.removal import remove

    return remove(session, bulletin_id, int(now.timestamp()), render)


def bump(session: Connection) -> None:
    """Move the store's revision: what caches and ETags are keyed by."""
    session.execute(_BUMP)


def _city(connection: Connection, name: str) -> int:
    """Id of a city, stored where it is new; 0 for none."""
    if not name:
        return 0
    found = connection.execute(_CITY, {"name": name}).scalar()
    if found is None:
        found = next_id(connection, cities)
        bulk.insert(connection, cities, [{"id": found, "name": name}])
    return int(found)
