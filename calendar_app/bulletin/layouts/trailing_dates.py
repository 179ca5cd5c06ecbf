"""Items that end with their date in brackets (``…举行。（3月5日）``), or above the day they were put up (``日期：2020-05-12``)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents.items import Contents
from calendar_app.bulletin.contents.sections import Sections
from calendar_app.bulletin.dates.datecell import MARKS, Cell, find_cell, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import Context, spelled
from calendar_app.bulletin.layouts._numbering import bracketed, mark_of
from calendar_app.bulletin.layouts._titles import bold_head, has_text, is_text, title_like
from calendar_app.bulletin.layouts._trailing import trailing
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lines import Line, followed, usual_width

NAME = "trailing-dates"
MOST = 0.96
#: A longer line is no title above the day that its text was put up.
_TITLE = 40
#: 2013-07-20 2461 12: how often a text was read, and answered.
_COUNTED = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:\s{1,4}[0-9]{1,7}){1,3}")
#: So many items open with years, set off from their texts.
_YEARS = 2
#: Where so many items have titles, layouts with titles read them; the part of a line's usual width that a title keeps to.
_TITLED, _YIELD, _FULL = 0.6, 0.3, 0.9
#: So many items make a list, each with so much of its text.
_LEAST, _OPENING = 3, 30


def _tails(lines: list[Line]) -> list[bool]:
    """For each line whether an item ends there; the bracket may have been wrapped on to a line of its own."""
    out = []
    before = ""
    for line in lines:
        whole = before[-24:] + line.text if len(line.text) < 16 else line.text
        titled = len(before) <= _TITLE and not ends_sentence(before) and bare_day(line.text) is not None
        out.append(not titled and (trailing(line.text) is not None or trailing(whole) is not None))
        before = line.text
    return out


def _put_up(line: Line) -> date | None:
    """The day of a line that says when a text was put up; a date at its head could open a text that was wrapped, but for figures alone."""
    if line.text.endswith(("。", "！", "？")):  # as most lines, and none of that kind
        return None
    alone = find_cell(line.text) is None or _COUNTED.fullmatch(line.text) is not None
    published = publication_day(line.text) if alone else None
    return published.day if published is not None else None


def _listed(lines: list[Line]) -> bool:
    """True where a full date alone closes each item of a list: a title and the opening of its text, which is cut short."""
    found = [i for i, line in enumerate(lines) if not line.level and bare_day(line.text) is not None]
    if len(found) < _LEAST or found[0] < 2 or len(lines) - 1 - found[-1] > 1:
        return False
    pairs = [(lines[i - 2], lines[i - 1]) for i in found]
    return all(
        bare_day(title.text) is None and len(text.text) >= _OPENING and len(title.text) < len(text.text)
        for title, text in pairs
    ) and not any(ends_sentence(title.text) for title, _ in pairs)


def _closed_by_day(lines: list[Line]) -> bool:
    """True where such lines stand below the texts of a list, three or more: above a text they follow its title."""
    found = [i for i, line in enumerate(lines) if _put_up(line) is not None]
    return len(found) >= 3 and found[0] > 0 and all(ends_sentence(lines[i - 1].text) for i in found)


def _signed(lines: list[Line]) -> bool:
    """True where a full date alone stands below each text, of several paragraphs or lines, and a title above it."""
    ends = [not line.level and bare_day(line.text) is not None for line in lines]
    found = [i for i, end in enumerate(ends) if end]
    if len(found) < _LEAST or found[0] < 2 or any(ends_sentence(line.text) for line in lines[found[-1] + 1 :]):
        return False
    texts = all(ends_sentence(lines[i - 1].text) for i in found)
    return texts and _titled(lines, ends) >= _TITLED * len(found)


def score(doc: Doc) -> float:
    """Share of finished lines that end so; wrapped lines that happen to end with a sentence are allowed for."""
    lines = doc.body
    if _closed_by_day(lines) or _listed(lines) or _signed(lines):
        return MOST
    ends = _tails(lines)
    tails = sum(ends)
    finished = sum(1 for line, end in zip(lines, ends, strict=True) if end or ends_sentence(line.text))
    if tails < 3 or tails < 0.4 * finished or _chronicle(doc):
        return 0.0
    value = MOST * min(1.0, tails / (0.7 * finished))
    return value * _YIELD if _titled(lines, ends) >= _TITLED * tails else value


def _titled(lines: list[Line], ends: list[bool]) -> int:
    """How many items have a title on one of their first two lines: before their text, or right above it."""
    full = _FULL * usual_width(lines)
    starts = [0, *(i for i, end in enumerate(ends, 1) if end)]
    items = [lines[start:end] for start, end in pairwise(starts)]
    return sum(
        any(bold_head(line) or bracketed(line) is not None for line in item[:2])
        or any(_heads_text(line, after, full) for line, after in pairwise(item[:3]))
        for item in items
    )


def _heads_text(line: Line, after: Line, full: float) -> bool:
    """Whether a line is the title of the text below it: it is set off, or ends before the edge at which texts are cut."""
    if ends_sentence(line.text) or not (has_text(after) or len(after.text) > len(line.text)):
        return False
    mark = mark_of(line.text)
    bare = replace(line, words=line.words.cut(mark[1])) if mark else line
    return line.level > 0 or line.all_bold or (title_like(bare) and line.width < full)


def _chronicle(doc: Doc) -> bool:
    """True where years head the items, or signs open them: dates that end items are then one way among others."""
    style = doc.style
    walker = Walker(style)
    years = sum(1 for line in doc.body if (cell := walker.date_heading(line)) is not None and cell.unit == "year")
    heads = {cell.year for line in doc.body if (cell := find_cell(line.text)) is not None and _heads(cell, line.text)}
    if years >= 2 or len(heads) >= _YEARS:  # 1946年（民國35年） .設立… heads the items below it as well
        return True
    return years == 1 and sum(style.marks.values()) >= 0.6 * len(doc.body)


def _heads(cell: Cell, text: str) -> bool:
    """Whether a year at the head of a line is set off from its text."""
    return cell.unit == "year" and (cell.closed or text[cell.end] in "（(")


def parse(doc: Doc, builder: Builder) -> None:
    """A trailing date closes its item; the next line opens another. Short lines in between are headings."""
    sections = doc.sections()
    context = Context()
    if len(set(doc.masthead.years)) == 1:
        context.year = doc.masthead.years[0]
    context.month = doc.masthead.month
    closed = True
    lines = doc.body
    listed = _listed(lines)
    signed = not listed and _signed(lines)
    if listed or signed or _closed_by_day(lines):
        _parse_closed(doc, builder, context, listed=listed, signed=signed)
        return
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
        if tail and builder.open is not None and (ended := trailing(text)) is not None and ended.short:
            builder.open.dateline = spelled(ended)  # (3.5) says its day in this place only


def _parse_closed(doc: Doc, builder: Builder, context: Context, *, listed: bool, signed: bool) -> None:
    """Each text ends above the day it was put up; its first line may be its title."""
    closed = True
    lines, names = doc.body, frozenset[int]() if listed else doc.section_lines
    sections = Sections(Contents()) if listed else doc.sections()
    first = next(i for i, line in enumerate(lines) if bare_day(line.text) is not None) - 2 if listed else 0
    for i, (line, after) in enumerate(followed(lines)):
        day = _put_up(line) or (bare_day(line.text) if listed or signed else None)
        if day is not None:
            builder.publication(line, day)
        elif closed:
            longer = after is not None and len(after.text) > (1.0 if is_text(after) else 1.3) * len(line.text)
            mark = mark_of(line.text)
            at = mark_end(line.text) if line.text[0] in MARKS else mark[1] if mark else 0
            above = signed and after is not None and title_like(after) and not has_text(after) and not has_text(line)
            if (listed and i < first) or line.number in names or above:
                builder.heading(line, sections.enter(line))
                continue
            like = replace(line, words=line.words.cut(at)) if signed else line
            titled = (title_like(like) or (listed and at > 0)) and longer
            words = line.words.cut(at) if titled or line.text[0] in MARKS else line.words
            builder.entry(
                line,
                title=words if titled else None,
                body=None if titled else words,
                year=context.year,
                month=context.month,
                rule=NAME,
            )
        else:
            builder.continuation(line)
        closed = day is not None
