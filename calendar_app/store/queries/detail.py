"""Entries as pages print them: the body with the words behind each fact."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from calendar_app.model.bulletin import Diagnostic, Span
from calendar_app.model.calendar import DateFact, Highlight, ParticipationFact, Report
from calendar_app.store.queries.rows import names
from calendar_app.store.tables import bulletins, diagnostics, entries, mentions, people, profiles

_SHOWN = ("date", "person", "post", "place", "org")
_NAMED = ("person", "place", "org")


def reports_of(session: Session, entry_ids: Select[Any]) -> tuple[Report, ...]:
    """Reports of the entries that a SELECT names, oldest bulletin first. Three SELECTs.

    A slug stands only with people in a public post; others are text.
    """
    query = (
        select(entries, bulletins.c.key, bulletins.c.title.label("bulletin_title"), bulletins.c.period)
        .join(bulletins, bulletins.c.id == entries.c.bulletin_id)
        .where(entries.c.id.in_(entry_ids))
        .order_by(bulletins.c.first_day, bulletins.c.key, entries.c.n)
    )
    rows = session.execute(query).mappings().all()
    found = _mentions(session, entry_ids)
    doubts = _diagnostics(session, entry_ids)
    return tuple(_report(row, found.get(row["id"], []), doubts.get(row["id"], [])) for row in rows)


def _mentions(session: Session, entry_ids: Select[Any]) -> dict[int, list[Mapping[Any, Any]]]:
    query = (
        select(mentions, people.c.slug, people.c.public)
        .outerjoin(profiles, profiles.c.id == mentions.c.profile_id)
        .outerjoin(people, people.c.id == profiles.c.person_id)
        .where(mentions.c.entry_id.in_(entry_ids))
        .order_by(mentions.c.entry_id, mentions.c.seq)
    )
    out: dict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    for row in session.execute(query).mappings():
        out[row["entry_id"]].append(row)
    return out


def _diagnostics(session: Session, entry_ids: Select[Any]) -> dict[int, list[Diagnostic]]:
    query = (
        select(entries.c.id.label("entry_id"), diagnostics)
        .join(diagnostics, and_(diagnostics.c.bulletin_id == entries.c.bulletin_id, diagnostics.c.entry == entries.c.n))
        .where(or_(entries.c.id.in_(entry_ids)))
        .order_by(diagnostics.c.seq)
    )
    out: dict[int, list[Diagnostic]] = defaultdict(list)
    for row in session.execute(query).mappings():
        out[row["entry_id"]].append(diagnostic(row))
    return out


def diagnostic(row: Mapping[Any, Any]) -> Diagnostic:
    """A row of the table as the model's."""
    span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
    return Diagnostic(row["code"], row["message"], row["line"], row["entry"], span)


def _report(row: Mapping[Any, Any], found: list[Mapping[Any, Any]], doubts: list[Diagnostic]) -> Report:
    by_type: dict[str, list[Mapping[Any, Any]]] = defaultdict(list)
    for mention in found:
        by_type[mention["type"]].append(mention)
    return Report(
        bulletin_id=row["key"],
        bulletin_title=row["bulletin_title"],
        period=row["period"],
        n=row["n"],
        title=row["title"],
        body=row["body"],
        section=names(row["section"]),
        page=row["page"],
        highlights=_highlights(found),
        dates=tuple(_date(m) for m in by_type["date"]),
        people=tuple(_participation(m) for m in by_type["person"]),
        places=tuple(m["text"] for m in by_type["place"]),
        orgs=tuple(m["text"] for m in by_type["org"]),
        tags=tuple(m["text"] for m in by_type["tag"]),
        diagnostics=tuple(doubts),
        readings=tuple((m["type"], m["text"], m["rule"]) for m in found if m["rule"] and m["type"] in _NAMED),
    )


def _public_slug(mention: Mapping[Any, Any]) -> str | None:
    return mention["slug"] if mention["public"] else None


def _highlights(found: list[Mapping[Any, Any]]) -> tuple[Highlight, ...]:
    out = []
    for m in found:
        if m["type"] not in _SHOWN:
            continue
        ref = (_public_slug(m) or "") if m["type"] == "person" else ""
        spans = json.loads(m["data"]).get("spans") if m["type"] in ("person", "place", "org") else None
        if spans is None:
            spans = [] if m["span_start"] is None else [(m["span_start"], m["span_end"])]
        out += [Highlight(Span(*span), m["type"], ref) for span in spans]
    return tuple(sorted(out, key=lambda h: (h.span, h.type)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _date(m: Mapping[Any, Any]) -> DateFact:
    data = json.loads(m["data"])
    return DateFact(
        text=m["text"],
        span=None if m["span_start"] is None else Span(m["span_start"], m["span_end"]),
        start=_day(data["start"]),
        end=_day(data["end"]),
        precision=data["precision"],
        kind=data["kind"],
        edtf=data["edtf"],
        rule=m["rule"],
        anchor=data["anchor"],
        rrule=data["rrule"],
        part=data["part"],
        time=data["time"],
    )


def _participation(m: Mapping[Any, Any]) -> ParticipationFact:
    data = json.loads(m["data"])
    return ParticipationFact(
        name=m["text"],
        slug=_public_slug(m),
        titles=tuple(data["titles"]),
        roles=tuple(dict.fromkeys(data["roles"])),
        actions=tuple(data["actions"]),
        kind=data["kind"],
        order=data["order"],
        counterpart=data["counterpart"],
    )
