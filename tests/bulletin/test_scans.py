"""Scans: read by the extra where it is installed, named with what to type where it is not."""

from __future__ import annotations

import difflib
import io
import os
import subprocess
import sys

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import limits, ocr, to_text, upright
from calendar_app.bulletin.formats.strokes import _snapped
from calendar_app.errors import BulletinError, EmptyBulletinError, LimitExceededError, UnreadableFormatError
from tests.bulletin import hostile, makers
from tests.bulletin.scans import as_scan, needs_font, needs_ocr, pages

LINES = [f"3月{day}日　市委召开第{day}次专题会议，研究部署防汛备汛工作，听取有关情况汇报。" for day in range(2, 25)]
CHRONICLE = "云溪市2019年大事记\n" + "\n".join(LINES)
TITLES = (
    "云溪要情\n2019年3月\n# 要闻\n"
    "**全市造林绿化现场会召开** 3月5日，全市造林绿化现场会在松坪县召开。市长宋怀远出席会议并讲话。\n"
    "**两项工程同日开工** 3月8日，湖滨路改造工程和北浦水厂工程举行开工仪式，副市长彭亦可宣布开工。\n"
    "**市图书馆新馆开放** 3月11日，市图书馆新馆向读者开放，首日接待读者三千余人。\n"
    "**全市教育工作会议召开** 3月15日，全市教育工作会议召开，总结上年工作，安排今年任务。\n"
)


