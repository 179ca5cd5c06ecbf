"""Years of two figures at the heads of lines: 98年5月3日 is 2009 in Taiwan, 1998 elsewhere.

One such head may be an age or a count; several with their months, the years in order and none of four figures beside
them, prove each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.layouts._lost import Lost
from calendar_app.bulletin.lines import Line

_HEAD = re.compile(r"(?P<y>[0-9]{2})\s?年\s?(?P<rest>(?=(?:1[0-2]|0?[1-9])\s?月)|(?=[\u4e00-\u9fff，,、：: \u3000]))")
#: So many heads with their months prove the rest.
_LEAST = 3
#: The same characters in either script: whose are printed more tells whose years are counted.
_TRADITIONAL, _SIMPLIFIED = "國會縣鄉鎮學長開辦區員設為業書處議", "国会县乡镇学长开办区员设为业书处议"
#: The first year of the republic is 1912; years of two figures below this one are of this century.
_REPUBLIC, _CENTURY, _TURN = 1911, 1900, 30


def short_years(lines: Sequence[Line]) -> dict[int, Lost]:
    """The dates of lines that open with a year of two figures, by the number of the line; none where the file does not prove them."""
    found = []
    for line in lines:
        if "年" not in line.text[:12]:
            continue
        at = mark_end(line.text)
        if match := _HEAD.match(narrow(line.text[:24]), at):
            found.append((line, at, match))
        elif (cell := find_cell(line.text, at)) is not None and cell.year is not None:
            return {}
    dated = [match for line, _, match in found if re.match(r"[0-9]", narrow(line.text[match.end() : match.end() + 1]))]
    if len(dated) < _LEAST:
        return {}
    text = "".join(line.text for line in lines[:400])
    republic = sum(map(text.count, _TRADITIONAL)) > sum(map(text.count, _SIMPLIFIED))
    years = [_year(int(match["y"]), republic=republic) for match in dated]
    pairs = list(itertools.pairwise(years))
    if not (all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)):
        return {}
    out = {}
    for line, at, match in found:
        printed = f"{_year(int(match['y']), republic=republic)}年"
        rest = line.text[match.end() :] if match in dated else line.text[match.start("rest") :]
        cell = find_cell(printed + rest)
        if cell is not None and cell.year is not None:
            end = match.end() + cell.end - len(printed)
            out[line.number] = Lost(at, replace(cell, start=at, end=end, odd=True))
    return out


def _year(figures: int, *, republic: bool) -> int:
    if republic:
        return _REPUBLIC + figures
    return _CENTURY + figures + (100 if figures < _TURN else 0)
