"""Officials: the directory and one person's head (their timelines: ``timelines.py``).

The public-role gate stands here: only people attested in a public post, and not hidden by an editor, are ever returned.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Subquery, bindparam, func, select, union_all

from calendar_app.errors import GoneError, MovedError, NotFoundError
from calendar_app.model.calendar import Official, PersonCard, TenureFact
from calendar_app.model.filter import Filter
from calendar_app.store.database.anyof import any_of
from calendar_app.store.queries.conditions import role_condition
from calendar_app.store.queries.ranges import overlapping
from calendar_app.store.search.text import fold
from calendar_app.store.tables import (
    Word,
    cities,
    events,
    participations,
    people,
    person_keys,
    posts,
    profile_months,
    profiles,
    slugs,
    tenures,
)

#: How many of those who appear with an official are listed, and how many of its newest events tell them.
COMPANIONS, RECENT = 24, 2000
_CITY = select(cities.c.name).where(cities.c.id == people.c.city_id).scalar_subquery().label("city")


def officials(session: Connection, f: Filter, *, q: str = "", limit: int, offset: int = 0) -> list[PersonCard]:
    """Public officials by city, rank and name; with *q* those whose name holds it, or whose pinyin or initials begin so.

    Cities and officials of the filter narrow by the person, every other key by the events it took part in; the counts are those of the
    person as a whole. Two SELECTs; costs the people met up to the page's end, or the events of the filter.
    """
    query = select(people, _CITY).where(people.c.public)
    if f.city:
        query = query.where(people.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
    if f.official:
        query = query.where(people.c.id.in_(select(slugs.c.person_id).where(slugs.c.slug.in_(f.official))))
    if any(key not in ("city", "official") for key, _ in f.pairs()):
        query = query.where(people.c.id.in_(_taking_part(session, f)))
    if q.strip():
        query = query.where(people.c.id.in_(BY_KEY))
    query = query.order_by(people.c.city_id, people.c.rank, people.c.events.desc(), people.c.slug)
    rows = session.execute(query.limit(limit).offset(offset), key_values(q)).mappings().all()
    return person_cards(session, rows)


#: SELECT of the ids of people whose name, pinyin or initials a text (``key_values``) begins or is in.
BY_KEY = select(person_keys.c.person_id).where(
    person_keys.c.key >= bindparam("key_from", type_=Word), person_keys.c.key < bindparam("key_to", type_=Word)
)


def key_values(q: str) -> dict[str, str]:
    """The values of BY_KEY's parameters."""
    key = "".join(c for c in fold(q) if not c.isspace())
    return {"key_from": key, "key_to": key + "\U0010ffff"}


