"""Pages whose columns stand side by side with one blank between them are read column by column."""

from __future__ import annotations

import itertools

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.lines import read_lines
from calendar_app.bulletin.repair.tight_columns import part_columns

ITEMS = [
    "3月2日，砚川县召开春耕生产会议，部署良种调运和水渠清淤，各镇镇长与农技站站长参加会议。",
    "3月5日，石湾镇中心小学新教学楼落成，县教育局局长谷雨和三百多名师生参加仪式。",
    "3月9日，平桥河治理工程开工，工程全长12.5千米，总投资3600万元，工期为十八个月。",
    "3月11至13日，砚川县第七届人民代表大会第二次会议在县城召开，到会代表186人。",
    "3月18日，临浦大桥合龙，这是县境内第三座跨河公路桥。",
    "3月20日，全县普降大雪，最大雪深十四厘米，六个镇的蔬菜大棚受损，县民政局运去棉被四百条。",
    "3月25日，县博物馆新馆开馆，首日接待观众二千余人。",
    "3月28日，砚川至临浦的班车改走新路，全程缩短十一千米，票价降为四元五角。",
]


def ems(text: str) -> float:
    return sum(0.5 if c in "0123456789." else 1 for c in text)


def wrapped(items: list[str], wide: float) -> list[str]:
    """The lines of one column: each item set in by two characters, broken where the column is full."""
    lines: list[str] = []
    for item in items:
        line, room = "", wide - 2
        for char in item:
            if ems(line + char) > room:
                lines.append(line)
                line, room = "", wide
            line += char
        lines.append(line)
    return lines


def beside(columns: list[list[str]]) -> str:
    """The columns line by line, a blank between them, as programs take them out of typeset pages."""
    rows = itertools.zip_longest(*columns, fillvalue="")
    return "\n".join(" ".join(piece for piece in row if piece) for row in rows)


def flowing(count: int, wide: float) -> list[list[str]]:
    """One text that flows from column to column; the last may be shorter."""
    lines = wrapped(ITEMS, wide)
    size = -(-len(lines) // count)
    return [lines[k : k + size] for k in range(0, len(lines), size)]


@pytest.mark.parametrize(("count", "wide"), [(2, 12), (2, 14), (2, 18), (2, 20), (3, 10), (3, 12)])
def test_columns_with_one_blank_between_them_are_read_one_after_the_other(count: int, wide: int) -> None:
    text = "砚川年鉴2015\n大事记\n2014年\n" + beside(flowing(count, wide)) + "\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [squeeze(entry.body) for entry in bulletin.entries] == ITEMS
    assert "".join(text[region.start : region.end] for region in bulletin.regions) == text


def test_items_behind_signs_begin_pieces_of_columns() -> None:
    items = [f"☆ {item[item.index('，') + 1 :]}" if n % 3 == 2 else item for n, item in enumerate(ITEMS)]
    lines = wrapped(items, 18)
    size = -(-len(lines) // 2)
    text = "砚川年鉴2015\n大事记\n2014年\n" + beside([lines[:size], lines[size:]]) + "\n"
    bulletin = read_bulletin(text.encode(), source="x.txt")
    assert [squeeze(entry.body) for entry in bulletin.entries] == [item.removeprefix("☆ ") for item in items]


def test_columns_of_which_some_lines_have_wide_gaps_are_read_one_after_the_other() -> None:
    left, right = flowing(2, 18)
    indent = " " * 8
    rows = itertools.zip_longest(left, right, fillvalue="")
    body = "\n".join(
        indent + (f"{a} {b}" if ems(a) >= 16 or not b else f"{a or indent * 4}{' ' * int(60 - 2 * ems(a))}{b}")
        for a, b in rows
    )
    bulletin = read_bulletin(f"2014年大事记\n\n{body}\n".encode(), source="x.txt")
    assert [squeeze(entry.body) for entry in bulletin.entries] == ITEMS


ROWS = {
    "items-with-a-blank-behind-their-days": "\n".join(item.replace("日，", "日 ") for item in ITEMS),
    "wrapped-items": "\n".join(
        line.replace("，", "， ") for line in wrapped([item.replace("日，", "日 ") for item in ITEMS], 30)
    ),
    "names-and-offices": "\n".join(
        f"{name}{'县人民政府办公室主任兼'[: k + 4]} {'石湾镇镇长平桥河治理工程指挥'[: 14 - k]}"
        for k, name in enumerate(["谷雨", "白露", "石岚", "柯远", "沈怀", "王大河", "白大山", "谷小雨", "柯岚"])
    ),
    "verses": "\n".join(f"砚水东流绕县城，{k}度春风柳色新 石湾桥畔人如织，一曲渔歌入晚晴" for k in "一二三"),
    "one-column-and-a-few-blanks": "\n".join(wrapped(["砚川县地处砚水中游， 东邻临浦， 西接平桥。" * 12], 24)),
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_lines_of_one_column_are_left_as_they_are(text: str) -> None:
    assert part_columns(text, read_lines(text)) is None


@pytest.mark.parametrize("sign", ["-", "□", "一"])
def test_a_file_may_begin_with_one_sign_and_a_blank(sign: str) -> None:
    text = "\n".join(f"{sign} {line}" for line in ITEMS)
    assert part_columns(text, read_lines(text)) is None
