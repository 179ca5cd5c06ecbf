"""The word lists of names, read once from ``extract/lexicon``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from calendar_app.bulletin.lexicon import division_codes
from calendar_app.extract.names.lexicon import short_place
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.wordlists import classed, rows


class Surname(NamedTuple):
    """Class of a surname (see surnames.tsv) and ln(P(begins a name) / P(begins a word))."""

    cls: str
    odds: float


@cache
def surnames() -> dict[str, Surname]:
    """Surname to its class and odds."""
    return {row[0]: Surname(row[1], int(row[2]) / 10) for row in rows("surnames.tsv")}


@cache
def surname_heads() -> frozenset[str]:
    """First characters of surnames."""
    return frozenset(s[0] for s in surnames())


@cache
def given() -> dict[str, float]:
    """Character to ln(P(in a given name) / P(as a word)), -6 to 6."""
    return {row[0]: int(row[1]) / 10 for row in rows("given_names.tsv")}


@cache
def foreign() -> dict[str, float]:
    """Character to ln(P(in a transcribed name) / P(as a word)), -6 to 6; only characters that transcriptions use."""
    return {row[0]: int(row[1]) / 10 for row in rows("transliteration.tsv")}


@cache
def followers() -> frozenset[str]:
    """Words of two or more characters that may follow a name."""
    return frozenset(row[0] for row in rows("followers.txt"))


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a lexicon file."""
    return frozenset(row[0] for row in rows(name))


@cache
def cues(kind: str) -> frozenset[str]:
    """Words of one class of names_cues.tsv."""
    return frozenset(classed("names_cues.tsv")[kind])


def cue_source(kind: str, more: str = "") -> str:
    """Source of a regular expression that matches the longest of ``cues(kind)``, or *more* (see ``words_pattern``)."""
    return words_pattern(cues(kind), more=more).pattern


@cache
def never_names() -> frozenset[str]:
    """Words that are no names even where a post says that one stands (not_names.txt)."""
    return frozenset(row[0] for row in rows("not_names.txt") if row[1:] == ["never"])


@cache
def divisions() -> frozenset[str]:
    """Names of provinces, cities and counties, whole and without the word for their level (兰考县, 兰考; 阿里)."""
    names = set(division_codes())
    return frozenset(names | set(map(short_place, names)) | {n[:-1] for n in names if len(n) > 2})
