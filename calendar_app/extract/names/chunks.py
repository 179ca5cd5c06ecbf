"""Runs of words that may be a name, and the candidate in each: where it starts, by what ending, beside what words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from calendar_app.extract.names.lexicon import divisions, longest_suffix, short_divisions, suffixes, words_of
from calendar_app.extract.segment import tagged

#: Parts of speech (jieba) over which no name runs: preposition, conjunction, particle, pronoun, adverb, modal, time, mark.
_STOP_TAGS = frozenset(
    {"p", "c", "u", "uj", "ul", "uv", "ud", "ug", "uz", "d", "r", "rr", "rz", "y", "e", "o", "df", "dg"}
)
_MARK = re.compile(r"[^\w·•+]|_")
_BRACKETED = re.compile(r"[（(][^（）()，。；：、]{1,12}[）)]")
_QUOTED = re.compile(r"《[^《》\n]{1,120}》|“[^“”\n]{1,80}”|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』")
_PROPER = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg", "j", "eng", "zg", "x"})
_SELF = (
    "市",
    "县",
    "区",
    "省",
    "州",
    "旗",
    "省市",
    "校",
    "院",
    "國",
    "國家",
    "国家",
    "全国",
    "中国",
    "中央",
    "省级",
    "市级",
)
_JOINTS = frozenset({"、", "和", "及", "与", "以及", "與"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with its place and part of speech; ``wall`` where a date, a person or a title hides it."""

    word: str
    tag: str
    start: int
    end: int
    wall: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: tokens ``first`` to ``last``, the class of its ending ("" for a known name), and what follows it.

    ``tail`` is true where more words of the same run follow, so that the name only qualifies them.
    """

    name: str
    start: int
    end: int
    kind: str
    first: int
    last: int
    tail: bool
    proper: bool


def tokens(text: str, walls: Sequence[tuple[int, int]]) -> list[Token]:
    """Words of *text*; those inside *walls*, titles of works and quotations are marked as walls."""
    hidden = bytearray(len(text))
    for start, end in [*walls, *(match.span() for match in _QUOTED.finditer(text))]:
        hidden[start:end] = b"\1" * (end - start)
    out: list[Token] = []
    at = 0
    for word, tag in tagged(text):
        end = at + len(word)
        if any(hidden[at:end]) and not all(hidden[at:end]):
            # a wall cuts the word: its free part stands alone
            cut = at
            while cut < end:
                stop = cut
                while stop < end and hidden[stop] == hidden[cut]:
                    stop += 1
                out.append(Token(text[cut:stop], "n", cut, stop, bool(hidden[cut])))
                cut = stop
        else:
            out.append(Token(word, tag, at, end, bool(hidden[at])))
        at = end
    return out


def candidates(text: str, toks: Sequence[Token], known: frozenset[str]) -> list[Candidate]:
    """One candidate at most for each run of words, in order.

    Args:
        text: the text behind *toks*.
        toks: its words.
        known: names known from elsewhere, which need no ending.
    """
    brackets = {match.start(): match.end() for match in _BRACKETED.finditer(text)}
    out: list[Candidate] = []
    i = 0
    while i < len(toks):
        if _ends_run(toks, i):
            i += 1
            continue
        first = i
        while i < len(toks):
            if toks[i].start in brackets and i > first:
                close = brackets[toks[i].start]
                j = i
                while j < len(toks) and toks[j].end < close:
                    j += 1
                if j + 1 < len(toks) and toks[j].end == close and not _ends_run(toks, j + 1):
                    i = j + 1
                    continue
                break
            if _ends_run(toks, i):
                break
            i += 1
        found = _candidate(text, toks, first, i, known)
        if found is not None:
            out.append(found)
    return out


def _ends_run(toks: Sequence[Token], i: int) -> bool:
    token = toks[i]
    word = token.word
    if token.wall or _MARK.match(word):
        return True
    if word in words_of("inside"):
        return False
    if (
        word in words_of("predicate")
        or word in words_of("visit")
        or word in words_of("break")
        or word in words_of("venue")
    ):
        return True
    if token.tag in _STOP_TAGS:
        return True
    if token.tag == "m" and not word.startswith("第") and i + 1 < len(toks):
        return toks[i + 1].tag in ("q", "m") and toks[i + 1].word not in suffixes()
    return token.tag == "t" and word[-1] in "年月日时"


def _candidate(text: str, toks: Sequence[Token], first: int, stop: int, known: frozenset[str]) -> Candidate | None:
    """The name in the run ``toks[first:stop]``: up to its last ending, without leading verbs and measures."""
    while first < stop and (
        (toks[first].tag in ("v", "vd", "vi", "f", "q", "a", "ad", "m") and toks[first].word not in words_of("inside"))
        or (toks[first].word in words_of("post"))
    ):
        if (
            toks[first].word.startswith("第")
            or toks[first].word in divisions()
            or toks[first].word in short_divisions()
        ):
            break
        if toks[first].word in _SELF or (
            toks[first].tag in ("a", "f", "m") and first + 1 < stop and len(toks[first].word) == 1
        ):
            break
        first += 1
    if first == stop:
        return None
    start = toks[first].start
    run = text[start : toks[stop - 1].end]
    for size in range(len(run), 1, -1):
        if run[:size] in known:
            last = next((k for k in range(first, stop) if toks[k].end >= start + size), stop - 1)
            if toks[last].end == start + size:
                suffix = _suffix(text, start, start + size)
                return Candidate(
                    run[:size],
                    start,
                    start + size,
                    suffix and suffixes()[suffix] or "firm",
                    first,
                    last,
                    last + 1 < stop,
                    True,
                )
    for last in range(stop - 1, first - 1, -1):
        end = toks[last].end
        suffix = _suffix(text, start, end)
        if suffix is None:
            continue
        if toks[last].word not in suffixes() and not toks[last].word.endswith(suffix):
            pass
        name = text[start:end]
        if name in words_of("generic") or name == suffix:
            return None
        return Candidate(
            name, start, end, suffixes()[suffix], first, last, last + 1 < stop, _proper(toks, first, last, suffix)
        )
    # no ending: a division by its short name, the last of a row (省 市)
    last = first
    while last + 1 < stop and toks[last + 1].word in short_divisions() and toks[last].word in short_divisions():
        last += 1
    token = toks[last]
    if token.word in short_divisions() or token.word in divisions():
        team = last + 1 < stop and toks[stop - 1].word.endswith("队") and stop - last <= 4
        if team:
            return Candidate(
                text[token.start : toks[stop - 1].end],
                token.start,
                toks[stop - 1].end,
                "team",
                last,
                stop - 1,
                False,
                True,
            )
        return Candidate(token.word, token.start, token.end, "admin", last, last, last + 1 < stop, True)
    return None


def _suffix(text: str, start: int, end: int) -> str | None:
    """The longest ending of the lexicon that closes ``text[start:end]``."""
    for size in range(min(longest_suffix(), end - start), 0, -1):
        if text[end - size : end] in suffixes():
            return text[end - size : end]
    return None


def _proper(toks: Sequence[Token], first: int, last: int, suffix: str) -> bool:
    """Whether the name holds a proper part, not common words alone."""
    name = "".join(token.word for token in toks[first : last + 1])
    stem = name[: -len(suffix)] or name
    if stem.startswith(_SELF) or name in divisions():
        return True
    return any(token.tag in _PROPER for token in toks[first : last + 1]) or any(
        token.tag in ("n", "v", "g", "ng") and len(token.word) == 1 for token in toks[first:last]
    )


def before(toks: Sequence[Token], found: Sequence[Candidate], index: int) -> int:
    """Index of the token before the list in which ``found[index]`` stands (-1: none): joints and earlier items are skipped."""
    first = found[index].first
    while index > 0 and first > 0 and toks[first - 1].word in _JOINTS and found[index - 1].last < first - 1:
        gap = first - 2 - found[index - 1].last
        if gap > (4 if found[index - 1].tail else 0):
            break
        index -= 1
        first = found[index].first
    return first - 1


def after(toks: Sequence[Token], found: Sequence[Candidate], index: int) -> int:
    """Index of the token after the list in which ``found[index]`` stands."""
    last = found[index].last
    while (
        index + 1 < len(found)
        and last + 1 < len(toks)
        and toks[last + 1].word in _JOINTS
        and found[index + 1].first == last + 2
    ):
        index += 1
        last = found[index].last
    return last + 1
