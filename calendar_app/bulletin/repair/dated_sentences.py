"""Dates that open sentences, and whether those of a paragraph are the dates of items that run on or of one story."""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import Cell, find_cell

#: Without one of these near its head a sentence opens with no date: most are told so at little cost.
_MAY_OPEN = re.compile(r"[^，,。：:；;]{0,20}?[年月日天岁歲\d]")
#: So many months prove items where most sentences open with a date; so many do, or full dates, where fewer do.
LEAST, SEVERAL = 3, 4
#: Days alone are told of one story too: so many of them, in so many months, are none; nor are days of a month so far apart.
_DAYS, _MONTHS, _STRIDE = 6, 2, 2
#: One date in so many may stand out of order.
_ONE_BACK_IN = 4
_TO = ("至", "到", "—", "～", "~", "-")


def opening_date(piece: str, *, glued: bool = False) -> Cell | None:
    """The date that opens a sentence, its text behind a sign or, behind a day, without one; or a word that points at one above (是年，).

    *glued* where months stand before their texts without a sign, too.
    """
    cell = find_cell(piece) if _MAY_OPEN.match(piece) else None
    if cell is None or cell.short or cell.unit.startswith("part"):
        return None
    dated = cell.year is not None and cell.month is not None
    if cell.closed or dated or (cell.unit == "day" and not cell.lost) or piece.startswith(_TO, cell.end):
        return cell
    return cell if piece[0] == "是" or (glued and cell.unit == "month") else None


def in_order(cells: list[Cell], month: int | None) -> bool:
    """Whether the months and the days of each go on, a year beginning them anew, but for one in some; *month* is the heading's."""
    year, month, day = None, month or 0, 0
    back = 0
    for cell in cells:
        if cell.year is not None and cell.year != year:
            if year is not None and cell.year < year:
                return False
            year, month, day = cell.year, 0, 0
        back += (cell.month or month) < month
        if cell.month is not None and cell.month != month:
            month, day = cell.month, 0
        if cell.unit == "day":
            if not month or (cell.month is None and (cell.day or 0) < day):
                return False
            day = cell.day or 0
    return back <= len(cells) // _ONE_BACK_IN


def proven(cells: list[Cell], month: int | None, *, mostly: bool, spaced: bool) -> bool:
    """Whether dates in order are items and no story of several days: several months, or days far apart or printed in full.

    *mostly* where most sentences open with a date; where they do not, more months prove it. *spaced* where a blank stands
    behind each.
    """
    year = None
    seen, days = set(), set()
    full = back = 0
    for cell in cells:
        year, month = cell.year or year, cell.month or month
        full += cell.unit == "day" and cell.month is not None
        back += cell.unit.startswith("back-")
        if cell.unit == "day":
            days.add((year, month, cell.day))
        seen.add((year, month))
    if len(seen) >= (LEAST if mostly or spaced else SEVERAL) or full >= (LEAST if spaced else SEVERAL):
        return True
    if (len(seen) >= _MONTHS and len(days) >= _DAYS) or len(seen) + back > SEVERAL:
        return True
    told = sorted(day or 0 for _, _, day in days) if len(seen) == 1 else []
    return len(told) >= SEVERAL and told[-1] - told[0] >= _STRIDE * (len(told) - 1)
