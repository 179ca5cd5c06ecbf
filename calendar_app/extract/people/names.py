"""How likely a run of characters is a Chinese name, and how long it is. Works on folded text (``text.fold``).

A Chinese name is a surname of one or two characters and a given name of one or two. What follows decides the length:
``score`` adds the evidence of the given name's characters to that of the word after it, in units of ln of odds.
"""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from calendar_app.extract.lookup import Memo
from calendar_app.extract.people.dictionary import is_word
from calendar_app.extract.people.edges import AFTER, EDGES, MARKS_BEHIND, is_han, right_edge
from calendar_app.extract.people.lexicon import cues, divisions, followers, given, surnames
from calendar_app.extract.people.name_evidence import (
    AND,
    LEADS_TO,
    RANKS,
    SHORT,
    governs,
    is_no_given_name,
    last_evidence,
    run_evidence,
)
from calendar_app.model.quick import of_tuple

_TAKEN = 2.0  # for a last character that begins the verb of three characters behind the name
_GIVEN_RARE = 0.5  # a character that neither list knows
_GIVEN_WEIGHT = 0.6
PRIOR = {"a": 1.0, "b": -0.5, "c": -2.5, "x": 2.0, "j": 1.5}
_COMES = frozenset("来回于向从由到至")  # surnames that lead to a place
_LEADS_LESS = 5.0  # no preposition stands behind a colon
_TAKES_OFFICE = cues("takes-on")
_TELLING = AFTER | AND | RANKS | {"为", "任", "作", "部"}  # last characters that may be words by themselves
_LONG = 6  # and behind longer ones
_MOST_RUNS = 20_000
_MOST_AHEAD = 200_000


#: How well a name can end before what follows: ``EDGES``, but for 松村宪|一一行.
_AHEAD: Memo[str, float] = Memo(lambda ahead: EDGES[ahead] - (3.0 if ahead == "一一行" else 0.0), _MOST_AHEAD)


class Name(NamedTuple):
    """A run of text read as a name and its score."""

    start: int
    end: int
    score: float


_name = of_tuple(Name)


@cache
def given_scores() -> dict[str, float]:
    """Character to what it adds to the score as part of a given name."""
    return {c: max(-4.0, min(3.0, odds)) * _GIVEN_WEIGHT for c, odds in given().items()}


@cache
def _surname_heads() -> dict[str, tuple[tuple[str, int, float, int], ...]]:
    """First character to the surnames it begins: surname, its length, its prior, and the longest given name after it; longer ones first."""
    heads: dict[str, list[tuple[str, int, float, int]]] = {}
    for surname, row in surnames().items():
        heads.setdefault(surname[0], []).append((surname, len(surname), PRIOR[row.cls], 3 if row.cls == "j" else 2))
    return {head: tuple(sorted(rows, key=lambda r: -r[1])) for head, rows in heads.items()}


class _Reading(NamedTuple):
    """A length at which a run may end as a name, and what is told of it without the words behind it."""

    length: int
    own: float  # by its surname and given name
    words: float  # by the words in it
    coming: bool  # whether it tells of coming to a place unless a mark stands behind: 来洛
    plain: bool  # whether none of the next three holds
    telling: bool  # whether its last character is one of ``_TELLING``
    leading: bool  # whether that character may begin a word that follows a name
    led: bool  # whether its surname is a preposition too, before two characters


class _Readings(NamedTuple):
    """All readings of a run, and whether it opens with two common surnames."""

    found: tuple[_Reading, ...]
    joined: bool


_LONGER = _Readings((), joined=False)  # stands for a run that may begin a name of more characters than it has


@cache
def _compound_heads() -> frozenset[str]:
    """The first two characters of longer surnames."""
    return frozenset(surname[:2] for surname in surnames() if len(surname) > 1)


@cache
def _follower_heads() -> frozenset[str]:
    return frozenset(word[0] for word in followers())


