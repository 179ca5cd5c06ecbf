"""The blueprint of month, day, year and agenda, and what their pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from flask import Blueprint, url_for

from calendar_app.model.calendar import EventCard
from calendar_app.model.filter import Filter
from calendar_app.web.args import filter_args

bp = Blueprint("calendar", __name__)

#: Parts of an address: a year of four digits, a month or a day of two.
YEAR, MONTH, DAY = "year4:year", "two:month", "two:day"
#: Values that a page offers to narrow it by.
SHOWN_SECTIONS = 14


def many_cities(events: Iterable[EventCard]) -> bool:
    """Whether a list must say of which city each event is."""
    return len({event.city for event in events}) > 1


def month_url(f: Filter) -> Callable[[int, int], str]:
    """Addresses of months under a filter."""

    def href(year: int, month: int) -> str:
        return url_for("calendar.month_page", year=year, month=month, **filter_args(f))

    return href


def day_url(f: Filter) -> Callable[[date], str]:
    """Addresses of days under a filter."""
    # Worked out once, for a month has dozens: one day's address tells all of them.
    some = url_for("calendar.day_page", year=1, month=1, day=1, **filter_args(f))
    path, sign, query = some.partition("?")
    head, tail = path.removesuffix("0001/01/01"), sign + query

    def href(day: date) -> str:
        return f"{head}{day.isoformat().replace('-', '/')}{tail}"

    return href
