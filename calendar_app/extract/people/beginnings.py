"""What words of the cut tell of names: which a bare name can begin with, and where words may stand that give names away.

Both are worked out once for each word; by them all texts of a turn are looked through in one go.
"""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.lookup import lowest_bits, number_of
from calendar_app.extract.people.built_names import known_firsts, part_heads
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.lexicon import cues, foreign, given, surname_heads, surnames, words
from calendar_app.extract.people.names import PRIOR, given_scores
from calendar_app.extract.posts.openings import Sign, one_of, opening, signs_of
from calendar_app.extract.posts.word_marks import HIGHEST, LAST, NAMED, marks_of, word_kind

NAME = HIGHEST * 2  # the word may be or begin a Chinese name
LONGER = HIGHEST * 4  # a word that begins a Chinese name only with one more character: 王国|辉
TRANSCRIBED = HIGHEST * 8  # the word may begin a transcribed name, or one built of known parts

ODDS_FLOOR, ODDS_WEIGHT = -3.0, 0.5
DICTIONARY = 1.5  # for a name that jieba's dictionary has
MISALIGNED = -1.5  # for ending inside a word, or for beginning with an ordinary one
_MOST_GIVEN = 3.0  # given names behind a surname of two characters, beyond their first character
_NO_SURNAME = -99.0
DOUBT = 3.0  # a bare name that scores as much is worth asking the model
BEST_WITHIN = 1.3  # the dictionary (1) and length (0.3) add at most to a bare name
MOST_BEHIND = 6.3  # what stands before it, what follows it and its third character


def most_of_head(pair: str) -> float:
    """The most that the first two characters of a run can add to its score as a name."""
    most, second = _NO_SURNAME, given_scores().get(pair[1:], 0.0)
    row = surnames().get(pair[0])
    if row is not None and row.cls != "c":
        most = PRIOR[row.cls] + max(ODDS_FLOOR, row.odds) * ODDS_WEIGHT + second
    row = surnames().get(pair) if len(pair) > 1 else None
    if row is not None and row.cls != "c":
        most = max(most, PRIOR[row.cls] + max(ODDS_FLOOR, row.odds) * ODDS_WEIGHT + _MOST_GIVEN)
    return most


@cache
def seconds() -> frozenset[str]:
    """The second characters of transcribed names, and of those built of known parts."""
    return frozenset(foreign()) | {pair[1:] for pair in part_heads()}


def _kind(word: str) -> int:
    """What a word tells; of names only what its first two characters, where it has them, leave possible."""
    kind = word_kind(word)
    alone = len(word) == 1
    ordinary = len(word) > 1 and common_word(word)
    foreign_pair = word[0] in foreign() and (alone or word[1] in seconds())
    if foreign_pair and (not ordinary or name_like(word)):
        kind |= TRANSCRIBED
    if word[:2] in part_heads() or (alone and word in known_firsts() and given().get(word, 1.0) > 0.0):
        kind |= TRANSCRIBED
    row = surnames().get(word[:2]) or surnames().get(word[0])
    likely = (
        alone
        or most_of_head(word[:2]) + (DICTIONARY if kind & NAMED else MISALIGNED) >= DOUBT - BEST_WITHIN - MOST_BEHIND
    )
    if likely and word[0] in surname_heads() and (row is None or row.cls != "c"):
        if not ordinary:
            kind |= NAME
        elif len(word) == 2:
            kind |= LONGER
    return kind


# Signs of names (``openings``): what the rules of the same name look for, and the parts of what ``subjects`` looks for.
MADE, CHOSEN, ADDRESSED = 1, 2, 4
_BREAK, _SURNAME, _DEED = 8, 16, 32
#: Marks that end a clause, or open one within it.
BREAKS = "。；，、：！？“”（）" + "".join(
    filter(str.isspace, map(chr, range(0x3001)))
)  # \s, which is slower in a class


@cache
def _signs() -> tuple[tuple[int, Sign], ...]:
    return (
        (MADE, opening(cues("made") | {"被"})),
        (CHOSEN, opening(cues("choose"))),
        (ADDRESSED, opening(cues("address") | cues("monk") | {"家"})),
        (_BREAK, one_of(BREAKS)),
        (_SURNAME, one_of(heads_of_clauses())),
        (_DEED, opening(words("subject_verbs.txt"))),
    )


@cache
def heads_of_clauses() -> frozenset[str]:
    """First characters of surnames that are no everyday characters."""
    return frozenset(surname[0] for surname, row in surnames().items() if row.cls != "c")


MARKS = marks_of(_kind, lambda word: signs_of(word, _signs()))


_NAME_AT, _LONGER_AT, _LAST_AT = (mark.bit_length() - 1 for mark in (NAME, LONGER, LAST))  # their bits
#: Signs as letters: a break of clauses, a surname, a deed, both of these, anything else.
_CLAUSE_PARTS = bytes(
    [b".sdb"[(cue & _SURNAME > 0) + 2 * (cue & _DEED > 0)] if not cue & _BREAK else b","[0] for cue in range(256)]
)
_CLAUSE = re.compile(rb",(?=[sb].{1,3}?[db])")


def may_begin(marks: bytes) -> bytes:
    """Ones at the places of the words that may begin a Chinese name, by the words behind them.

    A surname stands by itself before no word of three characters, and a longer word that is more than a surname has a
    character of its own behind it. All places are looked at in one go.
    """
    told = number_of(marks)
    name, longer, last = told >> _NAME_AT, told >> _LONGER_AT, told >> _LAST_AT
    second = last >> 16
    return lowest_bits(longer & second | name & ~longer & (~last | last >> 8 | second), len(marks))


def clause_marks(cues_: bytes) -> list[int]:
    """The places of the marks behind which a surname, one to three characters and what people do may stand, by the signs of names."""
    return [mark.start() for mark in _CLAUSE.finditer(cues_.translate(_CLAUSE_PARTS))]
