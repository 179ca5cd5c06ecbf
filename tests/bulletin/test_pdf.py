"""PDF: what stands where on the page decides what is read, in which order, and as what."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter, Transformation

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import ocr, pdf, to_text
from calendar_app.bulletin.formats.pdf.fonts import is_language
from calendar_app.bulletin.formats.text import Builder
from calendar_app.errors import UnreadableFormatError
from calendar_app.model.bulletin import RegionKind
from tests.bulletin.makers import DOWN, UNMAPPED, Pdf

pytestmark = pytest.mark.usefixtures("in_this_process")

ITEMS = [
    f"3月{day}日，市委召开第{day}次专题会议，研究部署防汛备汛工作，听取有关情况汇报，对下一步工作提出要求。"
    for day in range(2, 14)
]
TITLE = "砚川市2019年大事记"


def wrapped(text: str, width: int) -> list[str]:
    return [text[k : k + width] for k in range(0, len(text), width)]


def column(made: Pdf, x: float, y: float, items: list[str], width: int, *, step: float = 18) -> float:
    """Items below each other from a place on, wrapped; where the next line would stand."""
    for item in items:
        for line in wrapped(item, width):
            made.text(x, y, line)
            y -= step
    return y


def built(made: Pdf, **more: bool) -> Builder:
    return pdf.read(made.bytes(**more), None)


def bodies(made: Pdf, **more: bool) -> list[str]:
    return [squeeze(e.body) for e in read_bulletin(made.bytes(**more), source="b.pdf").entries]


def noise(out: Builder) -> list[tuple[str, str]]:
    text = out.text()
    return [(text[a:b].strip(), rule) for a, b, rule in out.noise]


def with_title() -> Pdf:
    made = Pdf()
    made.page()
    made.text(200, 790, TITLE, size=18)
    return made


@pytest.mark.parametrize("gutter", [11, 16, 40], ids=["one-character", "narrow", "wide"])
@pytest.mark.parametrize("offset", [0, 7], ids=["one-height", "two-heights"])
def test_two_columns_are_read_one_behind_the_other(gutter: int, offset: int) -> None:
    made = with_title()
    column(made, 60, 740, ITEMS[:6], 20)
    column(made, 60 + 220 + gutter, 740 - offset, ITEMS[6:], 20)
    assert bodies(made) == [squeeze(item) for item in ITEMS]


def test_headline_across_both_columns_parts_them() -> None:
    made = with_title()
    y = min(column(made, 60, 740, ITEMS[:3], 20), column(made, 300, 740, ITEMS[3:6], 20))
    made.text(150, y - 10, "以下为三月下旬以后的大事，按时间先后排列如前所述。")
    column(made, 60, y - 40, ITEMS[6:9], 20)
    column(made, 300, y - 40, ITEMS[9:], 20)
    read = bodies(made)
    assert [body[:5] for body in read] == [squeeze(item)[:5] for item in ITEMS]
    assert read[5].endswith("如前所述。")


def test_three_columns() -> None:
    made = with_title()
    for k in range(3):
        column(made, 50 + 170 * k, 740, ITEMS[4 * k : 4 * k + 4], 14)
    assert bodies(made) == [squeeze(item) for item in ITEMS]


def test_dates_beside_their_text_are_no_columns() -> None:
    made = with_title()
    for n, item in enumerate(ITEMS):
        day, _, words = item.partition("，")
        made.text(60, 740 - 40 * n, day)
        made.text(130, 740 - 40 * n, words[:30])
        made.text(130, 722 - 40 * n, words[30:])
    assert bodies(made) == [squeeze(item.replace("，", "", 1)) for item in ITEMS]


def test_short_lines_beside_each_other_are_no_columns() -> None:
    made = with_title()
    y = column(made, 60, 740, ITEMS[:4], 40)
    for n, words in enumerate(("主编：宋怀远", "校对：彭亦可", "电话：0000", "印数：500")):
        made.text(60, y - 18 * n, words)
        made.text(300, y - 18 * n, "存档")
    assert bodies(made)[:3] == [squeeze(item) for item in ITEMS[:3]]


@pytest.mark.parametrize(
    ("rotate", "turn", "place"),
    [
        pytest.param(90, "0 1 -1 0", lambda x, y: (842 - y, x), id="quarter"),
        pytest.param(180, "-1 0 0 -1", lambda x, y: (595 - x, 842 - y), id="upside-down"),
        pytest.param(270, "0 -1 1 0", lambda x, y: (y - 247, 842 - x), id="three-quarters"),
        pytest.param(0, "0 1 -1 0", lambda x, y: (842 - y, x), id="turned-on-an-upright-page"),
    ],
)
def test_turned_pages(rotate: int, turn: str, place) -> None:
    made = Pdf()
    made.page(rotate)
    made.text(*place(200, 790), TITLE, size=18, turn=turn)
    for k, item in enumerate(ITEMS[:6]):
        for n, line in enumerate(wrapped(item, 40)):
            made.text(*place(60, 740 - 60 * k - 18 * n), line, turn=turn)
    assert bodies(made) == [squeeze(item) for item in ITEMS[:6]]


def test_vertical_writing() -> None:
    made = Pdf()
    made.page()
    made.text(540, 780, TITLE, font=DOWN)
    x = 515
    for item in ITEMS[:6]:
        for line in wrapped(item, 40):
            made.text(x, 780, line, font=DOWN)
            x -= 20
    assert bodies(made) == [squeeze(item) for item in ITEMS[:6]]


def test_characters_set_below_each_other() -> None:
    made = Pdf()
    made.page()
    x = 540
    for line in (TITLE, *(line for item in ITEMS[:6] for line in wrapped(item, 40))):
        for n, char in enumerate(line):
            made.text(x, 780 - 14 * n, char)
        x -= 20
    assert bodies(made) == [squeeze(item) for item in ITEMS[:6]]


def test_watermark_and_notes_at_the_edge_are_set_apart() -> None:
    made = with_title()
    column(made, 60, 740, ITEMS[:6], 40)
    made.text(150, 300, "内部资料", size=60, turn="0.7 0.7 -0.7 0.7")
    made.text(580, 300, "砚川年鉴", turn="0 1 -1 0")
    out = built(made)
    assert noise(out) == [("砚川年鉴", "page-turned"), ("内部资料", "page-aslant")]
    assert bodies(made) == [squeeze(item) for item in ITEMS[:6]]


def test_long_text_in_another_direction_is_read_behind() -> None:
    made = with_title()
    column(made, 60, 740, ITEMS[:3], 40)
    for n, line in enumerate(wrapped(ITEMS[3], 30)):
        made.text(560 + 15 * n, 300, line, turn="0 1 -1 0")
    assert bodies(made) == [squeeze(item) for item in ITEMS[:4]]


HEADS = {
    "left-and-right": (lambda n: "砚川要情" if n % 2 else "2019年第3期", lambda n: f"- {n} -"),
    "close-to-the-text": (lambda n: "砚川要情", lambda n: f"第{n}页 共8页"),
    "number-in-the-head": (lambda n: f"{n}　砚川要情" if n % 2 else f"砚川要情　{n}", lambda n: ""),
    "dots": (lambda n: "", lambda n: f"· {n} ·"),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_and_feet(name: str) -> None:
    head, foot = HEADS[name]
    made = Pdf()
    for n in range(1, 7):
        made.page()
        if n == 1:
            made.text(200, 720, TITLE, size=18)
        if head(n):
            made.text(60 if n % 2 else 400, 758, head(n), size=9)
        column(made, 60, 738 if n > 1 else 690, [f"{n}月{m}日，{ITEMS[m][5:]}" for m in range(2, 8)], 40)
        if foot(n):
            made.text(60 if n % 2 else 480, 40, foot(n), size=9)
    bulletin = read_bulletin(made.bytes(), source="b.pdf")
    assert len(bulletin.entries) == 36
    read = "".join(e.body for e in bulletin.entries)
    assert "要情" not in read
    assert "共8页" not in read
    assert [e.page for e in bulletin.entries] == [1 + k // 6 for k in range(36)]
    assert not [r for r in bulletin.regions if r.kind is RegionKind.UNREAD]


@pytest.mark.parametrize("mark", ["①", "1", "[1]", "*"])
def test_notes_at_the_foot_and_their_marks(mark: str) -> None:
    made = with_title()
    made.text(60, 740, "3月2日，市长宋怀远")
    made.text(60 + 9 * 11 - 5.5, 744, mark, size=6)
    made.text(60 + 9 * 11, 740, "会见来宾，参观面积达50 km")
    made.text(60 + 9 * 11 + 11 * 11 + 11, 744, "1", size=6)
    made.text(60 + 9 * 11 + 11 * 11 + 15, 740, "的湿地。")
    y = column(made, 60, 722, ITEMS[1:4], 40)
    made.text(60, y - 30, f"{mark} 2018年12月任职，此前任副市长。", size=9)
    made.text(60, y - 43, "详见本刊上期。", size=9)
    made.page()
    column(made, 60, 740, ITEMS[4:8], 40)
    out = built(made)
    assert (mark, "footnote-mark") in noise(out)
    assert [rule for _, rule in noise(out)] == ["footnote-mark", "footnote"]
    read = bodies(made)
    assert read[0] == "3月2日，市长宋怀远会见来宾，参观面积达50km1的湿地。"
    assert read[1:] == [squeeze(item) for item in ITEMS[1:8]]


def test_small_print_without_a_mark_is_text() -> None:
    made = with_title()
    y = column(made, 60, 740, ITEMS[:4], 40)
    for n, line in enumerate(wrapped(ITEMS[4], 45)):
        made.text(60, y - 14 * n, line, size=9)
    assert bodies(made) == [squeeze(item) for item in ITEMS[:5]]


def test_pinyin_above_a_character() -> None:
    made = with_title()
    made.text(60, 740, ITEMS[0])
    made.text(170, 751, "dì", size=5)
    column(made, 60, 715, ITEMS[1:4], 40)
    assert noise(built(made)) == [("dì", "ruby")]
    assert bodies(made) == [squeeze(item) for item in ITEMS[:4]]


def test_pen_that_comes_back_for_signs_of_another_font() -> None:
    made = with_title()
    pieces = ("3月2日，", "“", "六一", "”", "活动举行。")
    places, x = [], 60.0
    for piece in pieces:
        places.append(x)
        x += 11 * sum(1 if ord(c) > 0x2000 else 0.5 for c in piece)
    quotes = (1, 3)
    for k in (*quotes, 0, 2, 4):
        made.text(places[k], 740, pieces[k], bold=k in quotes)
    column(made, 60, 715, ITEMS[1:4], 40)
    assert bodies(made)[0] == "".join(pieces)


def test_pen_moved_inside_a_string_leaves_no_blanks_but_between_words() -> None:
    made = with_title()

    def codes(words: str) -> str:
        made.used.update(words)
        return words.encode("utf-16-be").hex()

    pieces = ("3", -250, "月", -250, "2", -250, "日，", 30, "APEC", -300, "forum", -250, "开幕。")
    numbers = "[" + " ".join(str(x) if isinstance(x, int) else f"<{codes(x)}>" for x in pieces) + "]"
    made.pages[-1].append(f"BT /F1 11 Tf 1 0 0 1 60 740 Tm {numbers} TJ ET")
    column(made, 60, 715, ITEMS[1:4], 40)
    assert read_bulletin(made.bytes(), source="b.pdf").entries[0].body == "3月2日，APEC forum开幕。"


def test_text_in_a_form_stands_where_the_form_is_put() -> None:
    made = with_title()
    column(made, 60, 740, ITEMS[:4], 40)
    data = made.bytes()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    lower = Pdf()
    lower.page()
    column(lower, 60, 740, ITEMS[4:8], 40)
    stamp = PdfReader(io.BytesIO(lower.bytes())).pages[0]
    writer.pages[0].merge_transformed_page(stamp, Transformation().translate(0, -250))
    out = io.BytesIO()
    writer.write(out)
    read = [squeeze(e.body) for e in read_bulletin(out.getvalue(), source="b.pdf").entries]
    assert read == [squeeze(item) for item in ITEMS[:8]]


def test_font_without_characters_is_refused_and_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    made = Pdf()
    made.page()
    for n, item in enumerate(ITEMS):
        made.text(60, 740 - 30 * n, item[:40], font=UNMAPPED)
    with pytest.raises(UnreadableFormatError, match=r"b\.pdf.*ToUnicode.*pip install 'calendar-app\[ocr\]'"):
        to_text(made.bytes(), source="b.pdf")


def test_page_and_words_that_cannot_be_told_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    made = with_title()
    column(made, 60, 740, ITEMS[:6], 40)
    made.text(60, 100, "本刊编辑部地址及联系方式附后供各单位来函时参考", font=UNMAPPED)
    made.page()
    for n, item in enumerate(ITEMS[6:]):
        made.text(60, 740 - 30 * n, item[:40], font=UNMAPPED)
    bulletin = read_bulletin(made.bytes(), source="b.pdf")
    assert [squeeze(e.body) for e in bulletin.entries] == [squeeze(item) for item in ITEMS[:6]]
    doubts = {d.code: d.message for d in bulletin.diagnostics}
    assert "第 2 页" in doubts["page-garbled"]
    assert "第 1 页有 23 个字" in doubts["pdf-garbled"]


def test_text_laid_under_a_scan_is_read_and_said_to_be_so() -> None:
    made = Pdf()
    made.page()
    made.text(200, 790, TITLE, size=18, hidden=True)
    for n, item in enumerate(ITEMS[:6]):
        for k, line in enumerate(wrapped(item, 40)):
            made.text(60, 740 - 50 * n - 18 * k, line, hidden=True)
    bulletin = read_bulletin(made.bytes(picture=True), source="b.pdf")
    assert [squeeze(e.body) for e in bulletin.entries] == [squeeze(item) for item in ITEMS[:6]]
    assert [d.code for d in bulletin.diagnostics] == ["pdf-recognised-before"]
    shown = with_title()
    column(shown, 60, 740, ITEMS[:6], 40)
    assert not read_bulletin(shown.bytes(picture=True), source="b.pdf").diagnostics


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("砚川市2023年3月大事记，市委召开会议，听取汇报。", True, id="simplified"),
        pytest.param("雲溪縣大事紀，民國一一三年五月九日縣長會見來賓團員", True, id="traditional"),
        pytest.param("宋怀远彭亦可", True, id="too-short"),
        pytest.param("2023 annual report, GDP 5.6% (COVID-19)", True, id="latin"),
        pytest.param("﨑﨟﨡﨣\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007" * 3, False, id="private"),
        pytest.param("".join(chr(0x4E00 + 97 * k) for k in range(200)), False, id="spread-over-all"),
        pytest.param("".join(chr(0x0300 + 57 * k) for k in range(200)), False, id="all-scripts"),
        pytest.param("\x01\x02\x03\x04\x05\x06" * 10, False, id="controls"),
        pytest.param("\ufffd" * 30, False, id="replaced"),
    ],
)
def test_language_is_told_from_codes(text: str, language: bool) -> None:
    assert is_language([text]) is language


@pytest.mark.parametrize("step", [12.5, 16, 20])
def test_letters_spaced_out_stand_together(step: float) -> None:
    pdf = Pdf()
    pdf.page()
    lines = ("砚川县大事记", "2023年6月", "15日，县长何知远主持召开会议。", "21日，西坪村采茶节开幕。")
    for n, line in enumerate(lines):
        for k, char in enumerate(line):
            pdf.text(60 + k * step, 780 - 24 * n, char)
    assert read_bulletin(pdf.bytes(), source="x.pdf").text.split() == list(lines)


def test_figures_in_columns_of_a_table_stay_apart() -> None:
    pdf = Pdf()
    pdf.page()
    pdf.text(60, 780, "2023年6月5日，各校植树。")
    for n in range(6):
        for k, char in enumerate("12345"):
            pdf.text(60 + 40 * k, 740 - 20 * n, char)
    assert "1\t2\t3\t4\t5" in read_bulletin(pdf.bytes(), source="x.pdf").text


def test_what_a_browser_prints_around_each_page_is_no_text() -> None:
    made = Pdf()
    for n, items in enumerate((ITEMS[:4], ITEMS[4:8], ITEMS[8:]), 1):
        made.page()
        made.text(30, 820, "11/30/26, 10:19 PM", size=8)
        made.text(250, 820, "云溪大事记", size=8)
        y = 780.0
        if n < 3:  # a title or heading at the top of its page stands apart as the head does
            made.text(60, y, TITLE if n == 1 else "县区动态", size=16)
            y -= 45
        y = column(made, 60, y, items, 40)
        made.text(30, 20, "https://www.yunxi.example/dsj/2019/03/index.html", size=8)
        made.text(540, 16, f"{n}/3", size=8)
    out = built(made)
    around = "".join(squeeze(words) for words, rule in noise(out) if rule == "page-head")
    assert around == "11/30/26,10:19PM云溪大事记https://www.yunxi.example/dsj/2019/03/index.html" * 3
    assert "# 县区动态" in out.text()
    assert bodies(made) == [squeeze(item) for item in ITEMS]
