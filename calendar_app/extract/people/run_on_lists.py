"""Lists of names without marks between them, as a list of members that lost its spaces: 王某某张某李某某."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from calendar_app.extract.people.lexicon import surnames
from calendar_app.extract.people.names import Name, chinese_name

_STRETCH = re.compile("[\u4e00-\u9fff]{2,}")
_ASIDES = re.compile("（(?:男|女|[\u4e00-\u9fff]{1,4}族)(?:，[男女])?）")
_EDGE = 3.0  # what the end of a text adds to a name's score
_FEWEST = 4  # names that the model reads in such a stretch, some right behind another
_SHARE = 0.6  # of its characters that those names hold
_LONGEST = 400  # characters that are cut at a time
_GAP = -4.0  # for a character of no name: a name cut off at the head of a line, or of another people
_LEAST = -1.0  # of a name's own score


def run_on(text: str, read: Sequence[tuple[int, int]]) -> list[Name]:
    """The names in the stretches of a text in which names run on without marks.

    Args:
        text: folded.
        read: spans that are read as persons, in order.
    """
    if len(read) < _FEWEST or not any(b == c for (_, b), (c, _) in pairwise(read)):
        return []
    out: list[Name] = []
    firsts = [a for a, _ in read]
    for start, end in _stretches(text):
        inside = [span for span in read[bisect_left(firsts, start) : bisect_left(firsts, end)] if span[1] <= end]
        touching = sum(b == c for (_, b), (c, _) in pairwise(inside))
        held = sum(b - a for a, b in inside)
        if len(inside) >= _FEWEST and touching > 0 and held >= _SHARE * (end - start):
            out += [name for at in range(start, end, _LONGEST) for name in _cut(text, at, min(end, at + _LONGEST))]
    return out


def _stretches(text: str) -> list[tuple[int, int]]:
    """Where Chinese characters stand without marks between them, but for an aside on sex and people: （女，回族）."""
    out: list[tuple[int, int]] = []
    for m in _STRETCH.finditer(text):
        if out and _ASIDES.fullmatch(text, out[-1][1], m.start()):
            out[-1] = (out[-1][0], m.end())
        elif not (m.start() > 0 and _ASIDES.match(text, m.start() - 1)):
            out.append(m.span())
    return out


def _cut(text: str, start: int, end: int) -> list[Name]:
    """The names into which a stretch is best cut."""
    size = end - start
    best: list[tuple[float, int]] = [(0.0, 0)] + [(-1e9, 0)] * size  # by end: sum, and where the last part begins
    at = 0
    while at < size:
        total = best[at][0]
        aside = _ASIDES.match(text, start + at, end)
        if aside is not None:
            _better(best, aside.end() - start, total, at)
        elif total > -1e9:
            _better(best, at + 1, total + _GAP, at)
            for length in (2, 3, 4):
                if at + length <= size and (score := _score(text[start + at : start + at + length])) is not None:
                    _better(best, at + length, total + score, at)
        at += 1
    out: list[Name] = []
    at = size
    while at > 0:
        begin = best[at][1]
        if at - begin > 1 and text[start + begin] != "（":
            out.append(Name(start + begin, start + at, _EDGE))
        at = begin
    return out[::-1]


def _better(best: list[tuple[float, int]], end: int, total: float, begin: int) -> None:
    """Note a way to an end where it is the best."""
    if total > best[end][0]:
        best[end] = (total, begin)


@lru_cache(maxsize=4096)
def _score(run: str) -> float | None:
    """How well a run is a name as a whole, None where it is none."""
    row = surnames().get(run[:2]) if len(run) == 4 else surnames().get(run[0]) or surnames().get(run[:2])
    if row is None or row.cls not in "abx":
        return None
    name = chinese_name(run, 0, placed=True)
    if name is None or name.end < len(run) or name.score - _EDGE < _LEAST:
        return None
    return name.score - _EDGE
