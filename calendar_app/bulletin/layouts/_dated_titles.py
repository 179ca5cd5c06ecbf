"""Items whose title stands behind their date (``3日，全区防汛演练举行``), the text on the lines below."""

from __future__ import annotations

from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.heal import CUT_SHORT, ends_sentence
from calendar_app.bulletin.layouts._numbering import bracketed, numbering
from calendar_app.bulletin.layouts._titles import is_text, title_like
from calendar_app.bulletin.layouts._walker import LEADS_ON, Walker
from calendar_app.bulletin.lines import Line, followed

#: So many days show how a file prints its titles; a longer line is none.
_LEAST, _TITLE = 3, 44


def dated_title(line: Line, cell: Cell, after: Line | None, longest: int) -> bool:
    """True where a date and a comma stand before a title (``3日，全区防汛演练举行``), the text on the lines below."""
    rest = line.text[cell.end :].strip()
    if cell.unit != "day" or rest[:1] not in ("，", ",") or after is None or line.level:
        return False
    short = 5 <= len(rest) <= 44 and not ends_sentence(rest) and not rest.endswith(LEADS_ON) and "。" not in rest
    return short and is_text(after) and (after.gap or len(line.text) <= 0.6 * longest)


def dated_titles(lines: list[Line], walker: Walker, longest: int) -> bool:
    """True where that is how most items of the file open."""
    titled = openers = 0
    before: Line | None = None
    for line, after in followed(lines):
        opener = walker.opener(line, before)
        if opener is not None and opener.cell is not None and walker.date_heading(line) is None:
            openers += 1
            titled += dated_title(line, opener.cell, after, longest)
        before = line
    return titled >= 2 and titled >= 0.6 * openers


def titles_below_days(lines: list[Line], walker: Walker, *, marked: bool) -> bool:
    """True where a title and its text stand below each day alone on a line: behind a number or sign (*marked*), or without."""
    days = titled = 0
    for line, title, text in zip(lines, lines[1:], lines[2:], strict=False):
        cell = walker.date_heading(line)
        if cell is None or cell.unit != "day":
            continue
        days += 1
        has_mark = numbering(title) is not None or bracketed(title) is not None
        like = has_mark or (title_like(title) and not title.level)
        told = is_text(text) or len(text.text) > len(title.text)
        titled += has_mark == marked and like and told and len(title.text) <= _TITLE
    return titled >= _LEAST and titled == days


def told_again(line: Line, cell: Cell, after: Line | None) -> bool:
    """True where a dated line is a title: no sentence, and the text below opens with the same day (9月8日 洽谈会开幕).

    Or with a day of the same month, where the month and a colon stand before the title (2022年3月：洽谈会开幕).
    """
    if after is None or ends_sentence(line.text) or not 5 <= len(line.text) - cell.end <= 60:
        return False
    below = find_cell(after.text)
    if cell.unit == "month" and line.text[cell.end] in "：:":
        within = (
            below is not None
            and below.unit == "day"
            and (below.year or cell.year, below.month) == (cell.year, cell.month)
        )
        return within and ends_sentence(after.text)
    if cell.unit != "day":
        return False
    same = below is not None and (below.year or cell.year, below.month, below.day) == (
        cell.year or below.year,
        cell.month,
        cell.day,
    )
    text = ends_sentence(after.text) or after.text.endswith(CUT_SHORT)
    return same and cell.month is not None and text and len(after.text) > len(line.text)


def title_of_dated(line: Line, after: Line | None) -> bool:
    """Whether a line is a title like those that are told again, but names no day: the text below opens with a full date and a colon."""
    if after is None or not title_like(line) or line.level:
        return False
    cell = find_cell(after.text)
    if cell is None or cell.unit != "day" or cell.year is None:
        return False
    return after.text[cell.end : cell.end + 1] in ("：", ":") and len(after.text) > len(line.text)
