"""Words of a text as the search for names sees them: repaired where jieba guessed wrong, walled where no name may run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.extract.names.lexicon import divisions, short_divisions
from calendar_app.extract.segment import has_word, tagged

_QUOTED = re.compile(r"《[^《》\n]{1,120}》|“[^“”\n]{1,80}”|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』")
_TORN = "对在到从与由向将和至赴往于来抵驻"  # function words that a guessed word may have swallowed
_ENDS = "区县市镇乡村局院校厂馆园站"  # of names
_DIVISIONS = "区县市镇乡村"
_VERBS = "作表发出举召开讲"  # that a guessed word may have torn a division from
_SCHOOLS = ("职业", "专业", "专科", "师范", "技术")


_LED = frozenset("率赴访抵携")  # verbs that a guess draws into the name behind them


class Token(NamedTuple):
    """A word with its place and jieba's part of speech; ``wall`` where a date, a person or a title of a work hides it."""

    word: str
    tag: str
    start: int
    end: int
    wall: bool = False


def tokens(text: str, walls: Sequence[tuple[int, int]]) -> list[Token]:
    """Words of *text*; those inside *walls*, titles of works and quotations are walls."""
    hidden = bytearray(len(text))
    for start, end in [*walls, *(match.span() for match in _QUOTED.finditer(text))]:
        hidden[start:end] = b"\1" * (end - start)
    out: list[Token] = []
    at = 0
    while at < len(text):
        stop = at + 1
        while stop < len(text) and hidden[stop] == hidden[at]:
            stop += 1
        if hidden[at]:
            out.append(Token(text[at:stop], "x", at, stop, wall=True))
        else:
            # what stands between walls is cut for itself, so that no guessed word reaches into one
            out += _cut(text[at:stop], at)
        at = stop
    return _joined(out)


def _cut(text: str, at: int) -> list[Token]:
    """Words of a stretch without walls that begins at *at*."""
    out: list[Token] = []
    for word, tag in tagged(text):
        after_name = bool(out) and out[-1].word[-1] in _ENDS
        out += _repaired(word, tag, at, after_name=after_name)
        at += len(word)
    return out


def _repaired(word: str, tag: str, at: int, *, after_name: bool) -> list[Token]:
    """The word, or its parts where a guess of jieba's has swallowed a function word (对市 → 对 + 市).

    The end of a division may be torn to its verb (甲区作 → 甲 + 区作). A county whose name begins like a conjunction
    (和县) is none behind another name (甲乡和县医院).
    """
    end = at + len(word)
    if len(word) > 1 and (word[0] in _TORN or word[-1] in _TORN):
        joins = after_name and word[0] == "和"
        if not joins and (has_word(word) or word in divisions() or word in short_divisions()):
            return [Token(word, tag, at, end)]
        if word[0] in _TORN:
            return [Token(word[0], "p", at, at + 1), Token(word[1:], "n", at + 1, end)]
        return [Token(word[:-1], "n", at, end - 1), Token(word[-1], "p", end - 1, end)]
    if len(word) > 2 and word[0] in _LED and not has_word(word) and word not in divisions():
        return [Token(word[0], "v", at, at + 1), Token(word[1:], tag, at + 1, end)]
    if len(word) == 2 and word[0] in _DIVISIONS and word[1] in _VERBS and not has_word(word):
        return [Token(word[0], "n", at, at + 1), Token(word[1], "v", at + 1, end)]
    return [Token(word, tag, at, end)]


def _joined(toks: Sequence[Token]) -> list[Token]:
    """中等 and 高等 before a kind of school, and 市立 before what a city founded, are one word, whatever jieba made of them."""
    if not any(token.word == "等" or token.word.endswith("立") for token in toks):
        return list(toks)
    out: list[Token] = []
    for i, token in enumerate(toks):
        if token.word == "立" and out and out[-1].word[-1] in "省市县" and not out[-1].wall:
            founder = out.pop()
            out.append(Token(f"{founder.word}立", founder.tag, founder.start, token.end))
            continue
        if token.word in ("省立", "市立", "县立"):
            token = token._replace(tag="b")
        follows = toks[i + 1].word if i + 1 < len(toks) else ""
        if token.word == "等" and out and out[-1].word[-1] in "中高" and follows.startswith(_SCHOOLS):
            head = out.pop()
            if len(head.word) > 1:
                out.append(Token(head.word[:-1], "n", head.start, head.end - 1, head.wall))
            out.append(Token(f"{head.word[-1]}等", "b", head.end - 1, token.end, token.wall))
        else:
            out.append(token)
    return out
