"""What a store says of a year, laid beside the truth."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from calendar_app.store.persons.identity import SEVERAL
from calendar_app.store.tables import bulletins, cities, entries, mentions, people, posts, profiles, tenures
from tests.year.truth import Printed, Year

Place = tuple[str, str, int, str]  # city, period, entry, name


def records(session: Connection) -> dict[Place, int]:
    """The record (its id) that each name of each entry belongs to."""
    query = (
        select(cities.c.name, bulletins.c.period, entries.c.n, mentions.c.profiles)
        .select_from(mentions)
        .join(entries, entries.c.id == mentions.c.entry_id)
        .join(bulletins, bulletins.c.id == entries.c.bulletin_id)
        .join(cities, cities.c.id == bulletins.c.city_id)
    )
    known = {row.id: (row.name, row.person_id) for row in session.execute(select(profiles))}
    return {
        (city, period, n, known[profile][0]): known[profile][1]
        for city, period, n, own in session.execute(query)
        for profile in json.loads(own)
    }


def groups(session: Connection) -> set[frozenset[Place]]:
    """The people of a store, each as the places where it is printed; ids and slugs aside."""
    found: dict[int, set[Place]] = defaultdict(set)
    for place, person in records(session).items():
        found[person].add(place)
    return {frozenset(places) for places in found.values()}


@dataclass(frozen=True)
class Comparison:
    """Where a store and the truth differ."""

    missed: list[Printed]  # names that no record has
    invented: list[Place]  # names that nobody printed
    joined: dict[int, set[str]]  # records in which several people are, those kept for names that nobody can place aside
    split: dict[str, set[int]]  # people in several records without need
    apart: list[Printed]  # names that nobody can place, and that stand apart


def compare(session: Connection, year: Year) -> Comparison:
    """Lay the records of a store beside the truth of a year.

    Names that nobody can place may stand apart; they never count as a split, but in another's record they are a wrong join.
    """
    found = records(session)
    truth = {(p.city, p.period, p.entry, p.name): p for p in year.printed}
    members: dict[int, set[str]] = defaultdict(set)
    homes: dict[str, set[int]] = defaultdict(set)
    loose: list[Printed] = []
    for place, printed in truth.items():
        record = found.get(place)
        if record is None:
            continue
        members[record].add(printed.person)
        if printed.known:
            homes[printed.person].add(record)
        else:
            loose.append(printed)
    kept_apart = set(
        session.execute(
            select(profiles.c.person_id)
            .join(people, people.c.id == profiles.c.person_id)
            .where(profiles.c.reason == SEVERAL, ~people.c.public)
        ).scalars()
    )
    return Comparison(
        missed=[p for place, p in truth.items() if place not in found],
        invented=[place for place in found if place not in truth],
        joined={record: who for record, who in members.items() if len(who) > 1 and record not in kept_apart},
        split={who: ids for who, ids in homes.items() if len(ids) > 1},
        apart=[p for p in loose if found[p.city, p.period, p.entry, p.name] not in homes[p.person]],
    )


def attested(session: Connection, year: Year) -> dict[tuple[str, str], tuple[date, date]]:
    """First and last day of each public person in each post, by the truth's ids, 市领导 aside; a post the truth does not know by its text."""
    owner: dict[int, str] = {}
    truth = {(p.city, p.period, p.entry, p.name): p for p in year.printed if p.known}
    for place, record in records(session).items():
        if place in truth:
            owner.setdefault(record, truth[place].person)
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for printed in year.printed:
        for post in printed.posts:
            for form in year.posts[post].forms:
                known[printed.person, form].add(post)
    query = select(
        tenures.c.person_id, tenures.c.variants, tenures.c.first_seen, tenures.c.last_seen, posts.c.key
    ).join(posts, posts.c.id == tenures.c.post_id)
    out: dict[tuple[str, str], tuple[date, date]] = {}
    for record, variants, first, last, key in session.execute(query):
        who = owner.get(record, f"record {record}")
        if key.endswith("领导") or (who in year.people and not year.people[who].public):
            continue
        ids: set[str] = set()
        for text in json.loads(variants):
            ids |= known.get((who, text), set())
        if len(ids) > 1:  # one text in two cities: the post's body tells
            ids = {i for i in ids if i.partition("/")[0] in key} or ids
        name = min(ids) if len(ids) == 1 else f"{key}?{sorted(ids)}"
        if (who, name) in out:
            name = f"{name} again as {key}"
        out[who, name] = (first, last)
    return out


def public_names(session: Connection) -> list[str]:
    """Names of the public records, one for each record."""
    return sorted(session.execute(select(people.c.name).where(people.c.public)).scalars())
