"""What entries make, as rows: events with their reports and months, who takes part in them, and what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, union_all

from calendar_app.store import bulk, counts, facts
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import texts
from calendar_app.store.kept import Kept
from calendar_app.store.numbering import next_id
from calendar_app.store.persons.people import Resolved
from calendar_app.store.tables import (
    event_months,
    event_terms,
    events,
    participations,
    rendered,
    reports,
    terms,
    withdrawn,
)

Row = Mapping[str, Any]
Term = tuple[str, str]
#: SEQUENCE, CREATED and LAST-MODIFIED (seconds) of an event.
Stamp = tuple[int, int, int]
_WITHDRAWN = select(withdrawn).where(any_of(withdrawn.c.uid, "uids"))
_BACK = delete(withdrawn).where(any_of(withdrawn.c.uid, "uids"))
_LOSE = delete(events).where(any_of(events.c.id, "ids"))
_LOSE_TEXTS = delete(rendered).where(any_of(rendered.c.event_id, "ids"))
_PARTICIPATION = (
    "event_id",
    "ordinal",
    "dtstart",
    "person_id",
    "profile_id",
    "official",
    "counterpart",
    "titles",
    "roles",
    "actions",
)
_EVENT_TERM = ("event_id", "term_id", "klass", "dtstart", "weight")
#: Each kind with its own names: with all of them a name would be looked up six times.
_TERMS = union_all(
    *(
        select(terms.c.kind, terms.c.name, terms.c.id).where(terms.c.kind == kind, any_of(terms.c.name, kind))
        for kind in facts.TERM_KINDS
    )
)


def write_events(
    connection: Connection,
    bulletin_id: int,
    city_id: int,
    kept: Sequence[Kept],
    fresh: set[int],
    before: Mapping[int, Row],
    now: int,
) -> tuple[set[int], dict[int, Stamp]]:
    """Store events, and which months and entries they belong to.

    Args:
        connection: of the writer.
        bulletin_id: the bulletin.
        city_id: its city, 0 for none.
        kept: its entries with their events.
        fresh: ids of the events that are new.
        before: the stored events by id.
        now: stamp of new events.

    Returns:
        The stored events whose columns have changed, and the stamps of the new ones.
    """
    new, changed, months, told = [], [], [], []
    stamps: dict[int, Stamp] = {}
    back = _revived(connection, [uid for each in kept for i, uid, _ in each.events if i in fresh], now)
    for each in kept:
        for event_id, uid, event in each.events:
            row = {
                **event.columns,
                "id": event_id,
                "uid": uid,
                "bulletin_id": bulletin_id,
                "entry_id": each.id,
                "city_id": city_id,
            }
            if event_id in fresh:
                stamps[event_id] = sequence, created, modified = back.get(uid, (0, now, now))
                row.update(sequence=sequence, created=created, last_modified=modified)
                new.append(row)
            elif any(before[event_id][key] != value for key, value in row.items()):
                changed.append(row)
            if row["long"]:
                last = facts.inclusive(row["dtend"]) or row["dtstart"]
                months += [
                    {"month": m, "klass": row["klass"], "city_id": row["city_id"], "event_id": event_id}
                    for m in facts.months_between(row["dtstart"], last)
                ]
            told.append({"event_id": event_id, "entry_id": each.id})
    bulk.insert(connection, events, new)
    bulk.update(connection, events, changed)
    bulk.insert(connection, reports, told)
    bulk.insert(connection, event_months, months)
    undated = [i for each in kept for i, _, e in each.events if e.columns["dtstart"] is None and i not in fresh]
    if undated:
        connection.execute(_LOSE_TEXTS, {"ids": undated})
    return {row["id"] for row in changed}, stamps


def _revived(connection: Connection, uids: Sequence[str], now: int) -> dict[str, Stamp]:
    """Withdrawn UIDs that come back: their stamps go on from the last, in the same second and under a clock set back too."""
    if not uids:
        return {}
    gone = connection.execute(_WITHDRAWN, {"uids": uids}).all()
    found = {row.uid: (row.sequence + 1, row.created, max(now, row.at)) for row in gone}
    if found:
        connection.execute(_BACK, {"uids": sorted(found)})
    return found


def withdraw(connection: Connection, rows: Sequence[Row], now: int) -> None:
    """Delete events and remember their UIDs."""
    bulk.insert(
        connection,
        withdrawn,
        [
            {
                "uid": r["uid"],
                "sequence": r["sequence"],
                "created": r["created"],
                "at": max(now, r["last_modified"] + 1),
            }
            for r in rows
        ],
    )
    connection.execute(_LOSE, {"ids": [row["id"] for row in rows]})


def write_participations(connection: Connection, kept: Sequence[Kept], resolved: Resolved) -> None:
    """Store who takes part in each event."""
    rows = []
    for each in kept:
        takers = []
        for mention, found in zip(each.found.people, each.profiles, strict=True):
            profile_id = resolved.profile_ids[found]
            roles = tuple(dict.fromkeys([role.role for role in mention.roles]))
            takers.append(
                (
                    resolved.person_of[profile_id],
                    profile_id,
                    mention.kind == "official",
                    mention.counterpart,
                    texts(mention.titles),
                    texts(roles),
                    texts(mention.actions),
                )
            )
        for event_id, _, event in each.events:
            start = bulk.day(connection, event.columns["dtstart"])
            rows += [(event_id, ordinal, start, *takers[n]) for ordinal, n in enumerate(event.people)]
    bulk.insert_plain(connection, participations, _PARTICIPATION, rows)


def write_terms(connection: Connection, city_id: int, kept: Sequence[Kept], change: counts.Counts) -> None:
    """Store what each event can be narrowed by, and add events and terms to *change*."""
    ids = _term_ids(connection, {key for each in kept for key in each.terms})
    rows = []
    for each in kept:
        mine = [(ids[key], weight) for key, weight in each.terms.items()]
        for event_id, _, event in each.events:
            columns = event.columns
            klass, start = columns["klass"], bulk.day(connection, columns["dtstart"])
            change.add(columns, city_id, [term_id for term_id, _ in mine])
            rows += [(event_id, term_id, klass, start, weight) for term_id, weight in mine]
    bulk.insert_plain(connection, event_terms, _EVENT_TERM, rows)


def _term_ids(connection: Connection, wanted: Iterable[Term]) -> dict[Term, int]:
    """Ids of terms; new ones are stored."""
    wanted = set(wanted)
    names: dict[str, list[str]] = {kind: [] for kind in facts.TERM_KINDS}
    for kind, name in wanted:
        names[kind].append(name)
    known: dict[Term, int] = {}
    if wanted:
        known = {(kind, name): term_id for kind, name, term_id in connection.execute(_TERMS, names).all()}
    missing = sorted(wanted - known.keys())
    if missing:
        free = next_id(connection, terms)
        new: list[dict[str, Any]] = [
            {"id": free + i, "kind": kind, "name": name} for i, (kind, name) in enumerate(missing)
        ]
        bulk.insert(connection, terms, new)
        known |= {(row["kind"], row["name"]): row["id"] for row in new}
    return known
