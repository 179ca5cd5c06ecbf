"""Folding of a text before it is searched: simplified characters, one kind of dot and space, one for one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from calendar_app.bulletin.script import simplify
from calendar_app.extract.wordlists import rows

#: Texts kept folded, and how long they may be: those of a bulletin, some megabyte.
_MOST_TEXTS, _SHORT = 1024, 2000
_DOTS = dict.fromkeys(map(ord, "•・．‧∙⋅●"), "·")
_SPACES = dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\t"), " ")


_FOLD = _DOTS | _SPACES
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")


@cache
def _stop() -> re.Pattern[str]:
    """A full stop before a character of transcriptions; not behind a number (一.某)."""
    chars = "".join(sorted(row[0] for row in rows("transliteration.tsv") if len(row[0]) == 1))
    return re.compile(rf"\.(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十甲乙丙丁]\.)(?=[{chars}])")


_MARKS = str.maketrans(",;:!?()", "，；：！？（）")
_MARK = re.compile(r"[(),;:!?](?:(?<=[()])|(?![0-9A-Za-z]))")  # not 1,000 or 09:30


def fold_marks(text: str) -> str:
    """``fold``, and the marks of a Chinese sentence where a page has them as ASCII; as many code points as *text*.

    >>> fold_marks("市長陳明(女),李某出席:1,000人")
    '市长陈明（女），李某出席：1,000人'
    """
    return _kept(text) if len(text) <= _SHORT else _kept.__wrapped__(text)


@lru_cache(_MOST_TEXTS)  # people and names each ask for the same titles and bodies, twice
def _kept(text: str) -> str:
    folded = fold(text)
    if _MARK.search(folded) is None:
        return folded
    return _MARK.sub(lambda m: m.group().translate(_MARKS), folded)


def fold(text: str) -> str:
    """Simplified characters, one kind of name dot and of space; as many code points as *text*.

    >>> fold("陳明•李")
    '陈明·李'
    """
    folded = simplify(text)
    folded = folded.translate(_FOLD) if _FOLDABLE.search(folded) else folded
    return _stop().sub("·", folded) if "." in folded else folded  # 约翰.史密斯


@lru_cache(maxsize=4096)
def fold_place(place: str) -> str:
    """``fold`` of a place's name, kept: it is asked for with every post."""
    return fold(place)
