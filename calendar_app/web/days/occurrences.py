"""On which days an event happens: ranges without a break, rules day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from dateutil.rrule import rrulestr

from calendar_app.model.calendar import EventCard
from calendar_app.web.days.months import ONE_DAY

#: Instances of one rule that are laid out, whatever a rule says.
MAX_INSTANCES = 400


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
