"""Entries whose title is a line alone above its text, with nothing to mark it but its form and its place."""

from __future__ import annotations

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.dates.datecell import MARKS, Cell, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import Context, start
from calendar_app.bulletin.layouts._led_in import day_inside, lone_signs
from calendar_app.bulletin.layouts._plain_roles import counted, roles_of
from calendar_app.bulletin.layouts._style import lead, numbered
from calendar_app.bulletin.layouts._titles import is_text, take_publication
from calendar_app.bulletin.lines import Line

NAME = "plain-titles"
MOST = 0.75

#: What the one title of a file is worth: more than a chronicle of one item below a title.
ALONE = 0.3

#: So many points of a list, each of which opens with its day, show that it is one.
_POINTS = 3


def _dated_below(lines: list[Line], roles: list[str]) -> bool:
    """True where the text below the one title of a file opens with a day, or tells it in its first clause."""
    at = roles.index("title") + 1
    if at >= len(lines):
        return False
    cell = find_cell(lines[at].text) or day_inside(lines[at].text)
    return cell is not None and cell.unit == "day" and not cell.short and ends_sentence(lines[at].text)


def count(doc: Doc) -> int:
    """How many plain lines read as titles above their text."""
    return sum(1 for line, role in zip(doc.body, roles_of(doc), strict=True) if role == "title" and not line.level)


def score(doc: Doc) -> float:
    """Share of the text below titles; lower than layouts with marks, which are surer."""
    lines = doc.body
    roles = roles_of(doc)
    titles = roles.count("title")
    if not titles:
        return 0.0
    put_up = "publication" in roles or lines[roles.index("title")].number in doc.put_up or doc.masthead.day is not None
    if titles == 1 and not put_up and not _dated_below(lines, roles):
        return 0.0
    total = sum(len(line.text) for line in lines)
    first = roles.index("title")
    below = sum(len(line.text) for line in lines[first:])
    text = sum(1 for role in roles if role == "text")
    if text < titles:
        return 0.0
    dense = min(1.0, 12 * titles / text)
    if titles == 1 and not put_up:
        dense *= ALONE
    if titles == 1 and sum(1 for line, role in zip(lines, roles, strict=True) if role == "text" and _item(line)) >= 3:
        dense *= 0.4  # a page of dated items below the title of the page
    numbers = sum(1 for line, role in zip(lines, roles, strict=True) if role == "title" and counted(line.text))
    listed = doc.style.counted  # 一、…, 二、… throughout
    points = [
        line
        for line, role in zip(lines, roles, strict=True)
        if role == "text" and (_point(line) or (listed and numbered(line)))
    ]
    dated = sum(
        1 for line, role in zip(lines, roles, strict=True) if role == "text" and (_item(line) or _of_year(line))
    )
    if len(points) >= max(0.6 * text, 2 * titles) or dated >= max(_POINTS, 2 * titles):
        dense *= 0.5  # the lines below are items of a list: the titles are sections
    if numbers >= 0.6 * titles:
        dense *= 0.8  # numbers tell sections from titles
    return MOST * below / total * dense


def _item(line: Line) -> bool:
    """A line that opens as an item of a chronicle does."""
    _, cell = lead(line.text)
    return cell is not None and cell.unit in ("day", "month") and not cell.short


def _of_year(line: Line) -> bool:
    """A line that opens with a year set off from its text, as items of annals do."""
    cell = find_cell(line.text)
    return cell is not None and cell.unit == "year" and cell.closed and cell.end < len(line.text)


def _point(line: Line) -> bool:
    """A whole text behind a sign or an Arabic number."""
    return mark_end(line.text) > 0 and (line.text[0] in MARKS or line.text[0].isdecimal()) and is_text(line)


def _time(line: Line) -> Cell | None:
    """The year, month or part of a year that a heading is and nothing else: 3月, 年初."""
    cell = find_cell(line.text)
    alone = cell is not None and cell.end == len(line.text) and cell.unit in ("year", "month", "part")
    return cell if alone else None


def parse(doc: Doc, builder: Builder) -> None:
    """One pass over the lines with the roles they were given."""
    sections = doc.sections()
    context = Context()
    start(context, doc.masthead)
    dated = listed = False
    lone = lone_signs(doc.body, doc.style)
    for line, role in zip(doc.body, roles_of(doc), strict=True):
        point = role == "text" and line.text[0] in lone and not listed and is_text(line)
        listed = line.text.endswith(("：", ":")) or (listed and line.text[0] in lone)
        if role == "title" or point:
            words = line.words.cut(mark_end(line.text)) if point else line.words
            draft = builder.entry(line, title=None if point else words, body=words if point else None, rule=NAME)
            if dated:
                draft.year, draft.month, draft.heading = context.year, context.month, context.words
        elif role == "heading" and (cell := _time(line)) is not None and (context.year or cell.year):
            context.heading(cell, line.text[cell.start : cell.end])
            dated = True
            builder.date_heading(line)
        elif role == "wrapped":
            builder.more_title(line, line.words)
        elif role == "heading":
            builder.heading(line, sections.enter(line))
        elif role == "publication" and take_publication(builder, line):
            continue
        else:
            builder.continuation(line)
