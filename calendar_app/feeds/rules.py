"""Recurrence rules as every calendar client expands them alike (RFC 5545 3.3.10, 3.8.5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from icalendar import vRecur

#: Rules of days: an all-day event cannot recur by the hour.
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
#: Parts that a rule of DATEs may have (RFC 5545 3.3.10: no BYHOUR, BYMINUTE, BYSECOND).
_PARTS = frozenset(
    {
        "FREQ",
        "UNTIL",
        "COUNT",
        "INTERVAL",
        "WKST",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYSETPOS",
    }
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A bounded rule of days and its first instance."""

    first: date
    rule: vRecur


def bounded_rule(rrule: str, start: date, end: date) -> Recurrence | None:
    """The rule with a DATE bound, and its first instance on or after ``start``; None where it means nothing.

    Args:
        rrule: RFC 5545 value without ``RRULE:``; an UNTIL with a time loses the time, COUNT gives way to UNTIL.
        start: first day of the series; DTSTART must be an instance of the rule, or clients differ on it.
        end: last day of the series, inclusive: the bound where the rule has none.

    Returns:
        None for an unreadable rule, one of hours, or one without an instance from ``start`` to its bound.
    """
    try:
        rule = vRecur.from_ical(rrule)
        if set(rule) - _PARTS or [str(f) for f in rule.get("FREQ", [])] not in [[f] for f in _FREQUENCIES]:
            return None
        until = rule.get("UNTIL", [None])[0]
        if until is not None or "COUNT" not in rule:
            rule["UNTIL"] = [_day(until) or end]
            rule.pop("COUNT", None)
        instances = rrulestr(rule.to_ical().decode(), dtstart=datetime.combine(start, time()))
    except (ValueError, TypeError):
        return None
    horizon = rule["UNTIL"][0] if "UNTIL" in rule else date.max - timedelta(days=1)
    first = instances.after(datetime.combine(start, time()), inc=True)
    return Recurrence(first.date(), rule) if first is not None and first.date() <= horizon else None


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
