"""Who is who: the ways in which one name is printed, joined into people by what they share.

A *profile* is a name as bulletins of one city print it, with the features of its posts. Two profiles of one name are one person where
they share a post, a body, or the circle of leaders of one place (party committee, government, congress, CPPCC); a name
printed bare, or only as "one of the leaders", joins the only official of the name whom it may mean; one that is printed as an
athlete's or a villager's joins no official. Everything else stays apart. The answer depends on the set of profiles alone,
so the order in which bulletins come does not matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from calendar_app.model.extraction import PersonMention, PostMention

#: Features that say who a person is, in the order in which they are named as a reason.
POST, LEAD, BODY, TITLE = "post", "lead", "body", "title"
#: One of the leaders of a place; a post of no certain body; a post in a body that passes.
AMONG, VAGUE, PASSING = "among", "vague", "passing"
#: A name without a post that is told to be an athlete's, a villager's, a prize-winner's.
CITIZEN = "citizen"
ALONE = "alone"
#: Why a name stands apart that may be any of several officials: it makes no public person.
SEVERAL = "several officials of the name"
#: Feature that decisions know a bare name of a city by.
BARE = "bare"
_STRONG = (POST, LEAD, BODY, TITLE)
_ORDER = (*_STRONG, PASSING)
_LEADERS = "领导"
#: Members of assemblies: hundreds of a place, so that one of them is no leader of it.
_MEMBERS = frozenset(["政协委员", "人大代表", "人民代表", "党代表"])
_UNITS = "省市县区州旗盟"
_PROVINCES = ("省", "自治区")
_PRIZE = "获奖"
#: Bodies that every place has, named without one: 民政局, 街道党工委, 开发区管委会; not 国家文物局, 双溪县民政局.
_COMMON = re.compile(
    r"(?!国家|中央|全国|最高|国务院|中国|中共|国际|世界)(?:(?:高新|经开|开发|示范|保税|园|新)区|[^省市县区州盟旗镇乡])*"
    r"(?:局|委|委员会|办|办公室|中心|党工委|办事处|派出所|大队|中队|支队|武装部|人武部|组织部|宣传部|统战部|法院|检察院|党校|村|社区)$"
)
#: Sets of features of which it is kept what they say: the same officials come back every month.
_KEPT = 16_384


class Profile(NamedTuple):
    """One way in which a name is printed; ``features`` are ``kind:value`` texts, sorted."""

    name: str
    city: str
    features: tuple[str, ...]
    official: bool

    @property
    def strong(self) -> bool:
        """Whether anything but the name says who it is."""
        return _is_strong(self.features)


@lru_cache(_KEPT)
def _is_strong(features: tuple[str, ...]) -> bool:
    return any(f.partition(":")[0] in _STRONG for f in features)


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's word about people of one name: profiles with any feature of ``one`` and of ``other`` are (not) one person."""

    id: int
    join: bool
    one: frozenset[str]
    other: frozenset[str]


def profile(mention: PersonMention, city: str) -> Profile:
    """The profile of a mention in a bulletin of *city* ("" where that is not known)."""
    found: set[str] = set()
    for post in mention.posts:
        found.update(_features(post, city))
    if not mention.posts:
        found.update(f"{TITLE}:{city}/{title}" for title in mention.titles)
    citizen = not found and _citizen(mention)
    if citizen:
        found.add(f"{CITIZEN}:{city}/{mention.noun}")
    # What is known of the name elsewhere does not make an official of the teacher whom this entry tells of.
    official = mention.kind == "official" and mention.public is not False and not citizen
    return Profile(mention.name, city, tuple(sorted(found)), official)


def _citizen(mention: PersonMention) -> bool:
    """Whether the words around a name without a post tell it from an official's."""
    if mention.noun:
        return mention.noun not in _lines("open_nouns.tsv")
    return bool(mention.roles) and all(role.role == _PRIZE for role in mention.roles)


def post_key(post: PostMention, city: str) -> str:
    """Key of a post that no other place's post shares: a bureau that is named without its place is the city's own."""
    if post.key and (post.jurisdiction or (post.organisation and _COMMON.match(post.organisation) is None)):
        return post.key
    return f"{city}/{post.key or post.text}"


