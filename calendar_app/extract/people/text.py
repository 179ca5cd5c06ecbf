"""One-for-one folding of a text before it is searched, so that offsets stay those of the printed words."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.lexicon import rows

_DOTS = dict.fromkeys(map(ord, "•・．‧∙⋅●"), "·")
_SPACES = dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\t"), " ")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# 李　明: a surname, space, and one character that ends at a boundary
_SPACED = re.compile(rf"(?<![{_HAN}])([{_HAN}]) {{1,3}}([{_HAN}])(?=[、，。；：）（)(\s]|$|等|同志)")


@cache
def _table() -> dict[int, str]:
    table = {ord(row[0]): row[1] for row in rows("simplified.tsv")}
    return table | _DOTS | _SPACES


def fold(text: str) -> str:
    """Simplified characters, one kind of name dot and of space; as many code points as *text*.

    >>> fold("陳明•李")
    '陈明·李'
    """
    return text.translate(_table())
