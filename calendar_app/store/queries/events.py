"""Lists of events: of a range of days, of a month, of a year, and an agenda of all.

Counts are in ``counts``, values with their counts in ``facets``, one event whole in ``one_event``. Every function takes the session first;
the number of statements never depends on the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_

from calendar_app.model.calendar import EventCard
from calendar_app.model.filter import Filter
from calendar_app.store.queries.parts import together
from calendar_app.store.queries.ranges import Range, ask, bounds, parts_of
from calendar_app.store.queries.rows import CARD, cards
from calendar_app.store.tables import DAY, MONTH, YEAR, Word, events


def events_between(
    session: Connection, start: date, end: date, f: Filter, *, limit: int | None = None
) -> list[EventCard]:
    """Events of day or part precision that overlap [start, end], by first day, then id; recurring ones by their bounds.

    One SELECT; costs what it returns and one week more (``ranges``).
    """
    return _listed(session, f, start, end, (DAY,), limit)


def lane_events(session: Connection, start: date, end: date, f: Filter) -> list[EventCard]:
    """Events known by month that overlap [start, end], by first day, then id. One SELECT, as ``events_between``."""
    return _listed(session, f, start, end, (MONTH,), None)


def year_events(session: Connection, year: int, f: Filter) -> list[EventCard]:
    """Events known by year or coarser that overlap the year, by first day, then id. One SELECT."""
    return _listed(session, f, date(year, 1, 1), date(year, 12, 31), (YEAR,), None)


def _listed(
    session: Connection, f: Filter, start: date, end: date, classes: Sequence[int], limit: int | None
) -> list[EventCard]:
    asked = bounds(f, start=start, end=end, classes=classes)
    if asked is None:
        return []
    return cards(
        ask(
            session,
            ("listed", limit),
            asked,
            lambda r: together(parts_of(session, r, CARD), ("dtstart", "uid"), limit, small=r.small),
        ).all()  # at once: row by row, the driver's part takes as long again
    )


def agenda(
    session: Connection, f: Filter, *, after: tuple[date, str] | None, limit: int
) -> tuple[list[EventCard], tuple[date, str] | None]:
    """Events of every precision from the first on, or from behind the cursor (first day, id), by first day, id.

    Returns:
        At most *limit* cards, and the cursor of the next page, None on the last. One SELECT that stops at the limit.
    """
    asked = bounds(f, begins=(after[0] if after else None, None))
    if asked is None:
        return [], None

    def listed(r: Range) -> Any:  # noqa: ANN401
        parts = parts_of(session, r, CARD)
        if after is not None:
            behind = or_(events.c.dtstart > r.first, events.c.uid > bindparam("uid", type_=Word))
            parts = [p.where(behind) for p in parts]
        return together(parts, ("dtstart", "uid"), limit + 1, small=r.small)

    rows = ask(session, ("agenda", limit), asked, listed, uid=after[1] if after else "").all()
    page = cards(rows[:limit])
    return page, (rows[limit - 1].dtstart, page[-1].id) if len(rows) > limit else None
