"""Where a candidate stands: the word before its list, whether it opens its clause, what else is in its list."""

from __future__ import annotations

import re
from itertools import takewhile

from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.context import CLAUSE_END, Context
from calendar_app.extract.names.lexicon import PLACES, divisions, short_divisions, words_of
from calendar_app.extract.names.lists import NOUNS, after, before
from calendar_app.extract.names.stretches import SITES
from calendar_app.extract.names.wordkinds import MARKS

#: Levels of divisions by their character.
LEVELS = ("市", "县", "区", "省", "旗", "乡", "镇")
#: Kinds of bodies that a list of their like makes worth telling.
LISTED = frozenset({"firm", "school", "hospital"})
#: What a clause opens behind.
OPEN = re.compile(r"(?:[，。；：！？“”\s）)》>…—]|--)$")
_OUR = ("我", "本", "该")
_SKIPPED = frozenset({"了", "等", "该", "的", "先后", "分别"})
_OURS = ("我", "本", "全", "该", "各", "某", "有关", "相关", "辖区", "基层", "当地", "本地", "城市区")
_WALKED = ("步行", "驱车", "乘车", "移步")  # before 至 it is no way from one place to another
_SAID = 6  # words of what is said of a site where something happens
_MODIFIER = 24  # words of what is said of a site before its name
_RANKED = frozenset({"企业", "项目", "单位", "村", "点"})  # that end with what a name is counted among
_WHEN = words_of("when")


class Cues(Context):
    """A text with its words and candidates, and what leads to each of these."""

    __slots__ = ()

    def _is_ours(self, each: Candidate) -> bool:
        """Whether the name says only whose (我县代表团, 全区学校), not which; 本溪市 and 全州县 do say which."""
        if each.name[-2:-1] == "全":
            return True  # 传遍全乡
        first = self.toks[each.first].word
        if first in divisions() or first in short_divisions() or first == "全国":
            return False
        if each.kind in ("organ", "society") and each.name.startswith("全国"):
            return False  # 全国妇联
        return each.name.startswith(_OURS) or (each.first > 0 and self.toks[each.first - 1].word in _OURS)

    def _cue(self, index: int) -> str:
        """The word before the candidate's list; "" at the start, after a mark or a wall."""
        left, owned = self._left(index), False
        while left >= 0 and not self.toks[left].wall:
            word = self.toks[left].word
            if word in _RANKED and left > 0 and self.toks[left - 1].word + word in words_of("rank"):
                left -= 2  # 我市|投资|企业|甲公司
                continue
            if word in ("的", "—") and (verb := self._governor(left, self.found[index])) is not None:
                return verb
            if word == "的" and not owned and (owner := self._owner(left, index)) is not None:
                left, owned = self._left(owner), True  # 参观甲馆、乙村|的丙园
                continue
            if word in words_of("rank") and (head := self._ranked(left)) is not None:
                left = head  # 来到|乡村振兴示范点|甲村
                continue
            counted = word in words_of("rank") or (self.toks[left].tag == "b" and left + 1 < self.found[index].first)
            ours = word in _OUR or (word in LEVELS and left > 0 and self.toks[left - 1].word in _OUR)
            if word not in _SKIPPED and not counted and not ours and not (word[0] in _OUR and len(word) > 1):
                break
            left -= 1
        if left < 0 or self.toks[left].wall:
            return ""
        walked = self.toks[left].word == "至" and left > 0 and self.toks[left - 1].word in _WALKED
        return "到" if walked else self.toks[left].word

    def _ranked(self, left: int) -> int | None:
        """Index of the verb of going, or of the word before the list, in whose item the rank at *left* stands behind nouns."""
        for k in range(left - 1, max(-1, left - _SAID), -1):
            token = self.toks[k]
            if token.word in words_of("visit"):
                return k
            if token.word == "、":
                return before(self.toks, self.parts, k + 1, self.heads, self.firsts)
            if token.wall or token.kind & MARKS or token.tag not in NOUNS:
                return None
        return None

    def _owner(self, left: int, index: int) -> int | None:
        """Index of the candidate before *index* that is a place whose name ends before the 的 at *left*."""
        owner = next((i for i in range(index - 1, -1, -1) if self.found[i].last < left), None)
        named = owner is not None and self.found[owner].last + 1 == left and self.found[owner].kind in PLACES
        return owner if named else None

    def _governor(self, left: int, each: Candidate) -> str | None:
        """The verb of going in whose object 的, or a dash, at *left* ends what is said of a site.

        So in 察看了正在加固的|甲水库, 在新建的|乙园, 来到重点项目—|丙水库.
        """
        for k in range(left - 1, max(-1, left - _MODIFIER), -1):
            token = self.toks[k]
            if token.wall or CLAUSE_END.match(token.word) or token.word == "、":
                return None
            if token.word in words_of("visit") and self.parts[k]:
                return token.word
            said = each.kind in SITES and left - k <= _SAID
            if token.word == "在" and (said or self._names_place(k + 1, left)):
                return token.word  # 在甲县乙村的丙园举行
        return None

    def _names_place(self, first: int, end: int) -> bool:
        """Whether the words from *first* to before *end* are the name of a place."""
        return any(each.first == first and each.last + 1 == end and each.kind in PLACES for each in self.found)

    def _after_with(self, each: Candidate) -> bool:
        """Whether the names that 、 joins to a place begin behind 与: 与|丙市、丁市|签订."""
        first = each.first
        while first > 1 and self.toks[first - 1].word == "、" and first - 2 in self.firsts:
            first = self.firsts[first - 2]
        return first > 0 and self.toks[first - 1].word in words_of("with")

    def _beside_proper(self, index: int) -> bool:
        """Whether a neighbour in the candidate's list is a proper name."""
        return any(
            self.found[i].proper
            for row in (range(index - 1, -1, -1), range(index + 1, len(self.found)))
            for i in takewhile(lambda i: self._left(i) == self._left(index), row)
        )

    def _left(self, index: int) -> int:
        """Index of the token before the list in which the candidate stands."""
        return before(self.toks, self.parts, self.found[index].first, self.heads, self.firsts)

    def _in_list(self, index: int) -> bool:
        """Whether the candidate stands in a list with another firm, school or hospital."""
        for first in (index - 1, index):
            pair = self.found[first : first + 2] if first >= 0 else []
            if len(pair) == 2 and {each.kind for each in pair} <= LISTED and after(self.toks, pair, 0) > pair[1].last:
                return True
        return False

    def _opens(self, index: int) -> bool:
        """Whether the list of the candidate begins its clause."""
        left = self._left(index)
        return left < 0 or self.toks[left].wall or bool(OPEN.search(self.toks[left].word)) or self._opener(left)

    def _opener(self, left: int) -> bool:
        """Whether the word says when, before the one who acts: 在此期间|甲县与, 会后|甲县."""
        token = self.toks[left]
        return token.tag == "t" or token.word in _WHEN
