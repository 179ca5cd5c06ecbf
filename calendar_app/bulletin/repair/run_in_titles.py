"""A chronicle's title that has run into its first item: ``砚川县大事记 1958年 △3月，……。△8月，……``, ``2012年9月大事记 3日，……。5日，……``.

The title, with the menu and the words about the page before it, becomes a line of its own, so that whatever looks for
titles finds it. Done where at least two more sentences of the line open with a date or with the sign of the first.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.dates.datecell import Cell, sign_end
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.repair.dated_sentences import opening_date
from calendar_app.bulletin.repair.prose import part

_SERIES = re.compile(alternatives("series"))
#: Where a date or a sign may begin that opens the first item.
_N = "0-9０-９一二三四五六七八九十〇○零"
_OPENS = re.compile(
    rf"(?<![{_N}年月（(〔\[《“—–―～~至到自从：:/.\-])(?=[{_N}]{{1,4}}\s{{0,3}}[年月日]|民[国國]|[△▲●◆◇★☆■□▪◎※])"
)
_END = re.compile(r"[。！？；）)][ \t\u3000\u00a0]{0,8}(?=\S)")
#: A shorter line holds no items; among so many lines at the top a title is looked for, and so far into them.
_SHORTEST, TOP, _TITLE = 60, 8, 160
#: How much of a line is looked at for the sentences behind the first, how many must be dated, and how long a date is.
_PROOF, _LEAST, _HEAD = 1200, 2, 96


def part_titles(lines: list[Line]) -> list[Line]:
    """The lines, such titles set apart. Linear in the text."""
    out: list[Line] = []
    for nth, line in enumerate(lines):
        at = first_item(line) if nth < TOP and len(line.text) >= _SHORTEST else None
        out += part(line, [at]) if at else [line]
    return out


def first_item(line: Line) -> int | None:
    """Where the first item begins behind a title on its line; None where no title has run into items."""
    text = line.text
    if line.level or line.bold or line.whole:
        return None
    named = None
    for match in _SERIES.finditer(text, 0, _TITLE):
        named = match  # the last: 首页 > 大事记 > 2007年大事记
        if text[match.end() : match.end() + 1].isspace() or _OPENS.match(text, match.end()):
            break
    if named is None or any(stop in text[: named.start()] for stop in "。；！？"):
        return None
    for match in _OPENS.finditer(text, named.end(), _TITLE):
        at = match.start()
        if any(stop in text[named.end() : at] for stop in "。；！？"):
            return None
        sign = text[at] if sign_end(text, at) > at else ""
        if (sign or _opens(text, at)) and _listed(text, at, sign):
            return at
    return None


def _opens(text: str, at: int) -> Cell | None:
    """The date with which an item opens there; a year may head what follows it."""
    cell = opening_date(text[at : at + _HEAD], glued=True)
    if cell is None or cell.short:
        return None
    behind = text[at + cell.end : at + cell.end + 1]
    return cell if cell.closed or cell.unit != "year" or behind in "△▲●◆◇★☆■□▪◎※" else None


def _listed(text: str, at: int, sign: str) -> bool:
    """Whether more sentences behind it open as it does."""
    dated = 0
    for match in _END.finditer(text, at, min(len(text), at + _PROOF)):
        dated += bool(sign and text.startswith(sign, match.end())) or _opens(text, match.end()) is not None
        if dated >= _LEAST:
            return True
    return False
