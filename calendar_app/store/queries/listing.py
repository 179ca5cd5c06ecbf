"""Lists for programs, in orders that writes do not disturb: by a key that an item keeps."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, func, select

from calendar_app.model.calendar import Facet
from calendar_app.model.listing import Membership, PersonName, PostCard
from calendar_app.store.events.rendering import instant
from calendar_app.store.tables import (
    bulletins,
    cities,
    corrections,
    people,
    posts,
    tenures,
    term_counts,
    terms,
    withdrawn,
)

_PUBLIC = people.c.public & people.c.slug.is_not(None)


def posts_after(session: Connection, after: int, limit: int) -> list[PostCard]:
    """Posts that a public person was seen in, by id, those above *after*; one SELECT, bounded by *limit*."""
    held = (
        select(tenures.c.post_id)
        .join(people, people.c.id == tenures.c.person_id)
        .where(tenures.c.post_id == posts.c.id, _PUBLIC)
        .exists()
    )
    query = select(posts).where(posts.c.id > after, held).order_by(posts.c.id).limit(limit)
    return [
        PostCard(row["id"], row["label"], row["organisation"], row["jurisdiction"], row["title"], row["rank"])
        for row in session.execute(query).mappings()
    ]


def public_people(session: Connection) -> list[PersonName]:
    """All public people by slug; one SELECT."""
    query = select(people.c.slug, people.c.name).where(_PUBLIC).order_by(people.c.slug)
    return [PersonName(slug, name) for slug, name in session.execute(query)]


def slugs_after(session: Connection, after: str, limit: int, city: tuple[str, ...] = ()) -> list[str]:
    """Slugs of public people in their own order (code points), those above *after*; one SELECT bounded by *limit*."""
    query = select(people.c.slug).where(_PUBLIC, people.c.slug > after).order_by(people.c.slug).limit(limit)
    if city:
        query = query.join(cities, cities.c.id == people.c.city_id).where(cities.c.name.in_(city))
    return list(session.execute(query).scalars())


def memberships(session: Connection, posts_of: tuple[int, ...] | None = None) -> list[Membership]:
    """Tenures of public people by slug and first day, of all posts or of those given; one SELECT."""
    query = (
        select(tenures, people.c.slug)
        .join(people, people.c.id == tenures.c.person_id)
        .where(_PUBLIC)
        .order_by(people.c.slug, tenures.c.first_seen, tenures.c.post_id)
    )
    if posts_of is not None:
        query = query.where(tenures.c.post_id.in_(posts_of))
    return [
        Membership(
            row["slug"],
            row["post_id"],
            row["first_seen"],
            row["last_seen"],
            row["first_event"],
            row["last_event"],
            row["count"],
            tuple(json.loads(row["variants"])),
        )
        for row in session.execute(query).mappings()
    ]


def terms_after(session: Connection, kind: str, after: str, limit: int, city: tuple[str, ...] = ()) -> list[Facet]:
    """Terms of a kind (tag, org, place) by name, those after *after*, with their events; one SELECT bounded by *limit*.

    With cities given, only what their bulletins name is listed and counted.
    """
    query = (
        select(terms.c.name, func.sum(term_counts.c.n))
        .join(term_counts, term_counts.c.term_id == terms.c.id)
        .where(terms.c.kind == kind, terms.c.name > after, term_counts.c.n > 0)
        .group_by(terms.c.name)
        .order_by(terms.c.name)
        .limit(limit)
    )
    if city:
        query = query.join(cities, cities.c.id == term_counts.c.city_id).where(cities.c.name.in_(city))
    return [Facet(name, name, int(n)) for name, n in session.execute(query)]


def last_change(session: Connection) -> datetime | None:
    """When anything public last changed: an import, a removal or an editor's decision; None for an empty database.

    Four scalar SELECTs over small tables; for Last-Modified, which must move when an event leaves a feed as well.
    """
    columns = (bulletins.c.imported, withdrawn.c.at, corrections.c.at, corrections.c.revoked)
    moments = [session.execute(select(func.max(column))).scalar() for column in columns]
    newest = max((moment for moment in moments if moment is not None), default=None)
    return None if newest is None else instant(newest)
