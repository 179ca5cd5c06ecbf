"""Words by their place on the page, put back into lines, columns and pages parted by form feeds."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass

from calendar_app.bulletin.formats.text import Builder
from calendar_app.bulletin.pages import page_number

_DIGITS = re.compile(r"[0-9]+")


def cell_width(char: str) -> float:
    """Width of a character in its own size: one for a wide one, half for another."""
    return 1.0 if ord(char) > 0x2000 else 0.5


@dataclass(slots=True)
class Word:
    """Some characters on one baseline: place and size in points, from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    before: bool = False  # a space is printed before it
    after: bool = False
    wide: float | None = None  # its width where that is known

    @property
    def right(self) -> float:
        """Where the word ends, by the width that its characters have at this size where none is known."""
        if self.wide is not None:
            return self.x + self.wide
        return self.x + sum(self.size * cell_width(c) for c in self.text)


@dataclass(slots=True)
class Row:
    """Words on one baseline, from left to right."""

    words: list[Word]

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.words[0].x

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(w.right for w in self.words)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of its largest word."""
        return max(w.size for w in self.words)


def write(pages: list[list[Word]]) -> Builder:
    """The text of pages in reading order; running heads and page numbers are marked as noise."""
    out = Builder()
    sizes = [word.size for page in pages for word in page for _ in word.text]
    normal = statistics.median(sizes[:200_000]) if sizes else 10.0
    bolds = sum(len(w.text) for page in pages for w in page if w.bold)
    all_bold = bolds > 0.6 * sum(len(w.text) for page in pages for w in page)
    frames = [_frame(_rows(found)) for found in pages]
    heads = Counter(_same(row) for head, _, foot in frames for row in (*head, *foot))
    for number, (head, body, foot) in enumerate(frames, 1):
        if number > 1:
            out.add("\f")
        out.page(number)
        for part in (head, *_body(body), foot):
            start = out.size
            _column(out, part, normal, mark_bold=not all_bold)
            if (part is head or part is foot) and part and all(heads[_same(row)] > 1 for row in part):
                out.noise.append((start, out.size, "page-head"))
    return out


def _same(row: Row) -> str:
    """A running head's words, whatever page number is in them."""
    return _DIGITS.sub("#", _plain(row))


def _rows(words: list[Word]) -> list[Row]:
    """Words on one baseline, from top to bottom and left to right; a wide gap on it parts columns."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (-w.y, w.x)):
        if rows and abs(rows[-1].y - word.y) <= 0.45 * min(rows[-1].size, word.size):
            rows[-1].words.append(word)
        else:
            rows.append(Row([word]))
    out: list[Row] = []
    for row in rows:
        row.words.sort(key=lambda w: w.x)
        current = Row([row.words[0]])
        for word in row.words[1:]:
            if word.x - current.right > 1.6 * word.size:
                out.append(current)
                current = Row([word])
            else:
                current.words.append(word)
        out.append(current)
    return out


def _frame(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Running head and page number, set off from the text, apart from the rows of the text."""
    head: list[Row] = []
    body = list(rows)
    foot: list[Row] = []
    while len(body) > 2 and (page_number(_plain(body[-1])) is not None):
        foot.insert(0, body.pop())
    while len(body) > 2 and (page_number(_plain(body[0])) is not None or body[0].y - body[1].y > 2.5 * body[0].size):
        head.append(body.pop(0))
        if len(head) > 2:
            break
    return head, body, foot


def _plain(row: Row) -> str:
    return "".join(word.text for word in row.words)


def _body(rows: list[Row]) -> list[list[Row]]:
    """The rows of a page in reading order: two columns one behind the other where a gutter parts most of the page."""
    if len(rows) < 8:
        return [_joined(rows)]
    left_edge, right_edge = min(r.x for r in rows), max(r.right for r in rows)
    middle = (left_edge + right_edge) / 2
    span = right_edge - left_edge
    left = [r for r in rows if r.right <= middle + 0.04 * span]
    right = [r for r in rows if r.x >= middle - 0.04 * span]
    across = [r for r in rows if r not in left and r not in right]
    chars = sum(len(w.text) for r in right for w in r.words)
    paired = len(left) >= 4 and len(right) >= 4 and len(across) <= 0.25 * len(rows)
    if not paired or chars < 6 * len(right) or _mean(left) < 0.25 * span:
        return [_joined(rows)]
    top = max(r.y for r in (*left, *right))
    head = [r for r in across if r.y >= top - 1]
    rest = [r for r in across if r.y < top - 1]
    return [head, left, right, rest]


def _mean(rows: list[Row]) -> float:
    return sum(r.right - r.x for r in rows) / len(rows)


def _joined(rows: list[Row]) -> list[Row]:
    """Pieces of one baseline as one row again, where the page has no columns."""
    out: list[Row] = []
    for row in rows:
        if out and abs(out[-1].y - row.y) <= 0.45 * min(out[-1].size, row.size):
            out[-1].words += row.words
        else:
            out.append(Row(list(row.words)))
    return out


def _column(out: Builder, rows: list[Row], normal: float, *, mark_bold: bool) -> None:
    if not rows:
        return
    edge = statistics.median(sorted(r.x for r in rows)[: max(1, len(rows) // 2)])
    before: Row | None = None
    for row in rows:
        if before is not None and before.y - row.y > 2.3 * max(before.size, row.size):
            out.add("\n")
        out.add(_line(row, edge, normal, mark_bold=mark_bold) + "\n")
        before = row


def _line(row: Row, edge: float, normal: float, *, mark_bold: bool) -> str:
    pieces: list[tuple[bool, str]] = []
    last: Word | None = None
    for word in row.words:
        gap = ""
        if last is not None:
            wide = word.x - last.right
            if wide > 1.6 * word.size:
                gap = "\t"
            elif (
                last.after
                or word.before
                or (wide > 0.25 * word.size and last.text[-1:].isascii() and word.text[:1].isascii())
            ):
                gap = " "
        bold = word.bold and mark_bold
        if pieces and pieces[-1][0] == bold:
            pieces[-1] = (bold, pieces[-1][1] + gap + word.text)
        else:
            pieces.append((bold, gap + word.text))
        last = word
    if row.size > 1.35 * normal and len(row.words) and sum(len(w.text) for w in row.words) <= 40:
        return "# " + "".join(text for _, text in pieces).strip()
    indent = "　" * min(4, max(0, round((row.x - edge) / normal))) if row.x > edge + 0.8 * normal else ""
    return indent + "".join(f"**{text.strip()}**" if bold and text.strip() else text for bold, text in pieces)
