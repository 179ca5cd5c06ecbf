"""Traditional and simplified characters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from calendar_app.bulletin.lexicon import words

#: Texts kept in simplified characters, and how long they may be: those of a bulletin, some megabyte.
_MOST_TEXTS, _SHORT = 1024, 2000
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_CORNERS = dict(zip(map(ord, "「」『』﹁﹂﹃﹄"), "“”‘’“”‘’", strict=True))


def simplify(text: str) -> str:
    """Simplified characters for traditional ones and “” for the quotation marks of other scripts, one for one, so that offsets hold.

    jieba and the lexicon know only simplified words.

    >>> simplify('臺北市舉行「三月三」歌會'), simplify('放映"春潮"')
    ('台北市举行“三月三”歌会', '放映“春潮”')
    """
    return _simple(text) if len(text) <= _SHORT else _simple.__wrapped__(text)


@lru_cache(_MOST_TEXTS)  # every stage asks for the same titles and bodies
def _simple(text: str) -> str:
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    return text.translate(_simplified()) if _traditional().search(text) else text


@cache
def _traditional() -> re.Pattern[str]:
    """A character that ``simplify`` changes: looking for one is far cheaper than translating."""
    return re.compile(f"[{re.escape(''.join(map(chr, _simplified())))}]")


@cache
def _simplified() -> dict[int, str]:
    """Code point of a traditional character or quotation mark (「」 『』, GB/T 15834 has “” ‘’ for them) → the simplified one."""
    return {ord(char): simple for char, simple in words("simplified").items()} | _CORNERS
