"""Sentences that a copy has put on lines of their own, and that tell of a later year how the item above went on.

``2月22日电厂筹建。`` / ``1988年1月，一期工程开工。`` / ``3月9日……``: the days below go on from February, not from 1988. An item that
names its year changes the year of those below it only where they follow it.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendar_app.bulletin.dates.datecell import Cell
from calendar_app.bulletin.layouts._order import ascending
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line

#: So many such sentences may stand between two items.
_MOST = 3
#: So many months of items without a year show that a file tells of one year.
_MONTHS = 4
_Day = tuple[int, int]


def asides(lines: list[Line], walker: Walker, years: Sequence[int] = ()) -> frozenset[int]:
    """Where such lines begin; *years* are those that the title of the issue prints. Linear in the text."""
    if not walker.style.years and not walker.style.dated:
        return frozenset()
    cells: list[tuple[Line, Cell, bool]] = []
    before: Line | None = None
    printed = 0
    for line in lines:
        heading = walker.date_heading(line)
        opener = None if heading is not None else walker.opener(line, before)
        cell = heading or (opener.cell if opener is not None else None)
        if cell is not None and cell.unit in ("day", "month", "year") and not cell.era:
            cells.append((line, cell, heading is not None))
            printed += cell.year is not None and heading is None
        before = line
    if not printed or not ascending(lines):
        return frozenset()
    return frozenset(_found(cells, _only_year(cells, years)))


def _only_year(cells: list[tuple[Line, Cell, bool]], titled: Sequence[int]) -> int | None:
    """The one year of a file: its only heading or its title names it, and the months of items without a year never go back."""
    headed = {cell.year for _, cell, heading in cells if heading and cell.year is not None}
    told = headed or set(titled)
    months = [cell.month for _, cell, heading in cells if not heading and cell.year is None and cell.month is not None]
    if len(told) != 1 or len(months) < _MONTHS or months != sorted(months):
        return None
    return next(iter(told))


def _found(cells: list[tuple[Line, Cell, bool]], only: int | None) -> set[int]:
    out: set[int] = set()
    printed = _printed_behind(cells)
    year: int | None = None
    day: _Day = (0, 0)
    k = 0
    while k < len(cells):
        _, cell, heading = cells[k]
        run = _run(cells, k) if not heading and (year is not None or day != (0, 0)) else 0
        far = only is not None and not heading and cell.year is not None and cell.year > only + 1  # the next may begin
        if far and day != (0, 0):
            out.add(cells[k][0].start)
            k += 1
            continue
        if run and _goes_back(cells, k, run, year or 0, day, printed):
            out.update(cells[n][0].start for n in range(k, k + run))
            k += run
            continue
        if cell.year is not None:
            year, day = cell.year, (0, 0)
        day = (cell.month or day[0], cell.day or 0) if cell.month is not None else (day[0], cell.day or day[1])
        k += 1
    return out


def _run(cells: list[tuple[Line, Cell, bool]], k: int) -> int:
    """How many items on end print their year, 0 where they are more than such sentences are or no item without one follows."""
    end = k
    while end < len(cells) and end - k <= _MOST and not cells[end][2] and cells[end][1].year is not None:
        end += 1
    follows = end < len(cells) and not cells[end][2] and cells[end][1].month is not None
    return end - k if end - k <= _MOST and follows else 0


def _goes_back(
    cells: list[tuple[Line, Cell, bool]], k: int, run: int, year: int, day: _Day, printed: list[int | None]
) -> bool:
    """Whether what follows a run of years goes on with the item before it, and cannot follow the run."""
    years = [cells[n][1].year or 0 for n in range(k, k + run)]
    if year in years:
        return False
    after, last = cells[k + run][1], cells[k + run - 1][1]
    now = (after.month or 0, after.day or 0)
    if now < (day if after.day else (day[0], 0)):
        return False  # nor does it go on with the item before
    backwards = years != sorted(years) or years[0] < year
    return backwards or now < (last.month or 0, last.day or 0) or _earlier(printed[k + run], years[-1], year)


def _earlier(told: int | None, last: int, year: int) -> bool:
    """Whether the next year that is printed lies between that of the item before the run and that of the run."""
    return told is not None and year <= told < last


def _printed_behind(cells: list[tuple[Line, Cell, bool]]) -> list[int | None]:
    """For each place the first year that is printed there or farther on."""
    out: list[int | None] = [None] * len(cells)
    told: int | None = None
    for k in range(len(cells) - 1, -1, -1):
        if cells[k][1].year is not None:
            told = cells[k][1].year
        out[k] = told
    return out
