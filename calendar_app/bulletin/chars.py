"""Small questions about characters and white space that every station of the reader asks."""

from __future__ import annotations

import re
import unicodedata

#: Full-width digits, letters and signs to their ASCII forms, one for one, so that offsets stay true.
_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"\u3000": " "}
#: One form of brackets, quotes, dashes and dots.
_SAME = dict(zip("（）：，“”‘’•・．‧∙⋅—–－―-~～〇○", "():,\"\"''······-----~~零零", strict=True))
_FOLDED = _WIDE | _SAME
# Looking for the few characters that have another form takes a quarter of what str.translate takes for Chinese text.
_WIDE_CHAR = re.compile("[\uff01-\uff5e\u3000]")
_FOLDED_CHAR = re.compile(f"[{re.escape(''.join(_FOLDED))}]")
_SPACE = re.compile(r"\s+")
_LETTER_SPACED = re.compile(r"^[^\s](?:\s{1,8}[^\s]){1,15}$")
_BESIDE_CJK = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[\x21-\x7e])|(?<=[\x21-\x7e])\s+(?=[^\x00-\x7f\s])")
#: What a sentence can end with, closing brackets and quotes included.
SENTENCE_END = frozenset('。！？!?；;…”’」』"）)》〉】:：.')
CLOSED_SENTENCE = frozenset("。！？!?…⋯")


def narrow(text: str) -> str:
    """Full-width ASCII folded one for one; offsets stay."""
    return _WIDE_CHAR.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    return _WIDE[match[0]]


def squeeze(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def fold(text: str) -> str:
    """For comparing titles: no white space, one form of brackets, quotes, dashes and dots, lower case."""
    return _FOLDED_CHAR.sub(_fold, squeeze(text)).lower()


def _fold(match: re.Match[str]) -> str:
    return _FOLDED[match[0]]


def is_han(char: str) -> bool:
    """True for a Han character."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇" or char >= "\U00020000"


def tidy_title(text: str) -> str:
    """A title or heading without the white space that layout put in; a space between two phrases stays.

    >>> tidy_title("特 别 关 注"), tidy_title("全市 6 户家庭"), tidy_title("山水之城 美丽之地")
    ('特别关注', '全市6户家庭', '山水之城 美丽之地')
    """
    text = text.strip()
    if _LETTER_SPACED.match(text):
        return squeeze(text)
    return _SPACE.sub(" ", _BESIDE_CJK.sub("", text))


def glue(left: str, right: str) -> str:
    """What stands between two pieces of one sentence that a line break parted: "" or, between Latin words, a space."""
    if not left or not right:
        return ""
    a, b = left[-1], right[0]
    if a == "-" and len(left) > 1 and left[-2].isascii() and left[-2].isalpha():
        return ""
    latin_a = a.isascii() and (a.isalnum() or a in ",.;:!?)'\"%")
    latin_b = b.isascii() and (b.isalnum() or b in "('\"")
    if latin_a and latin_b and not (a.isdigit() and b.isdigit()):
        return " "
    return ""


def width(text: str) -> int:
    """Columns that the text takes on paper: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
