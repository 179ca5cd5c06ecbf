"""Tables to lines: a row is a line with tabs between its cells, a table around everything is no table."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from itertools import zip_longest

from lxml import etree

from calendar_app.bulletin.formats.dates import only_date
from calendar_app.bulletin.formats.docx.package import W, child, number, value

#: Two cells with several lines of this mean length each are columns of text beside each other.
_LONG = 12


@dataclass(slots=True)
class Cell:
    """Paragraphs of a cell as (heading level, words); how many columns it is wide, and whether it goes on with the one above."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    wide: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class Table:
    """An open table: the cells of its open row, and the dates of merged cells by their column."""

    row: list[Cell] | None = None
    dates: dict[int, str] = field(default_factory=dict)

    def cell(self) -> None:
        """A cell begins."""
        if self.row is not None:
            self.row.append(Cell())

    def properties(self, element: etree._Element) -> None:
        """What the open cell's properties say."""
        if self.row:
            self.row[-1].wide = max(1, number(value(element, "gridSpan"), 1))
            merged = child(element, "vMerge")
            self.row[-1].goes_on = merged is not None and (merged.get(f"{W}val") or "continue") == "continue"

    def end_row(self) -> list[tuple[int, str]]:
        """The row's lines as (heading level, words), and the next row may begin."""
        cells, self.row = self.row or [], None
        column = 0
        for cell in cells:
            plain = "".join(words for _, words in cell.lines).strip("* ")
            if cell.goes_on and not plain and column in self.dates:
                cell.lines = [(0, self.dates[column])]  # one date for several rows: each happened on it
            elif not cell.goes_on:
                self.dates.pop(column, None)
                if only_date(plain):
                    self.dates[column] = plain
            column += cell.wide
        return _lines(cells)


def _lines(cells: list[Cell]) -> list[tuple[int, str]]:
    if len(cells) < 2:
        return cells[0].lines if cells else []
    columns = [[line for _, words in cell.lines for line in words.replace("\f", "\n").split("\n")] for cell in cells]
    texts = [lines for lines in columns if len(lines) > 1 and statistics.fmean(map(len, lines)) >= _LONG]
    if len(texts) > 1:
        return [line for cell in cells for line in cell.lines]
    return [(0, "\t".join(row).rstrip("\t")) for row in zip_longest(*columns, fillvalue="")]
