"""Where a post begins: from the word that ends it, leftwards over the body it belongs to.

Words come from rjieba with its dictionary only; a word that no body's name contains (a preposition, a particle, most
verbs, a time) ends the search, as does a mark that is not part of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate, compress

from calendar_app.extract.posts.lexicon import qualifiers
from calendar_app.extract.posts.wordlists import rows
from calendar_app.extract.segment import tagged, words

_STOP_TAGS = frozenset(["p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "t", "tg", "y", "o", "e"])
_JOINERS = frozenset("与和及暨")
_CLOSERS = {"）": "（", ")": "(", "》": "《", "”": "“"}
_INSIDE = frozenset("（）()《》“”·—-－ ")  # marks that names of bodies contain
_SHORT_VERBS = frozenset("到来去赴为是有让请叫任率带由说问见看听给令使获被称如像经抵访陪会与就在")
_SHORT_ADVERBS = frozenset("也还又都均就已曾再仍才即将共皆亦颇很更最不")
_MOST_KINDS = 200_000
_LONGEST = 40
_DATE_END = re.compile(r"[0-9０-９一二三四五六七八九十][日时点分]$")
_BODY_START = re.compile(
    r"(?:中国|全国|国家|国际|中央|世界|亚洲|省|市|县|区|自治区|[\u4e00-\u9fff]{2,3}[省市县区州]|北京|上海|天津|重庆|香港|澳门|中华)"
)
_BODY_END = re.compile(
    r"(?:等|一行|代表团|考察团|长|书记|主任|主席|委员|公司|集团|领导|[省市县区]|政府|[省市县区]委|大学|学院)$"
)


# What a word of the cut tells: of the place behind it, and of names that begin with it. Sums of these; plain numbers, since
# every word of a text is looked at, and below 256, so that the kinds of a text are bytes.
END = 1  # a post can begin behind it
SOFT = 2  # a joiner (与, 和) that names of bodies contain too
EDGE = 4  # a name, though no post, can begin behind it
UNIT = 8  # 日, 时: ends a post's words where a number stands before it
NAMED = 16  # jieba's dictionary has it as a person's name
HIGHEST = 16


@cache
def _rules() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("post_stops.tsv")}


def word_kind(word: str) -> int:
    """What a word tells: a sum of END, SOFT, EDGE, UNIT, NAMED."""
    tags = tagged(word, guess=False)
    tag = tags[0][1] if len(tags) == 1 else "x"
    named = NAMED if tag.startswith("nr") else 0
    rule = _rules().get(word)
    if rule == "keep":
        return named
    verb = tag == "v" and (1 < len(word) < 4 or word in _SHORT_VERBS)
    stop = tag in _STOP_TAGS and not (tag == "d" and len(word) == 1 and word not in _SHORT_ADVERBS)
    if rule == "stop" or stop or verb:
        return END | SOFT if word in _JOINERS else END
    if "\n" in word:
        return END
    if tag == "x" and (word in ",;:!?." or not (word in _INSIDE or word.isascii())):
        return END
    if word in "日时点分":
        return UNIT
    return EDGE if tag == "v" else named


class Kinds(dict[str, int]):
    """A property of words, worked out once for each; holds at most as many as the dictionary has words."""

    def __init__(self, work: Callable[[str], int]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KINDS:
            self.clear()
        kind = self[word] = self._work(word)
        return kind


_KINDS = Kinds(word_kind)


@cache
def _with(told: int) -> bytes:
    """A table that turns each kind into 1 where it tells something of *told*, else 0."""
    return bytes(1 if kind & told else 0 for kind in range(256))


_WITH = {told: _with(told) for told in (END, SOFT, EDGE, UNIT)}


class Boundaries:
    """The cut of one folded text, and the places of it at which a post or a name can begin.

    ``starts`` are the places of the words and the end of the text, ``kinds`` what each word tells. ``ends`` are the places,
    ascending, at which a post can begin; ``stops`` the same as a set; ``edges`` those at which a name can begin.
    """

    __slots__ = ("edges", "ends", "kinds", "soft", "starts", "stops", "text", "words")

    def __init__(self, text: str, memo: Kinds | None = None) -> None:
        """Cut *text*; *memo* may tell more of each word than ``word_kind``, in higher numbers."""
        self.text = text
        self.words: list[str] = words(text, guess=False)
        self.starts: list[int] = [0, *accumulate(map(len, self.words))]
        self.kinds = bytes(map((_KINDS if memo is None else memo).__getitem__, self.words))
        behind = self.starts[1:]
        self.ends: list[int] = [0, *compress(behind, self.kinds.translate(_WITH[END]))]
        units = [
            at
            for at in compress(behind, self.kinds.translate(_WITH[UNIT]))
            if _DATE_END.search(text, max(0, at - 2), at)
        ]
        if units:
            self.ends = sorted({*self.ends, *units})
        self.soft = frozenset(compress(behind, self.kinds.translate(_WITH[SOFT])))
        self.stops = frozenset(self.ends)
        self.edges = self.stops.union(compress(behind, self.kinds.translate(_WITH[EDGE])))

    def with_kind(self, told: int) -> list[int]:
        """Numbers of the words that tell something of *told*, a sum of kinds."""
        return list(compress(range(len(self.words)), self.kinds.translate(_with(told))))

    def before(self, place: int, floor: int) -> int:
        """Start of the post whose last word begins at *place*; not before *floor* (the end of a name, a mark)."""
        k = bisect_right(self.ends, place) - 1
        limit = max(floor, place - _LONGEST)
        while k > 0 and self.ends[k] in self.soft and self._inside(k, limit):
            k -= 1
        start = max(self.ends[k], limit)
        return self._balance(start, place)

    def _inside(self, k: int, limit: int) -> bool:
        """Whether the joiner that ends at ends[k] is part of a body's name: 中国物流与采购联合会, not 李明与省教育厅."""
        at, left = self.ends[k] - 1, max(self.ends[k - 1], limit)
        chunk = self.text[left:at].strip()
        return 2 <= len(chunk) <= 12 and bool(_BODY_START.match(chunk)) and not _BODY_END.search(chunk)

    def _balance(self, start: int, place: int) -> int:
        """Leave out an opening bracket or quote that is not closed before *place*, and a closing one that was not opened."""
        text, at = self.text, place - 1
        depth: list[str] = []
        while at >= start:
            char = text[at]
            if char in _CLOSERS:
                if at == place - 1 or text[at - 1] in "。！？":
                    return at + 1
                depth.append(_CLOSERS[char])
            elif char in "（(《“" and (not depth or depth.pop() != char):
                return at + 1
            at -= 1
        if depth:  # closed here, opened before the boundary: take what stands after the closing mark
            closing = max(text.rfind(c, start, place) for c in _CLOSERS)
            return closing + 1
        while start < place and text[start] in " —-－·":
            start += 1
        return start


@cache
def _qualifier() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(w for w in qualifiers() if not w.startswith("党")) + ")+$")


@cache
def _qualifier_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in qualifiers())


def with_qualifier(text: str, place: int) -> int:
    """Start of the qualifier (副, 常务副, 原 …) that stands right before *place*, or *place*."""
    if text[place - 1 : place] not in _qualifier_ends():
        return place
    match = _qualifier().search(text, max(0, place - 8), place)
    return match.start() if match else place
