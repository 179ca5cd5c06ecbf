"""Embassies and consulates: whose they are and where they stand."""

from __future__ import annotations

import re

from calendar_app.extract.posts.lexicon import office_words

_MISSION = re.compile(
    r"^(?:(?P<country>[\u4e00-\u9fff]{2,10}?)(?:国)?)?驻(?P<post>华|沪|穗|渝|蓉|[\u4e00-\u9fff]{2,4}?)"
    r"(?P<kind>大?使馆|总?领事?馆|(?=大使|总领事|领事|公使|代表))"
)
_ENVOYS = frozenset(office_words("envoy"))
_CONSULS = frozenset(["总领事", "领事"])


#: 中央人民政府驻香港特别行政区联络办公室, 香港中联办; which of the two is meant by 中联办 alone is not told.
_LIAISON = re.compile(
    "^(?:中央(?:人民)?政府)?驻?(?P<region>香港|澳门|港|澳)?(?:特别行政区|特区)?(?:中联办|(?<=[港澳门区])联络办(?:公室)?)"
)
_REGIONS = {"港": "香港", "澳": "澳门"}


def mission(head: str, title: str) -> tuple[str, str | None] | None:
    """Body and country of a post in an embassy or consulate, None where the words name none.

    >>> mission("泰国驻华", "大使")
    ('泰国驻华使馆', '泰国')
    """
    if (liaison := _LIAISON.match(head)) is not None:
        region = liaison["region"] or ""
        return f"{_REGIONS.get(region, region)}中联办{head[liaison.end() :]}", None
    match = _MISSION.match(head + title)
    if match is None:
        return None
    at = f"{match['country'] or ''}驻{match['post']}"
    if title in _ENVOYS and "领" not in match["kind"]:
        return f"{at}使馆", match["country"]
    consulate = title in _CONSULS or "领" in match["kind"]
    return f"{at}{'总领馆' if consulate else match['kind']}", match["country"]
