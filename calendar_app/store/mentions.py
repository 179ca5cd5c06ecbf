"""The mentions of an entry as rows: type, words, span, rule, and the rest of the fact as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import AnnotatedEntry, DateMention, PersonMention
from calendar_app.store.facts import dumps

#: Short texts of JSON kept: the same posts, roles and weights come back in every entry.
_KEPT = 16_384


#: Type, words, span (start and end), rule, the rest as JSON, and the index of the person it is of.
Mention = tuple[str, str, int | None, int | None, str, str, int | None]
_NOWHERE = (None, None)


def mentions(found: AnnotatedEntry) -> Iterator[Mention]:
    """Every mention of the entry, in the order of rows."""
    for item in found.dates:
        yield "date", item.text, *(item.span or _NOWHERE), item.rule, _date(item), None
    for i, person in enumerate(found.people):
        yield "person", person.name, *_first(person.spans), person.rule, _person(person), i
        for post in person.posts:
            yield "post", post.text, *(post.span or _NOWHERE), "", _post(post.key, post.qualifiers), i
        for role in person.roles:
            yield "role", role.text, *(role.span or _NOWHERE), "", _role(role.role), i
    for kind, names in (("place", found.places), ("org", found.orgs)):
        for name in names:
            spans = number_lists(name.spans)
            yield kind, name.name, *_first(name.spans), name.rule, f'{{"spans":{spans}}}', None
    for tag in found.tags:
        yield "tag", tag.name, None, None, tag.source, f'{{"weight":{tag.weight!r}}}', None


def _date(item: DateMention) -> str:
    bounds = (item.earliest_start, item.latest_start, item.earliest_end, item.latest_end)
    said = (item.precision, item.kind, item.edtf, item.anchor, item.rrule, item.part, item.time, item.calendar)
    return _dated(item.start, item.end, said, bounds)


@lru_cache(_KEPT)
def _dated(start: date | None, end: date | None, said: tuple[str | None, ...], bounds: tuple[date | None, ...]) -> str:
    precision, kind, *rest = said
    names = ("edtf", "anchor", "rrule", "part", "time", "calendar")
    return dumps(
        {
            "start": _iso(start),
            "end": _iso(end),
            "precision": str(precision),
            "kind": str(kind),
            **dict(zip(names, rest, strict=True)),
            "bounds": [_iso(day) for day in bounds],
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


def _first(spans: tuple[Span, ...]) -> tuple[int, int] | tuple[None, None]:
    return spans[0] if spans else _NOWHERE


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
