"""The people whom the bulletins of a place have shown: what extraction may know beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, exists, select

from calendar_app.model.bulletin import Bulletin
from calendar_app.store.tables import bulletins, cities, people, profile_months, profiles
from calendar_app.store.uid import bulletin_key

#: Bulletins of one series, place and period that are told apart; more are hardly ever stored.
_NUMBERS = range(1, 4)


def known_people(session: Connection, place: str, besides: Iterable[Bulletin] = ()) -> Sequence[str]:
    """Names of the public people whom bulletins of *place* show, as it prints them, in order; two of one name stand twice. One SELECT.

    A printed post makes somebody known: a bare name that was once taken for an official's proves nothing of the next. Nor do
    bulletins that are read again (*besides*), or what an edition no longer prints, and what an older program misread, would prove itself for ever.
    """
    again = sorted(bulletin_key(each, number) for each in besides for number in _NUMBERS)
    shown = exists().where(
        profile_months.c.profile_id == profiles.c.id,
        profile_months.c.bulletin_id == bulletins.c.id,
        bulletins.c.key.not_in(again),
    )
    query = (
        select(profiles.c.name)
        .join(cities, cities.c.id == profiles.c.city_id)
        .join(people, people.c.id == profiles.c.person_id)
        .where(people.c.public, cities.c.name == place, profiles.c.official, profiles.c.features != "[]", shown)
        .group_by(people.c.id, profiles.c.name)
    )
    return session.scalars(query.order_by(profiles.c.name, people.c.id)).all()
