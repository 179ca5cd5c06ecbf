"""Tables of events: heads of columns and running numbers are set apart, whatever the table was written in."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.repair.cell_dates import spelled_column
from calendar_app.errors import UndatedBulletinError
from calendar_app.model.bulletin import RegionKind

ROWS = [
    ("5月4日", "市委召开全体会议，听取工作汇报。"),
    ("5月7日", "市政府常务会议研究防汛工作。"),
    ("5月7日", "市第六届运动会开幕。"),
    ("5月12日", "市博物馆举办特展。"),
]
TITLE = "砚川市2023年5月大事记\n\n"


def tabs(*cells: str) -> str:
    return "\t".join(cells) + "\n"


def bars(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"


def spaces(*cells: str) -> str:
    return "   ".join(cells) + "\n"


@pytest.mark.parametrize("row", [tabs, bars, spaces])
@pytest.mark.parametrize(
    "heads", [("序号", "时间", "内容"), ("编号", "日 期", "大事内容"), ("序號", "時間", "事項"), ("", "时间", "事件")]
)
def test_numbers_and_heads_are_no_text(row, heads) -> None:
    text = TITLE + row(*heads)
    if row is bars:
        text += "| --- | --- | --- |\n"
    text += "".join(row(str(n), *cells) for n, cells in enumerate(ROWS, 1))
    bulletin = read_bulletin(text.encode(), source="x.md")
    assert [" ".join(e.body.split()) for e in bulletin.entries] == [f"{day} {words}" for day, words in ROWS]
    noise = {r.rule for r in bulletin.regions if r.kind is RegionKind.NOISE}
    assert {"table-head", "table-number"} <= noise
    assert not [r for r in bulletin.regions if r.kind is RegionKind.UNREAD]


def test_heads_without_numbers() -> None:
    text = TITLE + tabs("时间", "大事内容") + "".join(tabs(*cells) for cells in ROWS)
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert len(bulletin.entries) == len(ROWS)
    assert [r.rule for r in bulletin.regions if r.kind is RegionKind.NOISE] == ["table-head"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("5月8日　时间  地点均已公布。", "时间", id="sentence"),
        pytest.param("5月8日　会议确定内容。\n内容  地点", "内容", id="no-time"),
        pytest.param("5月8日　植树如下：\n12  5月9日前种完\n40  5月9日后种完", "40", id="numbers-that-do-not-run"),
        pytest.param("5月8日　时间", "时间", id="one-head"),
    ],
)
def test_what_only_looks_like_a_table_stays(text: str, kept: str) -> None:
    whole = TITLE + "".join(tabs(*cells) for cells in ROWS[:3]) + text + "\n"
    bulletin = read_bulletin(whole.encode(), source="x.txt")
    assert kept in "".join(e.title + e.body for e in bulletin.entries)
    assert not [r for r in bulletin.regions if r.rule.startswith("table-")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["June 15, 2023", "Jul 2 2023"], ["2023年6月15日", "2023年7月2日"], id="month-first"),
        pytest.param(["15 June 2023", "2nd Jul 2023"], ["2023年6月15日", "2023年7月2日"], id="day-first"),
        pytest.param(["15-Jun-23", "2-Jul-98"], ["2023年6月15日", "1998年7月2日"], id="short-year"),
        pytest.param(["Thu, June 15, 2023 09:30", ""], ["2023年6月15日", ""], id="weekday-and-hour"),
        pytest.param(["June 15, 2023", "unknown"], None, id="other-words"),
        pytest.param(["6/15/2023", "7/2/2023 8:00 AM"], ["2023年6月15日", "2023年7月2日"], id="proves-month-first"),
        pytest.param(["15/6/2023", "2.7.2023"], ["2023年6月15日", "2023年7月2日"], id="proves-day-first"),
        pytest.param(["6/5/2023", "7/2/2023"], None, id="proves-nothing"),
        pytest.param(["15/6/2023", "6/15/2023"], None, id="proves-both"),
        pytest.param(["June 31, 2023", "June 30, 2023"], ["", "2023年6月30日"], id="no-such-day"),
        pytest.param(["May Day", "June 2023"], None, id="no-days"),
        pytest.param(["", ""], None, id="empty"),
    ],
)
def test_dates_of_other_languages(cells: list[str], expected: list[str] | None) -> None:
    assert spelled_column(cells) == expected


EVENTS = [("2023-06-15", "2023-06-17", "县科技展"), ("2023-06-19", "2023-06-19", "县图书馆新馆开馆")]


@pytest.mark.parametrize("heads", ["Start Date,End Date,Event", "start,end,summary", "BEGIN,FINISH,TITLE"])
def test_english_heads(heads: str) -> None:
    text = f"{heads}\n" + "".join(f"{a},{b},{words}举行。\n" for a, b, words in EVENTS)
    bulletin = read_bulletin(text.encode(), source="x.csv")
    assert [e.body for e in bulletin.entries] == [
        "2023-06-15至2023-06-17　县科技展举行。",
        "2023-06-19　县图书馆新馆开馆举行。",
    ]


def test_days_and_months_that_nothing_tells_apart_are_no_dates() -> None:
    text = "date,title,place\n6/5/2023,全县防汛会议召开,县城\n7/2/2023,采茶节在西坪举行,西坪\n"
    with pytest.raises(UndatedBulletinError):
        read_bulletin(text.encode(), source="x.csv")
