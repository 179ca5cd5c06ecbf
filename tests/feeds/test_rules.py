"""Rules of a bulletin made such that every client expands them alike."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.feeds.rules import bounded_rule

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
RULES = st.one_of(
    st.builds(
        lambda days, interval: f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(days)}",
        st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True),
        st.integers(1, 4),
    ),
    st.builds(lambda day: f"FREQ=MONTHLY;BYMONTHDAY={day}", st.integers(1, 31)),
    st.builds(lambda nth, day: f"FREQ=MONTHLY;BYDAY={nth}{day}", st.sampled_from([-1, 1, 2, 5]), st.sampled_from(DAYS)),
    st.builds(lambda interval: f"FREQ=DAILY;INTERVAL={interval}", st.integers(1, 10)),
    st.just("FREQ=YEARLY"),
)
SPANS = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 500))


def days(rrule, start, end):
    """Instances within the series, by dateutil alone."""
    first, last = (datetime.combine(day, datetime.min.time()) for day in (start, end))
    return [moment.date() for moment in rrulestr(rrule, dtstart=first).between(first, last, inc=True)]


@given(RULES, SPANS)
def test_the_first_instance_carries_the_rule_and_no_day_is_lost_or_added(rrule, span):
    start, end = span[0], span[0] + timedelta(days=span[1])
    wanted = days(rrule, start, end)
    found = bounded_rule(rrule, start, end)
    if found is None:
        assert wanted == []
        return
    text = found.rule.to_ical().decode()
    assert f"UNTIL={end:%Y%m%d}" in text.split(";")
    assert days(text.replace(f";UNTIL={end:%Y%m%d}", ""), found.first, end) == wanted
    assert found.first == wanted[0]


NONE = ["", ";", "FREQ", "FREQ=", "BYDAY=MO", "FREQ=SECONDLY", "FREQ=WEEKLY;BYHOUR=9", "FREQ=WEEKLY;X-A=1"]


@pytest.mark.parametrize("rrule", [*NONE, "FREQ=WEEKLY\r\nX:1", "FREQ=WEEKLY;UNTIL=soon"])
def test_what_is_no_rule_of_days_is_left_out(rrule):
    assert bounded_rule(rrule, date(2023, 7, 1), date(2023, 7, 31)) is None


def test_until_wins_over_count():
    found = bounded_rule("FREQ=DAILY;COUNT=90;UNTIL=20230703", date(2023, 7, 1), date(2023, 7, 31))
    assert found is not None
    assert found.rule.to_ical() == b"FREQ=DAILY;UNTIL=20230703"
