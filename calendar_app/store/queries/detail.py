"""Entries as pages print them: the body with the words behind each fact."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from calendar_app.model.bulletin import Diagnostic, Span
from calendar_app.model.calendar import DateFact, Highlight, ParticipationFact, Report
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import day_of
from calendar_app.store.mentions import Dated, Mentions, Person, Range, read
from calendar_app.store.queries.rows import names
from calendar_app.store.tables import bulletins, diagnostics, entries, mentions, people, profiles

_SLUGS = (
    select(profiles.c.id, people.c.slug)
    .join(people, people.c.id == profiles.c.person_id)
    .where(any_of(profiles.c.id, "ids"), people.c.public)
)


def reports_of(session: Connection, entry_ids: Select[Any]) -> tuple[Report, ...]:
    """Reports of the entries that a SELECT names, oldest bulletin first. Three SELECTs.

    A slug stands only with people in a public post; others are text.
    """
    query = (
        select(
            entries,
            mentions.c.found,
            mentions.c.profiles,
            bulletins.c.key,
            bulletins.c.title.label("bulletin_title"),
            bulletins.c.period,
        )
        .join(bulletins, bulletins.c.id == entries.c.bulletin_id)
        .join(mentions, mentions.c.entry_id == entries.c.id)
        .where(entries.c.id.in_(entry_ids))
        .order_by(bulletins.c.first_day, bulletins.c.key, entries.c.n)
    )
    rows = session.execute(query).mappings().all()
    doubts = _diagnostics(session, entry_ids)
    owners = [json.loads(row["profiles"]) for row in rows]
    slugs = _slugs(session, {profile for each in owners for profile in each})
    return tuple(
        _report(row, [slugs.get(profile) for profile in own], doubts.get(row["id"], []))
        for row, own in zip(rows, owners, strict=True)
    )


def _slugs(session: Connection, profile_ids: Iterable[int]) -> dict[int, str | None]:
    """Addresses of the people in a public post, by profile."""
    ids = sorted(profile_ids)
    return {row.id: row.slug for row in session.execute(_SLUGS, {"ids": ids})} if ids else {}


def _diagnostics(session: Connection, entry_ids: Select[Any]) -> dict[int, list[Diagnostic]]:
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


def _report(row: Mapping[Any, Any], slugs: Sequence[str | None], doubts: list[Diagnostic]) -> Report:
    found = read(row["found"])
    named = (("person", found.people), ("place", found.places), ("org", found.orgs))
    return Report(
        bulletin_id=row["key"],
        bulletin_title=row["bulletin_title"],
        period=row["period"],
        n=row["n"],
        title=row["title"],
        body=row["body"],
        section=names(row["section"]),
        page=row["page"],
        highlights=tuple(sorted(_highlights(found, slugs), key=lambda h: (h.span, h.type))),
        dates=tuple(_date(each) for each in found.dates),
        people=tuple(_participation(each, slug) for each, slug in zip(found.people, slugs, strict=True)),
        places=tuple(each.name for each in found.places),
        orgs=tuple(each.name for each in found.orgs),
        tags=tuple(each.name for each in found.tags),
        diagnostics=tuple(doubts),
        readings=tuple((kind, each.name, each.rule) for kind, group in named for each in group if each.rule),
    )


def _highlights(found: Mentions, slugs: Sequence[str | None]) -> Iterator[Highlight]:
    for item in found.dates:
        if item.span is not None:
            yield Highlight(Span(*item.span), "date")
    for person, slug in zip(found.people, slugs, strict=True):
        for span in person.spans:
            yield Highlight(Span(*span), "person", slug or "")
        for post in person.posts:
            if post.span is not None:
                yield Highlight(Span(*post.span), "post")
    for kind, group in (("place", found.places), ("org", found.orgs)):
        for each in group:
            for span in each.spans:
                yield Highlight(Span(*span), kind)


def _span(found: Range | None) -> Span | None:
    return None if found is None else Span(*found)


def _date(item: Dated) -> DateFact:
    return DateFact(
        text=item.text,
        span=_span(item.span),
        start=day_of(item.start),
        end=day_of(item.end),
        precision=item.precision,
        kind=item.kind,
        edtf=item.edtf,
        rule=item.rule,
        anchor=item.anchor,
        rrule=item.rrule,
        part=item.part,
        time=item.time,
    )


def _participation(person: Person, slug: str | None) -> ParticipationFact:
    return ParticipationFact(
        name=person.name,
        slug=slug,
        titles=tuple(person.titles),
        roles=tuple(dict.fromkeys(role.role for role in person.roles)),
        actions=tuple(person.actions),
        kind=person.kind,
        order=person.order,
        counterpart=person.counterpart,
    )
