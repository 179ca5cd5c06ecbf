"""Who is who: the ways in which one name is printed, joined into people by what they share.

Two profiles (``features``) of one name are one person where
they share a post, a body, or the circle of leaders of one place (party committee, government, congress, CPPCC; for the whole
state its highest organs); an office that is printed without its place (省委书记, 行政长官) is the one that is printed with it, where
but one can be meant; a name printed bare, or only as "one of the leaders", joins the only official of the name whom it may mean;
one that is printed as an athlete's or a villager's joins no official. Everything else stays apart. The answer depends on the set of
profiles alone, so the order in which bulletins come does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from calendar_app.store.persons.divisions import is_region, level_of
from calendar_app.store.persons.features import AMONG, BARE, LEAD, PASSING, SAME, STRONG, Profile, places
from calendar_app.store.search.text import fold

#: Features that join profiles, in the order in which they are named as a reason.
_ORDER = (*STRONG, PASSING)
_AMONG = f"{AMONG}:"
ALONE = "alone"
#: Why a name stands apart that may be any of several officials: it makes no public person.
SEVERAL = "several officials of the name"


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word about people of one name: profiles with any feature of ``one`` and of ``other`` are (not) one person."""

    id: int
    join: bool
    one: frozenset[str]
    other: frozenset[str]


def cluster(profiles: Sequence[Profile], decisions: Sequence[Decision] = ()) -> list[dict[Profile, str]]:
    """People of one name: each a mapping of its profiles to the reason why they are in it.

    The people and the profiles in them come sorted, so that the same profiles in another order give the same answer.
    """
    ordered = sorted(profiles, key=lambda p: (p.city, p.features, p.official))
    strong = [p for p in ordered if p.strong]
    groups = _joined(strong, decisions)
    people = [_reasons(group) for group in groups]
    weak = [p for p in ordered if not p.strong]
    leaders = [p for p in weak if any(f.startswith(_AMONG) for f in p.features)]
    others = [p for p in weak if p not in leaders] if leaders else weak
    loose: dict[tuple[str, bool, tuple[str, ...]], dict[Profile, str]] = {}
    unknown = _settle(leaders, groups, people, decisions, loose)
    # One of the leaders of a place whom no post shows is somebody whom a bare name there may mean.
    circles = _joined(unknown, decisions, (AMONG,))
    groups += circles
    people += map(_reasons, circles)
    for p in _settle(others, groups, people, decisions, loose):
        loose.setdefault(_apart(p), {})[p] = ALONE
    return [*people, *(loose[key] for key in sorted(loose))]


def _settle(
    profiles: Sequence[Profile],
    groups: Sequence[Sequence[Profile]],
    people: Sequence[dict[Profile, str]],
    decisions: Sequence[Decision],
    loose: dict[tuple[str, bool, tuple[str, ...]], dict[Profile, str]],
) -> list[Profile]:
    """Put weak profiles to the people whom they stand for, those that may be several among the *loose*; the others come back."""
    found = [(weak, *_home(weak, groups, people, decisions)) for weak in profiles]
    unknown = []
    for weak, home, why in found:
        if home is not None:
            home[weak] = why
        elif why == SEVERAL:
            loose.setdefault(_apart(weak), {})[weak] = why
        else:
            unknown.append(weak)
    return unknown


def _apart(weak: Profile) -> tuple[str, bool, tuple[str, ...]]:
    """What profiles of one name share that stand apart from all others, together."""
    return weak.city, weak.official, () if weak.official else weak.features


