"""Where a post begins: from the word that ends it, leftwards over the body it belongs to, to where ``word_marks`` lets one begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from calendar_app.extract.lookup import Memo, with_bits
from calendar_app.extract.posts.joiners import opens_joined
from calendar_app.extract.posts.lexicon import office_words, qualifiers
from calendar_app.extract.posts.word_marks import BODY_LAST, EDGE, END, LAST, marked, short_divisions
from calendar_app.extract.segment import GAP
from calendar_app.extract.wordlists import rows

_JOINERS = frozenset("与和及暨")
_CLOSERS = {"）": "（", ")": "(", "》": "《", "”": "“"}
_DASHES = frozenset(" —-－·")
_LEADS_IN = _DASHES | {"（"}  # what may stand at the beginning of a post
_PAIRED = re.compile("[（）()《》“” ]")
_LONGEST = 40
LONGEST_QUALIFIERS = 8  # characters of all that stand before a title
_OF_COUNTY = re.compile("[市县区州盟旗][\u4e00-\u9fff]{1,3}$")
_DOUBLED = frozenset("县区镇乡")
_OF_CLANS = frozenset("镇乡村庄屯沟湾营堡口坪桥集店")
_LEADING = frozenset("是为由与和在到任原时，。、；：")
_ASSEMBLIES = ("协商会议", "代表会议", "代表大会", "理事大会")  # bodies that are called so
_POST_HEADS = frozenset("省市县区州盟旗地国中全副常代原")
_OF_FIRMS = frozenset({"集团", "控股", "股份"})
_FIRM_HEADS = office_words("of-group")


class Boundaries:
    """The cut of one folded text, and the places of it at which a post or a name can begin; made by ``Cut``.

    ``marks`` tell of each character what the words tell that begin or end with it.
    """

    __slots__ = ("_ends", "_lasts", "marks", "text")

    def __init__(self, text: str, marks: bytes, ends: bytes, lasts: bytes) -> None:
        self.text = text
        self.marks = marks
        self._ends = ends  # 1 where a post can begin behind the character, else 0
        self._lasts = lasts  # likewise where a word ends with it

    def starts(self, place: int) -> bool:
        """Whether a word begins at *place*, or the text ends there."""
        return place == 0 or self._lasts[place - 1] == 1

    def stops(self, place: int) -> bool:
        """Whether a post can begin at *place*."""
        return place == 0 or self._ends[place - 1] == 1

    def edges(self, place: int) -> bool:
        """Whether a name can begin at *place*."""
        return place == 0 or self.marks[place - 1] & (END | EDGE) != 0

    def word_end(self, place: int) -> int:
        """Where the word ends in which the character at *place* stands."""
        return self._lasts.find(1, place) + 1

    def word_start(self, end: int) -> int:
        """Where the word begins that ends at *end*."""
        return self._lasts.rfind(1, 0, end - 1) + 1

    def before(self, place: int, floor: int) -> int:
        """Start of the post whose last word begins at *place*; not before *floor* (the end of a name, a mark)."""
        limit = max(floor, place - _LONGEST)
        end = self._ends.rfind(1, 0, place) + 1
        if (
            end == place and end and self.text[end - 1] == "会" and self.starts(end - 1)
        ):  # 国发会主委: no verb before a title
            end = self._ends.rfind(1, 0, end - 1) + 1
        while end and (self._joins(end) or self._in_place(end)):
            outer = self._ends.rfind(1, 0, end - 1) + 1
            if self.text[end - 1] in _JOINERS and not self._inside(max(outer, limit), end - 1):
                break
            end = outer
        start = max(end, limit)
        if _PAIRED.search(self.text, start, place) is None:  # as of the most
            return self._words_from(start, place) if self.text[start] in _LEADS_IN else start
        return self._balance(start, place)

    def _joins(self, end: int) -> bool:
        """Whether the word that ends at *end* is a joiner, which names of bodies contain too."""
        return self.text[end - 1] in _JOINERS and self.starts(end - 1)

    def _in_place(self, end: int) -> bool:
        """Whether a place goes on at *end* that the cut does not know: 大庸|县县长, 阚家|镇."""
        text = self.text
        level = text[end : end + 1]
        if text[end - 1] == "家":
            return level in _OF_CLANS
        if level in "乡镇" and self.starts(end - 1):  # 曲水县才|纳|乡党委
            return text[end - 1] not in _LEADING and _OF_COUNTY.search(text, max(0, end - 4), end) is not None
        return level in _DOUBLED and text.startswith(level + "长", end + 1) and text[end - 1] not in _LEADING

    def _inside(self, left: int, at: int) -> bool:
        """Whether the joiner at *at* is part of a body's name: 中国物流与采购联合会, not 李明与省教育厅."""
        chunk = self.text[left:at].strip()
        if len(chunk) == 1:  # 正和镇
            return self.text[at + 1 : at + 2] in "镇乡村"
        return opens_joined(chunk)

    def _named_twice(self, close: int) -> bool:
        """Whether the bracket that closes at *close* is part of the body's name: 招生就业处（校友会办公室）, 江海（集团）."""
        opened = self.text.rfind("（", max(0, close - 24), close)
        inner = self.text[opened + 1 : close]
        if inner in _OF_FIRMS and self.text.startswith(_FIRM_HEADS, close + 1):
            return True
        if inner in short_divisions() and self.text[opened - 1] in "学院司":
            return True  # 矿业大学（北京）
        return opened > 0 and self.text[opened - 1] in BODY_LAST and self.text[close - 1] in BODY_LAST

    def _balance(self, start: int, place: int) -> int:
        """Leave out an opening bracket or quote that is not closed before *place*, and a closing one that was not opened."""
        text = self.text
        at = place - 1
        depth: list[str] = []
        gap = text.rfind(" ", start, place)
        if gap > start and _parts_lines(text, start, gap):
            start = gap + 1
        while at >= start:
            char = text[at]
            if char in _CLOSERS:
                if (at == place - 1 and not self._named_twice(at)) or text[at - 1] in "。！？":
                    return at + 1
                depth.append(_CLOSERS[char])
            elif char in "（(《“" and (not depth or depth.pop() != char):
                return at + 1
            at -= 1
        if depth:  # closed here, opened before the boundary: take what stands after the closing mark
            closing = max(text.rfind(c, start, place) for c in _CLOSERS)
            return closing + 1
        return self._words_from(start, place)

    def _words_from(self, start: int, place: int) -> int:
        """*start* without the spaces and dashes there."""
        while start < place and self.text[start] in _DASHES:
            start += 1
        if self.text[start : start + 1] == "（" and (close := self.text.find("）", start, place)) > 0:
            return self._words_from(close + 1, place)  # 12日电（江某）德宏州委书记
        return start


