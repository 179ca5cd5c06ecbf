"""An entry taken from the store as it was read: from its rows, or from what is kept beside them where it was corrected.

What a row does not say is found again: of a post its body, place and rank stand with the post, of an event the date that
made it is the one in its printed clause. ``restored`` says where that does not give what is stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calendar_app.model.bulletin import Entry, Segment, Span
from calendar_app.model.extraction import (
    AnnotatedEntry,
    DateKind,
    DateMention,
    EventDraft,
    NameMention,
    PersonMention,
    PostMention,
    Precision,
    RoleMention,
    Tag,
)
from calendar_app.store import facts
from calendar_app.store.facts import clause, day_of, dumps, inclusive, iso
from calendar_app.store.kept import Kept, keep
from calendar_app.store.mentions import Dated, Person, Post, Range, read, written
from calendar_app.store.persons.features import POST, Profile

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored beside an entry: the profiles of the bulletin's people by id, posts by key, and the city's name."""

    profiles: Mapping[int, Profile]
    posts: Mapping[str, Row]
    city: str


def original(each: Kept) -> dict[str, str]:
    """What was read of an entry, as it is kept beside the corrected one; its events must have their UIDs."""
    drafts = [(uid, *_told(d)) for (_, uid, _), d in zip(each.events, each.found.events, strict=True)]
    people = [(found.name, found.features, found.official) for found in each.profiles]
    return {"found": written(each.found), "profiles": dumps(people), "events": dumps(drafts)}


def _told(d: EventDraft) -> tuple[object, ...]:
    """A draft as JSON has it, in the order in which ``_draft`` takes it."""
    days = (iso(d.start), iso(d.end))
    return (
        str(d.kind), d.number, d.summary, *days, str(d.precision), d.edtf, d.date, d.rrule, d.part, d.time, d.note,
    )  # fmt: skip


def uids(kept: Row) -> list[str]:
    """UIDs of the events of an entry that ``original`` made, hidden ones too."""
    return [draft[0] for draft in json.loads(kept["events"])]


def from_original(entry: Row, kept: Row, known: Known) -> tuple[Kept, list[str]]:
    """An entry as it was read, and the UIDs of its events, from what ``original`` made."""
    profiles = [
        Profile(name, known.city, tuple(features), official)
        for name, features, official in json.loads(kept["profiles"])
    ]
    drafts = [_draft(*draft[1:]) for draft in json.loads(kept["events"])]
    found = _annotated(entry, kept["found"], profiles, drafts, known)
    return _kept(found, profiles, known.city, entry["id"]), uids(kept)


def from_rows(entry: Row, found: str, profile_ids: Sequence[int], events: Sequence[Row], known: Known) -> Kept:
    """An entry from its rows, with its events under their ids and UIDs.

    Args:
        entry: row of ``entries``.
        found: its mentions as they are stored.
        profile_ids: of its people, in their order.
        events: its rows of ``events``, by kind and number.
        known: what is stored beside.
    """
    profiles = [known.profiles[i] for i in profile_ids]
    bare = _annotated(entry, found, profiles, [], known)
    drafts = [_drafted(row, bare) for row in events]
    each = _kept(_with_events(bare, drafts), profiles, known.city, entry["id"])
    each.events = [(row["id"], row["uid"], fact) for row, fact in zip(events, each.facts, strict=True)]
    return each


def restored(each: Kept, found: str, events: Sequence[Row]) -> bool:
    """Whether an entry that was taken from its rows says what these say: then it may be stored in their place."""
    return each.mentions == found and all(
        fact.columns[name] == row[name] for fact, row in zip(each.facts, events, strict=True) for name in fact.columns
    )


def _kept(found: AnnotatedEntry, profiles: Sequence[Profile], city: str, entry_id: int) -> Kept:
    each = keep(found, city)
    each.profiles, each.id = list(profiles), entry_id
    return each


def _annotated(
    entry: Row, found: str, profiles: Sequence[Profile], drafts: Sequence[EventDraft], known: Known
) -> AnnotatedEntry:
    told = read(found)
    return AnnotatedEntry(
        entry=Entry(
            n=entry["n"],
            title=entry["title"],
            body=entry["body"],
            section=tuple(json.loads(entry["section"])),
            page=entry["page"],
            dateline=entry["dateline"],
            chronicle=entry["chronicle"],
            line=entry["line"],
            segments=tuple(Segment(*segment) for segment in json.loads(entry["segments"])),
        ),
        dates=tuple(map(_date, told.dates)),
        people=people(found, profiles, known),
        places=tuple(NameMention(each.name, _spans(each.spans), each.rule) for each in told.places),
        orgs=tuple(NameMention(each.name, _spans(each.spans), each.rule) for each in told.orgs),
        tags=tuple(Tag(*tag) for tag in told.tags),
        events=tuple(drafts),
    )


