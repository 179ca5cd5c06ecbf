"""Punctuation that copying left as the number of its old code: ꎬ for ，, ꎮ for 。 in text taken out of typeset files.

Founder's typesetting names the characters of its fonts by GB 2312 codes. Where such a file carries no table of characters, programs that
take its text out read the code 0xA3AC of "，" as the character U+A3AC, a syllable of the Yi script.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import is_han

_YI = re.compile("[\ua000-\ua4cf]")
#: Rows of GB 2312 that hold punctuation and the wide forms of ASCII.
_ROWS = (0xA1, 0xA3)
_MOST = 5  # Han characters for one mark, at the least


def _symbols() -> dict[str, str]:
    out = {}
    for row in _ROWS:
        for cell in range(0xA1, 0xFF):
            try:
                out[chr(row << 8 | cell)] = bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
    return out


_SYMBOLS = _symbols()
#: The wide full stop stands for the Chinese one, but between figures.
_STOP = re.compile("\ua3ae(?![0-9])")


def restore_marks(text: str) -> str:
    """The text with such characters as the marks that they stand for, one for one, so that offsets stay.

    A text that is written in the Yi script, or that holds any of its syllables that is no mark's code, is left as it is.

    >>> restore_marks("区长出席并致辞ꎬ 有关部门参加ꎮ")
    '区长出席并致辞， 有关部门参加。'
    """
    found = _YI.findall(text)
    if not found or not set(found) <= _SYMBOLS.keys() or sum(map(is_han, text)) < _MOST * len(found):
        return text
    return _YI.sub(lambda m: _SYMBOLS[m[0]], _STOP.sub("。", text))
