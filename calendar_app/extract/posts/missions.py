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


def mission(head: str, title: str) -> tuple[str, str | None] | None:
    """Body and country of a post in an embassy or consulate, None where the words name none.

    >>> mission("泰国驻华", "大使")
    ('泰国驻华使馆', '泰国')
    """
    match = _MISSION.match(head + title)
    if match is None:
        return None
    at = f"{match['country'] or ''}驻{match['post']}"
    if title in _ENVOYS and "领" not in match["kind"]:
        return f"{at}使馆", match["country"]
    consulate = title in _CONSULS or "领" in match["kind"]
    return f"{at}{'总领馆' if consulate else match['kind']}", match["country"]
