"""One pass over a text that finds named people from what stands around them: posts, lists, verbs, forms of address.

Everything here looks at one folded text only. The roster (``extract.roster``) settles afterwards what is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from calendar_app.extract.people.lexicon import surname_heads, surnames, words
from calendar_app.extract.people.names import (
    HAN,
    Name,
    chinese_name,
    common_word,
    dotted_name,
    is_han,
    right_edge,
    run_to_edge,
    transcribed,
)
from calendar_app.extract.people.text import close_names, fold
from calendar_app.extract.posts.find import Boundaries, with_qualifier
from calendar_app.extract.posts.lexicon import title_pattern, titles

Run = tuple[tuple[int, int], ...]

# least scores by the class of the post word before the name (posts.tsv)
_BEHIND = {"o": 0.5, "d": 0.5, "f": 1.0, "l": 1.5, "n": 2.5}
_LIST_ITEM = 2.5
_LIST_MEAN = 4.0
_SUBJECT = 4.0
_SUBJECT_SURE = 5.0
_BEFORE_POST = 3.0
_ADDRESSED = 4.0
_FREE = 5.4
_FREE_SURE = 6.4
_ALIEN = 9.0


@dataclass(slots=True)
class Found:
    """A name at a place, the posts printed with it (spans of the text) and the rule that found it.

    ``sure``: the text itself says so; else a second sight or the roster must agree.
    """

    start: int
    end: int
    rule: str
    posts: Run = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Scan:
    """All names found in one text, in order; ``text`` is its folded form, of the same length."""

    text: str
    found: tuple[Found, ...]


_JOIN = re.compile(r"[、和与及同]|以及| (?=[\u4e00-\u9fff])")
_PAREN = re.compile(r"（[^（）]{1,14}）|\([^()]{1,14}\)")
_FOREIGN_POST = re.compile(
    r"驻华|驻[\u4e00-\u9fff]{1,4}(?:大使|总领事|公使|代表)|大使|领事|总统|首相|国务卿|外长|外交大臣|参赞|武官|国王|女王|天皇|亲王|公主|议长|酋长"
    r"|国(?:总理|部长|主席|财长|防长|选手|客商|专家|学者|球员|运动员|教练)"
)
_POST_LEAD = re.compile(r"(?:[ 兼任]|新任|现任|时任|曾任|原任)*")
_CUT = re.compile(r"[，,。；;：:、（）()]")
_FORWARD_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任)")
_SET_PHRASE = re.compile(
    r"(?:总书记|主席|同志|总理)?(?:(?!发表|作出|作了|出席|致|强调|指出|说)[^，。；、]){0,30}?"
    r"(?:重要讲话|重要指示|重要论述|重要批示|重要回信|重要文章|重要思想|重要训词|重要贺信|讲话精神|指示精神|批示精神|署名文章|殷殷嘱托|新时代中国特色|(?:生态文明|法治|强军|文化|经济|外交)思想)"
)
_TITLE_GOES_ON = frozenset("馆团会处级衔台办室制杯们奖队班")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[int, Found] = {}
        self.bounds = Boundaries(text)
        self.posts = list(title_pattern().finditer(text))
        self.post_ends = {m.end(): m for m in self.posts}
        self.inside = {k for m in self.posts for k in range(m.start() + 1, m.end())}

    # --- names behind posts --------------------------------------------------------------------------------------------

    def behind_posts(self) -> None:
        """市委书记江某, 选手李某, and the list that shares the post."""
        text, table, floor = self.text, titles(), 0
        for m in self.posts:
            if m.start() < floor:
                continue
            word = table[m.group()]
            at = m.end()
            while at < len(text) and text[at] in " ：:" and at < m.end() + 2:
                at += 1
            name = self._name_behind(at, word.cls, m)
            if name is None:
                continue
            posts = self._run(m, floor) if word.cls != "n" else ()
            self._take(name, "behind-post" if word.cls != "n" else "behind-noun", posts)
            floor = self._rest_of_list(name, posts, "list-behind-post")

    def _name_behind(self, at: int, cls: str, m: re.Match[str]) -> Name | None:
        text = self.text
        if at >= len(text) or text[at] in _TITLE_GOES_ON or not (is_han(text[at]) or text[at].isupper()):
            return None
        name = dotted_name(text, at)
        if name is not None:
            return name
        alien_post = _FOREIGN_POST.search(text, max(0, m.start() - 8), m.end()) is not None
        name = chinese_name(text, at, placed=cls in "od")
        least = _BEHIND[cls] + (2.0 if cls == "n" and name is not None and not self._aligned(name.end) else 0.0)
        if name is not None and cls == "n" and self._doubtful(name):
            name = None
        if name is not None and name.score >= least and not self._spoiled(name):
            alien = transcribed(text, at)
            longer = (
                alien is not None
                and alien.end > name.end
                and alien.score >= _ALIEN
                and right_edge(text, alien.end) >= 2.0
            )
            return alien if alien is not None and longer and (alien_post or right_edge(text, name.end) < 2.0) else name
        alien = transcribed(text, at)
        if alien is not None and alien.score >= (4.0 if alien_post else 7.0) and not common_word(text[at : alien.end]):
            return None if self._spoiled(alien) else alien
        if alien_post and cls == "o":
            return run_to_edge(text, at)
        return None

    def _spoiled(self, name: Name) -> bool:
        """Whether what follows shows that the run names a thing: 赵春娥精神, 雷锋路, 李宁公司."""
        return thing_follows(self.text, name.end)

    def _doubtful(self, name: Name) -> bool:
        """Whether a name behind a noun is likelier words: a rare surname, or a word and the first half of another."""
        text, table = self.text, surnames()
        row = table.get(text[name.start : name.start + 2]) or table.get(text[name.start])
        if row is not None and row.cls == "c":
            return True
        return common_word(text[name.start : name.start + 2]) and not self._aligned(name.end)

    def _aligned(self, end: int) -> bool:
        """Whether a word of the dictionary's cut ends here."""
        return end == len(self.text) or end in self.bounds.starts

    def _run(self, m: re.Match[str], floor: int) -> Run:
        """The joined posts that end with match *m*, first to last."""
        text, spans = self.text, []
        current: re.Match[str] | None = m
        while current is not None:
            head = with_qualifier(text, current.start())
            start = max(floor, min(head, self.bounds.before(head, floor)))
            inner = text.rfind("兼", start, head)
            joined = self.post_ends.get(inner) if inner > start else None
            if joined is not None:  # 董事长兼总裁: the joiner stands inside what the boundary took
                start = inner + 1
            else:
                joined = self._joined(start, floor)
            lead = _POST_LEAD.match(text, start)
            start = lead.end() if lead and lead.end() <= current.start() else start
            spans.append((start, current.end()))
            current = joined
        return tuple(reversed(spans))

    def _joined(self, start: int, floor: int) -> re.Match[str] | None:
        """The post that is joined to one that begins at *start*."""
        text = self.text
        for mark in ("、", "兼任", "，兼", "兼"):
            if text.startswith(mark, start - len(mark)) and start - len(mark) >= floor:
                match = self.post_ends.get(start - len(mark))
                if match is not None:
                    return match
        if start > floor and text[start - 1] == "，" and (match := self.post_ends.get(start - 1)) is not None:
            # 市委副书记、市长，市防汛抗旱指挥部指挥长: a whole clause of posts
            begin = max(text.rfind(c, floor, start - 1) for c in "，。；：\n") + 1
            clause = text[max(begin, floor) : start - 1]
            if all(
                any(p.end() == max(begin, floor) + k for p in self.posts)
                for k, c in enumerate(clause + "、")
                if c == "、"
            ):
                return match
        return None

    def _rest_of_list(self, name: Name, posts: Run, rule: str) -> int:
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
            item = dotted_name(text, at) or chinese_name(text, at)
            if item is None or item.score < _LIST_ITEM or right_edge(text, item.end) < 2.0 or self._spoiled(item):
                item = transcribed(text, at)
                if item is None or item.score < _ALIEN or right_edge(text, item.end) < 2.0:
                    return end
            if title_pattern().match(text, past_qualifier(text, item.end)) or common_word(text[item.start : item.end]):
                return end
            self._take(item, rule, posts)
            end = item.end

    # --- names before posts and forms of address -----------------------------------------------------------------------

    def before_posts(self) -> None:
        """王国辉副市长, 习近平总书记: names right in front of a post."""
        text = self.text
        for m in self.posts:
            if titles()[m.group()].cls in "nl":
                continue
            head = with_qualifier(text, m.start())
            if self._covered(head - 1, m.end()):
                continue
            name = self._name_before(head, _BEFORE_POST)
            if name is not None and not common_word(text[name.start : name.end]):
                self._take(name, "before-post", ((head, m.end()),))

    def addressed(self) -> None:
        """孙春霞家庭, 李明同志: a name right before a form of address."""
        text = self.text
        for m in _address_pattern().finditer(text):
            if self._covered(m.start() - 1, m.start()):
                continue
            name = self._name_before(m.start(), _ADDRESSED, after="区县市镇村乡")
            if name is not None:
                self._take(name, "addressed", ())

    def _name_before(self, end: int, least: float, *, after: str = "") -> Name | None:
        """The name that ends at *end* and begins at an edge."""
        text = self.text
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or not (self._left_edge(start) or text[start - 1] in after):
                continue
            name = chinese_name(text[start:end], 0)
            if name is not None and name.end == length and name.score >= least and not common_word(text[start:end]):
                return Name(start, end, name.score)
        start = end
        while start > 0 and end - start < 7 and transcribed_char(text[start - 1]):
            start -= 1
        while start < end - 1:
            if self._left_edge(start) or start in self.bounds.starts:
                alien = transcribed(text[start:end], 0)
                if alien is not None and alien.end == end - start and alien.score >= _ALIEN:
                    return Name(start, end, alien.score)
            start += 1
        return None

    def _covered(self, start: int, end: int) -> bool:
        return any((f := self.found.get(k)) is not None and f.end > start for k in range(max(0, start - 10), end))

    def _left_edge(self, start: int, *, strict: bool = False) -> bool:
        """Whether a name can begin here: a mark, a particle or a verb stands before it; *strict*: no verb of one character."""
        edges = self.bounds.stops if strict else self.bounds.edges
        return start == 0 or not is_han(self.text[start - 1]) or start in edges

    # --- lists, subjects, dotted names ---------------------------------------------------------------------------------

    def lists(self) -> None:
        """X、Y、Z等: two or more names in a row, each whole between the marks."""
        text, done = self.text, 0
        for m in _list_pattern().finditer(text):
            at, items = m.start(), []
            if at < done or not self._left_edge(at, strict=True):
                continue
            while (item := self._list_item(at)) is not None:
                items.append(item)
                join = _JOIN.match(text, item.end)
                if join is None or join.group() == " ":
                    break
                at = join.end()
            if len(items) < 2 or any(self._spoiled(i) or right_edge(text, i.end) < 2.0 for i in items):
                continue
            mean = sum(i.score for i in items) / len(items)
            if min(i.score for i in items) >= (3.0 if len(items) == 2 else 1.5) and mean >= _LIST_MEAN + (
                1.0 if len(items) == 2 else 0.0
            ):
                for item in items:
                    self._take(item, "list", ())
                done = items[-1].end

    def _list_item(self, at: int) -> Name | None:
        text = self.text
        item = dotted_name(text, at) or chinese_name(text, at)
        if item is not None and item.score >= 1.5:
            return item
        alien = transcribed(text, at)
        return alien if alien is not None and alien.score >= _ALIEN and not common_word(text[at : alien.end]) else None

    def subjects(self) -> None:
        """A name at the head of a clause with a verb behind it: 王庆表示."""
        text = self.text
        for m in _subject_pattern().finditer(text):
            start = m.end()
            if start in self.found:
                continue
            name = chinese_name(text, start)
            if name is None or name.score < _SUBJECT or surnames()[text[start]].cls == "c" or self._spoiled(name):
                continue
            if _strong_after().match(text, name.end):
                self._take(name, "subject", (), sure=name.score >= _SUBJECT_SURE)

    def dotted(self) -> None:
        """Names of parts joined by dots, wherever they stand."""
        text, at = self.text, self.text.find("·")
        while at >= 0:
            start = at
            while start > 0 and transcribed_char(text[start - 1]) and at - start < 8:
                start -= 1
            for s in range(start, at):
                if not (s == start or s in self.bounds.starts):
                    continue
                if s == start and s not in self.bounds.starts and s > 0 and is_han(text[s - 1]):
                    continue
                name = dotted_name(text, s)
                if (
                    name is not None
                    and name.end > at + 1
                    and not self._spoiled(name)
                    and not _worded(text[s : name.end])
                ):
                    if not self._covered(s, name.end):
                        self._take(name, "dotted", ())
                    at = name.end
                    break
            at = text.find("·", at + 1)

    # --- bare names ----------------------------------------------------------------------------------------------------

    def free(self) -> None:
        """Names that no post, list or verb gives away: surname, given name and what follows must speak for themselves."""
        text, heads, table = self.text, surname_heads(), surnames()
        tokens = self.bounds.tokens
        for k, (start, word, tag) in enumerate(tokens):
            if word[0] not in heads or start in self.found or self._covered(start, start + 1) or start in self.inside:
                continue
            if len(word) > 1 and not tag.startswith("nr") and common_word(word) and len(word) != 2:
                continue
            name = chinese_name(text, start)
            if name is None or self._spoiled(name) or (name.end - start == 3 and text[name.end - 1] in _PLACE_ENDS):
                continue
            row = (
                table.get(text[start : start + 2]) or table[text[start]]
                if text[start] in table or text[start : start + 2] in table
                else None
            )
            if row is None:
                continue
            score = name.score + max(-3.0, row.odds) * 0.5
            if not self._aligned(name.end):
                score -= 1.5
            if len(word) > 1 and not tag.startswith("nr"):
                score -= 1.5
            if tag.startswith("nr") and len(word) > 1 and name.end == start + len(word):
                score += 1.5
            if k == 0 or self._left_edge(start):
                score += 0.7
            elif len(tokens[k - 1][1]) == 1 and tokens[k - 1][1] not in "和与及由向对在把被让给以为是叫对请找见跟同":
                score -= 1.0
            if score >= _FREE:
                self._take(name, "free", (), sure=score >= _FREE_SURE)

    def aliens(self) -> None:
        """Transcribed names without a dot: 克林顿说."""
        text, tokens = self.text, self.bounds.tokens
        for k, (start, word, tag) in enumerate(tokens):
            if not transcribed_char(word[0]) or self._covered(start, start + 1):
                continue
            if len(word) > 1 and not tag.startswith("nr") and common_word(word):
                continue
            if k and not self._left_edge(start, strict=True) and len(tokens[k - 1][1]) == 1:
                continue
            name = transcribed(text, start)
            if name is None or self._spoiled(name) or place_follows(text, name.end):
                continue
            if not self._aligned(name.end):
                continue
            run = text[start : name.end]
            if common_word(run) or any(
                len(w) > 1 and not t.startswith("nr") and common_word(w)
                for s, w, t in tokens[k : k + 4]
                if s < name.end
            ):
                continue
            edge = right_edge(text, name.end)
            if edge < 2.0:
                continue
            score = name.score - edge
            mean = score / (name.end - start)
            known = tag.startswith("nr") and len(word) == name.end - start
            if not known and text[name.end : name.end + 1] in ("", *_MARKS_AFTER) and not self._person_left(k):
                continue
            if (name.end - start >= 3 and mean >= (1.2 if known else 1.9)) or (
                known and mean >= 2.0 and self._left_edge(start)
            ):
                self._take(name, "alien", (), sure=known or mean >= 2.3)

    def _person_left(self, k: int) -> bool:
        """Whether the word before token *k* lets a person follow: a verb or particle, or the end of a post word."""
        start = self.bounds.tokens[k][0]
        return start in self.post_ends or (start in self.bounds.stops and start > 0 and is_han(self.text[start - 1]))

    def chains(self) -> None:
        """Neighbours in a list of what was found: 葛某、于某 where only the first was sure."""
        text = self.text
        for f in sorted(self.found.values(), key=lambda f: f.start):
            if not f.sure:
                continue
            at = f.end
            while text[at : at + 1] in ("、", "和") and at + 1 not in self.found:
                item = chinese_name(text, at + 1)
                if item is None or item.score < 2.0 or right_edge(text, item.end) < 2.0 or self._spoiled(item):
                    break
                if title_pattern().match(text, past_qualifier(text, item.end)):
                    break
                self._take(item, "chain", f.posts)
                at = item.end

    def drop_quoted(self) -> None:
        """Heroes of stories and works in short quotes and titles: “某某某”, 《某某传》."""
        for start, f in list(self.found.items()):
            if f.rule != "behind-post" and _in_quotes(self.text, f.start, f.end):
                del self.found[start]

    # --- posts behind a name -------------------------------------------------------------------------------------------

    def placed_before(self) -> None:
        """康永年为市人大常委会主任: a name that a post behind it proves, where it could not stand by itself."""
        text = self.text
        for m in _made_pattern().finditer(text):
            if self._covered(m.start() - 1, m.start()):
                continue
            post = self._posts_from(m.end(), len(text))
            name = self._name_before(m.start(), 2.0) if post else None
            if name is not None:
                self._take(name, "appointed", ())

    def appointed(self) -> None:
        """李四任县长, 任命王某为副主任, 免去赵六的局长职务, 钱七（县委书记）: posts that stand behind a name."""
        text = self.text
        order = sorted(self.found.values(), key=lambda f: f.start)
        for k, f in enumerate(order):
            lead = _appointed_pattern().match(text, f.end)
            if lead is None:
                if not _dismissed(text, f.start):
                    continue
                at = f.end + (2 if text.startswith("同志", f.end) else 0)
            else:
                at = lead.end()
            spans = self._posts_from(at, order[k + 1].start if k + 1 < len(order) else len(text))
            if not spans:
                continue
            self._give(f, spans)
            while k > 0 and text[order[k - 1].end : order[k].start] in ("、", "和"):
                k -= 1
                self._give(order[k], spans)

    def _give(self, f: Found, spans: list[tuple[int, int]]) -> None:
        f.posts, f.sure = (*f.posts, *spans), True

    def _posts_from(self, at: int, limit: int) -> list[tuple[int, int]]:
        """Joined posts that begin at *at*."""
        text = self.text
        spans: list[tuple[int, int]] = []
        starts = [m.start() for m in self.posts]
        while True:
            k = bisect_left(starts, at)
            while k < len(self.posts) and (
                titles()[self.posts[k].group()].cls == "n" or not _post_ends(text, self.posts[k].end())
            ):
                k += 1
            if k == len(self.posts) or self.posts[k].end() > limit or self.posts[k].end() - at > 40:
                return spans
            if _CUT.search(text, at, self.posts[k].start()):
                return spans
            spans.append((at, self.posts[k].end()))
            at = self.posts[k].end()
            join = _FORWARD_JOIN.match(text, at)
            if join is None:
                return spans
            at = join.end()

    def _take(self, name: Name, rule: str, posts: Run, *, sure: bool = True) -> None:
        known = self.found.get(name.start)
        if known is None:
            self.found[name.start] = Found(name.start, name.end, rule, posts, sure)
        elif posts and not known.posts:
            known.posts, known.end, known.rule, known.sure = posts, name.end, rule, known.sure or sure

    def drop_set_phrases(self) -> None:
        """习近平总书记重要讲话精神 names a text, not a person who did something."""
        for start, f in list(self.found.items()):
            if _SET_PHRASE.match(self.text, f.end):
                del self.found[start]


