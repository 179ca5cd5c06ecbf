"""What a mention says beside its days: EDTF, precision, bounds, part, clock time, calendar, anchor."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.extract.dates import date_mentions
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import DateMention, Precision


def one(text: str, **fields: object) -> DateMention:
    entry = Entry(1, "", text, published=date(2023, 7, 5), **fields)  # type: ignore[arg-type]  # fields of Entry by name
    [mention] = date_mentions(entry, period="2023-07")[0]
    return mention


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("7月5日", "2023-07-05", Precision.DAY),
        ("7月5日至8日", "2023-07-05/2023-07-08", Precision.DAY),
        ("7月5日上午", "2023-07-05", Precision.PART),
        ("7月5日晚至6日凌晨", "2023-07-05/2023-07-06", Precision.DAY),
        ("7月上旬", "[2023-07-01..2023-07-10]", Precision.DAY),
        ("上周", "[2023-06-26..2023-07-02]", Precision.DAY),
        ("7月", "2023-07", Precision.MONTH),
        ("7月底", "2023-07", Precision.MONTH),
        ("11月至次年1月", "2023-11/2024-01", Precision.MONTH),
        ("2019年第三季度", "2019-35", Precision.MONTH),
        ("2019年下半年", "2019-41", Precision.MONTH),
        ("2018年夏天", "2018-22", Precision.YEAR),
        ("2018年", "2018", Precision.YEAR),
        ("2018年至2020年", "2018/2020", Precision.YEAR),
        ("上世纪90年代", "199X", Precision.DECADE),
        ("二十世纪", "19XX", Precision.CENTURY),
        ("公元前651年", "-0650", Precision.YEAR),
    ],
)
def test_edtf_and_precision(text: str, edtf: str, precision: Precision) -> None:
    mention = one(text)
    assert (mention.edtf, mention.precision) == (edtf, precision)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("7月5日", ("2023-07-05", "2023-07-05", "2023-07-05", "2023-07-05")),
        ("7月5日至8日", ("2023-07-05", "2023-07-05", "2023-07-08", "2023-07-08")),
        ("7月", ("2023-07-01", "2023-07-31", "2023-07-01", "2023-07-31")),
        ("7月上旬", ("2023-07-01", "2023-07-10", "2023-07-01", "2023-07-10")),
        ("7月上旬至8月中旬", ("2023-07-01", "2023-07-10", "2023-08-11", "2023-08-20")),
        ("11月至次年1月", ("2023-11-01", "2023-11-30", "2024-01-01", "2024-01-31")),
    ],
)
def test_bounds_of_the_first_and_the_last_day(text: str, bounds: tuple[str, str, str, str]) -> None:
    m = one(text)
    assert tuple(map(str, (m.earliest_start, m.latest_start, m.earliest_end, m.latest_end))) == bounds


@pytest.mark.parametrize(
    ("text", "part", "time"),
    [
        ("7月5日9时30分", None, "09:30"),
        ("7月5日上午9:00—11:00", "上午", "09:00/11:00"),
        ("7月5日下午3点半", "下午", "15:30"),
        ("7月5日晚8时", "晚上", "20:00"),
        ("7月5日凌晨", "凌晨", None),
        ("昨晚", "晚上", None),
        ("7月5日下午五点一刻", "下午", "17:15"),
    ],
)
def test_part_and_clock_time_stand_beside_the_day(text: str, part: str | None, time: str | None) -> None:
    assert (one(text).part, one(text).time) == (part, time)


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("农历五月十八", "lunar"),
        ("今年春节", "lunar"),
        ("今年国庆节", "festival"),
        ("民国二十四年", "republic"),
        ("道光三年", "reign"),
        ("7月5日", None),
    ],
)
def test_other_calendars_are_marked(text: str, calendar: str | None) -> None:
    assert one(text).calendar == calendar


@pytest.mark.parametrize(
    ("entry", "period", "anchor"),
    [
        pytest.param(Entry(1, "题", "2023年7月5日，会议召开。"), "2023-07", "text", id="text"),
        pytest.param(Entry(1, "题", "7月5日，会议召开。"), "2023-07", "period", id="period"),
        pytest.param(
            Entry(1, "", "7月5日 会议召开。", year=1991, chronicle=True), "1986/1995", "heading", id="heading"
        ),
        pytest.param(
            Entry(1, "题", "昨日，会议召开。", published=date(2023, 7, 6)), "2023-07", "published", id="published"
        ),
    ],
)
def test_the_anchor_names_where_the_missing_units_came_from(entry: Entry, period: str, anchor: str) -> None:
    [mention] = date_mentions(entry, period=period)[0]
    assert mention.anchor == anchor


def test_a_date_outside_the_body_has_no_span() -> None:
    entry = Entry(1, "", "供销社成立。", dateline="3月5日", year=1991, chronicle=True)
    [mention] = date_mentions(entry, period="1991")[0]
    assert (mention.text, mention.span, mention.start) == ("3月5日", None, date(1991, 3, 5))


@pytest.mark.parametrize(
    ("dateline", "body"),
    [
        pytest.param("9月2日", "2日，县百货大楼开业。", id="day"),
        pytest.param("1905年农历八月", "三十一年秋八月，县学堂开办。", id="moon"),
    ],
)
def test_what_a_dateline_spells_is_told_once(dateline: str, body: str) -> None:
    entry = Entry(1, "", body, dateline=dateline, year=1905, month=9, chronicle=True)
    assert [mention.text for mention in date_mentions(entry, period="1905")[0]] == [dateline]


def test_without_any_year_there_is_a_doubt_and_no_date() -> None:
    mentions, doubts = date_mentions(Entry(7, "题", "3月5日，会议召开。"), period="")
    assert mentions == ()
    assert [(d.code, d.entry, d.span) for d in doubts] == [("unknown-year", 7, (0, 4))]


def test_a_day_without_any_month_is_a_doubt_about_the_month() -> None:
    mentions, doubts = date_mentions(Entry(7, "", "15日，会议召开。", chronicle=True), period="2017")
    assert mentions == ()
    assert [(d.code, d.entry, d.span) for d in doubts] == [("unknown-month", 7, (0, 3))]


@pytest.mark.parametrize(
    ("year", "period", "start"),
    [(2017, "2017-10", date(2017, 10, 26)), (2016, "2017-10", None)],
    ids=["same-year", "another-year"],
)
def test_a_bare_day_of_an_entry_whose_year_is_known_is_of_the_month_of_the_issue(
    year: int, period: str, start: date | None
) -> None:
    entry = Entry(1, "", "26日，评估会召开。", year=year, chronicle=True)
    assert [mention.start for mention in date_mentions(entry, period=period)[0]] == ([start] if start else [])
