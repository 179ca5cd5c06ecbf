"""Places as identity sees them: which of two stands above the other."""

from __future__ import annotations

from functools import lru_cache

from calendar_app.bulletin.lexicon import division_codes

_REGIONS = ("省", "自治区", "特别行政区")
_CITIES, _COUNTIES, TOWNS = ("市", "州", "盟", "地区"), ("县", "区", "旗"), ("镇", "乡", "街道")


@lru_cache(4096)
def level_of(place: str) -> int | None:
    """1 for a province, 2 for a city or prefecture, 3 for a county or district, 4 for a town; None for what is no division.

    >>> [level_of(name) for name in ("河南省", "上海市", "喀什地区", "巩义市", "青秀区", "沅口市/石桥镇", "全国", "沅口市/省")]
    [1, 1, 2, 3, 3, 4, None, 1]
    """
    place = place.rpartition("/")[2]
    code = division_codes().get(place, "")
    if code.isdigit():
        return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3
    ends = ((1, _REGIONS), (4, TOWNS), (2, _CITIES), (3, _COUNTIES))
    return next((level for level, words in ends if place.endswith(words)), None)


def is_region(place: str) -> bool:
    """Whether a place is a province or a region, by its name."""
    return place.endswith(_REGIONS) and "/" not in place
