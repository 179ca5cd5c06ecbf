"""The mentions of an entry as rows: type, words, span, rule, and the rest of the fact as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import AnnotatedEntry, DateMention, PersonMention
from calendar_app.store.facts import dumps

#: Short texts of JSON kept: the same posts, roles and weights come back in every entry.
_KEPT = 16_384


class Mention(NamedTuple):
    """Words of an entry behind a fact; ``person`` is the index of the person it is of."""

    type: str
    text: str
    span: Span | None
    rule: str
    data: str
    person: int | None = None


def mentions(found: AnnotatedEntry) -> Iterator[Mention]:
    """Every mention of the entry, in the order of rows."""
    for item in found.dates:
        yield Mention("date", item.text, item.span, item.rule, _date(item))
    for i, person in enumerate(found.people):
        yield Mention("person", person.name, _first(person.spans), person.rule, _person(person), i)
        for post in person.posts:
            yield Mention("post", post.text, post.span, "", _post(post.key, post.qualifiers), i)
        for role in person.roles:
            yield Mention("role", role.text, role.span, "", _role(role.role), i)
    for kind, names in (("place", found.places), ("org", found.orgs)):
        for name in names:
            yield Mention(kind, name.name, _first(name.spans), name.rule, f'{{"spans":{number_lists(name.spans)}}}')
    for tag in found.tags:
        yield Mention("tag", tag.name, None, tag.source, f'{{"weight":{tag.weight!r}}}')


def _date(item: DateMention) -> str:
    return dumps(
        {
            "start": _iso(item.start),
            "end": _iso(item.end),
            "precision": str(item.precision),
            "kind": str(item.kind),
            "edtf": item.edtf,
            "anchor": item.anchor,
            "rrule": item.rrule,
            "part": item.part,
            "time": item.time,
            "calendar": item.calendar,
            "bounds": [_iso(d) for d in (item.earliest_start, item.latest_start, item.earliest_end, item.latest_end)],
        }
    )


def _person(person: PersonMention) -> str:
    roles = tuple(role.role for role in person.roles)
    return (
        f'{{"titles":{texts(person.titles)},"kind":{_text(person.kind)},"actions":{texts(person.actions)},'
        f'"spans":{number_lists(person.spans)},"order":{person.order},"counterpart":{"true" if person.counterpart else "false"},'
        f'"roles":{texts(roles)}}}'
    )


@lru_cache(_KEPT)
def _post(key: str, qualifiers: tuple[str, ...]) -> str:
    return dumps({"key": key, "qualifiers": qualifiers})


@lru_cache(_KEPT)
def _role(role: str) -> str:
    return dumps({"role": role})


@lru_cache(_KEPT)
def _text(text: str) -> str:
    return dumps(text)


@lru_cache(_KEPT)
def texts(values: tuple[str, ...]) -> str:
    """A JSON list of words."""
    return dumps(values)


def number_lists(values: Iterable[tuple[int, ...]]) -> str:
    """A JSON list of lists of whole numbers: what Python prints of them, without the spaces."""
    return str([list(each) for each in values]).replace(" ", "")


def _first(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
