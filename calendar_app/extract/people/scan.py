"""One pass over a text that finds named people from what stands around them: posts, lists, verbs, forms of address.

Everything here looks at one folded text only. The roster (``extract.roster``) settles afterwards what is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache

from calendar_app.extract.people.lexicon import surnames, words
from calendar_app.extract.people.names import (
    HAN,
    Name,
    chinese_name,
    common_word,
    foreign_name,
    right_edge,
    transliterated,
)
from calendar_app.extract.people.text import fold
from calendar_app.extract.posts.find import Boundaries, with_qualifier
from calendar_app.extract.posts.lexicon import title_pattern, titles


@dataclass(slots=True)
class Found:
    """A name at a place, the posts printed with it (spans of the text) and the rule that found it."""

    start: int
    end: int
    rule: str
    posts: tuple[tuple[int, int], ...] = ()
    sure: bool = True  # the text itself says so; else the roster or a second sight must agree


@dataclass(slots=True)
class Scan:
    """All names found in one text, in order."""

    text: str
    found: list[Found] = field(default_factory=list)


_LIST_MARK = "、"
_JOIN = re.compile(r"[、和与及同]|以及| (?=[\u4e00-\u9fff])")
_PAREN = re.compile(r"（[^（）]{1,14}）|\([^()]{1,14}\)")
_FOREIGN_POST = re.compile(
    r"驻华|驻[\u4e00-\u9fff]{2,4}(?:大使|总领事)|大使|领事|总统|首相|国务卿|外长|外交大臣|参赞|武官|国王|女王|天皇|亲王|公主|议长|国(?:总理|部长|主席|财长|防长)|酋长"
)
_POST_JOIN = re.compile(r"(?:、|兼任|兼|[，,](?=兼)|\s(?=兼))$")


def _threshold(cls: str) -> float:
    return {"o": 0.5, "d": 0.5, "f": 1.0, "l": 1.5, "n": 3.0}[cls]


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[int, Found] = {}
        self._bounds: Boundaries | None = None

    @property
    def bounds(self) -> Boundaries:
        if self._bounds is None:
            self._bounds = Boundaries(self.text)
        return self._bounds

    # --- names behind and before posts ---------------------------------------------------------------------------------

    def behind_posts(self) -> None:
        text, table = self.text, titles()
        matches = list(title_pattern().finditer(text))
        ends = {m.end(): m for m in matches}
        floor = 0
        for m in matches:
            if m.start() < floor:
                continue
            word = table[m.group()]
            at = m.end()
            while at < len(text) and text[at] in " ：:" and at < m.end() + 2:
                at += 1
            name = self._name_behind(at, word.cls, m)
            if name is None:
                continue
            posts: tuple[tuple[int, int], ...] = ()
            if word.cls != "n":
                posts = self._run(m, ends, floor)
            self._take(name, "behind-post" if word.cls != "n" else "behind-noun", posts)
            floor = self._rest_of_list(name, posts, "list-behind-post")

    def _name_behind(self, at: int, cls: str, m: re.Match[str]) -> Name | None:
        text = self.text
        if at >= len(text):
            return None
        name = foreign_name(text, at)
        if name is not None:
            return name
        name = chinese_name(text, at)
        if name is not None and name.score >= _threshold(cls) and not self._spoiled(name):
            return name
        if cls in "od" and _FOREIGN_POST.search(text, max(0, m.start() - 8), m.end()):
            alien = transliterated(text, at)
            if alien is not None and alien.score >= 2.0 and not common_word(text[at : alien.end]):
                return alien
        return None

    def _spoiled(self, name: Name) -> bool:
        """Whether what follows shows that the run names a thing: 赵春娥精神, 雷锋路, 李宁公司."""
        return thing_follows(self.text, name.end)

    def _run(self, m: re.Match[str], ends: dict[int, re.Match[str]], floor: int) -> tuple[tuple[int, int], ...]:
        """The joined posts that end with match *m*, first to last."""
        text, spans = self.text, []
        current: re.Match[str] | None = m
        while current is not None:
            head = with_qualifier(text, current.start())
            start = max(floor, min(head, self.bounds.before(head, floor)))
            joined = None
            for mark in ("、", "兼任", "兼", "，兼"):
                if text.startswith(mark, start - len(mark)) and start - len(mark) >= floor:
                    joined = ends.get(start - len(mark))
                    if joined is not None:
                        break
            # 企业创始人兼 CEO: the joiner may stand inside what the boundary took
            if joined is None:
                inner = text.rfind("兼", start, head)
                if inner > start and (prior := ends.get(inner)) is not None:
                    joined, start = prior, inner + 1
            while start < current.start() and text[start] in " 兼":
                start += 1
            spans.append((start, current.end()))
            current = joined
        return tuple(reversed(spans))

    def _rest_of_list(self, name: Name, posts: tuple[tuple[int, int], ...], rule: str) -> int:
        """Further names of a list that shares what stands before it; returns where the list ends."""
        text, end = self.text, name.end
        while True:
            at = end
            paren = _PAREN.match(text, at)
            if paren:
                at = paren.end()
            join = _JOIN.match(text, at)
            if join is None:
                return end
            at = join.end()
            item = foreign_name(text, at) or chinese_name(text, at)
            if item is None or item.score < 2.5 or right_edge(text, item.end) < 2.0 or self._spoiled(item):
                return end
            if title_pattern().match(text, with_prefix(text, item.end)):
                return end
            self._take(item, rule, posts)
            end = item.end

    def before_posts(self) -> None:
        """王国辉副市长, 李四任县长: names in front of a post."""
        text = self.text
        for m in title_pattern().finditer(text):
            cls = titles()[m.group()].cls
            if cls in "nl":
                continue
            head = with_qualifier(text, m.start())
            if any(f.start < m.end() and f.end > head for f in self._near(head)):
                continue
            for length in (3, 2, 4):
                start = head - length
                if start < 0 or not self._left_edge(start):
                    continue
                name = _name_of_length(text, start, length)
                if name is not None and name.score >= 3.5 and not common_word(text[start:head]):
                    self._take(name, "before-post", ((head, m.end()),))
                    break

    def _near(self, place: int) -> list[Found]:
        return [f for k in range(max(0, place - 6), place + 6) if (f := self.found.get(k)) is not None]

    def _left_edge(self, start: int) -> bool:
        if start == 0 or not ("\u4e00" <= self.text[start - 1] <= "\u9fff"):
            return True
        return start in self.bounds.ends

    # --- lists and subjects --------------------------------------------------------------------------------------------

    def lists(self) -> None:
        """X、Y、Z等: two or more names in a row, each whole between the marks."""
        text = self.text
        done = 0
        for m in _list_pattern().finditer(text):
            at, items = m.start(), []
            if at < done or not self._left_edge(at):
                continue
            while True:
                item = foreign_name(text, at) or chinese_name(text, at)
                if item is None:
                    break
                items.append(item)
                if item.end < len(text) and text[item.end] == _LIST_MARK:
                    at = item.end + 1
                    continue
                join = re.match(r"和|与|及|以及", text[item.end : item.end + 2])
                if join and (right_edge(text, item.end) >= 2.0):
                    at = item.end + join.end()
                    continue
                break
            good = [i for i in items if i.score >= 3.0 and not self._spoiled(i)]
            if len(items) >= 2 and len(good) == len(items) and sum(i.score for i in items) / len(items) >= 4.0:
                for item in items:
                    self._take(item, "list", ())
                done = items[-1].end

    def addressed(self) -> None:
        """孙春霞家庭, 李明同志: a name right before a form of address."""
        text = self.text
        for m in _address_pattern().finditer(text):
            end = m.start()
            for length in (3, 2, 4):
                start = end - length
                if (
                    start < 0
                    or start in self.found
                    or not (self._left_edge(start) or text[start - 1] in "区县市镇村乡")
                ):
                    continue
                name = _name_of_length(text, start, length)
                if name is not None and name.score >= 4.0:
                    self._take(name, "addressed", ())
                    break

    def appointed(self) -> None:
        """李四任县长, 决定任命王某为副主任, 免去赵六的局长职务, 钱七（县委书记）: posts that stand behind a name."""
        text, ends = self.text, list(title_pattern().finditer(self.text))
        starts = [m.start() for m in ends]
        for f in list(self.found.values()):
            lead = _appointed_pattern().match(text, f.end)
            if lead is None:
                continue
            at, spans = lead.end(), []
            while True:
                k = bisect_left(starts, at)
                while k < len(ends) and not _post_ends(text, ends[k].end()):
                    k += 1
                if k == len(ends) or ends[k].end() - at > 40 or _CUT.search(text, at, ends[k].start()):
                    break
                spans.append((at, ends[k].end()))
                at = ends[k].end()
                join = _FORWARD_JOIN.match(text, at)
                if join is None:
                    break
                at = join.end()
            if spans and not f.posts:
                f.posts, f.sure = tuple(spans), True

    def subjects(self) -> None:
        """A name at the head of a clause with a verb behind it (王庆表示), or with a form of address (李明同志)."""
        text = self.text
        for m in _subject_pattern().finditer(text):
            start = m.end()
            if start in self.found:
                continue
            name = chinese_name(text, start)
            if name is None or name.score < 4.0 or surnames().get(text[start]) == "c" or self._spoiled(name):
                continue
            tail = _strong_after().match(text, name.end)
            if tail is None:
                continue
            score = name.score
            self._take(name, "subject", (), sure=score >= 5.0)

    def dotted(self) -> None:
        text = self.text
        at = text.find("·")
        while at >= 0:
            start = at
            while start > 0 and text[start - 1] in _foreign_set() and at - start < 8:
                start -= 1
            for s in range(start, at):
                if s == 0 or text[s - 1] not in _foreign_set() or s in self.bounds.ends:
                    name = foreign_name(text, s)
                    if (
                        name is not None
                        and name.end > at + 1
                        and not any(f.start <= s < f.end for f in self.found.values())
                    ):
                        self._take(name, "dotted", ())
                        at = name.end
                        break
            at = text.find("·", at + 1)

    def _take(self, name: Name, rule: str, posts: tuple[tuple[int, int], ...], *, sure: bool = True) -> None:
        known = self.found.get(name.start)
        if known is None:
            self.found[name.start] = Found(name.start, name.end, rule, posts, sure)
        elif posts and not known.posts:
            known.posts = posts
            known.end, known.rule, known.sure = name.end, rule, known.sure or sure


def with_prefix(text: str, place: int) -> int:
    """Past a qualifier that stands at *place*: 副市长 after a name begins its title word at 市长."""
    for mark in ("常务副", "副"):
        if text.startswith(mark, place):
            return place + len(mark)
    return place


def _name_of_length(text: str, start: int, length: int) -> Name | None:
    """The name of exactly *length* characters at *start*, judged by what it is made of alone."""
    name = chinese_name(text[start : start + length], 0)
    if name is None or name.end != length:
        return None
    return Name(start, start + length, name.score)


@cache
def _foreign_set() -> frozenset[str]:
    return words("transliteration.tsv")


def thing_follows(text: str, end: int) -> bool:
    """Whether the words after a run make it the name of a thing, a place or a set phrase."""
    return bool(_thing_after().match(text, end))


@cache
def _thing_after() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words("name_spoilers.txt"), key=len, reverse=True))))


@cache
def _strong_after() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words("subject_verbs.txt"), key=len, reverse=True))))


@cache
def _single_surnames() -> str:
    return "".join(s for s, cls in surnames().items() if len(s) == 1)


@cache
def _list_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?=[{_surname_heads()}][{HAN}·]{{1,12}}、[{HAN}]{{2}})")


@cache
def _surname_heads() -> str:
    return "".join(sorted({s[0] for s in surnames()}))


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile("家庭|同志|先生|女士|夫妇|小姐|老人|烈士")


@cache
def _appointed_pattern() -> re.Pattern[str]:
    return re.compile(
        "(?:同志)?(?:任|担任|出任|当选为|当选|被任命为|被选为|被推选为|兼任|升任|转任|接任|现任|挂任|拟任|为|（|\\(|辞去|不再担任|的)"
    )


_CUT = re.compile(r"[，,。；;：:、（）()]")
_FORWARD_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任|兼)")


def _post_ends(text: str, end: int) -> bool:
    """Whether a title word that ends here ends the post: not 书记处, 主席团."""
    return end >= len(text) or right_edge(text, end) >= 1.0


@cache
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[。；，、：！？“”（）\s])(?=[{_surname_heads()}][{HAN}])")


@lru_cache(maxsize=4096)
def scan(text: str) -> Scan:
    """The named people of one printed text. Time grows with its length; the answer is kept for the text."""
    work = _Scanner(fold(text))
    work.behind_posts()
    work.before_posts()
    work.dotted()
    work.lists()
    work.addressed()
    work.subjects()
    work.appointed()
    return Scan(work.text, sorted(work.found.values(), key=lambda f: f.start))
