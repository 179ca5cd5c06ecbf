"""All date arithmetic of the pages: months as weeks of cells, bars that keep their lane, years as twelve small tables.

Pure functions on plain data; templates only walk what these return.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dateutil.rrule import rrulestr

from calendar_app.model.calendar import EventCard
from calendar_app.web.almanac import DayWords, day_words

DENSITIES = ("standard", "compact", "count", "all")
#: Titles a day before "还有 N 条"; None means all.
CAPS: Mapping[str, int | None] = {"standard": 4, "compact": 6, "count": 0, "all": None}
#: Lanes of bars that a week shows at most, so that a month of exhibitions does not push the days out of sight.
MAX_LANES = 2
#: Instances of one rule that are laid out, whatever a rule says.
MAX_INSTANCES = 400

ONE_DAY = timedelta(days=1)


class Month(NamedTuple):
    """A month of the proleptic Gregorian calendar; years 1 to 9999."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if (self.year, self.month) == (9999, 12):
            return date.max
        return self.shift(1).first - ONE_DAY

    def shift(self, months: int) -> Month:
        """The month so many months later.

        Raises:
            ValueError: beyond the years 1 to 9999.
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            raise ValueError(f"no month {months} months after {self.year}-{self.month:02}")
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


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


def month_bounds(month: Month) -> tuple[date, date]:
    """Monday of the first and Sunday of the last week that a month touches, within Python's days."""
    first, last = month.first, month.last
    start = first - timedelta(days=min(first.weekday(), (first - date.min).days))
    return start, last + timedelta(days=min(6 - last.weekday(), (date.max - last).days))


def instances(event: EventCard, start: date, end: date) -> list[date]:
    """The days of a recurring event within [start, end], both inclusive; a rule that cannot be read gives its first day.

    Rules are those of this program (DAILY or WEEKLY with UNTIL); the count is bounded whatever they say.
    """
    if event.rrule is None or event.start is None:
        return []
    try:
        rule = rrulestr(event.rrule, dtstart=datetime.combine(event.start, datetime.min.time()))
    except ValueError:
        return [event.start] if start <= event.start <= end else []
    low = datetime.combine(start, datetime.min.time())
    high = datetime.combine(end, datetime.min.time())
    days: list[date] = []
    for moment in rule.xafter(low, count=MAX_INSTANCES, inc=True):
        if moment > high or (event.end is not None and moment.date() > event.end):
            break
        days.append(moment.date())
    return days


def is_unbroken(event: EventCard) -> bool:
    """Whether an event happens on every day from its first to its last: no rule, or one that leaves no day out."""
    if event.rrule is None:
        return True
    parts = set(event.rrule.upper().split(";"))
    return "FREQ=DAILY" in parts and not any(
        part.partition("=")[0] not in ("FREQ", "UNTIL", "WKST") and part != "INTERVAL=1" for part in parts
    )


def is_bar(event: EventCard) -> bool:
    """Whether an event lasts more than a day without a break and is drawn as a bar."""
    return is_unbroken(event) and event.start is not None and event.end is not None and event.end > event.start


def as_printed(events: Iterable[EventCard]) -> list[EventCard]:
    """Events of a day in the order of the bulletin; what was announced or recurs after what happened."""
    return sorted(events, key=lambda e: (e.kind in ("planned", "recurring"), e.order, e.id))


def by_day(events: Iterable[EventCard], start: date, end: date) -> dict[date, list[EventCard]]:
    """Events under each day of [start, end] on which they happen, as printed; only days that have some."""
    events = as_printed(events)
    days: dict[date, list[EventCard]] = {}
    for event in events:
        if event.start is None or event.end is None:
            continue
        if event.rrule is not None:
            for day in instances(event, start, end):
                days.setdefault(day, []).append(event)
            continue
        day, last = max(event.start, start), min(event.end, end)
        while day <= last:
            days.setdefault(day, []).append(event)
            if day == date.max:
                break
            day += ONE_DAY
    return days


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
    bars = [event for event in events if is_bar(event)] if density != "count" else []
    singles = by_day((event for event in events if not is_bar(event)), start, end)
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
            items = singles.get(day, [])
            total = len(every.get(day, ()))
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


def true_counts(counts: Mapping[date, int], recurring: Iterable[EventCard], start: date, end: date) -> dict[date, int]:
    """Counts a day with recurring events on the days of their rule, where the store counts them by their bounds."""
    found = Counter(counts)
    for event in recurring:
        if event.rrule is None or event.start is None or event.end is None:
            continue
        days = set(instances(event, start, end))
        day, last = max(event.start, start), min(event.end, end)
        while day <= last:
            if day not in days:
                found[day] -= 1
            day += ONE_DAY
    return {day: n for day, n in found.items() if n > 0}


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of a small table: ``level`` 0 (nothing) to 4 (busiest)."""

    date: date
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatMonth:
    """A small month table: weeks from Monday, None where a cell belongs to another month.

    ``covered`` is whether an issue of the month is stored: without one an empty day says nothing.
    """

    month: Month
    weeks: tuple[tuple[HeatDay | None, ...], ...]
    total: int
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Heat:
    """Months of small tables and the count that its darkest cells stand for."""

    months: tuple[HeatMonth, ...] = ()
    top: int = 0
    steps: tuple[int, ...] = field(default=())

    @property
    def legend(self) -> tuple[int, ...]:
        """The steps that are in use, at least the first."""
        return tuple(step for step in self.steps if step <= self.top) or self.steps[:1]


def heat_steps(top: int) -> tuple[int, ...]:
    """Smallest count of each level 1 to 4, even steps up to the busiest day; small tops have fewer levels in use."""
    return tuple(1 + (top - 1) * level // 4 for level in range(4)) if top > 4 else (1, 2, 3, 4)


def heat(
    months: Sequence[Month], counts: Mapping[date, int], covered: Collection[tuple[int, int]] | None = None
) -> Heat:
    """Small tables of the months, one scale for all of them; *covered* are the months of stored issues (None: all)."""
    wanted = set(months)
    top = max((n for day, n in counts.items() if (day.year, day.month) in wanted), default=0)
    steps = heat_steps(top)
    tables = []
    for month in months:
        weeks: list[tuple[HeatDay | None, ...]] = []
        row: list[HeatDay | None] = [None] * month.first.weekday()
        day, total = month.first, 0
        while True:
            count = counts.get(day, 0)
            total += count
            row.append(HeatDay(day, count, sum(1 for step in steps if count >= step)))
            if len(row) == 7:
                weeks.append(tuple(row))
                row = []
            if day == month.last:
                break
            day += ONE_DAY
        if row:
            weeks.append((*row, *([None] * (7 - len(row)))))
        tables.append(HeatMonth(month, tuple(weeks), total, covered is None or month in covered))
    return Heat(tuple(tables), top, steps)


def year_months(year: int) -> tuple[Month, ...]:
    """January to December."""
    return tuple(Month(year, month) for month in range(1, 13))
