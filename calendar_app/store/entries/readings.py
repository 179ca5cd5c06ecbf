"""How each stored bulletin was read: by which reader, with what the user said of it. One row of ``meta`` a bulletin.

An import that is begun again passes over the files whose bulletin was read just so, without reading them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, literal, select

from calendar_app.model.bulletin import Bulletin
from calendar_app.store.tables import Word, bulletins, cities, meta

_PREFIX = "reading:"
_KEY = literal(_PREFIX, Word).concat(bulletins.c.key)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a file."""

    place: str | None
    period: str
    entries: int
    events: int
    diagnostics: int


def readings(session: Connection) -> dict[str, Stored]:
    """Every stored bulletin whose reading is known, by its mark. One SELECT."""
    city = select(cities.c.name).where(cities.c.id == bulletins.c.city_id).scalar_subquery()
    query = select(
        meta.c.value, city, bulletins.c.period, bulletins.c.entries, bulletins.c.events, bulletins.c.diagnostics
    ).join(bulletins, meta.c.key == _KEY)
    return {row[0]: Stored(row[1] or None, *row[2:]) for row in session.execute(query)}


def remember(session: Connection, bulletin: Bulletin, mark: str) -> None:
    """Keep how a bulletin that was just stored has been read; writes nothing where that is known."""
    city = select(cities.c.id).where(cities.c.name == (bulletin.place or "")).scalar_subquery()
    stored = (
        select(bulletins.c.key)
        .where(
            bulletins.c.checksum == bulletin.checksum,
            bulletins.c.series == bulletin.series,
            bulletins.c.period == bulletin.period,
            bulletins.c.city_id == (city if bulletin.place else 0),
        )
        .order_by(bulletins.c.number.desc())
        .limit(1)
    )
    name = _PREFIX + session.execute(stored).scalar_one()
    if session.execute(select(meta.c.value).where(meta.c.key == name)).scalar() != mark:
        session.execute(delete(meta).where(meta.c.key == name))
        session.execute(meta.insert().values(key=name, value=mark))


def forget(session: Connection, key: str) -> None:
    """Drop what is known of a bulletin (public id) that is taken out."""
    session.execute(delete(meta).where(meta.c.key == _PREFIX + key))
