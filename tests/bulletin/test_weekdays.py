"""Weekdays at the heads of lines are days where the page proves its week, and words where it does not."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin

ITEMS = "周一\n县委常委会召开会议，研究春耕。\n周三\n县政府与农科院签约，共建基地。\n周五\n县图书馆新馆开放。\n"
WEEKS = {
    "range-with-year": ("平桥县一周要闻（2024年4月8日—4月14日）", "", [8, 10, 12]),
    "range-of-figures": ("平桥县一周要闻（2024.4.8-2024.4.14）", "", [8, 10, 12]),
    "range-without-month": ("平桥县一周要闻（2024年4月8日至14日）", "", [8, 10, 12]),
    "from-saturday-on": ("平桥县一周要闻（2024年4月8日—4月12日）", "", [8, 10, 12]),
    "year-of-the-page": ("平桥县一周要闻（4月8日—14日）", "2024-04-15 08:30　来源：平桥融媒", [8, 10, 12]),
    "put-up-on-sunday": ("平桥县一周要闻", "2024-04-14 18:30　来源：平桥融媒", [8, 10, 12]),
    "put-up-on-monday": ("平桥县一周要闻", "2024-04-15 08:30　来源：平桥融媒", [8, 10, 12]),
    "two-weeks": ("平桥县要闻（2024年4月1日—4月14日）", "", None),
    "plan": ("平桥县下周会议安排（2024年4月8日—4月14日）", "", None),
    "no-week": ("平桥县2024年4月要闻", "", None),
}


@pytest.mark.parametrize("name", WEEKS)
def test_weekdays_below_a_week(name: str) -> None:
    title, line, days = WEEKS[name]
    text = f"{title}\n{line}\n\n{ITEMS}"
    bulletin = read_bulletin(text.encode(), source="x.txt", period="2024-04")
    datelines = [entry.dateline for entry in bulletin.entries if "日" in entry.dateline]
    assert datelines == [f"2024年4月{day}日" for day in days or []]


def test_a_week_over_new_year() -> None:
    text = "云溪市一周回顾（2023年12月31日至2024年1月6日）\n\n周日\n新年音乐会举行，全城同庆。\n周二\n市政府召开常务会议。\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [(e.year, e.month, e.dateline) for e in bulletin.entries] == [
        (2023, 12, "2023年12月31日"),
        (2024, 1, "2024年1月2日"),
    ]


def test_weekdays_that_run_back_are_no_days_of_one_week() -> None:
    text = "平桥县一周要闻（2024年4月8日—4月14日）\n\n周五\n县图书馆新馆开放。\n周一\n县委常委会召开会议。\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert not [entry for entry in bulletin.entries if entry.dateline]


def test_the_own_day_of_a_weekday_holds() -> None:
    text = (
        "平桥县要闻\n2024年\n\n周一（4月8日）\n县委常委会召开会议，研究春耕。\n周三（4月10日）\n县政府与农科院签约。\n"
    )
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [entry.dateline for entry in bulletin.entries] == ["4月8日", "4月10日"]


@pytest.mark.parametrize(
    "line", ["周三村的路修好了。", "周末，古镇游人如织。", "星期天读书会坚持了十年。", "周一鸣任村支书。"]
)
def test_words_that_begin_alike(line: str) -> None:
    text = f"平桥县一周要闻（2024年4月8日—4月14日）\n\n{ITEMS}{line}\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    days = [entry.dateline for entry in bulletin.entries if "日" in entry.dateline]
    assert days == ["2024年4月8日", "2024年4月10日", *["2024年4月12日"] * (len(bulletin.entries) - 2)]
    assert bulletin.entries[-1].body.endswith(line)
