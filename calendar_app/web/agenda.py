"""An agenda's rows grouped under their days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from calendar_app.model.calendar import EventCard
from calendar_app.web.words.i18n import gettext, month_text
from calendar_app.web.words.wording import when_text

T = TypeVar("T")


def whole_days(
    rows: list[T], following: tuple[date, str] | None, event_of: Callable[[T], EventCard]
) -> tuple[list[T], tuple[date, str] | None]:
    """A page's rows without the last day where the page cuts through it, and the cursor of the next page to suit.

    A day that fills a page alone is cut all the same.
    """
    if following is None:
        return rows, None
    last = event_of(rows[-1]).start
    kept = len(rows)
    while kept and event_of(rows[kept - 1]).start == last:
        kept -= 1
    if not kept:
        return rows, following
    event = event_of(rows[kept - 1])
    return (rows[:kept], (event.start, event.id)) if event.start is not None else (rows, following)


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Events that start on one day.

    ``day`` is None for those that share a coarser date or go on from before the range: ``label`` says so then, and
    ``detail`` which date. ``month`` heads the first group of each month, "" for the others.
    """

    day: date | None
    label: str
    detail: str
    month: str
    events: tuple[EventCard, ...]


def day_groups(events: Iterable[EventCard], since: date | None = None) -> list[DayGroup]:
    """The rows of one page by day; within a month what has no day comes first, within a day as printed.

    Args:
        events: in any order.
        since: first day of the range, if it has one: what began before stands at its head, in the range's first month.
    """

    def shown(event: EventCard) -> date:
        start = event.start or date.min
        return max(start, since) if since is not None else start

    def key(event: EventCard) -> tuple[date, int, str, date | None]:
        """Where the group stands, its kind (0 going on, 1 without a day, 2 a day), its date in words, its day."""
        if event.precision not in ("day", "part"):
            first = shown(event).replace(day=1)
            return first, 1, when_text(event), None
        if since is not None and event.start is not None and event.start < since:
            return since.replace(day=1), 0, "", None
        return shown(event), 2, "", event.start

    groups: list[DayGroup] = []
    last = ""
    ordered = sorted(events, key=lambda event: (*key(event)[:3], event.order, event.id))
    for (place, kind, words, day), found in groupby(ordered, key=key):
        month = month_text(place.year, place.month)
        label = ("延续", "日期未详", "")[kind]
        heading = month if month != last else ""
        groups.append(
            DayGroup(day, gettext(label) if label else "", words if words != month else "", heading, tuple(found))
        )
        last = month
    return groups
