"""Months and days that stand alone on their lines as figures without a sign: ``3`` above ``12日　植树``, ``5`` below ``九月``.

Page numbers look the same. A figure is a month where the days below begin anew at each of them and nowhere else, a day where
the figures begin anew below months and nearly every text stands right below one. What is read so is doubtful and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.lines import Kind, Line

_FIGURE = re.compile(r"[1-9][0-9]?")
#: So many figures prove that they are months, or days; so much of the text stands right below days.
_MONTHS, _DAYS, _SHARE = 2, 3, 0.8
_LAST_DAY = 31


def date_figures(lines: list[Line]) -> None:
    """Give figures alone on their lines the month or day that they are, where the whole file proves it. Linear in the text."""
    alone = [i for i, line in enumerate(lines) if _figure(line) is not None]
    if len(alone) < _MONTHS:
        return
    cells = {i: cell for i, line in enumerate(lines) if (cell := _cell(line)) is not None}
    found = _as_months(lines, alone, cells) or _as_days(lines, alone, cells)
    for i, cell in found.items():
        lines[i].told = cell


def _figure(line: Line) -> int | None:
    if line.kind is not Kind.TEXT or len(line.text) > 2 or line.told is not None:
        return None
    match = _FIGURE.fullmatch(narrow(line.text))
    return int(match.group()) if match else None


def _cell(line: Line) -> Cell | None:
    cell = find_cell(line.text) if line.kind is Kind.TEXT and len(line.text) > 1 else None
    return cell if cell is not None and cell.unit in ("day", "month", "year") and not cell.short else None


def _as_months(lines: Sequence[Line], alone: Sequence[int], cells: dict[int, Cell]) -> dict[int, Cell]:
    """1, 2, 3 … above days without months, which begin anew below each figure and nowhere else."""
    months = [_figure(lines[i]) or 0 for i in alone]
    if max(months) > 12 or any(b <= a for a, b in pairwise(months)):
        return {}
    days = {i: cell.day for i, cell in cells.items() if cell.day is not None}
    if any(cell.month is not None for cell in cells.values()) or not all(i + 1 in days for i in alone):
        return {}
    order = sorted(days)
    if order[0] < alone[0]:
        return {}
    anew = {b for a, b in pairwise(order) if (days[b] or 0) < (days[a] or 0)}
    if anew != {i + 1 for i in alone[1:]}:
        return {}
    return {
        i: Cell(0, len(lines[i].text), "month", None, month, closed=True, lost=True)
        for i, month in zip(alone, months, strict=True)
    }


def _as_days(lines: Sequence[Line], alone: Sequence[int], cells: dict[int, Cell]) -> dict[int, Cell]:
    """1, 5, 20 … below months, begun anew below at least one of them, a text without a date of its own right below each."""
    figures = [_figure(lines[i]) or 0 for i in alone]
    months = [i for i, cell in cells.items() if cell.unit == "month" and cell.end >= len(lines[i].text)]
    if len(alone) < _DAYS or max(figures) > _LAST_DAY or not months or months[0] > alone[0]:
        return {}
    if any(cell.day is not None for cell in cells.values()):
        return {}
    anew = False
    for (a, first), (b, second) in pairwise(zip(alone, figures, strict=True)):
        parted = any(a < month < b for month in months)
        if second <= first and not parted:
            return {}
        anew = anew or (second <= first and parted)
    taken = set(alone)
    texts = [i for i, line in enumerate(lines) if i > months[0] and i not in taken and i not in cells]
    below = sum(i - 1 in taken for i in texts)
    if not anew or below < len(alone) or below < _SHARE * len(texts):
        return {}
    return {
        i: Cell(0, len(lines[i].text), "day", None, None, day, closed=True, lost=True)
        for i, day in zip(alone, figures, strict=True)
    }
