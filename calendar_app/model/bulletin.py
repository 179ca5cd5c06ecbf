"""What is printed: a bulletin, its entries, and where each character of them stands in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from calendar_app.model.quick import of_tuple


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


#: A span of its two ends, such as ``Match.span`` gives them.
span_of = of_tuple(Span)


class RegionKind(StrEnum):
    """What a stretch of the file is; every character stands in exactly one region."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    CONTENTS = "contents"
    PUBLICATION = "publication"
    FURNITURE = "furniture"  # page numbers, running heads
    NOISE = "noise"  # navigation, links, forum junk; `rule` says by what
    UNREAD = "unread"
    BLANK = "blank"  # white space between the others


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the decoded text, the kind it was read as, and the rule that said so."""

    kind: RegionKind
    start: int
    end: int
    rule: str
    entry: int | None = None  # Entry.n, for titles and bodies


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubtful thing inside a usable bulletin: stored, shown, never dropped in silence.

    ``code`` is kebab-case and stable, ``message`` Chinese for readers; ``line`` counts the decoded text from 1;
    ``span`` indexes the entry's body where ``entry`` is given.
    """

    code: str
    message: str
    line: int | None = None
    entry: int | None = None
    span: Span | None = None


class Segment(NamedTuple):
    """``length`` code points of a healed body from ``body`` on stand at ``source`` in the decoded text."""

    body: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as printed.

    ``body`` is the healed text without the title; an inline date cell (``3月5日 …``) stays in it. ``dateline`` is a date
    that dates the entry but stands outside its body (a heading of its own, a cell carried over from the line above
    by 同日 or △), as printed, or "". ``year`` and ``month`` are what headings say; ``published`` a publication line's day.
    ``chronicle`` is true where an entry is a dated line without a title of its own.
    """

    n: int
    title: str
    body: str
    section: tuple[str, ...] = ()
    page: int | None = None
    dateline: str = ""
    year: int | None = None
    month: int | None = None
    published: date | None = None
    chronicle: bool = False
    line: int = 1
    segments: tuple[Segment, ...] = ()

    def source_span(self, span: Span) -> Span | None:
        """Place of a body span in the decoded text, or None where the words were not printed in the file."""
        start = end = None
        for seg in self.segments:
            if start is None and seg.body <= span.start < seg.body + seg.length:
                start = seg.source + span.start - seg.body
            if seg.body < span.end <= seg.body + seg.length:
                end = seg.source + span.end - seg.body
        return Span(start, end) if start is not None and end is not None else None


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents list, healed, and the entry it was matched with."""

    title: str
    section: tuple[str, ...]
    page: int | None
    line: int
    entry: int | None = None  # Entry.n
    differs: bool = False  # matched, but worded otherwise in the body


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One issue. ``period`` is EDTF (2023-07, 2023, 1986/2005); ``place`` None where the text does not tell.

    ``inferred`` names what was read from the text rather than given: any of "place", "period".
    ``series`` tells two publications of one city and month apart (要情, 大事记, …), "" where the text does not say.
    """

    source: str
    checksum: str  # SHA-256 of the file's bytes, hexadecimal
    text: str
    title: str
    series: str
    place: str | None
    period: str
    layout: str
    entries: tuple[Entry, ...]
    contents: tuple[ContentsLine, ...] = ()
    regions: tuple[Region, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    inferred: frozenset[str] = field(default_factory=frozenset)
