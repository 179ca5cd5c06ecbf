"""Whether a post is a public one, by its title and the words in its body's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from calendar_app.extract.lookup import Memo
from calendar_app.extract.posts.folding import fold_place
from calendar_app.extract.posts.keys import BRACKET
from calendar_app.extract.posts.lexicon import office_words, organ_pattern, organs, titles
from calendar_app.extract.wordlists import rows
from calendar_app.model.extraction import PostMention
from calendar_app.model.quick import of_tuple

#: Whose bulletins tell of their own people.
INSTITUTIONS = office_words("institution")
_STATE = re.compile(
    r"全国|中央|国家|国务院|中国|驻|[省市县州盟旗]|(?<!校)区|[厅署]|(?<!公)司(?!机)|管委会|总局|(?:农垦|农业|林业|水利|铁道|交通|商务|财政|科技|国防)部|教育部|工信部|科技部|卫健委|教育厅|人大代表|政协|民[革盟建进]|农工党|致公党|九三|台盟|[总部]司令|军"
)
_VILLAGEPARTY = frozenset(office_words("village"))  # the party's, though a village is no organ
_VILLAGE = re.compile("(?:[村区]|嘎查)(?:[原副]?(?:党委|党总支|党?支部))?$")
_DEPARTMENTS = frozenset(
    ["科", "处", "部", "室", "办公室", "办", "所", "组", "大队", "工会", "团委", "纪委", "监察", "科协", "委员会"]
) | {"组织部", "宣传部", "统战部"}
_MAY_BE_PUBLIC = frozenset(office_words("either"))  # of a public body
_OF_ITS_BODY = frozenset(office_words("staff"))  # firms have them too
_NO_ORGAN = re.compile("公司|集团|银行|电网|电力|石油|石化|烟草|医院|大学|学院|学校")
_SEATS_OF_PARTY = frozenset([None, "党委", "党组", "党总支", "党支部", "纪委", "团委", "工会", "党校"])
_OF_FIRMS = frozenset(office_words("firm"))  # no organ has them
_FIRM = re.compile("经理|董事|总裁|总会计师|监事")  # who has such a post holds others of the firm
_OF_COMPATRIOTS = re.compile("商会|同乡|华人|华侨|和平统一|联谊会")  # abroad no public bodies
_CONTINENT = re.compile("[非美欧澳亚]洲")
_LONGEST_COUNTRY = 7
_MOST_KINDS = 20_000
_OF_PARTY = re.compile(
    r"(?:党委|党组|党总支|机关党委|纪检组|工会|团委|纪委|(?<=[校院厂司团中])党支部|(?<=[校院厂司团])党总支)(?:副)?$"
)


def kind_of(post: PostMention, place: str | None = None) -> str:
    """Tell "official", where the post is in an organ of party, state, army or mass organisation, else "other".

    Args:
        post: in its normal form.
        place: whose bulletin it stands in; 党委书记 and 宣传部部长 of a school's are the school's own.
    """
    return _kind_of(post, institution=place is not None and of_institution(place))


def _kind_of(post: PostMention, *, institution: bool) -> str:
    own = institution and not post.jurisdiction
    return _KINDS[_words((post.title or "", post.organisation or "", "党组" in post.qualifiers, own))]


def may_be_a_school_s(post: PostMention) -> bool:
    """Whether a post's words let it be of the school that tells of it: 党委副书记, 主席; no place, no organ stands in it."""
    return not post.jurisdiction and post.organisation in _SEATS_OF_PARTY and not _STATE.search(post.title or "")


def _of_committee(post: PostMention) -> bool:
    """Whether a post is in a committee that may be a firm's: 安全生产委员会主任."""
    return (
        not post.jurisdiction
        and (post.organisation or "").endswith("委员会")
        and not _STATE.search(post.organisation or "")
    )


@lru_cache(maxsize=256)
def of_institution(place: str) -> bool:
    """Whether a bulletin is a school's, a hospital's or a firm's."""
    return fold_place(place).endswith(INSTITUTIONS)


class _Words(NamedTuple):
    """What tells of a post's kind; *own*: it may be one of the institution's whose bulletin it is."""

    title: str
    body: str
    in_group: bool
    own: bool


_words = of_tuple(_Words)


def _kind(post: _Words) -> str:
    if post.own and not _STATE.search(post.body or post.title):
        return "other"
    row = titles().get(post.title)
    cls = row.cls if row else "f"
    if cls == "l":  # 大学领导, 公司负责同志
        return organ_kind(post.body) or "official"
    if _OF_COMPATRIOTS.search(post.body) and (_of_other_state(post.body) or _CONTINENT.search(post.body)):
        return "other"  # 德国浙江总商会
    if post.title == "部长" and _of_other_state(post.body) and not _NO_ORGAN.search(post.body):
        return "official"  # 南非小企业发展部长
    if cls in "ol":
        body = organ_kind(post.body) if cls == "o" and post.title in _OF_ITS_BODY else None
        return "other" if body == "other" else "official"
    if cls == "n":
        return "other"
    if post.title in _VILLAGEPARTY and _VILLAGE.search(post.body or "村"):
        return "official"
    if cls == "f" and post.title not in _MAY_BE_PUBLIC:
        return "other"
    if (post.in_group or post.title == "党组成员") and not _NO_ORGAN.search(post.body):  # organs alone have one
        return "official"
    kind = organ_kind(post.body)
    if kind is not None:
        return kind
    return "official" if cls == "d" else "other"


def _of_other_state(body: str) -> bool:
    """Whether a country's name opens that of a body."""
    return any(body[:size] in _countries() for size in range(2, _LONGEST_COUNTRY + 1))


@cache
def _countries() -> frozenset[str]:
    return frozenset(row[0] for row in rows("foreign_places.txt"))


_KINDS = Memo(_kind, _MOST_KINDS)


def is_public(posts: Sequence[PostMention], place: str | None = None) -> bool:
    """Whether one of a person's posts is a public one; a body that has a 董事长 or 总裁 is a firm: 中国远山党委委员、副总裁."""
    if not posts:
        return False
    institution = place is not None and of_institution(place)
    public = [post for post in posts if _kind_of(post, institution=institution) == "official"]
    if not public:
        return False
    if (
        not public[0].jurisdiction
        and all(may_be_a_school_s(post) or _of_committee(post) for post in public)
        and any(_FIRM.search(p.text) for p in posts)
    ):
        return False  # 党委副书记、总经理, 总会计师、安全委员会副主任
    for post in posts:
        if post.title in _OF_FIRMS:
            break
    else:  # as of the most
        return True
    bodies = [p.organisation for p in posts if p.title in _OF_FIRMS and p.organisation]
    firms = tuple([body for body in bodies if organ_kind(body) != "official"])  # 县委书记、合作社监事会主席
    return not firms or any(not (post.organisation or "").startswith(firms) for post in public)


@cache
def organ_kind(body: str) -> str | None:
    """What the last word of the lexicon in a body's name says of it: "official", "other", or None where none stands there.

    >>> organ_kind("中原出版传媒集团党委")
    'other'
    """
    body = BRACKET.sub("", body)
    body = _OF_PARTY.sub("", body) or body
    if body.startswith(("国际", "世界", "亚洲", "欧洲")) or (body.startswith("校") and not body.startswith("校区")):
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
