"""Two columns woven into each other: taken apart where both read, named and left unread where neither order does."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.woven import unweave
from calendar_app.model.bulletin import RegionKind

LEFT = [
    "5月3日　砚川市召开纪念五四运动座谈",
    "会，市委书记梁岩出席并讲话，二十余",
    "名青年代表发言。",
    "5月14日　砚川机场迁建工程可行性研",
    "究报告通过评审，项目投资二十亿元。",
    "5月22日　市人大常委会组织代表视察",
    "城区学校建设，提出六条意见。",
]
RIGHT = [
    "6月4日　省环保督查组到砚川市检查大",
    "气污染防治工作，听取了情况汇报，并",
    "实地察看三家企业。",
    "6月15日　砚川市端午龙舟赛在东湖举",
    "行，二十四支队伍参赛。",
    "6月26日　国际禁毒日宣传活动在人民",
    "广场举行，焚毁毒品一批。",
]
HEAD = "Page 77 - 砚川年鉴\nP. 77\n2013年\n"


def wide(line: str) -> int:
    return sum(2 if ord(c) > 255 else 1 for c in line)


def beside(gap: str) -> str:
    """Both columns on each line; the left one filled up to its width where a gap is all that parts them."""
    rows = []
    for left, right in zip(LEFT, RIGHT, strict=True):
        fill = "" if left == LEFT[-1] and not right else " " * max(0, 34 - wide(left))
        rows.append(left + fill + gap + right)
    return HEAD + "\n".join(rows) + "\n"


def in_turn() -> str:
    return HEAD + "".join(f"{a}\n{b}\n" for a, b in zip(LEFT, RIGHT, strict=True))


def one_blank() -> str:
    """As programs write them that keep no place: a blank behind the left part, be it as short as it may."""
    return HEAD + "".join(f"{a} {b}\n" for a, b in zip(LEFT, RIGHT, strict=True))


PAGES = {"in-turn": in_turn(), "one-blank": beside(" "), "wide-blank": beside("　"), "unfilled": one_blank()}


@pytest.mark.parametrize("name", PAGES)
def test_columns_are_read_one_after_the_other(name: str) -> None:
    bulletin = read_bulletin(PAGES[name].encode(), source="x.txt")
    bodies = [entry.body for entry in bulletin.entries]
    whole = "".join(LEFT), "".join(RIGHT)
    assert "".join(bodies) == "".join(whole)
    assert [body.split("　")[0] for body in bodies] == ["5月3日", "5月14日", "5月22日", "6月4日", "6月15日", "6月26日"]
    assert {entry.year for entry in bulletin.entries} == {2013}
    assert "".join(bulletin.text[r.start : r.end] for r in bulletin.regions) == PAGES[name]
    assert not [d for d in bulletin.diagnostics if d.code == "columns-mixed"]


def test_what_cannot_be_told_apart_is_named_and_stays_unread() -> None:
    mixed = [
        LEFT[0],
        RIGHT[0],
        RIGHT[1],
        LEFT[1],
        RIGHT[3],
        LEFT[3],
        LEFT[2],
        RIGHT[2],
        RIGHT[5],
        LEFT[4],
        LEFT[5],
        RIGHT[4],
    ]
    last = "\f7月1日　砚川市举行升旗仪式。\n"
    text = HEAD + "\n".join(mixed) + "\n" + last
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [entry.body for entry in bulletin.entries] == ["7月1日　砚川市举行升旗仪式。"]
    unread = "".join(bulletin.text[r.start : r.end] for r in bulletin.regions if r.kind is RegionKind.UNREAD)
    assert unread.split("\n") == mixed
    assert [d.code for d in bulletin.diagnostics].count("columns-mixed") == 1
    assert "".join(bulletin.text[r.start : r.end] for r in bulletin.regions) == text


ORDINARY = {
    "one-column": HEAD + "\n".join(LEFT + RIGHT) + "\n",
    "dates-inside": HEAD
    + "5月3日　砚川市决定从当天起开展安全检\n查，5月20日 结束，市委书记梁岩要求各地\n于5月25日 前上报结果，\n6月4日前完成整改。\n"
    * 3,
    "no-full-stops": "2013年\n" + "".join(f"5月{d}日　市委召开会议部署\n" for d in range(1, 20)),
    "newest-first": "2013年\n" + "".join(f"5月{d}日　市委召开会议部署\n" for d in range(29, 9, -1)),
    "unwrapped": "2013年\n" + "".join(f"5月{d}日　市委召开会议，部署工作。\n" for d in range(1, 20)),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_other_pages_stay_as_they_are(name: str) -> None:
    text = ORDINARY[name]
    lines = read_lines(text)
    found, doubts = unweave(text, lines)
    assert found == lines
    assert not doubts
