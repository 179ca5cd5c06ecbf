"""Items that end with their date in brackets: ``…举行。（3月5日）``."""

from __future__ import annotations

import re

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import Context
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.sections import Sections

NAME = "trailing-dates"

_TAIL = re.compile(
    r"(?:[（(〔\[]\s{0,3}([^（）()〔〕\[\]\n]{2,24}?)\s{0,3}[）)〕\]]|——\s{0,3}(.{2,14}))\s{0,3}[。.]?\s{0,3}$"
)


def _tail(text: str) -> bool:
    """True where the line ends with a date in brackets."""
    match = _TAIL.search(text, max(len(text) - 40, 0))
    if not match:
        return False
    words = match.group(1) or match.group(2)
    cell = find_cell(words)
    return cell is not None and cell.unit in ("day", "month") and cell.end >= len(words) - 3


def _tails(lines: list[Line]) -> list[bool]:
    """For each line whether an item ends there; the bracket may have been wrapped on to a line of its own."""
    out = []
    before = ""
    for line in lines:
        whole = before[-24:] + line.text if len(line.text) < 16 else line.text
        out.append(_tail(line.text) or _tail(whole))
        before = line.text
    return out


def score(doc: Doc) -> float:
    """Share of finished lines that end so; wrapped lines that happen to end with a sentence are allowed for."""
    lines = doc.body
    ends = _tails(lines)
    tails = sum(ends)
    finished = sum(1 for line, end in zip(lines, ends, strict=True) if end or ends_sentence(line.text))
    if tails < 3 or tails < 0.4 * finished:
        return 0.0
    return 0.96 * min(1.0, tails / (0.7 * finished))


def parse(doc: Doc, builder: Builder) -> None:
    """A trailing date closes its item; the next line opens another. Short lines in between are headings."""
    sections = Sections(doc.contents)
    context = Context()
    if len(set(doc.masthead.years)) == 1:
        context.year = doc.masthead.years[0]
    context.month = doc.masthead.month
    closed = True
    lines = doc.body
    for line, tail in zip(lines, _tails(lines), strict=True):
        text = line.text
        cell = find_cell(text.strip("【】[]（）()—-*· "))
        if cell is not None and cell.unit in ("year", "month") and cell.end >= len(text.strip("【】[]（）()—-*· ")):
            context.heading(cell, text)
            builder.date_heading(line)
            continue
        heading = line.level or (len(text) <= 20 and not ends_sentence(text) and not tail)
        if closed and heading:
            builder.heading(line, sections.enter(line))
            continue
        if closed:
            at = mark_end(text) if text[0] in MARKS else 0
            builder.entry(
                line, body=line.words.cut(at), year=context.year, month=context.month, chronicle=True, rule=NAME
            )
        else:
            builder.continuation(line)
        closed = tail
