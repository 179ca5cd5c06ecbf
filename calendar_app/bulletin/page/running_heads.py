"""The title of the issue printed again: at the heads of later pages, and right above the text, below a preface."""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell, mark_end
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.captions import drop_captions
from calendar_app.bulletin.page.pages import page_number

#: So far below the title it may stand again, above the text.
_FOREWORD = 24
#: A page number at either end of a running head, set off by a space; and all that numbers issues and pages in it.
_PAGED = re.compile(r"[·•—–-]?\s?[0-9]{1,4}\s?[·•—–-]?\s{1,40}\S.*|\S.*\s[·•—–-]?\s?[0-9]{1,4}\s?[·•—–-]?")
_NUMBERS = re.compile(r"[（(]?(?:[0-9]{4}年)?(?:[0-9]{1,2}月|第[0-9]{1,4}期)(?:[（(]?总第[0-9]{1,4}期[)）]?)?[)）]?")
_DIGITS = "0123456789·•—–-"


def drop_repeats(lines: list[Line]) -> None:
    """The title of the issue, printed again on later pages, is a running head."""
    titles = {line.key for line in lines if line.kind is Kind.MASTHEAD}
    _preface(lines, titles)
    for i, line in enumerate(lines):
        if not titles or line.kind is not Kind.TEXT or len(line.text) > 50:
            continue
        if line.key in titles or (_paged(line.text) and _NUMBERS.sub("", line.key.strip(_DIGITS)) in titles):
            line.kind, line.rule = Kind.FURNITURE, "running-head"
            if i and lines[i - 1].kind is Kind.TEXT and page_number(lines[i - 1].text) is not None:
                lines[i - 1].kind, lines[i - 1].rule = Kind.FURNITURE, "page-number"  # at the foot of the page before
    drop_captions(lines)


def _paged(text: str) -> bool:
    """Whether a line opens or ends with the number of a page."""
    piece = narrow(text).strip()
    return (piece[:1].isdecimal() or piece[-1:].isdecimal()) and _PAGED.fullmatch(piece) is not None


def _preface(lines: list[Line], titles: set[str]) -> None:
    """What stands between the title and its repetition right above the text: whose work it is, and where it appeared."""
    first = next((i for i, line in enumerate(lines) if line.kind is Kind.MASTHEAD), None)
    if first is None:
        return
    around = range(first + 1, min(first + _FOREWORD, len(lines)))
    again = next((i for i in around if lines[i].kind is Kind.TEXT and lines[i].key in titles), None)
    between = [line for line in lines[first:again] if line.kind is Kind.TEXT] if again is not None else []
    for line in between:
        cell = find_cell(line.text, mark_end(line.text))
        if line.level or (cell is not None and _heads(line, cell)):
            return
    for line in between:
        line.kind, line.rule = Kind.NOISE, "preface"


def _heads(line: Line, cell: Cell) -> bool:
    """Whether a date heads an item: it stands at the head of the line itself, not behind 自 or 从."""
    return cell.start == mark_end(line.text) and cell.unit in ("day", "month", "year")
