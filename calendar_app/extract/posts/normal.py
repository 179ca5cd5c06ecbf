"""A post's normal form: body, jurisdiction, title, qualifiers, rank, and the key that joins its printed variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from calendar_app.extract.posts.folding import fold
from calendar_app.extract.posts.lexicon import organ_pattern, organs, title_pattern, titles
from calendar_app.extract.posts.rank import rank_of
from calendar_app.extract.posts.wordlists import rows
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import PostMention

_INSTITUTIONS = (
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "医院",
    "公司",
    "集团",
    "研究院",
    "研究所",
)  # whose bulletins tell of their own people
_STATE = re.compile(
    r"全国|中央|国家|国务院|中国|驻|[省市县区州盟旗]|教育部|工信部|科技部|卫健委|教育厅|人大代表|政协|民[革盟建进]|农工党|致公党|九三|台盟|[总部]司令|军"
)
_EARLIER = re.compile(r"^(?:时任|现任|曾任|我(?=[省市县区州旗]))")
# the place, its level, and the organ of party or state: 洛阳市 | 市 + 委, 人大常委会 …
_ORGAN = (
    r"委员会|委(?!员)|人民代表大会常务委员会|人大常务委员会|人大常委会|人民代表大会|人大|政治协商会议|政协|人民政府|政府|"
    r"纪律检查委员会|纪委监委|纪委|监察委员会|监委|人民法院|中级人民法院|中级法院|法院|人民检察院|检察院"
)
_LEVEL = "省市县区州盟旗镇乡"
_BODY = re.compile(
    rf"^(?:中共|中国共产党)?(?P<place>[\u4e00-\u9fff]{{2,12}}?(?:自治区|特别行政区|自治州|自治县|自治旗|林区|地区|街道|[{_LEVEL}]))??(?P<level>[{_LEVEL}])?(?P<organ>{_ORGAN})(?P<rest>.*)$"
)
_SHORT_ORGAN = {
    "委员会": "委", "人民代表大会常务委员会": "人大常委会", "人大常务委员会": "人大常委会", "人民代表大会": "人大常委会", "人大": "人大常委会",
    "政治协商会议": "政协", "人民政府": "政府", "纪律检查委员会": "纪委", "监察委员会": "监委", "人民法院": "法院", "中级人民法院": "法院",
    "中级法院": "法院", "人民检察院": "检察院",
}  # fmt: skip
LEVELS = {  # heads of governments to their level
    "省长": "省",
    "市长": "市",
    "县长": "县",
    "区长": "区",
    "州长": "州",
    "盟长": "盟",
    "旗长": "旗",
    "镇长": "镇",
    "乡长": "乡",
}
_TOWN = re.compile(
    r"[\u4e00-\u9fff]{1,5}?[镇乡](?=党委|党工委|人大|纪委|武装部)"
)  # towns are not in the list of divisions
_FORMER = ("原", "前")
_DEMOCRATIC = re.compile(
    "(民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟)(?:([省市县区])委(?:会|员会)?|(.{2,5}[省市县区])委(?:会|员会)?)$"
)
_COURTS = {"检察长": "检察院"}
_MEMBERS = frozenset(["政协委员", "人大代表"])
_MISSION = re.compile(
    r"^(?P<country>[\u4e00-\u9fff]{2,10}?)(?:国)?驻(?P<post>华|沪|穗|渝|蓉|[\u4e00-\u9fff]{2,4}?)(?=大使|总领事|公使|代表|使馆|领事)"
)
_VILLAGEPARTY = frozenset(["书记", "第一书记", "支书", "村支书"])  # the party's, though a village is no organ
_DEPARTMENTS = frozenset(
    [
        "科",
        "处",
        "部",
        "室",
        "办公室",
        "办",
        "工会",
        "团委",
        "纪委",
        "监察",
        "组织部",
        "宣传部",
        "统战部",
        "科协",
        "大队",
        "所",
        "组",
    ]
)
_MAY_BE_PUBLIC = frozenset(
    ["院长", "校长", "会长", "理事长", "理事", "队长", "站长", "社长", "台长", "馆长", "负责人"]
)  # of a public body
_ENVOYS = frozenset(["大使", "公使", "参赞", "武官"])
_FIRM = re.compile(r"(?:股份有限公司|有限责任公司|控股有限公司|集团有限公司|有限公司|集团公司|总公司|公司|集团)$")
PARTY = re.compile(
    r"(?<=.{3})(?:党委|党组|党总支)$"
)  # 董事长 joined to 集团党委书记 is the firm's, not the committee's
_DEPARTMENT = re.compile(r"^(.+?[省市县区州盟旗])(政法委|组织部|宣传部|统战部)")  # of the party committee
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")


@cache
def _codes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("names_divisions.tsv") if len(row) > 1}


@cache
def _provinces() -> dict[str, str]:
    return {code[:2]: name for name, code in _codes().items() if code.endswith("0000")}


@lru_cache(maxsize=4096)
def province_of(place: str | None) -> str | None:
    """The province of a city, or None where it is not in the list of divisions.

    >>> province_of("洛阳市")
    '河南省'
    """
    code = _codes().get(place or "", "-")
    return _provinces().get(code[:2])


def below(name: str, place: str) -> bool:
    """Whether a county, district or town may be one of a city's: its code says so, or it has none."""
    if name[-1] not in "县区旗镇乡" or place[-1] in "县区旗镇乡":
        return False
    code = _codes().get(name)
    return code is None or code[:4] == _codes().get(place, "")[:4]


