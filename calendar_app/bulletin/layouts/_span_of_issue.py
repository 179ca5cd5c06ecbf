"""The days that a digest covers (``5月20日—24日``), alone on a line above its items: none of them lasted so long."""

from __future__ import annotations

import re
from dataclasses import replace

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell
from calendar_app.bulletin.layouts._titles import is_text
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line

#: Items below it that show what it is.
LEAST = 3
_UNTIL = re.compile(r"[-—–－~～至到]\s?(?:(?:[0-9]{4}\s?年\s?)?(?P<m>1[0-2]|0?[1-9])\s?[月.])?\s?[0-9]{1,2}")


def span_of_issue(lines: list[Line], walker: Walker) -> Line | None:
    """The line with those days: the only date that stands alone in the file, above all items."""
    found: Line | None = None
    items = 0
    for line in lines:
        cell = walker.date_heading(line)
        if cell is None:
            items += is_text(line)
            continue
        if found is not None or items or cell.unit != "day" or not _UNTIL.search(narrow(line.text)):
            return None
        found = line
    return found if items >= LEAST else None


def month_of(cell: Cell, text: str) -> Cell | None:
    """The month in which all those days lie, as a heading; None where they lie in two."""
    until = _UNTIL.search(narrow(text))
    if until is None or (until["m"] and int(until["m"]) != cell.month):
        return None
    return replace(cell, unit="month", day=None, last=None)
