"""The year, or month, at the head of a chronicle whose first items print none: told by a later one, or by a title of several."""

from __future__ import annotations

import itertools

from calendar_app.bulletin.dates.datecell import Cell
from calendar_app.bulletin.layouts._context import Context, turns_over
from calendar_app.bulletin.layouts._dating import holds_from
from calendar_app.bulletin.layouts._style import SOLAR_YEAR
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line


def first_year(context: Context, cells: list[Cell], titled: tuple[int, ...]) -> None:
    """Set the year of the context that starts a walk, where the cells further on or the title prove it.

    Args:
        context: as ``start`` left it; one with a year is left alone.
        cells: dates of headings and items in the order of the file.
        titled: the years that the title of the issue prints.
    """
    if context.year is not None:
        return
    k = next((k for k, cell in enumerate(cells) if cell.year is not None or cell.era), None)
    if k is not None:
        year = _before(cells[: k + 1], ascending=context.ascending)
    else:
        year = _of_span([c.month for c in cells if c.month is not None], titled, context)
    if year is not None:
        context.year, context.year_words = year, f"{year}年"


def month_above(cells: list[Cell]) -> int | None:
    """The month of bare days above the first month that is printed: the one before a heading, or that of the item that ends it.

    None where the days are not in order, and above January, for whose year nothing stands.
    """
    k = next((k for k, cell in enumerate(cells) if cell.month is not None), len(cells))
    days = [cell.day for cell in cells[:k] if cell.unit == "day" and cell.day is not None]
    if k == len(cells) or cells[k].unit != "month" or not days or days != sorted(days):
        return None
    month = cells[k].month or 0
    after = next((cell for cell in cells[k + 1 :] if cell.unit in ("day", "month")), None)
    ends = after is not None and after.unit == "month" and after.month == month + 1
    return month if ends else month - 1 or None


def cells_of(lines: list[Line], walker: Walker, lone: frozenset[str]) -> list[Cell]:
    """The dates that head lines or items; a heading of a year alone has ``closed`` and its items follow it.

    Items behind *lone* signs stand each by itself: their months of a report and days from which something holds are left out.
    """
    out: list[Cell] = []
    before: Line | None = None
    told: int | None = None
    for line in lines:
        heading = walker.date_heading(line)
        opener = None if heading is not None else walker.opener(line, before)
        cell = heading or (opener.cell if opener is not None else None)
        if heading is None and cell is not None and line.text[0] in lone and holds_from(line.text, cell):
            cell = None
        if cell is not None and (heading is not None or cell.unit != "year"):
            out.append(cell)
        elif cell is not None:
            if any(c.year is not None for c in out):
                return out
            # 2019年，…: an item tells a year itself; a heading of the next one below proves it the last of its year
            told = cell.year
        if heading is not None and told is not None and heading.year is not None:
            return out if heading.month is None and abs(heading.year - told) == 1 else []
        before = line
    return out if told is None else []


def _before(cells: list[Cell], *, ascending: bool) -> int | None:
    """The year of the first of the cells, of which the last prints one: New Years between them are counted."""
    printed = cells[-1]
    months = [c.month for c in cells[:-1] if c.month is not None]
    if printed.year is None or printed.era or printed.year < SOLAR_YEAR:
        return None
    step = -1 if ascending else 1
    if not months and not (printed.month is None and any(c.unit == "back-year" for c in cells)):
        return None  # 是年 above a heading of a year is all that an excerpt may have
    if printed.month is None:
        return printed.year + step  # a heading of a year: what stands above it is of the year before
    turns = 0
    for last, month in zip(months, [*months[1:], printed.month], strict=True):
        if turns_over(last, month, ascending=ascending):
            turns += 1
        elif month < last if ascending else month > last:
            return None  # not in order: nothing is proved
    return printed.year + step * turns


def _of_span(months: list[int], titled: tuple[int, ...], context: Context) -> int | None:
    """The first year of a title's span (2018—2019学年) where the months of the items begin anew as often as it has years."""
    low, high = (min(titled), max(titled)) if titled else (0, 0)
    if low == high:
        return None
    pairs = itertools.pairwise(months)
    turns = sum(month < last if context.ascending else month > last for last, month in pairs)
    if turns != high - low and (turns or high - low == 1):
        return None  # of two years, items without a New Year may be of either
    context.turning = True  # no New Year: an excerpt, of the year that the title begins with
    return low if context.ascending else high
