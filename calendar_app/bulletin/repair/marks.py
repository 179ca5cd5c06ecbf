"""Signs that copying left as others: ꎬ for ，, ꎮ for 。 in text taken out of typeset files, l月 for 1月 in scans, blanks of other widths.

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


#: The letter that scans are read as for the figure one, before what only figures stand before: l月, l2日, 1l月.
_ONES = re.compile(r"(?<![A-Za-z])[lI](?=[0-9lI]?[月日])|(?<=[0-9])[lI](?=[月日])")
#: Where such letters stand; most texts hold none of these.
_MISREAD = ("l月", "l日", "I月", "I日", "年l", "年I")


#: Blanks as wide as a character, and narrower ones: pages and typeset files have them where others have the usual two.
_BLANKS = {"\u2001": "　", "\u2003": "　"} | dict.fromkeys(
    "\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
_USUAL = str.maketrans(_BLANKS)


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
    >>> restore_marks("l月l日　全县召开大会")
    '1月1日　全县召开大会'
    >>> restore_marks("1991年l0月，机组投产")
    '1991年10月，机组投产'
    """
    if any(sign in text for sign in _MISREAD):
        text = _ONES.sub("1", text)
    if any(blank in text for blank in _BLANKS):
        text = text.translate(_USUAL)
    found = _YI.findall(text)
    if not found or not set(found) <= _SYMBOLS.keys() or sum(map(is_han, text)) < _MOST * len(found):
        return text
    return _YI.sub(lambda m: _SYMBOLS[m[0]], _STOP.sub("。", text))
