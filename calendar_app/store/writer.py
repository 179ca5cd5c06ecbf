"""Storing a bulletin: one call in one transaction; importing the same again writes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Text, bindparam, cast, delete, func, select, update
from sqlalchemy.orm import Session

from calendar_app.model.bulletin import RegionKind
from calendar_app.model.calendar import FeedEvent
from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry
from calendar_app.model.period import is_period, period_bounds
from calendar_app.store import bulk, counts, facts, index, people, rendering
from calendar_app.store.facts import EventFacts, dumps
from calendar_app.store.identity import Profile, post_key, profile
from calendar_app.store.matching import match_entries
from calendar_app.store.tables import (
    DAY,
    YEAR,
    bulletins,
    cities,
    diagnostics,
    entries,
    event_months,
    event_terms,
    events,
    ledgers,
    mentions,
    meta,
    participations,
    posts,
    profile_months,
    profile_posts,
    profiles,
    rendered,
    reports,
    terms,
    withdrawn,
)
from calendar_app.store.uid import bulletin_key, event_uid

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import did, in events; ``diagnostics`` counts those stored with the bulletin."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    diagnostics: int = 0


@dataclass(slots=True)
class _Kept:
    """An entry with its id, its events' ids and stamps, and the ids of its people's profiles."""

    found: AnnotatedEntry
    id: int
    events: list[tuple[int, str, EventFacts]] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        return self.events[0][2].columns["dtstart"] if self.events else None


def store_bulletin(
    session: Session, annotated: AnnotatedBulletin, *, now: datetime, render: Callable[[FeedEvent], str]
) -> Tally:
    """Store a bulletin, or bring the stored one up to date.

    It is the same bulletin where series, jurisdiction and period are the same and at least one entry matches (by order and
    similar title); matched entries keep their events' UIDs. An event's SEQUENCE and LAST-MODIFIED move only when its
    VEVENT text does.

    Args:
        session: of ``Store.write()``; the caller's transaction holds all of it.
        annotated: what was read.
        now: stamp of what is new or changed.
        render: FeedEvent → VEVENT text (feeds/ical.py).
    """
    return _Writer(session, annotated, int(now.timestamp()), render).run()


def remove_bulletin(session: Session, bulletin_id: str, *, now: datetime, render: Callable[[FeedEvent], str]) -> Tally:
    """Take a bulletin out with what only it attested; its events answer 410 from then on.

    Args:
        session: of ``Store.write()``.
        bulletin_id: public id (``BulletinCard.id``).
        now: stamp of what changes: events elsewhere that name a person whose public posts only this bulletin told.
        render: FeedEvent → VEVENT text (feeds/ical.py).

    Raises:
        NotFoundError: no such bulletin.
    """
    from calendar_app.store.removal import remove

    return remove(session, bulletin_id, int(now.timestamp()), render)


def bump(session: Session) -> None:
    """Move the store's revision: what caches and ETags are keyed by."""
    session.execute(
        update(meta).where(meta.c.key == "revision").values(value=cast(cast(meta.c.value, Integer) + 1, Text))
    )


