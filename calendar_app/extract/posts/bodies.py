"""The body that a post belongs to, and whose it is: completed where the text leaves out what its reader knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from calendar_app.bulletin.lexicon import division_codes
from calendar_app.extract.posts.keys import DEMOCRATIC
from calendar_app.extract.posts.kinds import INSTITUTIONS, organ_kind
from calendar_app.extract.posts.lexicon import office_words
from calendar_app.extract.posts.missions import mission
from calendar_app.extract.posts.older import of_the_place, prefectural
from calendar_app.extract.posts.places import (
    LEVEL,
    LEVELS,
    PLACE,
    as_known,
    country,
    full_place,
    innermost,
    meant,
    opening,
    stem,
)
from calendar_app.extract.posts.regions import of_region, party_committee

# the place, its level, and the organ of party or state: 洛阳市 | 市 + 委, 人大常委会 …
_ORGAN = (
    r"委员会|委(?!员)|人民代表大会常务委员会|人大常务委员会|人大常委会|人民代表大会|人大|政治协商会议|政协|人民政府|政府|"
    r"革命委员会|革委会|革委|军事管制委员会|军管会|人民委员会|人委会|人委|纪律检查委员会|纪委监委|纪委|监察委员会|监委|人民法院|中级人民法院|高级人民法院|中级法院|中院|高院|法院|人民检察院|检察院"
)
_BODY = re.compile(rf"^(?:中共|中国共产党)?(?P<place>{PLACE})??(?P<level>[{LEVEL}])?(?P<organ>{_ORGAN})(?P<rest>.*)$")
_SHORT_ORGAN = {
    "委员会": "委", "人民代表大会常务委员会": "人大常委会", "人大常务委员会": "人大常委会", "人民代表大会": "人大常委会", "人大": "人大常委会",
    "政治协商会议": "政协", "人民政府": "政府", "纪律检查委员会": "纪委", "监察委员会": "监委", "人民法院": "法院", "中级人民法院": "法院",
    "高级人民法院": "法院", "革命委员会": "革委会", "革委": "革委会", "军事管制委员会": "军管会", "人民委员会": "政府", "人委会": "政府",
    "人委": "政府", "中级法院": "法院", "中院": "法院", "高院": "法院", "人民检察院": "检察院",
}  # fmt: skip
_IN_FIRMS_TOO = frozenset(["纪委", "革委会"])
_GOVERNMENT = re.compile("(?:人民)?政府$|人民委员会$|人委会?$|行署$")
_COURTS = {"检察长": "检察院"}
_YOUTH = re.compile(
    rf"^(?:(?P<place>[\u4e00-\u9fff]{{2,8}}?)?团(?P<level>[省市县区州旗])委|共青团(?P<full>{PLACE})??(?P<own>[省市县区州旗])?委(?:员会)?)(?P<rest>.*)$"
)
_GARRISON = re.compile(r"^(?P<place>[\u4e00-\u9fff]{2,6})?(?P<kind>军分区|警备区)(?P<rest>.*)$")
_ZONE = re.compile(
    r"^(?P<zone>(?:高新|经开|经济技术开发|高新技术产业开发|经济开发|综合保税|产业集聚)区)(?P<rest>(?:党工委|管委会|管理委员会|工委).*)$"
)
_DEPARTMENT = re.compile(r"^(.+?[省市县区州盟旗])(政法委|组织部|宣传部|统战部)")  # of the party committee
_PARTY_DEPARTMENT = re.compile("组织部|宣传部|统战部|政法委")
_OF_PARTY = re.compile("(?:组织部|宣传部|统战部|政法委)$")
_INNER = re.compile(
    "政法委|组织部|宣传部|统战部|纪委|监委|办公室|秘书处|党组|人大|政协|政府"
    "|(?:妇联|总工会|残联|侨联|科协|文联|工商联|红十字会|慈善总会|关工委|贸促会|人武部|武装部|人民武装部)$"
)
_OFFICE = ("办公室", "秘书处", "政研室", "研究室")
_SEAT = re.compile("(?:委|政府|人大常委会|政协|纪委)$")
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,6}(?:部|处|室|中心)$")  # of a mass organisation, a school or a firm: 发展部
_BUREAU = re.compile(
    r"(?![\u4e00-\u9fff]{2,6}部)[\u4e00-\u9fff]{2,12}(?:局|(?<!党)委|办|办公室)(?:党委)?$"
)  # no 外交部党委
_MASS = re.compile(
    "^(?:.*(?:妇联|工会|残联|侨联|科协|文联|工商联|作协|红十字会|记协|社科联)|共青团.*委)(?=$|.{1,6}(?:部|室)$)"
)
_COMMITTEES = frozenset(office_words("inner"))  # of a firm or school told before
_OF_PEOPLES = frozenset(["自治州", "自治县", "自治旗"])
_OF_A_TASK = frozenset(["团长", "组长", "领队", "召集人", "总指挥", "指挥长"])
_SEATS = ("管委会", "管理委员会", "办事处", "街道办事处")
_PARTY_SEAT = re.compile("党?工委$")
_OWN_SCHOOL = re.compile("[我本]?(?:校|院|场|厂)(?=党委|纪委|工会|团委|办公室|$)")
_NO_LEVEL = ("区域", "市场", "州际", "乡村", "镇江", "旗舰")
_WHOLE_STATE = frozenset(office_words("state"))
_ASSEMBLY = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,10}}[{LEVEL}郡道府])(?:议会|参议院|众议院)$")
_MEMBERS = frozenset(["政协委员", "人大代表"])
_REPRESENTATIVES = "代表会"
HEADS_OF_SCHOOLS = frozenset(["校长", "院长", "书记", "校长助理", "院长助理"])


class Context(NamedTuple):
    """What the text before a post lends to it.

    Attributes:
        body: to which the post before it belongs, its party committee counted as the body itself.
        where: whose that post is.
        place: whose bulletin it is.
    """

    body: str | None
    where: str | None
    place: str | None


Owned = tuple[str | None, str | None]  # body, jurisdiction


def body_of(head: str, title: str, qualifiers: tuple[str, ...], context: Context) -> Owned:
    """Body and jurisdiction of a post.

    Args:
        head: words before its qualifiers and title, simplified.
        title: the word that ends it.
        qualifiers: 副 and the like.
        context: what stands before it.
    """
    school = context.place if (context.place or "").endswith(INSTITUTIONS) else None
    if not head and qualifiers[:1] == ("党委",) and (of := context.body or school) and not of.endswith("委"):
        head = f"{of}党委"  # 某大学校长、党委书记
    if title in _MEMBERS and head:  # 省政协委员: of the 省政协
        head += title[:2]
    elif head.endswith("民") and title.startswith(_REPRESENTATIVES):  # 镇民代表会主席
        head += _REPRESENTATIVES
    elif title == "议员" and head.endswith(tuple("省市县区乡镇")):
        head += "议会"
    if head and (not context.body or not _PARTY_DEPARTMENT.fullmatch(head)):
        head = of_the_place(head, context.where or context.place)
    if head:
        head = of_region(head, title, context.where, context.place)
    owned = (
        _government(head, title, context)
        or prefectural(head, title, context.place)
        or (_of_words(head, title, context) if head else _bare(title, context))
    )
    return (_DEPARTMENT.sub(_of_committee, owned[0]) if owned[0] else None), owned[1]


def _of_committee(match: re.Match[str]) -> str:
    return f"{party_committee(match[1])}{match[2]}"


def _government(head: str, title: str, context: Context) -> Owned | None:
    """市长, 县政府县长, 市长助理: of the government of a level."""
    level = LEVELS.get(title.removesuffix("助理"))
    if level is None:
        return None
    name = _GOVERNMENT.sub("", head)
    unnamed = name in ("", level, "我" + level, "自治" + level)
    jurisdiction = (
        meant(level, context.where, context.place)
        if unnamed
        else as_known(innermost(full_place(name, level)), context.place)
    )
    return f"{jurisdiction or level}政府", jurisdiction


def _of_words(head: str, title: str, context: Context) -> Owned:
    """The body that the words before a title name or open."""
    return (
        mission(head, title)
        or _democratic(head, context)
        or _youth(head, context)
        or _own_school(head, context)
        or _organ(head, context)
        or _garrison(head, context)
        or _zone(head, context)
        or _part(head, context)
        or _named(head, title, context)
    )


def _democratic(head: str, context: Context) -> Owned | None:
    match = DEMOCRATIC.match(head)
    if match is None or not (match[2] or match[3]):
        return None
    jurisdiction = match[3] or meant(match[2], context.where, context.place)
    return f"{match[1]}{jurisdiction or match[2]}委", jurisdiction


def _youth(head: str, context: Context) -> Owned | None:
    """团市委, 沅口团市委 and 共青团沅口市委 are one body."""
    match = _YOUTH.match(head) if "团" in head else None
    level = (match["level"] or match["own"]) if match is not None else None
    if match is None or not (level or match["full"]):
        return None
    named = match["full"] or (full_place(match["place"], level) if match["place"] and level else None)
    jurisdiction = named or meant(level or "", context.where, context.place)
    return f"共青团{jurisdiction or level}委{match['rest']}", jurisdiction


def _own_school(head: str, context: Context) -> Owned | None:
    """校党委 in the bulletin of a school."""
    if context.place is None or not context.place.endswith(INSTITUTIONS) or not (m := _OWN_SCHOOL.match(head)):
        return None
    return context.place + head[m.end() :], None


def _organ(head: str, context: Context) -> Owned | None:
    """市委, 洛阳市人大常委会法工委, 纪委 …: an organ of party or state, and its parts."""
    match = _BODY.match(head)
    if match is None:
        return None
    organ = _SHORT_ORGAN.get(match["organ"], match["organ"])
    printed, level = match["place"], match["level"]
    if printed is not None and printed in _OF_PEOPLES:
        level, printed = printed[-1], None  # 自治州人大常委会
    jurisdiction = as_known(innermost(printed), context.place) if printed else None
    if not jurisdiction and level:
        jurisdiction = meant(level, context.where, context.place)
    elif not jurisdiction and organ != "委" and not match["rest"] and match.start("organ") == 0:
        if organ in _IN_FIRMS_TOO and context.body and organ_kind(context.body) == "other":
            return f"{context.body}{organ}", context.where
        jurisdiction = context.where or context.place
    return f"{jurisdiction or level or ''}{organ}{match['rest']}", jurisdiction


def _garrison(head: str, context: Context) -> Owned | None:
    """军分区: that of the bulletin's city or prefecture, whose name it has without the word for its level."""
    match = _GARRISON.match(head)
    if match is None:
        return None
    name = match["place"]
    if name is None or name in "市州盟":
        if context.place is None or context.place[-1] not in "市州盟":
            return head, None
        return f"{stem(context.place)}{match['kind']}{match['rest']}", context.place
    if context.place is not None and context.place.startswith(name):
        return f"{stem(name)}{match['kind']}{match['rest']}", context.place
    jurisdiction = next((full for full in (name, name + "市", name + "州") if full in division_codes()), None)
    return f"{stem(name)}{match['kind']}{match['rest']}", jurisdiction


