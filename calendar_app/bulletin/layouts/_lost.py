"""Dates at the heads of lines whose signs a copy has lost: 71日 is 7月1日, 201341日 is 2013年4月1日, 422 is 4月22日.

One such head proves nothing; several that all can be read, in a file whose other heads print no month beside its day,
prove each other: of the ways to part the figures the one is taken that keeps the dates of the file in order.
"""

from __future__ import annotations

import heapq
import itertools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Line

_RUN = re.compile(
    r"""(?:(?P<year>(?:1[89]|20)[0-9]{2})年?(?:[（(][^（()）\n]{2,12}[）)])?[ ]{0,2})?
    (?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12][0-9]|[1-9])(?=日))?|
     (?P<run>[1-9](?:[ ]?[0-9]){1,3}(?=[ ]?日)|[1-9][0-9]{0,3}|0[1-9](?:0[1-9]|[12][0-9]|3[01])))
    (?P<sign>(?:(?<=[0-9])[ ](?=日))?日(?!期|元|子|本))?
    (?:\s{0,2}(?:至|到|[-—–~～]|(?<=\s)(?=[0-9]{1,4}日))\s{0,2}(?P<last>[1-9][0-9]{0,3})(?P<end>日(?!期|元|子|本))?)?
    (?=(?P<gap>[ \t\u3000\u00a0]{1,12}(?![年月日号號])(?=[\u3400-\u9fff“《,，]|[0-9]{1,2}[时時])|$)?)""",
    re.VERBOSE,
)
#: So many heads that can be no day as they stand prove that the file has lost its signs.
LEAST = 2
_BARE = re.compile(
    r"(?P<day>[1-9][0-9]?)[ \t\u3000\u00a0]{1,8}(?![年月日号號时時点點个個])(?=[\u3400-\u9fff“《]|20[0-9]{2}年)"
)
#: So many bare figures are days where they open so much of the texts (lines longer than titles), mostly in order.
LEAST_BARE, _TEXT, _MOST, _MANY = 3, 24, 0.6, 0.34
#: Figures of two places for the month and two for the day; so many heads of such prove each other.
_PADDED, _LEAST_IN_PLACES = 4, 3
#: What a step between two heads costs: to another year, on to a later day, back; and leaving a head that may be a day.
_OTHER_YEAR, _ON, _BACK, _LEFT, _SKIPPED = 0.3, 0.1, 1.0, 0.5, 0.05
#: So many readings are followed at once.
_KEPT = 6

_Way = tuple[int, int]  # month and day, 0 where the month alone is printed
_State = tuple[int | None, _Way | None]  # year, month and day of the last head that was read


class Lost(NamedTuple):
    """Where the date of a line begins, and its cell."""

    at: int
    cell: Cell


class _Head(NamedTuple):
    """The head of one line: its ways to be read, and what it costs to leave it as it stands (None: it can not be)."""

    line: Line
    at: int
    end: int
    year: int | None
    ways: tuple[_Way, ...]
    left: float | None
    last: int | None


def lost_signs(lines: Sequence[Line]) -> dict[int, Lost]:
    """The dates of lines that have lost their signs, by the number of the line; none where the file does not prove it."""
    heads: list[_Head] = []
    whole = 0
    for line in lines:
        head = _head(line)
        if head is not None:
            heads.append(head)
            continue
        cell = find_cell(line.text, mark_end(line.text))
        whole += cell is not None and cell.unit == "day" and cell.month is not None and not cell.lost and not cell.short
    sure = [h for h in heads if h.left is None]
    if len(sure) < LEAST or whole >= len(sure):
        return _bare_days(lines)
    if not any(sign in h.line.text[: h.end] for h in sure for sign in "月日") and not (
        _in_places(sure) or _alike(sure)
    ):
        return {}
    ways = min((_choose(heads, up=up) for up in (True, False)), key=lambda found: found[0])[1]
    return {h.line.number: Lost(h.at, _cell(h, way)) for h, way in zip(heads, ways, strict=True) if way is not None}


def _head(line: Line) -> _Head | None:
    text = line.text[:64]
    at = mark_end(text)
    match = _RUN.match(narrow(text), at)
    if match is None:
        return None
    run = (match["run"] or "").replace(" ", "")  # 42 0日
    signed = match["sign"] or match["end"]
    alone = match.end() == len(line.text) and not at
    if match["month"]:
        if not match["year"] or match["year"] + "年" in match.group():
            return None  # 2013年4月2日 has lost nothing
        ways: tuple[_Way, ...] = ((int(match["month"]), int(match["day"] or 0)),)
    elif not signed and (match["gap"] is None or (alone and match["year"])):
        return None
    else:
        ways = _parted(run)
        if match["year"] and not signed and int(run) <= 12:
            ways += ((int(run), 0),)  # 19982: February 1998
    if not ways:
        return None
    day = run and not match["year"] and int(run) <= 31
    left = (_SKIPPED if alone and not signed else _LEFT) if day or (alone and not signed) else None
    last = int(match["last"]) if match["last"] else None
    return _Head(line, at, match.end(), int(match["year"]) if match["year"] else None, ways, left, last)