def _taking_part(session: Connection, f: Filter) -> Select[Any]:
    parts = overlapping(session, f, (events.c.id,))
    if not parts:
        return select(participations.c.person_id).where(participations.c.event_id < 0)
    found = (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("part")
    seen = select(participations.c.person_id).join(found, found.c.id == participations.c.event_id)
    if f.role:
        seen = seen.where(role_condition(f.role))
    return seen


def person_cards(session: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[PersonCard]:
    """Rows of ``people`` (with ``city``) as cards, with their months. One SELECT."""
    months = _months(session, [row["id"] for row in rows])
    return [_card(row, months.get(row["id"], {})) for row in rows]


_MONTHS = (
    select(profiles.c.person_id, profile_months.c.month, func.sum(profile_months.c.events))
    .join(profile_months, profile_months.c.profile_id == profiles.c.id)
    .where(any_of(profiles.c.person_id, "ids"), profile_months.c.month > 0)
    .group_by(profiles.c.person_id, profile_months.c.month)
    .order_by(profile_months.c.month)
)


def _months(session: Connection, ids: Sequence[int]) -> dict[int, dict[int, int]]:
    out: dict[int, dict[int, int]] = defaultdict(dict)
    for person_id, month, n in session.execute(_MONTHS, {"ids": ids}).all():
        if n:
            out[person_id][month] = int(n)
    return out


def _card(row: Mapping[Any, Any], months: Mapping[int, int]) -> PersonCard:
    return PersonCard(
        slug=row["slug"],
        name=row["name"],
        post=row["post"],
        body=row["body"],
        rank=row["rank"],
        city=row["city"],
        events=row["events"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        months=tuple((f"{m // 100:04}-{m % 100:02}", n) for m, n in sorted(months.items())),
    )


_FIND = (
    select(slugs.c.slug.label("asked"), people, _CITY)
    .outerjoin(people, people.c.id == slugs.c.person_id)
    .where(slugs.c.slug == bindparam("slug"))
)


def find(session: Connection, slug: str) -> Mapping[Any, Any]:
    """The row of the public person behind a slug. One SELECT.

    Raises:
        MovedError: the slug is an old one of a person who has another now.
        GoneError: there was one, whom nothing attests any more or who is hidden.
        NotFoundError: never given.
    """
    row = session.execute(_FIND, {"slug": slug}).mappings().first()
    if row is None:
        raise NotFoundError(f"no official {slug}")
    if row["id"] is None or not row["public"]:
        raise GoneError(f"official {slug} is no longer shown")
    if row["slug"] != slug:
        raise MovedError(f"official {slug} is {row['slug']} now", target=row["slug"], slug=slug)
    return row


def official(session: Connection, slug: str) -> Official:
    """The head of a timeline: posts by last day (newest first), roles and companions by count. Seven SELECTs.

    Roles and companions count the newest RECENT events.

    Raises:
        NotFoundError, GoneError, MovedError: see ``find``.
    """
    row = find(session, slug)
    person_id = row["id"]
    held = session.execute(
        select(tenures, posts.c.label, posts.c.organisation, posts.c.jurisdiction, posts.c.rank)
        .join(posts, posts.c.id == tenures.c.post_id)
        .where(tenures.c.person_id == person_id)
        .order_by(tenures.c.last_seen.desc(), posts.c.rank, tenures.c.count.desc(), posts.c.key)
    ).mappings()
    others = session.execute(
        select(people.c.slug, people.c.body)
        .where(people.c.name == row["name"], people.c.public, people.c.id != person_id)
        .order_by(people.c.slug)
    )
    recent = (
        select(participations.c.event_id, participations.c.roles)
        .where(participations.c.person_id == person_id)
        .order_by(participations.c.dtstart.desc(), participations.c.event_id)
        .limit(RECENT)
        .subquery("recent")
    )
    roles: Counter[str] = Counter()
    for text, n in session.execute(select(recent.c.roles, func.count()).group_by(recent.c.roles)):
        for role in json.loads(text):
            roles[role] += n
    return Official(
        card=person_cards(session, [row])[0],
        tenures=tuple(_tenure(t) for t in held),
        roles=tuple(sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
        companions=_companions(session, person_id, recent),
        entries=row["entries"],
        events=row["events"],
        issues=row["issues"],
        namesakes=tuple((slug, body) for slug, body in others),
    )


def _tenure(row: Mapping[Any, Any]) -> TenureFact:
    variants = tuple(json.loads(row["variants"]))
    return TenureFact(
        post=variants[0] if variants else row["label"],
        organisation=row["organisation"],
        jurisdiction=row["jurisdiction"],
        variants=variants,
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        first_event=row["first_event"],
        last_event=row["last_event"],
        count=row["count"],
        rank=row["rank"],
    )


def _companions(session: Connection, person_id: int, recent: Subquery) -> tuple[tuple[str, str, int], ...]:
    n = func.count(func.distinct(participations.c.event_id))
    query = (
        select(people.c.slug, people.c.name, n)
        .select_from(recent)
        .join(participations, participations.c.event_id == recent.c.event_id)
        .join(people, people.c.id == participations.c.person_id)
        .where(people.c.public, people.c.id != person_id)
        .group_by(people.c.id, people.c.slug, people.c.name)
        .order_by(n.desc(), people.c.slug)
        .limit(COMPANIONS)
    )
    return tuple((slug, name, count) for slug, name, count in session.execute(query))
