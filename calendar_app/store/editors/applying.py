"""Corrections of events take effect at once: the event's entry is stored again as it was read, with what stands now laid over it.

All that follows from it is made again just as an import would: days and counts, topics, who took part, what the
bulletin says of people and so their tenures and standing, the events' texts with SEQUENCE and LAST-MODIFIED, search's day.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import AnnotatedEntry
from calendar_app.store import counts
from calendar_app.store.database.anyof import any_of
from calendar_app.store.editors.affected import events_moved, events_of
from calendar_app.store.entries import originals, previous, printed
from calendar_app.store.events import happenings, rendering, revisions
from calendar_app.store.kept import Kept
from calendar_app.store.mentions import read
from calendar_app.store.numbering import next_id
from calendar_app.store.persons import evidence, people, standing
from calendar_app.store.persons.features import Profile
from calendar_app.store.search import index
from calendar_app.store.tables import (
    bulletins,
    cities,
    entries,
    event_terms,
    events,
    mentions,
    participations,
    posts,
    profiles,
    terms,
)
from calendar_app.store.tables import originals as originals_table

Row = Mapping[Any, Any]
_BULLETIN = (
    select(bulletins, cities.c.name.label("city"))
    .outerjoin(cities, cities.c.id == bulletins.c.city_id)
    .where(bulletins.c.key == bindparam("key"))
)
_ENTRY = select(entries).where(entries.c.id == bindparam("entry"))
_MENTIONS = (
    select(mentions)
    .join(entries, entries.c.id == mentions.c.entry_id)
    .where(entries.c.bulletin_id == bindparam("bulletin"))
    .order_by(entries.c.n)
)
_EVENTS = select(events).where(events.c.bulletin_id == bindparam("bulletin")).order_by(events.c.id)
_PARTS = (
    select(participations.c.event_id, participations.c.profile_id)
    .join(events, events.c.id == participations.c.event_id)
    .where(events.c.bulletin_id == bindparam("bulletin"))
    .order_by(participations.c.event_id, participations.c.ordinal)
)
_ORIGINALS = (
    select(originals_table)
    .join(entries, entries.c.id == originals_table.c.entry_id)
    .where(entries.c.bulletin_id == bindparam("bulletin"))
)
_PROFILES = select(profiles).where(any_of(profiles.c.id, "ids"))
_POSTS = select(posts).where(any_of(posts.c.key, "keys"))
_TERMS = (
    select(terms.c.kind, terms.c.name)
    .join(event_terms, event_terms.c.term_id == terms.c.id)
    .where(event_terms.c.event_id == bindparam("event"))
)
_DROPPED = previous.dropping(
    select(events.c.id).where(events.c.entry_id == bindparam("entry")),
    select(entries.c.id).where(entries.c.id == bindparam("entry")),
)


class _Stored:
    """A bulletin as it is stored, as far as what follows from a change of one entry needs it."""

    def __init__(self, connection: Connection, row: Row) -> None:
        self.connection, self.id, self.row, self.city = connection, row["id"], row, row["city"] or ""
        mine = {"bulletin": self.id}
        self.found = {each["entry_id"]: each for each in connection.execute(_MENTIONS, mine).mappings()}
        self.profile_ids = {i: json.loads(each["profiles"]) for i, each in self.found.items()}
        self.originals = {each["entry_id"]: each for each in connection.execute(_ORIGINALS, mine).mappings()}
        self.events: dict[int, list[Row]] = defaultdict(list)
        for event in connection.execute(_EVENTS, mine).mappings():
            self.events[event["entry_id"]].append(dict(event))
        self.parts: dict[int, list[int]] = defaultdict(list)
        for event_id, profile_id in connection.execute(_PARTS, mine):
            self.parts[event_id].append(profile_id)
        self.known = self._known()

    def _known(self) -> originals.Known:
        wanted = {i for ids in self.profile_ids.values() for i in ids}
        known = {
            row.id: Profile(row.name, self.city, tuple(json.loads(row.features)), row.official)
            for row in self.connection.execute(_PROFILES, {"ids": sorted(wanted)})
        }
        told = [each["found"] for each in (*self.found.values(), *self.originals.values())]
        keys = {
            key
            for found in told
            for person in read(found).people
            for post in person.posts
            for key in (post.key, f"{self.city}/{post.key or post.text}")
        }
        rows = self.connection.execute(_POSTS, {"keys": sorted(keys)}).mappings()
        return originals.Known(known, {row["key"]: dict(row) for row in rows}, self.city)

    def entry_of(self, uid: str) -> int | None:
        """Id of the entry that makes an event, were the event hidden too."""
        for entry_id, rows in self.events.items():
            if any(row["uid"] == uid for row in rows):
                return entry_id
        return next((i for i, each in self.originals.items() if uid in originals.uids(each)), None)

    def as_read(self, entry: Row, corrected: bool) -> Kept | None:
        """An entry as it was read, its events under their numbers; None where the store cannot tell.

        Args:
            entry: its row.
            corrected: whether a correction was laid over it before.
        """
        old = self.events[entry["id"]]
        kept = self.originals.get(entry["id"])
        if kept is None:
            found = self.found[entry["id"]]["found"]
            each = originals.from_rows(entry, found, self.profile_ids[entry["id"]], old, self.known)
            return each if not corrected and self._is_whole(each, found, old) else None
        each, uids = originals.from_original(entry, kept, self.known)
        ids, free = {row["uid"]: row["id"] for row in old}, next_id(self.connection, events)
        for uid, fact in zip(uids, each.facts, strict=True):
            each.events.append((ids.get(uid, free), uid, fact))
            free += uid not in ids
        return each

    def _is_whole(self, each: Kept, found: str, old: Sequence[Row]) -> bool:
        """Whether the entry taken from its rows makes just these rows again."""
        if not originals.restored(each, found, old):
            return False
        mine = self.profile_ids[each.id]
        parts = [originals.people_of(self.parts[row["id"]], mine) for row in old]
        if [fact.people for fact in each.facts] != parts:
            return False
        told = {tuple(row) for row in self.connection.execute(_TERMS, {"event": old[0]["id"]})} if old else set()
        return not old or told == each.terms.keys()

    def others(self, entry_id: int) -> list[Kept]:
        """The other entries, as far as they tell of people."""
        out = []
        for i, each in self.found.items():
            if i == entry_id:
                continue
            mine = self.profile_ids[i]
            who = [self.known.profiles[p] for p in mine]
            told = originals.people(each["found"], who, self.known)
            kept = Kept(AnnotatedEntry(Entry(0, "", ""), people=told), who, {}, "", [], "", "", i)
            kept.events = [
                (row["id"], row["uid"], originals.facts_of(row, originals.people_of(self.parts[row["id"]], mine)))
                for row in self.events[i]
            ]
            out.append(kept)
        return out


def apply(session: Connection, key: str, uid: str, *, before: int | None, now: int, render: rendering.Render) -> bool:
    """Store the entry of an event again, with the corrections that stand now.

    Args:
        session: of the writer.
        key: public id of the bulletin.
        uid: of the event.
        before: number of the decision that is new; those below it are in the rows already. None: one was taken back.
        now: seconds of the stamp.
        render: FeedEvent → VEVENT text.

    Returns:
        False where the store does not tell what was read (it was corrected by an earlier version of this program): nothing is
        changed then.
    """
    row = session.execute(_BULLETIN, {"key": key}).mappings().first()
    if row is None:
        return True  # it was taken out: there is nothing to correct
    stored = _Stored(session, row)
    entry_id = stored.entry_of(uid)
    if entry_id is None:
        return False
    entry = session.execute(_ENTRY, {"entry": entry_id}).mappings().one()
    uids = [event["uid"] for event in stored.events[entry_id]]
    corrected = before is None or revisions.corrected_before(session, uids, before)
    each = stored.as_read(entry, corrected=corrected)
    if each is None:
        return False
    by_name = {who.name: who for who in each.profiles}
    revisions.lay_over(session, [each], stored.city)
    each.profiles = [by_name[person.name] for person in each.found.people]
    _store(session, stored, entry, each, now, render)
    return True


def _store(connection: Connection, stored: _Stored, entry: Row, each: Kept, now: int, render: rendering.Render) -> None:
    """Put an entry in the place of its rows, and make again what follows."""
    bulletin_id, city_id, old = stored.id, stored.row["city_id"], stored.events[each.id]
    ids = {event_id for event_id, _, _ in each.events}
    new = ids - {row["id"] for row in old}
    gone = [row for row in old if row["id"] not in ids]
    attested = previous.profiles_of(connection, bulletin_id)
    change = counts.counts_of_bulletin(connection, bulletin_id, -1)
    for statement in _DROPPED:
        connection.execute(statement, {"bulletin": bulletin_id, "entry": each.id})
    happenings.write_events(connection, bulletin_id, city_id, [each], new, {row["id"]: row for row in old}, now)
    if gone:
        happenings.withdraw(connection, gone, now)
    everyone = [*stored.others(each.id), each]
    resolved = people.resolve(connection, (p for kept in everyone for p in kept.profiles), doubtful=attested)
    printed.write_mentions(connection, [each], resolved)
    printed.write_originals(connection, [each])
    happenings.write_participations(connection, [each], resolved)
    evidence.write_evidence(connection, bulletin_id, stored.city, everyone, resolved)
    happenings.write_terms(connection, city_id, [each], counts.Counts())
    change.merge(counts.counts_of_bulletin(connection, bulletin_id))
    counts.apply(connection, change)
    turned = standing.refresh(connection, resolved.touched)
    _redate(connection, stored.row, entry, each)
    told = stored.row["events"] + len(new) - len(gone)
    connection.execute(update(bulletins).where(bulletins.c.id == bulletin_id).values(events=told))
    again = ids | events_of(connection, turned) | events_moved(connection, resolved.moved)
    rendering.render_changed(connection, again, now=now, render=render)


def _redate(connection: Connection, bulletin: Row, entry: Row, each: Kept) -> None:
    """Move the entry to the day that search sorts it by."""
    days = [fact.columns["dtstart"] for _, _, fact in each.events]
    day = (days[0] if days else None) or bulletin["first_day"]
    if day == entry["day"]:
        return
    connection.execute(update(entries).where(entries.c.id == entry["id"]).values(day=day))
    was, now = (
        index.Document(entry["id"], at, entry["title"], entry["body"], bulletin["city_id"])
        for at in (entry["day"], day)
    )
    index.drop(connection, [was])
    index.add(connection, [now])
