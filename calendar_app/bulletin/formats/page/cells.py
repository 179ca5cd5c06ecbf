"""Cells of ruled tables: what stands in the middle or at the foot of its cell is moved to the cell's first line.

A date beside five lines of text stands on the third one, where most programs centre what is in a cell; read by rows it would
part the text. With all cells of a row beginning on one line, rows can be read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from calendar_app.bulletin.formats.dates import only_date
from calendar_app.bulletin.formats.page.words import Word

#: A horizontal line: height, left and right end, in points.
Line = tuple[float, float, float]
#: Lines of a table: so many at least, from one edge to another; ends and heights that are no further apart are the same.
_LEAST_LINES, _SAME = 3, 3.0
#: No more lines are looked at above and below a word: merged cells are no higher.
_REACH = 60
#: Cells of a row are so far apart at least, in characters.
_GAP = 0.3
#: A cell with more characters is no date.
_LONGEST_DATE = 24


def align(words: list[Word], lines: Iterable[Line]) -> list[tuple[int, Word]]:
    """Move the words of each cell that holds a date, and of the cells beside it, to the first line of their row.

    Args:
        words: the upright words of a page, which are changed in place. A date in several words becomes the first of them, and
            nothing is left in the others.
        lines: its horizontal lines.

    Returns:
        Copies of dates that stand for several rows, one for each further row, each with the number of its original.
    """
    borders = _borders(lines)
    if len(borders) < _LEAST_LINES:
        return []
    heights = [-y for y, _, _ in borders]
    rows: dict[tuple[float, float], list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        if (row := _row(word, borders, heights)) is not None:
            rows[row].append(n)
    dates: list[tuple[tuple[float, float], int]] = []
    for row, inside in rows.items():
        cells = _cells(words, inside)
        dated = [cell for cell in cells if _is_date(words, cell)]
        if dated and len(cells) > 1:
            top = max(words[n].y for n in inside)
            for cell in cells:
                by = top - max(words[n].y for n in cell)
                for n in cell:
                    words[n].y += by
            for cell in dated:
                _join(words, cell)
            for cell in cells[1:]:
                words[_in_order(words, cell)[0]].cell = True
        elif dated and len(dated) == len(cells) == 1:
            dates.append((row, _join(words, cells[0])))
    return [copy for row, date in dates for copy in _spread(words, row, date, rows)]


def _borders(lines: Iterable[Line]) -> list[Line]:
    """The lines from top to bottom, pieces of one joined; those of a table: several have an end in common."""
    joined: list[Line] = []
    for y, x0, x1 in sorted((y, min(a, b), max(a, b)) for y, a, b in lines):
        last = joined[-1] if joined else None
        if last is not None and y - last[0] <= _SAME / 2 and x0 <= last[2] + _SAME:
            joined[-1] = (last[0], min(last[1], x0), max(last[2], x1))
        else:
            joined.append((y, x0, x1))
    ends: dict[int, int] = defaultdict(int)
    for _, _, x1 in joined:
        ends[round(x1 / _SAME)] += 1
    return [
        line for line in reversed(joined) if sum(ends[round(line[2] / _SAME) + k] for k in (-1, 0, 1)) >= _LEAST_LINES
    ]


def _row(word: Word, borders: list[Line], heights: list[float]) -> tuple[float, float] | None:
    """Heights of the lines above and below a word, None where it does not stand between two."""
    at = bisect_left(heights, -(word.y + 0.3 * word.size))
    middle = (word.x + word.right) / 2
    above = next((b[0] for b in reversed(borders[max(0, at - _REACH) : at]) if b[1] <= middle <= b[2]), None)
    below = next((b[0] for b in borders[at : at + _REACH] if b[1] <= middle <= b[2]), None)
    return None if above is None or below is None else (above, below)


def _cells(words: list[Word], inside: list[int]) -> list[list[int]]:
    """The words of a row by the cell they stand in, from left to right: stretches of its width without ink part cells."""
    out: list[list[int]] = []
    end = 0.0
    for n in sorted(inside, key=lambda n: words[n].x):
        word = words[n]
        if out and word.x - end <= _GAP * word.size:
            out[-1].append(n)
        else:
            out.append([n])
        end = max(end, word.right) if len(out[-1]) > 1 else word.right
    return out


def _is_date(words: list[Word], cell: list[int]) -> bool:
    text = "".join(words[n].text for n in _in_order(words, cell))
    return len(text) <= _LONGEST_DATE and only_date(text)


def _in_order(words: list[Word], cell: list[int]) -> list[int]:
    return sorted(cell, key=lambda n: (-words[n].y, words[n].x))


def _join(words: list[Word], cell: list[int]) -> int:
    """Put the words of a date into the first of them, whose number it is."""
    first, *rest = _in_order(words, cell)
    for n in rest:
        words[first].text += words[n].text
        words[n].text = ""
    return first


def _spread(
    words: list[Word], row: tuple[float, float], date: int, rows: dict[tuple[float, float], list[int]]
) -> Iterator[tuple[int, Word]]:
    """A date beside several rows moves to the first, and stands before each of the others again."""
    tops = sorted(
        (
            max(words[n].y for n in inside)
            for (above, below), inside in rows.items()
            if row[0] + _SAME >= above and below >= row[1] - _SAME and (above, below) != row
        ),
        reverse=True,
    )
    if tops:
        words[date].y = tops[0]
    for top in tops[1:]:
        yield date, replace(words[date], y=top)
