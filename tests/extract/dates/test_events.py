"""What an entry makes events of, and the words that stand for each."""

from __future__ import annotations

import pytest

from calendar_app.extract.dates import date_mentions, event_drafts
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import EventDraft


def drafts(body: str, *, title: str = "题", period: str = "2023-07", **fields: object) -> list[EventDraft]:
    entry = Entry(1, title, body, **fields)  # type: ignore[arg-type]  # fields of Entry by name
    return list(event_drafts(entry, date_mentions(entry, period=period)[0]))


def brief(draft: EventDraft) -> str:
    days = f"{draft.start}" if draft.start == draft.end else f"{draft.start}/{draft.end}"
    return f"{draft.kind}{draft.number} {days} {draft.precision}" + (f" {draft.rrule}" if draft.rrule else "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("7月5日，防汛会召开。", ["main1 2023-07-05 day"], id="one-day"),
        pytest.param("7月，防汛会召开。", ["main1 2023-07-01/2023-07-31 month"], id="month-lane"),
        pytest.param("近日，防汛会召开。", [], id="vague-words-make-none"),
        pytest.param("7月5日至7日，茶博会举行。", ["main1 2023-07-05/2023-07-07 day"], id="range-is-one-event"),
        pytest.param("7月5日、6日，茶博会举行。", ["main1 2023-07-05/2023-07-06 day"], id="unbroken-list-is-one-event"),
        pytest.param(
            "7月5日、8日和9日，视察组下乡。",
            ["main1 2023-07-05 day", "main2 2023-07-08/2023-07-09 day"],
            id="one-event-for-each-run-of-days",
        ),
        pytest.param(
            "7月20日，桥牌赛落幕。比赛为期5天。", ["main1 2023-07-16/2023-07-20 day"], id="span-widens-the-main-event"
        ),
        pytest.param(
            "7月20日，筹备会召开。博览会定于8月18日开幕，会期3天。",
            ["main1 2023-07-20 day", "planned1 2023-08-18/2023-08-20 day"],
            id="span-beside-an-announced-day-widens-that",
        ),
        pytest.param(
            "7月21日，客轮复航，每周一、三开行，开行时间为7月21日至8月31日。",
            ["main1 2023-07-21 day", "recurring1 2023-07-24/2023-08-31 day FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20230831"],
            id="range-that-bounds-a-rule-makes-none",
        ),
        pytest.param(
            "7月，诗会举行，每年7月中旬举办。", ["main1 2023-07-01/2023-07-31 month"], id="endless-rule-makes-none"
        ),
        pytest.param("7月14日，单打结束。自14日起，进入团体赛。", ["main1 2023-07-14 day"], id="same-days-make-none"),
        pytest.param(
            "7月14日，单打结束。比赛将持续至16日。",
            ["main1 2023-07-14 day", "planned1 2023-07-16 day"],
            id="planned-day",
        ),
        pytest.param("7月14日，规划发布，到2035年建成。", ["main1 2023-07-14 day"], id="planned-year-makes-none"),
        pytest.param(
            "7月14日，王某夺冠。2021年3月，他曾获亚军。", ["main1 2023-07-14 day"], id="background-makes-none"
        ),
        pytest.param(
            "7月22日，决赛开赛。23日下午，颁奖。", ["main1 2023-07-22 day", "also1 2023-07-23 part"], id="part-of-a-day"
        ),
        pytest.param(
            "7月22日，开赛。23日，复赛。24日，决赛。8月1日将颁奖。",
            ["main1 2023-07-22 day", "also1 2023-07-23 day", "also2 2023-07-24 day", "planned1 2023-08-01 day"],
            id="numbers-count-within-a-kind",
        ),
    ],
)
def test_events(body: str, expected: list[str]) -> None:
    assert [brief(d) for d in drafts(body)] == expected


def test_an_endless_rule_is_a_note_on_the_main_event() -> None:
    [draft] = drafts("7月，诗会举行，每年7月中旬举办。")
    assert draft.note == "每年7月中旬"


def test_a_titled_entry_lends_its_title_to_the_main_event_only() -> None:
    main, planned = drafts("7月12日，大桥合龙。预计10月1日通车。", title="大桥合龙")
    assert (main.summary, planned.summary) == ("大桥合龙", "预计10月1日通车")


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        pytest.param("3月5日 县委召开扩大会议。会期3天。", "县委召开扩大会议", id="cell-and-blank"),
        pytest.param("3月5日，县委召开扩大会议，部署春耕。", "县委召开扩大会议，部署春耕", id="cell-and-comma"),
        pytest.param("△3月5日 县委召开扩大会议。", "县委召开扩大会议", id="mark-before-the-cell"),
        pytest.param("县委于3月5日召开扩大会议。", "县委于3月5日召开扩大会议", id="date-inside-the-clause"),
        pytest.param(
            "2月9日 农历正月初一。县长慰问环卫工人。", "县长慰问环卫工人", id="only-the-day-in-the-other-calendar"
        ),
        pytest.param("2月9日 农历正月初一庙会。会期3天。", "农历正月初一庙会", id="what-is-held-on-that-day"),
        pytest.param("3月5日上午", "3月5日上午", id="nothing-but-its-day"),
        pytest.param("△3月5日。", "△3月5日。", id="nothing-but-its-day-and-marks"),
    ],
)
def test_a_chronicle_line_is_summed_up_by_its_first_clause(body: str, summary: str) -> None:
    [draft, *_] = drafts(body, title="", period="1986/1990", year=1986, chronicle=True)
    assert draft.summary == summary


def test_a_word_that_points_at_the_line_above_is_no_part_of_the_summary() -> None:
    [draft] = drafts("同日 供销社成立。", title="", period="1986", year=1986, chronicle=True, dateline="3月5日")
    assert (brief(draft), draft.summary) == ("main1 1986-03-05 day", "供销社成立")


def test_the_draft_points_at_its_date() -> None:
    entry = Entry(1, "题", "7月22日，开赛。23日，复赛。")
    dates, _ = date_mentions(entry, period="2023-07")
    assert [dates[d.date].text for d in event_drafts(entry, dates)] == ["7月22日", "23日"]


def test_a_long_clause_is_cut_at_a_comma() -> None:
    body = "7月22日，" + "全市各级部门认真落实部署要求，" * 12 + "开展检查。"
    [draft] = drafts(body, title="", period="2023", year=2023, chronicle=True)
    assert len(draft.summary) <= 60
    assert draft.summary.endswith("要求")
    [draft] = drafts(body.replace("，", ","), title="", period="2023", year=2023, chronicle=True)
    assert draft.summary.endswith("要求")
