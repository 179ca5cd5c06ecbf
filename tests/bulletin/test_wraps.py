"""Narrow columns: what a line leaves to the next one is no item, no caption and no title of its own."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.model.bulletin import RegionKind
from tests.bulletin.test_variants import ITEMS as PRINTED

TEXT = "3月5日，副市长到松坪县检查春耕备耕，察看种子仓库和农机合作社，要求备足物资。"
MORE = "县长罗雨桐汇报有关工作，市农业农村局负责人一同参加检查活动。"


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


def entries(text: str) -> list[tuple[str, str]]:
    read = read_bulletin(("# 砚川市要情 2023年3月\n\n" + text).encode(), source="x.md").entries
    return [(squeeze(entry.title), squeeze(entry.body)) for entry in read]


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("市政协主席田汝舟到云岭古驿道视察保护工作情况", 21),
        ("市政协主席田汝舟到云岭古驿道视察保护工作", 20),
        ("前两个月全市工业增加值增长8.6%", 13),
        ("砚川市委常委会召开扩大会议传达学习全省经济工作会议精神并研究落实", 21),
    ],
)
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "before-the-text"])
def test_the_end_of_a_bold_title_on_the_next_line_is_of_the_title(title: str, width: int, alone: bool) -> None:
    *full, rest = wrapped(title, width).split("\n")
    bold = "".join(f"**{line}**\n" for line in full) + f"**{rest}**"
    room = width - len(rest) - 1
    told = f"\n{wrapped(TEXT, width)}" if alone else f" {TEXT[:room]}\n{wrapped(TEXT[room:], width)}"
    assert entries(f"{bold}{told}\n{wrapped(MORE, width)}\n\n" * 3) == [(title, squeeze(TEXT + MORE))] * 3


def test_a_bold_date_below_a_title_is_of_the_text() -> None:
    text = "**市政协主席田汝舟到云岭古驿道视察**\n**3月** 市政协组织视察。\n" + wrapped(MORE, 18) + "\n\n"
    assert entries(text * 3) == [("市政协主席田汝舟到云岭古驿道视察", squeeze("3月市政协组织视察。" + MORE))] * 3


ITEMS = (
    "市委召开常委会会议，研究防汛备汛和水库除险加固工作。",
    "副市长邱定远到双溪县调研稻虾种养，走访合作社和收购点。",
    "砚湖大桥主塔封顶，全桥建成后两岸车程缩短为八分钟。",
    "市博物馆举办历代名砚特展，展出砚台一百二十方。",
    "全市春季招聘会在会展中心举行，提供岗位一万六千个。",
)


def test_items_behind_a_sign_go_on_below() -> None:
    told = [item.replace("砚", "墨") if n > 4 else item for n, item in enumerate(ITEMS * 2)]
    heads = [f"3月{n}日　" if n % 2 else "△　" for n in range(1, 11)]
    text = "\n".join(wrapped(head + item, 17) for head, item in zip(heads, told, strict=True))
    read = read_bulletin(("砚川市2023年大事记\n" + text).encode(), source="x.txt")
    assert [squeeze(entry.body)[-20:] for entry in read.entries] == [item[-20:] for item in told]


def test_captions_in_a_narrow_column_are_none_of_the_text() -> None:
    item = "市委召开常委会会议研究防汛备汛和水库除险加固工作，要求各县区落实责任。"
    lines = []
    for day in range(2, 8):
        lines.append(wrapped(f"3月{day}日　{item}", 19))
        if day in (3, 6):
            lines.append("▲会议现场")
    read = read_bulletin(("砚川市2023年大事记\n" + "\n".join(lines)).encode(), source="x.txt")
    assert len(read.entries) == 6
    noise = [read.text[r.start : r.end].strip() for r in read.regions if r.kind is RegionKind.NOISE]
    assert noise == ["▲会议现场"] * 2


def test_pages_of_a_contents_list_that_stand_below_their_titles() -> None:
    titles = [f"砚川市第{n}届湖泊文化周在临湖区开幕" for n in "一二三四五六七八九"]
    listed = "".join(f"{title}.....\n{n}\n" for n, title in enumerate(titles, 1))
    body = "".join(f"**{title}** 3月{n}日，{MORE}\n" for n, title in enumerate(titles, 1))
    read = read_bulletin(f"砚川市要情 2023年3月\n目录\n{listed}\n{body}".encode(), source="x.md")
    assert [squeeze(entry.title) for entry in read.entries] == titles
    assert len(read.contents) == 9
    assert not read.diagnostics


@pytest.mark.parametrize("gap", ["\n", ""], ids=["apart", "close"])
def test_names_of_sections_between_bold_titles_are_headings(gap: str) -> None:
    titles = ("市政协主席田汝舟视察云岭古驿道", "砚湖大桥主塔封顶并转入主缆施工", "市博物馆举办历代名砚特展")
    text = ""
    for section in ("经济建设", "社会事业"):
        text += f"**{section}**\n{gap}"
        text += "".join(f"**{title}**\n{gap}3月{n}日，{MORE}\n{gap}" for n, title in enumerate(titles, 3))
    read = read_bulletin(("# 砚川市要情 2023年3月\n\n" + text).encode(), source="x.md").entries
    assert [(entry.title, entry.section[-1]) for entry in read] == [
        (title, section) for section in ("经济建设", "社会事业") for title in titles
    ]


def test_short_bold_titles_with_a_text_are_no_sections() -> None:
    text = "".join(
        f"**{title}**\n3月{n}日，{MORE}\n\n" for n, title in enumerate(("北桥通车", "古砚特展开幕", "水厂迁建"), 3)
    )
    assert [title for title, _ in entries(text)] == ["北桥通车", "古砚特展开幕", "水厂迁建"]


HEADS = ("砚湖大桥主塔封顶转入主缆施工", "古驿道修缮完工", "市博物馆举办历代名砚特展", "北桥通车")


@pytest.mark.parametrize("width", range(18, 30))
def test_one_column_whose_paragraphs_stand_apart_is_not_taken_for_two(width: int) -> None:
    items = [(title, f"{m}月{d}日，{text}") for title, m, d, text in PRINTED[::12]]
    text = "\n\n".join(f"{title}\n{wrapped(body, width)}" for title, body in items)
    read = read_bulletin(f"砚川要情\n（2024年3—5月）\n\n{text}".encode(), source="x.txt").entries
    assert [(squeeze(e.title), squeeze(e.body)) for e in read] == [(squeeze(t), squeeze(body)) for t, body in items]


def test_titles_on_two_lines_where_there_are_no_sections() -> None:
    titles = [
        "砚川市青年代表团赴云泽市考察湖泊治理工作",
        "全市重点民生工程建设现场推进会召开",
        "市八届人大常委会举行第十七次全体会议",
    ]
    titles = [*titles, "古驿道修缮完工", "北浦水厂通水"] * 2
    broken = [t if len(t) < 16 else f"{t[: (len(t) + 1) // 2]}\n{t[(len(t) + 1) // 2 :]}" for t in titles]
    text = "\n\n".join(f"{title}\n3月{n}日，{TEXT[5:]}" for n, title in enumerate(broken, 1))
    assert [title for title, _ in entries(text)] == titles


def test_sections_of_a_contents_list_with_their_pages_in_brackets() -> None:
    sections = {"经济": HEADS[:2], "社会": HEADS[2:]}
    listed = "".join(
        f"{name}（{page}）\n" + "".join(f"{title}……{page}\n" for title in titles)
        for page, (name, titles) in enumerate(sections.items(), 1)
    )
    text = "".join(
        f"\n{name}\n\n" + "".join(f"{title}\n3月{n}日，{TEXT[5:]}\n\n" for n, title in enumerate(titles, 1))
        for name, titles in sections.items()
    )
    read = read_bulletin(f"砚川市要情 2023年3月\n目录\n{listed}{text}".encode(), source="x.txt").entries
    assert [(entry.title, entry.section[-1]) for entry in read] == [
        (title, name) for name, titles in sections.items() for title in titles
    ]
