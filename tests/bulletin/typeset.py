"""Markdown set as a word processor sets it, as a PDF: lines filled by the width of their characters, justified, in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bulletin.makers import Pdf, blocks

#: A line is broken between these: a sign that opens stays with what follows, one that closes with what it follows.
PIECE = re.compile(r"[（《“「『【〔\[(]*(?:[!-~]+|\s|.)[，。、；：！？）》」』】〉〕”’%]*")
TOP, BOTTOM = 770.0, 80.0

Char = tuple[bool, str]  # bold, character


@dataclass(frozen=True)
class Style:
    """How a document is set; lengths in points."""

    size: float = 16.0
    pitch: float = 28.0
    left: float = 73.5
    width: float = 448.0  # twenty-eight characters
    columns: int = 1
    gutter: float = 21.0
    set_in: bool = True
    head: str = ""
    number: str = "— {n} —"


def typeset(markdown: str, style: Style) -> bytes:
    """The document: a blank line of the source is an empty one, headings are larger, all pages numbered."""
    made = Pdf()
    wide = (style.width - style.gutter * (style.columns - 1)) / style.columns
    column, y = style.columns, 0.0
    for level, line, x, full in lines(markdown, style, wide):
        y -= style.pitch
        if column >= style.columns or y < BOTTOM:
            column, y = column + 1, TOP
        if column >= style.columns:
            column = 0
            made.page()
            if style.head:
                made.text(style.left, 805, style.head, size=9)
            if style.number:
                made.text(style.left + style.width / 2 - 20, 45, style.number.format(n=len(made.pages)), size=9)
        if line:
            at = style.left + column * (wide + style.gutter) + x
            put(made, line, at, y, style.size + (4 if level == 1 else 2 if level else 0), wide - x if full else 0.0)
    return made.bytes()


def lines(markdown: str, style: Style, wide: float) -> Iterator[tuple[int, list[Char], float, bool]]:
    """Each line: heading level, its characters, how far it is set in, whether it is to fill the column."""
    for source in markdown.splitlines():
        if not source.strip():
            yield 0, [], 0.0, False
        for level, runs in blocks(source):
            size = style.size + (4 if level == 1 else 2 if level else 0)
            chars = [(bold or level > 0, c) for bold, text in runs for c in text]
            pieces = [m.span() for m in PIECE.finditer("".join(c for _, c in chars))]
            x = 2 * size if style.set_in and not level else 0.0
            line: list[Char] = []
            for a, b in pieces:
                if line and x + breadth(line, size) + breadth(chars[a:b], size) > wide + 0.01:
                    yield level, line, x, not level
                    line, x = [], 0.0
                if line or not chars[a][1].isspace():
                    line += chars[a:b]
            yield level, line, x, False


def breadth(line: list[Char], size: float) -> float:
    return sum(size if ord(c) > 0x2000 else size / 2 for _, c in line)


def put(made: Pdf, line: list[Char], x: float, y: float, size: float, fill: float) -> None:
    """A line in runs of one weight and some three characters, figures whole; what it lacks to *fill* is shared out between them."""
    runs: list[list[Char]] = []
    for char in line:
        latin = bool(runs) and runs[-1][-1][1].isascii() and char[1].isascii()
        if runs and runs[-1][-1][0] == char[0] and (len(runs[-1]) < 3 or latin):
            runs[-1].append(char)
        else:
            runs.append([char])
    more = max(fill - breadth(line, size), 0.0) / max(len(runs) - 1, 1)
    for run in runs:
        made.text(x, y, "".join(c for _, c in run), size=size, bold=run[0][0])
        x += breadth(run, size) + more
