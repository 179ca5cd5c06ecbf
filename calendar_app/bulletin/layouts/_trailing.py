"""The date in brackets that ends an item: ``…举行。（3月5日）``, ``…投降(10/25)。``."""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._style import Style, numbered
from calendar_app.bulletin.lines import Line

_TAIL = re.compile(
    r"(?:[（(〔\[﹝]\s{0,3}([^（）()〔〕\[\]﹝﹞\n]{2,24}?)\s{0,3}[）)〕\]﹞]|——\s{0,3}(.{2,14}))\s{0,3}[。.]?\s{0,3}$"
)


def trailing(text: str) -> Cell | None:
    """The date that ends a text in brackets or behind a dash, None where none does; a month and day may have no signs."""
    match = _TAIL.search(text, max(len(text) - 40, 0))
    if not match:
        return None
    words = match.group(1) or match.group(2)
    cell = find_cell(words)
    return cell if cell is not None and cell.unit in ("day", "month") and cell.end >= len(words) - 3 else None


def item_ends(line: Line, style: Style) -> bool:
    """True where an item ends with the line: with a sentence, with its date, or as a numbered line above another."""
    return ends_sentence(line.text) or trailing(line.text) is not None or (style.counted and numbered(line))
