"""Histories told in paragraphs: where one dated sentence follows another, each is an item.

``2月，放映队成立。3月，各村植树。4月16日，……``, ``6月6日县委……。7日县里……。``, ``1、……。2、……。``: only files that are written so for
the most part are parted, below a year or the title of a chronicle, for a report may tell several days of one story too.
"""

from __future__ import annotations

import re
from math import ceil

from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line, line_of

_END = re.compile(r"[。！？](?=[^\s。！？”’」』）)])")
_CHRONICLE = re.compile(alternatives("series"))
#: Without one of these near its head a sentence opens with no date: most are told so at little cost.
_MAY_OPEN = re.compile(r"[^，,。：:；;]{0,20}?[年月日天岁歲\d]")
_HEAD = 96
#: A shorter line holds no such items; so many of its sentences are dated, and so much of them and of the file.
_SHORTEST, _LEAST, _SHARE = 60, 3, 0.6
#: Days alone are told of one story too: so many of them, in so many months, are none.
_DAYS, _MONTHS = 6, 2
_FIRST = ("1、", "１、", "1.", "1．")
_NUMBER = re.compile(r"(?<=[。！？])[ \t\u3000]{0,4}(?P<n>[0-9０-９]{1,2})(?:、(?![0-9]{1,3}(?![0-9]))|[．.](?![0-9]))")
#: How far above the year or the title stands, and how long a line may be that is one.
_ABOVE, _TITLE = 4, 40


def part_prose(text: str, lines: list[Line]) -> list[Line]:
    """The lines, paragraphs of dated sentences parted at their dates where most of the file is such paragraphs."""
    cuts = {i: found for i in range(len(lines)) if (found := _cuts(text, lines, i) or _numbered(text, lines[i]))}
    if not cuts:
        return lines
    whole = sum(len(line.text) for line in lines if len(line.text) >= _SHORTEST)
    if sum(len(lines[i].text) for i in cuts) < _SHARE * whole:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        starts = [line.start, *cuts.get(i, ())]
        if len(starts) == 1:
            out.append(line)
            continue
        for start, end in zip(starts, [*starts[1:], line.end], strict=True):
            piece = line_of(text, start, end, line.number)
            piece.gap = line.gap and start == line.start
            out.append(piece)
    return out


def _cuts(text: str, lines: list[Line], i: int) -> list[int]:
    """Where the sentences of a paragraph begin that are items of their own; none where it is no such paragraph."""
    line = lines[i]
    if line.level or line.bold or line.whole or len(line.text) < _SHORTEST:
        return []
    first = _date(text[line.start : min(line.start + _HEAD, line.end)].lstrip())
    if first is None:
        return []
    starts = [line.start, *(m.end() for m in _END.finditer(text, line.start, line.end))]
    spare = len(starts) - max(
        _LEAST, ceil(_SHARE * len(starts))
    )  # so many sentences may be without a date, not the first
    if spare < 0:
        return []
    cells: list[Cell | None] = [first]
    for at in starts[1:]:
        cells.append(_date(text[at : min(at + _HEAD, line.end)].lstrip()))
        spare -= cells[-1] is None
        if spare < 0:
            return []
    dated = [cell for cell in cells if cell is not None]
    if not _in_order(dated):
        return []
    if first.year is None and not any(_heads(above) for above in lines[max(i - _ABOVE, 0) : i]):
        return []
    return [at for at, cell in zip(starts[1:], cells[1:], strict=True) if cell is not None]


def _numbered(text: str, line: Line) -> list[int]:
    """Where the items 2、 3、 … begin on a line that opens with 1、; none where they do not follow one another behind sentences."""
    if line.level or line.whole or not line.text.startswith(_FIRST) or len(line.text) < _SHORTEST:
        return []
    found = [(int(m["n"]), m.start("n")) for m in _NUMBER.finditer(text, line.start, line.end)]
    at = [start for nth, (n, start) in enumerate(found, 2) if n == nth]
    return at if len(at) == len(found) >= _LEAST - 1 else []


def _date(piece: str) -> Cell | None:
    """The date that opens a sentence, its text behind a sign or, behind a day, without one; or a word that points at one above (是年，)."""
    cell = find_cell(piece) if _MAY_OPEN.match(piece) else None
    if cell is None or cell.short or cell.unit.startswith("part"):
        return None
    dated = cell.year is not None and cell.month is not None
    return cell if cell.closed or dated or (cell.unit == "day" and not cell.lost) else None


def _in_order(cells: list[Cell]) -> bool:
    """Whether the months go on, a year beginning them anew, and are several, or fewer with many days that go on."""
    year, month, day = None, 0, 0
    seen, days = set(), set()
    for cell in cells:
        if cell.year is not None and cell.year != year:
            if year is not None and cell.year < year:
                return False
            year, month, day = cell.year, 0, 0
        if (cell.month or month) < month:
            return False
        if cell.month is not None and cell.month != month:
            month, day = cell.month, 0
        if cell.unit == "day":
            if not month or (cell.month is None and (cell.day or 0) < day):
                return False
            day = cell.day or 0
            days.add((year, month, day))
        seen.add((year, month))
    return len(seen) >= _LEAST or (len(seen) >= _MONTHS and len(days) >= _DAYS)


def _heads(line: Line) -> bool:
    """A line that is nothing but a date, or the title of a chronicle."""
    cell = find_cell(line.text)
    whole = cell is not None and cell.unit in ("year", "month") and cell.end >= len(line.text)
    return whole or (len(line.text) <= _TITLE and _CHRONICLE.search(line.text) is not None)
