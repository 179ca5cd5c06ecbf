"""The printed numbers of pages: rows of heads and feet that hold a number and nothing else, and count on with the pages."""

from __future__ import annotations

from collections import Counter

from calendar_app.bulletin.formats.page.frame import Page
from calendar_app.bulletin.formats.page.words import Row
from calendar_app.bulletin.page.pages import page_number


def printed_numbers(pages: list[Page]) -> list[tuple[list[Row], int]]:
    """For each page the rows that print its number, and the number that it has or would have.

    A number counts where it is the page's own in the file, or as far from it as that of another page.
    """
    found = [_rows(page) for page in pages]
    apart = Counter(value - at for at, rows in enumerate(found, 1) for value in {value for _, value in rows})
    out: list[tuple[list[Row], int]] = []
    offset = 0
    for at, rows in enumerate(found, 1):
        told = [(row, value) for row, value in rows if value == at or apart[value - at] > 1]
        value = max((value for _, value in told), key=lambda value: apart[value - at], default=at + offset)
        offset = value - at
        out.append(([row for row, _ in told], value))
    return out


def _rows(page: Page) -> list[tuple[Row, int]]:
    """The rows around the text that are numbers of pages."""
    return [(row, value) for row in (*page.head, *page.foot) if (value := page_number(row.plain)) is not None]
