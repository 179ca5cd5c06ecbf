"""Nouns of a text and rows of nouns, with the weight of their mentions: what keywords are chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from calendar_app.extract.activities import tells_activity
from calendar_app.extract.lookup import Memo, with_bits
from calendar_app.extract.names.lexicon import divisions, suffixes, words_of
from calendar_app.extract.segment import GAP, WordTable, has_word, known
from calendar_app.extract.subjects import is_figure, is_stop, is_subject, terms, trades

MOST_WORDS = 50_000  # that are kept
GUESSED = 0.4  # weight of a word that no dictionary has
_LONGEST = 10  # characters of a compound
_SINGLE = ("n", "vn", "j", "nz", "nt", "an", "eng")
_PART = (*_SINGLE, "l", "b", "g", "ng", "nrt", "s")
_HEAD = ("n", "vn", "j", "nz", "nt", "ng")
_NO_SINGLE = frozenset({"ns", "nr", "nrt", "nrfg", "ng"})
_ATTRIBUTIVE = frozenset({"a", "b", "h", "ag"})
# what a word of the cut is: one that may stand in a row of nouns, a number, the end of a part, a single character
_NOUN, _FIGURE, _BREAK, _CHARACTER = 1, 2, 4, 8


def without(text: str, names: Sequence[str]) -> str:
    """*text* with line breaks for every one of *names* in it, in their order."""
    for name in names:
        text = text.replace(name, "\n" * len(name))
    return text


@dataclass(frozen=True, slots=True)
class RowWord:
    """What a word with its part of speech is to a row of nouns; the same object wherever the word stands."""

    word: str
    tag: str
    kind: int  # a sum of _NOUN, where it may stand in one, _FIGURE and _CHARACTER, or _BREAK
    share: float  # its weight as a keyword by itself, 0 where it may be none
    heads: bool  # a row may end with it
    opens: bool  # a row may begin with it


_kind_of = attrgetter("kind")
_word_of = attrgetter("word")


def _word(word: str, tag: str) -> RowWord:
    stop = is_stop(word)
    return RowWord(
        word,
        tag,
        _kind(word, tag),
        _share(word, tag),
        heads=not stop and tag.startswith(_HEAD),
        opens=not (stop or tag in ("ns", "vn") or word in divisions() or suffixes().get(word[-1]) == "admin"),
    )


def _kind(word: str, tag: str) -> int:
    if word == GAP:
        return _BREAK
    alone = _CHARACTER if len(word) == 1 else 0
    return alone + (_NOUN if _may_be_noun(word, tag) else 0) + (_FIGURE if is_figure(word) else 0)


_WORDS = WordTable(_word, MOST_WORDS)
_MADE: Memo[str, RowWord] = Memo(lambda word: _word(word, "n"), MOST_WORDS)  # put together from pieces


def _may_be_noun(word: str, tag: str) -> bool:
    """Whether a word with its part of speech may stand in a row of nouns."""
    attributive = len(word) == 1 and tag in _ATTRIBUTIVE
    noun = tag.startswith(_PART) and word != "暨"  # jieba takes the joint 暨 for a body
    return (noun or attributive) and not word.isspace() and word not in words_of("predicate")


def _share(word: str, tag: str) -> float:
    """Weight of a word that may be a keyword by itself, 0 where it may not: a noun, of two characters only where the dictionary has it.

    One that was put together or guessed weighs less: it must stand in the title and elsewhere.
    """
    if len(word) < 2 or not tag.startswith(_SINGLE) or tag in _NO_SINGLE or (len(word) < 3 and not has_word(word)):
        return 0.0
    return 1.0 if known(word) or is_subject(word) else GUESSED


def words_of_parts(texts: Iterable[str], named: Sequence[str]) -> Iterator[tuple[list[RowWord], bytes]]:
    """The words of each text, line breaks for every one of *named*, and the kind of each word."""
    words = _WORDS.read(without(GAP.join([*(text.replace(GAP, " ") for text in texts), ""]), named))
    kinds = bytes(map(_kind_of, words))
    start, end = 0, kinds.find(_BREAK)
    while end >= 0:
        yield words[start:end], kinds[start:end]
        start = end + 1
        end = kinds.find(_BREAK, start)


def collect(
    text: str,
    cut: Sequence[RowWord],
    kinds: bytes,
    weight: float,
    singles: dict[str, float],
    compounds: dict[str, float],
) -> None:
    """Count terms of the field in *text*; of its words without names, nouns and rows of up to four nouns."""
    edges: set[int] = set()
    for start, stop in terms().find(text):
        if stop - start == 2:
            edges = edges or set(accumulate(map(len, map(_word_of, cut)), initial=0))
            if start not in edges and stop not in edges:
                continue
        compounds[text[start:stop]] += weight
    nouns, characters = kinds.translate(with_bits(_NOUN)) + b"\0", kinds.translate(with_bits(_CHARACTER))
    start = nouns.find(1)
    while start >= 0:
        stop = nouns.find(0, start)
        # right behind a number stands its unit, not the subject: 24小时书房, 2020级新生
        counted = start > 0 and kinds[start - 1] & _FIGURE != 0
        if stop - start > 1:
            first = start + counted
            run = cut[first:stop]
            _collect_run(_whole(run) if 1 in characters[first:stop] else run, weight, singles, compounds)
        elif (share := cut[start].share) and not (counted and not has_word(cut[start].word)):
            (singles if share == 1.0 else compounds)[cut[start].word] += share * weight
        start = nouns.find(1, stop)


def _whole(run: Sequence[RowWord]) -> Sequence[RowWord]:
    """Words of a row of nouns with the single characters beside them put back: 新 + 工科, 菜 + 博会, 床位 + 数."""
    out: list[RowWord] = []
    before = ""
    for each in run:
        word = each.word
        if len(word) > 1:
            # 强 + 排行榜: what an everyday word is the head of, is one
            out.append(_MADE[before + word] if before and not is_stop(word) else each)
            before = ""
        elif before or each.tag in _ATTRIBUTIVE or not out:
            before += word
        else:
            out[-1] = _MADE[out[-1].word + word]
    return out


def _collect_run(run: Sequence[RowWord], weight: float, singles: dict[str, float], compounds: dict[str, float]) -> None:
    """Count the words of a row of nouns and the rows that end where its last telling word does: a head stands last."""
    for i, each in enumerate(run):
        share = each.share
        if share and not (i and each.word in trades()):  # 某某药业 is a firm
            (singles if share == 1.0 else compounds)[each.word] += share * weight
    last = len(run) - 1
    while last > 0 and not run[last].heads:
        last -= 1
    # what was done is told before it, if at all: the row begins behind it
    if last < 1 or tells_activity(run[last].word):
        return
    joined = run[last].word
    for each in reversed(run[:last]):
        joined = each.word + joined
        if len(joined) > _LONGEST or tells_activity(each.word):
            break
        if each.opens:
            compounds[joined] += weight
