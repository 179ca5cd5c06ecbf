"""What bulletins attest of people: how often and when they are printed, and in which posts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, case, func, select

from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import dumps
from calendar_app.store.persons.features import POST, VAGUE
from calendar_app.store.persons.identity import SEVERAL
from calendar_app.store.tables import posts, profile_months, profile_posts, profiles

#: Rank of a post of which none is known.
NO_RANK = 99
_OF_POSTS = (f"{POST}:", f"{VAGUE}:")
_MONTHS = profile_months.c
_SUMS = (
    select(
        profiles.c.person_id,
        profiles.c.city_id,
        func.max(case((profiles.c.official & (profiles.c.reason != SEVERAL), 1), else_=0)).label("official"),
        func.sum(_MONTHS.entries).label("entries"),
        func.sum(_MONTHS.events).label("events"),
        func.count(func.distinct(_MONTHS.bulletin_id)).label("issues"),
        func.min(_MONTHS.first_day).label("first_seen"),
        func.max(_MONTHS.last_day).label("last_seen"),
    )
    .select_from(profiles.join(profile_months, _MONTHS.profile_id == profiles.c.id))
    .where(any_of(profiles.c.person_id, "ids"))
    .group_by(profiles.c.person_id, profiles.c.city_id)
)
_HELD = (
    select(
        profiles.c.person_id,
        profile_posts.c.post_id,
        profile_posts.c.variants,
        func.min(profile_posts.c.first).label("first"),
        func.max(profile_posts.c.last).label("last"),
        func.sum(profile_posts.c.count).label("count"),
    )
    .select_from(profiles.join(profile_posts, profile_posts.c.profile_id == profiles.c.id))
    .where(any_of(profiles.c.person_id, "ids"))
    .group_by(profiles.c.person_id, profile_posts.c.post_id, profile_posts.c.variants)
    .subquery("held")
)
_POSTS = select(_HELD, posts.c.label, posts.c.organisation, posts.c.rank, posts.c.key).join(
    posts, posts.c.id == _HELD.c.post_id
)


_FEATURES = select(profiles.c.person_id, profiles.c.features).where(
    any_of(profiles.c.person_id, "ids"), profiles.c.official
)


@dataclass(slots=True)
class Sums:
    """A person's evidence: whether a public post is among it, the city that prints most of it, and the counts.

    A name that may be any of several officials attests nobody: no page may put together what several did.
    """

    official: bool
    city_id: int
    counts: dict[str, Any]


class Held(NamedTuple):
    """One way in which bulletins print one post of one person: first and last proof (ISO date|uid), and the post."""

    post_id: int
    variants: str
    first: str
    last: str
    proofs: int
    label: str
    organisation: str | None
    rank: int
    key: str


def sums(connection: Connection, ids: Iterable[int]) -> dict[int, Sums]:
    """The evidence of these people; those whom nothing attests are left out. One SELECT, over their own months."""
    by_person: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(_SUMS, {"ids": ids}).all():
        by_person[row.person_id].append(row)
    out = {}
    for person_id, rows in by_person.items():
        out[person_id] = Sums(
            official=any(row.official for row in rows),
            city_id=min((-int(row.entries), row.city_id) for row in rows)[1],
            counts={
                "events": sum(int(row.events) for row in rows),
                "entries": sum(int(row.entries) for row in rows),
                "issues": sum(row.issues for row in rows),  # a bulletin is of one city
                "first_seen": min((row.first_seen for row in rows if row.first_seen), default=None),
                "last_seen": max((row.last_seen for row in rows if row.last_seen), default=None),
            },
        )
    return out


def tenures(connection: Connection, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Posts of each person, first to last day seen, with proofs; ordered by post. One SELECT, over their own posts."""
    told: dict[tuple[int, int], list[Held]] = defaultdict(list)
    for person_id, *row in connection.execute(_POSTS, {"ids": ids}).all():
        held = Held(*row)
        told[person_id, held.post_id].append(held)
    out: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for person_id, post_id in sorted(told):
        out[person_id].append(tenure(person_id, told[person_id, post_id]))
    return {pid: _without_circles(found) for pid, found in out.items()}


def tenure(person_id: int, rows: Sequence[Held]) -> dict[str, Any]:
    """One post of one person, of a row for each way in which bulletins print it."""
    some = rows[0]
    first, first_event = min(row.first for row in rows).split("|")
    last, last_event = max(row.last for row in rows).split("|")
    names = sorted({name for row in rows for name in json.loads(row.variants)}, key=lambda v: (-len(v), v))
    return {
        "person_id": person_id,
        "post_id": some.post_id,
        "first_seen": date.fromisoformat(first),
        "last_seen": date.fromisoformat(last),
        "first_event": first_event,
        "last_event": last_event,
        "count": sum(int(row.proofs) for row in rows),
        "variants": dumps(names),
        "label": names[0] if names else some.label,
        "organisation": some.organisation or "",
        "rank": some.rank,
        "key": some.key,
    }


def _without_circles(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tenures without "one of the leaders" (市领导), which is no post, unless nothing else is known."""
    return [row for row in found if not is_circle(row)] or found


def is_circle(row: Mapping[str, Any]) -> bool:
    """Whether a post is no more than being "one of the leaders"."""
    label: str = row["label"]
    return label.endswith("领导")


def last_post(held: list[dict[str, Any]]) -> Mapping[str, Any]:
    """The last known post: of the newest day the highest; one printed as former (原市长) only where no other is known."""
    if not held:
        return {"post": "", "body": "", "rank": NO_RANK}
    held = [t for t in held if not _is_former(t["key"])] or held
    newest: date = max(t["last_seen"] for t in held)
    last = min((t for t in held if t["last_seen"] == newest), key=lambda t: (t["rank"], -t["count"], t["key"]))
    return {"post": last["label"], "body": last["organisation"], "rank": last["rank"]}


def undated_posts(connection: Connection, ids: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """A post of each of some people whom no entry with a day or a month shows in one, as ``last_post`` gives it.

    No tenure follows from an entry that is known by its year or not at all; that a post was printed does. It is told by its key
    alone, for what is stored of posts comes and goes with those who are shown in them on a day. One SELECT.
    """
    printed: dict[int, set[str]] = defaultdict(set)
    for person_id, features in connection.execute(_FEATURES, {"ids": ids}).all():
        printed[person_id].update(f.partition(":")[2] for f in json.loads(features) if f.startswith(_OF_POSTS))
    return {person_id: _told(min(keys, key=_order)) for person_id, keys in printed.items() if keys}


def _order(key: str) -> tuple[bool, bool, bool, str]:
    """A post that is held before a former one, one of a body before others, a head's before a deputy's."""
    body, _, office = key.rpartition("/")[2].rpartition("|")
    return _is_former(key), not body, office.startswith("副"), key


def _told(key: str) -> Mapping[str, Any]:
    """A post that a key alone tells: 安平市委|副书记."""
    body, _, office = key.rpartition("/")[2].rpartition("|")
    return {"post": f"{body}{office}", "body": body, "rank": NO_RANK}


def _is_former(key: str) -> bool:
    """Whether a post's key (body|qualifiers and title, by extract.posts) says that it is held no more."""
    return key.rpartition("|")[2].startswith(("原", "前"))
