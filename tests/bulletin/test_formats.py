"""The same bulletin in every format gives the same entries; pages, columns, tables and menus of each format."""

from __future__ import annotations

import importlib.resources
import io
import logging
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import to_text
from calendar_app.bulletin.formats.sandbox import _is_waiting, read_in_child
from tests.bulletin import makers
from tests.bulletin.here import read_here
from tests.bulletin.test_fixtures import FOLDER
from tests.bulletin.test_marked import parsed
from tests.bulletin.test_properties import tiles

SAMPLE = sorted(p.name for p in importlib.resources.files("calendar_app.sample").iterdir() if p.name.endswith(".txt"))[
    0
]
TITLED = importlib.resources.files("calendar_app.sample").joinpath(SAMPLE).read_text(encoding="utf-8")
CHRONICLE = (FOLDER / "archive-page-day-only.txt").read_text(encoding="utf-8")
MAKERS = {"html": makers.as_html, "docx": makers.as_docx, "pdf": makers.as_pdf}


def facts(data: bytes, source: str) -> list[tuple[object, ...]]:
    bulletin = read_bulletin(data, source=source)
    tiles(bulletin)
    return [
        (squeeze(e.title), e.section, e.page, squeeze(e.body), squeeze(e.dateline), e.year, e.month)
        for e in bulletin.entries
    ]


@pytest.mark.parametrize("form", MAKERS)
@pytest.mark.parametrize("text", [pytest.param(TITLED, id="titled"), pytest.param(CHRONICLE, id="chronicle")])
def test_every_format_gives_the_same_entries(form: str, text: str) -> None:
    text = text.replace("<b>", "**").replace("</b>", "**")
    want = facts(text.encode(), "b.md")
    got = facts(MAKERS[form](text), f"b.{form}")
    if text is CHRONICLE and form == "pdf":
        want, got = ([(*e[:2], *e[3:]) for e in x] for x in (want, got))  # only the PDF has page numbers
    assert got == want


MORE = [
    *(
        pytest.param(path.read_text(encoding="utf-8"), id=path.name)
        for path in importlib.resources.files("calendar_app.sample").iterdir()
        if path.name.endswith(".txt") and path.name != SAMPLE
    ),
    *(
        pytest.param((FOLDER / name).read_text(encoding="utf-8"), id=name)
        for name in (
            "annals-flipbook-hard-wrap.txt",
            "bracket-titles.txt",
            "bracketed-dates.txt",
            "circles-by-year.txt",
            "circles-full-dates.txt",
            "contents-bracketed-sections.txt",
            "contents-numbered-links.md",
        )
    ),
    *(
        pytest.param(parsed((FOLDER.parent / "marked" / name).read_text(encoding="utf-8"))[0], id=name)
        for name in (
            "numerals-alone-above-titles.txt",
            "texts-above-the-day-they-were-put-up.txt",
            "titles-behind-months.txt",
            "heads-inside-one-article.txt",
        )
    ),
]


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("text", MORE)
def test_other_bulletins_are_the_same_in_every_format(text: str) -> None:
    text = text.replace("<b>", "**").replace("</b>", "**")
    want = [(*fact[:1], *fact[3:]) for fact in facts(text.encode(), "b.md")]  # pages and sections aside
    assert want
    for form, make in MAKERS.items():
        assert [(*fact[:1], *fact[3:]) for fact in facts(make(text), f"b.{form}")] == want, form


def test_pdf_columns_heads_and_pages() -> None:
    lines = [
        f"10月{day}日　市委召开第{day}次会议，研究部署有关工作，听取情况汇报，对做好下一步工作提出要求。"
        for day in range(1, 29)
    ]
    text = "云溪市2019年大事记\n" + "\n".join(lines)
    data = makers.as_pdf(text, columns=2, head="云溪年鉴")
    bulletin = read_bulletin(data, source="b.pdf")
    assert [squeeze(e.body) for e in bulletin.entries] == [squeeze(line) for line in lines]
    assert {e.page for e in bulletin.entries} == {1, 2}
    assert [e.page for e in bulletin.entries] == sorted(e.page or 0 for e in bulletin.entries)


def test_docx_tables_lists_and_deleted_words() -> None:
    w = makers.W
    body = (
        "<w:p><w:r><w:t>云溪市2019年大事记</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1月5日</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>开会。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:br w:type='page'/><w:t>乙</w:t></w:r></w:p>"
    )
    numbering = (
        "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{w}">{numbering}</w:numbering>')
    text = to_text(out.getvalue(), source="b.docx").text
    assert text.split("\n") == ["云溪市2019年大事记", "", "1月5日\t开会。", "", "一、甲\f乙", "", ""]


def test_html_menus_scripts_and_source_line_ends() -> None:
    page = b"""<html><head><title>t</title></head><body><nav>\xe9\xa6\x96\xe9\xa1\xb5</nav><script>x()</script>
<p>\xe7\x94\xb2\n  \xe4\xb9\x99 Latin\nwords</p><ol><li>\xe4\xb8\x80</li><li>\xe4\xba\x8c</li></ol></body></html>"""
    decoded = to_text(page, source="b.html")
    assert [line for line in decoded.text.split("\n") if line] == ["首页", "甲乙 Latin words", "1. 一", "2. 二"]
    assert [(decoded.text[a:b].strip(), rule) for a, b, rule in decoded.noise] == [("首页", "html-nav")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("office-styles-and-table.docx", "printed-styles-and-table.pdf"),
        ("office-numbered-list.docx", "printed-numbered-list.pdf"),
        ("office-boxes-notes-changes.docx", "office-page.html"),
    ],
)
def test_what_an_office_program_saves_in_two_formats_is_the_same(one: str, other: str) -> None:
    first, second = (
        [
            (e.title, e.section, squeeze(e.body))
            for e in read_bulletin((FOLDER / name).read_bytes(), source=name).entries
        ]
        for name in (one, other)
    )
    # numbers of a list are printed in one and counted by the program in the other; neither is text
    assert first == second
    assert len(first) >= 4


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes tell their state in /proc")
@pytest.mark.parametrize(("code", "waiting"), [("while True: pass", True), ("import time; time.sleep(60)", False)])
def test_a_child_that_waits_for_a_processor_is_told_from_one_that_hangs(code: str, waiting: bool) -> None:
    child = subprocess.Popen([sys.executable, "-c", f"print(flush=True)\n{code}"], stdout=subprocess.PIPE)
    try:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.2)
        assert _is_waiting(child.pid) is waiting
    finally:
        child.kill()
        child.communicate()
    assert not _is_waiting(child.pid)


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_child_hands_back_what_the_reader_builds(form: str) -> None:
    names = {
        "html": "office-page.html",
        "docx": "office-boxes-notes-changes.docx",
        "pdf": "printed-styles-and-table.pdf",
    }
    data = (FOLDER / names[form]).read_bytes()
    here = read_here(data, form, source="b")
    there = read_in_child(data, form, source="b")
    assert there == here
    logging.disable(logging.NOTSET)
