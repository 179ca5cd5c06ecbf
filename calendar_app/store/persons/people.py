"""Whom names stand for: the profiles of the names a bulletin prints, and the people they make (rules: ``identity.py``).

What a person's row says of its evidence follows afterwards (``standing.py``).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update

from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import dumps
from calendar_app.store.numbering import next_id
from calendar_app.store.persons import corrections as editors
from calendar_app.store.persons.attested import NO_RANK
from calendar_app.store.persons.features import Profile
from calendar_app.store.persons.forms import Forms, called
from calendar_app.store.persons.identity import Decision, cluster
from calendar_app.store.persons.names import plain
from calendar_app.store.persons.slugs import rename
from calendar_app.store.tables import cities, participations, people, profile_months, profiles, slugs

_STORED = select(
    profiles.c.id,
    profiles.c.name,
    cities.c.name.label("city"),
    profiles.c.features,
    profiles.c.official,
    profiles.c.person_id,
    profiles.c.reason,
).outerjoin(cities, cities.c.id == profiles.c.city_id)
_OF_NAMES = _STORED.where(any_of(profiles.c.name, "names"))
_OF_CITY = _OF_NAMES.where(profiles.c.city_id == bindparam("city"))
_UNATTESTED = select(profiles.c.id).where(
    any_of(profiles.c.id, "ids"), ~exists().where(profile_months.c.profile_id == profiles.c.id)
)
_NAMES = select(profiles.c.id, profiles.c.name, profiles.c.person_id).where(any_of(profiles.c.id, "ids"))
_CITY = select(cities.c.id).where(cities.c.name == bindparam("name"))
_FORGET = delete(profiles).where(any_of(profiles.c.id, "ids"))
_FOLLOW = (
    update(participations)
    .where(participations.c.profile_id == bindparam("b_id"))
    .values(person_id=bindparam("b_person"))
)
_HAND_ON = update(slugs).where(slugs.c.person_id == bindparam("b_old")).values(person_id=bindparam("b_new"))
_FREE = (
    update(slugs).where(slugs.c.person_id == bindparam("b_id")).values(person_id=None, features=bindparam("b_features"))
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where profiles now stand.

    ``touched`` are the people whose evidence, profiles or reasons have changed, so that their rows are to be made again;
    ``everyone`` all people of the names that were decided anew; ``moved`` the profiles that came to stand for somebody else, or for somebody
    who is called otherwise now.
    """

    profile_ids: Mapping[Profile, int]
    person_of: Mapping[int, int]  # profile id → person id
    touched: frozenset[int]
    everyone: frozenset[int]
    moved: frozenset[int]


def resolve(
    connection: Connection,
    wanted: Iterable[Profile] = (),
    *,
    doubtful: Iterable[int] = (),
    again: Iterable[str] = (),
) -> Resolved:
    """Store profiles that are new, drop those that nothing attests any more, and decide who is who where that matters.

    Who is who among the profiles of a name depends on these profiles and on editors' decisions alone: a name whose
    profiles stay as they are is not looked at again.

    Args:
        connection: of the writer.
        wanted: profiles that a bulletin needs, all of one city.
        doubtful: ids of profiles some of whose evidence was dropped.
        again: names to be decided in any case, since an editor has spoken.
    """
    return _Resolution(connection, set(wanted), set(doubtful), set(again)).run()


