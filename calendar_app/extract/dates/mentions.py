"""The three stages joined for one entry: find, resolve, place; what comes out are the model's date mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from calendar_app.extract.dates.find import find
from calendar_app.extract.dates.heads import joined
from calendar_app.extract.dates.items import FINE, Dated
from calendar_app.extract.dates.reading import Reader
from calendar_app.extract.dates.resolve import resolve
from calendar_app.extract.dates.shapes import Found, printed
from calendar_app.extract.dates.times import Base, Mismatch, Problem, Resolved, Tense, Told, UnknownTime
from calendar_app.extract.numerals import fold
from calendar_app.model.bulletin import Diagnostic, Entry, Span
from calendar_app.model.extraction import DateKind, DateMention, Precision
from calendar_app.model.period import is_period, period_bounds, single_month, single_year
from calendar_app.model.quick import maker

_date = maker(DateMention)


def date_mentions(entry: Entry, *, period: str) -> tuple[tuple[DateMention, ...], tuple[Diagnostic, ...]]:
    """Every expression of the entry's body that dates a happening, in text order, with its part in the story.

    Args:
        entry: as read; its ``published`` day is what 昨天 counts from, its ``dateline`` dates it.
        period: EDTF period of the bulletin (model.period), "" where it has none.

    Returns:
        Mentions (both ends inclusive), a dateline's first; and what is doubtful: an impossible date, a weekday that does
        not fit, a range that runs backwards, a date whose year nothing tells. The same entry gives the same answer.
    """
    text = fold(entry.body)
    base = base_of(entry, period)
    reader = Reader(entry, text, base)
    dateline = _dateline(entry, base) if entry.dateline else []
    founds = find(text)
    if entry.chronicle and not (dateline and dateline[0].days.precision in FINE):
        founds = joined(text, founds)
    if not founds and not dateline:
        return (), ()
    if dateline and _has_finer_cell(founds, dateline[0].days):
        entry, dateline = replace(entry, dateline=""), []
        reader = Reader(entry, text, base)
    items = reader.read(founds, dateline)
    return tuple(_mention(entry, item) for item in items), tuple(reader.diagnostics)


def base_of(entry: Entry, period: str) -> Base:
    """What an entry's dates go by when they leave their year or month out."""
    bounds, year, month = _period(period)
    bare = entry.published is not None and not entry.title and not entry.chronicle
    if entry.year is not None:
        told = entry.month or (month if entry.year == year else None)
        return Base(entry.published, entry.year, told, None, bounds, "heading", bare)
    source = "heading" if entry.month is not None and entry.month != month else "period"
    return Base(entry.published, year, entry.month or month, None, bounds, source, bare)


@lru_cache(maxsize=256)
def _period(period: str) -> tuple[tuple[date, date] | None, int | None, int | None]:
    """Bounds of a period, its year and its month, None where it has none or spans several."""
    if not is_period(period):
        return None, None, None
    bounds, month = period_bounds(period), single_month(period)
    return bounds, single_year(period), month[1] if month is not None else None


def _dateline(entry: Entry, base: Base) -> list[Dated]:
    """The date of a cell outside the body."""
    text = fold(entry.dateline)
    told = Told(base.year, base.month, None) if base.month is not None else Told(base.year)
    for found in find(text):
        if not found.items:
            continue
        try:
            days = resolve(found, base._replace(bare=False), told, Tense())
        except Mismatch as error:
            days = (error.resolved,)
        except (Problem, UnknownTime):
            continue
        return [Dated(found, d, Tense(), outside=True) for d in days]
    return []


def _has_finer_cell(founds: list[Found], days: Resolved) -> bool:
    """Whether the text opens with a date of its own that says more than the one carried over (a day under 1992年)."""
    first = founds[0].items[0].first if founds and founds[0].start == 0 and founds[0].items else None
    if first is not None and first.third is not None and days.precision is Precision.MONTH:
        return True  # 是月下旬
    if first is None or not printed(first):
        return False
    return days.precision is Precision.YEAR or (days.precision is Precision.MONTH and first.day is not None)


def _mention(entry: Entry, item: Dated) -> DateMention:
    found, days = item.found, item.days
    span = None if item.outside else Span(found.start, found.end)
    text = (entry.dateline if item.outside else entry.body)[found.start : found.end]
    earliest_start, latest_start, earliest_end, latest_end = _bounds(days)
    return _date(
        text, span, days.start, days.end, days.precision, item.kind or DateKind.BACKGROUND, days.edtf, found.rule, days.anchor,
        item.rrule, days.part, days.time, days.calendar, earliest_start, latest_start, earliest_end, latest_end,
    )  # fmt: skip


def _bounds(days: Resolved) -> tuple[date | None, date | None, date | None, date | None]:
    """Earliest and latest first day, earliest and latest last day: a day is known, within a month it may be any."""
    if days.inner is not None:
        return days.start, days.inner[0], days.inner[1], days.end
    if days.precision in (Precision.DAY, Precision.PART):
        return days.start, days.start, days.end, days.end
    return days.start, days.end, days.start, days.end
