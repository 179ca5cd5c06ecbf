"""Numerals alone on the line above their titles (``01``, ``一``, ``NO.1``), as digests for telephones set them."""

from __future__ import annotations

import re
from itertools import pairwise

from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.mapped import Mapped, concat
from calendar_app.bulletin.numerals import number

_NUMERAL = re.compile(
    r"(?:N[Oo]\s?[.．]?|TOP|No\.)?\s{0,2}(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[、.．]?",
)
#: So many make a list; fewer may be pages or years of a school.
_FEWEST = 3
_TITLE = 50


def join_numerals(lines: list[Line]) -> list[Line]:
    """The lines with each numeral set before the title below it (``一、云溪大桥通车``).

    Only where they count up from one, every title is another one and has text below: page numbers, and the running heads
    beside them, do none of the three. Linear in the text.
    """
    found = [(i, n) for i, line in enumerate(lines[:-2]) if (n := _alone(line)) is not None]
    if len(found) < _FEWEST or found[0][1] != 1 or any(b[1] != a[1] + 1 for a, b in pairwise(found)):
        return lines
    titles = [lines[i + 1] for i, _ in found]
    below = [lines[i + 2] for i, _ in found]
    if len({title.text for title in titles}) < len(titles) or not all(map(_titles, titles, below)):
        return lines
    counted = {i for i, _ in found}
    out: list[Line] = []
    for i, line in enumerate(lines):
        if i in counted:
            continue
        out.append(_with(lines[i - 1], line) if i - 1 in counted else line)
    return out


def _alone(line: Line) -> int | None:
    """The numeral that a line is and nothing else."""
    match = _NUMERAL.fullmatch(line.text) if len(line.text) <= 8 and line.told is None else None
    return number(match["n"]) if match else None


def _titles(title: Line, below: Line) -> bool:
    """Whether a line is a title above text."""
    short = 4 <= len(title.text) <= _TITLE and not ends_sentence(title.text)
    return short and (ends_sentence(below.text) or len(below.text) > len(title.text))


def _with(numeral: Line, title: Line) -> Line:
    """Both as one line."""
    match = _NUMERAL.fullmatch(numeral.text)
    sign = numeral.words.cut(*match.span("n")) if match else numeral.words
    words = concat([sign, Mapped("、"), title.words])
    ahead = len(words.text) - len(title.text)
    bold = tuple((a + ahead if a else 0, b + ahead) for a, b in title.bold)
    return Line(
        numeral.number, numeral.start, title.end, words, max(numeral.level, title.level), bold, numeral.indent, gap=True
    )
