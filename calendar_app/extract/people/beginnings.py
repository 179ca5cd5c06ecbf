"""Which words of the cut a bare name can begin with, worked out once for each word."""

from __future__ import annotations

from functools import cache

from calendar_app.extract.people.built_names import part_heads
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.lexicon import foreign, surname_heads, surnames
from calendar_app.extract.people.names import PRIOR, given_scores
from calendar_app.extract.posts.word_marks import HIGHEST, NAMED, marks_of, word_kind

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
    if foreign_pair and (not ordinary or (len(word) > 2 and name_like(word))):
        kind |= TRANSCRIBED
    if word[:2] in part_heads():
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


MARKS = marks_of(_kind)
