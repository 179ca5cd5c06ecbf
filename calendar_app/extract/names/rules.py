"""The rules that take a candidate as a place or a body, each by the words beside it and each with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendar_app.extract.names.candidate import Candidate
from calendar_app.extract.names.context import SITE, SITE_WORDS
from calendar_app.extract.names.cues import LEVELS, LISTED, OPEN, Cues
from calendar_app.extract.names.lexicon import BODIES, PLACES, divisions, provinces, short_divisions, words_of
from calendar_app.extract.names.lists import after

_PRIVATE = frozenset({"firm", "school", "hospital", "society", "research", "press"})
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十百余多]支")
_SHORT = 2  # characters of words that are likelier no name
_COMMITTEES = ("执委会", "执行委员会", "组委会", "筹委会")  # whose members hold other offices too
_DONE = words_of("done")
_GROUNDS = ("场", "园", "站", "厂", "库")  # of which the ones that are founded are places
_IN_TURN = ("先后", "分别", "依次", "就", "围绕")
_ITS_MATTER = ("审议", "反馈", "交办", "转办", "移交")
_UNVEILED = ("揭牌", "挂牌", "成立")
_CEREMONIES = ("仪式", "大会", "典礼", "暨", "活动")
_SITES = ("上", "内", "里", "前", "现场")


class Setting(Cues):
    """A text with its words and candidates, and what the rules make of these."""

    __slots__ = ()

    def judge(self, index: int) -> Iterator[tuple[str, str]]:
        """("place" or "org", name of the rule) for what the candidate is; nothing where no rule takes it."""
        each = self.found[index]
        cue = self._cue(index)
        follow = after(self.toks, self.found, index)
        if self._is_ours(each):
            return
        if each.kind == "abroad":
            scene = cue in words_of("visit") or (cue in words_of("venue") and cue != "于")
            if scene and not each.tail and not self._owns(follow):
                yield "place", "place-abroad"
        elif each.kind == "team":
            yield from self._team(each, cue)
        elif each.kind == "own":
            if self._is_side(each, follow):
                yield "org", "own-with"
        elif cue == "至":
            # 至甲鎮視察; 从甲县至乙县 is a way
            if each.proper and self._acts(follow, words_of("visit"), steps=2):
                yield from self._visited(each)
        elif cue in words_of("visit"):
            if self._only_said(follow):
                return
            town = each.kind == "admin" and len(each.name) > _SHORT and each.name[-1] != "区"  # 候车区 is no district
            if (
                each.proper
                or town
                or self._says_enough(each)
                or (len(each.name) > _SHORT and self._beside_proper(index))
            ):
                worked = cue in words_of("inspect") and each.kind == "admin" and self._its_work(each)
                into = each.kind == "admin" and each.tail and cue not in words_of("meet")
                worked = worked or (into and self._goes_into(each))
                yield from self._visited(each._replace(tail=each.tail and not worked))
        elif cue == "对" and self._looked_at(follow):
            if each.proper or self._says_enough(each) or self._beside_proper(index):
                yield from self._visited(each._replace(tail=each.tail and not each.proper))
        elif cue in words_of("found") and each.kind in BODIES:
            if not each.tail and (each.proper or each.name[0] in LEVELS) and self._is_done(self._left(index)):
                yield "org", "org-founded"
        elif cue in words_of("found") and each.kind == "site" and each.name.endswith(_GROUNDS):
            if not each.tail and each.proper and self._is_done(self._left(index)):
                yield "place", "place-opened"
        elif cue in words_of("hear"):
            reporting = not each.tail if each.kind == "organ" else each.proper and each.kind in BODIES
            if reporting and self._reports(follow):
                yield "org", "org-heard"
        elif cue in words_of("venue"):
            town = each.kind == "admin" and len(each.name) > _SHORT and each.name[-1] in "镇乡村"  # 在军乐镇举行
            held = (town or len(each.name) > SITE) and self._acts(follow, words_of("held"), steps=4)
            if each.proper or held or self._somebody_there(each, follow):
                yield from self._venue(each, cue, follow)
        elif each.kind in BODIES:
            plain = each.kind in ("school", "firm") and len(each.name) > 3
            if each.proper or (plain and (cue == "来自" or self._opens(index))):
                yield from self._body(index, cue, follow)
        elif each.proper:
            yield from self._place(index, follow)

    def _is_side(self, each: Candidate, follow: int) -> bool:
        """Whether a body is one side of what two agree on: 市政府|与甲集团签署, 甲集团与|市政府|签署."""
        joint = self._next_words(each.last + 1, 1)
        if each.first > 0 and (
            self.toks[each.first - 1].word in words_of("with") or self.toks[each.first - 1].word == "和"
        ):
            return self._acts(follow, words_of("deal"), steps=3)
        return bool(joint) and joint[0] in words_of("with") and self._acts(follow, words_of("deal"))

    def _team(self, each: Candidate, cue: str) -> Iterator[tuple[str, str]]:
        if _COUNTED.search(each.name):
            return  # 42支民间乐队: some, not one
        led = self._next_words(each.last + 1)[:1]
        counted = each.first > 0 and self.toks[each.first - 1].tag in ("q", "m")
        if (led and led[0] in _ITS_MATTER) or counted:
            return  # 中央督察组|反馈问题整改; 参加甲省代表团审议时: only where something was said; 20个|友城代表团
        some = self.toks[each.first].word in words_of("generic")  # 部门单位考察组
        if (
            (each.proper or (len(each.name) > 6 and not some))
            and cue not in ("各", "驻")
            and not (led and led[0] in words_of("post"))
        ):
            yield "org", "org-team"

    def _visited(self, each: Candidate) -> Iterator[tuple[str, str]]:
        if each.kind in BODIES and each.kind != "research":
            # 走访甲局干部: the body only says whose
            crew = set(self._next_words(each.last + 1, 1)) <= words_of("crew")
            if each.kind != "organ" or not each.tail or crew:
                yield "org", "org-visited"
        elif each.kind != "admin" or not each.tail:
            yield "place", "place-visited"

    def _venue(self, each: Candidate, cue: str, follow: int) -> Iterator[tuple[str, str]]:
        held = self._acts(follow, words_of("held"), steps=4)
        if (cue == "于" and not held) or self._next_words(each.last + 1, 1) in (
            ["边"],
            ["畔"],
            ["旁"],
            ["岸"],
            ["沿岸"],
        ):
            return  # 应用于甲大桥, 在甲江|边的乙广场
        if each.kind == "admin":
            owns = self._owns(follow) and not self._leads_to_scene(each)
            if not each.tail and not owns and each.name not in provinces():
                yield "place", "place-venue"
            return
        if each.kind in BODIES and each.kind != "research":
            if each.kind != "organ":
                yield "org", "org-venue"
            elif not each.tail and (
                self._looked_at(follow)
                or self._acts(follow, words_of("visit"), steps=2)
                or (each.proper and self._somebody_there(each, follow))
            ):
                yield "org", "org-visited"  # 在市财政局就增收进行调研
            if held and each.kind in ("school", "hospital"):
                yield "place", "place-venue"
        elif not each.tail or each.kind == "venue" or self._is_worked_on(each):
            yield "place", "place-venue"

    def _place(self, index: int, follow: int) -> Iterator[tuple[str, str]]:
        each = self.found[index]
        if self._hosts(self._next_words(follow)) and not each.tail:
            yield "org", "division-by" if each.kind == "admin" else "org-by"
        elif each.kind == "admin" and self._after_with(each):
            if not each.tail and self._acts(follow, words_of("deal"), steps=2):
                yield "org", "division-with"
        elif each.kind == "admin":
            county = (each.name in divisions() or each.name in short_divisions()) and each.name not in provinces()
            if (
                self.in_title
                and each.start == 0
                and county
                and self.text[each.end : each.end + 1] not in ("·", "—", "-")
            ):
                yield "place", "place-title"
            if (not each.tail or self._next_words(each.last + 1, 1) == ["代表"]) and self._opens(index):
                if not words_of("befall").isdisjoint(self._next_words(follow, 1)):
                    yield "place", "place-befallen"
                elif self._speaks(follow):
                    yield "org", "division-speaker"
                elif self._next_words(each.last + 1, 1) in (["与"], ["同"], ["和"]) and self._acts(
                    follow, words_of("deal")
                ):
                    yield "org", "division-with"
        elif self._opens(index) or self._told_of(each):
            unveiled = self._next_words(follow, 1) in (["揭牌"], ["挂牌"])
            if unveiled or self._acts(self._past_works(each, follow), words_of("open"), steps=3):
                yield "place", "place-opened"
            elif follow < len(self.toks) and self.toks[follow].word.startswith(_SITES):
                yield "place", "place-scene"
            elif each.kind == "venue" and not each.tail and self._acts(follow, words_of("convene"), steps=3):
                yield "org", "org-subject"

    def _body(self, index: int, cue: str, follow: int) -> Iterator[tuple[str, str]]:
        each = self.found[index]
        following = self._next_words(each.last + 1)
        if following and not words_of("post").isdisjoint((following[0], "".join(following))):
            # a post in a public body is told with the person; of others the body is the news
            public = each.name[0] in "市县区省州旗" or each.name.endswith((*_COMMITTEES, *words_of("mass")))
            if each.kind in _PRIVATE and not public:
                yield "org", "org-post"
        elif each.tail and self._is_of_two(each) and self._acts(each.last + 1, words_of("deal"), steps=4):
            yield "org", "org-with"  # 甲校与|乙县政府|战略合作协议签订仪式
        elif each.kind == "organ" and (each.tail or self._shares_post(index)):
            return
        elif (cue in words_of("by") and not each.tail) or self._hosts(following):
            yield "org", "org-by"
        elif cue in words_of("with") and not each.tail:
            if self._next_words(each.last + 1, 1) not in (["相关"], ["有关"], ["部分"]):
                yield "org", "org-with"
        elif each.kind in BODIES and self._is_unveiled(each):
            yield "org", "org-founded"
        elif cue == "代表" and not each.tail and self._acts(follow, words_of("deal"), steps=3):
            yield "org", "org-with"  # 某人代表该院与|甲公司|签署
        elif cue in ("从", "据", "根据", "来自"):
            if cue == "来自" or self._acts(follow, words_of("told"), steps=3):
                yield "org", "org-source"
        elif self._opens(index) and not each.tail:
            yield from self._subject(each, follow)
        elif each.kind in LISTED and not each.tail and self._in_list(index):
            yield "org", "org-enumerated"

    def _speaks(self, follow: int) -> bool:
        """Whether those whose list ends before *follow* say something: 代表|发言, 先后就防汛工作|发言."""
        first = self._next_words(follow, 1)
        steps = 12 if first and first[0] in _IN_TURN else 4
        return first == ["代表"] or self._acts(follow, words_of("speak"), steps=steps)

    def _is_unveiled(self, each: Candidate) -> bool:
        """Whether the words behind a body say that it is begun, at a ceremony: 乙研究院|揭牌|仪式, 甲学会|成立|大会."""
        words = self._next_words(each.last + 1)
        return len(words) > 1 and words[0] in _UNVEILED and words[1] in _CEREMONIES

    def _shares_post(self, index: int) -> bool:
        """Whether the list of a body ends with one whose post is told, which its items share: 市人大常委会、市政协|秘书长."""
        end = after(self.toks, self.found, index)
        return end > self.found[index].last + 1 and not words_of("post").isdisjoint(self._next_words(end, 1))

    def _subject(self, each: Candidate, follow: int) -> Iterator[tuple[str, str]]:
        behind = follow + (self._is_of_two(each) and self._next_words(follow, 1) == ["，"])  # 甲局与乙公司，就供水
        led = behind < len(self.toks) and self.toks[behind].word in words_of("led")
        if not led and not self._acts(follow, None) and not self._meets(follow):
            return
        yield "org", "org-subject"
        if each.kind == "hospital" and self._acts(follow, words_of("open"), steps=3):
            yield "place", "place-opened"

    def _is_of_two(self, each: Candidate) -> bool:
        """Whether a body stands beside 与."""
        before = self.toks[each.first - 1].word if each.first > 0 else ""
        return not words_of("with").isdisjoint((before, *self._next_words(each.last + 1, 1)))

    def _past_works(self, each: Candidate, follow: int) -> int:
        """Where the words behind a site end that only say which part of it is built: 甲水库|一期|工程|开工; else *follow*."""
        if not each.tail:
            return follow
        end = each.last + 1
        while end < min(len(self.toks), each.last + 1 + SITE_WORDS) and not self.parts[end] and not self.toks[end].wall:
            end += 1
        return end if self.toks[end - 1].word in words_of("works") else follow

    def _leads_to_scene(self, each: Candidate) -> bool:
        """Whether a place says where the scene behind 的 is: 在|甲县乙村|的丙园举行."""
        second = each.last + 2
        return self._next_words(each.last + 1, 1) == ["的"] and any(
            one.first == second and one.kind in PLACES and self._acts(one.last + 1, words_of("held"), steps=4)
            for one in self.found
        )

    def _is_done(self, verb: int) -> bool:
        """Whether the verb at *verb* tells what was done: it opens its clause or stands behind who did it; 合作组建 is a plan."""
        before = self.toks[verb - 1] if verb > 0 else None
        if before is None or before.wall or before.word in _DONE or OPEN.search(before.word):
            return True
        return verb - 1 in self.firsts

    def _told_of(self, each: Candidate) -> bool:
        """Whether something is said of a site before its name: 投资三亿元的|甲水库."""
        return each.first > 1 and self.toks[each.first - 1].word == "的" and not self.toks[each.first - 1].wall
