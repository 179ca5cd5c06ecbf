"""Third stage: which expressions date a happening, and what all its questions share (annotation guide, section dates)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found
from calendar_app.extract.dates.times import Base, Resolved, Tense
from calendar_app.model.extraction import DateKind, Precision

#: Rules whose dates date a happening wherever they stand.
_ALWAYS = frozenset({"day-of-month", "day-full", "day-iso", "third", "day-lunar", "day-nth"})
_YEAR = timedelta(360)
#: What goes on to describe a thing: 1990年10月|动工的水厂.
DESCRIBING = re.compile("[^，。；、：]{1,14}的")
#: Precisions of a day or a part of one.
FINE = (Precision.DAY, Precision.PART)
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
    cell = is_cell(text, found)
    if chronicle and cell and first.rule in ("season", "year-edge"):
        return True
    if chronicle and cell and first.rule in ("half-year", "quarter"):
        return not within_a_year(base)  # 2025年上半年 in news of a month: what a report covers
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
        return (found.free and not vague) or (chronicle and cell and not within_a_year(base))
    if first.rule in ("month", "year-edge", "season", "month-edge") and first.month is not None and first.year is None:
        if found.items[0].last is not None and not cell and not base.bare and first.month.n == 1:
            return False  # 1—6月: the months a report covers
        if (
            found.items[0].last is not None
            and not base.bare
            and not (chronicle and cell and base.month is not None and not within_a_year(base))  # annals: 1至7月，产煤…
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


def within_a_year(base: Base) -> bool:
    """Whether a bulletin's period is less than a year: then no item of it happened on a year (2021年换届选举结果20日揭晓)."""
    return base.bounds is not None and base.bounds[1] - base.bounds[0] < _YEAR


def _month_acts(text: str, dated: Dated, base: Base, *, annals: bool) -> bool:
    """A month that opens its clause with the verb behind it, to come (，8月公开征集…) or in annals (，7月底竣工).

    Before a 的 it only describes.
    """
    found = dated.found
    opened = found.before != "" or text[found.start - 1] in "，。；、"
    told = opened and (annals or comes_after(dated.days, base))
    acts = lexicon.cue_after("month.acts").match(text, found.end) if told else None
    return acts is not None and DESCRIBING.match(text, found.end) is None


def _year_adverbial(text: str, found: Found) -> bool:
    """A year inside a clause that is not part of a document's name (2023年《…》)."""
    return lexicon.cue_after("year.name").match(text, found.end) is None


def is_cell(text: str, found: Found) -> bool:
    """Whether an expression opens its line, marks of a list aside."""
    return text[: found.start].strip(" △▲○●◇◆■□·*（(【[—-") == ""


def comes_after(days: Resolved, base: Base) -> bool:
    """Later than all that the bulletin can report as done."""
    now = last_told(None, base)
    return now is not None and days.start is not None and days.start > now


def another_years(text: str, item: Dated, base: Base) -> bool:
    """A date of another year that only describes a thing (1990年10月动工的水厂)."""
    days = item.days
    other = days.explicit_year and base.year is not None and days.year != base.year
    return other and DESCRIBING.match(text, item.found.end) is not None


def last_told(lead: Resolved | None, base: Base) -> date | None:
    """The last day the text can tell of as past: its publication day, else the end of its period, else of its lead."""
    if base.published is not None:
        return base.published
    if base.bounds is not None:
        return base.bounds[1]
    return lead.end if lead is not None else None
