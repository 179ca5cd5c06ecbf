"""Words of a text as the search for names sees them: repaired where jieba guessed wrong, walled where no name may run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter

from calendar_app.extract.lookup import Memo, with_bits
from calendar_app.extract.names.lexicon import (
    BODIES,
    divisions,
    foreign_places,
    short_divisions,
    suffixes,
    words_of,
)
from calendar_app.extract.names.wordkinds import MAY_PART, ODD, PARTS, kind_of, mark_of
from calendar_app.extract.segment import GAP, WordTable, has_word, words
from calendar_app.model.quick import maker

_QUOTED = re.compile(r"《[^《》\n]{1,120}》|“[^“”\n]{1,80}”|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』")
_TORN = "对在到从与及由向将和至赴往于来抵驻就去"  # function words that a guessed word may have swallowed
_ENDS = "区县市镇乡村局院校厂馆园站委府部处会所"  # of names
_DIVISIONS = "区县市镇乡村"
_VERBS = "作表发出举召开讲"  # that a guessed word may have torn a division from
_SCHOOLS = ("职业", "专业", "专科", "师范", "技术")
_MOST = 50_000  # words that are kept
_NAMING = frozenset(
    {"n", "nr", "ns", "nz", "ng", "zg", "a", "f"}
)  # parts of speech of a character that may begin a name
_BELOW = {
    "村": ("镇", "乡", "街道"),
    "社区": ("镇", "乡", "街道"),
    "街道": ("区", "县", "市"),
}  # in what a village lies
_LED = frozenset("率赴访抵携")  # verbs that a guess draws into the name behind them


@dataclass(frozen=True, slots=True)
class Token:
    """A word with jieba's part of speech, the same object wherever the word stands.

    ``kind`` is what it tells of names (``wordkinds``); ``wall`` where a date, a person or a title of a work hides it.
    """

    word: str
    tag: str
    kind: int = PARTS
    wall: bool = False


_wall = maker(Token)  # hundreds in a bulletin, of which no two are one
_kind_of = attrgetter("kind")
_word_of = attrgetter("word")


class Tokens:
    """The ``words`` of a text in order.

    ``starts`` has the place of each and behind them the length of the text, ``kinds`` the kind of each.
    """

    __slots__ = ("kinds", "starts", "words")

    def __init__(self, toks: list[Token]) -> None:
        """Take words apart that jieba guessed wrong."""
        kinds = bytes(map(_kind_of, toks))
        self.words = _taken_apart(toks, kinds)
        self.kinds = kinds if self.words is toks else bytes(map(_kind_of, self.words))
        self.starts = list(accumulate(map(len, map(_word_of, self.words)), initial=0))


_ODD = with_bits(ODD)


def _new(word: str, tag: str) -> Token:
    kind = kind_of(word, tag)
    odd = len(_repaired(word, tag)) > 1 or (word[0] == "和" and len(word) > 1)
    return Token(word, tag, kind + ODD if odd else kind)


_TOKENS = WordTable(_new, _MOST)
_PARTS: Memo[tuple[str, str], Token] = Memo(lambda pair: _token(*pair), _MOST)  # of words that are taken apart


def tokens(text: str, walls: Iterable[tuple[int, int]]) -> Tokens:
    """Words of *text*; those inside *walls*, titles of works and quotations are walls."""
    hidden = _united([*walls, *(match.span() for match in _QUOTED.finditer(text))])
    if not hidden:
        toks = _TOKENS.read(text)
    else:
        # no guessed word may reach into a wall, so each is a gap where the text is cut
        edges = [0, *chain.from_iterable(hidden), len(text)]
        open_ = [text[start:end].replace(GAP, " ") for start, end in zip(edges[::2], edges[1::2], strict=True)]
        cut = words(GAP.join(open_))
        toks = _TOKENS.of(cut)
        at = -1
        for start, end in hidden:
            at = cut.index(GAP, at + 1)
            toks[at] = _wall(text[start:end], "x", PARTS + mark_of(text[start]), True)
    return Tokens(_joined(_taken_apart(toks, bytes(map(_kind_of, toks)))) if _joinable().search(text) else toks)


@cache
def _joinable() -> re.Pattern[str]:
    """What ``_joined`` looks for, by its last character: so the engine passes over the others without a try at each."""
    offices = "|".join(sorted(ending for ending in suffixes() if len(ending) == 3 and ending[-1] == "办"))
    return re.compile(
        "[等立村区站镇所查桥办道](?:(?<=[中高]等)|(?<=[省市县区镇乡]立)|(?<=[镇乡道][\u4e00-\u9fff]{2}村)"
        "|(?<=[镇乡道][\u4e00-\u9fff]{2}社区)|(?<=[区县市][\u4e00-\u9fff]{2}街道)|(?<=站)|(?<=村镇)|(?<=实践所)|(?<=嘎查)|(?<=特大桥)|(?<=[委汛]办)"
        f"|(?<=(?:{offices})))"
    )


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def unwalled(text: str) -> Sequence[Token]:
    """Words of a stretch without walls."""
    toks = _TOKENS.read(text)
    return _taken_apart(toks, bytes(map(_kind_of, toks)))


def _taken_apart(toks: list[Token], kinds: bytes) -> list[Token]:
    """The words, of those *kinds*; those that jieba guessed wrong are taken apart."""
    odd = kinds.translate(_ODD)
    if 1 not in odd:
        return toks
    out: list[Token] = []
    done = 0
    while (at := odd.find(1, done)) >= 0:
        out += toks[done:at]
        token, done = toks[at], at + 1
        word = token.word
        if word[0] == "和" and out and out[-1].word[-1] in _ENDS and not out[-1].wall:
            # a county whose name begins like a conjunction (和县) is none behind another name (甲乡和县医院)
            out += (_PARTS["和", "p"], _PARTS[word[1:], "n"])
        else:
            out += map(_PARTS.__getitem__, _repaired(word, token.tag))
    out += toks[done:]
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
    if (
        (len(word) > 2 or word[-1] in "省市县区州旗盟")
        and word[0] in _LED
        and not has_word(word)
        and word not in divisions()
    ):
        return ((word[0], "v"), (word[1:], tag))
    if len(word) == 2 and word[0] == "作" and word[1] in "省市县区州" and not has_word(word):
        return ((word[0], "v"), (word[1:], "n"))
    if len(word) == 2 and word[0] in _DIVISIONS and word[1] in _VERBS and not has_word(word):
        return ((word[0], "n"), (word[1], "v"))
    if 1 < len(word) <= 3 and (word[0] in _DIVISIONS or word[0] == "队") and tag == "v" and not has_word(word):
        return ((word[0], "n"), (word[1:], "vn"))  # 石桥|村禁烧
    if 1 < len(word) <= 4 and word[0] in "村镇乡" and not has_word(word) and not _is_division(word):
        return ((word[0], "n"), (word[1:], tag))  # 九潮|镇九潮|村, 羊场|村砂
    if word[0] == "个" and len(word) > 1 and not has_word(word):
        return (("个", "q"), (word[1:], tag))
    if len(word) == 4 and _is_pair(word, tag):
        return ((word[:2], "n" if tag == "n" else "ns"), (word[2:], tag))
    return ((word, tag),)


def _is_division(word: str) -> bool:
    return word in divisions() or word in short_divisions()


def _is_pair(word: str, tag: str) -> bool:
    """Whether a word of four is a body with its head (协会|会长) or a province with its city (湖东|甲州)."""
    head, end = word[:2], word[2:]
    if tag in ("ns", "nz"):
        return (head in short_divisions() and end in short_divisions()) or (
            head in foreign_places() and end in foreign_places()
        )
    return end in words_of("post") and word not in words_of("post") and suffixes().get(head, "none") in BODIES


def _joined(toks: Sequence[Token]) -> list[Token]:
    """中等 and 高等 before a kind of school, and 市立 before what a city founded, are one word, whatever jieba made of them."""
    out: list[Token] = []
    for i, token in enumerate(toks):
        if token.word == "立" and out and out[-1].word[-1] in "省市县区镇乡" and not out[-1].wall:
            founder = out.pop()
            out.append(_token(f"{founder.word}立", founder.tag))
            continue
        if token.word in ("省立", "市立", "县立", "区立", "镇立", "乡立") and not token.wall:
            token = _token(token.word, "b")
        if token.word == "站" and out and _is_station(out[-1], toks[i + 1] if i + 1 < len(toks) else None):
            out.append(_token(f"{out.pop().word}站", "n"))
            continue
        if token.word[0] == "查" and out and out[-1].word.endswith("嘎") and not out[-1].wall:  # 斯台嘎|查牧户
            name, rest = f"{out.pop().word}查", token.word[1:]
            out += [_token(word, "ns") for word in (name, rest) if word]
            continue
        if (token.word == "所" and out and out[-1].word == "实践") or (
            token.word == "办" and out and f"{out[-1].word[-2:]}办" in suffixes()  # 县委|办
        ):
            out.append(_token(f"{out.pop().word}{token.word}", "n"))
            continue
        if token.word == "大桥" and out and out[-1].word == "特":
            out.append(_token(f"{out.pop().word}大桥", "n"))
            continue
        if token.word == "村镇" and out and len(out[-1].word) == 1 and out[-1].tag in _NAMING and not out[-1].wall:
            out.append(_token(f"{out.pop().word}村镇", "ns"))  # 岳|村镇
            continue
        if (
            token.word in _BELOW and len(out) > 1 and _is_its_name(out[-2], out[-1], _BELOW[token.word])
        ):  # 曙坪镇|联合|村
            out.append(_token(f"{out.pop().word}{token.word}", "ns"))
            continue
        follows = toks[i + 1].word if i + 1 < len(toks) else ""
        if token.word == "等" and out and out[-1].word[-1] in "中高" and follows.startswith(_SCHOOLS):
            head = out.pop()
            if len(head.word) > 1:
                out.append(replace(head, word=head.word[:-1]) if head.wall else _token(head.word[:-1], "n"))
            out.append(_token(f"{head.word[-1]}等", "b"))
        else:
            out.append(token)
    return out


def _is_station(head: Token, behind: Token | None) -> bool:
    """Whether 站 behind a noun is a station (航标|站), not somebody who stands (站|在)."""
    standing = behind is not None and behind.word in ("在", "着", "到", "起", "上", "立", "了")
    noun = head.tag in ("n", "vn", "nz", "ns", "nr", "l", "j") or suffixes().get(f"{head.word}站", "none") != "none"
    return not standing and not head.wall and noun and len(head.word) > 1


def _is_its_name(outer: Token, head: Token, above: tuple[str, ...]) -> bool:
    """Whether a word behind a town is the name of a village of it, though the word parts names elsewhere."""
    return (
        len(head.word) == 2
        and (head.tag == "v" or bool(head.kind & (PARTS | MAY_PART)))
        and not head.wall
        and outer.word.endswith(above)
    )


def _token(word: str, tag: str) -> Token:
    return Token(word, tag, kind_of(word, tag))
