"""Where a name ends, and how likely a run of characters is one. Works on folded text (``text.fold``).

A Chinese name is a surname of one or two characters and a given name of one or two. What follows decides the length:
``score`` adds the evidence of the given name's characters to that of the word after it, in units of ln of odds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import rjieba

from calendar_app.extract.people.lexicon import followers, given, surnames, words

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
GIVEN_RARE = 0.5  # a character that neither list knows
_SURNAME_PRIOR = {"a": 1.0, "b": -0.5, "c": -3.0, "x": 2.0}
_AFTER = "到在与和等对就向为作说率赴任兼从以于则也还将已曾是的同及并受当被把要带陪出由让给又都来去做称问答讲谈想看听写获夺用因使即暨饰跟应能可会不没再更很走参一两三四五六七八九十这那其我他她"
_PUNCT = "、，。；：！？）)（(》〉”’」』…—,;:!?“‘《"
_AFTER_SET = frozenset(_AFTER)
_PUNCT_SET = frozenset(_PUNCT)


class Name(NamedTuple):
    """A run of text read as a name and its score."""

    start: int
    end: int
    score: float


@cache
def _foreign_chars() -> str:
    return "".join(sorted(words("transliteration.tsv")))


@cache
def _dotted() -> re.Pattern[str]:
    part = f"[{_foreign_chars()}]{{1,8}}"
    return re.compile(rf"(?:{part}|[A-Z]\.?)(?:·(?:{part}|[A-Z]\.?)){{1,5}}")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_foreign_chars()}]{{2,8}}")


def right_edge(text: str, end: int) -> float:
    """How well a name can end at *end*: a mark or a verb follows (3), a particle (2), another word (1), nothing such (0)."""
    if end >= len(text):
        return 3.0
    char = text[end]
    if char in _PUNCT_SET or char.isspace():
        return 3.0
    if not "\u3400" <= char <= "\u9fff":
        return 1.0
    table = followers()
    if text[end : end + 2] in table or text[end : end + 3] in table:
        return 3.0 if len(text) > end + 1 else 2.0
    if char in _AFTER_SET:
        return 2.0
    if rjieba.has_word(text[end : end + 2]) or rjieba.has_word(text[end : end + 3]):
        return 1.0
    return 0.0


def _given_score(chars: str) -> float:
    table = given()
    return sum(max(-4.0, min(3.0, table.get(c, GIVEN_RARE))) for c in chars) * 0.6


@cache
def common_word(word: str) -> bool:
    """Whether a run of two or three characters is a dictionary word that is no person's name."""
    if len(word) < 2 or not rjieba.has_word(word):
        return False
    tags = rjieba.tag(word, False)
    return len(tags) == 1 and not tags[0][1].startswith("nr")


def chinese_name(text: str, start: int) -> Name | None:
    """The best reading of a Chinese name at *start*, or None. The score is comparable between places."""
    table = surnames()
    best: Name | None = None
    for width in (2, 1):
        surname = text[start : start + width]
        cls = table.get(surname)
        if cls is None or (width == 2 and cls != "x"):
            continue
        for length in (1, 2):
            end = start + width + length
            chars = text[start + width : end]
            if len(chars) < length or not all("\u3400" <= c <= "\u9fff" for c in chars):
                continue
            score = _SURNAME_PRIOR[cls] + _given_score(chars) + right_edge(text, end) + (0.3 if length == 2 else 0.0)
            if common_word(text[start:end]):
                score -= 4.0
            elif common_word(text[start : start + 2]):
                score -= 1.0 if length == 2 and width == 1 else 3.0
            if best is None or score > best.score:
                best = Name(start, end, score)
    return best


def foreign_name(text: str, start: int) -> Name | None:
    """A name of parts joined by dots at *start* (阿卜杜拉·哈桑), or None; its last part ends before a word that may follow a name."""
    match = _dotted().match(text, start)
    if match is None:
        return None
    return Name(start, _trim(text, text.rindex("·", start, match.end()) + 1, match.end()), 6.0)


def transliterated(text: str, start: int) -> Name | None:
    """A run of characters that transliterations use, two to eight long, at *start*; the caller must know that a name stands here."""
    match = _run().match(text, start)
    if match is None:
        return None
    end = _trim(text, start + 1, match.end())
    return Name(start, end, right_edge(text, end)) if end - start >= 2 else None


def _trim(text: str, floor: int, end: int) -> int:
    """The last place at which a foreign name that runs to *end* can stop: before a follower that begins inside the run."""
    for stop in range(floor + 1, end):
        if text[stop : stop + 2] in followers() and right_edge(text, end) < 2.0:
            return stop
    return end
