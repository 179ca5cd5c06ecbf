"""Addresses of people: a slug for ever for each who becomes public, and the keys by which one finds them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.persons.names import addressed, keys_of
from calendar_app.store.tables import people, person_keys, profiles, slugs

_NEWCOMERS = select(people.c.id, people.c.name, people.c.body).where(any_of(people.c.id, "ids")).order_by(people.c.id)
_NAMED = select(people.c.id, people.c.name, people.c.slug).where(any_of(people.c.id, "ids"))
_TAKEN = select(slugs.c.slug).where(any_of(slugs.c.slug, "slugs"))
_OWNED = select(slugs.c.slug, slugs.c.person_id).where(any_of(slugs.c.person_id, "ids")).order_by(slugs.c.slug)
_FREED = (
    select(slugs.c.slug, slugs.c.name, slugs.c.features)
    .where(any_of(slugs.c.name, "names"), slugs.c.person_id.is_(None))
    .order_by(func.length(slugs.c.slug), slugs.c.slug)
)
_KNOWN_BY = select(profiles.c.person_id, profiles.c.features).where(any_of(profiles.c.person_id, "ids"))
_GIVE_BACK = update(slugs).where(slugs.c.slug == bindparam("b_slug")).values(person_id=bindparam("b_id"))
_LOSE_KEYS = delete(person_keys).where(any_of(person_keys.c.person_id, "ids"))


def introduce(connection: Connection, ids: Sequence[int]) -> None:
    """Give people who have become public a slug for ever, and the keys by which they are found."""
    if not ids:
        return
    rows = connection.execute(_NEWCOMERS, {"ids": ids}).all()
    owned: dict[int, str] = {}
    names = {row.id: row.name for row in rows}
    found = connection.execute(_OWNED, {"ids": ids}).all()
    # rather the slug of the name than that of another spelling
    for slug, person_id in sorted(found, key=lambda row: not row[0].startswith(addressed(names[row[1]]))):
        owned.setdefault(person_id, slug)
    owned |= _known_again(connection, [row for row in rows if row.id not in owned])
    minted = _mint(connection, [row for row in rows if row.id not in owned])
    bulk.insert(
        connection,
        slugs,
        [{"slug": minted[r.id], "name": r.name, "person_id": r.id, "features": "[]"} for r in rows if r.id in minted],
    )
    bulk.update(connection, people, [{"slug": slug, "id": pid} for pid, slug in (owned | minted).items()])
    connection.execute(_LOSE_KEYS, {"ids": ids})
    bulk.insert(connection, person_keys, [{"key": key, "person_id": r.id} for r in rows for key in keys_of(r.name)])


def rename(connection: Connection, names: Mapping[int, str]) -> set[int]:
    """Let people be called so, and be found under it; those come back who were called otherwise.

    Another form of the name, or an editor's word on a spelling, gives them another.
    """
    rows = connection.execute(_NAMED, {"ids": sorted(names)}).all() if names else []
    other = [row for row in rows if row.name != names[row.id]]
    if not other:
        return set()
    bulk.update(connection, people, [{"id": row.id, "name": names[row.id]} for row in other])
    connection.execute(_LOSE_KEYS, {"ids": [row.id for row in other]})
    keys = [{"key": key, "person_id": r.id} for r in other if r.slug is not None for key in keys_of(names[r.id])]
    bulk.insert(connection, person_keys, keys)
    return {row.id for row in other}


def _mint(connection: Connection, rows: Sequence[Any]) -> dict[int, str]:
    """A new slug for each: the name; for a second of the name with the body behind it; numbered where that is given too."""
    wished = {slug for row in rows for slug in (addressed(row.name), _longer(row))}
    taken = set(connection.execute(_TAKEN, {"slugs": sorted(wished)}).scalars()) if wished else set()
    out: dict[int, str] = {}
    for row in rows:
        slug, number = addressed(row.name), 0
        while slug in taken or (number > 1 and _is_taken(connection, slug)):
            number += 1
            slug = _longer(row) if number == 1 else f"{_longer(row)}-{number}"
        taken.add(slug)
        out[row.id] = slug
    return out


def _longer(row: Any) -> str:  # noqa: ANN401 - a row of people
    name = addressed(row.name)
    return f"{name}-{row.body}" if row.body else name


def _is_taken(connection: Connection, slug: str) -> bool:
    return connection.execute(_TAKEN, {"slugs": [slug]}).first() is not None


def _known_again(connection: Connection, rows: Sequence[Any]) -> dict[int, str]:
    """Slugs of people who come back: of the same name, and known by something that they were known by."""
    names = sorted({row.name for row in rows})
    free = connection.execute(_FREED, {"names": names}).all() if names else []
    if not free:
        return {}
    known_by: dict[int, set[str]] = defaultdict(set)
    for person_id, features in connection.execute(_KNOWN_BY, {"ids": [row.id for row in rows]}).all():
        known_by[person_id] |= set(json.loads(features))
    back: dict[int, str] = {}
    for slug, name, features in free:
        memory = set(json.loads(features))
        for row in rows:
            if row.name == name and row.id not in back and (memory & known_by[row.id] or not memory | known_by[row.id]):
                back[row.id] = slug
                break
    if back:
        connection.execute(_GIVE_BACK, [{"b_slug": slug, "b_id": pid} for pid, slug in back.items()])
    return back
