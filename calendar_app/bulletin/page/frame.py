"""What stands around the text of a saved page: menus and scraps above it, replies and menus below it, and the imprint.

A page's own lines are short, no sentences, and stand between lines that are navigation for sure, or in a stack. Only
what lies above the first or below the last line of text is judged so; in between, short lines may be names or titles.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import MARKS, find_cell, in_brackets, mark_end
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.tables import is_row

#: Longest scrap, longest line above a title that is no text, longest line below the last text.
_SCRAP, _ABOVE, _BELOW = 8, 40, 40
#: So many scraps on end are a menu.
_STACK = 5
_LABEL = re.compile(r"[^\s:：，。]{1,10}\s?[:：](?:\s?\S{1,24}){0,2}")
#: 印发《…》, 印发关于… tell of a paper.
_IMPRINT = re.compile(rf"(?:{alternatives('imprint')})(?!(?<=印发)[《“〈关])")
_REFERENCES = re.compile(
    "参考(?:资料|文献|来源)|參考(?:資料|文獻|來源)|外部(?:链接|連結)|相关条目|相關條目|参见|參見|注释|註釋|脚注|腳註"
    "|(?:郑重|鄭重|特别|免责|免責|版权|版權)?(?:声明|聲明)"
)
_CLAIM = re.compile(alternatives("noise", "claim"))
_FRAME = frozenset({"navigation", "breadcrumb", "page-date"})
#: So many scraps below the text are the page's own, be some of them known for that.
_SCRAPS, _SEEN = 3, (Kind.TEXT, Kind.NOISE, Kind.FURNITURE)
#: What a note at the foot of a wiki's page opens with.
_NOTES = ("^", "↑")


def mark_frame(lines: list[Line]) -> None:
    """Mark menus, scraps and the imprint around the text. Linear in the text."""
    first = next((i for i, line in enumerate(lines) if line.kind is Kind.TEXT and _is_text(line)), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].kind is Kind.TEXT and _is_text(lines[i], 1)), -1)
    title = next((i for i, line in enumerate(lines[:first]) if line.kind is Kind.MASTHEAD), None)
    _above(lines, first, title)
    _imprint(lines[:first], titled=title is not None)
    _references(lines, last)
    if last >= 0:
        _imprint(lines[last + 1 :], titled=True)
        _below(lines, last)


def _references(lines: list[Line], last: int) -> None:
    """参考资料, 声明 alone on a line below the last dated line, and what follows it; there, whose the text is."""
    behind = next((i for i in range(last, -1, -1) if lines[i].kind is Kind.TEXT and _opens_dated(lines[i])), last)
    for i, line in enumerate(lines[behind:], behind) if last >= 0 else ():
        if line.kind is Kind.TEXT and len(line.text) <= 12 and _REFERENCES.fullmatch(line.text.strip("=#·:： ")):
            for each in lines[i:]:
                if each.kind is Kind.TEXT:
                    each.kind, each.rule = Kind.NOISE, "references"
            return
        if i > behind and line.kind is Kind.TEXT and _CLAIM.search(line.text):
            line.kind, line.rule = Kind.NOISE, "page-foot"


def _opens_dated(line: Line) -> bool:
    cell = find_cell(line.text, mark_end(line.text))
    return cell is not None and not cell.short


def _is_text(line: Line, least: int = 10) -> bool:
    """A line of the text itself: a sentence of so many characters at least, or a date or list sign before words."""
    text = line.text
    at = mark_end(text)
    if text.startswith(_NOTES, at):
        return False
    if ends_sentence(text) and len(text) >= least:
        return True
    cell = find_cell(text, at) or in_brackets(text, at)
    if cell is not None and not cell.short and (cell.unit != "year" or cell.closed):
        return publication_day(text) is None and (_IMPRINT.search(text) is None or _dated(text))
    return at > 0 and text[0] in MARKS and len(text) > 20 and _LABEL.fullmatch(text, at) is None


def _above(lines: list[Line], first: int, title: int | None) -> None:
    head = lines[:first]
    anchor = max((i for i, line in enumerate(head) if line.kind is Kind.NOISE and line.rule in _FRAME), default=-1)
    for i, line in enumerate(head):
        if line.kind is not Kind.TEXT or line.level:
            continue
        label = line.text[0] in MARKS and _scrap(line)
        if publication_day(line.text) is not None and not label:
            continue
        above = title is not None and i < title and anchor >= 0 and len(line.text) <= _ABOVE
        below = title is not None and i < anchor and _scrap(line)
        if below or (above and not ends_sentence(line.text)):
            line.kind, line.rule = Kind.NOISE, "page-head"
    _stacks(head)


def _stacks(head: list[Line]) -> None:
    """Five and more scraps on end above the text are a menu, whether a known word stands in it or not."""
    stack: list[Line] = []
    for line in [*head, None]:
        if line is not None and line.kind in (Kind.TEXT, Kind.NOISE) and _scrap(line) and not line.level:
            stack.append(line)
            continue
        if len(stack) >= _STACK:
            for each in stack:
                if each.kind is Kind.TEXT and each is not head[-1]:  # the line above the text may be its title
                    each.kind, each.rule = Kind.NOISE, "page-head"
        stack = []


def _scrap(line: Line) -> bool:
    text = line.text[mark_end(line.text) :]
    return not ends_sentence(line.text) and (
        len(text) <= _SCRAP or (len(text) <= 40 and _LABEL.fullmatch(text) is not None)
    )


def _below(lines: list[Line], last: int) -> None:
    while last + 1 < len(lines) and (is_row(lines[last + 1].text) or _leads_to_row(lines, last + 1)):
        last += 1  # the table that ends the text
    tail = lines[last + 1 :]
    begun = is_row(lines[last].text) or ends_sentence(lines[last].text)
    scraps = begun and sum(line.kind in _SEEN and _scrap(line) for line in tail) >= _SCRAPS
    if not scraps and not any(line.kind is Kind.NOISE and line.rule in _FRAME for line in tail):
        return
    for line in tail:
        begun = begun or line.gap or line.kind is not Kind.TEXT
        if begun and line.kind is Kind.TEXT and not line.level and len(line.text) <= _BELOW:
            line.kind, line.rule = Kind.NOISE, "page-foot"


def _leads_to_row(lines: list[Line], i: int) -> bool:
    """Whether a line leads up to a table below it: 各组完成情况如下：."""
    return lines[i].text.endswith(("：", ":")) and i + 1 < len(lines) and is_row(lines[i + 1].text)


def _imprint(lines: list[Line], *, titled: bool) -> None:
    """Who issues the bulletin, its number, its print run."""
    for line in lines:
        short = line.kind is Kind.TEXT and not line.level and len(line.text) <= 80 and not ends_sentence(line.text)
        if titled and short and _IMPRINT.search(line.text) and not _dated(line.text):
            line.kind, line.rule = Kind.FURNITURE, "imprint"


def _dated(text: str) -> bool:
    """Whether a text opens with a day as items do (25日 由市体育局主办…): an imprint prints its day with the year."""
    cell = find_cell(text, mark_end(text))
    return cell is not None and cell.unit == "day" and cell.year is None and cell.closed and len(text) > cell.end + 8
