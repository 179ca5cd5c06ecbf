"""Chronicles whose paragraphs are cut into lines of one width, in many ways, read as they do uncut; lists do not."""

from __future__ import annotations

import time

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze, width
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.unwrap import unwrap
from calendar_app.model.bulletin import Bulletin, RegionKind

ITEMS = (
    "1月6日，县委召开扩大会议，传达全国科学大会精神，到会四百二十人。县委书记白大山讲话，要求各公社把冬修水利抓紧抓好。",
    "2月，县农机修造厂试制手扶拖拉机成功，首批30台分给石桥、临浦两个公社，由县农业局派员指导使用和保养。",
    "3月12日，全县植树三十万株，石湾公社干部群众二千人参加造林，当天在河堤两岸栽下柳树和杨树苗木。",
    "是月，县医院从省城购进X光机一台，这是全县第一台，患者从此不必到邻县检查，门诊人数增加一倍。",
    "5月20日至25日，县第三届人民代表大会举行，选举谷小雨为县长，会议收到代表提案一百一十七件。",
    "7月2日，石湾大桥动工，桥长200米，由县交通局承建，计划总投资80万元，沿河各公社出工三千人。",
    "秋，柳坪水库蓄水，可以灌溉农田2万亩，沿渠十一个大队受益，双溪公社当年晚稻增产三成。",
    "10月1日，县广播站迁入新楼，每天播音三次，全县通广播的大队达到240个，占大队总数的九成。",
    "12月，县化肥厂投产，年产合成氨3000吨，县里专门召开庆功大会，表彰建设中的先进集体二十个。",
)
LEADS = [squeeze(item)[:6] for item in ITEMS]


def cut(text: str, size: int, *, first: str = "", rest: str = "", gap: str = "\n", counted: bool = False) -> str:
    """The text in lines of so many columns, or characters where they are *counted*; no line opens with a mark."""
    lines, line = [], first
    for char in text:
        full = len(line) >= size // 2 if counted else width(line) + width(char) > size
        if full and char not in "，。；：、":
            lines.append(line)
            line = rest
        line += char
    return gap.join([*lines, line])


def read(body: str) -> Bulletin:
    return read_bulletin(f"砚川县大事记\n\n1978年\n\n{body}\n".encode(), source="x.txt")


@pytest.mark.parametrize("counted", [False, True], ids=["columns", "characters"])
@pytest.mark.parametrize("size", [40, 68, 90])
@pytest.mark.parametrize(
    ("first", "rest", "gap", "between"),
    [
        pytest.param("", "", "\n", "\n", id="flush"),
        pytest.param("　　", "", "\n", "\n", id="indented"),
        pytest.param("", "    ", "\n", "\n", id="hanging"),
        pytest.param("", "", "\n", "\n\n", id="blank-lines-between-items"),
        pytest.param("　　", "", "\n\n", "\n\n", id="blank-lines-everywhere"),
        pytest.param("    ", "    ", "\n", "\n", id="all-inset"),
    ],
)
def test_items_cut_into_lines(*, first: str, rest: str, gap: str, between: str, size: int, counted: bool) -> None:
    body = between.join(cut(item, size, first=first, rest=rest, gap=gap, counted=counted) for item in ITEMS)
    assert [squeeze(entry.body) for entry in read(body).entries] == list(ITEMS)


@pytest.mark.parametrize("size", [44, 60, 76, 90])
@pytest.mark.parametrize(
    ("first", "gap"), [("", "\n"), ("　　", "\n"), ("", "\n\n")], ids=["flush", "indented", "blank-lines-everywhere"]
)
@pytest.mark.parametrize("between", ["", " "], ids=["tight", "spaced"])
def test_items_that_run_on_cut_into_lines(size: int, first: str, gap: str, between: str) -> None:
    body = cut(between.join(ITEMS), size, first=first, gap=gap)
    assert [squeeze(entry.body) for entry in read(body).entries] == list(ITEMS)


