"""What a page prints below its last item is no part of it."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin

ITEMS = "砚川县大事记（2015年）\n\n2015年3月，石湾村建成文化广场。\n\n2015年6月，砚川桥通车。\n\n2015年9月，县图书馆开馆。\n\n"


@pytest.mark.parametrize(
    ("foot", "left"),
    [
        pytest.param("专题分类\n\n主管：砚川县委宣传部\n\n主办：砚川日报\n", "", id="labels-of-the-page"),
        pytest.param("全县读者踊跃到馆。\n", "全县读者踊跃到馆。", id="a-sentence-goes-on"),
    ],
)
def test_labels_below_the_last_item_are_the_pages_own(foot: str, left: str) -> None:
    bulletin = read_bulletin((ITEMS + foot).encode(), source="x.txt")
    assert len(bulletin.entries) == 3
    assert bulletin.entries[-1].body.replace("\n", "") == "2015年9月，县图书馆开馆。" + left
