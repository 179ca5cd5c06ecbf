"""Runs of words that may be a name, and the candidate in each: where it starts, by what ending, in what list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from calendar_app.extract.lookup import with_bits
from calendar_app.extract.names.candidate import Candidate, by_division
from calendar_app.extract.names.leads import HEADS, SELF, parts_here
from calendar_app.extract.names.lexicon import (
    BODIES,
    divisions,
    foreign_places,
    short_divisions,
    suffix_sizes,
    suffixes,
    words_of,
)
from calendar_app.extract.names.tokens import Tokens
from calendar_app.extract.names.wordkinds import CLOSES, MARK, MAY_PART, PARTS, is_parting
from calendar_app.extract.segment import known

_WEAK_TAGS = frozenset({"v", "vd", "vi", "f", "q", "a", "ad", "m"})  # that no name begins with
_PROPER_TAGS = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg", "j", "eng", "zg", "x"})
_NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两几多余数第半]")
_BRACKETED = re.compile(r"[（(](?!以下|简称|下称|又称|原名|原称|现名|现为|即)[^（）()，。；：、]{1,12}[）)]")
_OUR = ("我", "本", "该")
_JOINTS = ("和", "与", "及")
#: Kinds of names that are places to go to.
_SITES = frozenset({"site", "venue"})
_WHOLE = ("中学", "小学", "学校", "幼儿园", "大学")  # schools that are no part of a longer name
_ROADS = ("路", "大道", "街", "大街", "巷")
_CROSSINGS = ("交叉口", "路口", "交会处", "交汇处", "交口")
_GONE_TO = _SITES | {"admin", "firm", "school", "hospital"}
_LONGEST = 60  # characters of a name
_IN_BRACKET = 8  # words of a short bracket
_JOINED = 2  # times that 和 may stand in a name beyond the first
_SHORT = 2  # characters of a name that may end with a road or a river by chance
_RANK = 4  # words of what a village or a firm is counted among
_REGISTERED = "有限公司"


@cache
def _ranks() -> tuple[str, ...]:
    return tuple(words_of("rank"))


class Runs:
    """A text, its words, and the bodies known from elsewhere, which need no ending."""

    __slots__ = ("_closes", "bodies", "parts", "starts", "text", "toks")

    def __init__(self, text: str, toks: Tokens, bodies: Mapping[str, frozenset[str]]) -> None:
        """Look at each word; *bodies* by their first two characters, none where the text holds no such two."""
        self.text = text
        self.toks = toks
        self.starts = toks.starts
        self.bodies = bodies
        kinds = toks.kinds
        parts = bytearray(kinds.translate(with_bits(PARTS)))  # 1 where a word parts names rather than standing in one
        doubtful = kinds.translate(with_bits(MAY_PART))
        i = doubtful.find(1)
        while i >= 0:
            parts[i] = parts_here(toks, i)
            i = doubtful.find(1, i + 1)
        self.parts = bytes(parts)
        self._closes = kinds.translate(with_bits(CLOSES))

    def candidates(self) -> list[Candidate]:
        """One candidate at most for each run of words, in order."""
        brackets = {match.start(): match.end() for match in _BRACKETED.finditer(self.text)}
        toks, parts, closes = self.toks, self.parts, self._closes
        out: list[Candidate] = []
        first = parts.find(0)
        while first >= 0:
            stop = parts.find(1, first)
            if stop < 0:
                stop = len(toks)
            elif toks[stop].word in _JOINTS or self.starts[stop] in brackets:
                stop = self._over_joint(first, self._run_end(first, brackets), brackets)
            if closes.find(1, first, stop) >= 0 or (self.bodies and self._opens_body(first, stop)):
                found = self._candidate(first, stop)
                if found is not None:
                    out.append(self._reached_back(found))
            first = parts.find(0, stop)
        return out

    def _opens_body(self, first: int, stop: int) -> bool:
        """Whether a known body may begin with one of the words of a run."""
        return any(self.text[start : start + 2] in self.bodies for start in self.starts[first:stop])

    def _reached_back(self, found: Candidate) -> Candidate:
        """The candidate, begun where its item of a list begins: odd words behind 、 or 走进 belong to the name.

        So 低速 and 重载, an adverb and a verb to jieba, open the name in 走进低速重载齿轮箱厂.
        """
        for k in range(found.first - 1, max(-1, found.first - 4), -1):
            token = self.toks[k]
            if token.wall:
                return found
            if token.word == "、" or token.word in words_of("visit") or token.word in ("由", "在"):
                if k + 1 == found.first:
                    return found
                first = self._past_rank(k + 1, found.last)
                start = self.starts[first]
                return found._replace(name=self.text[start : found.end], start=start, first=first, proper=True)
            if MARK.match(token.word) or token.tag in ("p", "c", "uj", "ul", "r", "u", "uv"):
                return found
            if is_parting(token.word) and len(token.word) > 1 and not self._lacks_name(found):
                return found
        return found

    def _lacks_name(self, found: Candidate) -> bool:
        """Whether a firm as it is registered has no name yet, so that a verb before it is one: 新|创立|家居用品|有限公司."""
        return found.name.endswith(_REGISTERED) and not self._holds_proper(
            found.first, found.last, found.end - len(_REGISTERED)
        )

    def _run_end(self, i: int, brackets: dict[int, int]) -> int:
        """End of the run that starts at *i*; a short bracket belongs to it where words follow at once: 甲（乙）有限公司."""
        toks, starts, first = self.toks, self.starts, i
        while (i := self.parts.find(1, i)) >= 0:
            close = brackets.get(starts[i])
            if (
                close is None
                or i == first
                or any(toks[k].wall and starts[k] < close for k in range(i, min(len(toks), i + _IN_BRACKET)))
            ):
                return i  # 电（记者某某）甲县代表团
            k = next((k for k in range(i, len(toks)) if starts[k + 1] >= close), i)
            if starts[k + 1] != close or k + 1 == len(toks) or self.parts[k + 1]:
                return i
            i = k + 1
        return len(toks)

    def _over_joint(self, first: int, stop: int, brackets: dict[int, int], depth: int = 0) -> int:
        """End of a run that 和, 与, 及 do not part: 文化和旅游局, 机械与动力工程学院.

        So it is where the words before have no ending of their own, and those after end like a body but hold nothing proper.
        """
        if stop + 1 >= len(self.toks) or self.toks[stop].word not in _JOINTS or self.toks[stop].wall:
            return stop
        if self.parts[stop + 1]:
            return stop
        head = self._suffix(self.starts[first], self.starts[stop])
        if (
            head is not None
            and head not in _ROADS
            and (suffixes()[head] not in ("none", "hospital", "school") or head in _WHOLE)
        ):
            return stop
        end = self._run_end(stop + 1, brackets)
        if head in _ROADS and self._crosses(stop + 1, end):
            return end
        if depth < _JOINED:
            end = self._over_joint(stop + 1, end, brackets, depth + 1)
        second = self._candidate(stop + 1, end) if head not in _ROADS else None
        if second is None or second.first != stop + 1 or second.kind not in BODIES:
            return stop
        stem = second.name[: -len(self._suffix(second.start, second.end) or "")]
        return stop if self.is_proper(second.first, second.last, stem) else end

    def _crosses(self, first: int, stop: int) -> bool:
        """Whether a run ends at the crossing of two roads: 甲路与|乙街交叉口."""
        return stop > first and self.text.endswith(_CROSSINGS, self.starts[first], self.starts[stop])

    def _candidate(self, first: int, stop: int) -> Candidate | None:
        """The name in the run ``toks[first:stop]``: by its ending, as a known body or a division, whichever is longer."""
        ended = self._ended(first, stop)
        known = self._known(first, stop) if self.bodies else None
        return known if known is not None and (ended is None or ended.end < known.end) else ended

    def _ended(self, first: int, stop: int) -> Candidate | None:
        """The name in the run: up to its last ending, without leading verbs and measures, else a division."""
        toks = self.toks
        listed = first > 0 and (toks[first - 1].word == "、" or self._visits(first - 1))
        while not listed and first < stop and self._is_weak(first, stop):
            first += 1
        if first == stop:
            return None
        start = self.starts[first]
        for last in self._endings(first, stop):
            suffix = self._suffix(start, self.starts[last + 1])
            if (
                suffix is None
                or suffixes()[suffix] == "none"
                or (len(suffix) == 1 and toks[last].word in short_divisions())
            ):
                continue
            kind = suffixes()[suffix]
            if kind == "site" and len(suffix) == 1 and self.starts[last + 1] - start <= _SHORT:
                continue  # 远桥 is a firm as well as a bridge
            if kind in _SITES and not suffix.endswith("中心") and self._goes_on(first, last):
                continue
            first = self._past_rank(first, last)
            if first > 0 and first < last and toks[first - 1].word in _OUR and toks[first].word in SELF:
                first += 1  # 我|市青河县
            start = self.starts[first]
            name = self.text[start : self.starts[last + 1]]
            if kind == "admin" and last > first and self._is_counted(last):
                continue  # 甲州3市州, 丙城5个乡镇
            if name in words_of("own"):
                return Candidate(name, start, self.starts[last + 1], "own", first, last, last + 1 < stop, proper=False)
            if name in words_of("generic") or (
                name == suffix and not (len(name) > 2 and (name.endswith("部") or name.startswith("团")))
            ):
                return None
            if suffix in ("队", "代表队"):
                # 东道主甲州队: a team is called by its place
                first = next((k for k in range(first, last + 1) if self._is_home(k)), first)
                start, name = self.starts[first], self.text[self.starts[first] : self.starts[last + 1]]
            if suffixes()[suffix] == "admin" and last + 1 < stop and toks[last + 1].word in short_divisions():
                last += 1  # 甲市乙阜: the county in short behind its city
                name = self.text[start : self.starts[last + 1]]
            proper = self.is_proper(first, last, name[: -len(suffix)])
            return Candidate(
                name,
                start,
                self.starts[last + 1],
                suffixes()[suffix],
                first,
                last,
                self._qualifies(last + 1, stop),
                proper,
            )
        return by_division(self.text, toks, first, stop)

    def _endings(self, first: int, stop: int) -> Iterator[int]:
        """Words that may end a name from *first* on, the last first."""
        last = self._closes.rfind(1, first, self._last_within(first, stop) + 1)
        while last >= 0:
            yield last
            last = self._closes.rfind(1, first, last)

    def _past_rank(self, first: int, last: int) -> int:
        """Where the name begins in toks[first:last + 1] behind what it is counted among: 省级贫困村|石桥村, 龙头企业|远山公司."""
        start = self.starts[first]
        behind = first
        for k in range(first, min(last, first + _RANK)):
            if self.text.endswith(_ranks(), start, self.starts[k + 1]):
                behind = k + 1
        return behind

    def _is_counted(self, last: int) -> bool:
        """Whether the word at *last* is a kind of division behind a number."""
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
        return word in short_divisions() or word in foreign_places() or word.removesuffix("队") in foreign_places()

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
        if is_parting(word):
            return i + 1 == stop or not self.toks[i + 1].word.endswith(HEADS)
        if word.isdigit():
            return True
        if tag == "m" and not _NUMERAL.search(word):
            return False
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
        start = self.starts[first]
        last = first
        while last + 1 < stop and self.starts[last + 2] <= start + _LONGEST:
            token = self.toks[last + 1]
            if token.tag in ("v", "vd") and len(token.word) > 1 and token.word not in words_of("inside"):
                suffix = self._suffix(start, self.starts[last + 1])
                if suffix is not None and suffixes()[suffix] != "none":
                    break
            last += 1
        return last

    def _qualifies(self, i: int, stop: int) -> bool:
        """Whether the words behind a name, from *i* on, make it say only whose they are; a verb begins something new."""
        if i >= stop or self.toks[i].tag in ("v", "vd"):
            return False
        return i + 1 == stop or self.toks[i].word not in words_of("visit")  # 甲县|检查|果园: seen there

    def _known(self, first: int, stop: int) -> Candidate | None:
        """A known body at the head of the run."""
        start = self.starts[first]
        bodies = self.bodies.get(self.text[start : start + 2])
        if bodies is None:
            return None
        for last in range(self._last_within(first, stop), first - 1, -1):
            name = self.text[start : self.starts[last + 1]]
            if name in bodies:
                return Candidate(name, start, self.starts[last + 1], "firm", first, last, last + 1 < stop, proper=True)
        return None

    def _suffix(self, start: int, end: int) -> str | None:
        """The longest ending of the lexicon that closes ``text[start:end]``."""
        table = suffixes()
        for size in suffix_sizes().get(self.text[end - 1], ()):
            if size <= end - start and self.text[end - size : end] in table:
                return self.text[end - size : end]
        return None

    def is_proper(self, first: int, last: int, stem: str) -> bool:
        """Whether the name holds a proper part (a place, a name, a word that jieba does not know), not common words alone."""
        if self.text.startswith(_REGISTERED, self.starts[last + 1] - len(_REGISTERED)) and len(stem) > 1:
            return True  # a firm as it is registered
        if not stem or stem.startswith(SELF) or stem in short_divisions() or self.toks[first].word in divisions():
            return True
        inner = self._suffix(self.starts[first], self.starts[first] + len(stem))
        if inner is not None and len(inner) > 1 and len(stem) - len(inner) > 1 and suffixes()[inner] in _GONE_TO:
            return True  # 柳河水库|大坝
        return self._holds_proper(first, last, self.starts[first] + len(stem))

    def _holds_proper(self, first: int, last: int, reach: int) -> bool:
        """Whether one of the words ``first`` to ``last`` that begin before *reach* is no common word."""
        return any(
            token.tag in _PROPER_TAGS
            or (len(token.word) > 1 and not known(token.word))
            or (token.tag == "m" and not _NUMERAL.search(token.word))
            for token, start in zip(self.toks[first : last + 1], self.starts[first:], strict=False)
            if start < reach
        )
