"""Pinyin of names for search and sorting: surname readings of their own (单 Shàn, 仇 Qiú), pypinyin for the rest."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.contrib.tone_convert import tone3_to_tone

from calendar_app.extract.people.lexicon import surnames
from calendar_app.extract.posts.folding import fold
from calendar_app.extract.posts.wordlists import rows

_NOT_LETTER = re.compile(r"[^a-z0-9]")


@cache
def _readings() -> dict[str, list[str]]:
    return {row[0]: row[1].split() for row in rows("surname_readings.tsv")}


@lru_cache(maxsize=8192)
def syllables(name: str) -> tuple[str, ...]:
    """One syllable with a tone number for each character of a name, surname first; dots and spaces are left out.

    >>> syllables("单小华")
    ('shan4', 'xiao3', 'hua2')
    """
    folded = fold(name).replace(" ", "")
    if "·" in folded:
        parts = [p for p in folded.split("·") if p]
        return tuple(s for part in parts for s in lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True))
    for width in (2, 1):
        head = folded[:width]
        if len(folded) > width and head in _readings() and (width == 1 or head in surnames()):
            rest = lazy_pinyin(folded[width:], style=Style.TONE3, neutral_tone_with_five=True)
            return (*_readings()[head], *rest)
    return tuple(lazy_pinyin(folded, style=Style.TONE3, neutral_tone_with_five=True))


def romanise(name: str) -> tuple[str, str]:
    """Full pinyin and initials of a name, lower case, no tones or spaces: what a reader types to find it.

    ü is written v, as keyboards do. Latin letters are kept.

    >>> romanise("单小华")
    ('shanxiaohua', 'sxh')
    """
    plain = [_plain(s) for s in syllables(name)]
    return "".join(plain), "".join(p[0] for p in plain if p)


def pinyin_label(name: str) -> str:
    """Pinyin for people to read, with tones: surname apart, given name joined.

    >>> pinyin_label("单小华")
    'Shàn Xiǎohuá'
    """
    marked = [tone3_to_tone(s.rstrip("5")) for s in syllables(name)]
    width = 2 if fold(name)[:2] in surnames() and len(name) > 2 else 1
    if "·" in fold(name):
        return "".join(marked).capitalize()
    return " ".join(part.capitalize() for part in ("".join(marked[:width]), "".join(marked[width:])) if part)


def _plain(syllable: str) -> str:
    folded = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return _NOT_LETTER.sub("", "".join(c for c in folded if not unicodedata.combining(c)).rstrip("12345"))
