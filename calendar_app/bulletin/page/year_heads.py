"""Years that are printed in the running heads of a book alone: ``砚川镇志　大事记　1959年　　· 32 ·``.

Where the text itself names its years, such heads are furniture; where it does not, the first head of each year is the
heading of what stands below it, its title and page number cut off.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.scraps import cut_words

_TITLE = r"(?:[^\s0-9，。；：、,;:]{1,20}[ \u3000]{1,40}){0,3}"
_NO = r"(?P<no>[·•・—–\-]\s{0,3}[0-9]{1,4}\s{0,3}[·•・—–\-]|[0-9]{1,4})"
_HEADS = (
    re.compile(rf"(?P<title>{_TITLE})(?P<year>(?:1[0-9]|20)[0-9]{{2}}年)[ \u3000]{{2,80}}{_NO}"),
    re.compile(rf"{_NO}[ \u3000]{{2,80}}(?P<title>{_TITLE})(?P<year>(?:1[0-9]|20)[0-9]{{2}}年)"),
)
#: A longer line is no running head.
_LONGEST = 140


@dataclass(slots=True)
class _Head:
    at: int  # place of the line
    title: str
    year: int
    page: int
    span: tuple[int, int]  # where the year stands in the words


def mark_year_heads(lines: list[Line]) -> None:
    """Mark running heads that name years, and leave the years where nothing else tells them. Linear in the text."""
    heads = [head for i, line in enumerate(lines) if (head := _head(i, line))]
    rising = all(a.page < b.page and a.year <= b.year for a, b in itertools.pairwise(heads))
    if len(heads) < 2 or not rising or heads[0].year == heads[-1].year or len({head.title for head in heads}) > 2:
        return
    places = {head.at for head in heads}
    told = _years_told(line for i, line in enumerate(lines) if i not in places)
    last = None
    for head in heads:
        line = lines[head.at]
        if told or head.year == last or not _between_items(lines, head.at):
            line.kind, line.rule = Kind.FURNITURE, "running-head"
            continue
        start, end = head.span
        cut_words(line, [(a, b, "running-head") for a, b in ((0, start), (end, len(line.text))) if a < b])
        line.gap = True
        last = head.year


def _head(at: int, line: Line) -> _Head | None:
    if line.kind is not Kind.TEXT or line.level or len(line.text) > _LONGEST or "年" not in line.text:
        return None
    text = narrow(line.text)
    match = next((m for pattern in _HEADS if (m := pattern.fullmatch(text))), None)
    if match is None or (match["no"].isdecimal() and not match["title"]):
        return None
    page = int(re.sub(r"[^0-9]", "", match["no"]))
    return _Head(at, "".join(match["title"].split()), int(match["year"][:4]), page, match.span("year"))


def _years_told(lines: Iterable[Line]) -> bool:
    """Whether a line is a year and nothing else, or lines open with more years than the one of a title."""
    years = set()
    for line in lines:
        cell = find_cell(line.text, mark_end(line.text)) if line.kind is Kind.TEXT else None
        if cell is not None and cell.year is not None:
            if cell.end == len(line.text):
                return True
            years.add(cell.year)
    return len(years) > 1


def _between_items(lines: list[Line], at: int) -> bool:
    """A head inside a sentence that goes on over the page parts nothing."""
    above = next((line for line in reversed(lines[max(at - 3, 0) : at]) if line.kind is Kind.TEXT), None)
    below = next((line for line in lines[at + 1 : at + 4] if line.kind is Kind.TEXT), None)
    opens = below is not None and find_cell(below.text, mark_end(below.text)) is not None
    return opens or above is None or ends_sentence(above.text)
