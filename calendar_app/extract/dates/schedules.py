"""Schedules and durations: the RFC 5545 rule of a cycle with its bounds, the days that a duration and a date fix together."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.items import Dated
from calendar_app.extract.dates.roles import sentence_end
from calendar_app.extract.dates.shapes import WEEKDAYS, Cycle, Found
from calendar_app.extract.dates.times import Resolved
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.extraction import Precision
from calendar_app.model.period import compact

_REACH = 60


def rule_of(cycle: Cycle, until: date | None) -> str:
    """The RRULE value of a cycle, up to and with *until*."""
    parts = [f"FREQ={cycle.freq}"]
    if cycle.interval > 1:
        parts.append(f"INTERVAL={cycle.interval}")
    if cycle.byday:
        parts.append(f"BYDAY={','.join(cycle.byday)}")
    if cycle.monthdays:
        parts.append(f"BYMONTHDAY={','.join(map(str, cycle.monthdays))}")
    if until is not None:
        parts.append(f"UNTIL={compact(until)}")
    return ";".join(parts)


def bounds_of(found: Found, items: list[Dated], text: str, lead: Resolved | None) -> Resolved | None:
    """From when to when a schedule runs: the range beside it in its sentence, or the lead date and the end printed beside it."""
    ranges, ends = [], []
    for item in items:
        days = item.days
        if item.found.cycle is not None or item.found.days is not None or days.start is None or days.end is None:
            continue
        if days.precision not in (Precision.DAY, Precision.MONTH) or not _same_sentence(text, found, item.found):
            continue
        if item.found.items[0].last is not None and days.end - days.start > timedelta(days=6):
            ranges.append(item)
        elif item.found.items[0].last is None and _is_end(text, item.found):
            ends.append(item)

    def near(item: Dated) -> int:
        return abs(item.found.start - found.start)

    if ranges:
        return min(ranges, key=near).days
    if ends and lead is not None and lead.start is not None:
        end = min(ends, key=near).days
        if end.end is not None and end.end > lead.start:
            return end._replace(start=lead.start)
    return None


def _is_end(text: str, found: Found) -> bool:
    return (
        found.before in ("至", "到", "直到", "直至")
        or re.match("结束|止|为止|截止|闭幕", text[found.end : found.end + 2]) is not None
    )


def _same_sentence(text: str, a: Found, b: Found) -> bool:
    low, high = min(a.end, b.end), max(a.start, b.start)
    return high - low <= _REACH and not SENTENCE_END.search(text, low, high)


def first_instance(cycle: Cycle, start: date) -> date | None:
    """The first day of a daily, weekly or monthly schedule on or after *start*; None where it has none within a year or so."""
    left = (date.max - start).days + 1
    return next((day for n in range(min(400, left)) if _falls_on(cycle, day := start + timedelta(days=n))), None)


def _falls_on(cycle: Cycle, day: date) -> bool:
    """Whether a schedule names this day; every other week counts from its own first instance."""
    if cycle.freq == "DAILY":
        return True
    if cycle.freq == "WEEKLY":
        return WEEKDAYS[day.isoweekday() - 1] in cycle.byday
    if cycle.monthdays:
        return day.day in cycle.monthdays
    order, weekday = int(cycle.byday[0][:-2]), cycle.byday[0][-2:]
    nth = -1 if order < 0 and day.day + 7 > monthrange(day.year, day.month)[1] else (day.day - 1) // 7 + 1
    return WEEKDAYS[day.isoweekday() - 1] == weekday and nth == order


def series(
    cycle: Cycle, bounds: Resolved | None, near: date | None, yearly: Resolved | None
) -> tuple[Resolved, str | None] | None:
    """Days and rule of a schedule: those of the series where it has bounds, else of the first instance on or after *near*."""
    point = cycle.point
    part, clock = (point.part, point.time) if point is not None else (None, None)
    if cycle.freq == "YEARLY":
        return None if yearly is None else (yearly, None)
    if bounds is not None and bounds.start is not None and bounds.end is not None:
        rule = rule_of(cycle, bounds.end)
        start = first_instance(cycle, bounds.start)
        if start is not None and start <= bounds.end:
            days = Resolved(
                start,
                bounds.end,
                Precision.DAY,
                f"{start}/{bounds.end}",
                bounds.anchor,
                part=part,
                time=clock,
                year=start.year,
            )
            return days, rule
    if near is None:
        return None
    if not cycle.monthdays and (not cycle.byday or cycle.workdays):
        return None
    start = first_instance(cycle, near)
    if start is None:
        return None
    return Resolved(
        start, start, Precision.DAY, start.isoformat(), "entry", part=part, time=clock, year=start.year
    ), None


def announced_near(text: str, found: Found, items: list[Dated]) -> Dated | None:
    """The announced date that a duration belongs to: 定于5月18日开幕，会期5天; 为期2天，将于8月5日开赛.

    It is the last date before it in its sentence, where that is announced; where none stands before, the next one after.
    """
    near = [item for item in items if item.found.cycle is None and _same_sentence(text, found, item.found)]
    before = [item for item in near if item.found.end <= found.start]
    chosen = before[-1] if before else next((item for item in near if item.found.start >= found.end), None)
    return chosen if chosen is not None and chosen.tense.future else None


def span_of(text: str, title: str, found: Found, lead: Resolved) -> Resolved | None:
    """The days of a duration that starts or ends on the lead date, or None where it names no whole days or is tied to nothing."""
    return None if _only_planned(text, found) else span_from(found, lead, ended=_ended(text, title, found))


def _only_planned(text: str, found: Found) -> bool:
    """Whether the sentence tells what was decided or made ready, not what began: 动员会召开，将开展为期45天的巡察."""
    start = max(text.rfind(mark, 0, found.start) for mark in "。！？\n") + 1
    before = text[max(start, found.start - _REACH) : found.start] + text[: sentence_end(text) if start else 0]
    return (
        lexicon.cue_anywhere("planning").search(before) is not None
        and lexicon.cue_anywhere("begun").search(before) is None
    )


def span_from(found: Found, day: Resolved, *, ended: bool = False) -> Resolved | None:
    """The days of a duration that starts on a day, or ends on it."""
    number, unit = found.days or (0, "day")
    days = number * {"day": 1, "week": 7}.get(unit, 0)
    if day.start is None or day.end is None or day.precision not in (Precision.DAY, Precision.PART):
        return None
    if not 2 <= days <= 62 or (day.end - day.start).days + 1 >= days:
        return None
    reach = timedelta(days=days - 1)
    try:
        start, end = (day.end - reach, day.end) if ended else (day.start, day.start + reach)
    except OverflowError:  # beyond the days of the calendar
        return None
    edtf = f"{start}/{end}"
    return Resolved(start, end, Precision.DAY, edtf, "entry", year=start.year)


def _ended(text: str, title: str, found: Found) -> bool:
    """Whether the lead date is the last day: the verb nearest the duration in its clause, else that of the lead, else the title."""
    verb = text[found.start : found.start + 2]
    if verb in ("经过", "历经", "历时"):
        return not text.endswith(("将", "将会", "预计", "计划", "拟"), 0, found.start)
    lead = text[: min(len(text), max(text.find("。"), 0) or len(text))]
    for scope in (lead, title):
        ended = lexicon.cue_anywhere("ended").search(scope)
        started = lexicon.cue_anywhere("started").search(scope)
        if ended or started:
            return ended is not None and (started is None or ended.start() > started.start() or _strong_end(scope))
    return False


def _strong_end(scope: str) -> bool:
    return re.search("落幕|闭幕|收官|落下帷幕|闭营|结业", scope) is not None
