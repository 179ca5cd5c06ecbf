"""Bodies that were called otherwise at other times, or are named by their office alone, under one name each."""

from __future__ import annotations

import re

_PREFECTURE = re.compile(
    r"(?:中共)?(?P<name>(?![本该各])[\u4e00-\u9fff]{2,4}?)??(?:地区)?"
    r"(?P<organ>地委|行署|专署|行政公署|专员公署|行政督察专员公署)(?P<rest>.*)"
)
_COMMISSIONER = re.compile("(?P<name>[\u4e00-\u9fff]{2,4})?(?:地区)?")
_FORCES = re.compile("(?P<place>[\u4e00-\u9fff]{0,8}[市县区旗])?(?:人民)?武装部")
_DEPARTMENTS = frozenset(["组织部", "宣传部", "统战部", "政法委"])
_OF_COUNTIES = "市县区旗"


def prefectural(head: str, title: str, place: str | None) -> tuple[str, str | None] | None:
    """Body and jurisdiction of a prefecture's committee or office, None where the words name none.

    Args:
        head: words before the title.
        title: the word of the office; a commissioner (专员) heads an office that need not be named.
        place: whose bulletin it is; a prefecture's means its own.

    >>> prefectural("云泽专署", "专员", None), prefectural("地委", "书记", "云泽地区"), prefectural("", "专员", "云泽地区")
    (('云泽行署', None), ('云泽地委', '云泽地区'), ('云泽行署', '云泽地区'))
    """
    own = place.removesuffix("地区") if place is not None and place.endswith("地区") else None
    match = _PREFECTURE.fullmatch(head) if "地委" in head or "署" in head else None
    if match is not None:
        name, organ, rest = match["name"], match["organ"], match["rest"]
    elif title == "专员" and own is not None and (bare := _COMMISSIONER.fullmatch(head)) is not None:
        name, organ, rest = bare["name"], "行署", ""
    else:
        return None
    name = name or own
    return f"{name or ''}{'地委' if organ == '地委' else '行署'}{rest}", place if name == own else None


def of_the_place(head: str, place: str | None) -> str:
    """The words for a body, completed where they name a department of the party or the armed forces of *place* alone.

    >>> of_the_place("组织部", "清源县"), of_the_place("武装部", "清源县"), of_the_place("河镇武装部", "清源县")
    ('县委组织部', '县人武部', '河镇武装部')
    >>> of_the_place("清源县人民武装部", None)
    '清源县人武部'
    """
    level = "" if place is None else "地" if place.endswith("地区") else place[-1]
    if head in _DEPARTMENTS and place is not None and place.endswith("自治区"):
        return f"{place}党委{head}"
    if head in _DEPARTMENTS:
        return f"{level}委{head}" if level and level in "省市县区州盟旗地" else head
    if (forces := _FORCES.fullmatch(head)) is None:
        return head
    if forces["place"]:
        return f"{forces['place']}人武部"
    return f"{level}人武部" if level and level in _OF_COUNTIES else head