def _own(level: str, place: str | None) -> str | None:
    """Whose 市, 省 … is meant in the bulletin of *place*."""
    if place is None:
        return None
    if level == "省":
        return province_of(place) or (place if place.endswith(("省", "自治区")) else None)
    if place.endswith(level) or (level == "市" and place[-1:] not in _LEVEL):
        return place
    code = _codes().get(place, "-")
    if level == "市" and code[:2] != "-" and len(code) == 6:
        return next((n for n, c in _codes().items() if c == code[:4] + "00"), None)
    return None


def _meant(level: str, where: str | None, place: str | None) -> str | None:
    """Whose 市, 县 … a joined post means: that of the post before it (沅口市委副书记、市长), else the bulletin's own."""
    return where if where is not None and where.endswith(level) else _own(level, place)


def _full_place(name: str, level: str) -> str:
    return name if name.endswith(tuple(_LEVEL)) else name + level


def normalise(
    texts: Sequence[tuple[str, Span | None]],
    *,
    place: str | None,
    body: str | None = None,
    where: str | None = None,
    former: Sequence[bool] = (),
) -> tuple[PostMention, ...]:
    """The normal forms of one run of joined posts, in order; a later post of the run inherits the body of an earlier one.

    Args:
        texts: printed words of each post, without the name, with their span.
        place: whose 市委 and 市长 are meant, None where it is not known.
        body: to which a first post without one belongs, as far as the text tells.
        where: the place that is meant by its 县, 区 …, likewise.
        former: which of them the text tells as held before (曾任); they are qualified as 原.
    """
    out: list[PostMention] = []
    place = fold(place) if place else None
    for k, (text, span) in enumerate(texts):
        form = _one(text, body, where, place)
        if k < len(former) and former[k] and form.qualifiers[:1] != ("原",):
            qualifiers = ("原", *form.qualifiers)
            form = form._replace(qualifiers=qualifiers, key=_key(form.organisation, qualifiers, form.title))
        out.append(
            PostMention(
                text, span, form.organisation, form.jurisdiction, form.title, form.rank, form.qualifiers, form.key
            )
        )
        body = PARTY.sub("", form.organisation) if form.organisation else body
        where = form.jurisdiction or where
    return tuple(out)


