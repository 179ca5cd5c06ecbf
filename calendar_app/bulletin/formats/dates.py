"""Cells of tables that hold a date and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from calendar_app.bulletin.dates.datecell import Cell

#: A date is no longer: 二〇二三年十二月三十一日（星期日）.
_MAX = 24


@cache
def _finder() -> Callable[[str], Cell | None]:
    # loaded with the first table that may need it: the patterns of dates cost a child process more than a small file
    from calendar_app.bulletin.dates.datecell import find_cell

    return find_cell


def only_date(text: str) -> bool:
    """True where a cell holds a date and nothing else.

    >>> [only_date(text) for text in ("3月5日", "二〇二三年三月", "3月5日上午", "市委办", "")]
    [True, True, True, False, False]
    """
    text = text.strip()
    if not 1 < len(text) <= _MAX or not any(sign in text for sign in "年月日号號./-"):
        return False
    cell = _finder()(text)
    return cell is not None and cell.end >= len(text) - 1
