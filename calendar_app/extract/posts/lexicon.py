"""The word lists of posts and bodies, read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.segment import GAP
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
def title_pattern() -> re.Pattern[str]:
    """One title word, the longest at its place."""
    return words_pattern(titles())


@cache
def title_here() -> re.Pattern[str]:
    """The same, for ``match`` at a place where there may be one."""
    return words_pattern(titles(), searched=False)


@cache
def _title_ends() -> tuple[re.Pattern[str], dict[str, tuple[int, ...]]]:
    """The last but one character of a title word before its last, and by those two the words' lengths."""
    sizes: dict[str, set[int]] = {}
    before: dict[str, str] = {}
    for word in sorted(titles()):
        sizes.setdefault(word[-2:], set()).add(len(word))
        before[word[-1]] = before.get(word[-1], "") + word[-2]
    # the last characters of most words first, which are tried in their order, and only where two classes of characters let them
    ways = sorted(before, key=lambda last: (-len(before[last]), last))
    first, second = "".join(sorted(set().union(*before.values()))), "".join(ways)
    pattern = re.compile(f"[{first}](?=[{second}])(?={'|'.join(f'{last}(?<=[{before[last]}].)' for last in ways)})")
    return pattern, {end: tuple(s) for end, s in sizes.items()}


class Title(NamedTuple):
    """A title word at a place of a text, and its class (see posts.tsv)."""

    start: int
    end: int
    cls: str


_title = of_tuple(Title)


def find_titles(texts: Sequence[str]) -> list[list[Title]]:
    """The title words of each text as ``title_pattern`` finds them, from left to right the longest.

    They are looked for in all texts in one go, and from their ends, which are fewer.
    """
    ends, sizes = _title_ends()
    table = titles()
    joined = GAP.join(texts)
    longest: dict[int, tuple[int, str]] = {}  # where a title begins: where the longest one ends there, and its class
    # the pattern begins one character before the last
    for end in [last.start() + 2 for last in ends.finditer(joined)]:
        for size in sizes[joined[end - 2 : end]]:
            if size <= end and (row := table.get(joined[end - size : end])) is not None:
                longest[end - size] = end, row.cls
    out: list[list[Title]] = [[] for _ in texts]
    k, at, stop, floor = -1, 0, -len(GAP), 0
    for start in sorted(longest):
        while start >= stop:  # in a later text
            k, at = k + 1, stop + len(GAP)
            stop = at + len(texts[k])
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
