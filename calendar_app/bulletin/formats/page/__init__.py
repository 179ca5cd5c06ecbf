"""Words by their place on the page, put back into lines, columns and pages parted by form feeds."""

from __future__ import annotations

import statistics
from collections import Counter
from itertools import pairwise

from calendar_app.bulletin.formats.page.flow import in_order
from calendar_app.bulletin.formats.page.frame import Page, apart, same
from calendar_app.bulletin.formats.page.words import Row, Word, cell_width, rows_of
from calendar_app.bulletin.formats.text import Builder

#: A row so many times as large as the text is a heading, one a little larger if it is bold; none is longer.
_LARGE, _LARGER, _MAX_HEADING = 1.35, 1.12, 40
#: So many steps, nearly all of them between single characters, show a row that is spaced out; its step in its size, at the least and
#: at the most; a blank is so much wider.
_SPACED, _SINGLE, _APART, _UNEVEN = 3, 0.9, (1.08, 2.5), 1.3
#: Gutters of the pages before that are kept.
_KEPT = 4

__all__ = ["Word", "cell_width", "write"]


def write(pages: list[list[Word]]) -> Builder:
    """The text of pages in reading order; running heads, page numbers and notes are marked as noise.

    Words that have a rule are no text of the page: they stand behind it, marked with the rule.
    """
    out = Builder()
    sizes = [word.size for page in pages for word in page for _ in word.text]
    normal = statistics.median(sizes[:200_000]) if sizes else 10.0
    bolds = sum(len(w.text) for page in pages for w in page if w.bold)
    all_bold = bolds > 0.6 * sum(len(w.text) for page in pages for w in page)
    parts = apart([rows_of([word for word in page if not word.rule]) for page in pages])
    heads = Counter(same(row) for page in parts for row in (*page.head, *page.foot))
    gutters: list[float] = []
    for number, (page, words) in enumerate(zip(parts, pages, strict=True), 1):
        if number > 1:
            out.add("\f")
        out.page(number)
        _page(out, page, heads, normal, gutters, mark_bold=not all_bold)
        for word in words:
            if word.rule.startswith("page-"):
                start = out.size
                out.add(word.text + "\n")
                out.noise.append((start, out.size, word.rule))
    out.noise.sort(key=lambda stretch: stretch[0])
    return out


def _page(
    out: Builder, page: Page, heads: Counter[str], normal: float, gutters: list[float], *, mark_bold: bool
) -> None:
    before = gutters[-_KEPT:]
    stretches = in_order(page.body, before)
    gutters[:] = before
    for part in (page.head, *stretches, page.notes, page.foot):
        start = out.size
        _column(out, part, normal, mark_bold=mark_bold)
        if (part is page.head or part is page.foot) and part and all(heads[same(row)] > 1 for row in part):
            out.noise.append((start, out.size, "page-head"))
        elif part is page.notes and part:
            out.noise.append((start, out.size, "footnote"))


def _column(out: Builder, rows: list[Row], normal: float, *, mark_bold: bool) -> None:
    if not rows:
        return
    edge = statistics.median(sorted(r.x for r in rows)[: max(1, len(rows) // 2)])
    before: Row | None = None
    headed = False
    for row in rows:
        level = _level(row, normal, mark_bold=mark_bold)
        if before is not None and (
            before.y - row.y > 2.3 * max(before.size, row.size) or (headed and not level)  # a heading stands apart
        ):
            out.add("\n")
        _line(out, row, level, edge, normal, mark_bold=mark_bold)
        out.add("\n")
        before, headed = row, level > 0


def _line(out: Builder, row: Row, level: int, edge: float, normal: float, *, mark_bold: bool) -> None:
    pieces: list[tuple[bool, str, str]] = []  # bold, words, rule
    last: Word | None = None
    pitch = _pitch(row)
    for word in row.words:
        even = last is not None and word.x - last.x <= _UNEVEN * pitch
        gap = "" if last is None or (even and not word.cell) else _gap(last, word)
        bold = word.bold and mark_bold
        if pieces and pieces[-1][0] == bold and pieces[-1][2] == word.rule == "":
            pieces[-1] = (bold, pieces[-1][1] + gap + word.text, "")
        else:
            pieces.append((bold, gap + word.text, word.rule))
        last = word
    if level:
        out.add("#" * level + " " + "".join(text for _, text, rule in pieces if not rule).strip())
        return
    if row.x > edge + 0.8 * normal:
        out.add("　" * min(4, max(0, round((row.x - edge) / normal))))
    for bold, text, rule in pieces:
        start = out.size
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


def _level(row: Row, normal: float, *, mark_bold: bool) -> int:
    """The heading that a row is by its size, 0 where it is none: larger than the text, or a little larger and bold throughout."""
    if not row.words or len(row.plain) > _MAX_HEADING:
        return 0
    if row.size > _LARGE * normal:
        return 1
    bold = mark_bold and all(word.bold or word.rule for word in row.words)
    return 2 if bold and min(word.size for word in row.words if not word.rule) >= _LARGER * normal else 0


def _gap(last: Word, word: Word) -> str:
    """What stands between two words: what the printer leaves between Chinese and Latin characters is no blank."""
    wide = (word.x - last.right) / word.size
    if wide > 1.6 or word.cell:
        return "\t"
    latin = last.text[-1:].isascii() and word.text[:1].isascii()
    least = 0.14 if latin and word.wide is not None else 0.25 if latin else 0.55
    known = last.wide is not None and word.wide is not None
    return " " if last.after or word.before or (wide > least and (latin or known)) else ""