@pytest.mark.parametrize("mark", ["{n}、", "{n}.", "（{n}）", "({n})", "{c}"])
@pytest.mark.parametrize("size", [48, 76])
def test_numbered_items_that_run_on_cut_into_lines(mark: str, size: int) -> None:
    told = [item.split("，", 1)[1] for item in ITEMS]
    text = "".join(mark.format(n=n, c="①②③④⑤⑥⑦⑧⑨"[n - 1]) + item for n, item in enumerate(told, 1))
    found = read(cut(text, size)).entries
    assert [squeeze(entry.body)[-12:] for entry in found] == [item[-12:] for item in told]


def test_items_behind_signs_that_run_on_cut_into_lines() -> None:
    text = "".join(f"△{item}" for item in ITEMS)
    assert [squeeze(entry.body) for entry in read(cut(text, 76)).entries] == list(ITEMS)


def test_pages_that_end_within_an_item() -> None:
    lines = cut("".join(ITEMS), 76).split("\n")
    body = "\n".join([*lines[:3], "", "— 12 —", "", *lines[3:6], "", "— 13 —", "", *lines[6:]])
    found = read(body)
    assert [squeeze(entry.body) for entry in found.entries] == list(ITEMS)
    apart = [found.text[r.start : r.end].strip() for r in found.regions if r.kind is RegionKind.NOISE]
    assert [words for words in apart if words] == ["— 12 —", "— 13 —"]


def test_a_date_that_the_edge_breaks() -> None:
    text = "".join(ITEMS)
    for size in range(40, 92, 2):
        found = read(cut(text, size))
        assert "".join(found.text[r.start : r.end] for r in found.regions) == found.text
        assert [squeeze(entry.body)[:6] for entry in found.entries] == LEADS, size


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"砚川县第{n}届运动会在石湾体育场开幕" for n in "一二三四五六七八九"], id="titles"),
        pytest.param([f"{n}月{n}日，县里召开会议，研究部署防汛工作" for n in range(1, 9)], id="dated-without-stops"),
        pytest.param(["白大山　谷小雨　石　岚　柯　明　罗敬之　何　苇　陈　石　卢见山"] * 8, id="names"),
        pytest.param([f"△第{n}组，组长谷小雨，成员石岚、柯明，负责东片" for n in "一二三四五六"], id="behind-signs"),
        pytest.param(["县委书记白大山在会上讲话，要求各乡镇抓好落实。"] * 8, id="sentences"),
    ],
)
def test_lists_are_not_joined(lines: list[str]) -> None:
    given = read_lines("\n".join(lines))
    assert [line.text for line in unwrap(given)] == [line.text for line in given]


def test_columns_that_lie_side_by_side_keep_their_places() -> None:
    left = cut("".join(ITEMS[:4]), 40).split("\n")
    right = cut("".join(ITEMS[4:]), 40).split("\n")
    rows = [f"{a}{' ' * (48 - width(a))}{b}" for a, b in zip(left, right, strict=False)]
    found = read("\n".join(rows))
    assert "".join(found.text[r.start : r.end] for r in found.regions) == found.text
    spans = [region.entry for region in found.regions if region.entry is not None]
    assert len(set(spans)) == len(found.entries)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("县委召开会议，传达学习全国科学大会精神并研究贯彻意见\n", id="never-ends"),
        pytest.param("3月5日，县委召开会议。4月，县里召开会议。7日，县里召开\n", id="dates"),
        pytest.param("1、县委召开会议。2、县里召开会议。3、县里召开会议。4、县\n", id="numbers"),
        pytest.param("— 3 —\n县委召开会议，传达学习全国科学大会精神并研究贯彻意见\n", id="pages"),
    ],
)
def test_time_is_linear_in_the_text(text: str) -> None:
    def spent(times: int) -> float:
        lines = read_lines(text * times)
        began = time.process_time()
        unwrap(lines)
        return time.process_time() - began

    spent(500)
    assert spent(16_000) < 40 * max(spent(2_000), 0.005)