@cache
def _happenings() -> tuple[str, ...]:
    """Words with which what a happening is called ends, and the name of hardly any body."""
    return tuple(row[0] for row in rows("happenings.txt"))


def _parts_lines(text: str, start: int, gap: int) -> bool:
    """Whether a blank parts what a happening is called from the post that follows: 全市干部会议|省委组织部副部长."""
    told = text.endswith(_happenings(), start, gap) and not text.endswith(_ASSEMBLIES, start, gap)
    return told and text[gap + 1] in _POST_HEADS


class Cut:
    """The cut of some folded texts, made of all of them in one go, ``GAP`` between them: that is cheaper than one by one.

    ``marks``, ``signs`` and ``cues`` tell of the joined ``text`` (see ``word_marks.Marks``); ``starts`` are the places of it at which
    the texts begin, ``bounds`` the boundaries of each.
    """

    __slots__ = ("bounds", "cues", "marks", "signs", "starts", "text")

    def __init__(self, texts: Sequence[str], memo: Memo[str, bytes]) -> None:
        """*memo*: what each word tells (``marks_of``)."""
        self.text = GAP.join(texts)
        self.marks, self.signs, self.cues = marked(self.text, memo)
        self.starts = list(accumulate([len(text) + len(GAP) for text in texts], initial=0))[:-1]
        marks = self.marks
        ends, lasts = marks.translate(with_bits(END)), marks.translate(with_bits(LAST))
        self.bounds: list[Boundaries] = []
        for at, each in zip(self.starts, texts, strict=True):
            stop = at + len(each)
            self.bounds.append(Boundaries(each, marks[at:stop], ends[at:stop], lasts[at:stop]))

    def by_text(self, places: Iterable[int]) -> list[list[int]]:
        """Places of the joined texts, ascending, as places of each text."""
        starts = self.starts
        out: list[list[int]] = [[] for _ in starts]
        k, at, stop = -1, 0, 0
        for place in places:
            while place >= stop:  # in a later text
                k += 1
                at, stop = starts[k], starts[k + 1] if k + 1 < len(starts) else len(self.text)
            out[k].append(place - at)
        return out


@cache
def _qualifiers() -> dict[str, tuple[str, ...]]:
    """Last character to the qualifiers that end with it, those of the party, which are parts of a body's name, left out."""
    table: dict[str, list[str]] = {}
    for word in qualifiers():
        if not word.startswith("党"):
            table.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in table.items()}


def with_qualifier(text: str, place: int) -> int:
    """Start of the qualifier (副, 常务副, 原 …) that stands right before *place*, or *place*."""
    table = _qualifiers()
    if text[place - 1 : place] not in table:
        return place
    starts, floor = [place], max(0, place - LONGEST_QUALIFIERS)
    for end in starts:  # each qualifier may stand behind others, which are added
        for word in table.get(text[end - 1 : end], ()):
            start = end - len(word)
            if start >= floor and text.startswith(word, start):
                starts.append(start)
    return min(starts)
