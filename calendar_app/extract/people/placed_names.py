"""The name that stands behind a post word: of which kind it is, and where it ends."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import BUILT, at_home, built_name, surname_and_built
from calendar_app.extract.people.dictionary import common_word, is_time, name_like
from calendar_app.extract.people.edges import AFTER, JOINERS, is_han, right_edge
from calendar_app.extract.people.foreign_names import (
    SHARE,
    dotted_name,
    dotted_run,
    latin_name,
    transcribed,
    transcribed_share,
)
from calendar_app.extract.people.lexicon import cues, divisions, foreign, surnames, words
from calendar_app.extract.people.name_evidence import LEADS_TO
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import PLACE_ENDS, division_here
from calendar_app.extract.people.odd_names import (
    japanese_name,
    placed_name,
    robed_name,
    run_to_edge,
    strange_name,
    unlisted_name,
)
from calendar_app.extract.people.post_lists import MARKED
from calendar_app.extract.people.post_runs import GOES_ON
from calendar_app.extract.people.sheet import ALIEN, Sheet
from calendar_app.extract.people.worded_names import worded_in_list, worded_name
from calendar_app.extract.posts.lexicon import Title
from calendar_app.extract.posts.trie import Words
from calendar_app.extract.posts.word_marks import NAMED

# least scores by the class of the post word before the name (posts.tsv)
_BEHIND = {"o": 0.5, "d": 0.5, "f": 0.5, "l": 1.5, "n": 2.5}
_MISALIGNED = 2.0
_ALIEN_BEHIND, _ALIEN_BEHIND_FOREIGN = 7.0, 4.0
_FIRST_PART = 10  # a dotted name has its first dot within as many characters
_SHORT_PART = 5  # where its characters are not those of transcriptions
_POSTED = re.compile("驻[\u4e00-\u9fff]{1,4}(?:公使|代表)")
_NEXT_EDGE = 2.0
_WHOLE_EDGE = 3.0  # what must follow a name that ends with a joiner
_MARKED = 3.0  # what must follow a name in religion
_KNOWN = 1.0  # least score behind a noun of a name that the dictionary has, before a mark or a deed
_SPACED = 4.0  # score of a name that the printer set apart
_WITH = frozenset("与和同跟及对向")  # 市长|与|甲某·乙某
_ABROAD = 8  # characters before a title that tell whose it is
_NO_NAMES = tuple(cues("no-name"))  # an office, or the body of the next post
_NO_NAME_HEADS = frozenset(name[0] for name in _NO_NAMES)
_OF_STATES = ("成员", "会员", "理事", "主席")
_LONGEST_CHINESE = 3  # characters of a name with a surname of one
_IDIOM = 4  # characters of most idioms
_TWO = 2
_WRITERS = ("记者", "通讯员")
_DATELINE = re.compile("(?P<place>[\u4e00-\u9fff]{2,5})[0-9]{1,2}日[电讯]")
_REPORTS = re.compile("[\u4e00-\u9fff]{2,3}(?=报道[）)])")
_MADE_BY = ("摄", "/", "文/", "、通讯员", "、记者")
_BYLINE = re.compile(r"[\u4e00-\u9fff]{2,3}?(?=[ ）\n、摄]|文?/[文摄图]|$)")


def name_behind(sheet: Sheet, at: int, title: Title) -> Name | None:
    """The name that begins at a place right behind a post word, None where none does."""
    text, cls = sheet.text, title.cls
    head = text[at : at + 1]
    if at in sheet.spaced:
        return Name(at, sheet.spaced[at], _SPACED)
    if head in _NO_NAME_HEADS and text.startswith(_NO_NAMES, at):  # 党委第一书记任职大会
        return None
    if cls == "n" and common_word(word := text[at : at + _LONGEST_CHINESE]) and not name_like(word):
        return None  # 男子|马拉松比赛
    if head in GOES_ON and (head != "班" or text[at + 1 : at + 2] == "子"):
        return None
    if head == "国" and text[at - 2 : at] in _OF_STATES:  # 成员国农业部长
        return None
    if head == "时" and text[at + 1 : at + _TWO + 1] in words("subject_verbs.txt"):  # 会见总统时|发表
        return None
    if head in LEADS_TO and is_time(text[at + 1 : at + _TWO + 1]):  # 秘书于凌晨
        return None
    if not head or head in "后及" or not (is_han(head) or (head.isascii() and head.isalpha())):
        return None
    if head.isascii() and (latin := latin_name(text, at)) is not None:
        return latin
    if text.find("·", at, at + _FIRST_PART) > 0:
        name = dotted_name(text, at)
        if name is None:
            run = dotted_run(text, at) if head not in _WITH else None
            short = cls in "odf" and text.find("·", at, at + _SHORT_PART) > 0
            name = run if run and (short or transcribed_share(text[at : run.end]) >= SHARE) else None
        if name is not None:
            return name
    placed = cls in "odf"
    if placed and (japanese := japanese_name(text, at)) is not None and sheet.of_japan:
        return japanese
    if placed and (robed := robed_name(text, at)) is not None:
        return robed
    built = built_name(text, at, placed=True)
    if built is not None and (
        placed or built.score >= BUILT or right_edge(text, built.end) >= 2.0 or at_home(text, built.end)
    ):
        return built
    if (placed or cls == "l") and (mixed := surname_and_built(text, at)) is not None:
        return mixed
    if placed and text[at - 1] in "：:" and (whole := MARKED.match(text, at)) is not None:
        return Name(at, whole.end(), 1.0)  # 主席：天宝（藏）
    name = chinese_name(text, at, placed=True) if placed else sheet.name_at(at)
    if name is not None:
        least = _BEHIND[cls]
        if cls == "n":
            least += 0.0 if sheet.aligned(name.end) else _MISALIGNED
            known = sheet.bounds.marks[at] & NAMED and sheet.bounds.word_end(at) == name.end
            if known and right_edge(text, name.end) >= _WHOLE_EDGE:
                least = _KNOWN  # 演员胡琴、…: the dictionary has it as a person's
            if _doubtful(sheet, name) or not sheet.aligned(at):  # 全市|民宿, not 市民|宿某
                name = None
        if name is not None and text[at] in "任为" and name.end == at + 2 and right_edge(text, name.end) < 2.0:
            name = None  # 县委书记任某市副市长
        if name is not None and (name.score < least or sheet.spoiled(name)):
            name = None
    if name is not None and text[name.end - 1] == "节" and common_word(text[at : name.end]):
        name = None  # 教师|重阳节
    if name is not None and text[name.end - 1] in PLACE_ENDS and common_word(text[at : name.end - 1]):
        name = None  # 离退休干部|门球赛
    if name is not None and (division_here(text, at, name.end + 1) or _idiom_here(sheet, at, name.end)):
        name = None  # 县长张家口市, 干事雷厉风行
    if name is not None and text[name.end : name.end + 1] == "且" and right_edge(text, name.end + 1) >= _WHOLE_EDGE:
        name = Name(at, name.end + 1, name.score)  # 吉克伍且|陪同: a name of the Yi, for no joiner stands before a deed
    if name is not None and placed:
        name = _gone_on(text, name)
    found = _rather_alien(sheet, at, title, name)
    if found is None and (placed or cls == "l"):
        found = worded_name(text, at) if placed else worded_in_list(text, at)
    return found


def _gone_on(text: str, name: Name) -> Name:
    """A name of three characters that goes on for one up to what people do, where no word follows it: 吉克木|呷, 云布龙|图."""
    end = name.end + 1
    row = surnames().get(text[name.start : name.start + 2]) or surnames().get(text[name.start])
    usual = name.end - name.start != _LONGEST_CHINESE or row is None or row.cls == "a" or text[name.start] in JOINERS
    if usual or right_edge(text, name.end) > 0.0 or not is_han(text[end - 1 : end] or " "):
        return name
    return Name(name.start, end, name.score) if right_edge(text, end) >= _NEXT_EDGE else name


def _idiom_here(sheet: Sheet, at: int, end: int) -> bool:
    """Whether an ordinary word of four characters begins at a place and reaches beyond *end*."""
    stop = sheet.bounds.word_end(at) if sheet.bounds.starts(at) else at
    return stop > end and stop - at >= _IDIOM and common_word(sheet.text[at:stop])


def _rather_alien(sheet: Sheet, at: int, title: Title, name: Name | None) -> Name | None:
    """The transcribed name at a place where it is the better reading, else *name*."""
    text, cls = sheet.text, title.cls
    ends = name is not None and right_edge(text, name.end) >= 2.0
    if ends and name is not None and text[at] != "小" and text[name.end : name.end + 1] not in foreign():
        return name  # no transcribed name is longer
    abroad = _foreign_post(text, title)
    if ends and not abroad:
        return name
    alien = transcribed(text, at)
    if (
        abroad
        and text[at] == "小"
        and (junior := transcribed(text, at + 1)) is not None
        and right_edge(text, junior.end) >= 2.0
    ):
        return Name(at, junior.end, junior.score)  # 小布什
    likelier = name or alien
    least_edge = 2.0 if sheet.of_japan else 1.0
    if abroad and cls == "o" and likelier is not None and right_edge(text, likelier.end) < least_edge:
        longer = run_to_edge(text, at)  # 伊原木|隆太率团
        if longer is None and common_word(text[likelier.start : likelier.end]):
            return None  # 驻沪总领事|考察团
        return likelier if longer is None or sheet.spoiled(longer) else longer
    if name is not None:
        if alien is None or alien.end <= name.end or alien.score < ALIEN or right_edge(text, alien.end) < 2.0:
            return name
        return alien
    least = _ALIEN_BEHIND_FOREIGN if abroad else _ALIEN_BEHIND
    if (
        alien is not None
        and alien.score >= least
        and (not _words(text[at : alien.end]) or (abroad and name_like(text[at : alien.end])))
    ):
        return None if sheet.spoiled(alien) or division_here(text, at, alien.end) else alien
    if abroad and cls == "o":
        return run_to_edge(text, at)
    if cls in "od":
        return unlisted_name(text, at) or strange_name(text, at) or placed_name(text, at)
    if cls == "f" and of_buddhists(text, title) and right_edge(text, at + 2) >= _MARKED:
        return (
            Name(at, at + 2, 0.0)
            if at + 2 <= len(text) and all(map(is_han, text[at : at + 2])) and not common_word(text[at : at + 2])
            else None
        )
    return _spaced_out(text, at) if text.endswith(_WRITERS, 0, title.end) else None


def _words(run: str) -> bool:
    """Whether a run is a word, or two of two characters each: 登山比赛."""
    return common_word(run) or (len(run) == 4 and common_word(run[:2]) and common_word(run[2:]))


def _spaced_out(text: str, at: int) -> Name | None:
    """The whole run of two or three characters between spaces or marks behind those who write: 记者 莽九晨 报道."""
    for length in (3, 2, 4):
        dateline = _DATELINE.match(text, at + length)
        if dateline and (dateline["place"] in divisions() or dateline["place"] in words("foreign_places.txt")):
            return Name(at, at + length, 0.0)  # 记者游某某新竹28日电
    reports = _REPORTS.match(text, at)
    if reports and not any(common_word(text[at : at + k]) for k in (2, 3)) and text[at] not in AFTER:
        return Name(at, reports.end(), 0.0)  # 记者奉某某报道
    m = _BYLINE.match(text, at)
    if m is None:
        return None
    if common_word(m.group()):  # （记者马力）
        row = surnames().get(text[at])
        return Name(at, m.end(), 0.0) if text.startswith("）", m.end()) and row is not None and row.cls == "a" else None
    return Name(at, m.end(), 0.0) if text[at - 1] in " ：" or text.startswith(_MADE_BY, m.end()) else None


def _foreign_post(text: str, title: Title) -> bool:
    """Whether the words of a post, or those before it, show its holder to be a foreigner."""
    head = max(0, title.start - _ABROAD)
    return any(_foreign_words().find(text, head, title.end)) or _POSTED.search(text, head, title.end) is not None


@cache
def _foreign_words() -> Words:
    return Words(words("foreign_posts.txt") | words("foreign_places.txt") | words("places_japan.txt"))


def _doubtful(sheet: Sheet, name: Name) -> bool:
    """Whether a name behind a noun is likelier words: a rare surname, or a word and the first half of another."""
    text, table = sheet.text, surnames()
    row = table.get(text[name.start : name.start + 2]) or table.get(text[name.start])
    if row is not None and row.cls == "c":
        return True
    return common_word(text[name.start : name.start + 2]) and not sheet.aligned(name.end)


def of_buddhists(text: str, title: Title) -> bool:
    """Whether a post is one of a Buddhist association, whose holders go by a name in religion: 佛教协会会长某某."""
    return text.find("佛教", max(0, title.start - _ABROAD), title.start) >= 0
