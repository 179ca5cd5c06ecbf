"""Items that open with a season or an edge of a year, glued to their text as the dates of the file are."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.layouts._seasons import season

OPENS = {
    "冬全县普遍开办冬学。": "冬",
    "春县内第一个互助组成立。": "春",
    "秋清源县大旱。": "秋",
    "夏大旱。": "夏",
    "年底全县废除旧制。": "年底",
    "上半年兴修水利三百处。": "上半年",
    "上旬副市长到会。": "上旬",
}
GOES_ON = [
    "春节期间，全县平安。",
    "春耕开始。",
    "秋收结束，全县丰收。",
    "冬至日大雪。",
    "夏邑县来人学习。",
    "夏县长到任。",
    "冬修水利工程完工。",
    "年底前完成。",
    "年底已达三千户。",
    "春风镇建校。",
]


@pytest.mark.parametrize(("text", "time"), OPENS.items())
def test_a_time_before_what_happened(text: str, time: str) -> None:
    cell = season(text)
    assert cell is not None
    assert text[cell.start : cell.end] == time


@pytest.mark.parametrize("text", GOES_ON)
def test_no_time_of_an_item(text: str) -> None:
    assert season(text) is None


def test_items_of_a_chronicle_whose_dates_are_glued() -> None:
    lines = ["10月1日全县集会。", "10月6日县代表会议召开。", "冬全县农村开办冬学。", "年底全县废除旧制。"]
    more = ["1月城关区分为两区。", "春县内第一个互助组成立。", "4月17日县人代会召开。", "夏粮入库，全县增产。"]
    text = "\n".join(["清源县大事记", "1949年", *lines, "1950年", *more, ""])
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [e.body for e in bulletin.entries] == [*lines, *more[:2], "".join(more[2:])]
