"""What is stored of a bulletin that comes again, and dropping what is written anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Delete, Select, bindparam, delete, select

from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.store.entries.matching import match_entries
from calendar_app.store.tables import (
    bulletins,
    diagnostics,
    entries,
    event_months,
    event_terms,
    events,
    ledgers,
    mentions,
    originals,
    participations,
    profile_months,
    profile_posts,
    reports,
)
from calendar_app.store.uid import bulletin_key

Row = Mapping[str, Any]
_BULLETIN = select(bulletins).where(bulletins.c.key == bindparam("key"))
_ENTRIES = (
    select(entries.c.id, entries.c.n, entries.c.title, entries.c.body, entries.c.day)
    .where(entries.c.bulletin_id == bindparam("bulletin"))
    .order_by(entries.c.n, entries.c.id)
)
_EVENTS = select(events).where(events.c.bulletin_id == bindparam("bulletin")).order_by(events.c.kind, events.c.number)
_PROFILES = select(profile_months.c.profile_id).where(profile_months.c.bulletin_id == bindparam("bulletin")).distinct()


def dropping(own_events: Select[Any], own_entries: Select[Any]) -> tuple[Delete, ...]:
    """Statements that drop what is written anew when a bulletin, or an entry of it, changes.

    Args:
        own_events: the ids of the events that what follows from is dropped.
        own_entries: the ids of the entries whose mentions are.

    Returns:
        Deletes with the parameters of the queries, and ``bulletin``, whose months and posts of people are told anew.
    """
    return (
        *(delete(t).where(t.c.event_id.in_(own_events)) for t in (participations, event_terms, event_months, reports)),
        *(delete(t).where(t.c.entry_id.in_(own_entries)) for t in (mentions, originals)),
        *(delete(t).where(t.c.bulletin_id == bindparam("bulletin")) for t in (profile_months, profile_posts)),
    )


_DROPPED = (
    *dropping(
        select(events.c.id).where(events.c.bulletin_id == bindparam("bulletin")),
        select(entries.c.id).where(entries.c.bulletin_id == bindparam("bulletin")),
    ),
    *(delete(t).where(t.c.bulletin_id == bindparam("bulletin")) for t in (diagnostics, ledgers)),
)


@dataclass(frozen=True, slots=True)
class Previous:
    """A stored bulletin, its entries in order, and the positions of new entries mapped to those of stored ones.

    ``number`` is what tells it from another of the same series, place and period; ``row`` is None where none is stored.
    """

    number: int
    row: Row | None = None
    entries: list[Row] = field(default_factory=list)
    matched: dict[int, int] = field(default_factory=dict)


def find(connection: Connection, annotated: AnnotatedBulletin, digest: str) -> Previous:
    """The stored bulletin that this one is: of the same *digest*, else of the same file, else the first with an entry of it.

    Another of the series, place and period may have an entry like one of this one's: it must not be taken for it.
    """
    rows: list[tuple[int, Row]] = []
    while True:
        number = len(rows) + 1
        row = connection.execute(_BULLETIN, {"key": bulletin_key(annotated.bulletin, number)}).mappings().first()
        if row is None:
            break
        stored: Row = {str(key): value for key, value in row.items()}
        if stored["digest"] == digest:
            return Previous(number, stored)
        rows.append((number, stored))
    new = [(e.entry.title, e.entry.body) for e in annotated.entries]
    rows.sort(key=lambda each: each[1]["checksum"] != annotated.bulletin.checksum)
    for number, stored in rows:
        old = _rows(connection, _ENTRIES, stored["id"])
        matched = match_entries([(each["title"], each["body"]) for each in old], new)
        if matched or not old or not new:
            return Previous(number, stored, old, matched)
    return Previous(len(rows) + 1)


def events_by_entry(connection: Connection, bulletin_id: int) -> dict[int, list[Row]]:
    """Stored events of a bulletin."""
    out: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(connection, _EVENTS, bulletin_id):
        out[row["entry_id"]].append(row)
    return out


def profiles_of(connection: Connection, bulletin_id: int) -> list[int]:
    """Ids of the profiles that a bulletin attests."""
    return list(connection.execute(_PROFILES, {"bulletin": bulletin_id}).scalars())


def forget(connection: Connection, bulletin_id: int) -> None:
    """Drop what follows from a bulletin: everything but its entries, its events and their texts."""
    for statement in _DROPPED:
        connection.execute(statement, {"bulletin": bulletin_id})


def _rows(connection: Connection, query: Any, bulletin_id: int) -> list[Row]:  # noqa: ANN401 - any SELECT
    return [dict(row) for row in connection.execute(query, {"bulletin": bulletin_id}).mappings()]