def people(found: str, profiles: Sequence[Profile], known: Known) -> tuple[PersonMention, ...]:
    """The people that mentions as they are stored tell of."""
    return tuple(_person(each, who, known) for each, who in zip(read(found).people, profiles, strict=True))


def _with_events(found: AnnotatedEntry, drafts: Sequence[EventDraft]) -> AnnotatedEntry:
    return AnnotatedEntry(found.entry, found.dates, found.people, found.places, found.orgs, found.tags, tuple(drafts))


def _date(told: Dated) -> DateMention:
    start, end = day_of(told.start), day_of(told.end)
    bounds = [start, start, end, end] if told.bounds is None else [day_of(text) for text in told.bounds]
    return DateMention(
        told.text, _span(told.span), start, end, Precision(told.precision), DateKind(told.kind), told.edtf, told.rule,
        told.anchor, told.rrule, told.part, told.time, told.calendar, *bounds,
    )  # fmt: skip


def _person(told: Person, who: Profile, known: Known) -> PersonMention:
    return PersonMention(
        name=told.name,
        titles=tuple(told.titles),
        kind=told.kind,
        actions=tuple(told.actions),
        spans=_spans(told.spans),
        posts=tuple(_post(post, who, known) for post in told.posts),
        roles=tuple(RoleMention(role.role, role.text, _span(role.span)) for role in told.roles),
        order=told.order,
        counterpart=told.counterpart,
        rule=told.rule,
    )


def _post(told: Post, who: Profile, known: Known) -> PostMention:
    """The post with what stands of it among all posts: under its key, or under the city's own."""
    keys = [key for key in (told.key, f"{known.city}/{told.key or told.text}") if key in known.posts]
    named = next((key for key in keys if f"{POST}:{key}" in who.features), keys[0] if keys else None)
    row = known.posts.get(named or "", {})
    return PostMention(
        text=told.text,
        span=_span(told.span),
        organisation=row.get("organisation"),
        jurisdiction=row.get("jurisdiction"),
        title=row.get("title"),
        rank=row.get("rank"),
        qualifiers=tuple(told.qualifiers),
        key=told.key,
        date=told.date,
    )


def _drafted(row: Row, found: AnnotatedEntry) -> EventDraft:
    """The draft of a stored event; its date is one of its kind whose clause is the event's, best with its very days."""
    quote = Span(row["quote_start"], row["quote_end"])
    likely = [i for i, told in enumerate(found.dates) if clause(found.entry.body, told.span) == quote]
    exact = (i for i in likely if found.dates[i].kind == row["kind"] and found.dates[i].start == row["dtstart"])
    at = next(exact, likely[0] if likely else -1)
    end = inclusive(row["dtend"])
    return EventDraft(
        DateKind(row["kind"]), row["number"], row["summary"], row["dtstart"], end, Precision(row["precision"]),
        row["edtf"], at, row["rrule"], row["part"], row["time"], row["note"],
    )  # fmt: skip


def _draft(
    kind: str,
    number: int,
    summary: str,
    start: str | None,
    end: str | None,
    precision: str,
    *rest: Any,  # noqa: ANN401 - as JSON has it
) -> EventDraft:
    return EventDraft(DateKind(kind), number, summary, day_of(start), day_of(end), Precision(precision), *rest)


def people_of(event: Sequence[int], profile_ids: Sequence[int]) -> tuple[int, ...]:
    """Which of an entry's people take part in an event, whose profiles are given in order."""
    out, at = [], 0
    for profile_id in event:
        at = profile_ids.index(profile_id, at)
        out.append(at)
        at += 1
    return tuple(out)


def facts_of(row: Row, people: tuple[int, ...]) -> facts.EventFacts:
    """A stored event as it was made, without ids and stamps."""
    return facts.EventFacts({name: row[name] for name in facts.COLUMNS}, people)


def _spans(stored: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(Span(*each) for each in stored)


def _span(stored: Range | None) -> Span | None:
    return None if stored is None else Span(*stored)
