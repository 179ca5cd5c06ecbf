"""Corrected days."""

from __future__ import annotations

import pytest

from calendar_app.model.revision import moved_rule, parse_days


@pytest.mark.parametrize(
    ("days", "until"),
    [("2023-07-03/2023-08-28", "20230828"), ("0980-07-03/0980-08-28", "09800828"), ("0001-01-01", "00010101")],
)
def test_a_series_ends_on_a_day_of_eight_digits(days, until):
    assert moved_rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230831", parse_days(days)) == f"FREQ=WEEKLY;BYDAY=MO;UNTIL={until}"
