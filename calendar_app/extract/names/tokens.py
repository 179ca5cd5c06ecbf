"""Words of a text as the search for names sees them: repaired where jieba guessed wrong, walled where no name may run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple, cast

from calendar_app.extract.lookup import Memo
from calendar_app.extract.names.lexicon import divisions, short_divisions
from calendar_app.extract.names.wordkinds import MAY_PART, PARTS, kind_of
from calendar_app.extract.segment import has_word, tagged

_QUOTED = re.compile(r"《[^《》\n]{1,120}》|“[^“”\n]{1,80}”|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』")
_TORN = "对在到从与及由向将和至赴往于来抵驻就"  # function words that a guessed word may have swallowed
_ENDS = "区县市镇乡村局院校厂馆园站委府部处会所"  # of names
_DIVISIONS = "区县市镇乡村"
_VERBS = "作表发出举召开讲"  # that a guessed word may have torn a division from
_SCHOOLS = ("职业", "专业", "专科", "师范", "技术")
_JOINABLE = re.compile(
    "[中高]等|[省市县区镇乡]立|[镇乡道][\u4e00-\u9fff]{2}(?:村|社区)|站"
)  # what ``_joined`` looks for
_MOST = 50_000  # words that are kept
_LED = frozenset("率赴访抵携")  # verbs that a guess draws into the name behind them


class Token(NamedTuple):
    """A word with its place and jieba's part of speech.

    ``wall`` where a date, a person or a title of a work hides it; ``kind`` is what it tells of names (``wordkinds``).
    """

    word: str
    tag: str
    start: int
    end: int
    wall: bool = False
    kind: int = PARTS


#: What makes tokens of ready tuples, without the step through Python that ``Token(…)`` and ``Token._make`` take.
_NEW = cast("Callable[[type[Token], tuple[object, ...]], Token]", tuple.__new__)

_Part = tuple[str, str, int]  # word, part of speech, kind


def _taken_apart(pair: tuple[str, str]) -> tuple[_Part, ...]:
    """What a word with its part of speech is taken apart into, mostly itself."""
    return tuple((word, tag, kind_of(word, tag)) for word, tag in _repaired(*pair))


_PARTS = Memo(_taken_apart, _MOST)


def tokens(text: str, walls: Sequence[tuple[int, int]]) -> list[Token]:
    """Words of *text*; those inside *walls*, titles of works and quotations are walls."""
    hidden = bytearray(len(text))
    for start, end in [*walls, *(match.span() for match in _QUOTED.finditer(text))]:
        hidden[start:end] = b"\1" * (end - start)
    toks: list[Token] = []
    at = 0
    while at < len(text):
        stop = hidden.find(1 - hidden[at], at)
        if stop < 0:
            stop = len(text)
        if hidden[at]:
            toks.append(Token(text[at:stop], "x", at, stop, wall=True))
        else:
            # what stands between walls is cut for itself, so that no guessed word reaches into one
            words, tags, kinds = zip(*words_with_kinds(text[at:stop]), strict=True)
            ends = list(accumulate(map(len, words), initial=at))
            toks += map(_NEW, repeat(Token), zip(words, tags, ends, ends[1:], repeat(False), kinds, strict=False))
        at = stop
    return _joined(toks) if _JOINABLE.search(text) else toks


def words_with_kinds(text: str) -> list[_Part]:
    """Words of a stretch without walls; words that jieba guessed wrong are taken apart."""
    pairs = tagged(text)
    if text.count("和") == pairs.count(("和", "c")):  # as a rule: each is a word by itself
        return list(chain.from_iterable(map(_PARTS.__getitem__, pairs)))
    out: list[_Part] = []
    for pair in pairs:
        word = pair[0]
        if word[0] == "和" and len(word) > 1 and out and out[-1][0][-1] in _ENDS:
            # a county whose name begins like a conjunction (和县) is none behind another name (甲乡和县医院)
            out += (("和", "p", kind_of("和", "p")), (word[1:], "n", kind_of(word[1:], "n")))
        else:
            out += _PARTS[pair]
    return out


def _repaired(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """The word, or its parts where a guess of jieba's has swallowed a function word (对市 → 对 + 市).

    The end of a division may be torn to its verb (甲区作 → 甲 + 区作).
    """
    if len(word) > 1 and (word[0] in _TORN or word[-1] in _TORN):
        if has_word(word) or word in divisions() or word in short_divisions():
            return ((word, tag),)
        if word[0] in _TORN:
            return ((word[0], "p"), (word[1:], "n"))
        return ((word[:-1], "n"), (word[-1], "p"))
    if len(word) == 3 and word[1] == "等" and word[0] in _DIVISIONS and not has_word(word):
        return ((word[0], "n"), ("等", "u"), (word[2], "n"))  # 丙村等村
    if len(word) > 2 and word[0] in _LED and not has_word(word) and word not in divisions():
        return ((word[0], "v"), (word[1:], tag))
    if len(word) == 2 and word[0] in _DIVISIONS and word[1] in _VERBS and not has_word(word):
        return ((word[0], "n"), (word[1], "v"))
    if 1 < len(word) <= 3 and word[0] in _DIVISIONS and tag == "v" and not has_word(word):
        return ((word[0], "n"), (word[1:], "vn"))  # 石桥|村禁烧
    return ((word, tag),)


def _joined(toks: Sequence[Token]) -> list[Token]:
    """中等 and 高等 before a kind of school, and 市立 before what a city founded, are one word, whatever jieba made of them."""
    out: list[Token] = []
    for i, token in enumerate(toks):
        if token.word == "立" and out and out[-1].word[-1] in "省市县区镇乡" and not out[-1].wall:
            founder = out.pop()
            out.append(_token(f"{founder.word}立", founder.tag, founder.start, token.end))
            continue
        if token.word in ("省立", "市立", "县立", "区立", "镇立", "乡立"):
            token = _token(token.word, "b", token.start, token.end, wall=token.wall)
        if token.word == "站" and out and _is_station(out[-1], toks[i + 1] if i + 1 < len(toks) else None):
            head = out.pop()
            out.append(_token(f"{head.word}站", "n", head.start, token.end))
            continue
        if token.word in ("村", "社区") and len(out) > 1 and _is_its_name(out[-2], out[-1]):  # 曙坪镇|联合|村
            head = out.pop()
            out.append(_token(f"{head.word}{token.word}", "ns", head.start, token.end))
            continue
        follows = toks[i + 1].word if i + 1 < len(toks) else ""
        if token.word == "等" and out and out[-1].word[-1] in "中高" and follows.startswith(_SCHOOLS):
            head = out.pop()
            if len(head.word) > 1:
                out.append(_token(head.word[:-1], "n", head.start, head.end - 1, wall=head.wall))
            out.append(_token(f"{head.word[-1]}等", "b", head.end - 1, token.end, wall=token.wall))
        else:
            out.append(token)
    return out


def _is_station(head: Token, behind: Token | None) -> bool:
    """Whether 站 behind a noun is a station (航标|站), not somebody who stands (站|在)."""
    standing = behind is not None and behind.word in ("在", "着", "到", "起", "上", "立", "了")
    return not standing and not head.wall and head.tag in ("n", "vn", "nz", "ns", "nr", "l", "j") and len(head.word) > 1


def _is_its_name(outer: Token, head: Token) -> bool:
    """Whether a word behind a town is the name of a village of it, though the word parts names elsewhere."""
    return (
        len(head.word) == 2
        and bool(head.kind & (PARTS | MAY_PART))
        and not head.wall
        and outer.word.endswith(("镇", "乡", "街道"))
    )


def _token(word: str, tag: str, start: int, end: int, *, wall: bool = False) -> Token:
    return Token(word, tag, start, end, wall, PARTS if wall else kind_of(word, tag))
