"""The day of an issue, alone on a line above a numbered digest: its items are no happenings of that day."""

from __future__ import annotations

from datetime import date

from calendar_app.bulletin.datecell import Cell
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line

#: Items that make a list a digest.
LEAST = 3


def issue_day(lines: list[Line], walker: Walker, style: Style) -> tuple[Line, date] | None:
    """The line with the day of the issue and that day, or None.

    It is the only day that stands alone in the file, names its year, and has numbered items below it and none above.
    """
    if not (style.numbered or style.counted):
        return None
    found: tuple[Line, Cell] | None = None
    items = 0
    for line in lines:
        if numbered(line):
            items += 1
            if found is None:
                return None
            continue
        cell = walker.date_heading(line)
        if cell is None:
            continue
        if found is not None or cell.unit != "day" or cell.year is None or cell.era:
            return None
        found = line, cell
    if found is None or items < LEAST:
        return None
    line, cell = found
    try:
        return line, date(cell.year or 0, cell.month or 0, cell.day or 0)
    except ValueError:
        return None
