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
]


@pytest.mark.parametrize(("printed", "read"), CASES)
def test_marks_are_restored_one_for_one(printed: str, read: str) -> None:
    assert restore_marks(printed) == read
    assert len(read) == len(printed)


def test_a_file_is_read_with_its_marks() -> None:
    text = "云溪区大事记\n2020年\n4月17日 科技园开园ꎬ 区长秦朗出席ꎮ\n4月18日 图书馆开馆ꎮ\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [e.body for e in bulletin.entries] == ["4月17日 科技园开园， 区长秦朗出席。", "4月18日 图书馆开馆。"]
