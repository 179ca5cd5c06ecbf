"""Rows into read models."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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


@lru_cache(maxsize=1024)
def names(text: str) -> tuple[str, ...]:
    """A JSON list of names; sections repeat, so they are kept."""
    return tuple(json.loads(text))


def card(row: Mapping[Any, Any]) -> EventCard:
    """A row of CARD columns."""
    return EventCard(
        id=row["uid"],
        kind=row["kind"],
        summary=row["summary"],
        title=row["title"],
        start=row["dtstart"],
        end=inclusive(row["dtend"]),
        precision=row["precision"],
        edtf=row["edtf"],
        section=names(row["section"]),
        city=row["city"],
        rrule=row["rrule"],
        part=row["part"],
        time=row["time"],
        order=row["printed"],
    )


def cards(rows: Iterable[Mapping[Any, Any]]) -> list[EventCard]:
    """Rows of CARD columns."""
    return [card(row) for row in rows]
