"""Page numbers, the running heads beside them, and the printed page of each line."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from calendar_app.bulletin.chars import fold, narrow
from calendar_app.bulletin.dates.datecell import find_cell, in_brackets, mark_end, sign_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line

_PAGE = re.compile(
    r"(?:[-—–−·•.~～\s]{0,6}(?P<a>[0-9]{1,4})[-—–−·•.~～\s]{0,6}"
    r"|[-—–\s]{0,4}(?:第|共)\s{0,3}(?P<b>[0-9]{1,4})\s{0,3}[页頁](?:[\s,，/／]{0,3}共\s{0,3}[0-9]{1,4}\s{0,3}[页頁])?[-—–\s]{0,4}"
    r"|(?:P\.|Page|PAGE|p\.)\s{0,3}(?P<c>[0-9]{1,4})(?:\s{0,3}[-—–of/]{1,2}\s{0,3}.{0,60})?"
    r"|[^\s0-9]{1,20}\s{2,80}[-—–]\s{0,3}(?P<e>[0-9]{1,4})\s{0,3}[-—–]|[-—–]\s{0,3}(?P<f>[0-9]{1,4})\s{0,3}[-—–]\s{2,80}[^\s0-9]{1,20}"
    r"|(?:[0-9]{4}年|[^\s0-9]{1,20})\s{1,80}[·•・]\s{0,3}(?P<g>[0-9]{1,4})\s{0,3}[·•・]"
    r"|[·•・]\s{0,3}(?P<h>[0-9]{1,4})\s{0,3}[·•・]\s{1,80}(?:[0-9]{4}年|[^\s0-9]{1,20})"
    r"|(?P<d>[0-9]{1,4})\s{0,2}[/／]\s{0,2}[0-9]{1,4})"
)
_OF = re.compile(r"[0-9]{1,4}\s{0,2}/\s{0,2}([0-9]{1,4})")
#: 92 93 94 95: links to the pages beside this one.
_STRIP = re.compile(r"[0-9]{1,4}(?:\s{1,8}[0-9]{1,4}){3,24}")
#: So many bare numbers count pages, where each stands within a text; of so many figures.
_COUNTING, _FIGURES = 2, 3
#: 9/2001 is a month, no page of two thousand and one.
_MONTH_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])\s?/\s?(?:19|20)[0-9]{2}")


def mark_pages(lines: list[Line]) -> None:
    """Page numbers, running heads beside them, and the printed page of each line."""
    marks: list[tuple[int, int]] = []
    between = _between_halves(lines)
    for i, line in enumerate(lines):
        if line.kind is not Kind.TEXT or line.level or line.told is not None:
            continue
        if _page_links(line.text):
            line.kind, line.rule = Kind.FURNITURE, "page-links"
            continue
        number = page_number(line.text)
        if number is not None and (_alone(lines, i) or i in between):
            marks.append((i, number))
    totals = {m[0]: t.group(1) for m in marks if (t := _OF.fullmatch(narrow(lines[m[0]].text).strip()))}
    if len(set(totals.values())) > 1:
        marks = [m for m in marks if m[0] not in totals]  # 3/5, 3/9: days, for a file has one number of pages
    rising = sum(1 for a, b in itertools.pairwise(marks) if 0 <= b[1] - a[1] <= 8)
    bare = [
        m for m in marks if _PAGE.fullmatch(narrow(lines[m[0]].text)) and narrow(lines[m[0]].text).strip().isdecimal()
    ]
    if bare and (len(marks) < 2 or rising < 0.5 * (len(marks) - 1)):
        marks = [m for m in marks if m not in bare]
    for i, _ in marks:
        lines[i].kind, lines[i].rule = Kind.FURNITURE, "page-number"
    _running_heads(lines, [i for i, _ in marks])
    if not marks:
        return
    first_text = next((i for i, line in enumerate(lines) if line.kind is Kind.TEXT), 0)
    headers = marks[0][0] <= first_text + 1
    if headers:
        for (i, number), following in zip(marks, [*[m[0] for m in marks[1:]], len(lines)], strict=True):
            for line in lines[i:following]:
                line.page = number
    else:
        begin = 0
        for i, number in marks:
            for line in lines[begin : i + 1]:
                line.page = number
            begin = i + 1


def page_number(text: str) -> int | None:
    """The number of a line that is a page number and nothing else, or None; a year alone is none."""
    if len(text) > 90 or text.startswith(("...", "…", "···")):
        return None
    piece = narrow(text).strip()
    match = _PAGE.fullmatch(piece)
    if not match or _MONTH_YEAR.fullmatch(piece):
        return None
    value = int(next(g for g in match.groups() if g))
    if match["d"] and re.search(r"(?<![0-9])0", piece):
        return None  # 03/05 is a day
    if piece.isdecimal() and (value > 1800 or (len(piece) > 1 and piece[0] == "0")):
        return None
    return value


def _page_links(text: str) -> bool:
    """Four numbers or more, each the next of the one before it."""
    if len(text) > 200 or not _STRIP.fullmatch(text):
        return False
    numbers = [int(n) for n in text.split()]
    return all(b == a + 1 for a, b in itertools.pairwise(numbers))


def _alone(lines: list[Line], i: int) -> bool:
    """A bare number counts as a page number only where it is no item of a list of numbers."""
    line = lines[i]
    if not narrow(line.text).strip().isdecimal():
        return True
    after = lines[i + 1] if i + 1 < len(lines) else None
    return line.gap or after is None or after.gap


def _between_halves(lines: list[Line]) -> frozenset[int]:
    """Bare numbers without blank lines around them that count pages: each is the next one, and most stand within a text."""
    bare = [
        (i, number)
        for i, line in enumerate(lines)
        if line.kind is Kind.TEXT
        and len(line.text) <= _FIGURES
        and line.text.isdecimal()
        and (number := page_number(line.text)) is not None
    ]
    if len(bare) < _COUNTING or any(b[1] != a[1] + 1 or b[0] < a[0] + 2 for a, b in itertools.pairwise(bare)):
        return frozenset()
    texts = [lines[i - 1].text for i, _ in bare if i]
    within = sum(not ends_sentence(text) and any(mark in text for mark in "，。；") for text in texts)
    enough = within == len(bare) if len(bare) == _COUNTING else 2 * within >= len(bare)
    return frozenset(i for i, _ in bare) if enough else frozenset()


def _running_heads(lines: list[Line], pages: list[int]) -> None:
    """Short lines that come back beside page numbers."""
    near: Counter[str] = Counter()
    spots: dict[str, list[int]] = {}
    for i in pages:
        for k in (i - 2, i - 1, i + 1, i + 2):
            if 0 <= k < len(lines) and _headlike(lines[k]):
                key = re.sub(r"[0-9]+", "#", fold(lines[k].text))
                near[key] += 1
                spots.setdefault(key, []).append(k)
    for key, count in near.items():
        if count >= 3 and count >= 0.25 * len(pages):
            for k in spots[key]:
                lines[k].kind, lines[k].rule = Kind.FURNITURE, "running-head"


def _headlike(line: Line) -> bool:
    text = line.text
    if (
        line.kind is not Kind.TEXT
        or len(text) > 40
        or ends_sentence(text)
        or any(c in text for c in "，。；：")
        or sign_end(text)
    ):
        return False
    at = mark_end(text)
    cell = find_cell(text, at) or in_brackets(text, at)
    return cell is None or cell.end < len(text) - 2
