"""Any bulletin printed to PDF as a word processor does tells the same entries as its text: set in or flush, in one or two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.decode import decode
from calendar_app.errors import BulletinError
from tests.bulletin.test_fixtures import FOLDER
from tests.bulletin.typeset import Style, typeset

pytestmark = pytest.mark.usefixtures("in_this_process")

STYLES = {
    "official": Style(),
    "columns": Style(size=10.5, pitch=15.75, left=72, width=451.5, columns=2, head="云溪史志 · 内部资料", number="{n}"),
    "flush": Style(size=12, pitch=18, left=87.5, width=420, set_in=False, number="第{n}页"),
}
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))
#: Files whose text is no text of a printed page, or that one page does not tell enough of; the styles in which they differ.
OTHERWISE = {
    "ages-and-years-before-christ.txt": {"columns"},  # one line is centred by blanks in the text
    "bullets-under-dates.md": {"official", "columns"},  # addresses of links, broken over lines
    "captions-below-paragraphs.txt": {"official"},  # a credit apart on the next page
    "columns-below-a-head.txt": {"official", "columns"},  # columns made of blanks, wrapped once more
    "columns-run-together.txt": {"official", "columns"},  # the same
    "date-headings-links-groups.md": set(STYLES),  # addresses of links
    "folded-months-2016.txt": set(STYLES),  # strokes of a folding menu
    "forum-page-around.txt": {"official"},  # a page of a forum
    "letters-set-apart.txt": {"official"},  # blanks between all letters, not read yet
    "one-title.txt": {"columns"},  # one line goes on: no column to tell by, not read yet
    "papers-pages-behind-days.txt": {"columns"},  # the foot of a column with one line that goes on, not read yet
    "plain-titles-publication.txt": {"columns"},  # a title of two lines in the text
    "scan-with-running-heads.txt": {"columns"},  # lines cut in the text, cut once more
    "short-ranges-sources.txt": {"flush"},  # a source that begins its line as a date does
    "titles-with-years-behind.txt": {"official"},  # a sentence of English at the edge
    "traditional-pinyin.txt": {"official"},  # pinyin broken over lines
    "wiki-source.txt": {"official", "columns"},  # the source of a wiki's page
    "year-book-month.txt": {"columns"},  # an address, broken over lines
    "year-of-report.txt": {"columns"},  # a menu's line that goes on
    "year-on-one-line.txt": {"flush"},  # one line of a whole year
}
Facts = list[tuple[str, str, str]]


def facts(data: bytes, source: str) -> Facts:
    return [
        (squeeze(e.title), squeeze(e.body), squeeze(e.dateline)) for e in read_bulletin(data, source=source).entries
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bulletin_printed_to_pdf_tells_the_same(path: Path) -> None:
    data = path.read_bytes()
    text = decode(data, source=path.name)
    want = facts(data, path.name)
    otherwise = set()
    for name, style in STYLES.items():
        try:
            got = facts(typeset(text, style), "b.pdf")
        except BulletinError:
            got = []
        if got != want:
            otherwise.add(name)
    assert otherwise == OTHERWISE.get(path.name, set())
