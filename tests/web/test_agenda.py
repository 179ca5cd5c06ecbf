"""Rows of an agenda under their days."""

from datetime import date

import pytest

from calendar_app.model.calendar import EventCard
from calendar_app.web.agenda import day_groups


def card(name, start, end=None, precision="day", order=0):
    return EventCard(name, "main", name, name, start, end or start, precision, start.isoformat(), (), None, order=order)


@pytest.fixture(autouse=True)
def request_context(app):
    with app.test_request_context("/"):
        yield


def test_days_months_and_what_goes_on():
    rows = [
        card("old", date(2023, 6, 20), date(2023, 7, 9)),
        card("month", date(2023, 7, 1), date(2023, 7, 31), "month"),
        card("b", date(2023, 7, 1), order=2),
        card("a", date(2023, 7, 1), order=1),
        card("next", date(2023, 8, 2)),
        card("quarter", date(2023, 7, 1), date(2023, 9, 30), "month"),
    ]
    told = [(g.day, g.label, g.detail, g.month, [e.id for e in g.events]) for g in day_groups(rows, date(2023, 7, 1))]
    assert told == [
        (None, "延续", "", "2023年7月", ["old"]),
        (None, "日期未详", "", "", ["month"]),
        (None, "日期未详", "2023年7月 – 2023年9月", "", ["quarter"]),
        (date(2023, 7, 1), "", "", "", ["a", "b"]),
        (date(2023, 8, 2), "", "", "2023年8月", ["next"]),
    ]


def test_without_a_range_everything_stands_where_it_began():
    rows = [card("old", date(2023, 6, 20), date(2023, 7, 9)), card("x", date(2023, 7, 1))]
    assert [(g.day, g.month) for g in day_groups(rows)] == [
        (date(2023, 6, 20), "2023年6月"),
        (date(2023, 7, 1), "2023年7月"),
    ]
