"""What an annotated entry says, as rows without ids: pure functions of the entry, so that they can be compared."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import (
    AnnotatedEntry,
    DateKind,
    EventDraft,
    PersonMention,
    PostMention,
)
from calendar_app.store.tables import AGE_MONTHS, KLASSES, SHORT_DAYS, YEAR

#: Ends of a printed clause.
_STOPS = "。！？；!?;\n"
_STOP = re.compile(f"[{_STOPS}]")
_QUOTE_LIMIT = 300
DAY_ONE = timedelta(days=1)
#: What ``terms`` can be of (``tables.terms``).
TERM_KINDS = ("tag", "section", "org", "place", "role", "counterpart")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DAYS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event of an entry: its columns but for ids and stamps, and the people who take part (indexes of mentions)."""

    columns: dict[str, Any]
    people: tuple[int, ...]

    @property
    def key(self) -> tuple[str, int]:
        """Kind and number within the entry."""
        return self.columns["kind"], self.columns["number"]


def dumps(value: object) -> str:
    """Compact JSON, Chinese as it is."""
    return _ENCODER.encode(value)


@lru_cache(16_384)
def texts(values: tuple[str, ...]) -> str:
    """A JSON list of words: the same posts, roles and sections come back in every entry."""
    return dumps(values)


def dumps_days(value: object) -> str:
    """The same of values with days in them."""
    return _DAYS.encode(value)


def iso(day: date | None) -> str | None:
    """A day as JSON has it, ISO 8601; None where none is known."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """The day again, of what ``iso`` made."""
    return None if text is None else date.fromisoformat(text)


def month_of(day: date) -> int:
    """Months as sortable whole numbers.

    >>> month_of(date(2023, 7, 6))
    202307
    """
    return day.year * 100 + day.month


def months_between(first: date, last: date) -> list[int]:
    """Every month from that of *first* to that of *last*; [0] for more than AGE_MONTHS of them."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > AGE_MONTHS:
        return [0]
    start = first.year * 12 + first.month - 1
    return [i // 12 * 100 + i % 12 + 1 for i in range(start, start + count)]


def exclusive(end: date | None) -> date | None:
    """The day after, as ``dtend`` is stored; the last day of the calendar stands for itself."""
    return end if end is None or end == date.max else end + DAY_ONE


def inclusive(dtend: date | None) -> date | None:
    """The last day again."""
    return dtend if dtend is None or dtend == date.max else dtend - DAY_ONE


def clause(body: str, span: Span | None) -> Span:
    """The printed clause around a span (the first one where there is none), without white space at its ends."""
    at, until = (span.start, span.end) if span else (0, 0)
    start = max([body.rfind(mark, 0, at) for mark in _STOPS]) + 1 if at else 0
    stop = _STOP.search(body, max(until, start))
    end = stop.end() if stop else len(body)
    end = min(end, max(start + _QUOTE_LIMIT, until))
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end)


def events(found: AnnotatedEntry) -> list[EventFacts]:
    """The events of an entry. Everybody takes part in what the entry is about, else those whom the clause names."""
    quotes = [_quote(found, draft) for draft in found.events]
    leading = [i for i, draft in enumerate(found.events) if draft.kind is DateKind.MAIN] or [0]
    out = []
    for i, draft in enumerate(found.events):
        if i in leading:
            people = tuple(range(len(found.people)))
        else:
            people = tuple(n for n, p in enumerate(found.people) if any(_within(s, quotes[i]) for s in p.spans))
        out.append(EventFacts(_columns(found, draft, quotes[i]), people))
    return out


def _quote(found: AnnotatedEntry, draft: EventDraft) -> Span:
    span = found.dates[draft.date].span if 0 <= draft.date < len(found.dates) else None
    return clause(found.entry.body, span)


def _within(span: Span, quote: Span) -> bool:
    return quote.start <= span.start and span.end <= quote.end


#: Columns of an event that ``events`` makes.
COLUMNS = (
    "klass", "kind", "number", "precision", "dtstart", "dtend", "edtf", "summary", "title", "section", "rrule", "part", "time",
    "note", "long", "quote_start", "quote_end",
)  # fmt: skip


def _columns(found: AnnotatedEntry, draft: EventDraft, quote: Span) -> dict[str, Any]:
    start, end = draft.start, draft.end
    return {
        "klass": KLASSES.get(str(draft.precision), YEAR),
        "kind": str(draft.kind),
        "number": draft.number,
        "precision": str(draft.precision),
        "dtstart": start,
        "dtend": exclusive(end),
        "edtf": draft.edtf,
        "summary": draft.summary,
        "title": found.entry.title or draft.summary,
        "section": texts(found.entry.section),
        "rrule": draft.rrule,
        "part": draft.part,
        "time": draft.time,
        "note": draft.note,
        "long": start is not None and end is not None and (end - start).days >= SHORT_DAYS,
        "quote_start": quote.start,
        "quote_end": quote.end,
    }


def kind_of_body(rule: str) -> str:
    """Among what a body is looked for, by the rule that read it: a county that acts is named among the bodies, but is a place."""
    return "place" if rule.startswith("division-") else "org"


def terms(found: AnnotatedEntry) -> dict[tuple[str, str], float]:
    """What the entry's events can be narrowed by, with the weight of each: (kind, name) → weight."""
    out: dict[tuple[str, str], float] = {}
    for tag in found.tags:
        out.setdefault(("tag", tag.name), tag.weight)
    for name in found.entry.section:
        out.setdefault(("section", name), 1.0)
    for org in found.orgs:
        out.setdefault((kind_of_body(org.rule), org.name), 1.0)
    for place in found.places:
        out.setdefault(("place", place.name), 1.0)
    for person in found.people:
        for role in person.roles:
            out.setdefault(("role", role.role), 1.0)
        body = _represented(person) if person.counterpart else ""
        if body:
            out.setdefault(("counterpart", body), 1.0)
            out.setdefault(("org", body), 1.0)
    return {key: weight for key, weight in out.items() if key[1]}


#: The party's organs inside a body; those of a territory (自治区党委) are bodies of their own.
_INNER_ORGAN = re.compile(r"(?<![省市县区州盟旗乡镇村])(?:党委|党组|党总支|党支部)$")
#: Ends of words for a side of a deal, which name nobody.
_SIDES = ("投资方", "合作方", "主办方", "承办方", "企业方")
_NO_NAME = frozenset({"企业", "公司", "集团", "单位", "学校", "大学", "医院", "机构", "部门"})


def _represented(person: PersonMention) -> str:
    """The body that somebody stands for: that of the first post, a party committee's being that of its firm or school.

    A bare word such as 企业 names none.
    """
    bodies = (_INNER_ORGAN.sub("", post.organisation) for post in person.posts if post.organisation)
    return next((body for body in bodies if body not in _NO_NAME and not body.endswith(_SIDES)), "")


def posts(person: PersonMention) -> Sequence[PostMention]:
    """The posts of a mention; titles that no post was made of stand as posts of their own."""
    read = {post.text for post in person.posts}
    return [*person.posts, *(PostMention(title, None) for title in person.titles if not read and title)]