def _readings(run: str, *, placed: bool) -> _Readings:
    """How a name can begin *run*: its first ``SHORT`` characters, ``_LONG`` where it opens with a longer surname."""
    table, found = given_scores(), []
    for surname, width, prior, longest in _surname_heads().get(run[:1], ()):
        if not run.startswith(surname):
            continue
        score, addressed = prior, run[width : width + 2] in cues("kin")  # 总经理贾|先生: no 贾先
        for end in range(width + 1, min(width + longest, len(run)) + 1):
            last, length = run[end - 1], end - width
            odds = table.get(last)
            if odds is None:
                if not is_han(last):
                    break
                odds = _GIVEN_RARE * _GIVEN_WEIGHT
            score += odds
            if addressed or is_no_given_name(run[width:end], surname, japanese=longest == 3):
                continue
            comes = run[0] in "来回"
            coming = comes and not (placed and run[0] == "回" and not is_word(run[:2]))  # 副总理|回某某
            if (comes and length == 1) or (longest == 3 and length > 1 and not _COMES.isdisjoint(run[width : end - 1])):
                continue  # 来洛, 小野寺彻来砚访问: came to a city
            leads = run[0] in LEADS_TO and (run[1:end] in divisions() or (end == 2 and governs(run)))  # 于安阳, 于大会
            telling = not leads and last in _TELLING
            leading = length == 2 and last in _follower_heads()
            led = run[0] in LEADS_TO and end == SHORT
            found.append(
                _Reading(
                    length=end,
                    own=score + (0.3 if length == 2 else 0.0),
                    words=-6.0 if leads else run_evidence(run[:end], width, placed),
                    coming=coming,
                    plain=not (telling or leading or led),
                    telling=telling,
                    leading=leading,
                    led=led,
                )
            )
    first, second = surnames().get(run[:1]), surnames().get(run[1:2])
    joined = (
        run[:2] not in divisions()
        and first is not None
        and second is not None
        and first.cls in "ab"
        and second.cls == "a"
    )
    return _Readings(tuple(found), joined)


def _short_readings(run: str, *, placed: bool) -> _Readings:
    """``_readings`` of the first ``SHORT`` characters of a run, or ``_LONGER``."""
    return _LONGER if run[:2] in _compound_heads() else _readings(run, placed=placed)


#: Readings of runs of ``SHORT`` characters, and of those of ``_LONG`` that open with a longer surname; where no post says that a
#: name stands there, and where one does.
_FREE, _PLACED = (
    (
        Memo[str, _Readings](partial(_short_readings, placed=placed), _MOST_RUNS),
        Memo[str, _Readings](partial(_readings, placed=placed), _MOST_RUNS),
    )
    for placed in (False, True)
)


def chinese_name(text: str, start: int, *, placed: bool = False) -> Name | None:
    """The best reading of a Chinese or Japanese name at *start*, or None. The score is comparable between places.

    *placed*: a post says that a name stands here, so that a name that is a word too (米兰) is not held against it.
    """
    short, long = _PLACED if placed else _FREE
    readings = short[text[start : start + SHORT]]
    found, joined = readings if readings is not _LONGER else long[text[start : start + _LONG]]
    best_score, best_end = -99.0, 0
    for length, own, told, coming, plain, telling, leading, led in found:
        end = start + length
        if own + 4.0 <= best_score or (coming and text[end : end + 1] not in MARKS_BEHIND):
            continue
        total = own + _AHEAD[text[end : end + 3]] + told
        if not plain:
            if telling:
                total += last_evidence(text, start, end)
            if leading and text[end - 1 : end + 2] in followers():  # 李明作汇报: the last character begins what follows
                total -= _TAKEN
            if leading and text[end - 1 : end + 1] in _TAKES_OFFICE:  # 李明|继任, 李明|立案审查, 强卫|慰问
                total -= _TAKEN + 1.0
            if led and placed and text[start - 1 : start] == "：":  # 副主任：于正方、
                total += _LEADS_LESS
        if total > best_score:
            best_score, best_end = total, end
    if joined and best_end == start + 3 and _goes_on(text, best_end):
        best_end += 1  # 林郑月娥: the husband's surname before one's own
    return _name((start, best_end, best_score)) if best_end else None


def _goes_on(text: str, end: int) -> bool:
    """Whether a name cannot end at *end*, but one character farther on."""
    return is_han(text[end : end + 1] or " ") and right_edge(text, end) < 2.0 <= right_edge(text, end + 1)


def most_of(text: str, start: int) -> float:
    """The most that surname and given name at *start* can add to a score, whatever follows; cheap."""
    rows = _surname_heads().get(text[start : start + 1])
    if rows is None:
        return -99.0
    table, best = given_scores(), -99.0
    for surname, width, prior, longest in rows:
        if width > 1 and not text.startswith(surname, start):
            continue
        total = prior
        for char in text[start + width : start + width + longest]:
            total += table.get(char, _GIVEN_RARE * _GIVEN_WEIGHT)
            best = max(best, total + 0.3)
    return best
