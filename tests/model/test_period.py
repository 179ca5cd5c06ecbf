"""Periods of bulletins: what is one, its bounds, and how readers see it."""

from __future__ import annotations

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.model import period


def test_examples_of_the_module() -> None:
    assert doctest.testmod(period).failed == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-7",
        "2023-13",
        "2023-00",
        "0000",
        "23",
        "2023-07-01",
        "2023/2023-07",
        "2005/1986",
        "1986/",
        "/2005",
        "2023-07\n",
        "２０２３",
    ],
)
def test_no_periods(text: str) -> None:
    assert not period.is_period(text)
    with pytest.raises(ValueError, match="not a period"):
        period.period_bounds(text)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月", id="leap-month"),
        pytest.param("2023", date(2023, 1, 1), date(2023, 12, 31), "2023年", id="year"),
        pytest.param("1986/2005", date(1986, 1, 1), date(2005, 12, 31), "1986—2005年", id="years"),
        pytest.param(
            "2022-11/2023-01", date(2022, 11, 1), date(2023, 1, 31), "2022年11月—2023年1月", id="over-new-year"
        ),
    ],
)
def test_bounds_and_label(text: str, start: date, end: date, label: str) -> None:
    assert period.period_bounds(text) == (start, end)
    assert period.period_label(text) == label


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9000, 1, 1)), st.integers(0, 20000), st.booleans())
def test_made_periods_hold_their_days(start: date, days: int, months: bool) -> None:
    end = start + timedelta(days=days)
    made = period.make_period(start, end, months=months)
    first, last = period.period_bounds(made)
    assert first <= start <= end <= last