_PLACE_ENDS = frozenset("路街巷镇乡县市省州寺庙")
_MARKS_AFTER = "、，。；：！？）”》"
_CLOSING = {"“": "”", "《": "》", "‘": "’"}


def _in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a run stands in a short quotation without inner marks, or in the title of a work."""
    for at in range(start - 1, max(-1, start - 12), -1):
        char = text[at]
        if char in _CLOSING:
            close = text.find(_CLOSING[char], end, end + 14)
            return close >= 0 and not any(c in text[at + 1 : close] for c in "，。！？；")
        if char in "”》’。，；":
            return False
    return False


def _worded(name: str) -> bool:
    """Whether a part of a dotted run is an ordinary word."""
    return any(common_word(part) for part in name.split("·"))


def past_qualifier(text: str, place: int) -> int:
    """Past a qualifier that stands at *place*: 副市长 after a name begins its title word at 市长."""
    for mark in ("常务副", "副"):
        if text.startswith(mark, place):
            return place + len(mark)
    return place


def thing_follows(text: str, end: int) -> bool:
    """Whether the words after a run make it the name of a thing, a place or a set phrase."""
    return bool(_thing_after().match(text, end))


def place_follows(text: str, end: int) -> bool:
    """Whether a transcribed run goes on as the name of a place or a body: 阿姆斯特丹市."""
    return text[end : end + 1] in tuple("省市州县区河湖海岛山港国队族语人军城镇湾角峰")


def transcribed_char(char: str) -> bool:
    """Whether transcriptions use the character."""
    return char in words("transliteration.tsv")


def _dismissed(text: str, start: int) -> bool:
    return text.endswith(("免去", "撤销", "罢免", "免除"), 0, start)


def _post_ends(text: str, end: int) -> bool:
    """Whether a title word that ends here ends the post: not 书记处, 主席团."""
    if text[end : end + 1] in _TITLE_GOES_ON:
        return False
    return text[end : end + 2] == "职务" or right_edge(text, end) >= 1.0


def _alternatives(items: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(items, key=lambda w: (-len(w), w)))))


@cache
def _thing_after() -> re.Pattern[str]:
    return _alternatives(words("name_spoilers.txt"))


@cache
def _strong_after() -> re.Pattern[str]:
    return _alternatives(words("subject_verbs.txt"))


@cache
def _heads() -> str:
    return "".join(sorted(surname_heads()))


@cache
def _list_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?=[{HAN}][{HAN}·]{{1,12}}、[{HAN}]{{2}})")


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile("家庭|同志|先生|女士|夫妇|小姐|老人|烈士|九段|上将|中将|少将")


@cache
def _appointed_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:同志)?(?:任命为|任|担任|出任|当选为|当选|被任命为|被选为|被推选为|兼任|升任|转任|接任|现任|挂任|拟任|为|（|\(|辞去|不再担任|的)"
    )


@cache
def _made_pattern() -> re.Pattern[str]:
    return re.compile("(?:同志)?(?:为|任|担任|当选为?|出任)(?=[\u4e00-\u9fff]{2})")


@cache
def _subject_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[。；，、：！？“”（）\s])(?=[{_heads()}][{HAN}])")


@lru_cache(maxsize=4096)
def scan(text: str) -> Scan:
    """The named people of one printed text. Time grows with its length; the answer is kept for the text."""
    folded = fold(text)
    closed, places = close_names(folded)
    work = _Scanner(closed)
    work.behind_posts()
    work.before_posts()
    work.dotted()
    work.lists()
    work.addressed()
    work.subjects()
    work.placed_before()
    work.free()
    work.aliens()
    work.chains()
    work.drop_set_phrases()
    work.drop_quoted()
    work.appointed()
    found = sorted(work.found.values(), key=lambda f: f.start)
    if places is not None:
        for f in found:
            f.start, f.end = places[f.start], places[f.end - 1] + 1
            f.posts = tuple((places[a], places[b - 1] + 1) for a, b in f.posts)
    return Scan(folded, tuple(found))
