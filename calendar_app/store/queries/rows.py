"""Rows into read models."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, select

from calendar_app.model.calendar import EventCard
from calendar_app.store.facts import inclusive
from calendar_app.store.tables import cities, events

#: The city's name, looked up in a table that is small.
_CITY = select(cities.c.name).where(cities.c.id == events.c.city_id).scalar_subquery().label("city")
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
    _CITY,
)

_WIDTH = len(CARD)


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[str, ...]:
    """A JSON list of names; sections repeat, so they are kept."""
    return tuple(json.loads(text))


def card(row: Sequence[Any]) -> EventCard:
    """A row that begins with the CARD columns."""
    _, uid, _, kind, summary, title, start, end, precision, edtf, section, rrule, part, time, printed, city = row[
        :_WIDTH
    ]
    return EventCard(
        uid,
        kind,
        summary,
        title,
        start,
        inclusive(end),
        precision,
        edtf,
        names(section),
        city,
        rrule,
        part,
        time,
        printed,
    )


def cards(rows: Iterable[Sequence[Any]]) -> list[EventCard]:
    """Rows of CARD columns."""
    return [card(row) for row in rows]
