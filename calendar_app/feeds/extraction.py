"""The extraction as JSON, JSON lines and CSV (the contract of ``calendar-app extract``): model objects in, text out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from calendar_app.model.bulletin import Diagnostic, Span
from calendar_app.model.extraction import (
    AnnotatedBulletin,
    AnnotatedEntry,
    DateMention,
    EventDraft,
    NameMention,
    PersonMention,
    PostMention,
)

Json = dict[str, Any]

#: Columns of the CSV: one row an event, and one for an entry that makes none.
COLUMNS = (
    "source", "city", "period", "n", "section", "page", "title", "kind", "number", "start", "end", "precision",
    "edtf", "rrule", "part", "time", "summary", "people", "places", "orgs", "tags", "body",
)  # fmt: skip

_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def extraction_json(annotated: AnnotatedBulletin) -> Json:
    """The whole extraction of a bulletin: ``{"bulletin": …, "entries": […]}``, all values plain JSON.

    Ends are the last day; spans are half-open code points of ``body``; ``names`` and ``topics`` tell the rules behind
    ``places``, ``orgs`` and ``tags``.
    """
    return {
        "bulletin": {
            **bulletin_head(annotated),
            "title": annotated.bulletin.title,
            "series": annotated.bulletin.series,
            "layout": annotated.bulletin.layout,
            "checksum": annotated.bulletin.checksum,
            "inferred": sorted(annotated.bulletin.inferred),
            "diagnostics": [diagnostic_json(each) for each in annotated.diagnostics],
        },
        "entries": [entry_json(each) for each in annotated.entries],
    }


def bulletin_head(annotated: AnnotatedBulletin) -> Json:
    """What names the bulletin on a line of its own: source, place, period."""
    bulletin = annotated.bulletin
    return {"source": bulletin.source, "place": bulletin.place, "period": bulletin.period}


def entry_json(annotated: AnnotatedEntry) -> Json:
    """One entry as printed, and what was read from it."""
    entry = annotated.entry
    out: Json = {
        "n": entry.n,
        "title": entry.title,
        "section": list(entry.section),
        "page": entry.page,
        "body": entry.body,
    }
    if entry.dateline:
        out["dateline"] = entry.dateline
    if entry.published:
        out["published"] = entry.published.isoformat()
    return out | annotations_json(annotated)


def annotations_json(annotated: AnnotatedEntry) -> Json:
    """What was read from a text: ``dates``, ``people``, ``places``, ``orgs``, ``tags``, each with its rules, and ``events``."""
    return {
        "dates": [date_json(each) for each in annotated.dates],
        "people": [person_json(each) for each in annotated.people],
        "places": [each.name for each in annotated.places],
        "orgs": [each.name for each in annotated.orgs],
        "tags": [each.name for each in annotated.tags],
        "names": [_name_json("place", each) for each in annotated.places]
        + [_name_json("org", each) for each in annotated.orgs],
        "topics": [{"name": t.name, "source": t.source, "weight": round(t.weight, 3)} for t in annotated.tags],
        "events": [event_json(each) for each in annotated.events],
    }


def date_json(mention: DateMention) -> Json:
    """A date item; keys without a value (``rrule``, ``part``, ``time``, ``calendar``, ``bounds``) are left out."""
    out: Json = {
        "text": mention.text,
        "start": mention.start and mention.start.isoformat(),
        "end": mention.end and mention.end.isoformat(),
        "precision": str(mention.precision),
        "kind": str(mention.kind),
        "edtf": mention.edtf,
        "span": _span(mention.span),
    }
    out |= _given(rrule=mention.rrule, part=mention.part, time=mention.time, calendar=mention.calendar)
    bounds = {key: value.isoformat() for key in _BOUNDS if (value := getattr(mention, key)) is not None}
    if bounds:
        out["bounds"] = bounds
    return out | {"rule": mention.rule, "anchor": mention.anchor}


def person_json(person: PersonMention) -> Json:
    """A person of the entry with posts and roles."""
    return {
        "name": person.name,
        "titles": list(person.titles),
        "kind": person.kind,
        "actions": list(person.actions),
        "spans": [list(span) for span in person.spans],
        "posts": [_post_json(post) for post in person.posts],
        "roles": [{"role": r.role, "text": r.text, "span": _span(r.span)} for r in person.roles],
        "order": person.order,
        "counterpart": person.counterpart,
        "rule": person.rule,
    } | _given(date=person.date)


def event_json(event: EventDraft) -> Json:
    """An event that the entry makes; ``date`` is the index of its item in ``dates``."""
    return {
        "kind": str(event.kind),
        "number": event.number,
        "summary": event.summary,
        "start": event.start and event.start.isoformat(),
        "end": event.end and event.end.isoformat(),
        "precision": str(event.precision),
        "edtf": event.edtf,
        "date": event.date,
    } | _given(rrule=event.rrule, part=event.part, time=event.time, note=event.note)


def diagnostic_json(diagnostic: Diagnostic) -> Json:
    """A doubtful thing and its place."""
    return {"code": diagnostic.code, "message": diagnostic.message} | _given(
        line=diagnostic.line, entry=diagnostic.entry, span=_span(diagnostic.span)
    )


def entry_lines(annotated: AnnotatedBulletin) -> Iterator[str]:
    """JSON lines, one an entry, each naming its bulletin; no line break at the end."""
    head = bulletin_head(annotated)
    for each in annotated.entries:
        yield dump_line({"bulletin": head} | entry_json(each))


def dump_line(value: Json) -> str:
    """*value* as one line of JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def csv_header() -> str:
    """The line of column names, with its line break (RFC 4180)."""
    return _csv([COLUMNS])


def csv_rows(annotated: AnnotatedBulletin) -> str:
    """One row an event, in order of the entries; an entry without an event has one with no date. No header.

    Several values of a cell are parted by ``;``. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    head = bulletin_head(annotated)
    rows = []
    for each in annotated.entries:
        entry = each.entry
        shared: Json = {
            "source": head["source"],
            "city": head["place"],
            "period": head["period"],
            "n": entry.n,
            "section": "/".join(entry.section),
            "page": entry.page,
            "title": entry.title,
            "people": ";".join(person.name for person in each.people),
            "places": ";".join(name.name for name in each.places),
            "orgs": ";".join(name.name for name in each.orgs),
            "tags": ";".join(tag.name for tag in each.tags),
            "body": entry.body,
        }
        for event in [event_json(event) for event in each.events] or [{}]:
            row = shared | event
            rows.append([_cell(row.get(column)) for column in COLUMNS])
    return _csv(rows)


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _cell(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _name_json(kind: str, name: NameMention) -> Json:
    return {"name": name.name, "type": kind, "spans": [list(span) for span in name.spans], "rule": name.rule}


def _post_json(post: PostMention) -> Json:
    out: Json = {"text": post.text, "span": _span(post.span)}
    out |= _given(organisation=post.organisation, jurisdiction=post.jurisdiction, title=post.title, rank=post.rank)
    if post.qualifiers:
        out["qualifiers"] = list(post.qualifiers)
    return out | _given(key=post.key or None, date=post.date)


def _given(**values: Any) -> Json:  # noqa: ANN401 - any JSON value
    return {key: value for key, value in values.items() if value is not None}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
