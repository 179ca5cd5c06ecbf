"""Tables of events: heads of columns and running numbers are set apart, whatever the table was written in."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
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
