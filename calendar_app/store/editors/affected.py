"""Events whose texts may change though nothing was read anew: somebody whom they name came into public view, or left it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from calendar_app.store.database.anyof import any_of
from calendar_app.store.tables import participations

_OF_PEOPLE = select(participations.c.event_id).where(any_of(participations.c.person_id, "ids"))
_OF_PROFILES = select(participations.c.event_id).where(any_of(participations.c.profile_id, "ids"))


def events_of(connection: Connection, person_ids: Iterable[int]) -> set[int]:
    """Ids of the events in which these people take part."""
    ids = sorted(person_ids)
    return set(connection.execute(_OF_PEOPLE, {"ids": ids}).scalars()) if ids else set()


def events_moved(connection: Connection, profile_ids: Iterable[int]) -> set[int]:
    """Ids of the events that name these profiles, which stand for somebody else now: public or not, or called otherwise."""
    ids = sorted(profile_ids)
    return set(connection.execute(_OF_PROFILES, {"ids": ids}).scalars()) if ids else set()
