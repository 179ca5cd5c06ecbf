"""Third stage: the part that each item plays in the story of its entry (annotation guide, section dates)."""

from __future__ import annotations

import re

from calendar_app.extract.dates.credits import closes
from calendar_app.extract.dates.items import (
    DESCRIBING,
    FINE,
    Dated,
    another_years,
    comes_after,
    is_cell,
    last_told,
    within_a_year,
)
from calendar_app.extract.dates.tense import announced_next, described_of_late, told_ahead
from calendar_app.extract.dates.times import Base, Resolved
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.extraction import DateKind, Precision

#: 9月3日是抗战胜利纪念日: what day it is, no happening of it.
_IS_A_DAY = re.compile(
    "(?:是|为|系|正值|适逢|恰逢|正是)[^，。；！]{0,24}?(?:[日节月周]|周年|诞辰)(?=[”』」]?[，。；！])"
)


def main_index(text: str, items: list[Dated], base: Base, *, chronicle: bool, lead_end: int) -> int | None:
    """Index of the item on which what the entry reports happened, or None.

    It is the entry's date cell; else the first date of the first sentence that is told as the time of the report; where that
    lies outside the bulletin's period or there is none, a day of a later sentence within the period. *lead_end* is where the
    first sentence ends (:func:`sentence_end`).
    """
    lead: int | None = None
    for i, item in enumerate(items):
        wide = item.days.precision is Precision.YEAR and within_a_year(base)
        cell = chronicle and not wide and is_cell(text, item.found)
        if item.outside or (cell and not another_years(text, item, base)):
            return i
        if item.found.cycle is not None or item.found.days is not None or item.found.start >= lead_end:
            continue
        if item.days.precision not in (*FINE, Precision.MONTH):
            continue
        announced = comes_after(item.days, base) and (
            item.tense.future or base.published is not None or announced_next(text, item.found)
        )
        aside = item.found.start > 0 and _told_aside(text, item)
        if not (
            announced
            or aside
            or another_years(text, item, base)
            or _only_named(text, items, i)
            or _ahead(items, i, base)
        ):
            lead = i
            break
    if items and items[-1].days.precision in FINE and closes(text, items[-1].found):
        opens = lead is not None and not any(comma in text[: items[lead].found.start] for comma in "，,")
        return lead if opens else len(items) - 1
    if lead is not None and _within(items[lead].days, base, slack=45):
        return lead
    for i, item in enumerate(items):
        if item.found.cycle is not None or item.found.days is not None or item.days.precision not in FINE:
            continue
        if _told_aside(text, item) or comes_after(item.days, base) or another_years(text, item, base):
            continue
        if _only_named(text, items, i) or _ahead(items, i, base):
            continue
        if base.bounds is not None and _within(item.days, base, slack=45 if base.published is not None else 0):
            return i
    if lead is not None and base.published is None:
        return lead
    for i, item in enumerate(items):
        if item.found.start <= 1 and item.found.before in ("自", "从") and not comes_after(item.days, base):
            return i if item.days.precision in (*FINE, Precision.MONTH) and item.found.after != "以来" else None
    return None


def _ahead(items: list[Dated], i: int, base: Base) -> bool:
    """As :func:`told_ahead`, where no day of writing tells it."""
    return i > 0 and base.published is None and told_ahead([(item.days.start, item.tense) for item in items], i)


def _only_named(text: str, items: list[Dated], i: int) -> bool:
    """Whether a date is only told to be a feast or memorial day, and another day opens a later clause: 3月12日是植树节。3月11日."""
    if _IS_A_DAY.match(text, items[i].found.end) is None:
        return False
    return any(
        item.days.precision in FINE
        and item.found.start > 0
        and text[item.found.start - 1] in "，。；！\n"
        and not _told_aside(text, item)
        for item in items[i + 1 :]
    )


def _within(days: Resolved, base: Base, *, slack: int) -> bool:
    """Whether days lie in the bulletin's period, or near it by *slack* days; no period holds all."""
    if base.bounds is None or days.start is None or days.end is None:
        return base.bounds is None
    first, last = base.bounds
    return (days.start - last).days <= slack and (first - days.end).days <= slack


def sentence_end(text: str) -> int:
    """Where the first sentence of a text ends."""
    end = SENTENCE_END.search(text, 1)
    return end.start() if end is not None else len(text)


def _told_aside(text: str, item: Dated) -> bool:
    """Announced, past, a bound (自…起, 截至…), or inside a relative clause (7月3日启动的…)."""
    found = item.found
    if item.tense.future or item.tense.past or found.after in ("以来", "前", "之前", "以前", "为止", "止"):
        return True
    if described_of_late(text, found):
        return True
    single = bool(found.items) and found.items[0].last is None
    return found.before in ("截至", "截止") or (found.before in ("自", "从") and single)


def place(text: str, items: list[Dated], main: int | None, base: Base) -> list[Dated]:
    """Items with their kinds."""
    lead = items[main].days if main is not None else None
    mains = {main} if main is not None else set()
    if main is not None:  # the other runs of a lead list are main as well
        mains |= {i for i, item in enumerate(items) if item.found is items[main].found}
    kinds = [DateKind.MAIN if i in mains else _kind(text, item, lead, base) for i, item in enumerate(items)]
    if main is None and DateKind.PLANNED in kinds:
        late = (kind is DateKind.BACKGROUND and _ahead(items, i, base) for i, kind in enumerate(kinds))
        kinds = [DateKind.PLANNED if told else kind for told, kind in zip(late, kinds, strict=True)]
    return [item._replace(kind=kind) for item, kind in zip(items, kinds, strict=True)]


def _kind(text: str, item: Dated, lead: Resolved | None, base: Base) -> DateKind:
    if item.found.cycle is not None:
        return DateKind.RECURRING
    if item.found.days is not None:
        return DateKind.SPAN
    days = item.days
    now = last_told(lead, base)
    if days.start is None or days.end is None:
        return DateKind.BACKGROUND
    if lead is not None and (days.start, days.end) == (lead.start, lead.end):
        return DateKind.ALSO
    if (item.tense.past and not item.tense.future) or _IS_A_DAY.match(text, item.found.end):
        return DateKind.BACKGROUND
    if now is not None and (days.start > now or (days.end > now and item.tense.future)):
        return DateKind.PLANNED
    reached = lead.end if lead is not None and lead.end is not None else now
    if item.tense.future and (reached is None or days.end >= reached):
        return DateKind.PLANNED
    if lead is None or lead.start is None:
        ahead = item.tense.future and days.precision in FINE and base.published is None
        ahead = ahead and DESCRIBING.match(text, item.found.end) is None
        return DateKind.PLANNED if ahead and base.bounds and days.start >= base.bounds[0] else DateKind.BACKGROUND
    if item.found.before and text.startswith("的", item.found.end):
        return DateKind.BACKGROUND  # 在5月3日的暴雨中
    if days.precision in FINE and days.start >= lead.start:
        bound = base.bounds[1] if base.bounds is not None else None
        if bound is not None and days.end > bound:
            return DateKind.PLANNED
        return DateKind.ALSO
    if (
        days.precision is Precision.MONTH
        and (lead.precision is Precision.MONTH or base.published is None)
        and DESCRIBING.match(text, item.found.end) is None
        and lead.end is not None
        and days.start > lead.end
    ):
        return DateKind.ALSO
    if (
        lead.end is not None
        and days.start <= lead.end < days.end
        and days.precision in (Precision.YEAR,)
        and item.found.items[0].last is not None
    ):
        return DateKind.PLANNED
    return DateKind.BACKGROUND
