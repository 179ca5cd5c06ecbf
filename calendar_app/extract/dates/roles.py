"""Third stage: the part that each date plays in the story of its entry (annotation guide, section dates)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.dates.tense import announced_next, described_of_late, told_ahead
from calendar_app.extract.dates.times import Base, Resolved, Tense
from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.extraction import DateKind, Precision

#: Rules whose dates date a happening wherever they stand.
_ALWAYS = frozenset({"day-of-month", "day-full", "day-iso", "third", "day-lunar", "day-nth"})
_YEAR = timedelta(360)
_DESCRIBING = re.compile("[^，。；、：]{1,14}的")
#: Precisions of a day or a part of one.
FINE = (Precision.DAY, Precision.PART)
#: 9月3日是抗战胜利纪念日: what day it is, no happening of it.
_IS_A_DAY = re.compile(
    "(?:是|为|系|正值|适逢|恰逢|正是)[^，。；！]{0,24}?(?:[日节月周]|周年|诞辰)(?=[”』」]?[，。；！])"
)
_DAYS_OF = ("当天", "当日", "前一天", "前一日", "后一天", "后一日", "次日")  # of a festival: these say the day


class Dated(NamedTuple):
    """An expression with one reading of its days and, when placed, its part in the story."""

    found: Found
    days: Resolved
    tense: Tense
    kind: DateKind | None = None
    rrule: str | None = None
    outside: bool = False  # the words stand in the entry's dateline


def is_item(text: str, dated: Dated, base: Base, *, chronicle: bool, outside: bool) -> bool:
    """Whether a resolved expression dates a happening, or is vague, a reporting period, or part of a name.

    *chronicle*: the text may open with its date cell; *outside*: its date stands elsewhere, a word like 是月 points at that.
    """
    found, days = dated.found, dated.days
    first = found.items[0].first
    if first.rule in _ALWAYS:
        return True
    if base.published is None and found.items[0].last is not None and found.items[0].last.rule == "until-now":
        return False  # 2001年至今: no day of writing, and a fact about the past
    cell = _is_cell(text, found)
    if chronicle and cell and first.rule in ("season", "year-edge"):
        return True
    if chronicle and cell and first.rule in ("half-year", "quarter"):
        return not _within_a_year(base)  # 2025年上半年 in news of a month: what a report covers
    if first.rule == "season" and first.year is None:
        return False
    if first.rule in ("weekday", "weekend") and first.week is None and base.published is None:
        return False
    if first.annual or first.rule in ("half-year", "quarter", "first-months"):
        return base.bare and not (first.annual and not found.free)
    if first.offset is not None:
        return base.published is not None
    if first.rule in ("season", "year-edge") and first.year is not None and first.year.base != "abs" and not base.bare:
        return dated.tense.future and first.year.n >= 0  # 今年夏天: vague; 今年年底前完成: announced
    if first.rule == "year":
        if base.bare:
            return found.free or _year_adverbial(text, found)
        vague = first.year is not None and first.year.base != "abs"
        return (found.free and not vague) or (chronicle and cell and not _within_a_year(base))
    if first.rule in ("month", "year-edge", "season", "month-edge") and first.month is not None and first.year is None:
        if found.items[0].last is not None and not cell and not base.bare and first.month.n == 1:
            return False  # 1—6月: the months a report covers
        if (
            found.items[0].last is not None
            and not base.bare
            and not (
                chronicle and cell and base.month is not None and not _within_a_year(base)
            )  # annals: 1至7月，产煤…
            and lexicon.cue_anywhere("report").search(text, found.end, found.end + 40)
        ):
            return False
        if not base.bare and lexicon.cue_after("report.month").match(text, found.end):
            return False  # 7月考核结果: the month a report covers
        if first.month.base in ("text", "on") and first.month.n == 0 and first.rule == "month":
            return (cell and not outside) or base.bare
        told = found.free or cell or base.bare or dated.tense.future
        return told or _month_acts(text, dated, base, annals=chronicle or outside)
    if (
        first.rule in ("day", "day-with-part")
        and first.day is not None
        and first.day.base == "text"
        and first.day.n == 0
    ):
        return (chronicle and cell) or days.part is not None or base.bare
    if first.rule == "festival" and first.year is not None and not base.bare:
        after = lexicon.cue_after("festival.next")
        return found.end == len(text) or after.match(text, found.end) is not None or dated.days.part is not None
    if first.rule == "festival" and first.year is None:
        if text[found.start : found.end].endswith(_DAYS_OF):
            return not text.startswith("个", found.start - 1)  # 4月23日，第29个世界读书日当天: told again
        after, before = lexicon.cue_after("festival.next"), lexicon.cue_before("festival.before")
        head = text[max(0, found.start - 2) : found.start]
        return (
            base.bare
            and (found.end == len(text) or after.match(text, found.end) is not None)
            and (not head.strip() or before.search(head) is not None)
        )
    return True


def _within_a_year(base: Base) -> bool:
    """Whether a bulletin's period is less than a year: then no item of it happened on a year (2021年换届选举结果20日揭晓)."""
    return base.bounds is not None and base.bounds[1] - base.bounds[0] < _YEAR


