"""What stands beside a candidate: the words behind it, what its clause goes on with, and who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.lexicon import words_of
from calendar_app.extract.names.tokens import Token
from calendar_app.extract.names.wordkinds import parts_inside

#: Parts of speech that may stand between a body and its verb: adverb, preposition and what it governs.
_LINKS = frozenset(
    {"d", "p", "c", "ad", "b", "t", "f", "n", "ns", "nt", "nz", "j", "m", "q", "x", "u", "uj", "vn", "eng", "r"}
)
_NOUNS = words_of("noun")  # that a body only qualifies
_DAY = re.compile("^(?![《“「『]).*[年月日天午晨晚夜]")
#: What ends a clause.
_QUOTED = re.compile("[《“「『]")
CLAUSE_END = re.compile("[，。；：！？]")
_LIST = 40  # words of a list behind its first items
#: What follows a body that reports.
_OF_REPORTS = words_of("of-report")
#: Characters of a name of common words at which something is held.
SITE = 3
_LONG = 7  # characters of a name of common words that says which all the same
SITE_WORDS = 8  # that may say what is built at a place
_TO_SPEECH = 8  # words between a place and the speech made there


@dataclass(slots=True)
class Context:
    """A text with its words and candidates."""

    text: str
    toks: Sequence[Token]
    found: Sequence[Candidate]
    parts: bytes  # for each word, whether names end at it
    in_title: bool
    heads: dict[int, int] = field(default_factory=dict)  # of the lists, for ``lists.before``
    firsts: dict[int, int] = field(init=False)  # the last word of each candidate to its first

    def __post_init__(self) -> None:
        self.firsts = {each.last: each.first for each in self.found}

    def _looked_at(self, follow: int) -> bool:
        """Whether the clause goes on with a visit to what 对 governs: 对甲厂、乙村进行了视察."""
        words = self._next_words(follow, _LIST)
        at = next((k for k, word in enumerate(words) if word in ("进行", "开展")), None)
        return at is not None and not words_of("visit").isdisjoint(words[at + 1 : at + 4]) and "，" not in words[:at]

    def _reports(self, follow: int) -> bool:
        """Whether a body that is heard says something itself: 听取县水利局、甲公司关于供水的汇报, not of its matter."""
        if follow < len(self.toks) and self.toks[follow].word not in _OF_REPORTS:
            return False
        for token in self.toks[follow : follow + _LIST]:
            if token.word in words_of("speak"):
                return True
            if CLAUSE_END.match(token.word):
                break
        return False

    def _somebody_there(self, each: Candidate, follow: int) -> bool:
        """Whether the clause is no more than that somebody, who is named next, is at a site: 在红枣产业园，某人察看."""
        behind = self.toks[follow : follow + 2]
        named = len(behind) > 1 and behind[0].word == "，" and behind[1].wall
        return named and len(each.name) > SITE and self.toks[each.first].word not in words_of("common")

    def _is_worked_on(self, each: Candidate) -> bool:
        """Whether the words behind a site only say that something is built there: 在甲厂项目现场."""
        return not words_of("works").isdisjoint(self._next_words(each.last + 1, 1))

    def _goes_into(self, each: Candidate) -> bool:
        """Whether the words behind a place only say who lives there or what is built: 深入甲村|牧户, 甲村|高标准农田|项目."""
        behind = each.last + 1
        if not words_of("dweller").isdisjoint(self._next_words(behind, 1)):
            return True
        for k in range(behind, min(len(self.toks), behind + SITE_WORDS)):
            if self.toks[k].word in words_of("works") and (k + 1 == len(self.toks) or self.parts[k + 1]):
                return k > behind
            if self.toks[k].wall:
                return not _QUOTED.match(self.toks[k].word) and not _DAY.search(self.toks[k].word)  # 甲村|某人|家
            if self.parts[k] or self.toks[k].word in words_of("post"):
                return False
        return False

    def _says_enough(self, each: Candidate) -> bool:
        """Whether a name of common words alone is long enough to say which."""
        return len(each.name) > _LONG and self.toks[each.first].word not in words_of("common")

    def _its_work(self, each: Candidate) -> bool:
        """Whether the clause goes on with the work or the state of a place: 检查甲镇防汛工作."""
        for token in self.toks[each.last + 1 : each.last + 1 + _TO_SPEECH]:
            if token.word in ("工作", "情况"):
                return True
            if token.wall or CLAUSE_END.match(token.word) or token.word == "、":
                return False
        return False

    def _owns(self, follow: int) -> bool:
        """Whether the name only says whose what follows is, or goes on: 甲市的, 甲市与."""
        return follow < len(self.toks) and self.toks[follow].word in ("与", "和", "的", "同", "之", "及")

    def _only_said(self, follow: int) -> bool:
        """Whether a visit is told only as that at which a speech was made: 视察甲省重要讲话精神."""
        for token in self.toks[follow : follow + _TO_SPEECH]:
            if token.word in words_of("said"):
                return True
            if token.wall or CLAUSE_END.match(token.word):
                return False
        return False

    @staticmethod
    def _hosts(following: Sequence[str]) -> bool:
        """Whether the words behind a body make it the host: 主办, 联合|主办, 公益|支持."""
        return bool(following) and (following[0] in words_of("host") or "".join(following[:2]) in words_of("host"))

    def _meets(self, follow: int) -> bool:
        """Whether a meeting of the body's own follows, and is held: 常委会 会议 召开."""
        words = self._next_words(follow, 6)
        return bool(words) and words[0].endswith(("会议", "全会")) and not words_of("held").isdisjoint(words)

    def _next_words(self, start: int, count: int = 2) -> list[str]:
        out: list[str] = []
        for token in self.toks[start : start + count]:
            if token.wall:
                break
            out.append(token.word)
        return out

    def _acts(self, index: int, verbs: frozenset[str] | None, steps: int = 12) -> bool:
        """Whether a predicate follows in the clause within *steps* words; with *verbs*, whether one of those does."""
        index = self._past_list(index) if verbs is None else index
        for token in self.toks[index : index + steps]:
            if token.wall and _DAY.search(token.word):  # 今天(1月29日)在甲州签署
                continue
            if token.word in "，。；：！？" or token.wall:
                return False
            if token.word in ("相关", "有关"):
                continue  # 甲局相关同志
            if verbs is not None:
                if token.word in verbs or (len(token.word) == 4 and token.word[:2] in verbs):
                    return True
            elif token.word in words_of("staff"):
                return False  # 甲局、乙局主要负责人参加
            elif (
                token.word in words_of("predicate")
                or token.word in words_of("visit")
                or token.tag == "v"
                or (token.tag == "vn" and token is self.toks[index] and token.word not in _NOUNS)
            ) or parts_inside(token.word):
                return True
            elif token.tag not in _LINKS and token.word not in words_of("break"):
                return False
        return False

    def _past_list(self, index: int) -> int:
        """Where a list that goes on at *index* with items that are no candidates closes; else *index*.

        It closes with 等 (甲局|、区执法大队|等) or before those who came from all of them (甲局|、住建、规划|主要|负责人).
        """
        if index >= len(self.toks) or self.toks[index].word != "、":
            return index
        for k in range(index + 1, min(len(self.toks), index + _LIST)):
            token = self.toks[k]
            if token.word == "等":
                return k + 1
            if token.word in words_of("staff"):
                return k
            if token.wall or CLAUSE_END.match(token.word):
                break
        return index
