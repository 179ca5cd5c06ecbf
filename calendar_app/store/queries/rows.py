"""Rows into read models."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from calendar_app.model.calendar import EventCard
from calendar_app.model.quick import maker
from calendar_app.store.facts import inclusive
from calendar_app.store.tables import cities, events

#: The event's city, joined (``with_city``): looked up row by row, it took PostgreSQL a third of a month.
_city = cities.alias("town")
#: What a card is made of, to be selected from ``with_city``.
CARD: tuple[ColumnElement[Any], ...] = (
    events.c.id,
    events.c.uid,
    events.c.klass,
    events.c.kind,
    events.c.summary,
    events.c.title,
    events.c.dtstart,
    events.c.dtend,
    events.c.precision,
    events.c.edtf,
    events.c.section,
    events.c.rrule,
    events.c.part,
    events.c.time,
    events.c.entry_id.label("printed"),
    _city.c.name.label("city"),
)

_WIDTH = len(CARD)


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[str, ...]:
    """A JSON list of names; sections repeat, so they are kept."""
    return tuple(json.loads(text))


_made = maker(EventCard)


def with_city(clause: FromClause) -> FromClause:
    """What the CARD columns are selected from: a FROM clause with ``events``, and the city of each event."""
    return clause.outerjoin(_city, _city.c.id == events.c.city_id)


def card(row: Sequence[Any]) -> EventCard:
    """A row that begins with the CARD columns."""
    _, uid, _, kind, summary, title, start, end, precision, edtf, section, rrule, part, time, printed, city = row[
        :_WIDTH
    ]
    last, path = inclusive(end), names(section)
    return _made(uid, kind, summary, title, start, last, precision, edtf, path, city, rrule, part, time, printed)


def cards(rows: Iterable[Sequence[Any]]) -> list[EventCard]:
    """Rows of CARD columns."""
    return [card(row) for row in rows]
