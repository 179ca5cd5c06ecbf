"""The paragraphs of a column: rows that end at its edge go on in the next one.

Words have places here, so that it can be told where a row ends because the column does: the first word of the next row would
not have fitted behind it.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from calendar_app.bulletin.formats.page.words import Row, cell_width
from calendar_app.bulletin.heal import ends_sentence

#: What a line is not broken within: signs that open, a Latin word or one character, signs that close.
_WORD = re.compile(r"[（《“「『【〔\[(]{0,3}(?:[!-~]{1,40}|.)[，。、；：！？）》」』】〉〕”’%％…]{0,3}")
#: An item of a list of contents goes on with the number of its page at the edge.
_LEADER = re.compile(r"[.…·．]{3,}\s*$")
_PAGE = re.compile(r"[（(]?[0-9]{1,4}[)）]?")
#: How near two places are the same, how far a first line is set in, in sizes of the text; how much a row may lack to be full.
_NEAR, _INDENT, _SLACK = 0.6, (1.2, 2.8), 0.3
#: Rows of text have the usual size, give or take so much of it; rows of a paragraph stand no further apart than usual, give or take so much.
_USUAL, _PITCH = 0.12, 1.3
#: Where no first row is set in, a full row lacks no more than this: before a long figure a title may end anywhere.
_FLUSH = 2.5
#: Rows with a comma that go on and end before the edge (a title has none): how long they are, and how many there may be for each
#: that ends at it.
_LONG, _MOST_CUT = 0.6, 0.35
#: A column tells its edge where so many of its rows end there, of which those that a closing sign ends tell nothing, for it may hang
#: over the edge; so many first rows of paragraphs set in show that all are.
_AT_EDGE, _SET_IN = 3, 0.6
#: A row lacks no more where it reaches the edge.
_REACH = 2.2
_CLOSING = frozenset("，。、；：！？）》」』】〉〕”’")


#: Where a page begins and ends from left to right, in points; None where that is not known.
Sides = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a document have in common.

    Attributes:
        edges: left and right edges of columns that show them, narrow ones first, in points; none where rows do not end at them.
        size: the size of the text.
        pitch: how far apart its rows stand.
        set_in: whether the first rows of paragraphs are set in.
    """

    edges: tuple[tuple[float, float], ...]
    size: float
    pitch: float
    set_in: bool = False

    def around(self, rows: Sequence[Row]) -> tuple[float, float] | None:
        """The edges of the column that rows stand in, None where no column shows them."""
        own = _edges(rows, self.size, None) if self.edges else None
        near = _NEAR * self.size
        left, right = min(row.x for row in rows), max(map(_right, rows))
        for edges in self.edges:
            within = edges[0] - near <= left and right <= edges[1] + near
            if within and (own is None or abs(own[1] - edges[1]) <= near):
                return edges
        return own

    def is_near(self, row: Row, edges: tuple[float, float]) -> bool:
        """Whether a row begins at the left edge."""
        return abs(row.x - edges[0]) <= _NEAR * self.size


def columns_of(pages: Sequence[Sequence[Sequence[Row]]], sides: Sequence[Sides], size: float) -> Columns:
    """What the columns of a document have in common.

    Args:
        pages: the stretches of each page, the rows of each in one column.
        sides: where each page begins and ends from left to right, None where that is not known.
        size: the size of the text.
    """
    found = [(rows, side) for page, side in zip(pages, sides, strict=True) for rows in page if rows]
    edges: list[tuple[float, float]] = []
    told = (_edges(rows, size, side) for rows, side in found)
    for one in sorted((each for each in told if each is not None), key=lambda one: one[1] - one[0]):
        if not any(_same(one, other, size) for other in edges):
            edges.append(one)
    pairs = [[(a, b) for a, b in pairwise(rows) if _usual(a, size) and _usual(b, size)] for rows, _ in found]
    steps = [a.y - b.y for each in pairs for a, b in each]
    out = Columns(tuple(edges), size, statistics.median_low(steps) if steps else 2 * size)
    firsts = [
        _INDENT[0] * size <= b.x - around[0] <= _INDENT[1] * size
        for (rows, _), each in zip(found, pairs, strict=True)
        if (around := out.around(rows)) is not None
        for a, b in each
        if not _full(a, b, around, size)
    ]
    out = replace(out, set_in=bool(firsts) and sum(firsts) >= _SET_IN * len(firsts))
    return out if _explains(out, found, pairs) else Columns((), size, out.pitch)


def _explains(columns: Columns, found: list[tuple[Sequence[Row], Sides]], pairs: list[list[tuple[Row, Row]]]) -> bool:
    """Whether most rows that end within a sentence end at an edge: lines cut at a number of characters do not."""
    told = cut = 0
    for (rows, _), each in zip(found, pairs, strict=True):
        edges = columns.around(rows)
        if edges is None:
            continue
        for a, b in each:
            if ends_sentence(a.plain) or not columns.is_near(b, edges) or _ruled(a) or _ruled(b):
                continue
            full = _full(a, b, edges, columns.size)
            told += full
            cut += not full and "，" in a.plain and a.right - edges[0] > _LONG * (edges[1] - edges[0])
    return cut <= _MOST_CUT * told


