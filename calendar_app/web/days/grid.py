"""A month laid out as weeks of cells, with bars that keep their lane.

Pure functions on plain data; templates only walk what these return.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calendar_app.model.calendar import EventCard
from calendar_app.web.days.almanac import DayWords, day_words
from calendar_app.web.days.months import Month, month_bounds
from calendar_app.web.days.occurrences import by_day, instances, is_bar

DENSITIES = ("standard", "compact", "count", "all")
#: Titles a day before "还有 N 条"; None means all.
CAPS: Mapping[str, int | None] = {"standard": 4, "compact": 6, "count": 0, "all": None}
#: Lanes of bars that a week shows at most, so that a month of exhibitions does not push the days out of sight.
MAX_LANES = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """What a cell holds of one lane of bars: the head of a bar in this week, its going on, or a gap.

    ``width`` counts the cells of this week that the bar covers from here (heads only). ``opens`` and ``closes`` tell
    whether the event itself starts or ends here, or comes from the week before and goes on into the next.
    """

    event: EventCard | None = None
    head: bool = False
    width: int = 0
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One day. ``hidden`` items are behind "还有 N 条"; ``total`` counts all of the day, bars too."""

    date: date
    outside: bool
    words: DayWords
    slots: tuple[Slot, ...] = ()
    items: tuple[EventCard, ...] = ()
    hidden: int = 0
    total: int = 0

    @property
    def weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.date.weekday() >= 5


@dataclass(frozen=True, slots=True)
class Week:
    """Seven cells from Monday; ``number`` is the ISO week."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month as its page shows it; ``top`` is the busiest day's count."""

    month: Month
    weeks: tuple[Week, ...]
    total: int
    top: int = 0

    @property
    def strip(self) -> tuple[Cell, ...]:
        """The days of the month alone, in order."""
        return tuple(cell for week in self.weeks for cell in week.cells if not cell.outside)


def _lay_lanes(bars: Sequence[EventCard], monday: date, days: int, month: Month) -> list[list[EventCard | None]]:
    """Lanes of one week: each a list of *days* cells with the bar that covers it; days of other months stay free.

    What began first comes first, so that a bar seldom changes its lane from week to week.
    """
    lanes: list[list[EventCard | None]] = []
    sunday = monday + timedelta(days=days - 1)
    low, high = max(monday, month.first), min(sunday, month.last)
    week = [b for b in bars if b.start is not None and b.end is not None and b.start <= high and b.end >= low]
    for bar in sorted(week, key=lambda b: (b.start or monday, monday - (b.end or monday), b.order, b.id)):
        first = (max(bar.start or low, low) - monday).days
        last = (min(bar.end or high, high) - monday).days
        for lane in lanes:
            if not any(lane[first : last + 1]):
                break
        else:
            lane = [None] * days
            lanes.append(lane)
        lane[first : last + 1] = [bar] * (last - first + 1)
    return lanes


def _slot(lane: Sequence[EventCard | None], day: int, monday: date) -> Slot:
    bar = lane[day]
    if bar is None:
        return Slot()
    today = monday + timedelta(days=day)
    head = day == 0 or lane[day - 1] is not bar
    width = 0
    if head:
        while day + width < len(lane) and lane[day + width] is bar:
            width += 1
    last = monday + timedelta(days=day + max(width, 1) - 1)
    return Slot(bar, head, width, opens=bar.start == today, closes=bar.end == last)


def month_grid(year: int, month: int, events: Sequence[EventCard], density: str = "standard") -> MonthGrid:
    """Lay the events of a month out in weeks from Monday.

    Args:
        year: 1 to 9999.
        month: 1 to 12.
        events: day-precise events that overlap the weeks of the month, ordered.
        density: one of DENSITIES; how many titles a day shows.

    A bar keeps its lane within a week. Cost: linear in the days that events cover.
    """
    this = Month(year, month)
    start, end = month_bounds(this)
    cap = CAPS[density]
    lasting = {event.id: event for event in events if is_bar(event)}
    bars = list(lasting.values()) if density != "count" else []
    every = by_day(events, start, end)
    weeks: list[Week] = []
    monday = start
    while monday <= end:
        days = min(7, (end - monday).days + 1)
        lanes = _lay_lanes(bars, monday, days, this)
        room = len(lanes) if cap is None else min(len(lanes), MAX_LANES)
        shown = lanes[:room]
        cells = []
        for offset in range(days):
            day = monday + timedelta(days=offset)
            slots = tuple(_slot(lane, offset, monday) for lane in shown)
            while slots and slots[-1].event is None:
                slots = slots[:-1]
            held = sum(1 for slot in slots if slot.event is not None)
            of_day = every.get(day, ())
            items = [event for event in of_day if event.id not in lasting]
            total = len(of_day)
            visible = items if cap is None else items[: max(cap - held, 0)]
            outside = not this.first <= day <= this.last
            if outside:
                slots, visible, total, held = (), [], 0, 0
            cells.append(
                Cell(day, outside, day_words(day), slots, tuple(visible), max(total - held - len(visible), 0), total)
            )
        weeks.append(Week(monday.isocalendar().week, tuple(cells)))
        if (date.max - monday).days < 7:
            break
        monday += timedelta(days=7)
    inside = [len(found) for day, found in every.items() if this.first <= day <= this.last]
    touching = sum(1 for event in events if _touches(event, this))
    return MonthGrid(this, tuple(weeks), touching, max(inside, default=0))


def _touches(event: EventCard, month: Month) -> bool:
    if event.start is None or event.end is None:
        return False
    if event.rrule is not None:
        return bool(instances(event, month.first, month.last))
    return event.start <= month.last and event.end >= month.first