def _features(post: PostMention, city: str) -> Iterable[str]:
    """A post as features: what is of one certain body says who it is, what any place or meeting has says little."""
    place = post.jurisdiction or city
    body = post.organisation or ""
    level = next((word for word in _PROVINCES if body.startswith(word)), "") if not post.jurisdiction else ""
    if level and not body.endswith(_LEADERS):
        yield from _provincial(post, city, level)
    elif body.endswith(_LEADERS) or post.text.endswith(_LEADERS):
        yield f"{AMONG}:{place}"
    elif not body or _anywhere(body, place):
        yield f"{VAGUE}:{city}/{post.text}"
    elif body.endswith(_lines("passing_bodies.tsv")):
        yield f"{PASSING}:{place}/{body}"
    else:
        yield f"{POST}:{post_key(post, city)}"
        lead = place and post.title not in _MEMBERS and leads(body, place)
        yield f"{LEAD}:{place}" if lead else f"{BODY}:{place}/{body}"


def _provincial(post: PostMention, city: str, level: str) -> Iterable[str]:
    """A post of 省委, 自治区政府 and the like where extraction knows no province: the same post is the same post.

    Neighbours print one province's leaders, and provinces that extraction knows stand in the post (河南省政府).
    """
    yield f"{POST}:{post.key}"
    place = f"{city}/{level}"
    body = post.organisation or ""
    yield f"{LEAD}:{place}" if leads(body, level) else f"{BODY}:{place}/{body}"


def _anywhere(body: str, place: str) -> bool:
    """Whether a body is named by its level alone, and not by that of the place (县政府 in a bulletin of 安平市)."""
    return body[0] in _UNITS and body[0] != place[-1:]


def leads(body: str, place: str) -> bool:
    """Whether *body* is one of the leading bodies of *place* (市委 and 洛阳市委 of 洛阳市, not 市教育局)."""
    plain = body.removeprefix("中共")
    for prefix in (place, place[:-1], place[-1:]):
        if prefix and plain.startswith(prefix):
            rest = plain.removeprefix(prefix)
            return not rest or rest in _lines("leading_bodies.tsv")
    return False


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (files("calendar_app.store") / "lexicon" / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def places(found: Profile) -> frozenset[str]:
    """The places whose bodies the profile's posts belong to."""
    return _places(found.features)


@lru_cache(_KEPT)
def _places(features: tuple[str, ...]) -> frozenset[str]:
    out = set()
    for feature in features:
        kind, _, value = feature.partition(":")
        if kind in (LEAD, AMONG):
            out.add(value)
        elif kind in (BODY, PASSING):
            out.add(value.partition("/")[0])
    return frozenset(out)


def cluster(profiles: Sequence[Profile], decisions: Sequence[Decision] = ()) -> list[dict[Profile, str]]:
    """People of one name: each a mapping of its profiles to the reason why they are in it.

    The people and the profiles in them come sorted, so that the same profiles in another order give the same answer.
    """
    ordered = sorted(profiles, key=lambda p: (p.city, p.features, p.official))
    strong = [p for p in ordered if p.strong]
    groups = _joined(strong, decisions)
    people = [_reasons(group) for group in groups]
    loose: dict[tuple[str, bool, tuple[str, ...]], dict[Profile, str]] = {}
    for weak in (p for p in ordered if not p.strong):
        home, why = _home(weak, groups, people, decisions)
        if home is None:
            own = () if weak.official else weak.features
            loose.setdefault((weak.city, weak.official, own), {})[weak] = why
        else:
            home[weak] = why
    return [*people, *(loose[key] for key in sorted(loose))]


def _joined(profiles: Sequence[Profile], decisions: Sequence[Decision]) -> list[list[Profile]]:
    """Connected groups of profiles by shared features, editors' decisions kept."""
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
            if feature.partition(":")[0] in _ORDER:
                by_feature[feature].append(i)
    for kind in _ORDER:
        for feature in sorted(f for f in by_feature if f.startswith(kind + ":")):
            for i in by_feature[feature][1:]:
                join(by_feature[feature][0], i)
    return [[profiles[i] for i in sorted(members[r])] for r in sorted(members)]


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
        out[p] = next((mine[kind] for kind in _ORDER if kind in mine), "correction")
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
    wanted = places(weak) or {weak.city}
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
    return any(place[-1:] != city[-1:] and "省" not in place for p in group if p.city == city for place in places(p))
