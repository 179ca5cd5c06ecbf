"""The words of one PDF page as its content draws them, turned so that they can be read from left to right."""

from __future__ import annotations

import itertools
import math
import statistics
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from calendar_app.bulletin.formats.page import Word, cell_width
from calendar_app.bulletin.formats.page.cells import align
from calendar_app.bulletin.formats.pdf.content import content_of
from calendar_app.bulletin.formats.pdf.fonts import Face
from calendar_app.bulletin.formats.pdf.rules import Segment, turned

#: A direction off by more degrees than this from a right angle is aslant: a watermark.
_ASLANT = 10.0
#: How far above its place a character begins, in its own size.
_TALL = 0.88
#: So many characters in another direction than the page's are text of their own, fewer are stamps and notes at the edge.
_MIN_TURNED = 40


@dataclass(slots=True)
class Drawn:
    """Words of a page in the order of its content. ``fonts`` has each word's font, ``hidden`` counts characters not shown.

    ``upright``: most of it is written as the page lies, so that its places are those of the page.
    """

    words: list[Word] = field(default_factory=list)
    fonts: list[int] = field(default_factory=list)
    hidden: int = 0
    upright: bool = False


@dataclass(slots=True)
class _Chunk:
    word: Word
    turn: int | None  # quarter turns of its direction against the clock, None aslant
    font: int


def drawn(page: Any, faces: dict[int, Face]) -> Drawn:  # noqa: ANN401 - pypdf's page object is untyped here
    """What a page's content writes; *faces* are the document's fonts that are known so far."""
    chunks: list[_Chunk] = []
    out = Drawn()
    written, lines = content_of(page, faces)
    for glyphs in written:
        text = glyphs.text.strip()
        if not text:
            if chunks:
                chunks[-1].word.after = True
            continue
        if glyphs.hidden:
            out.hidden += len(text)
        lead = len(glyphs.text) - len(glyphs.text.lstrip())
        tail = len(glyphs.text) - len(glyphs.text.rstrip())
        cell = glyphs.wide / max(sum(map(cell_width, glyphs.text)), 0.5)
        before = cell * sum(map(cell_width, glyphs.text[:lead]))
        wide = glyphs.wide - before - cell * sum(map(cell_width, glyphs.text[len(glyphs.text) - tail :]))
        x, y = glyphs.x + before * glyphs.along[0], glyphs.y + before * glyphs.along[1]
        word = Word(text, x, y, glyphs.size, glyphs.bold, lead > 0, tail > 0, wide)
        chunks.append(_Chunk(word, _turn(*glyphs.along), glyphs.face.key))
    _stacked(chunks)
    _turned(chunks, lines, out)
    return out


def _turn(a: float, b: float) -> int | None:
    angle = math.degrees(math.atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= _ASLANT else None


def _stacked(chunks: list[_Chunk]) -> None:
    """Characters set one by one from top to bottom are a column of vertical writing, whatever their font says."""
    pairs = [
        (a.word, b.word)
        for a, b in itertools.pairwise(chunks)
        if a.turn == b.turn == 0 and len(a.word.text) == len(b.word.text) == 1 and cell_width(a.word.text) == 1.0
    ]
    down = sum(abs(a.x - b.x) < 0.3 * a.size and 0.7 * a.size < a.y - b.y < 1.8 * a.size for a, b in pairs)
    if len(pairs) >= 20 and down >= 0.6 * len(pairs) and len(pairs) >= 0.6 * len(chunks):
        pitch = statistics.median(a.y - b.y for a, b in pairs if a.y > b.y)
        for chunk in chunks:
            if chunk.turn == 0:
                chunk.turn = 3
                chunk.word.wide = max(pitch, chunk.word.size)
                chunk.word.y += _TALL * chunk.word.size  # its place is the foot of the character


def _turned(chunks: list[_Chunk], lines: list[Segment], out: Drawn) -> None:
    """The words turned to the direction that most of the page is written in; other directions behind or set apart."""
    count = Counter(chunk.turn for chunk in chunks for _ in chunk.word.text)
    order = [turn for turn, _ in count.most_common() if turn is not None]
    out.upright = order[:1] == [0]
    below = 0.0
    for n, turn in enumerate([*order, None]):
        words = [chunk.word for chunk in chunks if chunk.turn == turn]
        fonts = [chunk.font for chunk in chunks if chunk.turn == turn]
        if not words:
            continue
        if turn is None or (n and count[turn] < _MIN_TURNED):
            for word in words:
                word.rule = "page-aslant" if turn is None else "page-turned"
        else:
            _rotate(words, turn)
            if not n and lines:
                level = (turned(line, turn) for line in lines)
                copies = align(words, [(y0, x0, x1) for x0, y0, x1, y1 in level if abs(y1 - y0) < abs(x1 - x0)])
                words, fonts = [*words, *(word for _, word in copies)], [*fonts, *(fonts[at] for at, _ in copies)]
                fonts = [font for font, word in zip(fonts, words, strict=True) if word.text]
                words = [word for word in words if word.text]
            if n:  # read behind what stands the right way up
                highest = max(word.y for word in words)
                for word in words:
                    word.y += below - highest - 4 * word.size
            below = min(word.y for word in words)
        out.words += words
        out.fonts += fonts


def _rotate(words: list[Word], turn: int) -> None:
    if turn:
        for word in words:
            x, y = word.x, word.y
            word.x, word.y = {1: (y, -x), 2: (-x, -y), 3: (-y, x)}[turn]
