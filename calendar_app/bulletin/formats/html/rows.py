"""Rows of tables while a page is walked through: which column a cell stands in, and dates of merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from calendar_app.bulletin.formats.dates import only_date
from calendar_app.bulletin.formats.html import fold

#: By column, the date of a cell that spans rows ("" for other words) and how many rows of it are left.
Merged = dict[int, tuple[str, int]]


@dataclass(slots=True)
class Row:
    """An open row; ``several`` is true where the open cell has ended a line, ``begin`` where in the open line it begins."""

    merged: Merged = field(default_factory=dict)
    column: int = 0
    cells: int = 0
    several: bool = False
    begin: int = 0

    def dates(self) -> list[str]:
        """The dates of merged cells from above that stand before the next cell."""
        out = []
        while self.column in self.merged:
            date, left = self.merged.pop(self.column)
            if left > 1:
                self.merged[self.column] = (date, left - 1)
            if date:
                out.append(date)
            self.column += 1
        return out

    def end_cell(self, element: etree._Element, words: str) -> None:
        """A cell ends; *words* are what its last line holds."""
        tall = _span(element, "rowspan")
        if tall > 1:
            date = words.strip(f"* \n\t{fold.BOLD}{fold.PLAIN}{fold.BLANK}")
            self.merged[self.column] = (date if not self.several and only_date(date) else "", tall - 1)
        self.column += _span(element, "colspan")


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "").strip()
    return min(int(value), 1000) if value.isdecimal() and len(value) < 6 and int(value) else 1
