"""Lunar days, solar terms, festivals and days off, against the libraries that the tables were made from."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.web.days import almanac
from calendar_app.web.days.almanac import day_words, holiday_notice, lunar_day, lunar_span

FIRST, LAST = date(1900, 1, 31), date(2101, 1, 28)


@given(st.dates(FIRST, date(2100, 12, 31)))
def test_every_day_is_that_of_lunar_python(day):
    from lunar_python import Solar

    other = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    ours = lunar_day(day)
    assert (ours.month * (-1 if ours.leap else 1), ours.day) == (other.getMonth(), other.getDay())
    assert ours.year_text == other.getYearInGanZhi() + "年"
    assert ours.day_text == other.getDayInChinese()
    assert almanac.solar_term(day) == other.getJieQi()


def test_the_table_has_no_gap():
    day, before = FIRST, None
    while day <= LAST:
        ours = lunar_day(day)
        assert ours.day == 1 if before is None or before.last else ours.day == before.day + 1, day
        day, before = day + timedelta(1), ours
    assert before.last


@pytest.mark.parametrize(
    ("day", "note", "special", "mark"),
    [
        pytest.param(date(2023, 7, 5), "十八", False, "", id="plain"),
        pytest.param(date(2023, 7, 18), "六月", False, "", id="first-of-a-month-names-it"),
        pytest.param(date(2023, 3, 22), "闰二月", False, "", id="leap-month"),
        pytest.param(date(2023, 7, 7), "小暑", True, "", id="solar-term"),
        pytest.param(date(2023, 1, 22), "春节", True, "休", id="festival-before-term"),
        pytest.param(date(2023, 1, 21), "除夕", True, "休", id="last-of-the-year"),
        pytest.param(date(2023, 6, 25), "初八", False, "班", id="make-up-day-is-work"),
        pytest.param(date(2023, 10, 1), "国庆节", True, "休", id="national-day"),
        pytest.param(date(2090, 10, 1), "国庆节", True, "", id="no-notice-no-mark"),
        pytest.param(date(1949, 10, 1), "初十", False, "", id="no-festival-before-there-was-one"),
        pytest.param(date(1800, 10, 2), "", False, "", id="nothing-known"),
        pytest.param(date.max, "", False, "", id="last-day"),
        pytest.param(date.min, "", False, "", id="first-day"),
    ],
)
def test_day_words(day, note, special, mark):
    words = day_words(day)
    assert (words.note, words.special, words.mark) == (note, special, mark)


def test_days_off_are_those_of_chinesecalendar():
    from chinese_calendar import constants

    for day in constants.holidays:
        assert day_words(day).mark == "休", day
    for day in constants.workdays:
        assert day_words(day).mark == "班", day


def test_notices():
    assert holiday_notice(2023) == "国办发明电〔2022〕16号"
    assert holiday_notice(1990) is None


def test_the_coming_year_is_there_in_december():
    today = date.today()
    wanted = today.year + 1 if (today.month, today.day) >= (12, 15) else today.year
    assert holiday_notice(wanted) is not None, (
        f"the State Council's notice for {wanted} is out: run python -m calendar_app.web.days.almanac_build"
    )


def test_lunar_span():
    assert lunar_span(date(2023, 7, 1), date(2023, 7, 31)) == "癸卯年 五月十四 — 六月十四"
    assert lunar_span(date(2023, 1, 1), date(2023, 1, 31)) == "壬寅年 腊月初十 — 癸卯年 正月初十"
    assert lunar_span(date(1500, 1, 1), date(1500, 1, 31)) == ""