def _month_acts(text: str, dated: Dated, base: Base, *, annals: bool) -> bool:
    """A month that opens its clause with the verb behind it, to come (，8月公开征集…) or in annals (，7月底竣工).

    Before a 的 it only describes.
    """
    found = dated.found
    opened = found.before != "" or text[found.start - 1] in "，。；、"
    told = opened and (annals or _after(dated.days, base))
    acts = lexicon.cue_after("month.acts").match(text, found.end) if told else None
    return acts is not None and _DESCRIBING.match(text, found.end) is None


def _year_adverbial(text: str, found: Found) -> bool:
    """A year inside a clause that is not part of a document's name (2023年《…》)."""
    return lexicon.cue_after("year.name").match(text, found.end) is None


def main_index(text: str, items: list[Dated], base: Base, *, chronicle: bool, lead_end: int) -> int | None:
    """Index of the item on which what the entry reports happened, or None.

    It is the entry's date cell; else the first date of the first sentence that is told as the time of the report; where that
    lies outside the bulletin's period or there is none, a day of a later sentence within the period. *lead_end* is where the
    first sentence ends (:func:`sentence_end`).
    """
    lead: int | None = None
    for i, item in enumerate(items):
        wide = item.days.precision is Precision.YEAR and _within_a_year(base)
        cell = chronicle and not wide and _is_cell(text, item.found)
        if item.outside or (cell and not another_years(text, item, base)):
            return i
        if item.found.cycle is not None or item.found.days is not None or item.found.start >= lead_end:
            continue
        if item.days.precision not in (*FINE, Precision.MONTH):
            continue
        announced = _after(item.days, base) and (
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
    if lead is not None and _within(items[lead].days, base, slack=45):
        return lead
    for i, item in enumerate(items):
        if item.found.cycle is not None or item.found.days is not None or item.days.precision not in FINE:
            continue
        if _told_aside(text, item) or _after(item.days, base) or another_years(text, item, base):
            continue
        if _only_named(text, items, i) or _ahead(items, i, base):
            continue
        if base.bounds is not None and _within(item.days, base, slack=45 if base.published is not None else 0):
            return i
    if lead is not None and base.published is None:
        return lead
    for i, item in enumerate(items):
        if item.found.start <= 1 and item.found.before in ("自", "从") and not _after(item.days, base):
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


def another_years(text: str, item: Dated, base: Base) -> bool:
    """A date of another year that only describes a thing (1990年10月动工的水厂)."""
    days = item.days
    other = days.explicit_year and base.year is not None and days.year != base.year
    return other and _DESCRIBING.match(text, item.found.end) is not None


def _is_cell(text: str, found: Found) -> bool:
    """Whether an expression opens its line, marks of a list aside."""
    return text[: found.start].strip(" △▲○●◇◆■□·*（(【[—-") == ""


def _within(days: Resolved, base: Base, *, slack: int) -> bool:
    """Whether days lie in the bulletin's period, or near it by *slack* days; no period holds all."""
    if base.bounds is None or days.start is None or days.end is None:
        return base.bounds is None
    first, last = base.bounds
    return (days.start - last).days <= slack and (first - days.end).days <= slack


def _after(days: Resolved, base: Base) -> bool:
    """Later than all that the bulletin can report as done."""
    now = _now(None, base)
    return now is not None and days.start is not None and days.start > now


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
    now = _now(lead, base)
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
        ahead = ahead and _DESCRIBING.match(text, item.found.end) is None
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
        and _DESCRIBING.match(text, item.found.end) is None
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


def _now(lead: Resolved | None, base: Base) -> date | None:
    """The last day the text can tell of as past: its publication day, else the end of its period, else of its lead."""
    if base.published is not None:
        return base.published
    if base.bounds is not None:
        return base.bounds[1]
    return lead.end if lead is not None else None
