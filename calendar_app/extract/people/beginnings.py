"""Which words of the cut a bare name can begin with, worked out once for each word."""

from __future__ import annotations

from calendar_app.extract.people.built_names import part_heads
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.lexicon import foreign, surname_heads, surnames
from calendar_app.extract.posts.find import HIGHEST, marks_of, word_kind

NAME = HIGHEST * 2  # the word may be or begin a Chinese name
LONGER = HIGHEST * 4  # a word that begins a Chinese name only with one more character: 王国|辉
TRANSCRIBED = HIGHEST * 8  # the word may begin a transcribed name, or one built of known parts


def _kind(word: str) -> int:
    kind = word_kind(word)
    ordinary = len(word) > 1 and common_word(word)
    if word[0] in foreign() and (not ordinary or (len(word) > 2 and name_like(word))):
        kind |= TRANSCRIBED
    if word[:2] in part_heads():
        kind |= TRANSCRIBED
    row = surnames().get(word[:2]) or surnames().get(word[0])
    if word[0] in surname_heads() and (row is None or row.cls != "c"):
        if not ordinary:
            kind |= NAME
        elif len(word) == 2:
            kind |= LONGER
    return kind


MARKS = marks_of(_kind)
