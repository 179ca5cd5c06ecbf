"""Autonomous and special regions in the words for a body: completed where they are printed in short or without their name."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.bulletin.lexicon import division_codes, province_of
from calendar_app.extract.wordlists import rows

_AUTONOMOUS, _SPECIAL = "自治区", "特别行政区"
_PEOPLES = re.compile(rf"(?:壮族|回族|维吾尔)?{_AUTONOMOUS}$")
_COMMITTEE = "党委"  # of an autonomous region; its districts have a 区委
_ORGAN = "党委|人民政府|政府|人大|政协|纪委|监委"
_CHAIR, _CHIEF = "主席", "行政长官"
_OFFICES = ("司", "局", "署")


def of_region(head: str, title: str, where: str | None, place: str | None) -> str:
    """The words for a body with the full name of the region whose it is.

    Args:
        head: words before the qualifiers and title.
        title: the word of the office; the chair of a region is its government's.
        where: whose the post before it is.
        place: whose bulletin it is.

    >>> of_region("自治区党委", "书记", None, "南宁市"), of_region("新疆自治区", "主席", None, None)
    ('广西壮族自治区党委', '新疆维吾尔自治区政府')
    >>> of_region("香港特区", "行政长官", None, None), of_region("自治区党委", "书记", None, None)
    ('香港特别行政区政府', '自治区党委')
    """
    if "区" not in head and head[:2] not in _special() and not head.endswith("司"):
        return head
    whole = _autonomous_body(head, where, place) or _special_body(head, title)
    if whole is None:
        return head
    region, rest = whole
    if not rest and title == (_CHIEF if region.endswith(_SPECIAL) else _CHAIR):
        rest = "政府"
    return f"{region}{rest}"


def party_committee(region: str) -> str:
    """The party committee of a place as it is called: 广西壮族自治区党委, 沅口市委."""
    return f"{region}{_COMMITTEE if region.endswith(_AUTONOMOUS) else '委'}"


def _autonomous_body(head: str, where: str | None, place: str | None) -> tuple[str, str] | None:
    match = _of_autonomous().match(head)
    if match is None:
        return None
    if match[1]:
        return _autonomous()[match[1]], head[match.end() :]
    if head[0] == "区" and place is not None and place.endswith("区") and not place.endswith(("地区", _AUTONOMOUS)):
        return None  # of a district
    region = province_of(where) or province_of(place)
    return (region, head[match.end() :]) if region is not None and region.endswith(_AUTONOMOUS) else None


def _special_body(head: str, title: str) -> tuple[str, str] | None:
    region = head[:2]
    if region not in _special():
        only = _departments().get(head)
        return (_special()[only], f"政府{head}") if only is not None else None
    rest = head[2:].removeprefix(_SPECIAL).removeprefix("特区")
    if rest == head[2:] and rest not in _departments() and (rest or title != _CHIEF):
        return None  # 香港大学
    return _special()[region], f"政府{rest}" if rest.endswith(_OFFICES) and not rest.startswith("政府") else rest


@cache
def _departments() -> dict[str, str]:
    """Departments that one special region alone has, to the region's name."""
    return {row[0]: row[1] for row in rows("special_departments.tsv")}


@cache
def _autonomous() -> dict[str, str]:
    """Autonomous regions by their name alone: 广西."""
    return {_PEOPLES.sub("", name): name for name in division_codes() if name.endswith(_AUTONOMOUS)}


@cache
def _special() -> dict[str, str]:
    """Special regions by their name alone: 香港."""
    return {name.removesuffix(_SPECIAL): name for name in division_codes() if name.endswith(_SPECIAL)}


@cache
def _of_autonomous() -> re.Pattern[str]:
    names = "|".join(_autonomous())
    return re.compile(
        rf"({names})(?:(?:壮族|回族|维吾尔)?{_AUTONOMOUS}|区(?={_ORGAN}))|{_AUTONOMOUS}|区(?={_COMMITTEE})"
    )
