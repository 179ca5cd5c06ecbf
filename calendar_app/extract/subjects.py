"""What a word is worth as a keyword, looked at by itself: a term of the field, a subject, a measure, a number, a body."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from calendar_app.extract.activities import tells_activity
from calendar_app.extract.names.lexicon import divisions, short_divisions, suffixes, words_of
from calendar_app.extract.posts.trie import Words
from calendar_app.extract.segment import has_word, idf, known
from calendar_app.extract.wordlists import rows

_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两几多余第]+.?|.*[0-9０-９].*|[a-zA-Z]{1,2}")
_FIGURE = re.compile(r"[0-9０-９.]+|[一二三四五六七八九十百千万亿两几]+")
_UNIT = re.compile(r"[第个各次名家届项余多本该全某每]|[来赴驻抵返在].$")
_NUMERALS = re.compile(r"[一二两三四五六七八九十]")
_NO_BODY = frozenset({"organ", "admin", "team", "firm", "press", "society", "school", "research"})
_INNER = re.compile(r".+[省市县区镇乡村].")


@lru_cache(maxsize=1 << 16)
def may_be_keyword(word: str) -> bool:
    """Whether a word is no number, everyday word, division, post or body."""
    if (
        len(word) < 2
        or is_stop(word)
        or _NUMBER.fullmatch(word)
        or _UNIT.match(word)
        or len(_NUMERALS.findall(word)) > 1
    ):
        return False
    if word in divisions() or word in short_divisions() or word.endswith(_post_endings()) or tells_activity(word):
        return False
    if len(word) > 3 and word.endswith(trades()):
        return False  # 某某药业 is a firm
    if not known(word) and _INNER.match(word):
        return False  # the beginning of an address
    return not any(suffixes().get(word[-size:]) in _NO_BODY for size in range(1, min(5, len(word)) + 1))


@lru_cache(maxsize=1 << 16)
def is_subject(word: str) -> bool:
    """Whether a word names a subject by itself: it is a term, a listed subject, or closes as names of subjects do."""
    subjects = _subjects()
    return word in field_terms() or word in subjects["word"] or (has_word(word) and word[-1] in subjects["tail"])


@lru_cache(maxsize=1 << 16)
def is_hollow(word: str) -> bool:
    """Whether a word closes as measures, states and people in passing do: 床位数, 竞争力."""
    return word[-1] in _subjects()["hollow"] and not is_subject(word)


@lru_cache(maxsize=1 << 16)
def is_figure(word: str) -> bool:
    """Whether a word is a number."""
    return _FIGURE.fullmatch(word) is not None


def is_firm(name: str) -> bool:
    """Whether a body's name closes as those of firms do."""
    return any(suffixes().get(name[-size:]) == "firm" for size in range(1, 6))


def rarity(word: str) -> float:
    """How much a word tells: jieba's weight, at most 11, which terms of the field have."""
    if word in field_terms():
        return 11.0
    if known(word):
        return min(idf(word), 11.0)
    return 8.0 if len(word) > 3 else 6.0


def form(word: str) -> float:
    """Terms of the field first, then compounds; two characters last."""
    if word in field_terms():
        return 1.6 if len(word) < 4 else 1.75
    if is_subject(word):
        return 1.2
    return 1.0 if len(word) == 2 else 1.15 if len(word) == 3 else 1.3


def is_stop(word: str) -> bool:
    """Whether a word is one of the everyday words of officialdom."""
    return word in _stop()


@cache
def _post_endings() -> tuple[str, ...]:
    return tuple(words_of("post"))


@cache
def _stop() -> frozenset[str]:
    return frozenset(row[0] for row in rows("topics_stop.tsv"))


@cache
def _subjects() -> dict[str, frozenset[str]]:
    """Of topics_subjects.tsv: subjects, and characters that close them or deny them."""
    found: dict[str, set[str]] = {"word": set(), "tail": set(), "hollow": set(), "trade": set()}
    for kind, cell in rows("topics_subjects.tsv"):
        found[kind].update([cell] if kind == "word" else cell)
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def trades() -> tuple[str, ...]:
    """Words that close the names of firms when more stands before them: 药业, 矿业."""
    return tuple(row[1] for row in rows("topics_subjects.tsv") if row[0] == "trade")


@cache
def field_terms() -> frozenset[str]:
    """Terms of the field, kept whole and preferred."""
    return frozenset(row[0] for row in rows("topics_terms.tsv"))


@cache
def terms() -> Words:
    """The terms of the field where they do not merely open a body's or a post's name: 教育局, 交通大学, 检察长."""
    behind = "[局厅部委院处站所馆场]|长[，。；、等和]|大学|学院|集团|公司|宾馆|酒店|大厦|饭店"
    return Words(field_terms(), unless=behind)
