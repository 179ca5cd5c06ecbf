"""Chronicles: items that open with a date, with a sign, or with 同日 and the like, below headings of year and month.

Read here are ``3月5日 …`` with or without a space, a date alone with its text below, a date column, △ ● ◎ and 同日 是月
该年 under a date, day only under a month, months and years in headings, in the title, or on the first item only.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import MARKS, Cell, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._context import Context, start
from calendar_app.bulletin.layouts._dated_titles import titles_below_days
from calendar_app.bulletin.layouts._led_in import openings
from calendar_app.bulletin.layouts._order import ascending
from calendar_app.bulletin.layouts._run import Run
from calendar_app.bulletin.layouts._style import lead, numbered
from calendar_app.bulletin.layouts._titles import before_date, below_titles, bold_head, has_text, is_text
from calendar_app.bulletin.layouts._walker import LEADS_ON, Walker
from calendar_app.bulletin.layouts._years import cells_of, first_year, month_above
from calendar_app.bulletin.lines import Line, followed
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.masthead import Masthead

NAME = "chronicle"
MOST = 0.95

#: Where fewer items are dated, nearly all texts may open as news does; so many of the lines are then texts.
_FEW, _SHARE = 3, 0.6
#: Such a file is worth less than one with titles that are marked or set apart.
_UNMARKED = 0.84

_MONTH_AT_END = re.compile(
    r"(?<![0-9一二三四五六七八九十])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?\s{0,3}[)）》】]?$"
)


def _is_rest(line: Line, before: Line | None) -> bool:
    """True for the part of a bold title that a narrow column puts on the next line."""
    return before is not None and before.all_bold and line.all_bold and not line.gap


def score(doc: Doc) -> float:
    """Share of the text below a date; lowered where most dates stand right below a title of their own."""
    lines = doc.body
    style = doc.style
    walker = Walker(style)
    total = items = titled = days = 0
    covered = 0.0
    inside = False
    before: Line | None = None
    head: Line | None = None  # the line above, publication lines aside
    told: Line | None = None  # a day between a title and its text
    for (line, after), (text, _) in zip(followed(lines), below_titles(lines), strict=True):
        found = walker.date_heading(line)
        marked = line.text[0] in MARKS
        titles = head is not None and head.number not in style.lost and _title_like(head, above_text=not marked)
        posted = publication_day(line.text) is not None or (not items and signed_day(line.text) is not None)
        if (posted and (titles or not items)) or (told is not None and before is told and found is None):
            pass  # when a text was put up, or the text below the title and day that were counted
        elif found is not None:
            inside = True
            days += 2  # headings part a page of several days
            if titles and bare_day(line.text) is not None:
                titled, told = titled + 1, line
            items += found.unit == "day" or (after is not None and _undated(walker, after, line))
        else:
            opener = walker.opener(line, before)
            if opener is not None and not (opener.cell is not None and _of_issue(opener.cell, doc.masthead)):
                inside = True
                items += 1
                days += opener.cell is not None and opener.cell.unit == "day"
                titled += head is not None and titles and walker.date_heading(head) is None
            elif line.number in doc.section_lines:
                pass
            elif line.text[0] in MARKS and style.sign_opens(line.text[0]):
                items += 1
                titled += (
                    _title_like(line, above_text=True)
                    and text is not None
                    and text.text[0] not in MARKS
                    and has_text(text)
                ) or before_date(line.text, mark_end(line.text)) is not None
                inside = inside or style.marks[line.text[0]] >= 3
            elif style.numbered and numbered(line):
                items += 1
                titled += bold_head(line) or (text is not None and not numbered(text) and _heads(line, text))
                inside = True
        covered += len(line.text) if inside else 0
        total += len(line.text) if inside or ends_sentence(line.text) else 0
        if not posted and line is not told and not _is_rest(line, before):
            head = line
        before = line
    if items < _FEW:
        texts = openings(lines, walker, style)
        headed = sum(line.title_day is not None and not ends_sentence(line.text) for line in lines)
        few = texts.texts >= _SHARE * len(lines) and 2 * headed < texts.texts
        if (texts.each or texts.reports) and few:  # hardly any titles stand between them
            items, covered = texts.texts, _UNMARKED * total
    if not items or not total:
        return 0.0
    value = (MOST if items > 1 else 0.5) * covered / total
    if titled >= 0.45 * items:
        value *= 0.3
    if days and titles_below_days(lines, walker, marked=True):
        value *= 0.3
    if days == 1 and _article(doc):
        value *= 0.2
    long = total / items
    return value * (0.5 if long > 1500 else 1.0)


def _article(doc: Doc) -> bool:
    """True where a title, the day it was put up and its text are all that a page begins with."""
    lines = doc.body
    if len(lines) < 3 or not _title_like(lines[0]):
        return False
    apart = lines[0].number in doc.put_up
    return is_text(lines[1 if apart else 2]) and (apart or publication_day(lines[1].text) is not None)


def _undated(walker: Walker, line: Line, before: Line) -> bool:
    """True where a line below a date is an item by itself."""
    return walker.date_heading(line) is None and walker.opener(line, before) is None


def _of_issue(cell: Cell, masthead: Masthead) -> bool:
    """Whether a year glued to its words is the one of an issue of a month: 2024年全市防汛会议召开 names what happened then."""
    return masthead.month is not None and cell.unit == "year" and not cell.closed and cell.year in masthead.years


def _heads(line: Line, text: Line) -> bool:
    """Whether a numbered line is the title of the text below it."""
    return not ends_sentence(line.text) and len(text.text) > len(line.text) and has_text(text)


def _title_like(line: Line, *, above_text: bool = False) -> bool:
    """A line that reads like a title: no end of sentence, no sign, no date before its text.

    *above_text*: a text stands below, so that a year glued to what follows a sign is a title's own (★2019年全市运动会开幕).
    """
    start = mark_end(line.text)
    text = line.text[start:]
    if ends_sentence(text) or not 4 <= len(text) <= 60 or text.endswith(LEADS_ON):
        return False
    at, cell = lead(text)
    own = above_text and line.text[0] in MARKS and cell is not None and cell.unit == "year" and not cell.closed
    return (cell is None or own) and not at


def parse(doc: Doc, builder: Builder) -> None:
    """Walk over the lines once, keeping the year, month and day that hold."""
    lines = doc.body
    style = doc.style
    walker = Walker(style)
    context = Context(ascending=ascending(lines))
    start(context, doc.masthead)
    if style.day_years and context.month is None:
        context.month = _month_above(lines, walker)
        context.month_from_heading = context.month is not None
    run = Run(doc, builder, style, walker, context, doc.sections())
    untold = context.year is None and not style.day_years
    bare = context.month is None and context.ascending and _bare_first(lines, walker)
    cells = cells_of(lines, walker, run.lone) if untold or bare else []
    if untold:
        first_year(context, cells, doc.masthead.years)
    if bare:
        context.month_above = month_above(cells)
    for i, line in enumerate(lines):
        run.line(line, lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None)


def _bare_first(lines: list[Line], walker: Walker) -> bool:
    """Whether the first item opens with a day of no month."""
    for line in lines:
        opener = walker.opener(line, None) if walker.date_heading(line) is None else None
        if opener is not None and opener.cell is not None and opener.cell.unit != "year":
            return opener.cell.unit == "day" and opener.cell.month is None
    return False


def _month_above(lines: list[Line], walker: Walker) -> int | None:
    """The month that a short line above the first item ends with: 历史上的五月, 当年今月/5月."""
    for line in lines:
        if walker.opener(line, None) is not None or ends_sentence(line.text):
            return None
        if len(line.text) <= 40 and (match := _MONTH_AT_END.search(narrow(line.text))):
            return number(match[1])
    return None
