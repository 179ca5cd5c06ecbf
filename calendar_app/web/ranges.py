"""Filters narrowed to days, and counts a day under them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from calendar_app.model.filter import Filter
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.web.occurrences import true_counts


def within(f: Filter, start: date, end: date) -> Filter:
    """The filter narrowed to the days from *start* to *end*; its own range still holds.

    Where the two do not meet the range is that of the page, so that counts are of what the page shows.
    """
    first, last = max(f.from_ or start, start), min(f.to or end, end)
    return replace(f, from_=first, to=last) if first <= last else replace(f, from_=start, to=end)


def day_counts(session: Session, start: date, end: date, f: Filter) -> dict[date, int]:
    """Events a day of [start, end], recurring ones on the days of their rule alone. Two statements."""
    counts = count_queries.day_counts(session, start, end, f)
    if f.kind and "recurring" not in f.kind:
        return counts
    recurring = queries.events_between(session, start, end, replace(f, kind=("recurring",)))
    return true_counts(counts, recurring, start, end)
