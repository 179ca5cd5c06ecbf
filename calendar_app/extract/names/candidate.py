"""What a run of words may be a name of; and the names that need no ending: divisions, countries, their teams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.extract.names.lexicon import divisions, foreign_places, short_divisions, words_of
from calendar_app.extract.names.tokens import Token
from calendar_app.model.quick import of_tuple

#: Words ending with 队 that are no teams of the division before them.
_NO_TEAMS = ("部队", "军队", "领队", "大队", "支队")
_LEVELS = frozenset({"省", "市", "州", "县", "区", "镇", "乡", "村"})
_COUNT = 3  # words of how many there are: 5|个|县
_REACH = 4  # words from a division to the word that makes it a team


class Candidate(NamedTuple):
    """A possible name: tokens ``first`` to ``last`` and the class of its ending.

    ``tail`` is true where more words of the same run follow, so that the name only qualifies them; ``proper`` where
    something in it is no everyday word.
    """

    name: str
    start: int
    end: int
    kind: str
    first: int
    last: int
    tail: bool
    proper: bool


candidate_of = of_tuple(Candidate)


def by_division(text: str, toks: Sequence[Token], starts: Sequence[int], first: int, stop: int) -> Candidate | None:
    """A division by its short name, the last of a row (省 市), or its team (甲州队), else a country or city abroad.

    Args:
        text: what the words of *toks* are cut from.
        toks: the words.
        starts: the place of each, and behind them the length of the text.
        first: the first word of the run.
        stop: the word behind its last.
    """
    for at in range(first, stop):
        if toks[at].word in short_divisions() or toks[at].word in divisions():
            team = _team(toks, at, stop)
            if team is not None:
                name = text[starts[at] : starts[team + 1]]
                return Candidate(name, starts[at], starts[team + 1], "team", at, team, tail=False, proper=True)
    last = first
    while last + 1 < stop and toks[last].word in short_divisions() and toks[last + 1].word in short_divisions():
        last += 1
    word = toks[last].word
    if (word not in short_divisions() and word not in divisions()) or word in words_of("generic"):
        return _abroad(toks, starts, first, stop)
    tail = last + 1 < stop and not _counted(toks, last + 1, stop)
    return candidate_of((word, starts[last], starts[last + 1], "admin", first, last, tail, True))


def _counted(toks: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the words only count the divisions of the list before them: 甲州、乙州|3|市州."""
    word = toks[stop - 1].word
    if first + 1 == stop and has_number(word):
        return True
    return toks[first].tag == "m" and stop - first <= _COUNT and (word in words_of("generic") or word in _LEVELS)


def has_number(word: str) -> bool:
    """Whether a word of two characters counts divisions: 三市, 两县."""
    return len(word) == 2 and word[0] in "两二三四五六七八九十" and word[1] in _LEVELS


def _abroad(toks: Sequence[Token], starts: Sequence[int], first: int, stop: int) -> Candidate | None:
    """A country or city abroad, the last of a row (日本 东京)."""
    last = first
    while last + 1 < stop and toks[last].word in foreign_places() and toks[last + 1].word in foreign_places():
        last += 1
    word = toks[last].word
    if word not in foreign_places():
        return None
    return Candidate(word, starts[last], starts[last + 1], "abroad", first, last, last + 1 < stop, proper=True)


def _team(toks: Sequence[Token], at: int, stop: int) -> int | None:
    """Index of the word that makes the division at *at* a team, if one follows closely."""
    for k in range(at + 1, min(stop, at + _REACH)):
        if toks[k].word.endswith("队"):
            return None if toks[k].word.endswith(_NO_TEAMS) else k
    return None
