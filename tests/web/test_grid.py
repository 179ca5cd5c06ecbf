"""Months in weeks, bars in lanes, rules in days, years in small tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.model.calendar import EventCard
from calendar_app.web.days.grid import DENSITIES, month_grid
from calendar_app.web.days.heat import heat
from calendar_app.web.days.months import Month, month_bounds
from calendar_app.web.days.occurrences import instances, is_bar


def card(name, start, end=None, *, rrule=None, kind="main"):
    return EventCard(name, kind, name, name, start, end or start, "day", start.isoformat(), ("要闻",), None, rrule)


@pytest.mark.parametrize(
    ("month", "start", "end"),
    [
        pytest.param(Month(2023, 7), date(2023, 6, 26), date(2023, 8, 6), id="six-weeks"),
        pytest.param(Month(2021, 2), date(2021, 2, 1), date(2021, 2, 28), id="four-weeks"),
        pytest.param(Month(1, 1), date(1, 1, 1), date(1, 2, 4), id="first-month"),
        pytest.param(Month(9999, 12), date(9999, 11, 29), date(9999, 12, 31), id="last-month"),
    ],
)
def test_month_bounds(month, start, end):
    assert month_bounds(month) == (start, end)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_every_month_has_each_of_its_days_once(year, month):
    laid = month_grid(year, month, [])
    days = [cell.date for cell in laid.strip]
    assert days[0] == Month(year, month).first
    assert days[-1] == Month(year, month).last
    assert len(days) == (days[-1] - days[0]).days + 1
    assert all(len(week.cells) == 7 for week in laid.weeks[:-1])


def test_iso_weeks():
    assert [week.number for week in month_grid(2023, 1, []).weeks] == [52, 1, 2, 3, 4, 5]


def test_a_crowded_day_shows_four_and_counts_the_rest():
    day = date(2023, 7, 5)
    events = [card(f"e{i}", day) for i in range(7)]
    cell = next(c for c in month_grid(2023, 7, events).strip if c.date == day)
    assert ([e.id for e in cell.items], cell.hidden, cell.total) == (["e0", "e1", "e2", "e3"], 3, 7)


@pytest.mark.parametrize(("density", "shown", "hidden"), [("compact", 6, 1), ("count", 0, 7), ("all", 7, 0)])
def test_density(density, shown, hidden):
    day = date(2023, 7, 5)
    laid = month_grid(2023, 7, [card(f"e{i}", day) for i in range(7)], density)
    cell = next(c for c in laid.strip if c.date == day)
    assert (len(cell.items), cell.hidden) == (shown, hidden)


def test_a_bar_keeps_its_lane_and_is_headed_once_a_week():
    long = card("long", date(2023, 7, 5), date(2023, 7, 11))
    short = card("short", date(2023, 7, 4), date(2023, 7, 6))
    laid = month_grid(2023, 7, [short, long])
    cells = {cell.date.day: cell for cell in laid.strip}
    assert [(s.event and s.event.id, s.head, s.width, s.opens, s.closes) for s in cells[5].slots] == [
        ("short", False, 0, False, False),
        ("long", True, 5, True, False),
    ]
    assert cells[4].slots[0].width == 3
    assert (cells[4].slots[0].opens, cells[4].slots[0].closes) == (True, True)
    # On the 7th the upper lane is free, and the bar below stays where it was.
    assert [s.event and s.event.id for s in cells[7].slots] == [None, "long"]
    # In the next week it is alone and moves up; it is headed again and closes there.
    [again] = cells[10].slots
    assert (again.head, again.width, again.opens, again.closes) == (True, 2, False, True)
    assert cells[12].slots == ()


def test_a_bar_from_the_month_before_is_headed_on_the_first():
    bar = card("bar", date(2024, 4, 20), date(2024, 5, 2))
    cells = {cell.date.day: cell for cell in month_grid(2024, 5, [bar]).strip}
    [slot] = cells[1].slots
    assert (slot.head, slot.width, slot.opens, slot.closes) == (True, 2, False, True)


def test_bars_beyond_two_lanes_are_counted():
    bars = [card(f"b{i}", date(2023, 7, 3), date(2023, 7, 9)) for i in range(6)]
    cell = next(c for c in month_grid(2023, 7, [*bars, card("x", date(2023, 7, 5))]).strip if c.date.day == 5)
    assert (len(cell.slots), len(cell.items), cell.hidden, cell.total) == (2, 1, 4, 7)


def test_outside_days_are_empty():
    laid = month_grid(2023, 7, [card("june", date(2023, 6, 30)), card("bar", date(2023, 6, 29), date(2023, 7, 2))])
    outside = [cell for week in laid.weeks for cell in week.cells if cell.outside]
    assert all(not cell.slots and not cell.items and not cell.total for cell in outside)
    assert laid.total == 1


events = st.lists(
    st.tuples(st.dates(date(2023, 6, 1), date(2023, 8, 31)), st.integers(0, 20)).map(
        lambda pair: card(f"{pair[0]}+{pair[1]}", pair[0], pair[0] + timedelta(pair[1]))
    ),
    max_size=25,
    unique_by=lambda e: e.id,
)


@given(events, st.sampled_from(DENSITIES))
def test_no_event_is_lost_and_none_counted_twice(found, density):
    laid = month_grid(2023, 7, found, density)
    for cell in laid.strip:
        on_day = [e for e in found if e.start <= cell.date <= e.end]
        shown = [s.event.id for s in cell.slots if s.event] + [e.id for e in cell.items]
        assert len(shown) == len(set(shown))
        assert len(shown) + cell.hidden == cell.total == len(on_day)
        if density == "all":
            assert cell.hidden == 0


@pytest.mark.parametrize(
    ("rrule", "days"),
    [
        pytest.param("FREQ=WEEKLY;UNTIL=20230831;BYDAY=MO,WE,FR,SU", [21, 23, 24, 26, 28, 30, 31], id="weekly"),
        pytest.param("FREQ=DAILY;UNTIL=20230723", [21, 22, 23], id="daily"),
        pytest.param("FREQ=DAILY;INTERVAL=5", [21, 26, 31], id="endless-is-cut-at-the-end"),
        pytest.param("nonsense", [21], id="unreadable-gives-its-first-day"),
    ],
)
def test_instances(rrule, days):
    event = card("flight", date(2023, 7, 21), date(2023, 8, 31), rrule=rrule)
    assert [day.day for day in instances(event, date(2023, 7, 1), date(2023, 7, 31))] == days


@pytest.mark.parametrize(
    ("rrule", "bar"),
    [
        pytest.param(None, True, id="no-rule"),
        pytest.param("FREQ=DAILY;UNTIL=20230731", True, id="every-day"),
        pytest.param("FREQ=DAILY;INTERVAL=2", False, id="every-other-day"),
        pytest.param("FREQ=DAILY;BYDAY=SA,SU", False, id="weekends"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO", False, id="weekly"),
    ],
)
def test_what_leaves_no_day_out_is_a_bar(rrule, bar):
    assert is_bar(card("x", date(2023, 7, 1), date(2023, 7, 31), rrule=rrule)) is bar


def test_a_recurring_event_stands_on_its_days_and_is_no_bar():
    event = card("flight", date(2023, 7, 21), date(2023, 8, 31), rrule="FREQ=WEEKLY;BYDAY=FR", kind="recurring")
    laid = month_grid(2023, 7, [event])
    assert [cell.date.day for cell in laid.strip if cell.items] == [21, 28]
    assert laid.total == 1


def test_heat_levels_are_one_scale():
    months = [Month(2023, 6), Month(2023, 7)]
    table = heat(months, {date(2023, 6, 1): 1, date(2023, 7, 5): 9, date(2023, 7, 6): 5, date(2022, 1, 1): 99})
    days = {day.date: day for t in table.months for week in t.weeks for day in week if day}
    assert (table.top, table.steps) == (9, (1, 3, 5, 7))
    assert [days[d].level for d in (date(2023, 6, 1), date(2023, 7, 5), date(2023, 7, 6), date(2023, 7, 7))] == [
        1,
        4,
        3,
        0,
    ]
    assert [t.total for t in table.months] == [1, 14]
    assert all(len(week) == 7 for t in table.months for week in t.weeks)


def test_month_shift():
    assert Month(2023, 1).shift(-1) == Month(2022, 12)
    assert Month(2023, 12).shift(13) == Month(2025, 1)
    with pytest.raises(ValueError, match="no month"):
        Month(1, 1).shift(-1)
