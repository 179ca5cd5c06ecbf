"""Joiners inside the names of bodies: 国际合作和|社会扶贫司, 发展和|改革委员会, 南非国际关系与|合作部."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from calendar_app.extract.posts.places import country_at
from calendar_app.extract.wordlists import rows

_LONGEST = 16  # characters of what stands before a joiner
_LONGEST_HALF = 6  # characters of half a ministry's name
_OFFICES = frozenset("部厅局委署会院府校学省市县区州办")
_ENDS_TITLES = frozenset("长统理相席王臣使事员任")
_BODY_START = re.compile(
    r"(?:特区|中国|全国|国家|国务院|国际|中央|世界|亚洲|省|市|县|区|州|盟|旗|地区|自治区|我[省市县区州]|[\u4e00-\u9fff]{2,3}[省市县区州旗镇乡]|[\u4e00-\u9fff]{2}[\u4e00-\u9fff]港镇|[\u4e00-\u9fff]{2,8}(?:大学|学院)|北京|上海|天津|重庆|香港|澳门|中华)"
)
_BODY_END = re.compile(
    r"(?:等|一行|代表团|考察团|长|书记|主任|主席|委员|公司|集团|领导|[省市县区]|政府|[省市县区]委|大学|学院|[局厅司处办所室]|(?<!社)会|中心|院|大厦|大楼|宾馆|酒店|饭店|礼堂|会议室|总部|机场|车站|广场)$"
)


@cache
def _department_heads() -> frozenset[str]:
    return frozenset(row[0] for row in rows("department_heads.txt"))


@cache
def _department_ends() -> frozenset[str]:
    return frozenset(head[-2:] for head in _department_heads())


@lru_cache(maxsize=8192)
def opens_joined(chunk: str) -> bool:
    """Whether the words before a joiner are the first half of a body's name, and no body or person by themselves.

    >>> opens_joined("省发展"), opens_joined("省教育厅")
    (True, False)
    """
    abroad = country_at(chunk) if chunk[-2:] in _department_ends() else ""  # 越南贸易和工业部
    if chunk in _department_heads() or (abroad and chunk.removeprefix(abroad) in _department_heads()):
        return True
    if _abroad_inside(chunk) or _department_inside(chunk):
        return True
    return 2 <= len(chunk) <= _LONGEST and bool(_BODY_START.match(chunk)) and not _BODY_END.search(chunk)


def _department_inside(chunk: str) -> bool:
    """Whether a ministry or an office and half of the name of one of its departments stand before a joiner: 教育部国际合作与|交流司."""
    if chunk[-2:] not in _department_ends():
        return False
    longest = min(_LONGEST_HALF, len(chunk) - 2)
    return any(chunk[-k:] in _department_heads() and chunk[-k - 1] in _OFFICES for k in range(2, longest + 1))


def _abroad_inside(chunk: str) -> bool:
    """Whether a country and half of a ministry's name stand before a joiner: 南非国际关系与|合作部."""
    abroad = country_at(chunk)
    rest = chunk.removeprefix(abroad)
    return (
        bool(abroad)
        and 2 <= len(rest) <= _LONGEST_HALF
        and not country_at(rest)
        and not _BODY_END.search(chunk)
        and chunk[-1] not in _ENDS_TITLES
    )
