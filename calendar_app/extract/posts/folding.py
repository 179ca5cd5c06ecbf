"""Folding of a text before it is searched: simplified characters, one kind of dot and space, one for one."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.posts.wordlists import rows

_DOTS = dict.fromkeys(map(ord, "•・．‧∙⋅●"), "·")
_SPACES = dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\t"), " ")


@cache
def _table() -> dict[int, str]:
    table = {ord(row[0]): row[1] for row in rows("simplified.tsv")}
    return table | _DOTS | _SPACES


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(map(chr, sorted(_table())))) + "]")


def fold(text: str) -> str:
    """Simplified characters, one kind of name dot and of space; as many code points as *text*.

    >>> fold("陳明•李")
    '陈明·李'
    """
    return text.translate(_table()) if _foldable().search(text) else text
