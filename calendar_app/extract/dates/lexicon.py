"""The words of time, read once from ``extract/lexicon/dates_*.tsv``; no other module of the package holds language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from calendar_app.bulletin.script import simplify
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.wordlists import rows


class Word(NamedTuple):
    """A word of time: the letter of its atom and its value, as the lexicon writes them."""

    letter: str
    value: str


class Era(NamedTuple):
    """Years of a reign or republic: Gregorian year of its first and last year."""

    first: int
    last: int


@cache
def words() -> dict[str, Word]:
    """Word → atom letter and value."""
    return {word: Word(letter, value) for letter, value, cell in rows("dates_words.tsv") for word in cell.split()}


@cache
def festivals() -> dict[str, str]:
    """Name of a festival or solar term → the rule of its day."""
    return {word: rule for rule, cell in rows("dates_festivals.tsv") for word in cell.split()}


@cache
def eras() -> dict[str, Era]:
    """Name of an era, as ``numerals.fold`` leaves it (乾隆 with its first character simplified) → its years."""
    return {simplify(name): Era(int(first), int(last)) for name, first, last in rows("dates_eras.tsv")}


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Cue → the words that give it."""
    return {cue: tuple(cell.split()) for cue, cell in rows("dates_cues.tsv")}


@cache
def cue_before(cue: str) -> re.Pattern[str]:
    """A pattern that ends with a word of *cue* (search it in the few characters before a place)."""
    return re.compile(f"(?:{any_of(cues()[cue])}) ?$")


@cache
def cue_after(cue: str) -> re.Pattern[str]:
    """A pattern that begins with a word of *cue* (match it at a place)."""
    return re.compile(f" ?(?:{any_of(cues()[cue])})")


@cache
def cue_anywhere(cue: str) -> re.Pattern[str]:
    """A pattern of the words of *cue*, to be searched."""
    return words_pattern(cues()[cue])


def any_of(options: Iterable[str]) -> str:
    """A regular expression of literal words as a prefix tree: one look per character, longest word first.

    >>> any_of(["今天", "今年", "昨天"])
    '(?:今[天年]|昨天)'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of itself has no finite type
    for word in options:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]  # as above
    leaf = "" in node
    singles = [c for c, child in node.items() if c and set(child) == {""}]
    longer = [re.escape(c) + _branch(child) for c, child in node.items() if c and set(child) != {""}]
    if len(singles) == 1:
        longer.append(re.escape(singles[0]))
    elif singles:
        longer.append("[" + "".join(re.escape(c) for c in sorted(singles)) + "]")
    if not longer:
        return ""
    body = longer[0] if len(longer) == 1 and not leaf else f"(?:{'|'.join(longer)})"
    return body + "?" if leaf else body