class _Resolution:
    def __init__(self, connection: Connection, wanted: set[Profile], doubtful: set[int], again: set[str]) -> None:
        self.connection = connection
        self.wanted = sorted(wanted)
        self.doubtful, self.again = doubtful, again
        self.stored: dict[Profile, Row[Any]] = {}
        self.ids: dict[Profile, int] = {}
        self.person_of: dict[int, int] = {}
        self.spellings: editors.Spellings | None = None
        self.forms: Forms | None = None

    def run(self) -> Resolved:
        was = {row.id: row for row in self._rows(_NAMES, ids=sorted(self.doubtful))} if self.doubtful else {}
        gone = self._gone(was)
        city_id = self._city()
        self._load(_OF_CITY, {p.name for p in self.wanted} - self.again, city=city_id)
        unsettled = self.again | {was[i].name for i in gone} | {p.name for p in self.wanted if p not in self.stored}
        if unsettled:
            self.spellings = editors.Spellings(self.connection)
            self.forms = Forms(self.connection, self.spellings.with_others(map(plain, unsettled)))
            unsettled |= self.forms.all()
        self._load(_OF_NAMES, unsettled)
        new = [p for p in self.wanted if p not in self.stored]
        for i, p in enumerate(new, next_id(self.connection, profiles) if new else 0):
            self.ids[p] = i
        before = {row.person_id for p, row in self.stored.items() if p.name in unsettled}
        lost = {row.id: row for row in self.stored.values() if row.id in gone}
        moved, turned = self._decide(unsettled, new, city_id, gone)
        after = {self.person_of[i] for p, i in self.ids.items() if p.name in unsettled and i not in gone}
        self._remember(before - after, lost.values())
        if gone:
            self.connection.execute(_FORGET, {"ids": sorted(gone)})
        own = {self.person_of[self.ids[p]] for p in self.wanted}
        dropped = {row.person_id for row in was.values()} | {
            self.person_of[i] for i in was if i in self.person_of and i not in gone
        }
        return Resolved(
            self.ids,
            self.person_of,
            touched=frozenset(own | dropped | turned | (before - after)),
            everyone=frozenset(before | after),
            moved=frozenset(moved),
        )

    def _rows(self, query: Any, **values: Any) -> Iterable[Row[Any]]:  # noqa: ANN401 - a SELECT of these columns
        return self.connection.execute(query, values).all()

    def _gone(self, was: Mapping[int, Row[Any]]) -> set[int]:
        """Doubtful profiles that nothing attests any more, and that the bulletin does not need either."""
        if not was:
            return set()
        alone = {row.id for row in self._rows(_UNATTESTED, ids=sorted(was))}
        if not alone:
            return set()
        names = {was[i].name for i in alone}
        self._load(_OF_NAMES, names)
        return alone - {self.ids[p] for p in self.wanted if p in self.ids}

    def _city(self) -> int:
        """Id of the wanted profiles' city."""
        name = self.wanted[0].city if self.wanted else ""
        return int(self.connection.execute(_CITY, {"name": name}).scalar_one()) if name else 0

    def _load(self, query: Any, names: set[str], **values: Any) -> None:  # noqa: ANN401 - a SELECT of these columns
        if not names:
            return
        for row in self._rows(query, names=sorted(names), **values):
            found = Profile(row.name, row.city or "", _features(row.features), row.official)
            self.stored[found] = row
            self.ids[found] = row.id
            self.person_of[row.id] = row.person_id

    def _decide(self, names: set[str], new: list[Profile], city_id: int, gone: set[int]) -> tuple[set[int], set[int]]:
        """Let the profiles of the names make people again; the profiles that moved, and the people it changes."""
        by_name: dict[str, list[Profile]] = defaultdict(list)
        for p, i in self.ids.items():
            if p.name in names and i not in gone:
                by_name[self.spellings.meant(p) if self.spellings else plain(p.name)].append(p)
        decisions = editors.decisions(self.connection, names) if names else {}
        reasons: dict[int, str] = {}
        groups = [
            (name, group)
            for name in sorted(by_name)
            for group in cluster(by_name[name], _decided(name, by_name[name], decisions))
        ]
        known_people = {p: row.person_id for p, row in self.stored.items()}
        kept, moves = _keep_ids([group for _, group in groups], known_people)
        fresh: list[dict[str, Any]] = []
        free = next_id(self.connection, people) if names else 0
        named: dict[int, str] = {}
        for (name, group), owned in zip(groups, kept, strict=True):
            pid = owned if owned is not None else free + len(fresh)
            named[pid] = called(name, {p.name for p in group}, self.spellings.respelt if self.spellings else {})
            if owned is None:
                fresh.append(_blank(pid, named[pid]))
            for p, why in group.items():
                self.person_of[self.ids[p]] = pid
                reasons[self.ids[p]] = why
        own = self.spellings or self.again or any(plain(p.name) != p.name for _, group in groups for p in group)
        renamed = rename(self.connection, named) if own else set()
        if self.forms is not None:
            self.forms.keep(p.name for p in new)
        bulk.insert(self.connection, people, fresh)
        bulk.insert(self.connection, profiles, [self._profile(p, city_id, reasons) for p in new])
        known = [row for p, row in self.stored.items() if row.id in reasons]
        changed = [row for row in known if (self.person_of[row.id], reasons[row.id]) != (row.person_id, row.reason)]
        bulk.update(
            self.connection,
            profiles,
            [{"id": row.id, "person_id": self.person_of[row.id], "reason": reasons[row.id]} for row in changed],
        )
        moved = [row.id for row in changed if self.person_of[row.id] != row.person_id]
        if moved:
            self.connection.execute(_FOLLOW, [{"b_id": i, "b_person": self.person_of[i]} for i in moved])
        if moves:
            self.connection.execute(_HAND_ON, [{"b_old": old, "b_new": to} for old, to in moves.items()])
        turned = {row.person_id for row in changed} | {self.person_of[row.id] for row in changed}
        return {*moved, *(row.id for row in known if self.person_of[row.id] in renamed)}, turned

    def _profile(self, p: Profile, city_id: int, reasons: Mapping[int, str]) -> dict[str, Any]:
        i = self.ids[p]
        return {
            "id": i,
            "name": p.name,
            "city_id": city_id,
            "features": dumps(p.features),
            "official": p.official,
            "person_id": self.person_of[i],
            "reason": reasons[i],
        }

    def _remember(self, lost: set[int], evidence: Iterable[Row[Any]]) -> None:
        """Free the slugs of people whom nothing attests any more, with what they were known by."""
        known_by: dict[int, set[str]] = {pid: set() for pid in lost}
        for row in evidence:
            if row.person_id in known_by:
                known_by[row.person_id].update(_features(row.features))
        rows = [{"b_id": pid, "b_features": dumps(sorted(known_by[pid]))} for pid in sorted(lost)]
        if rows:
            self.connection.execute(_FREE, rows)


