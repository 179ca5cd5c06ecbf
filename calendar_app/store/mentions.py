"""The mentions of an entry as one value: words, spans, rules and the rest of each fact, as compact JSON.

The value is an object of lists, ``{"dates": […], "people": […], "places": […], "orgs": […], "tags": […]}``, empty ones left out; each
mention is a list in the order of the fields of the classes here. Who its people are is no part of it, for that is decided
anew as bulletins come: their profiles stand beside it, in the same order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from calendar_app.model.extraction import AnnotatedEntry, DateMention, PersonMention, PostMention
from calendar_app.store.facts import dumps, iso

#: Short texts and tuples kept: the same days, titles and roles come back in every entry.
_KEPT = 16_384
#: Start and end as JSON has them: code points into the body, half-open.
Range = Sequence[int]


class Dated(NamedTuple):
    """Words for a date; days are ISO 8601.

    ``bounds`` are the earliest and the latest first day and the same of the last, None where they are ``start`` and ``end`` themselves.
    """

    text: str
    span: Range | None
    rule: str
    start: str | None
    end: str | None
    precision: str
    kind: str
    edtf: str
    anchor: str
    rrule: str | None = None
    part: str | None = None
    time: str | None = None
    calendar: str | None = None
    bounds: Sequence[str | None] | None = None


class Post(NamedTuple):
    """Words for a post of the person before."""

    text: str
    span: Range | None
    key: str
    qualifiers: Sequence[str]
    date: str | None = None  # the day of its clause, where that has one of its own; left out where not


class Role(NamedTuple):
    """Words for what the person before did."""

    role: str
    text: str
    span: Range | None


class Person(NamedTuple):
    """A name with its posts and roles; the first span is that of ``name``, and none stands where only the title prints it."""

    name: str
    rule: str
    spans: Sequence[Range]
    titles: Sequence[str]
    kind: str
    actions: Sequence[str]
    order: int
    counterpart: bool
    posts: Sequence[Post]
    roles: Sequence[Role]


class Named(NamedTuple):
    """A place or a body."""

    name: str
    rule: str
    spans: Sequence[Range]


class Topic(NamedTuple):
    """A tag, and what it was read from."""

    name: str
    source: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of an entry, each kind in printed order."""

    dates: tuple[Dated, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Named, ...] = ()
    orgs: tuple[Named, ...] = ()
    tags: tuple[Topic, ...] = ()


def written(found: AnnotatedEntry) -> str:
    """The mentions of an entry as they are stored."""
    value: dict[str, Any] = {}
    if found.dates:
        value["dates"] = [_dated(each) for each in found.dates]
    if found.people:
        value["people"] = [_person(each) for each in found.people]
    if found.places:
        value["places"] = [(each.name, each.rule, each.spans) for each in found.places]
    if found.orgs:
        value["orgs"] = [(each.name, each.rule, each.spans) for each in found.orgs]
    if found.tags:
        value["tags"] = [(each.name, each.source, each.weight) for each in found.tags]
    return dumps(value)


def read(stored: str) -> Mentions:
    """The mentions again, of what ``written`` made."""
    value = json.loads(stored)
    return Mentions(
        dates=tuple([Dated(*each) for each in value.get("dates", ())]),
        people=tuple([_read_person(each) for each in value.get("people", ())]),
        places=tuple([Named(*each) for each in value.get("places", ())]),
        orgs=tuple([Named(*each) for each in value.get("orgs", ())]),
        tags=tuple([Topic(*each) for each in value.get("tags", ())]),
    )


def first_place(stored: str | None) -> str | None:
    """The first place that the mentions name; None stands for a row that is lost."""
    places = json.loads(stored or "{}").get("places")
    return places[0][0] if places else None


def _dated(item: DateMention) -> tuple[Any, ...]:
    bounds = (item.earliest_start, item.latest_start, item.earliest_end, item.latest_end)
    said = (item.precision, item.kind, item.edtf, item.anchor, item.rrule, item.part, item.time, item.calendar)
    return (item.text, item.span, item.rule, *_days(item.start, item.end, said, bounds))


@lru_cache(_KEPT)
def _days(
    start: date | None, end: date | None, said: tuple[str | None, ...], bounds: tuple[date | None, ...]
) -> tuple[Any, ...]:
    """What follows the rule, without what is not known at its end."""
    known = None if bounds == (start, start, end, end) else tuple(iso(day) for day in bounds)
    values = [iso(start), iso(end), *(None if each is None else str(each) for each in said), known]
    while values[-1] is None:
        values.pop()
    return tuple(values)


def _person(person: PersonMention) -> tuple[Any, ...]:
    return (
        person.name,
        person.rule,
        person.spans,
        person.titles,
        person.kind,
        person.actions,
        person.order,
        person.counterpart,
        [_post(post) for post in person.posts],
        [(role.role, role.text, role.span) for role in person.roles],
    )


def _post(post: PostMention) -> tuple[Any, ...]:
    told = (post.text, post.span, post.key, post.qualifiers)
    return told if post.date is None else (*told, post.date)


def _read_person(value: list[Any]) -> Person:
    *facts, posts, roles = value
    return Person._make([*facts, [Post(*each) for each in posts], [Role(*each) for each in roles]])
