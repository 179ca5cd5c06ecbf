"""An agenda's rows grouped under their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calendar_app.model.calendar import EventCard
from calendar_app.web.i18n import month_text, weekday
from calendar_app.web.wording import when_text


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Events that start on one day, or share a coarser date (``day`` is None then, ``label`` says which)."""

    day: date | None
    label: str
    under: str
    events: tuple[EventCard, ...]


def _key(event: EventCard) -> tuple[date | None, str]:
    if event.precision in ("day", "part"):
        return event.start, ""
    return None, when_text(event)


def day_groups(events: Iterable[EventCard]) -> list[DayGroup]:
    """Consecutive events of one day together, in the order given."""
    groups = []
    for (day, label), found in groupby(events, key=_key):
        under = f"{month_text(day.year, day.month)} {weekday(day)}" if day is not None else ""
        groups.append(DayGroup(day, label, under, tuple(found)))
    return groups
