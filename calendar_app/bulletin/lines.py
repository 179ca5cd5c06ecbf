"""The decoded text as lines without their markup, each character still knowing its place in the file.

Blank lines make no object: the next line knows that one stood before it. Markup (``**``, ``#``, tags, links) is taken
out of the words but belongs to the line's stretch of the file.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from calendar_app.bulletin.chars import fold
from calendar_app.bulletin.dates.datecell import Cell
from calendar_app.bulletin.mapped import Mapped

#: More lines than any chronicle has; beyond it the file is refused by name.
MAX_LINES = 1_000_000

#: A line longer than this is no line of a page; its markup is left in it.
MAX_MARKED = 500_000

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_HEAD = re.compile(r"[ \t]{0,3}(#{1,6})(?![#])[ \t\u3000]*(?=\S)")
_BLANK = re.compile(r"[\s\u00ad\u200b\ufeff]*\Z")
_MARKUP = re.compile(
    r"\*\*|__(?=\S)|(?<=\S)__"
    r"|</?(?:b|strong|em|i|u|p|div|span|font|center|a|h[1-6]|li|ul|ol|td|tr|sup|sub)(?:\s[^<>\n]{0,300})?/?>"
    r"|<br\s{0,3}/?>|&(?:nbsp|emsp|ensp|ldquo|rdquo|amp|lt|gt);|\\(?=[\\`*_{}\[\]()#+\-.!~])|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]",
    re.IGNORECASE,
)
#: The end of a block, before another one on the same line.
_BLOCK = re.compile(r"</(?:p|h[1-6]|li|div|tr)>[ \t]{0,8}(?=<(?:p|h[1-6]|li|div|tr)\b)", re.IGNORECASE)
#: What every markup begins with: most lines hold none of it, and are not asked further.
_MARKUP_CHAR = re.compile(r"[*_<&\\\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
_BOLD_OPEN = re.compile(r"<(?:b|strong)(?:\s[^<>\n]{0,300})?>", re.IGNORECASE)
_BOLD_CLOSE = re.compile(r"</(?:b|strong)\s{0,3}>", re.IGNORECASE)
#: Quotes and brackets in pairs, and what else stands between bold words without being bold.
_OPENING, _CLOSING = "“‘《「『（(", "”’》」』）)"
_AROUND = _OPENING + _CLOSING + "·—" + string.whitespace + "\u3000\u00a0"


class TooManyLinesError(Exception):
    """The text has more lines than are read."""


class Kind(StrEnum):
    """What a line was found to be before any layout looks at it."""

    TEXT = "text"
    CONTENTS = "contents"
    FURNITURE = "furniture"
    NOISE = "noise"
    MASTHEAD = "masthead"
    DATE = "date"


class TitleDay(NamedTuple):
    """The day that a title carries behind its words or on the line below; no year where it prints none."""

    year: int | None
    month: int
    day: int
    last: tuple[int, int] | None = None  # month and day of the last one, where there are several


@dataclass(slots=True)
class Line:
    """One line that is not blank. ``words`` is its text without markup; ``level`` counts ``#``; ``bold`` spans words."""

    number: int
    start: int
    end: int
    words: Mapped
    level: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    indent: int = 0
    gap: bool = False  # a blank line or page break stood before it
    page: int | None = None  # printed page it stands on, where page marks tell
    kind: Kind = Kind.TEXT
    rule: str = ""
    holes: list[tuple[int, int, str]] = field(default_factory=list)  # noise inside the line, places in the file
    told: Cell | None = None  # the date that the line opens with, where only the whole page tells it
    title_day: TitleDay | None = None  # the day behind a title, which was taken out of its words
    whole: bool = False  # put together by a notation's reader (cells of a row): it is not cut anew

    @property
    def text(self) -> str:
        """The words as a string."""
        return self.words.text

    @property
    def key(self) -> str:
        """The words folded for comparison, "" where they are too long for a title."""
        return fold(self.words.text) if len(self.words.text) <= 400 else ""

    @property
    def width(self) -> float:
        """How far the line reaches, in Chinese characters as far as it can be told: the blanks before it and its characters."""
        return self.indent / 2 + len(self.words.text)

    @property
    def all_bold(self) -> bool:
        """True where every character that is not white space is bold."""
        return bool(self.bold) and self.bold[0][0] <= 0 and self.bold[-1][1] >= len(self.text) and len(self.bold) == 1


