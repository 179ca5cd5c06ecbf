"""PDF: fonts that say which collection their numbers are of, signs of vertical writing and at the ends of lines, encrypted files."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import ocr, pdf
from calendar_app.bulletin.lexicon import characters
from calendar_app.errors import UnreadableFormatError
from tests.bulletin.makers import Pdf
from tests.bulletin.test_pdf import ITEMS, bodies, built, column, with_title, wrapped

pytestmark = pytest.mark.usefixtures("in_this_process")


def numbered(items: list[str], collection: str, ordering: bytes) -> bytes:
    """A file whose text is numbers of a collection, in a font that has no map to characters."""
    numbers = {char: number for number, char in reversed(characters(collection).items())}
    made = with_title()
    y = 740.0
    for item in items:
        for line in wrapped(item, 40):
            codes = "".join(f"{numbers[char]:04x}" for char in line)
            made.draw(f"BT /F4 11 Tf 1 0 0 1 60 {y} Tm <{codes}> Tj ET")
            y -= 18
    return made.bytes().replace(b"/Ordering(Identity)", ordering)


TRADITIONAL = [f"3月{day}日，縣政府召開會議，審議水利工程預算，並聽取各鄉鎮公所報告。" for day in range(3, 9)]


@pytest.mark.parametrize(
    ("collection", "ordering", "items"),
    [("gb1", b"/Ordering(GB1)     ", ITEMS), ("cns1", b"/Ordering(CNS1)    ", TRADITIONAL)],
    ids=["gb1", "cns1"],
)
def test_numbers_of_a_collection_are_characters_without_a_map(
    collection: str, ordering: bytes, items: list[str]
) -> None:
    read = read_bulletin(numbered(items, collection, ordering), source="b.pdf")
    assert [squeeze(entry.body) for entry in read.entries] == [squeeze(item) for item in items]


def test_numbers_of_no_known_collection_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    data = numbered(ITEMS, "gb1", b"/Ordering(Private) ")
    with pytest.raises(UnreadableFormatError, match="ocr"):
        read_bulletin(data, source="b.pdf")


def test_numbers_that_a_collection_does_not_have_are_no_text() -> None:
    made = with_title()
    column(made, 60, 740, ITEMS, 40)
    made.draw(f"BT /F4 11 Tf 1 0 0 1 60 60 Tm <{'7fff' * 30}> Tj ET")
    out = pdf.read(made.bytes().replace(b"/Ordering(Identity)", b"/Ordering(GB1)     "), None)
    assert "翿" not in out.text()
    assert [code for code, _, _ in out.doubts] == ["pdf-garbled"]


@pytest.mark.parametrize("collection", ["gb1", "cns1"])
def test_collections_hold_the_characters_of_their_standard(collection: str) -> None:
    codec = {"gb1": "gb2312", "cns1": "big5"}[collection]
    known = characters(collection)
    pairs = [bytes((a, b)) for a in (0xA4, 0xB0, 0xC0) for b in range(0xA1, 0xFF)]
    standard = [pair.decode(codec, "ignore") for pair in pairs]
    assert {char for char in standard if char} <= set(known.values())
    assert len(known) > 18_000


def test_vertical_signs_and_figures_that_lie_in_it() -> None:
    """As browsers print vertical writing: characters one by one with signs of their own, figures on their side."""
    made = Pdf()
    made.page()
    x = 540.0
    for item in ["砚川市2019年大事记", *ITEMS[:6]]:
        y = 780.0
        for char in item.replace("，", "\ufe10").replace("。", "\ufe12"):
            if char.isdecimal():
                made.text(x + 2, y, char, size=12, turn="0 -1 1 0")
                y -= 6
            else:
                made.text(x, y - 10.6, char, size=12)
                y -= 12
        x -= 24
    assert bodies(made) == [squeeze(item) for item in ITEMS[:6]]


def test_signs_that_hang_over_the_edge_of_a_column() -> None:
    made = with_title()
    items = [f"3月{day}日，市委在行政中心召开专题会议，研究部署汛期工作，听取汇报，提出要求。" for day in range(2, 14)]
    for at, part in ((60, items[:6]), (60 + 11 * 16 + 12, items[6:])):
        y = 740.0
        for item in part:
            for line in (item[:17], item[17:33], item[33:]):  # the first line ends with a sign beyond its width
                made.text(at, y, line)
                y -= 18
    assert bodies(made) == [squeeze(item) for item in items]


def test_months_at_the_heads_of_pages_are_headings() -> None:
    made = Pdf()
    for month in range(1, 6):
        made.page()
        if month == 1:
            made.text(200, 790, "砚川市2019年大事记", size=18)
        made.text(60, 750, f"{month}月")
        column(made, 60, 700, [item.removeprefix("3月") for item in ITEMS[:5]], 40)
        made.text(280, 40, f"- {month} -", size=9)
    read = read_bulletin(made.bytes(), source="b.pdf")
    assert [entry.month for entry in read.entries] == [month for month in range(1, 6) for _ in range(5)]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_files_that_only_an_owner_may_change_are_read(algorithm: str) -> None:
    made = with_title()
    column(made, 60, 740, ITEMS, 40)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.bytes())))
    writer.encrypt("", "someone", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    read = read_bulletin(out.getvalue(), source="b.pdf")
    assert [squeeze(entry.body) for entry in read.entries] == [squeeze(item) for item in ITEMS]


def test_heading_of_a_page_stands_apart_from_the_title_below_it() -> None:
    made = with_title()
    y = 740.0
    for n, item in enumerate(ITEMS[:6]):
        if n % 3 == 0:
            made.text(60, y, ("经济建设", "社会事业")[n // 3], size=16)
            y -= 20
        made.text(60, y, f"砚川市推进第{n + 3}批水利工程建设")
        y = column(made, 60, y - 30, [item], 40) - 12
    lines = built(made).text().split("\n")
    assert lines[lines.index("# 经济建设") + 1] == lines[lines.index("# 社会事业") + 1] == ""
