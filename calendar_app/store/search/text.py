"""Text as search sees it: folded one for one, cut into runs of letters and digits, and into bigrams.

Folding keeps every character's place, so that a hit in the folded text marks the printed one: full-width letters become
plain ones, capitals small ones, traditional characters simplified ones (OpenCC's table of single characters).
A *run* is an unbroken stretch of letters and digits. A run's tokens are its pairs of neighbours and, last, its last
character with an end mark: so a word is found by its pairs in a row, one character by a prefix, and the end of a run
lets no word cross it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import chain

#: End of a run; a private-use character counts as part of a token for FTS5 and can come from no folded text.
END = "\ue000"
_PLAIN = (range(0x30, 0x3A), range(0x61, 0x7B), range(0x3400, 0x4DB6), range(0x4E00, 0x9FA6))


class _Folding(dict[int, str]):
    """Table for ``str.translate`` that works out each character when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        char = plain if len(plain) == 1 else char
        small = char.lower()
        char = small if len(small) == 1 else char
        char = _simplified().get(char, char)
        self[code] = char
        return char


_FOLDING = _Folding()


@cache
def _simplified() -> dict[str, str]:
    from opencc import OpenCC

    codes = [*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x32000)]
    chars = [chr(c) for c in codes]
    simple = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return {a: b for a, b in zip(chars, simple, strict=True) if a != b and len(b) == 1}


def fold(text: str) -> str:
    """*text* folded for comparison, character for character.

    >>> fold("防汛ＡＢＣ會議")
    '防汛abc会议'
    """
    return _changing().sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return _FOLDING[ord(match[0])]


@cache
def _changing() -> re.Pattern[str]:
    """Characters that may change: looking for them takes half the time of ``str.translate``."""
    plain = {chr(code) for code in chain(*_PLAIN)}
    return re.compile(f"[^{''.join(sorted(plain - _simplified().keys()))}。“”、《》\n ]")


#: A character that tokens spell with two.
_UNKNOWN = re.compile(f"[^{''.join(f'{chr(r.start)}-{chr(r.stop - 1)}' for r in _PLAIN)}{END}]")
#: The end of a run beside the head of the next.
_OVER_END = re.compile(f" {END}. ")

#: What ``str.isalnum`` says of a character, as a pattern.
_RUN = re.compile(r"[^\W_]+")


def runs(folded: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the runs of letters and digits."""
    return (match.span() for match in _RUN.finditer(folded))


def squeeze(text: str) -> str:
    """Folded text with everything but letters and digits taken out."""
    return "".join(_RUN.findall(fold(text)))


def normal(text: str) -> str:
    """Runs of the folded text, a space before, between and behind them: what a phrase is looked for in."""
    return f" {' '.join(_RUN.findall(fold(text)))} "


class _Coding(dict[int, str]):
    """Characters that SQLite's Unicode tables may not know, as two private-use characters."""

    def __missing__(self, code: int) -> str:
        plain = any(code in r for r in _PLAIN)
        coded = chr(code) if plain else chr(0xE100 + (code >> 11)) + chr(0xE400 + (code & 0x7FF))
        self[code] = coded
        return coded


_CODING = _Coding()


def coded(chars: str) -> str:
    """Characters as tokens spell them."""
    return chars.translate(_CODING)


class _Doubling(dict[str, str]):
    """Characters as the end of one pair and the head of the next, a space between."""

    def __missing__(self, char: str) -> str:
        half = _CODING[ord(char)]
        self[char] = doubled = f"{half} {half}"
        return doubled


_DOUBLING = _Doubling()


def tokens(text: str) -> list[str]:
    """All tokens of a text, in order."""
    return document(text).split()


def document(text: str) -> str:
    """Tokens of a text, a space between them: what FTS5 is given."""
    found = _RUN.findall(fold(text))
    if not found:
        return ""
    chars = END.join([*found, ""])
    if _UNKNOWN.search(chars):
        doubled = _DOUBLING.__getitem__
        return f"{END} ".join(["".join(map(doubled, run)).partition(" ")[2] for run in [*found, ""]]).rstrip(" ")
    # every character beside the next one, three places apart: by slices, in half the time of a look at each
    codes = array("H", chars.encode("utf-16-le"))
    pairs = array("H", " ".encode("utf-16-le") * (3 * len(codes) - 4))
    pairs[0::3], pairs[1::3] = codes[:-1], codes[1:]
    return _OVER_END.sub(" ", pairs.tobytes().decode("utf-16-le"))