def _joined(
    profiles: Sequence[Profile], decisions: Sequence[Decision], kinds: Sequence[str] = _ORDER
) -> list[list[Profile]]:
    """Connected groups of profiles by shared features of these kinds, editors' decisions kept."""
    apart = [d for d in decisions if not d.join and not _overruled(d, decisions)]
    parent = list(range(len(profiles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def sides(i: int) -> dict[int, int]:
        return {d.id: side for d in apart for p in members[root(i)] if (side := _side(profiles[p], d))}

    members = {i: [i] for i in range(len(profiles))}

    def join(i: int, j: int) -> None:
        a, b = root(i), root(j)
        if a == b:
            return
        one, two = (sides(a), sides(b)) if apart else ({}, {})
        if any(two.get(key, side) != side for key, side in one.items()):
            return
        a, b = min(a, b), max(a, b)
        parent[b] = a
        members[a] += members.pop(b)

    for decision in (d for d in decisions if d.join):
        bound = [i for i, p in enumerate(profiles) if _side(p, decision)]
        for i in bound[1:]:
            join(bound[0], i)
    by_feature: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(profiles):
        for feature in p.features:
            if feature.partition(":")[0] in kinds:
                by_feature[feature].append(i)
    for kind in kinds:
        for feature in sorted(f for f in by_feature if f.startswith(kind + ":")):
            if kind == SAME and _of_several(feature, [profiles[i] for i in by_feature[feature]]):
                continue
            for i in by_feature[feature][1:]:
                join(by_feature[feature][0], i)
    return [[profiles[i] for i in sorted(members[r])] for r in sorted(members)]


def _of_several(feature: str, profiles: Sequence[Profile]) -> bool:
    """Whether an office that is also printed without its place, or without the city of its district, is printed with several."""
    told = {place for p in profiles for place in places(p)}
    district = feature.removeprefix(f"{SAME}:").partition("区")[0]
    return len({place for place in told if is_region(place) or place.endswith(f"/{district}区")}) > 1


def _overruled(split: Decision, decisions: Sequence[Decision]) -> bool:
    """Whether a later merge binds both sides of a split: an editor has thought better of it."""
    bound = (d.one | d.other for d in decisions if d.join and d.id > split.id)
    return any(split.one & features and split.other & features for features in bound)


def _side(found: Profile, decision: Decision) -> int:
    """1 or 2 for the side of a decision that the profile is on, 0 for neither.

    The second side is asked first: where a split names one post of a body, the body's other posts are the first side.
    """
    features = set(found.features) or {f"{BARE}:{found.city}"}
    if features & decision.other:
        return 2
    return 1 if features & decision.one else 0


def _reasons(group: Sequence[Profile]) -> dict[Profile, str]:
    """Why each profile is in its group: the strongest feature that it shares with another of it."""
    if len(group) == 1:
        return {group[0]: ALONE}
    counted = Counter(f for p in group for f in p.features)
    shared = {f for f, n in counted.items() if n > 1}
    out = {}
    for p in group:
        mine = {f.partition(":")[0]: f for f in reversed(p.features) if f in shared}
        out[p] = next((mine[kind] for kind in (*_ORDER, AMONG) if kind in mine), "correction")
    return out


def _home(
    weak: Profile,
    groups: Sequence[Sequence[Profile]],
    people: Sequence[dict[Profile, str]],
    decisions: Sequence[Decision],
) -> tuple[dict[Profile, str] | None, str]:
    """The person whom a bare name stands for, and why; None where it cannot be known."""
    for decision in decisions:
        side = _side(weak, decision)
        if side and decision.join:
            bound = [i for i, group in enumerate(groups) if any(_side(p, decision) for p in group)]
            if bound:
                return people[bound[0]], "correction"
    if weak.features and not weak.official:
        return None, ALONE  # a pupil or a coach of an official's name
    wanted = places(weak) or {fold(weak.city)}
    official = [i for i, group in enumerate(groups) if any(p.official for p in group)]
    of_place = [i for i in official if any(wanted & places(p) for p in groups[i])]
    seen_there = [i for i in official if any(p.city == weak.city for p in groups[i])]
    others = [i for i in range(len(groups)) if i not in official and any(p.city == weak.city for p in groups[i])]
    if weak.features:  # one of the leaders: rather a member of a leading body than the head of a bureau
        of_place = [
            i for i in of_place if any(f"{LEAD}:{w}" in p.features for p in groups[i] for w in wanted)
        ] or of_place
    else:  # a bare name may as well be the head of one of the city's counties
        of_place += [i for i in seen_there if i not in of_place and _below(groups[i], weak.city)]
    for found, why in ((of_place, "only official of the place"), (seen_there, "only official printed there")):
        if len(found) == 1:
            return people[found[0]], f"{why}: {'、'.join(sorted(wanted)) if found is of_place else weak.city}"
        if found:
            return None, SEVERAL
    if len(others) == 1 and not weak.official:
        return people[others[0]], f"only one of the name printed there: {weak.city}"
    return None, ALONE


def _below(group: Sequence[Profile], city: str) -> bool:
    """Whether the people's posts that bulletins of *city* print belong to places of another level: not a guest of its own."""
    own = level_of(city)
    levels = (level_of(place) for p in group if p.city == city for place in places(p))
    return own is not None and any(level is not None and level > own for level in levels)
