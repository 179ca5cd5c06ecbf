"""Lines that a copy has joined with blanks: ``…开工。 3月5日，……。 △……。 1951年 1月，……``.

No Chinese text has a blank behind a stop: a line ended there. A long line is taken apart before each date, sign or number that
opens an item behind such a blank, and behind years and months that head what follows, where most of those blanks have one behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from calendar_app.bulletin.dates.datecell import Cell, find_cell, in_brackets, mark_end, sign_end
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.repair.dated_sentences import opening_date
from calendar_app.bulletin.repair.prose import part
from calendar_app.bulletin.repair.run_in_titles import TOP, first_item

_BLANKS = r"[ \t\u3000\u00a0]{1,8}"
#: Behind the end of a sentence, its closing signs, and a source in brackets.
_BREAK = re.compile(rf"(?:(?<=[。！？；;….])|(?<=[。！？；][”’」』）)])|(?<=[）)|】》①-⑳])){_BLANKS}(?=[^\s|])")
#: Between two words neither of which ends a sentence.
_WITHIN = re.compile(rf"(?<=[^\s。！？；，、：0-9]){_BLANKS}(?=[0-9０-９一二三四五六七八九十〇○民])")
_STOP = re.compile("[。！？]")
_SIGNS = frozenset("△▲●◆◇★☆■□▪◎※")
#: A shorter line has no items joined in it; so many breaks prove it, and so much of them.
_LONG, _LEAST, _SHARE = 60, 3, 0.5
#: One less does where the line opens with an item, too, and nearly all breaks have one behind them.
_NEARLY = 0.9
#: So many upright strokes in a line without a stop part the buttons of a site: 1996年砚川 | 1997年砚川 | 1998年砚川 | ….
_STROKES = 3
#: How much of a piece is looked at.
_HEAD = 96


def unjoin(lines: list[Line]) -> list[Line]:
    """The lines, such lines parted. Linear in the text.

    Pieces of a line that has been taken apart before (:mod:`.columns`) need no further proof.
    """
    out: list[Line] = []
    pieces = Counter(line.number for line in lines)
    for nth, line in enumerate(lines):
        proven = pieces[line.number] > 1
        plain = line.kind is Kind.TEXT and (proven or len(line.text) >= _LONG)
        cuts = _cuts(line, proven=proven) if plain else []
        title = first_item(line) if cuts and nth < TOP else None
        out += part(line, sorted({*cuts, title} if title else cuts)) if cuts else [line]
    return out


def _cuts(line: Line, *, proven: bool) -> list[int]:
    text = line.text
    if line.level or line.bold or line.whole or (text.count("|") >= _STROKES and not _STOP.search(text)):
        return []
    breaks = [match.end() for match in _BREAK.finditer(text)]
    found = [at for at in breaks if _opens(text, at)]
    few = len(found) == _LEAST - 1 and len(found) >= _NEARLY * len(breaks) and _opens(text, 0)
    if not (few or proven) and (len(found) < _LEAST or len(found) < _SHARE * len(breaks)):
        found = _unstopped(text)
        if len(found) < _LEAST:
            return []
    if not proven and _tight(text) > _SHARE * len(found):
        return []  # its items are joined without blanks, and what has one is an exception
    cuts = sorted({*found, *(below for at in (0, *found) for below in _below_heads(text, at))})
    return [at for at in cuts if at]


def _tight(text: str) -> int:
    """How many sentences open with a date right behind the stop of the one before."""
    ends = (match.end() for match in _STOP.finditer(text))
    return sum(opening_date(text[at : at + _HEAD]) is not None for at in ends if not text[at : at + 1].isspace())


def _opens(text: str, at: int) -> bool:
    """Whether an item or a heading begins there: with a sign, a date, or a number before one."""
    if text[at] in _SIGNS:
        return True
    piece = text[at : at + _HEAD]
    cell = in_brackets(piece) or find_cell(piece)
    if cell is None and (behind := mark_end(piece)):
        cell = in_brackets(piece, behind) or find_cell(piece, behind)
        return cell is not None and (not cell.unit.startswith("part") or cell.closed)
    return cell is not None and (not cell.unit.startswith("part") or cell.closed)


def _unstopped(text: str) -> list[int]:
    """Where items begin in a list without stops: dates between blanks, more of them than stops."""
    found = []
    for match in _WITHIN.finditer(text):
        cell = find_cell(text[match.end() : match.end() + _HEAD])
        if cell is not None and cell.closed and not cell.short and cell.unit in ("day", "month", "year"):
            found.append(match.end())
    return found if len(found) > len(_STOP.findall(text)) else []


def _below_heads(text: str, at: int) -> Iterator[int]:
    """Where what stands below a year, a month or a day begins, that is printed before it: 1951年 1月，…, 3月5日 △…."""
    while (cell := _head(text, at)) is not None:
        behind = text[cell.end : cell.end + _HEAD]
        at = cell.end + len(behind) - len(behind.lstrip())
        if at == cell.end or at >= len(text) or not _finer(cell, text, at):
            return
        yield at


def _head(text: str, at: int) -> Cell | None:
    cell = in_brackets(text, at) or find_cell(text, at)
    dated = cell is not None and cell.unit in ("year", "month", "day") and not cell.short
    return cell if dated else None


def _finer(head: Cell, text: str, at: int) -> bool:
    """Whether what follows a heading is a date within it, or the sign of an item."""
    if sign_end(text, at) > at:
        return True
    below = in_brackets(text, at) or find_cell(text, at)
    if below is None or below.short:
        return False
    if head.unit == "year":
        return below.year is None and below.unit in ("month", "day", "back-year")
    within = below.month in (None, head.month)  # 1月 1月6日，… too
    return head.unit == "month" and within and below.unit in ("day", "back-month")