@lru_cache(maxsize=8192)
def split_title(text: str) -> tuple[str, tuple[str, ...], str]:
    """Body, qualifiers and title word of a printed post.

    >>> split_title("市委常务副书记")
    ('市委', ('常务', '副'), '书记')
    """
    match = next(_title_ends(text), None)
    title = match.group() if match else text
    head = text[: match.start()] if match else ""
    qualifiers: list[str] = []
    changed = True
    while changed:
        changed = False
        for word in (
            "常务",
            "副",
            "原",
            "前任",
            "前",
            "代理",
            "署理",
            "代",
            "候任",
            "候补",
            "名誉",
            "荣誉",
            "执行",
            "第一",
            "轮值",
            "联席",
            "挂职",
            "专职",
            "党组",
            "党委",
        ):
            if head.endswith(word) and not (
                word in ("原", "前", "代") and head[-2:] in ("中原", "平原", "太原", "时代", "现代", "当代")
            ):
                if word == "党委" and len(head) > 2:
                    continue
                qualifiers.insert(0, word)
                head = head[: -len(word)]
                changed = True
                break
    return head, tuple(qualifiers), title


def _title_ends(text: str) -> Iterator[re.Match[str]]:
    pattern = title_pattern()
    for start in range(len(text)):
        match = pattern.match(text, start)
        if match and match.end() == len(text):
            yield match
            return


class _Form(NamedTuple):
    organisation: str | None
    jurisdiction: str | None
    title: str
    rank: int
    qualifiers: tuple[str, ...]
    key: str


@lru_cache(maxsize=8192)
def _one(text: str, body: str | None, where: str | None, place: str | None) -> _Form:
    """The form of one post; *body* and *where* are those of the post it is joined to."""
    printed = _EARLIER.sub("", fold(text))
    head, qualifiers, title = split_title(printed)
    organisation: str | None = None
    jurisdiction: str | None = None
    if head.startswith(_FORMER) and head[:3] not in _codes() and len(head) > 1:  # 原市委书记
        head, qualifiers = head[1:], (head[0], *qualifiers)
    if not head and body and qualifiers[:1] == ("党委",):  # 某大学校长、党委书记
        head, qualifiers = f"{body}党委", qualifiers[1:]
    if title in _MEMBERS and head:  # 省政协委员: of the 省政协
        head += title[:2]
    if title in LEVELS and len(title) == 2:
        level = LEVELS[title]
        name = re.sub(r"(?:人民)?政府$", "", head)
        jurisdiction = _meant(level, where, place) if name in ("", level, "我" + level) else _full_place(name, level)
        organisation = f"{jurisdiction or level}政府"
    elif match := _MISSION.match(head + title):
        jurisdiction = match["country"]
        organisation = (
            f"{jurisdiction}驻{match['post']}" if title not in _ENVOYS else f"{jurisdiction}驻{match['post']}使馆"
        )
    elif match := _DEMOCRATIC.match(head):
        jurisdiction = match[3] or _meant(match[2], where, place)
        organisation = f"{match[1]}{jurisdiction or match[2]}委"
    elif match := _BODY.match(head):
        organ = _SHORT_ORGAN.get(match["organ"], match["organ"])
        jurisdiction = match["place"] or (
            _meant(match["level"], where, place)
            if match["level"]
            else (where or place)
            if match["organ"] not in ("委", "委员会") and not match["rest"] and match.start("organ") == 0
            else None
        )
        level = match["level"] or ""
        base = jurisdiction or level
        organisation = f"{base}{organ}{match['rest']}"
    elif head:
        level = head[0] if head[0] in _LEVEL and len(head) > 1 else ""
        if level and not head.startswith(("区域", "市场", "州际", "乡村", "镇江", "旗舰")):
            jurisdiction = _meant(level, where, place)
            organisation = f"{jurisdiction}{head[1:]}" if jurisdiction else head
        else:
            organisation = head
            found = re.match(r"[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|自治州|县|自治县|区)(?=[\u4e00-\u9fff])", head)
            found = found or _TOWN.match(head)
            jurisdiction = (
                found.group()
                if found and (found.re is _TOWN or found.group() in _codes())
                else where
                if _lacks_level(head)
                else None
            )
            if jurisdiction and _lacks_level(head) and not head.startswith(jurisdiction):
                organisation = f"{jurisdiction}{head}"
    elif title in _COURTS and not (body or "").endswith(_COURTS[title]):  # 检察长 by itself
        jurisdiction = where or place
        organisation = f"{jurisdiction or ''}{_COURTS[title]}"
    else:
        organisation, jurisdiction = body, where if body else None
    organisation = _DEPARTMENT.sub(r"\1委\2", organisation) if organisation else None
    key = _key(organisation, qualifiers, title)
    return _Form(
        organisation, jurisdiction, title, rank_of(organisation, jurisdiction, title, qualifiers), qualifiers, key
    )


