"""Editors' decisions about people, kept as rows that every later import respects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from calendar_app.store.identity import BARE, Decision
from calendar_app.store.tables import cities, corrections, people, profiles

PERSON = "person"


def decisions(session: Session, names: Iterable[str]) -> dict[str, list[Decision]]:
    """Merges and splits that stand, by name. One SELECT."""
    query = (
        select(corrections.c.id, corrections.c.target, corrections.c.field, corrections.c.old, corrections.c.new)
        .where(
            corrections.c.type == PERSON,
            corrections.c.target.in_(sorted(names)),
            corrections.c.field.in_(("merge", "split")),
            corrections.c.revoked.is_(None),
        )
        .order_by(corrections.c.id)
    )
    out: dict[str, list[Decision]] = {}
    for row in session.execute(query):
        decision = Decision(
            row.id, row.field == "merge", frozenset(json.loads(row.old)), frozenset(json.loads(row.new))
        )
        out.setdefault(row.target, []).append(decision)
    return out


def hidden(session: Session, person_ids: Sequence[int]) -> set[int]:
    """Those of these people whom an editor has hidden. Two SELECTs at most."""
    query = (
        select(corrections.c.target, corrections.c.old)
        .join(people, people.c.name == corrections.c.target)
        .where(
            corrections.c.type == PERSON,
            corrections.c.field == "hide",
            corrections.c.revoked.is_(None),
            people.c.id.in_(person_ids),
        )
        .distinct()
    )
    wanted: dict[str, list[frozenset[str]]] = {}
    for row in session.execute(query):
        wanted.setdefault(row.target, []).append(frozenset(json.loads(row.old)))
    if not wanted:
        return set()
    found = session.execute(
        select(profiles.c.person_id, profiles.c.name, profiles.c.features, cities.c.name)
        .outerjoin(cities, cities.c.id == profiles.c.city_id)
        .where(profiles.c.name.in_(sorted(wanted)), profiles.c.person_id.in_(person_ids))
    )
    out = set()
    for person_id, name, features, city in found:
        mine = set(json.loads(features)) or {f"{BARE}:{city or ''}"}
        if any(mine & known_by for known_by in wanted[name]):
            out.add(person_id)
    return out
