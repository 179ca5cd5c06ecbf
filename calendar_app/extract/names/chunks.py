"""Runs of words that may be a name, and the candidate in each: where it starts, by what ending, in what list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from calendar_app.extract.lookup import with_bits
from calendar_app.extract.names.candidate import Candidate, by_division, candidate_of
from calendar_app.extract.names.lexicon import (
    BODIES,
    divisions,
    short_divisions,
    suffixes,
    words_of,
)
from calendar_app.extract.names.stretches import REGISTERED, SITES, Stretches
from calendar_app.extract.names.tokens import Tokens
from calendar_app.extract.names.wordkinds import CLOSES, JOINS, MARKS, is_parting

_BRACKETED = re.compile(r"[（(](?!以下|简称|下称|又称|原名|原称|现名|现为|即)[^（）()，。；：、]{1,12}[）)]")
_WHOLE = ("中学", "小学", "学校", "幼儿园", "大学")  # schools that are no part of a longer name
_ROADS = ("路", "大道", "街", "大街", "巷")
_CROSSINGS = ("交叉口", "路口", "交会处", "交汇处", "交口")
_IN_BRACKET = 8  # words of a short bracket
_JOINED = 2  # times that 和 may stand in a name beyond the first
_WATERS = ("河", "江", "湖", "山", "岛")
_WORLD = ("国际", "世界", "亚洲", "全球")  # that open the names of societies
_SHORT = 2  # characters of a name that may end with a road or a river by chance


class Runs(Stretches):
    """A text, its words, and the bodies known from elsewhere, which need no ending."""

    __slots__ = ("_closes", "bodies")

    def __init__(self, text: str, toks: Tokens, bodies: Mapping[str, frozenset[str]]) -> None:
        """Look at each word; *bodies* by their first two characters, none where the text holds no such two."""
        super().__init__(text, toks)
        self.bodies = bodies
        self._closes = toks.kinds.translate(with_bits(CLOSES))

    def candidates(self) -> list[Candidate]:
        """One candidate at most for each run of words, in order."""
        brackets = {match.start(): match.end() for match in _BRACKETED.finditer(self.text)}
        toks, parts, closes = self.toks, self.parts, self._closes
        joints = self.kinds.translate(with_bits(JOINS))
        out: list[Candidate] = []
        first = parts.find(0)
        while first >= 0:
            stop = parts.find(1, first)
            if stop < 0:
                stop = len(toks)
            elif joints[stop] or (brackets and self.starts[stop] in brackets):
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
        nameless = found.kind == "firm" and self._lacks_name(found)
        if found.kind in BODIES and found.first > 1 and self.toks[found.first - 1].word == "届":
            number = found.first - 2
            return self._named_from(number - (number > 0 and self.toks[number - 1].word == "第"), found)
        for k in range(found.first - 1, max(-1, found.first - 4), -1):
            token = self.toks[k]
            if token.wall:
                return found
            if token.word == "、" or token.word in words_of("visit") or token.word in ("由", "在"):
                if k + 1 == found.first:
                    return found
                return self._named_from(self._past_rank(k + 1, found.last), found)
            mark = token.kind & MARKS
            if mark and nameless and k + 1 < found.first and not any(self._leads(k + 1, found.first)):
                return self._named_from(k + 1, found)
            if mark or token.tag in ("p", "c", "uj", "ul", "r", "u", "uv"):
                return found
            if not nameless and len(token.word) > 1 and is_parting(token.word):
                return found
        return found

    def _leads(self, first: int, stop: int) -> Iterator[bool]:
        """Of each word whether it leads to a name rather than standing in one."""
        for token in self.toks[first:stop]:
            yield is_parting(token.word) or token.word in words_of("post") or token.tag in ("m", "q", "t", "r")

    def _named_from(self, first: int, found: Candidate) -> Candidate:
        """The candidate begun at an earlier word."""
        start = self.starts[first]
        return found._replace(name=self.text[start : found.end], start=start, first=first, proper=True)

    def _lacks_name(self, found: Candidate) -> bool:
        """Whether a firm as it is registered has no name yet, so that a verb before it is one: 新|创立|家居用品|有限公司."""
        return found.name.endswith(REGISTERED) and not self._holds_proper(
            found.first, found.last, found.end - len(REGISTERED)
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
        if stop + 1 >= len(self.toks) or not self.toks[stop].kind & JOINS:
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
        if second.first == second.last and self.toks[second.first].tag == "nt":
            return end  # 文化旅游和|广播电视局
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
                or (suffixes()[suffix] == "none" and toks[last].word not in divisions())  # 赫山区 is one
                or (len(suffix) == 1 and toks[last].word in short_divisions())
                or (suffix in words_of("post") and self._is_post(last + 1, stop))
            ):
                continue
            kind = "admin" if toks[last].word in divisions() else suffixes()[suffix]
            short = kind == "site" and len(suffix) == 1 and self.starts[last + 1] - start <= _SHORT
            if short and (suffix not in _WATERS or last + 1 < stop):
                continue  # 远桥 is a firm as well as a bridge, 云河物流 one called by a river
            if kind in SITES and not suffix.endswith("中心") and self._goes_on(first, last):
                continue
            first = self._past_rank(first, last)
            start = self.starts[first]
            name = self.text[start : self.starts[last + 1]]
            if kind == "admin" and last > first and self._is_counted(last):
                continue  # 甲州3市州, 丙城5个乡镇
            if name in words_of("generic"):
                return self._own(first, last, stop) if name in words_of("own") else None
            office = len(name) > _SHORT and (kind in ("organ", "admin") or name.startswith("团"))  # 武警中队, 高新区
            if name == suffix and not office:
                return None
            if suffix in ("队", "代表队"):
                # 东道主甲州队: a team is called by its place
                first = next((k for k in range(first, last + 1) if self._is_home(k)), first)
                start, name = self.starts[first], self.text[self.starts[first] : self.starts[last + 1]]
            if kind == "admin" and last + 1 < stop and toks[last + 1].word in short_divisions():
                last += 1  # 甲市乙阜: the county in short behind its city
                name = self.text[start : self.starts[last + 1]]
            proper = self.is_proper(first, last, name[: -len(suffix)])
            proper = proper or (kind == "society" and name.startswith(_WORLD))
            tail = self._qualifies(last + 1, stop)
            return candidate_of((name, start, self.starts[last + 1], kind, first, last, tail, proper))
        return by_division(self.text, toks, self.starts, first, stop)

    def _is_post(self, i: int, stop: int) -> bool:
        """Whether a post goes on with the word at *i*: 甲学院党委|副|书记."""
        return i < stop and (self.toks[i].word == "副" or self.toks[i].word in words_of("post"))

    def _own(self, first: int, last: int, stop: int) -> Candidate:
        """A government by its level alone: told only as a side of a deal."""
        start, end = self.starts[first], self.starts[last + 1]
        return Candidate(self.text[start:end], start, end, "own", first, last, last + 1 < stop, proper=False)

    def _endings(self, first: int, stop: int) -> Iterator[int]:
        """Words that may end a name from *first* on, the last first."""
        last = self._closes.rfind(1, first, self._last_within(first, stop) + 1)
        while last >= 0:
            yield last
            last = self._closes.rfind(1, first, last)

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
