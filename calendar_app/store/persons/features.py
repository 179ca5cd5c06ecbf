"""What the printed posts of a name say of who bears it: the features by which profiles of one name are joined.

A *profile* is a name as bulletins of one city print it, with the features of its posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from calendar_app.model.extraction import PersonMention, PostMention
from calendar_app.store.search.text import fold

#: Features that say who a person is, in the order in which they are named as a reason.
POST, LEAD, BODY, TITLE = "post", "lead", "body", "title"
#: One of the leaders of a place; a post of no certain body; a post in a body that passes.
AMONG, VAGUE, PASSING = "among", "vague", "passing"
#: A name without a post that is told to be an athlete's, a villager's, a prize-winner's.
CITIZEN = "citizen"
#: Feature that decisions know a bare name of a city by.
BARE = "bare"
STRONG = (POST, LEAD, BODY, TITLE)
_LEADERS = "领导"
#: Members of assemblies: hundreds of a place, so that one of them is no leader of it.
_MEMBERS = frozenset(["政协委员", "人大代表", "人民代表", "党代表"])
_UNITS = "省市县区州旗盟"
_PROVINCES = ("省", "自治区")
_PRIZE = "获奖"
#: Bodies that every place has, named without one: 民政局, 街道党工委, 开发区管委会; not 国家文物局, 双溪县民政局.
_COMMON = re.compile(
    r"(?!国家|中央|全国|最高|国务院|中国|中共|国际|世界)(?:(?:高新|经开|开发|示范|保税|园|新)区|[^省市县区州盟旗镇乡])*"
    r"(?:局|委|委员会|办|办公室|中心|党工委|办事处|派出所|大队|中队|支队|武装部|人武部|组织部|宣传部|统战部|法院|检察院|党校|村|社区"
    r"|工会|妇联|团委|科协|残联|文联|侨联|工商联|作协|社科联|红十字会|协会|供销社|联社|[农工财民]\w{0,3}部|公社|农场|林场|厂)$"
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
    return any(f.partition(":")[0] in STRONG for f in features)


def profile(mention: PersonMention, city: str) -> Profile:
    """The profile of a mention in a bulletin of *city* ("" where that is not known)."""
    found: set[str] = set()
    where = fold(city)  # as the jurisdictions of posts are
    for post in mention.posts:
        found.update(_features(post, where))
    if not mention.posts:
        found.update(f"{TITLE}:{where}/{title}" for title in mention.titles)
    citizen = not found and _citizen(mention)
    if citizen:
        found.add(f"{CITIZEN}:{where}/{mention.noun}")
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
    city = fold(city)
    if post.key and (post.jurisdiction or (post.organisation and _COMMON.match(post.organisation) is None)):
        return post.key
    if post.key and _own(post, city):
        return f"{city}{post.key}"  # as 双溪县公安局局长 is known
    return f"{city}/{post.key or post.text}"


def _own(post: PostMention, city: str) -> bool:
    """Whether a bureau that is named without its place is that of the city: 公安局局长 in a bulletin of 双溪县."""
    body = post.organisation or ""
    named = not post.jurisdiction and bool(body) and _COMMON.match(body) is not None
    return named and city[-1:] in tuple(_UNITS) and body[0] not in _UNITS


def _features(post: PostMention, city: str) -> Iterable[str]:
    """A post as features: what is of one certain body says who it is, what any place or meeting has says little."""
    place = post.jurisdiction or city
    body = post.organisation or ""
    above = _PROVINCES if city[-1:] in tuple(_UNITS) else (*_PROVINCES, "市")  # the city of a school
    level = next((word for word in above if body.startswith(word)), "") if not post.jurisdiction else ""
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
        whole = f"{city}{body}" if _own(post, city) else body
        yield f"{LEAD}:{place}" if lead else f"{BODY}:{place}/{whole}"


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
    for prefix in (place, place[:-1], place.removesuffix("地区"), place[-1:]):
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
