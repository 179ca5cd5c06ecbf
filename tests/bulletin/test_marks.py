"""Marks that copying left as the numbers of their old codes."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.repair.marks import restore_marks

CASES = [
    ("全区河道清淤现场会召开ꎬ 副区长秦朗参加ꎮ", "全区河道清淤现场会召开， 副区长秦朗参加。"),
    (
        "会议听取了汇报ꎻ 有关部门发言ꎬ 投资3ꎮ5亿元的项目开工ꎮ",
        "会议听取了汇报； 有关部门发言， 投资3．5亿元的项目开工。",
    ),
    ("云溪区史志办公室ꎨ 档案馆ꎩ 编印", "云溪区史志办公室（ 档案馆） 编印"),
    ("没有这种字的正文，照旧。", "没有这种字的正文，照旧。"),
    ("ꆈꌠꉙ是彝文，会议用了双语。", "ꆈꌠꉙ是彝文，会议用了双语。"),  # Yi
    ("ꎬꎮꎬꎮ", "ꎬꎮꎬꎮ"),  # too little to tell
    ("l月 l日 l2日 2l日 3月1l日 I0月 1l月", "1月 1日 12日 21日 3月11日 10月 11月"),
    ("2015\u2003上市，\u2002投产\u2009。", "2015　上市， 投产 。"),
    ("Paul日记、April月刊，全长5l，第l组", "Paul日记、April月刊，全长5l，第l组"),
]


@pytest.mark.parametrize(("printed", "read"), CASES)
def test_marks_are_restored_one_for_one(printed: str, read: str) -> None:
    assert restore_marks(printed) == read
    assert len(read) == len(printed)


def test_a_file_is_read_with_letters_for_ones() -> None:
    text = "1969年砚川大事记\nl月\n1日　县里创办内部刊物。\nl1日　县里在石桥开会。\n2月\n2l日　石桥电站发电。\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [(e.month, e.body) for e in bulletin.entries] == [
        (1, "1日　县里创办内部刊物。"),
        (1, "11日　县里在石桥开会。"),
        (2, "21日　石桥电站发电。"),
    ]


def test_a_file_is_read_with_its_marks() -> None:
    text = "云溪区大事记\n2020年\n4月17日 科技园开园ꎬ 区长秦朗出席ꎮ\n4月18日 图书馆开馆ꎮ\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [e.body for e in bulletin.entries] == ["4月17日 科技园开园， 区长秦朗出席。", "4月18日 图书馆开馆。"]


@pytest.mark.parametrize("blank", [" ", "　", "\u2002", "\u2003", "\u202f"])
def test_years_part_from_their_texts_by_any_blank(blank: str) -> None:
    text = f"企业大事记\n1998{blank}砚川机械厂改制\n2004{blank}迁入新厂房\n2015{blank}股票挂牌交易\n"
    assert [e.year for e in read_bulletin(text.encode(), source="x.txt").entries] == [1998, 2004, 2015]


def test_blanks_that_a_page_names_are_those_of_chinese_text() -> None:
    page = (
        "<p>企业大事记</p><p>1998&emsp;砚川机械厂改制</p><p>2004&ensp;迁入新厂房</p><p>2015&emsp;股票挂牌&shy;交易</p>"
    )
    entries = read_bulletin(f"<html><body>{page}</body></html>".encode(), source="x.html").entries
    assert [(e.year, e.body) for e in entries] == [
        (1998, "1998　砚川机械厂改制"),
        (2004, "2004 迁入新厂房"),
        (2015, "2015　股票挂牌交易"),
    ]