def sameness(want: str, got: str) -> float:
    """Share of the characters wanted that were got, in order."""
    blocks = difflib.SequenceMatcher(None, want, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(want)


@needs_ocr
@needs_font
def test_worn_scan_of_two_columns_is_read_with_its_confidence() -> None:
    bulletin = read_bulletin(as_scan(pages(CHRONICLE, 150, columns=2, worn=True), 150), source="scan.pdf")
    assert bulletin.place == "云溪市"
    assert len(bulletin.entries) == len(LINES)
    read = "".join(squeeze(e.body) for e in bulletin.entries)
    assert sameness("".join(squeeze(line) for line in LINES), read) >= 0.99
    assert [e.page for e in bulletin.entries] == sorted(e.page or 0 for e in bulletin.entries)
    sure = [d.message for d in bulletin.diagnostics if d.code == "ocr-page"]
    assert len(sure) == 1
    assert sure[0].startswith("第 1 页由文字识别读出，70 行")
    assert "平均置信度 0.9" in sure[0]


@pytest.mark.usefixtures("recognised_here")
@needs_ocr
@needs_font
def test_picture_of_a_page_keeps_its_bold_titles() -> None:
    bulletin = read_bulletin(as_scan(pages(TITLES, 150), 150, "PNG"), source="scan.png")
    want = read_bulletin(TITLES.encode(), source="b.md")
    assert [(squeeze(e.title), e.section) for e in bulletin.entries] == [
        (squeeze(e.title), e.section) for e in want.entries
    ]
    assert len(bulletin.entries) == 4


@pytest.mark.usefixtures("recognised_here")
@needs_ocr
@needs_font
@pytest.mark.parametrize("turn", [180, 93], ids=["on-its-head", "on-its-side-and-slanting"])
def test_page_is_turned_before_it_is_read(turn: int) -> None:
    [page] = pages("云溪市2019年大事记\n" + "\n".join(LINES[:5]), 100)
    page = page.crop((0, 0, page.width, page.height // 3))  # as much as is printed
    data = as_scan([page.rotate(turn, expand=True, fillcolor=255)], 100, "PNG")
    bulletin = read_bulletin(data, source="scan.png")
    read = "".join(squeeze(e.body) for e in bulletin.entries)
    assert len(bulletin.entries) == 5
    assert sameness("".join(squeeze(line) for line in LINES[:5]), read) >= 0.98
    [sure] = [d.message for d in bulletin.diagnostics if d.code == "ocr-page"]
    assert "页面先转正（" in sure


def upright_box(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]


LYING = [upright_box(100 * k, 50, 30, 700) for k in range(6)]
STANDING = [upright_box(50, 100 * k, 700, 30) for k in range(6)]


@pytest.mark.parametrize(
    ("boxes", "sure", "tried", "turn", "calls"),
    [
        pytest.param(STANDING, 0.95, {}, 0, 0, id="upright"),
        pytest.param(STANDING, 0.6, {180: 0.97}, 180, 1, id="on-its-head"),
        pytest.param(STANDING, 0.6, {180: 0.62}, 0, 1, id="worn"),
        pytest.param(LYING, 0.6, {90: 0.5, 270: 0.98}, 270, 2, id="on-its-right-side"),
        pytest.param(LYING, 0.99, {90: 0.99, 270: 0.6}, 90, 2, id="on-its-left-side"),
        pytest.param([*STANDING, *LYING[:3]], 0.95, {}, 0, 0, id="some-vertical-lines"),
        pytest.param([], 0.0, {}, 0, 0, id="nothing-found"),
    ],
)
def test_direction_of_a_page(boxes, sure: float, tried: dict[int, float], turn: int, calls: int) -> None:
    image = pytest.importorskip("PIL.Image").new("L", (800, 1000), 255)
    asked = []

    def read(strip) -> upright.Found:
        kind = 180 if strip.size == (800, 250) else 90 if not asked else 270
        asked.append(kind)
        return upright.Found([], ["字" * 10], [tried[kind]])

    found = upright.Found(boxes, ["字" * 10] * len(boxes), [sure] * len(boxes))
    picture, degrees = upright.turned(image, found, read)
    assert (degrees, len(asked)) == (turn, calls)
    assert picture.size == ((1000, 800) if turn in (90, 270) else (800, 1000))


@pytest.mark.usefixtures("recognised_here")
@needs_ocr
@needs_font
def test_only_the_pages_without_text_are_recognised() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for data in (makers.as_pdf(CHRONICLE), as_scan(pages("4月2日　市政府召开常务会议，研究城市管理工作。", 150), 150)):
        for page in PdfReader(io.BytesIO(data)).pages:
            writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    bulletin = read_bulletin(out.getvalue(), source="mixed.pdf")
    assert [squeeze(e.body) for e in bulletin.entries[: len(LINES)]] == [squeeze(line) for line in LINES]
    assert squeeze(bulletin.entries[-1].body) == "4月2日市政府召开常务会议，研究城市管理工作。"
    assert [d.code for d in bulletin.diagnostics if d.code.startswith("ocr")] == ["ocr-page"]


@needs_ocr
def test_recognition_knows_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x00\x00\x00\x00"
    with pytest.raises((LimitExceededError, UnreadableFormatError), match=r"bomb\.png.*(像素|损坏)"):
        to_text(bomb + bytes(100), source="bomb.png")
    blank = hostile.CASES["scan.pdf"][0]()
    with pytest.raises(EmptyBulletinError, match="没有读到"):
        to_text(blank, source="blank.pdf")
    monkeypatch.setattr(limits, "OCR_MEMORY", 200 * limits.MIB)
    with pytest.raises(BulletinError, match=r"blank\.pdf"):
        to_text(blank, source="blank.pdf")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        pytest.param("scan.pdf", hostile.CASES["scan.pdf"][0], "扫描件", id="pdf"),
        pytest.param("page.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(100), "JPEG", id="jpeg"),
        pytest.param("page.tif", lambda: b"II*\x00" + bytes(100), "TIFF", id="tiff"),
    ],
)
def test_without_the_extra_the_command_is_named(name, make, words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnreadableFormatError, match=rf"{name}.*{words}.*pip install 'calendar-app\[ocr\]'"):
        to_text(make(), source=name)


def test_pages_that_are_lost_without_the_extra_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    pdf = makers.Pdf()
    for k in range(3):
        pdf.page()
        if k != 1:
            pdf.text(60, 700, f"2019年3月{k + 1}日　云溪市召开会议，研究有关工作。")
        else:
            pdf.pages[-1] += [
                f"0 0 m {k * 7919 % 4001} 9 l S" for k in range(4000)
            ]  # drawn, not written: letters turned into outlines
    bulletin = read_bulletin(pdf.bytes(), source="b.pdf")
    assert len(bulletin.entries) == 2
    [lost] = [d for d in bulletin.diagnostics if d.code == "page-without-text"]
    assert "第 2 页" in lost.message
    assert ocr.INSTALL in lost.message


def test_the_child_opens_no_connection_and_starts_no_program() -> None:
    code = (
        "import sys, socket, subprocess\n"
        "from calendar_app.bulletin.formats import worker\n"
        "sys.addaudithook(worker._guard)\n"
        "tries = [lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.getaddrinfo('localhost', 80),\n"
        "         lambda: subprocess.run(['true'])]\n"
        "for work in tries:\n"
        "    try:\n        work()\n"
        "    except PermissionError:\n        print('refused')\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split() == ["refused"] * 3


@pytest.mark.parametrize(
    ("text", "measured", "length"),
    [
        pytest.param("全市会议召开3月5日，会议", 8, 6, id="too-long"),
        pytest.param("全市会议召开3月5日，会议", 5, 6, id="too-short"),
        pytest.param("条例3月1日起施行3月1日，条例", 8, 9, id="date-in-title"),
        pytest.param("全市教育工作会议召开3月", 10, 10, id="date-broken-off"),
        pytest.param("产业增加值增长8.6%2月，全市", 7, 11, id="figures"),
        pytest.param("他说。全市教育", 6, 0, id="sentence"),
        pytest.param("，全市教育", 4, 0, id="comma"),
        pytest.param("全市教育工作会议", 7, 8, id="whole-line"),
    ],
)
def test_bold_words_end_before_the_date(text: str, measured: int, length: int) -> None:
    assert _snapped(text, measured) == length