def paragraphs(rows: Sequence[Row], columns: Columns, levels: Sequence[int]) -> list[list[Row]]:
    """The rows of a stretch by paragraph; *levels* are those of rows that are headings, 0 for others."""
    around = columns.around(rows) if rows else None
    out: list[list[Row]] = []
    for k, row in enumerate(rows):
        if k and around is not None and levels[k] == levels[k - 1] and _goes_on(out[-1][-1], row, columns, around):
            out[-1].append(row)
        else:
            out.append([row])
    return out


def _goes_on(last: Row, row: Row, columns: Columns, edges: tuple[float, float]) -> bool:
    if _ruled(last) or _ruled(row):
        return False
    if _LEADER.search(last.plain) and _PAGE.fullmatch(row.plain.strip()):
        return True
    pitch = columns.pitch * max(row.size / columns.size, 1.0)
    return last.y - row.y <= _PITCH * pitch and _continues(last, row, columns, edges, edges)


def _continues(last: Row, row: Row, columns: Columns, edges: tuple[float, float], further: tuple[float, float]) -> bool:
    """Whether a row that is full goes on in another one; *further* are the edges of the latter's column."""
    alike = abs(last.size - row.size) <= _USUAL * row.size
    if not alike or not columns.is_near(row, further) or not _full(last, row, edges, row.size):
        return False
    return columns.set_in or (edges[1] - last.right <= _FLUSH * row.size and not ends_sentence(last.plain))


def carry_over(stretches: Sequence[list[list[Row]]], columns: Columns, is_text: Callable[[Row], bool]) -> None:
    """Move the first paragraph of a stretch to the last one of the stretch before it where that goes on, over columns and pages."""
    edges = [columns.around([row for part in stretch for row in part]) if stretch else None for stretch in stretches]
    before: list[list[Row]] = []
    around: tuple[float, float] | None = None
    for stretch, further in zip(stretches, edges, strict=True):
        if before and stretch and is_text(before[-1][-1]) and is_text(stretch[0][0]):
            row, last = stretch[0][0], before[-1][-1]
            ruled = _ruled(last) or _ruled(row)
            if around and further and not ruled and _continues(last, row, columns, around, further):
                before[-1] += stretch.pop(0)
                around = further  # where its last row stands now
        if stretch:
            before, around = stretch, further


def _full(row: Row, below: Row, edges: tuple[float, float], size: float) -> bool:
    """Whether the first word of the row below would not have fitted into a row."""
    match = _WORD.match(below.plain.lstrip())
    wide = sum(cell_width(c) for c in match.group()) * below.size if match is not None else size
    return row.right + wide > edges[1] + _SLACK * size


def _ruled(row: Row) -> bool:
    """Whether a row is one of a table."""
    return any(word.cell for word in row.words) or any(b.x - a.right > 1.6 * b.size for a, b in pairwise(row.words))


def _usual(row: Row, size: float) -> bool:
    return abs(row.size - size) <= _USUAL * size


def _right(row: Row) -> float:
    """Where a row ends, a sign that closes aside."""
    return max(word.right - word.size * (word.text[-1:] in _CLOSING) for word in row.words)


def _edges(rows: Sequence[Row], size: float, sides: Sides) -> tuple[float, float] | None:
    """The edges of a column.

    Several of its rows end at the right one; or one does, and both are as far from the sides of the page, or only rows behind
    those that end there begin at the left one.
    """
    text = [row for row in rows if _usual(row, size) and not _ruled(row)]
    if not text:
        return None
    left, right = min(row.x for row in text), max(map(_right, text))
    ends = [row.right for row in text if row.plain[-1:] not in _CLOSING and right - row.right <= _NEAR * size]
    if not ends:
        return None
    more = (left - sides[0]) - (sides[1] - right) if sides is not None else size  # on the left than on the right
    middle = any(abs(more - inside * size) <= _NEAR * size for inside in (0, 2))
    if len(ends) >= _AT_EDGE or middle or _hangs(text, left, right, size):
        return left, max(ends)
    return None


def _hangs(text: list[Row], left: float, right: float, size: float) -> bool:
    """Whether rows at the left edge follow none but those that reach the right one, and the others are set in."""
    flush = [k for k, row in enumerate(text) if row.x - left <= _NEAR * size]
    if flush[:1] == [0] or len(text) - len(flush) < _AT_EDGE:
        return False
    return all(right - _right(text[k - 1]) <= _REACH * size for k in flush)


def _same(one: tuple[float, float], other: tuple[float, float], size: float) -> bool:
    return all(abs(a - b) <= _NEAR * size for a, b in zip(one, other, strict=True))