class _Writer:
    def __init__(
        self, session: Session, annotated: AnnotatedBulletin, now: int, render: Callable[[FeedEvent], str]
    ) -> None:
        self.session, self.connection = session, session.connection()
        self.annotated, self.bulletin = annotated, annotated.bulletin
        self.now, self.render = now, render
        self.city = self.bulletin.place or ""

    def run(self) -> Tally:
        stored, matched, old_entries = self._find()
        self.digests = [facts.entry_digest(found) for found in self.annotated.entries]
        digest = facts.bulletin_digest(self.annotated, self.digests)
        if stored is not None and stored["digest"] == digest:
            return Tally(unchanged=stored["events"], diagnostics=stored["diagnostics"])
        city_id = self._city()
        bulletin_id = stored["id"] if stored is not None else people.next_id(self.session, bulletins)
        old_events = self._old_events(bulletin_id) if stored is not None else {}
        old_names = self._old_names(bulletin_id) if stored is not None else set()
        change = counts.counts_of_bulletin(self.session, bulletin_id, -1) if stored is not None else counts.Counts()
        if stored is not None:
            self._forget(bulletin_id)

        kept = self._number_entries(matched, old_entries)
        fresh, removed = self._number_events(kept, old_events)
        self._write_bulletin(bulletin_id, city_id, stored, digest, kept)
        self._write_entries(bulletin_id, city_id, kept, old_entries)
        self._write_events(bulletin_id, city_id, kept, fresh, removed, old_events)
        wanted = [p for each in kept for p in each.profiles]
        before = standing(self.session, {*old_names, *(p.name for p in wanted)})
        resolved = people.resolve(self.session, wanted, old_names)
        term_ids = self._terms(kept)
        self._write_mentions(kept, resolved)
        self._write_participations(kept, resolved)
        self._write_evidence(bulletin_id, kept, resolved)
        self._write_terms(kept, term_ids, city_id, change)
        counts.apply(self.session, change)
        turned = people.refresh(self.session, resolved.touched)
        ids = {event_id for each in kept for event_id, _, _ in each.events}
        again = ids | events_of(self.session, turned) | events_moved(self.session, before)
        new_ids = frozenset(event_id for event_id in ids if event_id in fresh)
        rewritten = rendering.render_changed(self.session, again, now=self.now, render=self.render, fresh=new_ids)
        bump(self.session)
        updated = len(ids & (rewritten | self._changed))
        return Tally(
            inserted=len(new_ids),
            updated=updated,
            unchanged=len(ids) - len(new_ids) - updated,
            removed=len(removed),
            diagnostics=len(self.annotated.diagnostics),
        )

    # -- what is there ---------------------------------------------------------------------------------------------

    def _find(self) -> tuple[Mapping[Any, Any] | None, dict[int, int], list[Mapping[Any, Any]]]:
        """The stored bulletin that this one is, the positions of its entries, and its entries."""
        self.number = 1
        new = [(e.entry.title, e.entry.body) for e in self.annotated.entries]
        while True:
            key = bulletin_key(self.bulletin, self.number)
            stored = self.session.execute(select(bulletins).where(bulletins.c.key == key)).mappings().first()
            if stored is None:
                return None, {}, []
            columns = (entries.c.id, entries.c.n, entries.c.title, entries.c.body, entries.c.day)
            query = select(*columns).where(entries.c.bulletin_id == stored["id"]).order_by(entries.c.n, entries.c.id)
            old: list[Mapping[Any, Any]] = list(self.session.execute(query).mappings())
            matched = match_entries([(row["title"], row["body"]) for row in old], new)
            if matched or not old or not new:
                return stored, matched, old
            self.number += 1

    def _city(self) -> int:
        if not self.city:
            return 0
        found = self.session.execute(select(cities.c.id).where(cities.c.name == self.city)).scalar()
        if found is None:
            found = people.next_id(self.session, cities)
            bulk.insert(self.connection, cities, [{"id": found, "name": self.city}])
        return int(found)

    def _old_events(self, bulletin_id: int) -> dict[int, list[dict[str, Any]]]:
        """Stored events by entry."""
        out: dict[int, list[dict[str, Any]]] = defaultdict(list)
        query = select(events).where(events.c.bulletin_id == bulletin_id).order_by(events.c.kind, events.c.number)
        for row in self.session.execute(query).mappings():
            out[row["entry_id"]].append(dict(row))
        return out

    def _old_names(self, bulletin_id: int) -> set[str]:
        query = (
            select(profiles.c.name)
            .join(profile_months, profile_months.c.profile_id == profiles.c.id)
            .where(profile_months.c.bulletin_id == bulletin_id)
        )
        return set(self.session.execute(query).scalars())

    def _forget(self, bulletin_id: int) -> None:
        """Drop what is written anew: everything but entries, events and their texts."""
        mine = select(events.c.id).where(events.c.bulletin_id == bulletin_id)
        for table in (participations, event_terms, event_months, reports):
            self.session.execute(delete(table).where(table.c.event_id.in_(mine)))
        own = select(entries.c.id).where(entries.c.bulletin_id == bulletin_id)
        self.session.execute(delete(mentions).where(mentions.c.entry_id.in_(own)))
        for table in (profile_months, profile_posts, diagnostics, ledgers):
            self.session.execute(delete(table).where(table.c.bulletin_id == bulletin_id))

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _number_entries(self, matched: dict[int, int], old: Sequence[Mapping[Any, Any]]) -> list[_Kept]:
        free = people.next_id(self.session, entries)
        kept = []
        for i, found in enumerate(self.annotated.entries):
            if i in matched:
                entry_id = old[matched[i]]["id"]
            else:
                entry_id, free = free, free + 1
            kept.append(_Kept(found, entry_id, profiles=[profile(p, self.city) for p in found.people]))
        return kept

    def _number_events(
        self, kept: Sequence[_Kept], old: Mapping[int, list[dict[str, Any]]]
    ) -> tuple[set[int], list[dict[str, Any]]]:
        """Give every event its id and UID; the ids that are new, and the stored events that are no more."""
        free = people.next_id(self.session, events)
        mint = _Mint(self.session)
        fresh: set[int] = set()
        left: list[dict[str, Any]] = [row for rows in old.values() for row in rows]
        waiting: list[tuple[_Kept, int, EventFacts]] = []
        for each in kept:
            wanted = facts.events(each.found)
            mine = list(old.get(each.id, ()))
            chosen = _match_events(mine, wanted)
            each.events = [(0, "", w) for w in wanted]
            for i, event in enumerate(wanted):
                row = chosen.get(i)
                if row is None:
                    waiting.append((each, i, event))
                else:
                    left.remove(row)
                    mint.hold(row["uid"])
                    each.events[i] = (row["id"], row["uid"], event)
        for row in left:
            mint.hold(row["uid"])
        mint.look_up(event_uid(self.bulletin, each.found.entry, *event.key, taken=_free) for each, _, event in waiting)
        for each, i, event in waiting:
            kind, number = event.key
            uid = mint.uid(self.bulletin, each.found, kind, number)
            each.events[i] = (free, uid, event)
            fresh.add(free)
            free += 1
        return fresh, left

    # -- rows ------------------------------------------------------------------------------------------------------

    def _write_bulletin(
        self, bulletin_id: int, city_id: int, stored: Mapping[Any, Any] | None, digest: str, kept: Sequence[_Kept]
    ) -> None:
        b = self.bulletin
        row = {
            "id": bulletin_id,
            "key": bulletin_key(b, self.number),
            "city_id": city_id,
            "series": b.series,
            "period": b.period,
            "first_day": period_bounds(b.period)[0] if is_period(b.period) else None,
            "number": self.number,
            "title": b.title,
            "source": b.source,
            "checksum": b.checksum,
            "layout": b.layout,
            "inferred": dumps(sorted(b.inferred)),
            "digest": digest,
            "entries": len(kept),
            "events": sum(len(each.events) for each in kept),
            "diagnostics": len(self.annotated.diagnostics),
            "imported": self.now,
        }
        if stored is None:
            self.connection.execute(
                delete(withdrawn).where(withdrawn.c.uid == row["key"])
            )  # it was taken out, and is back
            bulk.insert(self.connection, bulletins, [row])
        else:
            self.connection.execute(update(bulletins).where(bulletins.c.id == bulletin_id).values(row))
        bulk.insert(self.connection, ledgers, [_ledger(bulletin_id, self.annotated)])
        found = [
            {
                "id": i,
                "bulletin_id": bulletin_id,
                "seq": seq,
                "entry": d.entry,
                "code": d.code,
                "message": d.message,
                "line": d.line,
                "span_start": d.span.start if d.span else None,
                "span_end": d.span.end if d.span else None,
            }
            for seq, (i, d) in enumerate(
                enumerate(self.annotated.diagnostics, people.next_id(self.session, diagnostics))
            )
        ]
        if found:
            bulk.insert(self.connection, diagnostics, found)

    def _write_entries(
        self, bulletin_id: int, city_id: int, kept: Sequence[_Kept], old: Sequence[Mapping[Any, Any]]
    ) -> None:
        before = {row["id"]: row for row in old}
        rows: list[dict[str, Any]] = []
        for each, digest in zip(kept, self.digests, strict=True):
            entry = each.found.entry
            rows.append(
                {
                    "id": each.id,
                    "bulletin_id": bulletin_id,
                    "n": entry.n,
                    "title": entry.title,
                    "body": entry.body,
                    "section": dumps(entry.section),
                    "page": entry.page,
                    "dateline": entry.dateline,
                    "line": entry.line,
                    "chronicle": entry.chronicle,
                    "segments": dumps(entry.segments),
                    "day": each.day or self._default_day(),
                    "digest": digest,
                }
            )
        new = [row for row in rows if row["id"] not in before]
        known = [row for row in rows if row["id"] in before]
        self._gone_entries = sorted(before.keys() - {row["id"] for row in rows})
        if new:
            bulk.insert(self.connection, entries, new)
        if known:
            values: dict[str, Any] = {key: bindparam(f"v_{key}") for key in known[0] if key != "id"}
            self.connection.execute(
                update(entries).where(entries.c.id == bindparam("b_id")).values(values),
                [{"b_id": row["id"], **{f"v_{k}": v for k, v in row.items() if k != "id"}} for row in known],
            )
        was = {i: index.Document(i, row["day"], row["title"], row["body"], city_id) for i, row in before.items()}
        now = {r["id"]: index.Document(r["id"], r["day"], r["title"], r["body"], city_id) for r in rows}
        index.drop(self.session, (d for i, d in was.items() if now.get(i) != d))
        index.add(self.session, (d for i, d in now.items() if was.get(i) != d))

    def _default_day(self) -> date | None:
        return period_bounds(self.bulletin.period)[0] if is_period(self.bulletin.period) else None

    def _write_events(
        self,
        bulletin_id: int,
        city_id: int,
        kept: Sequence[_Kept],
        fresh: set[int],
        removed: Sequence[Mapping[Any, Any]],
        old: Mapping[int, list[dict[str, Any]]],
    ) -> None:
        before = {row["id"]: row for rows in old.values() for row in rows}
        new, changed, months, told = [], [], [], []
        self._changed: set[int] = set()
        back = self._revived([uid for each in kept for i, uid, _ in each.events if i in fresh])
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
                    sequence, created = back.get(uid, (-1, self.now))
                    new.append({**row, "sequence": sequence + 1, "created": created, "last_modified": self.now})
                elif any(before[event_id][key] != value for key, value in row.items()):
                    changed.append(row)
                    self._changed.add(event_id)
                if row["long"]:
                    last = facts.inclusive(row["dtend"]) or row["dtstart"]
                    months += [
                        {"month": m, "klass": row["klass"], "event_id": event_id}
                        for m in facts.months_between(row["dtstart"], last)
                    ]
                told.append({"event_id": event_id, "entry_id": each.id})
        if new:
            bulk.insert(self.connection, events, new)
        if changed:
            values: dict[str, Any] = {key: bindparam(f"v_{key}") for key in changed[0] if key != "id"}
            self.connection.execute(
                update(events).where(events.c.id == bindparam("b_id")).values(values),
                [{"b_id": row["id"], **{f"v_{k}": v for k, v in row.items() if k != "id"}} for row in changed],
            )
        if removed:
            withdraw(self.session, removed, self.now)
        if self._gone_entries:
            self.session.execute(delete(entries).where(entries.c.id.in_(self._gone_entries)))
        if told:
            bulk.insert(self.connection, reports, told)
        if months:
            bulk.insert(self.connection, event_months, months)
        undated = [i for each in kept for i, _, e in each.events if e.columns["dtstart"] is None and i not in fresh]
        if undated:
            self.session.execute(delete(rendered).where(rendered.c.event_id.in_(undated)))

    def _revived(self, uids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Withdrawn UIDs that come back: their last SEQUENCE and their creation."""
        found: dict[str, tuple[int, int]] = {}
        for i in range(0, len(uids), _CHUNK):
            query = select(withdrawn.c.uid, withdrawn.c.sequence, withdrawn.c.created)
            for uid, sequence, created in self.session.execute(query.where(withdrawn.c.uid.in_(uids[i : i + _CHUNK]))):
                found[uid] = (sequence, created)
        if found:
            self.session.execute(delete(withdrawn).where(withdrawn.c.uid.in_(sorted(found))))
        return found

    def _terms(self, kept: Sequence[_Kept]) -> dict[tuple[str, str], int]:
        wanted = {key for each in kept for key in facts.terms(each.found)}
        names = sorted({name for _, name in wanted})
        known: dict[tuple[str, str], int] = {}
        for i in range(0, len(names), _CHUNK):
            query = select(terms.c.kind, terms.c.name, terms.c.id).where(terms.c.name.in_(names[i : i + _CHUNK]))
            known.update(((kind, name), tid) for kind, name, tid in self.session.execute(query))
        free = people.next_id(self.session, terms)
        new: list[dict[str, Any]] = [
            {"id": free + i, "kind": kind, "name": name} for i, (kind, name) in enumerate(sorted(wanted - known.keys()))
        ]
        if new:
            bulk.insert(self.connection, terms, new)
        return known | {(row["kind"], row["name"]): row["id"] for row in new}

    def _write_terms(
        self, kept: Sequence[_Kept], ids: Mapping[tuple[str, str], int], city_id: int, change: counts.Counts
    ) -> None:
        rows = []
        for each in kept:
            weights = facts.terms(each.found)
            for event_id, _, event in each.events:
                columns = event.columns
                change.add({**columns, "city_id": city_id}, [ids[key] for key in weights])
                rows += [
                    {
                        "event_id": event_id,
                        "term_id": ids[key],
                        "klass": columns["klass"],
                        "dtstart": columns["dtstart"],
                        "weight": weight,
                    }
                    for key, weight in weights.items()
                ]
        if rows:
            bulk.insert(self.connection, event_terms, rows)

    def _write_mentions(self, kept: Sequence[_Kept], resolved: people.Resolved) -> None:
        rows = []
        for each in kept:
            for seq, (kind, text, span, rule, data, person) in enumerate(facts.mentions(each.found)):
                owner = None if person is None else resolved.profile_ids[each.profiles[person]]
                rows.append(
                    {
                        "entry_id": each.id,
                        "seq": seq,
                        "type": kind,
                        "text": text,
                        "span_start": span.start if span else None,
                        "span_end": span.end if span else None,
                        "rule": rule,
                        "data": dumps(data),
                        "profile_id": owner,
                    }
                )
        if rows:
            bulk.insert(self.connection, mentions, rows)

    def _write_participations(self, kept: Sequence[_Kept], resolved: people.Resolved) -> None:
        rows = []
        for each in kept:
            for event_id, _, event in each.events:
                for ordinal, n in enumerate(event.people):
                    mention, profile_id = each.found.people[n], resolved.profile_ids[each.profiles[n]]
                    rows.append(
                        {
                            "event_id": event_id,
                            "ordinal": ordinal,
                            "person_id": resolved.person_of[profile_id],
                            "profile_id": profile_id,
                            "dtstart": event.columns["dtstart"],
                            "official": mention.kind == "official",
                            "counterpart": mention.counterpart,
                            "titles": dumps(mention.titles),
                            "roles": dumps(list(dict.fromkeys(role.role for role in mention.roles))),
                            "actions": dumps(mention.actions),
                        }
                    )
        if rows:
            bulk.insert(self.connection, participations, rows)

    def _write_evidence(self, bulletin_id: int, kept: Sequence[_Kept], resolved: people.Resolved) -> None:
        """Sums and posts of the bulletin's profiles."""
        months: dict[tuple[int, int], dict[str, Any]] = {}
        held: dict[tuple[int, str], dict[str, Any]] = {}
        labels: dict[str, dict[str, Any]] = {}
        proofs: list[tuple[int, int, Any, EventFacts, str]] = []
        for each in kept:
            ids = [resolved.profile_ids[p] for p in each.profiles]
            for n, profile_id in enumerate(ids):
                days = [(e, uid) for _, uid, e in each.events if n in e.people]
                month = facts.month_of(days[0][0].columns["dtstart"]) if days and days[0][0].columns["dtstart"] else 0
                _sum(months, bulletin_id, profile_id, month)["entries"] += 1
                for event, _ in days:
                    _count(months, bulletin_id, profile_id, event)
                for event, uid in days:
                    if event.columns["kind"] == "main" and event.columns["klass"] != YEAR and event.columns["dtstart"]:
                        proofs.append((event.columns["klass"], profile_id, each.found.people[n], event, uid))
                        break
        for klass, profile_id, mention, event, uid in sorted(proofs, key=lambda proof: proof[0]):
            first = event.columns["dtstart"]
            last = facts.inclusive(event.columns["dtend"]) or first
            for post in facts.posts(mention):
                key = post_key(post, self.city)
                _label(labels, key, post)
                _hold(held, (profile_id, key), klass, post.text, (first, last, uid))
        if months:
            bulk.insert(self.connection, profile_months, list(months.values()))
        post_ids = self._posts(labels)
        if held:
            bulk.insert(
                self.connection,
                profile_posts,
                [
                    {
                        "bulletin_id": bulletin_id,
                        "profile_id": profile_id,
                        "post_id": post_ids[key],
                        "first": "|".join(row["first"]),
                        "last": "|".join(row["last"]),
                        "count": row["count"],
                        "variants": dumps(sorted(row["variants"])),
                    }
                    for (profile_id, key), row in held.items()
                ],
            )

    def _posts(self, labels: Mapping[str, Mapping[Any, Any]]) -> dict[str, int]:
        known: dict[str, int] = {}
        keys = sorted(labels)
        for i in range(0, len(keys), _CHUNK):
            query = select(posts.c.key, posts.c.id).where(posts.c.key.in_(keys[i : i + _CHUNK]))
            known.update((key, pid) for key, pid in self.session.execute(query))
        free = people.next_id(self.session, posts)
        new = [{"id": free + i, **labels[key]} for i, key in enumerate(key for key in keys if key not in known)]
        if new:
            bulk.insert(self.connection, posts, new)
        return known | {row["key"]: row["id"] for row in new}


class _Mint:
    """New UIDs: none that is held here or stored, though a withdrawn one may come back."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: set[str] = set()
        self._free: set[str] = set()

    def hold(self, uid: str) -> None:
        self._held.add(uid)

    def look_up(self, uids: Iterable[str]) -> None:
        """Ask for many at once which are stored."""
        wanted = sorted(set(uids))
        self._free.update(wanted)
        for i in range(0, len(wanted), _CHUNK):
            query = select(events.c.uid).where(events.c.uid.in_(wanted[i : i + _CHUNK]))
            self._free.difference_update(self._session.execute(query).scalars())

    def uid(self, bulletin: Any, found: AnnotatedEntry, kind: str, number: int) -> str:  # noqa: ANN401
        uid = event_uid(bulletin, found.entry, kind, number, self._taken)
        self._held.add(uid)
        return uid

    def _taken(self, uid: str) -> bool:
        if uid in self._held:
            return True
        if uid in self._free:
            return False
        found = self._session.execute(select(func.count()).select_from(events).where(events.c.uid == uid)).scalar_one()
        return bool(found)


def _free(_uid: str) -> bool:
    """Take any UID for free."""
    return False


def _match_events(old: list[dict[str, Any]], new: Sequence[EventFacts]) -> dict[int, dict[str, Any]]:
    """Events of one entry that are the stored ones: of one kind and the same days, else of one kind, in order."""
    chosen: dict[int, dict[str, Any]] = {}
    left = list(old)
    for same in (("kind", "dtstart", "dtend", "rrule"), ("kind", "number"), ("kind",)):
        for i, event in enumerate(new):
            if i in chosen:
                continue
            row = next((r for r in left if all(r[key] == event.columns[key] for key in same)), None)
            if row is not None:
                chosen[i] = row
                left.remove(row)
    return chosen


def events_of(session: Session, person_ids: Iterable[int]) -> set[int]:
    """Ids of the events in which these people take part."""
    wanted = sorted(person_ids)
    query = select(participations.c.event_id).where(participations.c.person_id.in_(wanted))
    return set(session.execute(query).scalars()) if wanted else set()


def standing(session: Session, names: Iterable[str]) -> dict[int, int]:
    """Whom each profile of the names stands for now."""
    query = select(profiles.c.id, profiles.c.person_id).where(profiles.c.name.in_(sorted(names)))
    return {row.id: row.person_id for row in session.execute(query)}


def events_moved(session: Session, before: Mapping[int, int]) -> set[int]:
    """Ids of the events whose profiles stood for somebody else (see ``standing``): another may be public where the first was not."""
    moved: list[int] = []
    known = sorted(before)
    for i in range(0, len(known), _CHUNK):
        query = select(profiles.c.id, profiles.c.person_id).where(profiles.c.id.in_(known[i : i + _CHUNK]))
        moved += [profile_id for profile_id, person_id in session.execute(query) if before[profile_id] != person_id]
    found: set[int] = set()
    for i in range(0, len(moved), _CHUNK):
        events_ = select(participations.c.event_id).where(participations.c.profile_id.in_(moved[i : i + _CHUNK]))
        found.update(session.execute(events_).scalars())
    return found


def withdraw(session: Session, rows: Sequence[Mapping[Any, Any]], now: int) -> None:
    """Delete events and remember their UIDs."""
    bulk.insert(
        session.connection(),
        withdrawn,
        [{"uid": r["uid"], "sequence": r["sequence"], "created": r["created"], "at": now} for r in rows],
    )
    ids = [row["id"] for row in rows]
    for i in range(0, len(ids), _CHUNK):
        session.execute(delete(events).where(events.c.id.in_(ids[i : i + _CHUNK])))


def _ledger(bulletin_id: int, annotated: AnnotatedBulletin) -> dict[str, Any]:
    b = annotated.bulletin
    shares: Counter[str] = Counter()
    dropped = []
    for region in b.regions:
        shares[str(region.kind)] += region.end - region.start
        if region.kind in (RegionKind.FURNITURE, RegionKind.NOISE, RegionKind.UNREAD):
            line = b.text.count("\n", 0, region.start) + 1
            dropped.append([str(region.kind), region.rule, line, b.text[region.start : region.end].strip()])
    lines = [
        [c.title, c.page, c.entry, "missing" if c.entry is None else "differs" if c.differs else "matched"]
        for c in b.contents
    ]
    return {
        "bulletin_id": bulletin_id,
        "contents": dumps(lines),
        "shares": dumps(sorted(shares.items())),
        "dropped": dumps(dropped),
        "regions": dumps([[str(r.kind), r.start, r.end, r.rule, r.entry] for r in b.regions]),
    }


def _sum(
    months: dict[tuple[int, int], dict[str, Any]], bulletin_id: int, profile_id: int, month: int
) -> dict[str, Any]:
    return months.setdefault(
        (profile_id, month),
        {
            "bulletin_id": bulletin_id,
            "profile_id": profile_id,
            "month": month,
            "entries": 0,
            "events": 0,
            "first_day": None,
            "last_day": None,
        },
    )


def _count(months: dict[tuple[int, int], dict[str, Any]], bulletin_id: int, profile_id: int, event: EventFacts) -> None:
    start, last = event.columns["dtstart"], facts.inclusive(event.columns["dtend"])
    row = _sum(months, bulletin_id, profile_id, facts.month_of(start) if start else 0)
    row["events"] += 1
    if start and last and event.columns["kind"] == "main" and event.columns["klass"] == DAY:
        row["first_day"] = min(row["first_day"] or start, start)
        row["last_day"] = max(row["last_day"] or last, last)


def _label(labels: dict[str, dict[str, Any]], key: str, post: Any) -> None:  # noqa: ANN401
    known = labels.get(key)
    if known is None or len(post.text) > len(known["label"]):
        labels[key] = {
            "key": key,
            "label": post.text,
            "organisation": post.organisation,
            "jurisdiction": post.jurisdiction,
            "title": post.title,
            "rank": people.NO_RANK if post.rank is None else post.rank,
        }


def _hold(
    held: dict[tuple[int, str], dict[str, Any]],
    key: tuple[int, str],
    klass: int,
    text: str,
    proof: tuple[date, date, str],
) -> None:
    """Add a proof of a post; days come first, and one known by month alone bounds only what no day bounds."""
    first, last, uid = proof
    row = held.setdefault(
        key,
        {
            "klass": klass,
            "first": (first.isoformat(), uid),
            "last": (last.isoformat(), uid),
            "count": 0,
            "variants": set(),
        },
    )
    row["count"] += 1
    row["variants"].add(text)
    if klass > row["klass"]:
        return
    row["first"] = min(row["first"], (first.isoformat(), uid))
    row["last"] = max(row["last"], (last.isoformat(), uid))
