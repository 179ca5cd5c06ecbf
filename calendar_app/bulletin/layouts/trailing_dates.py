"""Items that end with their date in brackets: ``…举行。（3月5日）``."""

from __future__ import annotations

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import Context
from calendar_app.bulletin.layouts._style import learn
from calendar_app.bulletin.layouts._trailing import trailing
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.sections import Sections

NAME = "trailing-dates"
MOST = 0.96


def _tails(lines: list[Line]) -> list[bool]:
    """For each line whether an item ends there; the bracket may have been wrapped on to a line of its own."""
    out = []
    before = ""
    for line in lines:
        whole = before[-24:] + line.text if len(line.text) < 16 else line.text
        out.append(trailing(line.text) is not None or trailing(whole) is not None)
        before = line.text
    return out


def score(doc: Doc) -> float:
    """Share of finished lines that end so; wrapped lines that happen to end with a sentence are allowed for."""
    lines = doc.body
    ends = _tails(lines)
    tails = sum(ends)
    finished = sum(1 for line, end in zip(lines, ends, strict=True) if end or ends_sentence(line.text))
    if tails < 3 or tails < 0.4 * finished or _chronicle(lines):
        return 0.0
    return MOST * min(1.0, tails / (0.7 * finished))


def _chronicle(lines: list[Line]) -> bool:
    """True where years head the items, or signs open them: dates that end items are then one way among others."""
    style = learn(lines)
    walker = Walker(style)
    years = sum(1 for line in lines if (cell := walker.date_heading(line)) is not None and cell.unit == "year")
    return years >= 2 or (years == 1 and sum(style.marks.values()) >= 0.6 * len(lines))


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
