"""What a new bulletin adds to people who stay who they were: from their rows and the bulletin alone.

Summing all that was ever said of somebody costs the more, the longer he is in office. Here nothing is read but his row and his
tenures; ``attested.py`` sums in all other cases, and ``db check`` holds both against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from calendar_app.store.database.anyof import any_of
from calendar_app.store.persons.attested import Held, Sums, is_circle, tenure
from calendar_app.store.persons.people import Resolved
from calendar_app.store.tables import posts, tenures

_TENURES = (
    select(tenures, tenures.c.count.label("proofs"), posts.c.label, posts.c.organisation, posts.c.rank, posts.c.key)
    .join(posts, posts.c.id == tenures.c.post_id)
    .where(any_of(tenures.c.person_id, "ids"))
)


@dataclass(frozen=True, slots=True)
class Added:
    """What one new bulletin says of people, by person: sums of each month, and posts with their proofs, as rows.

    ``steady`` are those whose profiles are the ones they had, none decided anew; ``city_id`` is the bulletin's city.
    """

    steady: Collection[int]
    city_id: int
    months: Mapping[int, Sequence[Mapping[str, Any]]]
    posts: Mapping[int, Sequence[Mapping[str, Any]]]


def added_by(
    resolved: Resolved, city_id: int, months: Iterable[Mapping[str, Any]], held: Iterable[Mapping[str, Any]]
) -> Added:
    """What a new bulletin adds, of the rows that say what it tells of profiles."""
    by_month: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    by_post: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in months:
        by_month[resolved.person_of[row["profile_id"]]].append(row)
    for row in held:
        by_post[resolved.person_of[row["profile_id"]]].append(row)
    return Added(resolved.touched - resolved.everyone, city_id, by_month, by_post)


def grown(
    connection: Connection, added: Added, before: Mapping[int, Row[Any]]
) -> tuple[dict[int, Sums], dict[int, list[dict[str, Any]]]]:
    """Evidence and tenures of those for whom they follow from what is stored; one SELECT, over their own tenures.

    They follow for people of the bulletin's own city whom nobody has hidden and whose posts here are all among their
    tenures, none of them "one of the leaders", which is no tenure beside others.

    Args:
        connection: of the writer.
        added: what the bulletin says.
        before: the people's rows as they are stored.
    """
    own = [pid for pid in sorted(added.steady) if before[pid].city_id == added.city_id and not before[pid].hidden]
    if not own:
        return {}, {}
    told: dict[int, dict[int, list[Held]]] = defaultdict(dict)
    for row in connection.execute(_TENURES, {"ids": own}).all():
        first, last = f"{row.first_seen}|{row.first_event}", f"{row.last_seen}|{row.last_event}"
        post = (row.label, row.organisation, row.rank, row.key)
        told[row.person_id][row.post_id] = [Held(row.post_id, row.variants, first, last, row.proofs, *post)]
    sums: dict[int, Sums] = {}
    held: dict[int, list[dict[str, Any]]] = {}
    for pid in own:
        mine, more = told[pid], added.posts.get(pid, ())
        if any(each["post_id"] not in mine for each in more):
            continue
        for each in more:
            rows = mine[each["post_id"]]
            proofs = {name: each[name] for name in ("variants", "first", "last")}
            rows.append(rows[0]._replace(**proofs, proofs=each["count"]))
        made = [tenure(pid, mine[post_id]) for post_id in sorted(mine)]
        if any(map(is_circle, made)):
            continue
        sums[pid] = _sums(before[pid], added.months[pid])
        held[pid] = made
    return sums, held


def _sums(row: Row[Any], months: Sequence[Mapping[str, Any]]) -> Sums:
    """A person's evidence with that of the bulletin."""
    firsts = [day for day in (row.first_seen, *(month["first_day"] for month in months)) if day]
    lasts = [day for day in (row.last_seen, *(month["last_day"] for month in months)) if day]
    return Sums(
        official=row.public,
        city_id=row.city_id,
        counts={
            "events": row.events + sum(month["events"] for month in months),
            "entries": row.entries + sum(month["entries"] for month in months),
            "issues": row.issues + 1,
            "first_seen": min(firsts, default=None),
            "last_seen": max(lasts, default=None),
        },
    )
