"""The source of wiki pages: headings, nested lists, links, templates, references and tables, without their notation."""

from __future__ import annotations

from itertools import pairwise

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.wiki import unwiki
from calendar_app.model.bulletin import RegionKind

HEAD = "== 2021年砚川大事 ==\n=== 7月 ===\n"
TAIL = "* [[7月30日]]：[[砚川大桥|大桥]]通车。\n"
PAGES = {
    "links": ("* [[7月3日]]：[[砚川大学]]新校区奠基。\n", ["7月3日：砚川大学新校区奠基。"]),
    "shown-words": ("* 7月3日：[[砚川第一中学|一中]]迁址。\n", ["7月3日：一中迁址。"]),
    "bold": ("* '''7月3日'''：''特大''暴雨。\n", ["7月3日：特大暴雨。"]),
    "references": (
        '* 7月3日：暴雨。<ref name="a">砚川报</ref><ref name="b" />[2]\n',
        ["7月3日：暴雨。"],
    ),
    "sites": ("* 7月3日：[https://x.example/1 通报]发布。\n", ["7月3日：通报发布。"]),
    "templates": ("{{清空}}\n* 7月3日：暴雨{{来源请求}}。\n", ["7月3日：暴雨。"]),
    "templates-of-lines": ("{{Infobox\n| 日期 = 7月1日\n| 地点 = 砚川\n}}\n* 7月3日：暴雨。\n", ["7月3日：暴雨。"]),
    "files": ("[[File:a.jpg|thumb|大桥]]\n* 7月3日：暴雨。\n[[Category:砚川]]\n", ["7月3日：暴雨。"]),
    "without-blank": ("*7月3日：暴雨。\n*7月5日：雨停。\n", ["7月3日：暴雨。", "7月5日：雨停。"]),
    "numbered": ("# 7月3日：暴雨。\n# 7月5日：雨停。\n", ["7月3日：暴雨。", "7月5日：雨停。"]),
    "list-of-a-day": ("* 7月3日：\n** 地铁开通。\n** 剧院落成。\n", ["地铁开通。", "剧院落成。"]),
    "list-inside": (
        "* 7月3日：暴雨，两区停电：\n** 东区三千户。\n** 西区八百户。\n",
        ["7月3日：暴雨，两区停电：东区三千户。西区八百户。"],
    ),
    "table": (
        '{| class="wikitable"\n! 日期 !! 事件 !! 来源\n|-\n| 7月3日 || 暴雨袭城。 || 砚川报\n|}\n',
        ["7月3日　暴雨袭城。　砚川报"],
    ),
    "table-by-lines": (
        '{|\n! 日期\n! 事件\n|-\n| style="x" | 7月3日\n| [[暴雨]]袭城。\n|-\n| 7月5日\n| 雨停。\n|}\n',
        ["7月3日　暴雨袭城。", "7月5日　雨停。"],
    ),
    "table-with-merged-dates": (
        '{|\n! 日期 !! 事件\n|-\n| rowspan="2" | 7月3日 || 暴雨袭城。\n|-\n| 全城停课。\n|-\n| 7月5日 || 雨停。\n|}\n',
        ["7月3日　暴雨袭城。", "全城停课。", "7月5日　雨停。"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_items_of_a_page(name: str) -> None:
    page, bodies = PAGES[name]
    text = HEAD + page + TAIL
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [entry.body.replace("\n", "") for entry in bulletin.entries] == [*bodies, "7月30日：大桥通车。"]
    assert all(a.end == b.start for a, b in pairwise(bulletin.regions))
    assert not [r for r in bulletin.regions if r.kind is RegionKind.UNREAD]


def test_items_below_a_day_have_it() -> None:
    bulletin = read_bulletin((HEAD + PAGES["list-of-a-day"][0] + TAIL).encode(), source="x.txt")
    assert [entry.dateline for entry in bulletin.entries] == ["7月3日", "7月3日", ""]


def test_a_merged_date_holds_for_its_rows() -> None:
    bulletin = read_bulletin((HEAD + PAGES["table-with-merged-dates"][0] + TAIL).encode(), source="x.txt")
    assert [entry.dateline for entry in bulletin.entries] == ["", "7月3日", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# 砚川大事记\n\n**7月3日**，暴雨。\n* 7月5日，雨停。\n", id="markdown"),
        pytest.param("7月3日，x == y 的式子写在黑板上。\n====\n7月5日，雨停。\n", id="signs"),
        pytest.param("7月3日，[[暴雨]]袭城。\n7月5日，雨停。\n", id="one-link"),
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    lines = read_lines(text)
    assert unwiki(text, lines) == lines


@pytest.mark.parametrize("piece", ["{{", "{|\n", "[[", "''' ", "<ref>", "| a || ", "** ", "{|\n|-\n"])
def test_broken_notation_loses_nothing(piece: str) -> None:
    text = HEAD + "* 7月3日：暴雨。\n" + piece * 50 + "\n" + TAIL
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert "".join(bulletin.text[r.start : r.end] for r in bulletin.regions) == text
    assert bulletin.entries
