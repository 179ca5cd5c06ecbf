"""Filters narrowed to days, counts a day under them, and how far back a list goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from calendar_app.model.filter import Filter
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.web.days.occurrences import true_counts


def within(f: Filter, start: date, end: date) -> Filter:
    """The filter narrowed to the days from *start* to *end*; its own range still holds.

    Where the two do not meet the range is that of the page, so that counts are of what the page shows.
    """
    first, last = max(f.from_ or start, start), min(f.to or end, end)
    return replace(f, from_=first, to=last) if first <= last else replace(f, from_=start, to=end)


def day_counts(session: Connection, start: date, end: date, f: Filter) -> dict[date, int]:
    """Events a day of [start, end], recurring ones on the days of their rule alone. Two statements."""
    counts = count_queries.day_counts(session, start, end, f)
    if f.kind and "recurring" not in f.kind:
        return counts
    recurring = queries.events_between(session, start, end, replace(f, kind=("recurring",)))
    return true_counts(counts, recurring, start, end)


def newest(months: Mapping[tuple[int, int], int], limit: int) -> date | None:
    """First day of the newest months that hold at least *limit* events; None where all of them together do not."""
    total = 0
    for year, month in sorted(months, reverse=True):
        total += months[year, month]
        if total >= limit and (year, month) != min(months):
            return date(year, month, 1)
    return None


def stretch_before(months: Mapping[tuple[int, int], int], since: date, limit: int) -> tuple[date, date] | None:
    """The days of the newest months before *since* that hold *limit* events, or all of them; None where there is nothing.

    >>> stretch_before({(2023, 4): 9, (2023, 5): 40, (2023, 6): 30}, date(2023, 7, 1), 60)
    (datetime.date(2023, 5, 1), datetime.date(2023, 6, 30))
    """
    earlier = {month: n for month, n in months.items() if n and month < (since.year, since.month)}
    if not earlier:
        return None
    first = newest(earlier, limit) or date(*min(earlier), 1)
    return first, since - timedelta(days=1)
