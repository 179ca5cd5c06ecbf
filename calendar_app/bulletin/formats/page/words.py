"""Words by their place on the page, and the rows that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: How a character is spoken, printed small above it: pinyin or zhuyin.
_SPOKEN = re.compile(r"[a-zü\u00e0-\u01dc]{1,6}|[\u3105-\u312fˇˊˋ˙]{1,4}")
_CLOSING = frozenset("，。、；：！？）》」』】〉〕”’")


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
    rule: str = ""  # why it is no text, "" where it is
    cell: bool = False  # a cell of a table begins with it, and another one stands before it

    @property
    def right(self) -> float:
        """Where the word ends, by the width that its characters have at this size where none is known."""
        if self.wide is not None:
            return self.x + self.wide
        return self.x + sum(self.size * cell_width(c) for c in self.text)

    @property
    def ink(self) -> float:
        """Where its ink ends: signs that close are half a character's ink, whose other half may hang over the edge of a column."""
        return self.right - 0.5 * self.size if self.text[-1:] in _CLOSING else self.right


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
        """Its baseline: that of its largest word, for raised figures stand higher."""
        return max(self.words, key=lambda w: w.size).y

    @property
    def size(self) -> float:
        """The size of its largest word."""
        return max(w.size for w in self.words)

    @property
    def plain(self) -> str:
        """Its characters, what is no text left out."""
        return "".join(word.text for word in self.words if not word.rule)


def rows_of(words: list[Word]) -> list[Row]:
    """Words on one baseline, from top to bottom and left to right; small raised ones belong to the row that they rise from."""
    rows: list[Row] = []
    raised: list[Word] = []
    sizes = sorted(word.size for word in words)
    small = 0.75 * sizes[len(sizes) // 2] if sizes else 0.0
    for word in sorted(words, key=lambda w: (-w.y, w.x)):
        if word.size <= small and len(word.text) <= 6:
            raised.append(word)
        elif rows and abs(rows[-1].words[0].y - word.y) <= 0.45 * min(rows[-1].size, word.size):
            rows[-1].words.append(word)
        else:
            rows.append(Row([word]))
    _add_raised(rows, raised)
    for row in rows:
        row.words.sort(key=lambda w: w.x)
    return sorted(rows, key=lambda row: -row.y)


def _add_raised(rows: list[Row], raised: list[Word]) -> None:
    """Each small word to the row that holds its height, or to a row of its own."""
    at = 0
    alone: list[Row] = []
    for word in raised:  # from top to bottom, as the rows are
        while at < len(rows) and rows[at].y > word.y + 0.45 * word.size:
            at += 1
        beside = rows[at] if at < len(rows) else None
        if beside is not None and word.y - beside.y <= 0.75 * beside.size and _touches(beside, word):
            beside.words.append(word)
        elif beside is not None and word.y - beside.y <= 1.7 * beside.size and _SPOKEN.fullmatch(word.text):
            word.rule = "ruby"
            beside.words.append(word)
        elif alone and abs(alone[-1].words[0].y - word.y) <= 0.45 * word.size:
            alone[-1].words.append(word)
        else:
            alone.append(Row([word]))
    rows += alone


def _touches(row: Row, word: Word) -> bool:
    return any(
        -1.5 * other.size <= word.x - other.right <= 1.5 * other.size or other.x <= word.x <= other.right
        for other in row.words
    )
