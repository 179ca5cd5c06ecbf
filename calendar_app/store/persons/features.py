"""What the printed posts of a name say of who bears it: the features by which profiles of one name are joined.

A *profile* is a name as bulletins of one city print it, with the features of its posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from calendar_app.bulletin.lexicon import city_above, has_namesakes, province_of
from calendar_app.model.extraction import PersonMention, PostMention
from calendar_app.store.persons.divisions import TOWNS
from calendar_app.store.search.text import fold

#: Features that say who a person is, in the order in which they are named as a reason. ``same`` is an office that is printed
#: with its place and without, where only one can be meant.
POST, SAME, LEAD, BODY, TITLE = "post", "same", "lead", "body", "title"
#: One of the leaders of a place; a post of no certain body; a post in a body that passes.
AMONG, VAGUE, PASSING = "among", "vague", "passing"
#: A name without a post that is told to be an athlete's, a villager's, a prize-winner's.
CITIZEN = "citizen"
#: Feature that decisions know a bare name of a city by.
BARE = "bare"
STRONG = (POST, SAME, LEAD, BODY, TITLE)
#: The place whose leaders the leaders of party and state are.
STATE = "全国"
_LEADERS = "领导"
#: Members of assemblies: hundreds of a place, so that one of them is no leader of it, and thousands of the state.
_MEMBERS = frozenset(["政协委员", "人大代表", "人民代表", "党代表"])
_MANY = frozenset([*_MEMBERS, "委员", "常委", "代表", "候补委员"])
_UNITS = "省市县区州旗盟"
_PROVINCES = ("省", "自治区")
_PRIZE = "获奖"
_OF_STATE = re.compile("(?:中共)?(?:国家|中央|全国|最高人民|国务院|中国$)")
#: A place that no list of divisions has, in front of its body: 双溪县民政局.
_OF_PLACE = re.compile("[^省市县区州盟旗]{2,5}(?:省|市(?!场)|县|自治州|旗(?!舰))")
#: A city in front of its district: 南京市鼓楼区.
_CITY_BEFORE = re.compile("(?P<city>[\u4e00-\u9fff]{2,3}市)[\u4e00-\u9fff]{1,3}区")
#: What is left out where 中联办 is printed alone.
_LIAISON = re.compile("^(?:香港|澳门)(?=中联办)")
#: The halves of one body: party group and office, working committee and administration.
_HALF = re.compile("(?<=..)(?:机关)?(?:党委|党组|党总支|党支部|党工委|工委|管委会|管理委员会|办事处)$")
#: Words before the last ones of a body that bears a name of its own.
_NAMED = 2
_SPECIAL = "特别行政区"
_CHIEF_EXECUTIVE = "行政长官"
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
    """Key of a post that no other place's post shares.

    A bureau that is named without its place is the city's own, and so is a town: many places have one of its name.
    """
    city = fold(city)
    if post.key and not _is_town(post.jurisdiction, city) and (post.jurisdiction or _is_known(post.organisation or "")):
        above = _above(post, city)
        return f"{above}/{post.key}" if above else post.key
    if post.key and _own(post, city):
        return f"{city}{post.key}"  # as 双溪县公安局局长 is known
    return f"{city}/{post.key or post.text}"


def _above(post: PostMention, city: str) -> str | None:
    """The city of a post of one of the districts whose name several cities have: it is told before the name, or is that of the bulletin."""
    district = post.jurisdiction or ""
    if not has_namesakes(district):
        return None
    told = _CITY_BEFORE.search(fold(post.text))
    return city_above(district, told["city"] if told else city)


def _is_town(place: str | None, city: str) -> bool:
    return place is not None and place != city and place.endswith(TOWNS)


@lru_cache(_KEPT)
def _is_known(body: str) -> bool:
    """Whether a body that is named without a place is one and the same everywhere: 国家文物局, 外交部, 远山重工集团; not 第一中学, 公司."""
    if body.endswith(_lines("branched_bodies.tsv")):
        return False
    if _is_of_state(body) or body.endswith("中央") or body.startswith(_PROVINCES) or _OF_PLACE.match(body):
        return True
    ends = _lines("distinct_bodies.tsv")
    return body.endswith(ends) and len(body) >= _NAMED + max(len(word) for word in ends if body.endswith(word))


def _is_of_state(body: str) -> bool:
    return _OF_STATE.match(body) is not None or body.startswith(_lines("state_bodies.tsv"))


def _own(post: PostMention, city: str) -> bool:
    """Whether a bureau that is named without its place is that of the city: 公安局局长 in a bulletin of 双溪县."""
    body = post.organisation or ""
    named = not post.jurisdiction and bool(body) and _is_common(body)
    return named and city[-1:] in tuple(_UNITS) and body[0] not in _UNITS


@lru_cache(_KEPT)
def _is_common(body: str) -> bool:
    """Whether every place has such a body, and it is named without one: 民政局, 街道党工委, 第一中学; not 国家文物局, 双溪县民政局."""
    return _common().match(body) is not None


@cache
def _common() -> re.Pattern[str]:
    return re.compile(
        r"(?!国家|中央|全国|最高|国务院|中国|中共|(?:香港|澳门)?中联办|国际|世界)"
        r"(?:(?:高新|经开|开发|示范|保税|园|新)区|[^省市县区州盟旗镇乡])*"
        rf"(?:{'|'.join(_lines('common_bodies.tsv'))}|[农工财民]\w{{0,3}}部)$"
    )


def _features(post: PostMention, city: str) -> Iterable[str]:
    """A post as features: what is of one certain body says who it is, what any place or meeting has says little."""
    place = post.jurisdiction or city
    body = post.organisation or ""
    above = _PROVINCES if city[-1:] in tuple(_UNITS) else (*_PROVINCES, "市")  # the city of a school
    level = next((word for word in above if (body or post.text).startswith(word)), "") if not post.jurisdiction else ""
    if _is_town(post.jurisdiction, city):
        place = f"{city}/{place}"
    elif district_of := _above(post, city):
        place = f"{district_of}/{place}"
    if post.jurisdiction in (None, "中国") and (found := list(_national(post, city))):
        yield from found
    elif body.endswith(_LEADERS) or post.text.endswith(_LEADERS):
        yield f"{AMONG}:{f'{city}/{level}' if level else place}"
    elif level and body:
        yield from _provincial(post, city, level)
    elif post.title == _CHIEF_EXECUTIVE and not body:
        yield f"{SAME}:{post.title}"
    elif not body or (not post.jurisdiction and _anywhere(body, place)):
        yield f"{VAGUE}:{city}/{post.text}"
    elif body.endswith(_lines("passing_bodies.tsv")):
        yield f"{PASSING}:{place}/{body}"
    else:
        yield from _local(post, city, place)


def _local(post: PostMention, city: str, place: str) -> Iterable[str]:
    """A post in a body of a certain place, or in one that needs none to be told from others."""
    body = post.organisation or ""
    if post.title in _MEMBERS and place.endswith(_PROVINCES):
        yield f"{POST}:{_electors(city)}/{post.key}"
    else:
        yield f"{POST}:{post_key(post, city)}"
    lead = place and post.title not in _MEMBERS and leads(body, post.jurisdiction or city)
    if lead and place.endswith(_SPECIAL):
        yield f"{SAME}:{_CHIEF_EXECUTIVE}"
    elif lead and post.jurisdiction and has_namesakes(post.jurisdiction):
        yield f"{SAME}:{post.key}"
    elif place.endswith(_PROVINCES) and place != city and province_of(city) is None:
        kind = next(word for word in _PROVINCES if place.endswith(word))
        yield f"{SAME}:{city}/{post.key.replace(place, kind, 1)}"
    whole = f"{city}{body}" if _own(post, city) else body
    yield f"{LEAD}:{place}" if lead else f"{BODY}:{place}/{_HALF.sub('', whole)}"


def _national(post: PostMention, city: str) -> Iterable[str]:
    """A post in the organs of party and state: their leaders are known everywhere, their many members where they are elected."""
    body = post.organisation or ""
    if body.endswith(_LEADERS) or post.text.startswith(("党和国家领导", "国家领导")):
        if not body or _is_of_state(body):
            yield f"{AMONG}:{STATE}"
        return
    title = "副" + (post.title or "") if "副" in post.qualifiers else post.title
    if not body:
        if title in _lines("national_titles.tsv"):
            yield from (f"{POST}:{post.key}", f"{LEAD}:{STATE}")
    elif _is_of_state(body) and _is_known(body):
        many = post.title in _MANY
        lead = not many and body.removeprefix("中共") in _lines("national_bodies.tsv")
        yield f"{POST}:{f'{_electors(city)}/' if many else ''}{post.key}"
        whole = _LIAISON.sub("", _HALF.sub("", body))
        yield f"{LEAD}:{STATE}" if lead else f"{BODY}:{_electors(city) if many else STATE}/{whole}"


def _electors(city: str) -> str:
    """Whose members of an assembly are meant: those of one name in one province are one."""
    return province_of(city) or city


def _provincial(post: PostMention, city: str, level: str) -> Iterable[str]:
    """A post of 省委, 自治区政府 and the like where extraction knows no province: the same post is the same post.

    Neighbours print one province's leaders, and provinces that extraction knows stand in the post (河南省政府).
    """
    yield f"{POST}:{f'{city}/' if post.title in _MEMBERS or level not in _PROVINCES else ''}{post.key}"
    if level in _PROVINCES:
        yield f"{SAME}:{city}/{post.key}"
    place = f"{city}/{level}"
    body = post.organisation or ""
    yield f"{LEAD}:{place}" if post.title not in _MEMBERS and leads(body, level) else f"{BODY}:{place}/{body}"


def _anywhere(body: str, place: str) -> bool:
    """Whether a body is named by its level or kind alone, and is not the place's own (县政府 in a bulletin of 安平市, 镇党委)."""
    return (body[0] in _UNITS and body[0] != place[-1:]) or body.startswith(_lines("unnamed_bodies.tsv"))


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
