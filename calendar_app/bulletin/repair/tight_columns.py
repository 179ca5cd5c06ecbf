"""Pages whose columns a copy has set side by side with a single blank between them: taken apart by how wide a column is.

A line of a column is full, or the last of its paragraph. So the blank that parts two columns stands where the left one is
full, or behind a full stop, on line after line; no blank of one text keeps such a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.bulletin.chars import is_han
from calendar_app.bulletin.dates.datecell import find_cell, sign_end
from calendar_app.bulletin.lines import Line, line_of

#: Lines that a page of columns has, and the Chinese characters that a column is wide.
_LEAST, _NARROWEST, _WIDEST = 8, 9.0, 32.0
#: How far a full line is from its column's width, and how much its last character may hang over.
_SLACK, _OVER = 1.1, 1.6
#: An item's first line is set in by so much, and has so wide a blank behind its date.
_INDENT, _BLANK = 2.0, 1.0
#: So many lines part where two Chinese characters stand around the blank; so much of all part; so few are too wide for it.
_SURE, _PARTED, _UNFIT = 3, 0.6, 0.12
#: Pages in three columns are the most that is looked for; lines longer than this are none of a page.
_COLUMNS, _LONGEST = 3, 400
_GAP = re.compile(r"(?<=[^\s])[ \t\u3000\u00a0]+(?=\S)")
_HALF = re.compile(r"[0-9A-Za-z.%]")
#: Blanks that no text has inside.
_WIDE = 4
_SET_OFF = re.compile(r"[ \u3000\u00a0]+[^，,：:\s]")
#: A figure and its unit are never parted.
_UNITS, _FIGURES = frozenset("年月日号時时"), frozenset("0123456789 一二三四五六七八九十")
_CLOSED = tuple("。！？”）")
#: What a place loses in rank where the last column would break off before its edge.
_RAGGED = 4
_INDENTED = 4
#: How much of a piece is looked at for the date that it opens with.
_HEAD = 64


class _Gap(NamedTuple):
    """White space inside a line: its place in the file, and how wide the text before it is."""

    start: int
    end: int
    width: float


class _Row(NamedTuple):
    line: Line
    gaps: tuple[_Gap, ...]
    width: float


def part_columns(text: str, page: Sequence[Line]) -> list[Line] | None:
    """The lines of a page in reading order, each piece of a column a line; None where the page has no such columns."""
    if len(page) < _LEAST or sum(" " in line.text for line in page) < _PARTED * len(page):
        return None
    if any(line.whole or line.end - line.start > _LONGEST for line in page):
        return None
    rows = [_row(text, line) for line in page]
    wide = _column(text, rows)
    if wide is None:
        return None
    widths = sorted(row.width for row in rows)
    count = min(round(widths[int(0.9 * len(widths))] / wide), _COLUMNS)
    if count < 2:
        return None
    parted = [_pieces(text, row, wide, count) for row in rows]
    known = [pieces for pieces in parted if pieces]
    if len(parted) - len(known) > _UNFIT * len(parted):
        return None
    if sum(len(pieces) > 1 for pieces in known) < _PARTED * len(parted):
        return None
    return _in_order(text, rows, parted, wide, count)


def _row(text: str, line: Line) -> _Row:
    """A line with its blanks. Widths leave white space out: copies put it around signs and figures at will."""
    gaps: list[_Gap] = []
    at, total = line.start, 0.0
    for match in _GAP.finditer(text, line.start, line.end):
        total += _ems(text[at : match.start()])
        at = match.end()
        gaps.append(_Gap(match.start(), match.end(), total))
    return _Row(line, tuple(gaps), total + _ems(text[at : line.end]))


def _ems(piece: str) -> float:
    words = "".join(piece.split())
    return len(words) - 0.5 * len(_HALF.findall(words))


def _column(text: str, rows: Sequence[_Row]) -> float | None:
    """The width of the first column: where blanks between two Chinese characters stand on most of the lines that have them."""
    places: Counter[float] = Counter()
    for row in rows:
        lead = _lead(text, row.line.start)
        for width in {round(2 * (gap.width + lead)) / 2 for gap in row.gaps if _sure(text, gap)}:
            if _NARROWEST <= width <= _WIDEST:
                places[width] += 1
    near = {width: sum(places[width + step] for step in (-0.5, 0.0, 0.5)) for width in places}
    most = max(near.values(), default=0)
    if most < _SURE:
        return None
    width = min(width for width, n in near.items() if n >= 0.8 * most)
    return max((width - 0.5, width, width + 0.5), key=lambda w: places[w])


def _sure(text: str, gap: _Gap) -> bool:
    """Whether a blank stands between two Chinese characters, and not behind a date, which has one."""
    before = text[max(gap.start - 2, 0) : gap.start]  # not from the end, where the file begins with one sign
    return is_han(before[-1]) and is_han(text[gap.end]) and not (before[-1] in _UNITS and before[0] in _FIGURES)


def _pieces(text: str, row: _Row, wide: float, count: int) -> list[tuple[int, int]]:
    """Where the parts of a line stand in the file; none where it can be no line of such columns."""
    out: list[tuple[int, int]] = []
    start, done = row.line.start, 0.0
    while len(out) < count - 1 and row.width - done > 0:
        before = done - _lead(text, start)
        last = len(out) == count - 2
        ranked = (
            (rank + _RAGGED * (last and _ragged(text, row, gap, wide)), abs(gap.width - before - wide), gap)
            for gap in row.gaps
            if gap.width > done and (rank := _rank(text, gap, before, wide))
        )
        found = min(ranked, default=None)
        if found is None:
            break
        gap = found[2]
        out.append((start, gap.start))
        start, done = gap.end, gap.width
    if row.width - done > wide + _OVER:
        return []
    return [*out, (start, row.line.end)]


def _ragged(text: str, row: _Row, gap: _Gap, wide: float) -> bool:
    """Whether a line would break off before the edge of the last column, if that began behind a blank."""
    left = wide - (row.width - gap.width) - _lead(text, gap.end)
    return left > _SLACK and not text.endswith(_CLOSED, 0, row.line.end)


def _lead(text: str, start: int) -> float:
    """What an item's first line has beside its characters: the indent, and the blank behind its date or its sign."""
    head = text[start : start + _HEAD].lstrip()
    cell = find_cell(head)
    if cell is None:
        return _INDENT if sign_end(head) else 0.0
    return _INDENT + (_BLANK if _SET_OFF.match(head, cell.end) else 0.0)