def _zone(head: str, context: Context) -> Owned | None:
    """高新区管委会 and 沅口高新区管委会 in the bulletin of 沅口市 are one body."""
    place = context.place
    if place is None or place[-1] not in "市县州区":
        return None
    rest = head.removeprefix(place)
    rest = rest.removeprefix(stem(place)) if rest == head else rest
    return (f"{place}{rest}", place) if _ZONE.match(rest) else None


def _part(head: str, context: Context) -> Owned | None:
    """发展部 behind a post of 省妇联, 管委会 behind one of 经开区党工委: a part of the body before it, or its other half."""
    body = context.body
    if not body:
        return None
    if head in _SEATS and _PARTY_SEAT.search(body):
        return _PARTY_SEAT.sub(head, body), context.where
    if head in _COMMITTEES and organ_kind(body) == "other":  # 车间主任兼工会主席
        return f"{body}{head}", context.where
    if _UNIT.fullmatch(head) is None:
        return None
    if (mass := _MASS.match(body)) is not None:
        return f"{mass.group()}{head}", context.where
    if organ_kind(body) == "other":
        party = "党委" if body.endswith(INSTITUTIONS) and _OF_PARTY.search(head) else ""
        return f"{body}{party}{head}", context.where
    return None


def _named(head: str, title: str, context: Context) -> Owned:
    """A body that is named whole, by its level (市教育局), or as a part of the place before it."""
    if head[0] in LEVEL and len(head) > 1 and not head.startswith(_NO_LEVEL):
        jurisdiction = meant(head[0], context.where, context.place)
        return f"{jurisdiction}{head[1:]}" if jurisdiction else head, jurisdiction
    if (found := opening(head)) is not None:
        return head, found
    if head in _OFFICE and context.where and _SEAT.search(context.body or ""):  # 县委常委、办公室主任
        return f"{context.body}{head}", context.where
    if _INNER.match(head) or (context.body and context.where and _beside(head, context)):
        return f"{context.where or ''}{head}", context.where
    if title in _WHOLE_STATE and organ_kind(head) is None:
        return head, head
    assembly = _ASSEMBLY.match(head)
    return head, assembly["place"] if assembly is not None else country(head)


