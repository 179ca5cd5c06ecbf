"""Histories told in paragraphs: where one dated sentence follows another, each is an item.

``2月，放映队成立。3月，各村植树。4月16日，……``, ``6月6日县委……。7日县里……。``, ``1、……。2、……。``: only files that are written so for
the most part are parted, below a year or the title of a chronicle, for a report may tell several days of one story too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.numerals import number

_END = re.compile(r"[。！？][ \t\u3000\u00a0]{0,8}(?=[^\s。！？”’」』）)])")
_CHRONICLE = re.compile(alternatives("series"))
#: Without one of these near its head a sentence opens with no date: most are told so at little cost.
_MAY_OPEN = re.compile(r"[^，,。：:；;]{0,20}?[年月日天岁歲\d]")
#: What opens an item as a date does, on a line where dates open others: 春，…, △….
_SEASON = re.compile(r"[春夏秋冬][,，\s]")
_SIGNS = frozenset("△▲●◆◇★☆■□▪◎※")
_MONTH = re.compile(r"(?<![0-9一二三四五六七八九十])(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?")
_HEAD = 96
#: A shorter line holds no such items; so many of its sentences are dated, and so much of them and of the file.
_SHORTEST, _LEAST, _SHARE = 60, 3, 0.6
#: So much of its sentences are enough where so many months follow one another, or days of one month so far apart.
_FEWEST, _SEVERAL, _STRIDE = 0.3, 4, 2
#: So much of the dates have a blank behind them, as no story writes them.
_NEARLY = 0.8
#: One date in so many may stand out of order, and a number may be printed twice or left out.
_ONE_BACK_IN, _MISSED = 5, 2
_TO = ("至", "到", "—", "～", "~", "-")
#: Days alone are told of one story too: so many of them, in so many months, are none.
_DAYS, _MONTHS = 6, 2
#: The first number of each notation, and the others: 1、…。2、…, （1）…。（2）…, ①…。②….
_NUMBERS = tuple(
    (first, re.compile(rf"(?<=[。！？；])[ \t\u3000]{{0,4}}(?P<sign>{sign})"))
    for first, sign in (
        (("1、", "１、", "1.", "1．"), r"(?P<n>[0-9０-９]{1,2})(?:、(?![0-9]{1,3}(?![0-9]))|[．.](?![0-9]))"),
        (("（1）", "（１）", "(1)", "(１)"), r"[（(](?P<n>[0-9０-９]{1,2})[)）]"),
        (("①",), "(?P<n>[①-⑳])"),
    )
)
#: How far above the year or the title stands, and how long a line may be that is one.
_ABOVE, _TITLE = 4, 40
#: What a short line that is no sentence counts of those: what a page says of itself stands between title and text.
_SHORT_LINE = 0.3


def part_prose(lines: list[Line]) -> list[Line]:
    """The lines, paragraphs of dated sentences parted at their dates where most of the file is such paragraphs."""
    cuts: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if found := _cuts(lines, i, cuts) or _numbered(line) or _signed(line):
            cuts[i] = found
    if not cuts:
        return lines
    whole = sum(len(line.text) for line in lines if line.kind is Kind.TEXT and len(line.text) >= _SHORTEST)
    if sum(len(lines[i].text) for i in cuts) < _SHARE * whole:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        found = cuts[i] if i in cuts else _cuts(lines, i, cuts, rest=True)
        out += part(line, found) if found else [line]
    return out


def part(line: Line, cuts: Sequence[int]) -> list[Line]:
    """A line in pieces that begin at places in its words; each has the noise that stands inside it."""
    pieces = [line.words.cut(a, b).strip() for a, b in zip((0, *cuts), (*cuts, None), strict=True)]
    starts = [line.start, *(piece.start for piece in pieces[1:])]
    out = []
    for nth, (words, start, end) in enumerate(zip(pieces, starts, [*starts[1:], line.end], strict=True)):
        holes = [hole for hole in line.holes if start <= hole[0] < end]
        if nth:
            out.append(replace(line, start=start, end=end, words=words, holes=holes, bold=(), indent=0, gap=False))
        else:
            out.append(replace(line, end=end, words=words, holes=holes, bold=()))
    return out


def _cuts(lines: list[Line], i: int, parted: Container[int], *, rest: bool = False) -> list[int]:
    """Where the sentences of a paragraph begin that are items of their own; none where it is no such paragraph.

    *parted* are the lines above that were found to be such; *rest* where the file has shown that it is written so: then
    fewer sentences are enough.
    """
    line = lines[i]
    if line.kind is not Kind.TEXT or line.level or line.bold or line.whole:
        return []
    text = line.text
    if len(text) < _SHORTEST and not rest:
        return []
    first = _date(text[:_HEAD])
    if first is None and not _SEASON.match(text):
        return []
    # without a mark: 3月县里…, or with a blank, which the end of a line may take
    glued = first is not None and (not first.closed or text[first.end : first.end + 1].isspace())
    starts = [0, *(m.end() for m in _END.finditer(text))]
    spare = len(starts) - max(1 if rest else _LEAST, ceil(_FEWEST * len(starts)))  # so many sentences may have no date
    if spare < 0:
        return []
    cells: list[Cell | None] = [first]
    for at in starts[1:]:
        cells.append(_date(text[at : at + _HEAD], glued=glued))
        spare -= cells[-1] is None
        if spare < 0:
            return []
    dated = [(at, cell) for at, cell in zip(starts, cells, strict=True) if cell is not None]
    head = _above(lines, i, parted)
    spaced = sum(text[at + cell.end : at + cell.end + 1].isspace() for at, cell in dated)
    if head is None and spaced < max(_SEVERAL, _NEARLY * len(dated)) and (first is None or first.year is None):
        return []
    found = [cell for _, cell in dated]
    month = head.month if head is not None else None
    mostly = len(dated) >= _SHARE * len(cells)
    if not _in_order(found, month) or not (rest or _proven(found, month, mostly=mostly, spaced=spaced == len(dated))):
        return []
    return [
        at
        for at, cell in zip(starts[1:], cells[1:], strict=True)
        if cell is not None or _SEASON.match(text, at) or text[at] in _SIGNS
    ]


def _numbered(line: Line) -> list[int]:
    """Where the items 2、 3、 … begin on a line that opens with 1、; none where they do not follow one another behind sentences."""
    if line.level or line.whole or len(line.text) < _SHORTEST:
        return []
    pattern = next((pattern for first, pattern in _NUMBERS if line.text.startswith(first)), None)
    if pattern is None:
        return []
    found = [(_value(m["n"]), m.start("sign")) for m in pattern.finditer(line.text)]
    steps = [b - a for a, b in pairwise([1, *(n for n, _ in found)])]
    counted = len(found) >= _LEAST - 1 and steps[0] == 1 and steps.count(1) >= _NEARLY * len(steps)
    return [start for _, start in found] if counted and all(0 <= step <= _MISSED for step in steps) else []


def _value(figure: str) -> int:
    """The number of 2, ２ or ②."""
    return int(unicodedata.numeric(figure)) if len(figure) == 1 else int(figure)


def _signed(line: Line) -> list[int]:
    """Where items begin behind the sign that a line opens with, and that stands again behind its sentences."""
    sign = line.text[:1]
    if sign not in _SIGNS or line.level or line.whole or len(line.text) < _SHORTEST:
        return []
    return [m.end() for m in _END.finditer(line.text) if line.text.startswith(sign, m.end())]


def _date(piece: str, *, glued: bool = False) -> Cell | None:
    """The date that opens a sentence, its text behind a sign or, behind a day, without one; or a word that points at one above (是年，).

    *glued* where months stand before their texts without a sign, too.
    """
    cell = find_cell(piece) if _MAY_OPEN.match(piece) else None
    if cell is None or cell.short or cell.unit.startswith("part"):
        return None
    dated = cell.year is not None and cell.month is not None
    if cell.closed or dated or (cell.unit == "day" and not cell.lost) or piece.startswith(_TO, cell.end):
        return cell
    return cell if piece[0] == "是" or (glued and cell.unit == "month") else None


def _in_order(cells: list[Cell], month: int | None) -> bool:
    """Whether the months and the days of each go on, a year beginning them anew, but for one in some; *month* is the heading's."""
    year, month, day = None, month or 0, 0
    back = 0
    for cell in cells:
        if cell.year is not None and cell.year != year:
            if year is not None and cell.year < year:
                return False
            year, month, day = cell.year, 0, 0
        back += (cell.month or month) < month
        if cell.month is not None and cell.month != month:
            month, day = cell.month, 0
        if cell.unit == "day":
            if not month or (cell.month is None and (cell.day or 0) < day):
                return False
            day = cell.day or 0
    return back <= len(cells) // _ONE_BACK_IN


