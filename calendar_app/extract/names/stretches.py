"""A text as words, and what each stretch of them says: its ending, whether it holds a name, what leads to one."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from calendar_app.extract.lookup import with_bits
from calendar_app.extract.names.candidate import has_number
from calendar_app.extract.names.leads import HEADS, SELF, parts_here
from calendar_app.extract.names.lexicon import (
    divisions,
    foreign_places,
    short_divisions,
    suffix_sizes,
    suffixes,
    words_of,
)
from calendar_app.extract.names.tokens import Tokens
from calendar_app.extract.names.wordkinds import MAY_PART, PARTS, is_parting
from calendar_app.extract.segment import known

#: Kinds of names that are places to go to.
SITES = frozenset({"site", "venue"})
#: What ends a firm's name as it is registered.
REGISTERED = "有限公司"
_WEAK_TAGS = frozenset({"v", "vd", "vi", "f", "q", "a", "ad", "m"})  # that no name begins with
_VERBS = frozenset({"v", "vd"})
_PROPER_TAGS = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg", "j", "eng", "zg", "x"})
_NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两几多余数第半]")
_GONE_TO = SITES | {"admin", "firm", "school", "hospital"}
_LONGEST = 60  # characters of a name
_LEVELS = frozenset({"市", "县", "区", "镇", "乡", "村", "街道", "社区"})
_OUR = ("我", "本", "该")
_RANK = 4  # words of what a village or a firm is counted among


@cache
def _ranks() -> tuple[tuple[str, ...], frozenset[str]]:
    """What a village or a firm is counted among, and the last characters of that."""
    ranks = tuple(words_of("rank"))
    return ranks, frozenset(rank[-1] for rank in ranks)


class Stretches:
    """A text and its words, each of which parts names or may stand in one."""

    __slots__ = ("kinds", "parts", "starts", "text", "toks")

    def __init__(self, text: str, toks: Tokens) -> None:
        """Look at each word."""
        self.text = text
        self.toks = words = toks.words
        self.starts = toks.starts
        self.kinds = kinds = toks.kinds
        parts = bytearray(kinds.translate(with_bits(PARTS)))  # 1 where a word parts names rather than standing in one
        doubtful = kinds.translate(with_bits(MAY_PART))
        i = doubtful.find(1)
        while i >= 0:
            parts[i] = parts_here(words, i)
            i = doubtful.find(1, i + 1)
        self.parts = bytes(parts)

    def _past_rank(self, first: int, last: int) -> int:
        """Where the name begins in toks[first:last + 1] behind what it is counted among or whose it is.

        So in 省级贫困村|石桥村, 龙头企业|远山公司, 我县|青河镇, 我|市青河县.
        """
        text, start, behind = self.text, self.starts[first], first
        ranks, lasts = _ranks()
        for k in range(first, min(last, first + _RANK)):
            end = self.starts[k + 1]
            if text[end - 1] in lasts and text.endswith(ranks, start, end):
                behind = k + 1
        word = self.toks[behind].word
        ours = word in words_of("ours") or (behind > 0 and self.toks[behind - 1].word in _OUR and word in SELF)
        return behind + 1 if ours and behind < last else behind

    def _is_counted(self, last: int) -> bool:
        """Whether the word at *last* is a kind of division behind a number."""
        if has_number(self.toks[last].word):
            return True  # 湘潭、益阳|三市
        before = self.toks[last - 1]
        number = self.toks[last - 2] if before.tag == "q" and last > 1 else before
        word = self.toks[last].word
        counts = number.tag == "m" and not number.word.startswith("第")
        return counts and (word in words_of("generic") or suffixes().get(word) == "admin")

    def _visits(self, i: int) -> bool:
        """Whether a verb of going ends with the word at *i*, 了 behind it included."""
        return self.toks[i - (i > 0 and self.toks[i].word == "了")].word in words_of("visit")

    def _is_home(self, i: int) -> bool:
        """Whether the word at *i* is a division or a country, by which a team is called."""
        word = self.toks[i].word
        return word in short_divisions() or word == "中国" or word.removesuffix("队") in foreign_places()

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether somebody, at a place, goes to see what follows: 到甲县|检查|果园, 城东水厂|检查|果园 are no orchards' names."""
        return any(
            self.toks[k].word in words_of("visit")
            and (suffix := self._suffix(self.starts[first], self.starts[k])) is not None
            and suffixes()[suffix] in _GONE_TO
            for k in range(first + 1, last)
        )

    def _is_weak(self, i: int, stop: int) -> bool:
        """Whether no name begins with the word at *i*: a verb, a measure, a post."""
        word, tag = self.toks[i].word, self.toks[i].tag
        if i + 1 < stop and self.toks[i + 1].word in ("（", "("):
            return False  # 微软（中国）有限公司
        if is_parting(word):
            follows = self.toks[i + 1] if i + 1 < stop else None
            return follows is None or follows.tag == "nt" or not follows.word.endswith(HEADS)
        if word.isdigit():
            return True
        if tag == "m" and not _NUMERAL.search(word):
            return False
        if word.endswith("届") and i + 1 < stop and self.toks[i + 1].word not in words_of("post"):
            return False  # 十届|州委常委会
        if (
            word in words_of("inside")
            or word.startswith("第")
            or word in divisions()
            or word in short_divisions()
            or word in SELF
        ):
            return word in words_of("post")
        if word in words_of("post"):
            return True
        if tag in ("a", "f", "m") and len(word) == 1 and i + 1 < stop:
            return False
        if i > 0 and len(word) == 1 and self.toks[i - 1].tag == "m":
            return True
        return tag in _WEAK_TAGS and (known(word) or len(word) == 1)

    def _last_within(self, first: int, stop: int) -> int:
        """Index of the last word that a name from *first* on may reach: within its length, and no verb behind an ending."""
        toks, starts, table = self.toks, self.starts, suffixes()
        start = starts[first]
        last = max(first, min(stop - 1, bisect_right(starts, start + _LONGEST) - 2))
        if self.text.endswith(REGISTERED, start, starts[stop]):
            return last  # a firm's name may hold any verb
        for k in range(first + 1, last + 1):
            word = toks[k].word
            if toks[k].tag in _VERBS and len(word) > 1 and word not in table and word not in words_of("inside"):
                suffix = self._suffix(start, starts[k])
                if suffix is not None and table[suffix] != "none":
                    return k - 1
        return last

    def _qualifies(self, i: int, stop: int) -> bool:
        """Whether the words behind a name, from *i* on, make it say only whose they are; a verb begins something new."""
        if i >= stop or self.toks[i].tag in ("v", "vd"):
            return False
        return i + 1 == stop or self.toks[i].word not in words_of("visit")  # 甲县|检查|果园: seen there

    def _suffix(self, start: int, end: int) -> str | None:
        """The longest ending of the lexicon that closes ``text[start:end]``."""
        text, table = self.text, suffixes()
        for size in suffix_sizes().get(text[end - 1], ()):
            if size <= end - start and (ending := text[end - size : end]) in table:
                return ending
        return None

    def is_proper(self, first: int, last: int, stem: str) -> bool:
        """Whether the name holds a proper part (a place, a name, a word that jieba does not know), not common words alone."""
        if self.text.startswith(REGISTERED, self.starts[last + 1] - len(REGISTERED)) and len(stem) > 1:
            return True  # a firm as it is registered
        if self.toks[first].word in words_of("hope") and first < last:
            return True  # 前进|农场
        if self.toks[first].word.endswith("届") and first < last:
            return self.is_proper(first + 1, last, stem[len(self.toks[first].word) :])  # 十届|州委常委会
        if not stem or stem.startswith(SELF) or stem in short_divisions() or self.toks[first].word in divisions():
            return True
        inner = self._suffix(self.starts[first], self.starts[first] + len(stem))
        if inner is not None and len(inner) > 1 and len(stem) - len(inner) > 1 and suffixes()[inner] in _GONE_TO:
            return True  # 柳河水库|大坝
        reach = self.starts[first] + len(stem)
        below = any(self.toks[k].word in _LEVELS and self.starts[k] < reach for k in range(first + 1, last))
        return below or self._holds_proper(first, last, reach)  # 海口|镇|中心|卫生院

    def _holds_proper(self, first: int, last: int, reach: int) -> bool:
        """Whether one of the words ``first`` to ``last`` that begin before *reach* is no common word."""
        return any(
            token.tag in _PROPER_TAGS
            or (len(token.word) > 1 and not known(token.word))
            or (token.tag == "m" and not _NUMERAL.search(token.word))
            for token, start in zip(self.toks[first : last + 1], self.starts[first:], strict=False)
            if start < reach
        )