def _lacks_level(head: str) -> bool:
    return bool(re.match(r"(?:政法委|组织部|宣传部|统战部|纪委|监委|办公室|秘书处|党组|人大|政协|政府)", head))


def _key(organisation: str | None, qualifiers: tuple[str, ...], title: str) -> str:
    title = "主委" if title == "主任委员" and _DEMOCRATIC.match(organisation or "") else title
    body = _BRACKET.sub("", organisation or "")
    short = _FIRM.sub("", body)
    short = re.sub(r"^中共|(?<=.)人民(?=政府|法院|检察院)", "", short)
    short = re.sub(r"(?<!常务)委员会$", "委", short).replace("和", "") if "委" in short else short
    for long, abbreviation in _abbreviations().items():
        short = short.replace(abbreviation, long)
    return f"{short}|{''.join(qualifiers)}{title}"


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("organ_abbreviations.tsv")}


_NO_ORGAN = re.compile("公司|集团|银行|电网|电力|石油|石化|烟草|医院|大学|学院|学校")


def kind_of(post: PostMention, place: str | None = None) -> str:
    """Tell "official", where the post is in an organ of party, state, army or mass organisation, else "other".

    Args:
        post: in its normal form.
        place: whose bulletin it stands in; 党委书记 and 宣传部部长 of a school's are the school's own.
    """
    if (place or "").endswith(_INSTITUTIONS) and not (
        post.jurisdiction or _STATE.search(post.organisation or post.title or "")
    ):
        return "other"
    row = titles().get(post.title or "")
    cls = row.cls if row else "f"
    if cls in "ol":
        body = (
            organ_kind(post.organisation or "")
            if cls == "o" and post.title in ("部长", "处长", "科长", "署长", "常委", "调研员", "秘书长")
            else None
        )
        return "other" if body == "other" else "official"
    if cls == "n":
        return "other"
    if post.title in _VILLAGEPARTY and re.search("[村区]$", post.organisation or "村"):
        return "official"
    if cls == "f" and post.title not in _MAY_BE_PUBLIC:
        return "other"
    if "党组" in post.qualifiers and not _NO_ORGAN.search(post.organisation or ""):  # organs alone have one
        return "official"
    kind = organ_kind(post.organisation or "")
    if kind is not None:
        return kind
    return "official" if cls == "d" else "other"


@cache
def organ_kind(body: str) -> str | None:
    """What the last word of the lexicon in a body's name says of it: "official", "other", or None where none stands there.

    >>> organ_kind("中原出版传媒集团党委")
    'other'
    """
    body = _BRACKET.sub("", body)
    body = re.sub(r"(?:党委|党组|党总支|机关党委|纪检组|工会|团委|纪委)(?:副)?$", "", body) or body
    if body.startswith(("国际", "世界", "亚洲", "欧洲")):
        return "other"
    last: str | None = None
    strong = False  # a hospital, school or firm was named: its departments are no public organs
    for match in organ_pattern().finditer(body):
        last = organs()[match.group()]
        if last == "other":
            strong = True
        elif strong and match.group() in _DEPARTMENTS:
            last = "other"
    return last
