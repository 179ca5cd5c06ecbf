"""The word lists of posts and bodies, read once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.posts.wordlists import rows


class TitleWord(NamedTuple):
    """A word that ends a post: its class (see posts.tsv), its rank (1 highest) and its English name."""

    word: str
    cls: str
    rank: int
    english: str


@cache
def titles() -> dict[str, TitleWord]:
    """Word to its row of posts.tsv."""
    return {w: TitleWord(w, c, int(r), e) for w, c, r, e in rows("posts.tsv")}


@cache
def qualifiers() -> tuple[str, ...]:
    """Words before a title (副, 常务副, 原 …), the longest first."""
    return tuple(sorted((row[0] for row in rows("qualifiers.tsv")), key=lambda w: (-len(w), w)))


@cache
def title_pattern() -> re.Pattern[str]:
    """One title word, the longest at its place."""
    return words_pattern(titles())


@cache
def organs() -> dict[str, str]:
    """Word of a body's name to "official" or "other"."""
    return {row[0]: row[1] for row in rows("organs.tsv")}


@cache
def organ_pattern() -> re.Pattern[str]:
    """A word of a body's name, the longest at its place."""
    return words_pattern(organs())
