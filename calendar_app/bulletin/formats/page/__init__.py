"""Words by their place on the page, put back into lines, columns and pages parted by form feeds."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from calendar_app.bulletin.chars import glue
from calendar_app.bulletin.formats.page.flow import in_order
from calendar_app.bulletin.formats.page.frame import Page, apart, same, usual_size
from calendar_app.bulletin.formats.page.numbers import printed_numbers
from calendar_app.bulletin.formats.page.paragraphs import Columns, Sides, carry_over, columns_of, paragraphs
from calendar_app.bulletin.formats.page.words import Row, Word, cell_width, rows_of
from calendar_app.bulletin.formats.text import Builder

#: A row so many times as large as the text is a heading, one a little larger if it is bold; none is longer.
_LARGE, _LARGER, _MAX_HEADING = 1.35, 1.12, 40
#: What stands around the text in letters so much smaller is no title.
_SMALL = 0.92
#: So many steps, nearly all of them between single characters, show a row that is spaced out; its step in its size, at the least and
#: at the most; a blank is so much wider.
_SPACED, _SINGLE, _APART, _UNEVEN = 3, 0.9, (1.08, 2.5), 1.3
#: Gutters of the pages before that are kept.
_KEPT = 4

__all__ = ["Sides", "Word", "cell_width", "write"]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a document is set: the size of its text, whether bold words are the exception, its columns."""

    normal: float
    mark_bold: bool
    columns: Columns


def write(pages: list[list[Word]], sides: Sequence[Sides] = ()) -> Builder:
    """The text of pages in reading order; running heads, page numbers and notes are marked as noise.

    Words that have a rule are no text of the page: they stand behind it, marked with the rule. *sides* are those of the
    pages, where they are known.
    """
    out = Builder()
    bolds = sum(len(w.text) for page in pages for w in page if w.bold)
    all_bold = bolds > 0.6 * sum(len(w.text) for page in pages for w in page)
    parts = apart([rows_of([word for word in page if not word.rule]) for page in pages])
    normal = usual_size(row for page in parts for row in page.body)
    heads = Counter(same(row) for page in parts for row in (*page.head, *page.foot))
    gutters: list[float] = []
    bodies = [_stretches(page, gutters) for page in parts]
    look = _Look(normal, not all_bold, columns_of(bodies, sides or [None] * len(pages), normal))
    texts = [[paragraphs(rows, look.columns, [_level(row, look) for row in rows]) for rows in body] for body in bodies]
    carry_over([text for body in texts for text in body], look.columns, lambda row: not _level(row, look))
    for page, body, (numbers, number), words in zip(parts, texts, printed_numbers(parts), pages, strict=True):
        if out.pages:
            out.add("\f")
        out.page(number)
        _around(out, page.head, numbers, heads, look)
        for text in body:
            _column(out, text, look)
        start = out.size
        _column(out, [[row] for row in page.notes], look)
        if page.notes:
            out.noise.append((start, out.size, "footnote"))
        _around(out, page.foot, numbers, heads, look)
        for word in words:
            if word.rule.startswith("page-"):
                start = out.size
                out.add(word.text + "\n")
                out.noise.append((start, out.size, word.rule))
    out.noise.sort(key=lambda stretch: stretch[0])
    return out


def _stretches(page: Page, gutters: list[float]) -> list[list[Row]]:
    """The text of a page in reading order; *gutters* are those of the pages before."""
    before = gutters[-_KEPT:]
    found = in_order(page.body, before)
    gutters[:] = before
    return found


def _around(out: Builder, rows: list[Row], numbers: list[Row], heads: Counter[str], look: _Look) -> None:
    """The head or foot of a page: its number, and words that stand around other pages as well or are smaller than text, are no text."""

    def rule(row: Row) -> str:
        if any(row is number for number in numbers):
            return "page-number"
        return "page-head" if heads[same(row)] > 1 or row.size <= _SMALL * look.normal else ""

    for name, part in groupby(rows, rule):
        start = out.size
        _column(out, [[row] for row in part], look)
        if name:
            out.noise.append((start, out.size, name))
        else:
            out.add("\n")


def _column(out: Builder, text: list[list[Row]], look: _Look) -> None:
    rows = [row for paragraph in text for row in paragraph]
    if not rows:
        return
    edges = look.columns.around(rows)
    edge = edges[0] if edges is not None else statistics.median(sorted(r.x for r in rows)[: max(1, len(rows) // 2)])
    before: Row | None = None
    headed = False
    for paragraph in text:
        row, level = paragraph[0], _level(paragraph[0], look)
        if before is not None and (
            before.y - row.y > 2.3 * max(before.size, row.size) or (headed and not level)  # a heading stands apart
        ):
            out.add("\n")
        _paragraph(out, paragraph, level, edge, look)
        out.add("\n")
        before, headed = paragraph[-1], level > 0


def _paragraph(out: Builder, rows: list[Row], level: int, edge: float, look: _Look) -> None:
    pieces: list[tuple[bool, list[str], str]] = []  # bold, words, rule
    for row in rows:
        last: Word | None = None
        pitch = _pitch(row)
        for word in row.words:
            even = last is not None and word.x - last.x <= _UNEVEN * pitch
            gap = "" if last is None or (even and not word.cell) else _gap(last, word)
            if last is None and pieces:
                gap = glue(pieces[-1][1][-1], word.text)
            bold = word.bold and look.mark_bold
            if pieces and pieces[-1][0] == bold and pieces[-1][2] == word.rule == "":
                pieces[-1][1].extend((gap, word.text))
            else:
                pieces.append((bold, [gap, word.text], word.rule))
            last = word
    if level:
        out.add("#" * level + " " + "".join("".join(words) for _, words, rule in pieces if not rule).strip())
        return
    if rows[0].x > edge + 0.8 * look.normal:
        out.add("　" * min(4, max(0, round((rows[0].x - edge) / look.normal))))
    for bold, words, rule in pieces:
        start = out.size
        text = "".join(words)
        out.add(f"**{text.strip()}**" if bold and text.strip() and not rule else text)
        if rule:
            out.noise.append((start, out.size, rule))


def _pitch(row: Row) -> float:
    """How far the characters of a row stand apart that was spaced out letter by letter, figures too; 0 for any other row."""
    steps = [b.x - a.x for a, b in pairwise(row.words)]
    if len(steps) < _SPACED or sum(len(word.text) == 1 for word in row.words) < _SINGLE * len(row.words):
        return 0.0
    pitch = statistics.median(steps)
    return pitch if _APART[0] * row.size <= pitch <= _APART[1] * row.size else 0.0


def _level(row: Row, look: _Look) -> int:
    """The heading that a row is by its size, 0 where it is none: larger than the text, or a little larger and bold throughout."""
    if not row.words or len(row.plain) > _MAX_HEADING:
        return 0
    if row.size > _LARGE * look.normal:
        return 1
    bold = look.mark_bold and all(word.bold or word.rule for word in row.words)
    return 2 if bold and min(word.size for word in row.words if not word.rule) >= _LARGER * look.normal else 0


def _gap(last: Word, word: Word) -> str:
    """What stands between two words: what the printer leaves between Chinese and Latin characters is no blank."""
    wide = (word.x - last.right) / word.size
    if wide > 1.6 or word.cell:
        return "\t"
    latin = last.text[-1:].isascii() and word.text[:1].isascii()
    least = 0.14 if latin and word.wide is not None else 0.25 if latin else 0.55
    known = last.wide is not None and word.wide is not None
    return " " if last.after or word.before or (wide > least and (latin or known)) else ""
