"""The word lists of posts and bodies, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from calendar_app.extract.posts.trie import Words, words_pattern
from calendar_app.extract.wordlists import classed, rows
from calendar_app.model.quick import of_tuple


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


def office_words(kind: str) -> tuple[str, ...]:
    """Words of one class of offices.tsv."""
    return classed("offices.tsv")[kind]


@cache
def qualifiers() -> tuple[str, ...]:
    """Words before a title (副, 常务副, 原 …), the longest first."""
    return tuple(sorted((row[0] for row in rows("qualifiers.tsv")), key=lambda w: (-len(w), w)))


@cache
def title_words() -> Words:
    """The title words, to be looked for or at a place."""
    return Words(titles())


@cache
def _title_sizes() -> dict[str, tuple[int, ...]]:
    """The last two characters of title words to the words' lengths."""
    sizes: dict[str, set[int]] = {}
    for word in titles():
        sizes.setdefault(word[-2:], set()).add(len(word))
    return {end: tuple(s) for end, s in sizes.items()}


class Title(NamedTuple):
    """A title word at a place of a text, and its class (see posts.tsv)."""

    start: int
    end: int
    cls: str


_title = of_tuple(Title)


def find_titles(text: str, starts: Sequence[int], ends: Iterable[int]) -> list[list[Title]]:
    """The title words of each of some texts as ``title_words`` finds them, from left to right the longest.

    They are looked for from their ends, which are fewer.

    Args:
        text: the texts, ``GAP`` between them.
        starts: where each of them begins.
        ends: the places of all last but one characters with which a title may end.
    """
    sizes, table = _title_sizes(), titles()
    longest: dict[int, tuple[int, str]] = {}  # where a title begins: where the longest one ends there, and its class
    for before in ends:
        end = before + 2
        for size in sizes.get(text[before:end], ()):
            if size <= end and (row := table.get(text[end - size : end])) is not None:
                longest[end - size] = end, row.cls
    out: list[list[Title]] = [[] for _ in starts]
    k, at, stop, floor = -1, 0, 0, 0
    for start in sorted(longest):
        while start >= stop:  # in a later text
            k += 1
            at, stop = starts[k], starts[k + 1] if k + 1 < len(starts) else len(text)
        if start >= floor:
            floor, cls = longest[start]
            out[k].append(_title((start - at, floor - at, cls)))
    return out


@cache
def organs() -> dict[str, str]:
    """Word of a body's name to "official" or "other"."""
    return {row[0]: row[1] for row in rows("organs.tsv")}


@cache
def organ_pattern() -> re.Pattern[str]:
    """A word of a body's name, the longest at its place."""
    return words_pattern(organs())
