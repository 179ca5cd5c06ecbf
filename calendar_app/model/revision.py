"""What an editor says of an event against what was read: a name, days, topics, or that it is none."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from calendar_app.model.period import compact

_POINT = r"(?!0000)[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DAYS = re.compile(rf"({_POINT})(?:/({_POINT}))?", re.ASCII)
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both inclusive, how exactly they are known (day, month, year), and the same in EDTF."""

    start: date
    end: date
    precision: str
    edtf: str


def parse_days(text: str) -> Days:
    """A day, month or year, or a span of two of one precision: 2023-07-05, 2023-07, 2023-07-05/2023-07-08.

    Raises:
        ValueError: none of these, no such day, or a span that ends before it begins.

    >>> parse_days("2023-02")
    Days(start=datetime.date(2023, 2, 1), end=datetime.date(2023, 2, 28), precision='month', edtf='2023-02')
    """
    match = _DAYS.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no day (2023-07-05), month (2023-07), year or span (2023-07-05/2023-07-08)")
    first, last = match[1], match[2] or match[1]
    if len(first) != len(last):
        raise ValueError(f"{text!r}: both ends of a span must be days, months or years")
    start, end = _bound(first, last=False), _bound(last, last=True)
    if end < start:
        raise ValueError(f"{text!r} ends before it begins")
    return Days(start, end, _PRECISIONS[len(first)], first if first == last else text)


def moved_rule(rrule: str, days: Days) -> str:
    """The rule of a series that runs over other days: its end is the last of them. One without an end keeps none.

    Raises:
        ValueError: the days are not known to the day.

    >>> moved_rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230831", parse_days("2023-07-03/2023-08-28"))
    'FREQ=WEEKLY;BYDAY=MO;UNTIL=20230828'
    """
    if days.precision != "day":
        raise ValueError(f"{days.edtf}: an event that recurs ({rrule}) begins and ends on a day")
    parts = [f"UNTIL={compact(days.end)}" if part.startswith("UNTIL=") else part for part in rrule.split(";")]
    return ";".join(parts)


def _bound(text: str, *, last: bool) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if not month:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {text}")
    if not day:
        return date(year, month, monthrange(year, month)[1] if last else 1)
    if day > monthrange(year, month)[1]:
        raise ValueError(f"there is no day {text}")
    return date(year, month, day)


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to be changed of an event; None and () leave a field as it was read.

    ``drop_people``, ``drop_orgs`` and ``drop_places`` are names that the entry was misread to print; ``hide``: it is no event.
    """

    summary: str | None = None
    days: Days | None = None
    add_tags: tuple[str, ...] = ()
    drop_tags: tuple[str, ...] = ()
    drop_people: tuple[str, ...] = ()
    drop_orgs: tuple[str, ...] = ()
    drop_places: tuple[str, ...] = ()
    hide: bool = False


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """A correction of an event as its page tells it: which field, what was read, what stands now, and why."""

    number: int
    field: str  # summary, date, tags, people, orgs, places
    old: str
    new: str
    why: str
    day: date
