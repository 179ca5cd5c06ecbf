"""Bulletins cut and run into one another, as pages, documents and PDF: read like the same paragraphs of a text, or refused by name."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator

import pytest

from calendar_app.bulletin import formats, read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.formats import progress
from calendar_app.errors import BulletinError
from tests.bulletin import makers
from tests.bulletin.here import read_here
from tests.bulletin.test_properties import tiles
from tests.sample.test_spliced import spliced


def page(lines: list[str], before: str, after: str, around: tuple[str, str] = ("", "")) -> bytes:
    items = "".join(f"{before}{html.escape(line)}{after}" for line in lines)
    return f"<html><body>{around[0]}{items}{around[1]}</body></html>".encode()


def document(lines: list[str]) -> bytes:
    """Paragraphs of several runs, one of them inserted, with words between them that are deleted."""
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    gone = "<w:del><w:r><w:delText>2001年1月1日</w:delText></w:r></w:del>"
    paragraphs = []
    for line in lines:
        pieces = [run.format(html.escape(line[k : k + 7])) for k in range(0, len(line), 7)]
        paragraphs.append(f"<w:p><w:ins>{pieces[0]}</w:ins>{gone}{''.join(pieces[1:])}</w:p>")
    return makers.docx("".join(paragraphs))


_BLANKS = re.compile("[ \t\xa0\0]+")  # XML holds no NUL
#: Formats in which a line is a paragraph, and such as may lay it out otherwise.
ALIKE = {
    "p.html": lambda lines: page(lines, "<p>", "</p>"),
    "open.html": lambda lines: page(lines, "<p>", ""),
    "p.docx": document,
    "p.md": lambda lines: "\n\n".join(lines).encode("utf-16"),
}
OTHER = {
    "li.html": lambda lines: page(lines, "<li>", "</li>", ("<ul>", "</ul>")),
    "table.html": lambda lines: page(lines, "<tr><td>", "</td></tr>", ("<table><tr><td><table>", "</table></td></tr></table>")),
    "columns.pdf": lambda lines: makers.as_pdf("\n".join(lines), columns=2, head="砚川年鉴"),
}  # fmt: skip


def found(data: bytes, source: str) -> object:
    try:
        bulletin = read_bulletin(data, source=source)
    except BulletinError as error:
        return type(error) if source in str(error) else str(error)
    tiles(bulletin)
    return bulletin.period, bulletin.place, [(squeeze(e.title), squeeze(e.body)) for e in bulletin.entries]


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Formats are read without a child of their own, which would log nothing: other tests of this process do."""
    monkeypatch.setattr(formats, "read_in_child", read_here)
    monkeypatch.setattr(progress, "step", lambda: None)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("in_this_process")
def test_spliced_texts_are_read_alike_in_every_format() -> None:
    read = 0
    for text in spliced(80):
        # A page folds the blanks of its source; so do these.
        lines = [words for line in text[:1500].splitlines() if (words := _BLANKS.sub(" ", line).strip())]
        if not lines:
            continue
        want = found("\n\n".join(lines).encode(), "p.txt")
        read += isinstance(want, tuple)
        for source, make in ALIKE.items():
            assert found(make(lines), source) == want, (source, lines)
        for source, make in OTHER.items():
            found(make(lines), source)
    assert read > 40
