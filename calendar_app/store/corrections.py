"""Editors' decisions about people, kept as rows that every later import respects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from calendar_app.store.anyof import any_of
from calendar_app.store.identity import BARE, Decision
from calendar_app.store.tables import cities, corrections, people, profiles

PERSON = "person"
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
_HIDING = (
    select(corrections.c.target, corrections.c.old)
    .join(people, people.c.name == corrections.c.target)
    .where(
        corrections.c.type == PERSON,
        corrections.c.field == "hide",
        corrections.c.revoked.is_(None),
        any_of(people.c.id, "ids"),
    )
    .distinct()
)
_KNOWN_BY = (
    select(profiles.c.person_id, profiles.c.name, profiles.c.features, cities.c.name)
    .outerjoin(cities, cities.c.id == profiles.c.city_id)
    .where(any_of(profiles.c.name, "names"), any_of(profiles.c.person_id, "ids"))
)


def decisions(connection: Connection, names: Iterable[str]) -> dict[str, list[Decision]]:
    """Merges and splits that stand, by name. One SELECT."""
    out: dict[str, list[Decision]] = {}
    for row in connection.execute(_DECISIONS, {"names": sorted(names)}).all():
        decision = Decision(
            row.id, row.field == "merge", frozenset(json.loads(row.old)), frozenset(json.loads(row.new))
        )
        out.setdefault(row.target, []).append(decision)
    return out


def hidden(connection: Connection, person_ids: Sequence[int]) -> set[int]:
    """Those of these people whom an editor has hidden. Two SELECTs at most."""
    wanted: dict[str, list[frozenset[str]]] = {}
    for row in connection.execute(_HIDING, {"ids": person_ids}).all():
        wanted.setdefault(row.target, []).append(frozenset(json.loads(row.old)))
    if not wanted:
        return set()
    out = set()
    for person_id, name, features, city in connection.execute(
        _KNOWN_BY, {"names": sorted(wanted), "ids": person_ids}
    ).all():
        mine = set(json.loads(features)) or {f"{BARE}:{city or ''}"}
        if any(mine & known_by for known_by in wanted[name]):
            out.add(person_id)
    return out
