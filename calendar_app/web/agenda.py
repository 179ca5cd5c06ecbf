"""An agenda's rows grouped under their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calendar_app.model.calendar import EventCard
from calendar_app.web.i18n import month_text
from calendar_app.web.wording import when_text


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Events that start on one day, or share a coarser date (``day`` is None then, ``label`` says which).

    ``month`` heads the first group of each month, "" for the others.
    """

    day: date | None
    label: str
    month: str
    events: tuple[EventCard, ...]


def _key(event: EventCard) -> tuple[date | None, str]:
    if event.precision in ("day", "part"):
        return event.start, ""
    return None, when_text(event)


def _place(event: EventCard) -> tuple[date, bool, str, int]:
    coarse = event.precision not in ("day", "part")
    return event.start or date.min, not coarse, when_text(event) if coarse else "", event.order


def day_groups(events: Iterable[EventCard]) -> list[DayGroup]:
    """The rows of one page by day; within a month what has no day comes first, within a day as printed."""
    groups: list[DayGroup] = []
    last = ""
    for (day, label), found in groupby(sorted(events, key=_place), key=_key):
        listed = tuple(found)
        start = listed[0].start
        month = month_text(start.year, start.month) if start is not None else ""
        groups.append(DayGroup(day, label, month if month != last else "", listed))
        last = month
    return groups