def _rank(text: str, gap: _Gap, done: float, wide: float) -> int:
    """How well a blank parts two columns, 1 best; 0 where it cannot."""
    width = gap.width - done
    if width > wide + _OVER:
        return 0
    if gap.end - gap.start >= _WIDE:
        return 1
    figure = text[gap.start - 1].isdigit()
    if figure and text[gap.end] in _UNITS:
        return 0
    if abs(width - wide) <= _SLACK:
        head = text[gap.end : gap.end + _HEAD]
        opens = find_cell(head) is not None or sign_end(head) > 0
        return 2 if opens else 3 if _sure(text, gap) else 5 if figure else 4
    return 6 if text[gap.start - 1] in _CLOSED else 0


def _in_order(
    text: str, rows: Sequence[_Row], parted: Sequence[list[tuple[int, int]]], wide: float, count: int
) -> list[Line]:
    """Heads above the columns, then one column after the other."""
    first = next(i for i, pieces in enumerate(parted) if len(pieces) > 1)
    edge = min(row.line.indent for row in rows[first:])
    columns: list[list[Line]] = [[] for _ in range(count)]
    for row, pieces in zip(rows[first:], parted[first:], strict=True):
        alone = len(pieces) < 2
        right = alone and row.line.indent - edge >= 1.5 * wide
        for k, (start, end) in enumerate(pieces or [(row.line.start, row.line.end)]):
            piece = line_of(text, start, end, row.line.number)
            if piece.words:
                piece.indent = _INDENTED if find_cell(piece.text) is not None or sign_end(piece.text) else 0
                columns[count - 1 if right else k].append(piece)
    return [*(row.line for row in rows[:first]), *(piece for column in columns for piece in column)]
