"""What an entry makes events of (design.md 3, "What becomes an event")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import DateKind, DateMention, EventDraft, Precision
from calendar_app.model.quick import maker

_draft = maker(EventDraft)
_FINE = (Precision.DAY, Precision.PART)
_CLAUSE = re.compile("[。；！？\n]")
_BRACKETED = re.compile("^[（(][^（()）]{1,10}[)）]")
_NO_SUBJECT = re.compile("[ 　]?(?:并|但|且|预计|计划|拟|将|定于|待|届时|执行日期|时间|在|于|至|自)")
_COMMA = re.compile("[，。；！？\n]|,(?![0-9])")


def event_drafts(entry: Entry, dates: Sequence[DateMention]) -> tuple[EventDraft, ...]:
    """Events of an entry, main ones first, then the others in text order.

    Args:
        entry: as read.
        dates: what :func:`date_mentions` gave for it.
    """
    mains = [i for i, d in enumerate(dates) if d.kind is DateKind.MAIN and d.start is not None]
    endless = [d for d in dates if d.kind is DateKind.RECURRING and d.rrule is None]
    drafts = _main_drafts(entry, dates, mains, "；".join(dict.fromkeys(d.text for d in endless)) or None)
    taken = {(d.start, d.end) for d in drafts} | {(dates[i].start, dates[i].end) for i in mains}
    ruled = {(d.start, d.end) for d in dates if d.kind is DateKind.RECURRING and d.rrule is not None}
    bounds = {end for _, end in ruled}
    counts: dict[DateKind, int] = {}
    spans = [d for d in dates if d.kind is DateKind.SPAN]
    for i, d in enumerate(dates):
        days = (d.start, d.end)
        if d.start is None or d.end is None or not _makes_one(d):
            continue
        if d.kind is not DateKind.RECURRING and (days in taken or _covered(d, drafts)):
            continue
        if d.kind is DateKind.PLANNED and d.end in bounds:
            continue  # it only says from when to when a rule runs
        taken.add(days)
        counts[d.kind] = counts.get(d.kind, 0) + 1
        draft = _draft(
            d.kind, counts[d.kind], _clause(entry, d), d.start, d.end, d.precision, d.edtf, i, d.rrule, d.part, d.time
        )
        widened = [s for s in spans if d.kind is DateKind.PLANNED and s.start == d.start]
        drafts.append(_widened(draft, widened[0]) if widened else draft)
    return tuple(drafts)


def _makes_one(d: DateMention) -> bool:
    if d.kind is DateKind.RECURRING:
        return d.rrule is not None
    if d.kind is DateKind.ALSO:
        return d.precision in (*_FINE, Precision.MONTH)
    return d.kind is DateKind.PLANNED and d.precision in (*_FINE, Precision.MONTH)


def _covered(d: DateMention, drafts: Sequence[EventDraft]) -> bool:
    """Days of a widened main event told again."""
    return any(
        draft.kind is DateKind.MAIN and draft.start is not None and draft.end is not None and draft.start < draft.end
        and d.start is not None and d.end is not None and d.kind is DateKind.ALSO and draft.start <= d.start and d.end <= draft.end
        and d.part is None and d.start == d.end and d.start in (draft.start, draft.end)
        for draft in drafts
    )  # fmt: skip


def _main_drafts(
    entry: Entry, dates: Sequence[DateMention], mains: Sequence[int], note: str | None
) -> list[EventDraft]:
    """One event for each unbroken run of the main days, widened by spans that touch it."""
    runs: list[EventDraft] = []
    summary = entry.title or _first_clause(entry, dates, mains)
    for i in sorted(mains, key=lambda i: (dates[i].start or date.min, dates[i].end or date.min)):
        d = dates[i]
        last = runs[-1] if runs else None
        if last is not None and _touch(last, d) and d.end is not None and last.end is not None:
            end = max(last.end, d.end)
            runs[-1] = replace(last, end=end, edtf=_edtf(last.start, end, last.edtf))
        else:
            days = (d.start, d.end, d.precision, d.edtf)
            told = note if last is None else None
            runs.append(_draft(DateKind.MAIN, len(runs) + 1, summary, *days, i, None, d.part, d.time, told))
    planned = {d.start for d in dates if d.kind is DateKind.PLANNED}
    for d in dates:
        if d.kind is DateKind.SPAN and d.start not in planned:
            runs = [_widened(run, d) for run in runs]
    return runs


def _touch(run: EventDraft, d: DateMention) -> bool:
    if run.precision not in _FINE or d.precision not in _FINE or run.end is None or d.start is None:
        return (run.start, run.end) == (d.start, d.end)
    return d.start - run.end <= timedelta(days=1)


def _widened(run: EventDraft, span: DateMention) -> EventDraft:
    if run.start is None or run.end is None or span.start is None or span.end is None or run.precision not in _FINE:
        return run
    if span.end < run.start or span.start > run.end:
        return run
    start, end = min(run.start, span.start), max(run.end, span.end)
    return replace(
        run, start=start, end=end, precision=Precision.DAY, edtf=_edtf(start, end, run.edtf), part=None, time=None
    )


def _edtf(start: date | None, end: date | None, same: str) -> str:
    return same if start == end else f"{start}/{end}"


def _first_clause(entry: Entry, dates: Sequence[DateMention], mains: Sequence[int]) -> str:
    """The first clause of a chronicle's line without its date cell, the second where the first is but a day (农历正月初一).

    A line that is but its date, as where a text is cut short, is whole: no event goes without a title.
    """
    body = entry.body
    lead = dates[mains[0]] if mains else None
    if lead is not None and lead.span is not None and body[: lead.span.start].strip(" 　\n△▲○●·（(—-") == "":
        body = _BRACKETED.sub("", body[lead.span.end :], count=1)
    elif lead is None or lead.span is None:
        body = _pointing().sub("", body, count=1)
    body = body.lstrip(" 　\n，,。、：:△▲○●·—-)）")
    clauses = [clause.strip() for clause in _CLAUSE.split(body, maxsplit=2)[:2]]
    days = len(clauses) > 1 and bool(clauses[1]) and any(d.text == clauses[0] for d in dates)
    return (clauses[days] if len(body) <= 40 else _shorten(clauses[days])) or _shorten(entry.body) or entry.body


@cache
def _pointing() -> re.Pattern[str]:
    """A word at the head of a line that points at the date of the line above (同日, 是月)."""
    return re.compile(f"^[ 　△▲]*{lexicon.any_of(w for w, word in lexicon.words().items() if word.value == 'text:0')}")


def _shorten(clause: str, limit: int = 60) -> str:
    """A clause cut at its last comma within the limit, with an ellipsis where there is none."""
    clause = clause.strip(" 　\n，,、")
    if len(clause) <= limit:
        return clause
    stops = [m.start() for m in _COMMA.finditer(clause, 8, limit)]
    return clause[: stops[-1]] if stops else clause[: limit - 1] + "…"


def _clause(entry: Entry, d: DateMention) -> str:
    """The clause that holds a date: its sentence where that is short, else from the comma before it on.

    Where the words from there on lack their subject (将于…, 定于…), the clause before is kept.
    """
    if d.span is None:
        return entry.title or _shorten(entry.body)
    body = entry.body
    start = max((body.rfind(mark, 0, d.span.start) for mark in "。；！？\n"), default=-1) + 1
    ends = [at for mark in "。；！？\n" if (at := body.find(mark, d.span.end)) >= 0]
    end = min(ends, default=len(body))
    if end - start <= 40:
        return body[start:end].strip(" 　，,")
    comma = max(body.rfind(mark, start, d.span.start) for mark in "，,") + 1 or start
    if _NO_SUBJECT.match(body, comma) and comma > start:
        before = max(body.rfind(mark, start, comma - 1) for mark in "，,") + 1 or start
        if end - before <= 90:
            comma = before
    return _shorten(body[comma:end])
