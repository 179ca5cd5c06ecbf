"""The people whom the bulletins of a place have shown: what extraction may know beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from calendar_app.store.tables import cities, people, profiles


def known_people(session: Connection, place: str) -> Sequence[str]:
    """Names of the public people whom bulletins of *place* show, in order; two of one name stand twice. One SELECT."""
    here = select(profiles.c.person_id).join(cities, cities.c.id == profiles.c.city_id).where(cities.c.name == place)
    query = select(people.c.name).where(people.c.public, people.c.id.in_(here))
    return session.scalars(query.order_by(people.c.name, people.c.id)).all()