def _beside(head: str, context: Context) -> bool:
    """Whether a bureau without a place is one of the place whose bureau was told before it: 县财政局局长某某、民政局局长某某."""
    return (
        _BUREAU.fullmatch(head) is not None
        and organ_kind(head) == "official"
        and context.where is not None
        and (context.body or "").startswith(context.where)
        and (context.body or "").endswith(("局", "委", "委员会", "办", "办公室", "政府", "中心"))
    )


def _bare(title: str, context: Context) -> Owned:
    """A title by itself: of the body before it, of the own procuratorate, of the school whose bulletin it is."""
    if title in _COURTS and not (context.body or "").endswith(_COURTS[title]):
        jurisdiction = context.where or context.place
        return f"{jurisdiction or ''}{_COURTS[title]}", jurisdiction
    if title in HEADS_OF_SCHOOLS and (context.place or "").endswith(INSTITUTIONS[:3]):
        body = None if (context.body or "").endswith("政府") else context.body  # 副市长某某兼任院长
        if body is None or (title.startswith("校长") and not (body == "校" or body.endswith(INSTITUTIONS[:5]))):
            return context.place, None  # 某集团董事长、校长: the second is no firm's
    if title[0] in LEVEL and title.endswith(
        "领导"
    ):  # of no body, and of the level that is named: 省人大副主任某某及市领导
        return None, meant(title[0], context.where, context.place)
    if title == "国务委员":
        return "国务院", None
    if title in _OF_A_TASK and organ_kind(context.body or "") == "official" and _SEAT.search(context.body or ""):
        return None, None  # 县委副书记、团长: of the delegation
    return context.body, context.where if context.body else None
