"""What follows from people's evidence: their sums, tenures, last post, whether they are public, and their address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.persons import corrections as editors
from calendar_app.store.persons.attested import Sums, last_post, sums, undated_posts
from calendar_app.store.persons.attested import tenures as attested_tenures
from calendar_app.store.persons.growth import Added, grown
from calendar_app.store.persons.slugs import introduce
from calendar_app.store.tables import people, person_keys, tenures

#: People looked at together.
_BATCH = 500
_STORED = select(people).where(any_of(people.c.id, "ids"))
_TENURES = select(tenures).where(any_of(tenures.c.person_id, "ids"))
_END_TENURES = delete(tenures).where(any_of(tenures.c.person_id, "ids"))
_LOSE_KEYS = delete(person_keys).where(any_of(person_keys.c.person_id, "ids"))
_LOSE = delete(people).where(any_of(people.c.id, "ids"))
_COLUMNS = tuple(column.name for column in tenures.columns)


def refresh(connection: Connection, touched: Iterable[int], added: Added | None = None) -> set[int]:
    """Make sums, tenures, standing, slugs and search keys of people again; drop those whom nothing attests any more.

    Args:
        connection: of the writer.
        touched: the people.
        added: where all that is new of them is what one new bulletin says.

    Returns:
        People whose standing in public has changed, so that the texts of their events may.
    """
    ids = sorted(set(touched))
    if not ids:
        return set()
    before = {row.id: row for row in connection.execute(_STORED, {"ids": ids}).all()}
    evidence, held = grown(connection, added, before) if added is not None else ({}, {})
    if rest := [pid for pid in ids if pid not in evidence]:
        evidence |= sums(connection, rest)
        held |= attested_tenures(connection, rest)
    made = _rows(connection, evidence, held)
    turned = {row["id"] for row in made if row["public"] != before[row["id"]].public}
    changed = [row for row in made if any(getattr(before[row["id"]], name) != value for name, value in row.items())]
    bulk.update(connection, people, changed)
    connection.execute(_END_TENURES, {"ids": ids})
    bulk.insert(
        connection, tenures, [{name: row[name] for name in _COLUMNS} for pid in sorted(held) for row in held[pid]]
    )
    gone = [pid for pid in ids if pid in before and pid not in evidence]
    if gone:
        connection.execute(_LOSE_KEYS, {"ids": gone})
        connection.execute(_LOSE, {"ids": gone})
    introduce(connection, [pid for pid, each in evidence.items() if each.official and before[pid].slug is None])
    return turned


def _rows(
    connection: Connection, evidence: Mapping[int, Sums], held: Mapping[int, list[dict[str, Any]]]
) -> Sequence[dict[str, Any]]:
    """What rows of ``people`` should say."""
    hidden = editors.hidden(connection, sorted(evidence))
    undated = [pid for pid in sorted(evidence) if evidence[pid].official and not held.get(pid)]
    printed = undated_posts(connection, undated) if undated else {}
    return [
        {
            "id": pid,
            "public": each.official and pid not in hidden,
            "hidden": pid in hidden,
            "city_id": each.city_id,
            **each.counts,
            **(printed.get(pid) or last_post(held.get(pid, []))),
        }
        for pid, each in evidence.items()
    ]


def stale(connection: Connection) -> set[int]:
    """People whose row or tenures differ from what their profiles say."""
    ids = sorted(connection.execute(select(people.c.id)).scalars())
    out: set[int] = set()
    for i in range(0, len(ids), _BATCH):
        batch = ids[i : i + _BATCH]
        stored = {row.id: row for row in connection.execute(_STORED, {"ids": batch}).all()}
        evidence, held = sums(connection, batch), attested_tenures(connection, batch)
        out |= stored.keys() - evidence.keys()
        for row in _rows(connection, evidence, held):
            if any(getattr(stored[row["id"]], name) != value for name, value in row.items()):
                out.add(row["id"])
        wanted = {tuple(row[name] for name in _COLUMNS) for each in held.values() for row in each}
        found = {tuple(row) for row in connection.execute(_TENURES, {"ids": batch}).all()}
        out |= {row[0] for row in wanted ^ found}
    return out