def _decided(name: str, found: Sequence[Profile], decisions: Mapping[str, Sequence[Decision]]) -> list[Decision]:
    """What editors have decided of a name, and of the other spellings under which its profiles are printed."""
    names = dict.fromkeys([name, *(plain(p.name) for p in found)])
    return sorted((d for each in names for d in decisions.get(each, ())), key=lambda d: d.id)


@lru_cache(16_384)
def _features(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


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


def realign(connection: Connection) -> None:
    """Let every participation name the person of its profile."""
    owner = select(profiles.c.person_id).where(profiles.c.id == participations.c.profile_id).scalar_subquery()
    connection.execute(update(participations).where(participations.c.person_id != owner).values(person_id=owner))


def _keep_ids(
    groups: Sequence[Mapping[Profile, str]], known: Mapping[Profile, int]
) -> tuple[list[int | None], dict[int, int]]:
    """Which person keeps which id.

    An id goes to the person who has most of its profiles; a person with several claims keeps the lowest, and the others
    move to it.

    Returns:
        The id of each person (None for a new one), and the moves from an id to another.
    """
    shares: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, person in enumerate(groups):
        for pid, count in Counter(known[p] for p in person if p in known).items():
            shares[pid].append((-count, i))
    claims: dict[int, list[int]] = defaultdict(list)
    for pid in sorted(shares):
        claims[min(shares[pid])[1]].append(pid)
    ids = [claims[i][0] if i in claims else None for i in range(len(groups))]
    return ids, {pid: owned[0] for owned in claims.values() for pid in owned[1:]}
