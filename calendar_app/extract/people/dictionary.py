"""What jieba's dictionary and the word lists tell of a run of characters: a word, or one that may be a name.

The answers are kept, as the same runs are asked about again and again.
"""

from __future__ import annotations

from functools import lru_cache

from calendar_app.extract.people.lexicon import divisions, foreign, given, surnames, words
from calendar_app.extract.segment import has_word, tagged

_ALIEN_MEAN = 2.0  # odds of the characters of a dictionary word that is a transcribed name
_FULL = 3  # characters of most names
_LEAST, _MOST = -4.0, 3.0  # odds of a character that count
_GIVEN = {
    "v": 3.0,
    "vn": 3.0,
    "i": 3.0,
    "z": 3.5,
    "j": 3.5,
    "nz": 3.5,
    "nt": 3.5,
    "ns": 4.5,
    "t": 1.0,
}  # of both, by the dictionary's tag
_NO_GIVEN = frozenset("江河湖海溪洲山镇路川湾岛堰淀原沙城季代年时期初末前后间")  # last characters of places and times


@lru_cache(maxsize=65536)
def is_word(run: str) -> bool:
    """Whether jieba's dictionary has the run."""
    return len(run) > 1 and has_word(run)


@lru_cache(maxsize=65536)
def common_word(run: str) -> bool:
    """Whether a run of characters is a dictionary word that is no person's name."""
    if run in words("not_names.txt") or run in words("foreign_places.txt") or run in divisions():
        return True
    if not is_word(run) or run in words("misread_names.txt"):
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and not tags[0][1].startswith("nr") and not _mistagged(run, tags[0][1])


def _mistagged(run: str, tag: str) -> bool:
    """Whether a word is likelier a name than what the dictionary's guess takes it for: 郑卫国 for a place, 王佑民 for a verb, 周恩来 for a time."""
    if len(run) != _FULL or tag not in _GIVEN or run[-1] in _NO_GIVEN:
        return False
    row, table = surnames().get(run[0]), given()
    odds = sum(max(_LEAST, min(_MOST, table.get(char, 0.0))) for char in run[1:])
    return row is not None and row.cls == "a" and odds >= _GIVEN[tag]


@lru_cache(maxsize=16384)
def name_like(run: str) -> bool:
    """Whether a dictionary word that is not marked as a person's name may still be one: the dictionary takes 罗干, 基辛格 for places."""
    if run in words("not_names.txt") or run in words("foreign_places.txt") or run in divisions() or not is_word(run):
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and (tags[0][1] in ("ns", "nz") or (tags[0][1] == "n" and _all_foreign(run)))


def likened(run: str) -> bool:
    """Whether the dictionary takes a word for the name of a thing or a place, or for a noun, and no list knows it: 香农, 露西."""
    if run in words("not_names.txt") or run in words("foreign_places.txt") or run in divisions():
        return False
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1] in ("ns", "nz", "n", "nrt")


def _all_foreign(run: str) -> bool:
    table = foreign()
    return len(run) > 2 and all(c in table for c in run) and sum(table[c] for c in run) >= _ALIEN_MEAN * len(run)


@lru_cache(maxsize=4096)
def is_adverb(run: str) -> bool:
    """Whether the dictionary has the run as an adverb: 曾经."""
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1] == "d"


@lru_cache(maxsize=4096)
def is_time(run: str) -> bool:
    """Whether the dictionary has the run as a word of time: 凌晨."""
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1] == "t"


def is_verb(run: str) -> bool:
    """Whether the dictionary has the run as a verb or an adverb: 宣传, 满怀."""
    tags = tagged(run, guess=False)
    return len(tags) == 1 and tags[0][1][0] in "vd"