def _proven(cells: list[Cell], month: int | None, *, mostly: bool, spaced: bool) -> bool:
    """Whether dates in order are items and no story of several days: several months, or days far apart or printed in full.

    *mostly* where most sentences open with a date; where they do not, more months prove it. *spaced* where a blank stands
    behind each.
    """
    year = None
    seen, days = set(), set()
    full = back = 0
    for cell in cells:
        year, month = cell.year or year, cell.month or month
        full += cell.unit == "day" and cell.month is not None
        back += cell.unit.startswith("back-")
        if cell.unit == "day":
            days.add((year, month, cell.day))
        seen.add((year, month))
    if len(seen) >= (_LEAST if mostly else _SEVERAL) or full >= (_LEAST if spaced else _SEVERAL):
        return True
    if (len(seen) >= _MONTHS and len(days) >= _DAYS) or len(seen) + back > _SEVERAL:
        return True
    told = sorted(day or 0 for _, _, day in days) if len(seen) == 1 else []
    return len(told) >= _SEVERAL and told[-1] - told[0] >= _STRIDE * (len(told) - 1)


def _above(lines: list[Line], i: int, parted: Container[int]) -> Cell | None:
    """What heads a paragraph, right above it or above others that are parted as well; None where nothing does."""
    room = float(_ABOVE)
    for k in range(i - 1, -1, -1):
        line = lines[k]
        if (told := _heads(line)) is not None:
            return told
        if k in parted:
            return Cell(0, 0, "year")
        if line.kind in (Kind.NOISE, Kind.FURNITURE):
            continue
        room -= 1 if ends_sentence(line.text) or len(line.text) > _TITLE else _SHORT_LINE
        if room <= 0:
            return None
    return None


def _heads(line: Line) -> Cell | None:
    """The date of a line that is nothing but one, a year or a month, or that of a chronicle's title (no date: a year alone)."""
    cell = find_cell(line.text)
    if cell is not None and cell.unit in ("year", "month") and cell.end >= len(line.text):
        return cell
    if len(line.text) > _TITLE or _CHRONICLE.search(line.text) is None:
        return None
    told = _MONTH.search(narrow(line.text))
    return Cell(0, 0, "month", month=number(told["m"])) if told else Cell(0, 0, "year")
