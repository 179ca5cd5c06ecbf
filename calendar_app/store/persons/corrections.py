"""Editors' decisions about people, kept as rows that every later import respects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from calendar_app.store.database.anyof import any_of
from calendar_app.store.persons.features import BARE, Profile
from calendar_app.store.persons.forms import Forms
from calendar_app.store.persons.identity import Decision
from calendar_app.store.persons.names import plain
from calendar_app.store.tables import cities, corrections, profiles

PERSON = "person"
#: Marks the other spelling of a name among what a side of a merge was known by.
NAME = "name"
_DECISIONS = (
    select(corrections.c.id, corrections.c.target, corrections.c.field, corrections.c.old, corrections.c.new)
    .where(
        corrections.c.type == PERSON,
        any_of(corrections.c.target, "names"),
        corrections.c.field.in_(("merge", "split")),
        corrections.c.revoked.is_(None),
    )
    .order_by(corrections.c.id)
)
_SPELLINGS = (
    select(corrections.c.target, corrections.c.new)
    .where(
        corrections.c.type == PERSON,
        corrections.c.field == "merge",
        corrections.c.revoked.is_(None),
        corrections.c.new.contains(f'"{NAME}:', autoescape=True),
    )
    .order_by(corrections.c.id)
)
_HIDING = select(corrections.c.target, corrections.c.old).where(
    corrections.c.type == PERSON, corrections.c.field == "hide", corrections.c.revoked.is_(None)
)
_KNOWN_BY = (
    select(profiles.c.person_id, profiles.c.name, profiles.c.features, cities.c.name)
    .outerjoin(cities, cities.c.id == profiles.c.city_id)
    .where(any_of(profiles.c.name, "names"), any_of(profiles.c.person_id, "ids"))
)


def decisions(connection: Connection, names: Iterable[str]) -> dict[str, list[Decision]]:
    """Merges and splits that stand of people of these names, by the name's plain form. One SELECT."""
    out: dict[str, list[Decision]] = {}
    for row in connection.execute(_DECISIONS, {"names": sorted(names)}).all():
        decision = Decision(
            row.id, row.field == "merge", frozenset(json.loads(row.old)), frozenset(json.loads(row.new))
        )
        out.setdefault(plain(row.target), []).append(decision)
    return out


class Spellings:
    """Names that are other spellings of names, as editors have said: 冯囯强 of 冯国强. All in their plain form."""

    def __init__(self, connection: Connection) -> None:
        """One SELECT."""
        self._of: dict[str, list[tuple[str, frozenset[str]]]] = {}
        #: Names that others are spellings of, by their plain form.
        self.respelt: dict[str, str] = {}
        for row in connection.execute(_SPELLINGS).all():
            side = json.loads(row.new)
            self.respelt[plain(row.target)] = row.target
            for name in names_in(side):
                self._of.setdefault(plain(name), []).append((plain(row.target), frozenset(side)))

    def __bool__(self) -> bool:
        return bool(self._of)

    def with_others(self, names: Iterable[str]) -> set[str]:
        """The names, and all that are spellings of one of them or that one of them is a spelling of."""
        out, size = set(names), -1
        while size < len(out):
            size = len(out)
            for name, meant in self._of.items():
                linked = {name, *(target for target, _ in meant)}
                if not linked.isdisjoint(out):
                    out |= linked
        return out

    def meant(self, found: Profile) -> str:
        """The plain form of the name under which a profile's person is looked for.

        A profile that says nothing of who it is follows its name's other profiles, where an editor has spoken of them.
        """
        name = plain(found.name)
        seen = {name}
        known_by = set(found.features)
        while True:
            fitting = (t for t, side in self._of.get(name, ()) if not found.strong or known_by & side)
            name_meant = next((target for target in fitting if target not in seen), None)
            if name_meant is None:
                return name
            name = name_meant
            seen.add(name)


def names_in(side: Iterable[str]) -> list[str]:
    """The other spellings that a side of a merge names."""
    return [mark.partition(":")[2] for mark in side if mark.startswith(f"{NAME}:")]


def hidden(connection: Connection, person_ids: Sequence[int]) -> set[int]:
    """Those of these people whom an editor has hidden. Three SELECTs at most; one where nobody is hidden."""
    wanted: dict[str, list[frozenset[str]]] = {}
    for row in connection.execute(_HIDING).all():
        wanted.setdefault(plain(row.target), []).append(frozenset(json.loads(row.old)))
    if not wanted:
        return set()
    names = Forms(connection, wanted).all()
    out = set()
    for person_id, name, features, city in connection.execute(
        _KNOWN_BY, {"names": sorted(names), "ids": person_ids}
    ).all():
        mine = set(json.loads(features)) or {f"{BARE}:{city or ''}"}
        if any(mine & known_by for known_by in wanted[plain(name)]):
            out.add(person_id)
    return out
