"""Which place a post means: divisions and their codes, the bulletin's own 市 and 省, places of a level."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from calendar_app.bulletin.lexicon import codes_of, division_codes, province_names, province_of
from calendar_app.extract.names.lexicon import short_place
from calendar_app.extract.posts.kinds import of_institution
from calendar_app.extract.wordlists import rows

LEVEL = "省市县区州盟旗镇乡"
LEVELS = {  # heads of governments to their level
    "省长": "省",
    "市长": "市",
    "县长": "县",
    "县知事": "县",
    "区长": "区",
    "州长": "州",
    "盟长": "盟",
    "旗长": "旗",
    "镇长": "镇",
    "乡长": "乡",
}
_PROVINCES = ("省", "自治区")
#: A place at the start of a body's name, as far as the level in its last character; of one character only before 县 (泾县).
PLACE = (
    r"(?:[^省市县区州全该各本我两外邻]县"
    rf"|[\u4e00-\u9fff]{{2,12}}?(?:自治区|特别行政区|自治州|自治县|自治旗|林区|地区|街道|[{LEVEL}]))"
)
_LISTED = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|自治州|县|自治县|区)(?=[\u4e00-\u9fff])")
_TOWN = re.compile(
    r"[\u4e00-\u9fff]{1,5}?[镇乡](?=党委|党工委|人大|纪委|武装部)"
)  # towns are not in the list of divisions
_REPUBLIC = re.compile("共和国|王国|合众国|酋长国|联邦(?!党)")
_LONGEST_COUNTRY = 7
_OF_STATE = re.compile("(?:[部厅局署院]|议会|国会|政府|委员会|法院)$")


@cache
def short_provinces() -> frozenset[str]:
    """Names of provinces without the word for their level: 江苏, 内蒙古."""
    ends = re.compile("(?:壮族|回族|维吾尔)?(?:自治区|特别行政区|省|市)$")
    return frozenset(ends.sub("", name) for name in province_names().values())


@cache
def _abroad() -> frozenset[str]:
    return frozenset(row[0] for row in rows("foreign_places.txt") if row[1:] == ["place"])


def below(name: str, place: str) -> bool:
    """Whether a county, district or town may be one of a city's: its code says so, or it has none."""
    if name[-1] not in "县区旗镇乡" or place[-1] in "县区旗镇乡":
        return False
    if name not in division_codes():
        return True
    return division_codes().get(place, "")[:4] in [code[:4] for code in codes_of(name)]


def own(level: str, place: str | None) -> str | None:
    """Whose 市, 省 … is meant in the bulletin of *place*."""
    if place is None:
        return None
    if level == "省":
        return province_of(place) or (place if place.endswith(_PROVINCES) else None)
    if place.endswith(level) or (level == "市" and place[-1:] not in LEVEL and not of_institution(place)):
        return place
    codes = codes_of(place)
    if level in "市州盟" and len(codes) == 1:
        above = codes[0][:4] + "00"
        return next((n for n, c in division_codes().items() if c == above and n.endswith(level)), None)
    return None


def meant(level: str, where: str | None, place: str | None) -> str | None:
    """Whose 市, 县 … a joined post means: that of the post before it (沅口市委副书记、市长), else the bulletin's own."""
    return where if where is not None and where.endswith(level) else own(level, place)


def full_place(name: str, level: str) -> str:
    """A place's name with the word for its level: 沅口 and 市 make 沅口市."""
    return name if name.endswith(tuple(LEVEL)) else name + level


@cache
def _in_short() -> dict[str, str]:
    """Divisions of a people, in short with their level, to their full name: 凉山州 to 凉山彝族自治州."""
    full = [name for name in division_codes() if name.endswith(("自治州", "自治县", "自治旗"))]
    short = {short_place(name).removesuffix("族自治旗") + name[-1]: name for name in full}
    return {name: whole for name, whole in short.items() if name not in division_codes()}


def as_known(name: str, place: str | None) -> str:
    """The full name of a place that is printed in short, or *place*, whose bulletin it is, where both are one.

    >>> as_known("凉山州", None), as_known("凉山彝族自治州", "凉山州"), as_known("洛阳市", "凉山州")
    ('凉山彝族自治州', '凉山州', '洛阳市')
    """
    whole = _in_short().get(name, name)
    return place if place is not None and _in_short().get(place) == whole else whole


@lru_cache(maxsize=4096)
def innermost(name: str) -> str:
    """A place's name without the province or city above it: 乙区 of 甲市乙区.

    >>> innermost("河南省洛阳市"), innermost("洛阳市西工区"), innermost("洛阳市")
    ('洛阳市', '西工区', '洛阳市')
    """
    for size in (2, 3):  # 江苏镇江市, 福建屏南县
        rest = name[size:]
        if name[:size] in short_provinces() and (rest in division_codes() or innermost(rest) != rest):
            return innermost(rest)
    for size in range(2, len(name) - 1):
        if (
            name[size - 1] in "省市州盟区"
            and name[:size] in division_codes()
            and name[size:][-1] in LEVEL
            and name[size] not in LEVEL
        ):
            return innermost(name[size:])
    return name


def stem(place: str) -> str:
    """A place's name without the word for its level, where enough is left: 沅口 of 沅口市."""
    return place[:-1] if len(place) > 2 and place[-1] in "省市县区州盟旗" else place


def opening(head: str) -> str | None:
    """The listed division, or the town, that opens a body's name.

    >>> opening("洛阳市城管局"), opening("大河镇党委"), opening("市场监管局")
    ('洛阳市', '大河镇', None)
    """
    listed = _LISTED.match(head)
    if listed is not None and listed.group() in division_codes():
        return listed.group()
    town = None if listed is not None else _TOWN.match(head)
    return town.group() if town is not None else None


def country_at(name: str) -> str:
    """The foreign country or city that opens a name, "" where none does."""
    return _opened_abroad(name) or ""


def _opened_abroad(name: str) -> str | None:
    longest = min(_LONGEST_COUNTRY, len(name))
    return next((name[:size] for size in range(longest, 1, -1) if name[:size] in _abroad()), None)


def is_abroad(name: str) -> bool:
    """Whether a foreign country or city opens a name, or a state is named in it that is not China."""
    return _opened_abroad(name) is not None or (_REPUBLIC.search(name) is not None and "中华" not in name)


def country(head: str) -> str | None:
    """The foreign country or city that opens the name of a body of state: 越南 of 越南计划投资部."""
    return _opened_abroad(head[:-1]) if _OF_STATE.search(head) is not None else None
