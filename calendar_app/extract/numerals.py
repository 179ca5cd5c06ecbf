"""Numerals of printed Chinese, and a fold that brings the ways of writing them together, one character for one.

Spans found in folded text are spans of the printed text, since no fold adds or removes a character.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.script import simplify

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "元": 1, "O": 0}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}

#: Figures and marks that are written otherwise, in full width or by old typesetting → the form the grammar knows.
_FOLD = str.maketrans(
    "０１２３４５６７８９：／－．～∼〜–―─－○◯Ｏ　\xa0\t",
    "0123456789:/-.~~~———-〇〇O   ",
)
_FOLDED = {chr(c): chr(form) for c, form in _FOLD.items() if c != form}
_FOLDABLE = re.compile("[" + re.escape("".join(_FOLDED)) + "]")

#: Marks of a sentence that a page has as ASCII: behind a character or a closing mark, not inside figures (1,000); and
#: the sign of a range that text recognition took for a numeral (3日一5日).
_MARK = re.compile("[,;!?一](?:(?<=[\u4e00-\u9fff”’》）」』)][,;!?])|(?<=[0-9][日月号]一)(?=[0-9]))")
_WIDE = dict(zip(",;!?一", "，；！？—", strict=True))


def fold(text: str) -> str:
    """*text* in the forms the grammar knows, in simplified characters; same length, character for character.

    >>> fold("７月５日　星期三,農曆,1,000人")
    '7月5日 星期三，农历，1,000人'
    """
    return _MARK.sub(_widen, _FOLDABLE.sub(_folded, simplify(text)))


def _folded(match: re.Match[str]) -> str:
    return _FOLDED[match[0]]


def _widen(mark: re.Match[str]) -> str:
    return _WIDE[mark[0]]


def parse_numeral(text: str) -> int | None:
    """Value of an Arabic or Chinese whole number below 10,000, or None where the characters make none.

    Digits read in order (二〇二三) or with place words (二十三, 廿三, 一百零五); two bare digits are no number
    here (三五 is "three to five"), since dates never print them so.

    >>> [parse_numeral(t) for t in ("08", "二〇二三", "廿三", "卅", "十", "三五", "一百零五", "元")]
    [8, 2023, 23, 30, 10, None, 105, 1]
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    if text and all(c in _DIGITS for c in text):
        if len(text) == 1:
            return _DIGITS[text]
        if len(text) == 2 and _DIGITS[text[0]] != 0:
            return None
        return int("".join(str(_DIGITS[c]) for c in text))
    return _placed(text)


def parse_digits(text: str) -> int | None:
    """Value of a year's digits, two bare ones too (九八 → 98), or None.

    >>> [parse_digits(t) for t in ("九八", "二OO六", "98")]
    [98, 2006, 98]
    """
    if text and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return parse_numeral(text)


def _placed(text: str) -> int | None:
    """A numeral with place words: each multiplier once, from large to small."""
    total, digit, last = 0, None, 10_000
    for c in text:
        if c in _TENS:
            unit = _TENS[c]
            if c in "廿卅":
                if digit is not None or last <= 10:
                    return None
                total, last, digit = total + unit, 10, None
                continue
            if unit >= last:
                return None
            total += (1 if digit is None else digit) * unit
            last, digit = unit, None
        elif c in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[c]
        else:
            return None
    if not text:
        return None
    return total + (digit or 0)
