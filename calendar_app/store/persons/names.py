"""A name's plain form, and the keys by which a person is found as one types: parts of the name, initials and full pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from calendar_app.store.search.text import fold

#: Dots between the parts of a name; the last is a full stop where a source has no other.
#: Between the parts of a name as most print it.
DOT = "·"
_ODD_DOTS = "•・‧．∙⋅●"
_DOTS = str.maketrans("", "", f"{DOT}{_ODD_DOTS}.")
_USUAL = str.maketrans(dict.fromkeys(_ODD_DOTS, DOT))
#: Readings of one name that are kept at most.
_READINGS = 4


@lru_cache(16_384)
def plain(name: str) -> str:
    """A name without what only its type-setter chose: in simplified characters, without the dots between its parts.

    >>> plain("馮國強"), plain("達吾提•库尔班"), plain("John F. Smith")
    ('冯国强', '达吾提库尔班', 'john f. smith')
    """
    return fold(name) if name.isascii() else fold(name.translate(_DOTS))


def addressed(name: str) -> str:
    """A name as addresses have it, with the usual dot: whichever was printed first is no matter.

    >>> addressed("达吾提•库尔班")
    '达吾提·库尔班'
    """
    return name.translate(_USUAL)


def keys_of(name: str) -> list[str]:
    """Folded tails of the name (a prefix of one is any part of the name), and its readings, initials and whole."""
    plain = fold(name)
    letters = "".join(c for c in plain if c.isalnum())
    tails = {plain[i:] for i in range(len(plain)) if plain[i].isalnum()} | {letters[i:] for i in range(len(letters))}
    return sorted(tails | _pinyin(letters))


def _pinyin(letters: str) -> set[str]:
    """Initials and full readings; a surname is read as surnames are."""
    if not letters or letters.isascii():
        return set()
    table = _readings()
    read = [[table.get(char, char)] for char in letters]
    special = _surnames()
    if letters[:2] in special:
        read[:2] = [[part] for part in special[letters[:2]]]
    elif letters[0] in special:
        read[0] = [*special[letters[0]], *read[0]]
    out = set()
    for reading in list(product(*(dict.fromkeys(r) for r in read)))[:_READINGS]:
        out.add("".join(reading))
        out.add("".join(syllable[0] for syllable in reading))
    return out


def _rows(name: str) -> Iterator[tuple[str, str]]:
    text = (files("calendar_app.store") / "lexicon" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second


@cache
def _readings() -> dict[str, str]:
    return {char: syllable for syllable, chars in _rows("pinyin.tsv") for char in chars}


@cache
def _surnames() -> dict[str, list[str]]:
    return {surname: syllables.split() for surname, syllables in _rows("surname_readings.tsv")}
