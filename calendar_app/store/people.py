"""Writing people: profiles of the names a bulletin prints, whom they stand for, and what follows from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, case, delete, func, select, update
from sqlalchemy.orm import Session

from calendar_app.store import bulk
from calendar_app.store import corrections as editors
from calendar_app.store.facts import dumps
from calendar_app.store.identity import SEVERAL, Profile, cluster, keep_ids
from calendar_app.store.names import keys_of
from calendar_app.store.tables import (
    cities,
    participations,
    people,
    person_keys,
    posts,
    profile_months,
    profile_posts,
    profiles,
    slugs,
    tenures,
)

NO_RANK = 99
#: People looked at together.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where each profile of the touched names now stands, and whose standing in public has changed."""

    profile_ids: Mapping[Profile, int]
    person_of: Mapping[int, int]  # profile id → person id
    touched: frozenset[int]  # people whose sums are to be made again
    names: frozenset[str]


def next_id(session: Session, table: Any) -> int:  # noqa: ANN401 - any table with an id
    """First free id; the one writer gives them out."""
    return int(session.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def resolve(session: Session, wanted: Iterable[Profile], names: Iterable[str]) -> Resolved:
    """Store profiles that are new, and decide again who is who among all profiles of the names.

    Args:
        session: of the writer.
        wanted: profiles that the bulletin needs.
        names: names whose profiles may have come or gone.
    """
    wanted = sorted(set(wanted), key=lambda p: (p.name, p.city, p.features, p.official))
    touched_names = sorted({*names, *(p.name for p in wanted)})
    city_ids = {name: cid for cid, name in session.execute(select(cities.c.id, cities.c.name))} | {"": 0}
    city_names = {cid: name for name, cid in city_ids.items()}
    stored: dict[Profile, tuple[int, int, str]] = {}
    for row in session.execute(select(profiles).where(profiles.c.name.in_(touched_names))).mappings():
        found = Profile(row["name"], city_names[row["city_id"]], tuple(json.loads(row["features"])), row["official"])
        stored[found] = (row["id"], row["person_id"], row["reason"])
    fresh_id = next_id(session, profiles)
    ids = {p: at[0] for p, at in stored.items()}
    new = [p for p in wanted if p not in stored]
    ids |= {p: fresh_id + i for i, p in enumerate(new)}
    used = _in_use(session, [at[0] for at in stored.values()]) | {ids[p] for p in wanted}
    gone = [p for p in stored if ids[p] not in used]

    by_name: dict[str, list[Profile]] = defaultdict(list)
    for p in ids:
        if p not in gone:
            by_name[p.name].append(p)
    decisions = editors.decisions(session, touched_names)
    person_of: dict[int, int] = {}
    reasons: dict[int, str] = {}
    moves: dict[int, int] = {}
    new_people: list[dict[str, Any]] = []
    fresh_person = next_id(session, people)
    for name in sorted(by_name):
        groups = cluster(by_name[name], decisions.get(name, ()))
        kept, moved = keep_ids(groups, {p: stored[p][1] for p in by_name[name] if p in stored})
        moves |= moved
        for group, pid in zip(groups, kept, strict=True):
            if pid is None:
                pid = fresh_person + len(new_people)
                new_people.append(_blank(pid, name))
            for p, why in group.items():
                person_of[ids[p]] = pid
                reasons[ids[p]] = why
    before = {at[1] for at in stored.values()}
    connection = session.connection()
    if new_people:
        bulk.insert(connection, people, new_people)
    if new:
        bulk.insert(
            connection,
            profiles,
            [
                {
                    "id": ids[p],
                    "name": p.name,
                    "city_id": city_ids[p.city],
                    "features": dumps(p.features),
                    "official": p.official,
                    "person_id": person_of[ids[p]],
                    "reason": reasons[ids[p]],
                }
                for p in new
            ],
        )
    changed = [
        {"b_id": at[0], "b_person": person_of[at[0]], "b_reason": reasons[at[0]], "moved": person_of[at[0]] != at[1]}
        for p, at in stored.items()
        if p not in gone and (person_of[at[0]], reasons[at[0]]) != at[1:]
    ]
    if changed:
        _move(session, changed)
    if moves:
        connection.execute(
            update(slugs).where(slugs.c.person_id == bindparam("b_old")).values(person_id=bindparam("b_new")),
            [{"b_old": old, "b_new": to} for old, to in moves.items()],
        )
    _remember(session, before - set(person_of.values()), {p: stored[p][1] for p in gone})
    if gone:
        session.execute(delete(profiles).where(profiles.c.id.in_([ids[p] for p in gone])))
    touched = before | set(person_of.values())
    return Resolved(ids, person_of, frozenset(touched), frozenset(touched_names))


def _remember(session: Session, lost: set[int], evidence: Mapping[Profile, int]) -> None:
    """Free the slugs of people whom nothing attests any more, with what they were known by."""
    rows = [
        {
            "b_id": pid,
            "b_features": dumps(sorted({f for p, owner in evidence.items() if owner == pid for f in p.features})),
        }
        for pid in sorted(lost)
    ]
    if rows:
        session.connection().execute(
            update(slugs)
            .where(slugs.c.person_id == bindparam("b_id"))
            .values(person_id=None, features=bindparam("b_features")),
            rows,
        )


def _in_use(session: Session, profile_ids: Sequence[int]) -> set[int]:
    query = select(profile_months.c.profile_id).where(profile_months.c.profile_id.in_(profile_ids)).distinct()
    return set(session.execute(query).scalars())


def _blank(pid: int, name: str) -> dict[str, Any]:
    return {
        "id": pid,
        "name": name,
        "slug": None,
        "public": False,
        "hidden": False,
        "post": "",
        "body": "",
        "rank": NO_RANK,
        "city_id": 0,
        "events": 0,
        "entries": 0,
        "issues": 0,
        "first_seen": None,
        "last_seen": None,
    }


def _move(session: Session, changed: Sequence[Mapping[Any, Any]]) -> None:
    connection = session.connection()
    rows = [{k: row[k] for k in ("b_id", "b_person", "b_reason")} for row in changed]
    connection.execute(
        update(profiles)
        .where(profiles.c.id == bindparam("b_id"))
        .values(person_id=bindparam("b_person"), reason=bindparam("b_reason")),
        rows,
    )
    moved = [{k: row[k] for k in ("b_id", "b_person")} for row in changed if row["moved"]]
    if moved:
        connection.execute(
            update(participations)
            .where(participations.c.profile_id == bindparam("b_id"))
            .values(person_id=bindparam("b_person")),
            moved,
        )


def refresh(session: Session, touched: Iterable[int]) -> set[int]:
    """Make sums, tenures, standing, slugs and search keys of people again; drop those whom nothing attests any more.

    Returns:
        People whose standing in public has changed, so that the texts of their events may.
    """
    ids = sorted(set(touched))
    if not ids:
        return set()
    before = {row["id"]: row for row in session.execute(select(people).where(people.c.id.in_(ids))).mappings()}
    sums = _sums(session, ids)
    held = _tenures(session, ids)
    connection = session.connection()
    made = _rows(session, sums, held)
    turned = {row["b_id"] for row in made if row["public"] != before[row["b_id"]]["public"]}
    rows = [row for row in made if any(before[row["b_id"]][k] != v for k, v in row.items() if k != "b_id")]
    if rows:
        values: dict[str, Any] = {key: bindparam(f"v_{key}") for key in rows[0] if key != "b_id"}
        connection.execute(
            update(people).where(people.c.id == bindparam("b_id")).values(values),
            [{"b_id": r["b_id"], **{f"v_{k}": v for k, v in r.items() if k != "b_id"}} for r in rows],
        )
    session.execute(delete(tenures).where(tenures.c.person_id.in_(ids)))
    new_tenures = [row for pid in sorted(held) for row in held[pid]]
    if new_tenures:
        bulk.insert(
            connection, tenures, [{column.name: row[column.name] for column in tenures.columns} for row in new_tenures]
        )
    gone = [pid for pid in ids if pid in before and pid not in sums]
    if gone:
        session.execute(delete(person_keys).where(person_keys.c.person_id.in_(gone)))
        session.execute(delete(people).where(people.c.id.in_(gone)))
    _introduce(session, [pid for pid, (official, _, _) in sums.items() if official and before[pid]["slug"] is None])
    return turned


def _rows(
    session: Session,
    sums: Mapping[int, tuple[bool, int, dict[str, Any]]],
    held: Mapping[int, Sequence[Mapping[Any, Any]]],
) -> list[dict[str, Any]]:
    """What rows of ``people`` should say."""
    hidden = editors.hidden(session, sorted(sums))
    return [
        {
            "b_id": pid,
            "public": official and pid not in hidden,
            "hidden": pid in hidden,
            "city_id": city_id,
            **count,
            **_last_post(held.get(pid, [])),
        }
        for pid, (official, city_id, count) in sums.items()
    ]


def stale(session: Session) -> set[int]:
    """People whose row or tenures differ from what their profiles say."""
    ids = sorted(session.execute(select(people.c.id)).scalars())
    out: set[int] = set()
    for i in range(0, len(ids), _BATCH):
        batch = ids[i : i + _BATCH]
        stored = {r["id"]: r for r in session.execute(select(people).where(people.c.id.in_(batch))).mappings()}
        sums, held = _sums(session, batch), _tenures(session, batch)
        out |= stored.keys() - sums.keys()
        for row in _rows(session, sums, held):
            if any(stored[row["b_id"]][k] != v for k, v in row.items() if k != "b_id"):
                out.add(row["b_id"])
        columns = [column.name for column in tenures.columns]
        wanted = {tuple(t[c] for c in columns) for each in held.values() for t in each}
        found = {tuple(r) for r in session.execute(select(tenures).where(tenures.c.person_id.in_(batch)))}
        out |= {row[0] for row in wanted ^ found}
    return out


def realign(session: Session) -> None:
    """Let every participation name the person of its profile."""
    owner = select(profiles.c.person_id).where(profiles.c.id == participations.c.profile_id).scalar_subquery()
    session.execute(update(participations).where(participations.c.person_id != owner).values(person_id=owner))


def _sums(session: Session, ids: Sequence[int]) -> dict[int, tuple[bool, int, dict[str, Any]]]:
    """Of each person: whether a public post attests it, the city that prints most of it, and the counts.

    A name that may be any of several officials attests nobody: no page may put together what several did.
    """
    joined = profiles.join(profile_months, profile_months.c.profile_id == profiles.c.id)
    months = profile_months.c
    query = (
        select(
            profiles.c.person_id,
            func.max(case((profiles.c.official & (profiles.c.reason != SEVERAL), 1), else_=0)).label("official"),
            func.sum(months.entries).label("entries"),
            func.sum(months.events).label("events"),
            func.count(func.distinct(months.bulletin_id)).label("issues"),
            func.min(months.first_day).label("first_seen"),
            func.max(months.last_day).label("last_seen"),
        )
        .select_from(joined)
        .where(profiles.c.person_id.in_(ids))
        .group_by(profiles.c.person_id)
    )
    where = (
        select(profiles.c.person_id, profiles.c.city_id, func.sum(months.entries).label("n"))
        .select_from(joined)
        .where(profiles.c.person_id.in_(ids))
        .group_by(profiles.c.person_id, profiles.c.city_id)
    )
    city: dict[int, tuple[int, int]] = {}
    for row in session.execute(where):
        city[row.person_id] = min(city.get(row.person_id, (0, 0)), (-int(row.n), row.city_id))
    out = {}
    for row in session.execute(query):
        count = {
            "events": int(row.events),
            "entries": int(row.entries),
            "issues": row.issues,
            "first_seen": row.first_seen,
            "last_seen": row.last_seen,
        }
        out[row.person_id] = (bool(row.official), city[row.person_id][1], count)
    return out


def _tenures(session: Session, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """Posts of each person, first to last day seen, with proofs."""
    joined = profiles.join(profile_posts, profile_posts.c.profile_id == profiles.c.id)
    told = (
        select(profiles.c.person_id, profile_posts.c.post_id, profile_posts.c.variants)
        .select_from(joined)
        .where(profiles.c.person_id.in_(ids))
        .distinct()
    )
    variants: dict[tuple[int, int], set[str]] = defaultdict(set)
    for person_id, post_id, text in session.execute(told):
        variants[person_id, post_id].update(json.loads(text))
    held = (
        select(
            profiles.c.person_id,
            profile_posts.c.post_id,
            func.min(profile_posts.c.first).label("first"),
            func.max(profile_posts.c.last).label("last"),
            func.sum(profile_posts.c.count).label("count"),
        )
        .select_from(joined)
        .where(profiles.c.person_id.in_(ids))
        .group_by(profiles.c.person_id, profile_posts.c.post_id)
        .subquery("held")
    )
    query = select(held, posts.c.label, posts.c.organisation, posts.c.rank, posts.c.key).join(
        posts, posts.c.id == held.c.post_id
    )
    out: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in session.execute(query.order_by(held.c.person_id, held.c.post_id)).mappings():
        (first, first_event), (last, last_event) = row["first"].split("|"), row["last"].split("|")
        names = sorted(variants[row["person_id"], row["post_id"]], key=lambda v: (-len(v), v))
        out[row["person_id"]].append(
            {
                "person_id": row["person_id"],
                "post_id": row["post_id"],
                "first_seen": date.fromisoformat(first),
                "last_seen": date.fromisoformat(last),
                "first_event": first_event,
                "last_event": last_event,
                "count": int(row["count"]),
                "variants": dumps(names),
                "label": names[0] if names else row["label"],
                "organisation": row["organisation"] or "",
                "rank": row["rank"],
                "key": row["key"],
            }
        )
    return {pid: _without_circles(found) for pid, found in out.items()}


def _without_circles(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tenures without "one of the leaders" (市领导), which is no post, unless nothing else is known."""
    posts_held = [row for row in found if not row["label"].endswith("领导")]
    return posts_held or found


def _last_post(held: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """The last known post: of the newest day the highest; one printed as former (原市长) only where no other is known."""
    if not held:
        return {"post": "", "body": "", "rank": NO_RANK}
    held = [t for t in held if not _is_former(t["key"])] or held
    newest: date = max(t["last_seen"] for t in held)
    last = min((t for t in held if t["last_seen"] == newest), key=lambda t: (t["rank"], -t["count"], t["key"]))
    return {"post": last["label"], "body": last["organisation"], "rank": last["rank"]}


def _is_former(key: str) -> bool:
    """Whether a post's key (body|qualifiers and title, by extract.posts) says that it is held no more."""
    return key.rpartition("|")[2].startswith(("原", "前"))


def _introduce(session: Session, ids: Sequence[int]) -> None:
    """Give people who have become public a slug for ever, and the keys by which they are found."""
    if not ids:
        return
    query = (
        select(people.c.id, people.c.name, people.c.body, people.c.slug)
        .where(people.c.id.in_(ids))
        .order_by(people.c.id)
    )
    rows = session.execute(query).all()
    names = {row.name for row in rows}
    taken = set(session.execute(select(slugs.c.slug).where(slugs.c.slug.in_(names))).scalars())
    owned: dict[int, str] = {}
    for slug, person_id in session.execute(
        select(slugs.c.slug, slugs.c.person_id).where(slugs.c.person_id.in_(ids)).order_by(slugs.c.slug)
    ):
        owned.setdefault(person_id, slug)
    owned |= _known_again(session, [row for row in rows if row.id not in owned])
    new = []
    for row in rows:
        slug = owned.get(row.id, row.name)
        if row.id in owned:
            new.append({"b_id": row.id, "b_slug": slug, "name": row.name, "old": True})
            continue
        if slug in taken:
            slug = _free(session, f"{row.name}-{row.body}" if row.body else row.name, taken)
        taken.add(slug)
        new.append({"b_id": row.id, "b_slug": slug, "name": row.name, "old": False})
    connection = session.connection()
    minted = [
        {"slug": r["b_slug"], "name": r["name"], "person_id": r["b_id"], "features": "[]"} for r in new if not r["old"]
    ]
    if minted:
        bulk.insert(connection, slugs, minted)
    connection.execute(
        update(people).where(people.c.id == bindparam("b_id")).values(slug=bindparam("b_slug")),
        [{"b_id": r["b_id"], "b_slug": r["b_slug"]} for r in new],
    )
    session.execute(delete(person_keys).where(person_keys.c.person_id.in_(ids)))
    bulk.insert(
        connection, person_keys, [{"key": key, "person_id": r["b_id"]} for r in new for key in keys_of(r["name"])]
    )


def _known_again(session: Session, rows: Sequence[Any]) -> dict[int, str]:
    """Slugs of people who come back: of the same name, and known by something that they were known by."""
    free = session.execute(
        select(slugs.c.slug, slugs.c.name, slugs.c.features)
        .where(slugs.c.name.in_({row.name for row in rows}), slugs.c.person_id.is_(None))
        .order_by(func.length(slugs.c.slug), slugs.c.slug)
    ).all()
    if not free:
        return {}
    query = select(profiles.c.person_id, profiles.c.features).where(profiles.c.person_id.in_([row.id for row in rows]))
    known_by: dict[int, set[str]] = defaultdict(set)
    for person_id, features in session.execute(query):
        known_by[person_id] |= set(json.loads(features))
    back: dict[int, str] = {}
    for slug, name, features in free:
        memory = set(json.loads(features))
        for row in rows:
            if row.name == name and row.id not in back and (memory & known_by[row.id] or not memory | known_by[row.id]):
                back[row.id] = slug
                break
    if back:
        session.connection().execute(
            update(slugs).where(slugs.c.slug == bindparam("b_slug")).values(person_id=bindparam("b_id")),
            [{"b_slug": slug, "b_id": pid} for pid, slug in back.items()],
        )
    return back


def _free(session: Session, wanted: str, taken: set[str]) -> str:
    """*wanted*, or the first numbered form of it that nobody ever had."""
    number, slug = 1, wanted
    while slug in taken or session.execute(select(slugs.c.slug).where(slugs.c.slug == slug)).scalar() is not None:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
