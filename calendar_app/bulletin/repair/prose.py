"""Histories told in paragraphs: where one dated sentence follows another, each is an item.

``2月，放映队成立。3月，各村植树。4月16日，……``, ``6月6日县委……。7日县里……。``, ``1、……。2、……。``: only files that are written so for
the most part are parted, below a year or the title of a chronicle, for a report may tell several days of one story too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.repair.dated_sentences import LEAST, SEVERAL, in_order, opening_date, proven
from calendar_app.bulletin.repair.run_on import names_again, run_on

_END = re.compile(r"[。！？][ \t\u3000\u00a0]{0,8}(?=[^\s。！？”’」』）)])")
_CHRONICLE = re.compile(alternatives("series"))
#: What opens an item as a date does, on a line where dates open others: 春，…, △….
_SEASON = re.compile(rf"(?:{alternatives('date_words', 'season', 'part')})[,，\s]")
_SIGNS = frozenset("△▲●◆◇★☆■□▪◎※")
_MONTH = re.compile(r"(?<![0-9一二三四五六七八九十])(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月份?")
_HEAD = 96
_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_BLANK = re.compile(rf"[。！？](?={_N}\s?月(?:\s?{_N}\s?日)?[ \t\u3000]{{1,4}}[^\s0-9一二三四五六七八九十])")
#: A shorter line holds no such items; so many of its sentences are dated, and so much of them and of the file.
_SHORTEST, _SHARE = 60, 0.6
#: So much of its sentences are enough where so many months follow one another.
_FEWEST = 0.3
#: So much of the dates have a blank behind them, as no story writes them.
_NEARLY = 0.8
#: A title that has run into the first item, and how many sentences may stand before it: the rest of an item, a lead.
_TITLED = re.compile(
    rf"[^。；]{{0,60}}?(?:{alternatives('series')}|历史|史略|简史|沿革)[^。；]{{0,40}}?"
    r"(?=(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年[0-9一二三四五六七八九十]{1,3}月|民[国國][0-9一二三四五六七八九十元]{1,3}年[（(][0-9]{4}年?[）)])"
)
_LEAD = 5
#: A number may be printed twice or left out.
_MISSED = 2
#: The first number of each notation, and the others: 1、…。2、…, （1）…。（2）…, ①…。②….
_NUMBERS = tuple(
    (first, re.compile(rf"(?<=[。！？；])[ \t\u3000]{{0,4}}(?P<sign>{sign})"))
    for first, sign in (
        (("1、", "１、", "1.", "1．"), r"(?P<n>[0-9０-９]{1,2})(?:、(?![0-9]{1,3}(?![0-9年月日]))|[．.](?![0-9]))"),
        (("（1）", "（１）", "(1)", "(１)"), r"[（(](?P<n>[0-9０-９]{1,2})[)）]"),
        (("①",), "(?P<n>[①-⑳])"),
    )
)
_NUMERALS = frozenset(first[0] for firsts, _ in _NUMBERS for first in firsts)
#: How far above the year or the title stands, and how long a line may be that is one.
_ABOVE, _TITLE = 4, 40
#: What a short line that is no sentence counts of those: what a page says of itself stands between title and text.
_SHORT_LINE = 0.3


def part_prose(lines: list[Line]) -> list[Line]:
    """The lines, paragraphs of dated sentences parted at their dates where most of the file is such paragraphs."""
    parted = _parted(lines)
    cuts = parted or _blanks(lines) or run_on(lines)
    if not cuts:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        found = cuts[i] if i in cuts else _cuts(lines, i, cuts, rest=True) if parted else []
        out += part(line, found) if found else [line]
    return out


def _parted(lines: list[Line]) -> dict[int, list[int]]:
    """Where items begin in paragraphs of dated sentences; nowhere where less than the most of the file is such paragraphs."""
    long = [i for i, line in enumerate(lines) if line.kind is Kind.TEXT and len(line.text) >= _SHORTEST]
    left = sum(len(lines[i].text) for i in long)
    least = _SHARE * left
    cuts: dict[int, list[int]] = {}
    for i in long:
        if found := _cuts(lines, i, cuts) or _numbered(lines[i]) or _signed(lines[i]):
            cuts[i] = found
        else:
            left -= len(lines[i].text)
            if left < least:  # as of most files: whatever the rest is
                return {}
    return cuts


def _blanks(lines: list[Line]) -> dict[int, list[int]]:
    """Where items begin in the midst of a line with a date and a blank, in files that have a blank behind all their dates."""
    found = {i: at for i, line in enumerate(lines) if line.kind is Kind.TEXT and (at := _inside(line))}
    if not found:
        return {}
    cells = [
        (line.text, cell) for line in lines if line.kind is Kind.TEXT and (cell := opening_date(line.text[:_HEAD]))
    ]
    spaced = sum(text[cell.end : cell.end + 1].isspace() for text, cell in cells)
    return found if spaced >= max(LEAST, _NEARLY * len(cells)) else {}


def _inside(line: Line) -> list[int]:
    plain = not (line.level or line.bold or line.whole)
    return [m.end() for m in _BLANK.finditer(line.text)] if plain else []


def part(line: Line, cuts: Sequence[int]) -> list[Line]:
    """A line in pieces that begin at places in its words; each has the noise that stands inside it."""
    pieces = [line.words.cut(a, b).strip() for a, b in zip((0, *cuts), (*cuts, None), strict=True)]
    starts = [line.start, *(piece.start for piece in pieces[1:])]
    out = []
    for nth, (words, start, end) in enumerate(zip(pieces, starts, [*starts[1:], line.end], strict=True)):
        holes = [hole for hole in line.holes if start <= hole[0] < end]
        if nth:
            out.append(replace(line, start=start, end=end, words=words, holes=holes, bold=(), indent=0, gap=False))
        else:
            out.append(replace(line, end=end, words=words, holes=holes, bold=()))
    return out


def _cuts(lines: list[Line], i: int, parted: Container[int], *, rest: bool = False) -> list[int]:
    """Where the sentences of a paragraph begin that are items of their own; none where it is no such paragraph.

    *parted* are the lines above that were found to be such; *rest* where the file has shown that it is written so: then
    fewer sentences are enough.
    """
    line = lines[i]
    if line.kind is not Kind.TEXT or line.level or line.bold or line.whole:
        return []
    text = line.text
    if len(text) < _SHORTEST and not rest:
        return []
    starts = [0, *(m.end() for m in _END.finditer(text))]
    if (title := _TITLED.match(text)) is not None:
        starts[1:1] = [title.end()]  # ……大事记1963年3月，…: the title has run into its first item
    first = next((cell for at in starts[:_LEAD] if (cell := opening_date(text[at : at + _HEAD]))), None)
    if first is None:
        return []
    # without a mark: 3月县里…, or with a blank, which the end of a line may take
    glued = not first.closed or text[first.end : first.end + 1].isspace()
    spare = len(starts) - max(1 if rest else LEAST, ceil(_FEWEST * len(starts)))  # so many sentences may have no date
    if spare < 0:
        return []
    cells: list[Cell | None] = []
    for at in starts:
        cells.append(opening_date(text[at : at + _HEAD], glued=glued))
        spare -= cells[-1] is None
        if spare < 0:
            return []
    cells = _asides(cells)
    for before, at in pairwise(range(len(starts))):
        cell = cells[at]
        if cell is not None and cell.unit == "day" and cell.month is None:
            told = text[starts[at] + cell.end : starts[at] + cell.end + _HEAD].lstrip("，, ")
            cells[at] = None if names_again(text[starts[before] : starts[at]], told) else cell
    dated = [(at, cell) for at, cell in zip(starts, cells, strict=True) if cell is not None]
    head = _above(lines, i, parted)
    spaced = sum(text[at + cell.end : at + cell.end + 1].isspace() for at, cell in dated)
    apart = sum(
        text[at - 1].isspace() for at, _ in dated if at
    )  # no text has a blank behind a stop: a line ended there
    proof = max(SEVERAL, _NEARLY * len(dated))
    if head is None and first.year is None and spaced < proof and apart < min(proof, _SHARE * len(dated)):
        return []
    found = [cell for _, cell in dated]
    month = head.month if head is not None else None
    month = month or (1 if rest else None)  # that of the paragraph above: its days go on in order
    opens = cells[0] is not None or _SEASON.match(text) is not None
    mostly = opens and len(dated) >= _SHARE * len(cells)
    if not in_order(found, month) or not (rest or proven(found, month, mostly=mostly, spaced=spaced == len(dated))):
        return []
    return [
        at
        for at, cell in zip(starts[1:], cells[1:], strict=True)
        if cell is not None or _SEASON.match(text, at) or text[at] in _SIGNS
    ]


def _asides(cells: list[Cell | None]) -> list[Cell | None]:
    """The dates without those that only tell how an item went on: 1935年…。1937年，停办。1936年….

    Such a year is later than the next one that is printed, which follows the one before it; such a day has no month
    where items print theirs each time.
    """
    out = list(cells)
    years = [(k, cell.year) for k, cell in enumerate(cells) if cell is not None and cell.year is not None]
    for (_, last), (k, year), (_, following) in zip(years, years[1:], years[2:], strict=False):
        cell = cells[k]
        if last <= following < year and cell is not None and cell.unit == "year":
            out[k] = None
    told = [cell for cell in cells if cell is not None and cell.unit in ("day", "month")]
    bare = sum(cell.month is None for cell in told)
    again = any(a.month == b.month is not None for a, b in pairwise(told))
    if again and 2 * bare <= len(told) - bare:  # items print their months each time: 5月24日…。25日…。6月3日…
        out = [None if cell is not None and cell.unit == "day" and cell.month is None else cell for cell in out]
    return out


def _numbered(line: Line) -> list[int]:
    """Where the items 2、 3、 … begin on a line that opens with 1、; none where they do not follow one another behind sentences."""
    if line.level or line.whole or line.text[0] not in _NUMERALS:
        return []
    pattern = next((pattern for first, pattern in _NUMBERS if line.text.startswith(first)), None)
    if pattern is None:
        return []
    found = [(_value(m["n"]), m.start("sign")) for m in pattern.finditer(line.text)]
    steps = [b - a for a, b in pairwise([1, *(n for n, _ in found)])]
    counted = len(found) >= LEAST - 1 and steps[0] == 1 and steps.count(1) >= _NEARLY * len(steps)
    return [start for _, start in found] if counted and all(0 <= step <= _MISSED for step in steps) else []


def _value(figure: str) -> int:
    """The number of 2, ２ or ②."""
    return int(unicodedata.numeric(figure)) if len(figure) == 1 else int(figure)


def _signed(line: Line) -> list[int]:
    """Where items begin behind the sign that a line opens with: the sign stands again behind a sentence, or right before a date.

    A year or a month between two of them (…。1959年 △2月，…) is a line of its own.
    """
    text, sign = line.text, line.text[:1]
    if sign not in _SIGNS or line.level or line.whole:
        return []
    ends = [m.end() for m in _END.finditer(text)]
    found = {at for at in ends if text.startswith(sign, at)}
    for at in ends:
        cell = None if at in found else opening_date(text[at : at + _HEAD])
        if cell is not None and cell.unit in ("year", "month"):
            behind = at + cell.end + _blanks_at(text, at + cell.end)
            found |= {at, behind} if text.startswith(sign, behind) else set()
    at = text.find(sign, 1)
    while at > 0:
        if at not in found and opening_date(text[at + 1 : at + 1 + _HEAD]) is not None:
            found.add(at)  # the stop before it is missing
        at = text.find(sign, at + 1)
    return sorted(found)


def _blanks_at(text: str, at: int) -> int:
    """How many blanks stand at a place, of the few that are looked at."""
    piece = text[at : at + 8]
    return len(piece) - len(piece.lstrip())


def _above(lines: list[Line], i: int, parted: Container[int]) -> Cell | None:
    """What heads a paragraph, right above it or above others that are parted as well; None where nothing does."""
    room = float(_ABOVE)
    for k in range(i - 1, -1, -1):
        line = lines[k]
        if (told := _heads(line)) is not None:
            return told
        if k in parted:
            return Cell(0, 0, "year")
        if line.kind in (Kind.NOISE, Kind.FURNITURE):
            continue
        room -= 1 if ends_sentence(line.text) or len(line.text) > _TITLE else _SHORT_LINE
        if room <= 0:
            return None
    return None


def _heads(line: Line) -> Cell | None:
    """The date of a line that is nothing but one, a year or a month, or that of a chronicle's title (no date: a year alone)."""
    cell = find_cell(line.text)
    if cell is not None and cell.unit in ("year", "month") and cell.end >= len(line.text):
        return cell
    if len(line.text) > _TITLE or _CHRONICLE.search(line.text) is None:
        return None
    told = _MONTH.search(narrow(line.text))
    return Cell(0, 0, "month", month=number(told["m"])) if told else Cell(0, 0, "year")