def _bare_days(lines: Sequence[Line]) -> dict[int, Lost]:
    """3 市委召开…, 5 宣讲团…, 10 市长…: days that lost their only sign open most of the texts, and are no running numbers."""
    found = [(line, match) for line in lines if (match := _BARE.match(narrow(line.text[:64])))]
    days = [int(match["day"]) for _, match in found]
    texts = sum(1 for line, begins in zip(lines, _begin(lines), strict=True) if begins and len(line.text) > _TEXT)
    if len(days) < LEAST_BARE or len(days) < _MOST * texts or max(days) > 31:
        return {}
    counted = sum(b == a + 1 for a, b in itertools.pairwise(days))
    back = sum(b < a for a, b in itertools.pairwise(days))
    if counted >= _MOST * (len(days) - 1) or len(days) * _MANY < back < len(days) * (1 - _MANY):
        return {}
    cells = [
        Cell(0, match.end("day"), "day", None, None, int(match["day"]), closed=True, lost=True) for _, match in found
    ]
    return {line.number: Lost(0, cell) for (line, _), cell in zip(found, cells, strict=True)}


def _begin(lines: Sequence[Line]) -> list[bool]:
    """Whether each line begins a text: behind a blank line, a title or the end of a sentence."""
    above = itertools.chain(("。",), (line.text for line in lines))
    return [line.gap or len(b) <= _TEXT or ends_sentence(b) for line, b in zip(lines, above, strict=False)]


def _parted(run: str) -> tuple[_Way, ...]:
    """The ways to part figures into month and day: 112 is 1月12日 or 11月2日."""
    if len(run) == _PADDED and "0" in (run[0], run[2]):
        ways = [(int(run[:2]), int(run[2:]))]  # 0108, 1105: figures of two places each
    else:
        ways = [(int(run[:k]), int(run[k:])) for k in (1, 2) if k < len(run) and run[k] != "0"]
    return tuple((month, day) for month, day in ways if 1 <= month <= 12 and 1 <= day <= 31)


def _in_places(heads: Sequence[_Head]) -> bool:
    """Whether heads without any sign are days in two places each (0108, 0120, 1109), the months from first to last in order."""
    runs = [narrow(h.line.text[h.at : h.end]).strip() for h in heads]
    days = [(int(run[:2]), int(run[2:])) for run in runs if len(run) == _PADDED and run.isdecimal()]
    several = len(days) == len(heads) >= _LEAST_IN_PLACES and any(run[0] == "0" for run in runs)
    return several and days in (sorted(days), sorted(days, reverse=True))


def _alike(heads: Sequence[_Head]) -> bool:
    """Whether heads without any sign at all are of one month, most of them: else they are figures."""
    months = [h.ways[0][0] for h in heads]
    return max(map(months.count, months)) >= 0.6 * len(months)


def _choose(heads: Sequence[_Head], *, up: bool) -> tuple[float, list[_Way | None]]:
    """What the best reading of all heads costs, and the way that each is read (None: it is left as it stands)."""
    costs: dict[_State, float] = {(None, None): 0.0}
    trail: list[dict[_State, tuple[_State, bool]]] = []
    for head in heads:
        step: dict[_State, float] = {}
        came: dict[_State, tuple[_State, bool]] = {}
        for state, cost in heapq.nsmallest(_KEPT, costs.items(), key=lambda item: item[1]):
            options: list[tuple[_State, float, bool]] = [
                ((head.year, way), cost + _step(state, head.year, way, up=up), True) for way in head.ways
            ]
            if head.left is not None:
                options.append((state, cost + head.left, False))
            for to, total, read in options:
                if total < step.get(to, math.inf):
                    step[to], came[to] = total, (state, read)
        costs = step
        trail.append(came)
    state = min(costs, key=lambda s: costs[s])
    total = costs[state]
    ways: list[_Way | None] = []
    for came in reversed(trail):
        before, read = came[state]
        ways.append(state[1] if read else None)
        state = before
    return total, ways[::-1]


def _step(state: _State, year: int | None, way: _Way, *, up: bool) -> float:
    """What it costs that a head of this year, month and day follows another."""
    last_year, last = state
    if last is None or last == way:
        return 0.0
    if year != last_year:
        return _OTHER_YEAR
    on = way > last if up else way < last
    turned = abs(way[0] - last[0]) >= 10  # a New Year lies between
    return (_ON if on or turned else _BACK) + 0.01 * abs(way[0] - last[0])


def _cell(head: _Head, way: _Way) -> Cell:
    """The cell of a head that is read this way; an end that is no later day of the month has its own month."""
    month, day = way
    last, last_month = head.last, None
    if last is not None and (last > 31 or last <= day):
        later = [end for end in _parted(str(last)) if end > way]
        last_month, last = later[0] if later else (None, None)
    return Cell(
        head.at,
        head.end,
        "day" if day else "month",
        head.year,
        month,
        day or None,
        closed=True,
        lost=True,
        last=last,
        last_month=last_month,
    )
