"""The people whom the bulletins of a place have shown: what extraction may know beforehand."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from calendar_app.store.tables import cities, people, posts, profiles, tenures


def known_people(session: Session, place: str) -> list[tuple[str, set[str], int]]:
    """Name, post keys and number of entries of each public person whom bulletins of *place* show, by name. Two SELECTs."""
    here = select(profiles.c.person_id).join(cities, cities.c.id == profiles.c.city_id).where(cities.c.name == place)
    query = select(people.c.id, people.c.name, people.c.entries).where(people.c.public, people.c.id.in_(here))
    found = session.execute(query.order_by(people.c.name, people.c.id)).all()
    keys: dict[int, set[str]] = defaultdict(set)
    held = (
        select(tenures.c.person_id, posts.c.key)
        .join(posts, posts.c.id == tenures.c.post_id)
        .where(tenures.c.person_id.in_(here))
    )
    for person_id, key in session.execute(held):
        keys[person_id].add(key)
    return [(row.name, keys[row.id], row.entries) for row in found]
