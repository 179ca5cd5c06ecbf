"""What a word of the cut tells of names, worked out once for each word with its part of speech."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.names.lexicon import (
    divisions,
    foreign_places,
    parting_words,
    short_divisions,
    suffix_sizes,
    suffixes,
    words_of,
)

PARTS = 1  # no name runs over the word
MAY_PART = 2  # whether one does, its neighbours decide
CLOSES = 4  # a name can end with it: by an ending of the lexicon, or because it is a division itself
ODD = 8  # it may have to be taken apart
VISITS = 16  # somebody goes somewhere
JOINS = 32  # 和, 与, 及: it may stand in a name of two halves
MARKS = 64  # a mark opens it

#: Parts of speech (jieba) over which no name runs: preposition, conjunction, particle, adverb, pronoun, modal.
_STOP_TAGS = frozenset(
    {"p", "c", "u", "uj", "ul", "uv", "ud", "ug", "uz", "d", "r", "rr", "rz", "y", "e", "o", "df", "dg"}
)
_NOUNS = frozenset({"n", "nz", "b"})
_JOINTS = frozenset({"和", "与", "及"})
MARK = re.compile(r"[^\w·•+]|_")


def kind_of(word: str, tag: str) -> int:
    """Sum of the kinds above, but for ``ODD``, that a word with its part of speech is of."""
    told = _parting(word, tag) + (CLOSES if _closes(word) else 0) + (VISITS if word in words_of("visit") else 0)
    return told + (JOINS if word in _JOINTS else 0) + mark_of(word)


def mark_of(word: str) -> int:
    """``MARKS`` where a mark opens the word, else 0."""
    return MARKS if MARK.match(word) else 0


def _parting(word: str, tag: str) -> int:
    """``PARTS`` where the word parts names wherever it stands, ``MAY_PART`` where its neighbours decide, else 0."""
    if MARK.match(word):
        return PARTS
    if word in words_of("inside"):
        return MAY_PART if is_parting(word) else 0
    if is_parting(word) or tag in _STOP_TAGS:
        return PARTS
    if parts_inside(word) and not (
        tag in _NOUNS and word[2:] in words_of("inside") & words_of("predicate")
    ):  # 机械制造 is a trade
        return PARTS
    if tag == "m" and not word.startswith("第"):
        return MAY_PART
    return PARTS if tag == "t" and word[0] in "0123456789今去明前本当昨" else 0


def _closes(word: str) -> bool:
    """Whether the word is a division, ends with an ending that makes a name, or may be the last part of a longer one."""
    if word in short_divisions() or word in divisions() or word in foreign_places():
        return True
    table = suffixes()
    sizes = suffix_sizes().get(word[-1], ())
    ending = next((word[-size:] for size in sizes if size <= len(word) and word[-size:] in table), None)
    return (ending is not None and table[ending] != "none") or word in _suffix_tails()


@cache
def _suffix_tails() -> frozenset[str]:
    """What the endings end with."""
    return frozenset(ending[i:] for ending in suffixes() for i in range(1, len(ending)))


def is_parting(word: str) -> bool:
    """Whether the lexicon has *word* as one that no name runs over."""
    return word in parting_words()


def parts_inside(word: str) -> bool:
    """Whether a word of four characters is a verb with its adverb or object: 认真落实, 签订协议."""
    return len(word) == 4 and (is_parting(word[2:]) or (is_parting(word[:2]) and word[:2] not in words_of("inside")))
