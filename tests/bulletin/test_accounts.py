"""What public accounts set around their texts is known by its form, and sentences that begin alike are not taken for it."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.page.accounts import account_rule
from calendar_app.bulletin.page.noise import noise_rule
from calendar_app.model.bulletin import RegionKind

LINES = {
    "bar": ("编辑丨林小满", "credits"),
    "two-labels": ("文 / 图：陈岩", "credits"),
    "several": ("美编：林小满  制作：陈岩  监制：郑川", "credits"),
    "hashtags": ("#砚川 #大事记 #九月", "hashtags"),
    "between-two": ("#砚川大事#", "hashtags"),
    "sentence": ("统筹：各镇要抓好春耕。", ""),
    "figures": ("来源丨2023年财政拨款12万元", ""),
    "verb": ("统筹推进老城改造", ""),
    "heading": ("# 大事记", ""),
    "number": ("3#楼封顶", ""),
}
CALLS = {
    "follow": ("点击上方蓝字关注砚川发布", "navigation"),
    "scan": ("👇长按二维码关注", "navigation"),
    "end": ("— END —", "navigation"),
    "read-on": ("阅读原文", "navigation"),
    "light": ("点亮山城的万盏灯", ""),
    "press": ("长按规程操作的班组受表彰", ""),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_of_accounts(name: str) -> None:
    text, rule = LINES[name]
    assert account_rule(read_lines(text)[0]) == rule


@pytest.mark.parametrize("name", CALLS)
def test_calls_of_accounts(name: str) -> None:
    text, rule = CALLS[name]
    assert noise_rule(text) == rule


ITEMS = "砚川市2023年9月大事记\n\n9月1日，全市中小学开学。\n\n9月6日，三期工程开工。\n\n9月9日，图书馆开放。\n"


def test_titles_of_earlier_issues_are_none_of_this_one() -> None:
    bulletin = read_bulletin(f"{ITEMS}\n往期回顾\n8月要闻速览\n8月30日大桥合龙\n".encode(), source="x.txt")
    assert len(bulletin.entries) == 3
    dropped = [bulletin.text[r.start : r.end] for r in bulletin.regions if r.rule == "earlier-issues"]
    assert "".join(dropped) == "往期回顾8月要闻速览8月30日大桥合龙"


def test_texts_below_such_a_line_are_kept() -> None:
    bulletin = read_bulletin(f"{ITEMS}\n往期回顾\n\n9月20日，全市农机检修完毕，机手上岗。\n".encode(), source="x.txt")
    assert [entry.body[:5] for entry in bulletin.entries][3:] == ["9月20日"]
    assert all(r.rule != "earlier-issues" for r in bulletin.regions)


def test_one_picture_in_a_text_opens_no_item() -> None:
    text = "砚川市2023年9月大事记\n\n9月1日，全市中小学开学。\n🌸校园里花正开着。\n9月6日，三期工程开工。\n9月9日，图书馆开放。\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert len(bulletin.entries) == 3
    assert all(r.kind is not RegionKind.UNREAD for r in bulletin.regions)
