"""Whether the dates of a chronicle run from old to new or from new to old."""

from __future__ import annotations

from calendar_app.bulletin.layouts._style import lead
from calendar_app.bulletin.lines import Line


def ascending(lines: list[Line]) -> bool:
    """False where dates run from new to old."""
    up = down = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    for line in lines:
        _, cell = lead(line.text)
        if cell is None or cell.short or cell.unit.startswith(("back", "part")):
            continue
        told = cell.year if cell.year is not None else year
        in_year = cell.month if cell.month is not None or cell.year is not None else month
        if told != year and told is not None and year is not None:
            up, down = up + (told > year), down + (told < year)
        elif in_year != month and in_year is not None and month is not None:
            near = abs(in_year - month) <= 9  # else a New Year lies between
            up, down = up + (near and in_year > month), down + (near and in_year < month)
        elif cell.day is not None and day is not None and in_year == month:
            up, down = up + (cell.day > day), down + (cell.day < day)
        year, month, day = told, in_year, cell.day
    return up >= down
