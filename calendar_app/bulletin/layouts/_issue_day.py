"""The day of an issue, alone on a line above a numbered digest: its items are no happenings of that day."""

from __future__ import annotations

import re
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line

#: Items that make a list a digest.
LEAST = 3
#: How long a line is that heads a digest.
LONGEST = 44
_FULL = re.compile(r"(?:19|20)[0-9]{2}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日")


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
        cell = walker.date_heading(line) or (_within(line) if not items else None)
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


def _within(line: Line) -> Cell | None:
    """The full date in a short line that is no sentence, among other words: 【本报讯】2022年11月11日 农历十月十八要闻."""
    if len(line.text) > LONGEST or ends_sentence(line.text) or publication_day(line.text) is not None:
        return None
    match = _FULL.search(narrow(line.text))
    return find_cell(line.text, match.start()) if match else None