def split_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and line break of every line; the break is "" at the end of the text."""
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start(), match.group()
        at = match.end()
    if at < len(text):
        yield at, len(text), ""


def read_lines(text: str) -> list[Line]:
    """The lines of a decoded text that hold anything, in order. Linear in the text."""
    out: list[Line] = []
    gap, open_bold = True, False
    pieces = enumerate(split_lines(text), 1)
    for number, (start, end, mark) in _blocks(text, pieces) if _holds_blocks(text) else pieces:
        if _BLANK.match(text, start, end):
            gap = True
        else:
            half = text.count("**", start, end) % 2 == 1
            # ``**`` that one line opens and the next closes: a bold title that was wrapped
            line = line_of(text, start, end, number, inside=half and open_bold and not gap)
            open_bold = half and not (open_bold and not gap)
            if line.words:
                line.gap = gap
                if len(out) == MAX_LINES:
                    raise TooManyLinesError(f"正文超过 {MAX_LINES:,} 行的上限")
                out.append(line)
                gap = False
        if mark == "\f":
            gap = True
    return out


def _holds_blocks(text: str) -> bool:
    """Whether a text has tags that end a block in the midst of a line, as where a page's source was copied."""
    return "</" in text and _BLOCK.search(text) is not None


def _blocks(
    text: str, pieces: Iterable[tuple[int, tuple[int, int, str]]]
) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """The lines, parted behind tags that end a block; the parts have the number of their line."""
    for number, (start, end, mark) in pieces:
        at = start
        if end - start <= MAX_MARKED:
            for match in _BLOCK.finditer(text, start, end):
                yield number, (at, match.end(), "")
                at = match.end()
        yield number, (at, end, mark)


def line_of(text: str, start: int, end: int, number: int, *, inside: bool = False) -> Line:
    """The line of the text that stands in [start, end); *inside* where it begins in the middle of bold words."""
    raw = Mapped.of(text, start, end)
    head = _HEAD.match(raw.text)
    marked = end - start <= MAX_MARKED and _MARKUP_CHAR.search(raw.text) is not None
    level = len(head.group(1)) if head else 0
    at = head.end() if head else 0
    holes: list[tuple[int, int]] = [(0, at)] if at else []
    bold: list[tuple[int, int]] = []
    opened: int | None = 0 if inside else None
    gone = at
    for match in _MARKUP.finditer(raw.text, at) if marked else ():
        sign = match.group()
        place = match.start() - gone
        if sign in ("**", "__"):
            if opened is None:
                opened = place
            else:
                bold.append((opened, place))
                opened = None
        elif _BOLD_OPEN.fullmatch(sign):
            opened = place if opened is None else opened
        elif _BOLD_CLOSE.fullmatch(sign) and opened is not None:
            bold.append((opened, place))
            opened = None
        gone += match.end() - match.start()
        holes.append(match.span())
    if opened is not None:
        bold.append((opened, len(raw.text) - gone))
    clean = raw.without(holes) if holes else raw
    lead = len(clean.text) - len(clean.text.lstrip())
    words = clean.strip()
    size = len(words.text)
    spans = _joined(words.text, [(max(a - lead, 0), min(b - lead, size)) for a, b in bold])
    return Line(number, start, end, words, level, spans, _indent(clean.text[:lead]))


def _joined(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans that only white space, quotes and brackets part become one, empty ones go.

    The signs are often in letters of another face than the words, which cannot be bold: “**云溪—岚江**”**航线开通**.
    """
    out: list[tuple[int, int]] = []
    for a, b in spans:
        if not text[a:b].strip():
            continue
        if out and not text[out[-1][1] : a].strip(_AROUND):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    if out and not text[: out[0][0]].strip(_OPENING):
        out[0] = (0, out[0][1])
    return tuple((a, _closed(text, a, b)) for a, b in out)


def _closed(text: str, start: int, end: int) -> int:
    """Where bold words end: behind the sign that closes one within them."""
    sign = text[end : end + 1]
    if sign and sign in _CLOSING:
        opened = text.count(_OPENING[_CLOSING.index(sign)], start, end)
        return end + (opened > text.count(sign, start, end))
    return end


def _indent(white: str) -> int:
    return sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in white)


def usual_width(lines: Iterable[Line]) -> float:
    """How far the longer lines reach, which is the width of the column where lines are broken at one: nine tenths reach no further."""
    widths = sorted(line.width for line in lines)
    return widths[int(0.9 * len(widths))] if widths else 0.0


def followed(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the one after it, None behind the last."""
    yield from zip_longest(lines, lines[1:])
