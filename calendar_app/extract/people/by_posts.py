"""Names that a post before them gives away: 市长江某."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import BUILT, at_home, built_name, part_heads
from calendar_app.extract.people.by_appointment import MADE
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.foreign_names import SHARE, dotted_name, dotted_run, transcribed, transcribed_share
from calendar_app.extract.people.lexicon import divisions, foreign, given, surname_heads, surnames, words
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import division_here
from calendar_app.extract.people.odd_names import (
    japanese_name,
    japanese_surnames,
    placed_name,
    robed_name,
    run_to_edge,
    strange_name,
    unlisted_name,
)
from calendar_app.extract.people.post_lists import MARKED, PAREN, rest_of_list
from calendar_app.extract.people.post_runs import BEFORE_POST, BODY_ENDS, FARTHEST, GOES_ON, joined_posts
from calendar_app.extract.people.sheet import ALIEN, Found, Run, Sheet
from calendar_app.extract.posts.find import LONGEST_QUALIFIERS
from calendar_app.extract.posts.lexicon import Title
from calendar_app.extract.posts.trie import words_pattern

# least scores by the class of the post word before the name (posts.tsv)
_BEHIND = {"o": 0.5, "d": 0.5, "f": 0.5, "l": 1.5, "n": 2.5}
_MISALIGNED = 2.0
_ALIEN_BEHIND, _ALIEN_BEHIND_FOREIGN = 7.0, 4.0
_FIRST_PART = 10  # a dotted name has its first dot within as many characters
_SHORT_PART = 5  # where its characters are not those of transcriptions
_POSTED = "驻[\u4e00-\u9fff]{1,4}(?:公使|代表)"
_MARKED = 3.0  # what must follow a name in religion
_ABROAD = 8  # characters before a title that tell whose it is
_PARTICLES = frozenset("向由为于和与")  # surnames that are particles too
_NO_NAMES = ("任职", "任免", "任命", "任期", "中国", "全国", "中华")  # an office, or the body of the next post
_NO_NAME_HEADS = frozenset("任中全")
_CLOSE = frozenset("、，。；：）等 ")
_HOLDER = re.compile("(?:任|担任|当选为?|身为|作为|身兼|卸任|前任)[^，。；：\n]{0,24}$")
_CANDIDATE = re.compile("(?:提名|建议)?(?:人选|候选人)")  # 县政协主席提名人选某某
_AMONG_THEM = re.compile(
    "(?:一职|职务)的是|的?(?:还有|有|还包括|包括|分别是)[：:]?|的[0-9一二三四五六七八九十两]{1,3}[人位名][：:]"
)
_OF_PARTY = re.compile(  # 议长为国民党的吴某, 副议长民进党籍周某
    "为?(?:中国国民党|国民党|民进党|民主进步党|民众党|亲民党|新党|时代力量|无党|农工党|民革|民盟|民建|民进|致公党)籍?的?(?=[\u4e00-\u9fff]{2})"
)
_PARTY_HEADS = frozenset("为中国民新亲时无农致")
_RURAL = frozenset("乡镇村县区")
_VILLAGES = frozenset("村镇街屯")  # last characters of places, hardly ever of names
_LONG_PLACES = frozenset({"长江", "长安", "长春", "长沙", "长城", "长治", "长白", "长乐", "长兴", "长宁", "长寿"})
_NATIVES = frozenset({"县人", "市人", "省人", "区人", "镇人", "乡人", "村人"})
_BODY_AND_HEAD = 2  # 部长, 乡长: without their last character a body
_NAMED_ENDS = ("、", "，", "。", "；", "（", "和", "")  # behind a name that a post is told of
_LONGEST_CHINESE = 3  # characters of a name with a surname of one
_IDIOM = 4  # characters of most idioms
_WRITERS = ("记者", "通讯员")
_DATELINE = re.compile("(?P<place>[\u4e00-\u9fff]{2,5})[0-9]{1,2}日[电讯]")
_BYLINE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[ ）\n、摄]|$)")
_LEADING = frozenset("的还有包分一职提建人候")
_COPULAS = re.compile("(?:首先|先后|分别|先|初|后)?[为是由有系][：:]?")
_COPULA_HEADS = frozenset("为是由有系首先分初后")
_THEN = re.compile("[，；、](?:继|再|后|后来|其后)[为由]")  # 县长先为甲某，后为乙某


def behind_posts(sheet: Sheet) -> None:
    """市委书记江某, 选手李某, and the list that shares the post."""
    text, begins, floor = sheet.text, _begins(), 0
    for title in sheet.posts:
        start, at, cls = title
        if start < floor:
            continue
        near = floor and start - floor <= LONGEST_QUALIFIERS and cls in "odf"
        if near and sheet.head_of(title) == floor and (f := _ends_at(sheet, floor)) is not None:
            f.posts = (*f.posts, (floor, at))  # 院长彭某教授: a post in front of the name and one behind it
            sheet.post_ends.pop(at)
            continue
        if (
            text[at : at + 1] not in begins
            and not (cls in "od" and (_may_begin(text, at) or sheet.of_japan))
            and not _goes_on(text, at)
            and not (cls == "f" and _of_buddhists(text, title))
        ):
            continue
        if (
            cls in "odf"
            and text[at] == "的"
            and text[at + 1 : at + 2] in begins
            and _HOLDER.search(text, max(floor, start - FARTHEST), start)
        ):
            at += 1  # 时任地委副书记的单某
        elif (
            text[at] in _LEADING
            and (more := _AMONG_THEM.match(text, at))
            and (cls == "l" or _HOLDER.search(text, max(floor, start - FARTHEST), start))
        ):
            at = more.end()  # 当选为常委的还有杨某
        elif cls in "od" and text[at] in _PARTY_HEADS and (party := _OF_PARTY.match(text, at)):
            at = party.end()
        elif text[at] in _COPULA_HEADS and _COPULAS.match(text, at):
            floor = _named_behind(sheet, title, floor)
            continue
        elif cls in "od" and text[at] in _LEADING and (candidate := _CANDIDATE.match(text, at)):
            at = candidate.end()
        if text[at : at + 1] in ("（", "(") and (aside := PAREN.match(text, at)) is not None:  # 副局长（主持工作）许某
            at = aside.end()
        if text[at : at + 1] == "”" and cls in "od" and text.endswith("“", 0, sheet.head_of(title)):
            at += 1  # “立法委员”叶某
        limit = at + 2
        while at < len(text) and text[at] in " ：:" and at < limit:
            at += 1
        name = _name_behind(sheet, at, title)
        if (
            name is None or _torn(text, title, at, name.end) or (text[at - 1] == "的" and name.score < MADE)
        ):  # 任副市长的有两人
            continue
        joined = sheet.name_at(at + 1) if text[at] in "和与" else None
        if joined is not None and joined.end > name.end and right_edge(text, joined.end) >= 2.0:
            continue  # 任命甲某任县长|和岳某任副县长
        doubtful = text[name.start] in _PARTICLES or common_word(text[name.start : name.end])
        if doubtful and _told_before(sheet, title):
            continue  # 阎青智局长呼吁, 阎青智局长向刘明局长介绍
        posts = joined_posts(sheet, title, floor)
        sheet.take(name, "behind-post" if cls != "n" else "behind-noun", posts)
        floor = rest_of_list(sheet, name, posts)


def _of_buddhists(text: str, title: Title) -> bool:
    """Whether a post is one of a Buddhist association, whose holders go by a name in religion: 佛教协会会长某某."""
    return text.find("佛教", max(0, title.start - _ABROAD), title.start) >= 0


def _may_begin(text: str, at: int) -> bool:
    """Whether a name without a listed surname may begin at a place: its character is one of given names, or a mark stands near."""
    return (
        given().get(text[at : at + 1], -1.0) >= 0.0
        or text[at : at + 2] in japanese_surnames()
        or not _CLOSE.isdisjoint(text[at + 2 : at + 5])
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands behind a post may lead to a name: 的单某, 还有单某, 宙安·金努恩."""
    return text[at : at + 1] in _LEADING or "·" in text[at + 1 : at + _SHORT_PART]


def _told_before(sheet: Sheet, title: Title) -> bool:
    """Whether a name stands right before a post."""
    head = sheet.head_of(title)
    return head > 0 and sheet.name_before(head, BEFORE_POST, after=BODY_ENDS) is not None


def _ends_at(sheet: Sheet, place: int) -> Found | None:
    """The found name that ends at *place*."""
    for start in range(place - 2, max(-1, place - 5), -1):
        f = sheet.found.get(start)
        if f is not None and f.end == place:
            return f
    return None


def _named_behind(sheet: Sheet, title: Title, floor: int) -> int:
    """副县长为谢某、邱某, 县长由侯某担任, 委员有茅某: the post is told of the names behind it; returns the new floor."""
    text = sheet.text
    told = None if title.cls == "n" else _COPULAS.match(text, title.end)
    posts: Run = ()
    while told is not None and told.end() < len(text):
        name = sheet.name_at(told.end())
        if name is None or name.score < MADE or sheet.spoiled(name):
            break
        by = "由" in told.group()
        if by and not text.startswith(("担任", "兼任", "出任", "接替", "接任", "继任", "代理"), name.end):
            break
        if not by and text[name.end : name.end + 1] not in _NAMED_ENDS:
            break
        posts = posts or joined_posts(sheet, title, floor)
        sheet.take(name, "behind-post", posts)
        floor = rest_of_list(sheet, name, posts)
        told = _THEN.match(text, floor)
    return floor


@cache
def _begins() -> frozenset[str]:
    """What a name behind a post can begin with, a space or colon before it included."""
    heads = frozenset(pair[0] for pair in part_heads())
    return (
        surname_heads() | foreign().keys() | heads | _COPULA_HEADS | frozenset("小 ：:（(”ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    )


def _name_behind(sheet: Sheet, at: int, title: Title) -> Name | None:
    text, cls = sheet.text, title.cls
    head = text[at : at + 1]
    if head in _NO_NAME_HEADS and text.startswith(_NO_NAMES, at):  # 党委第一书记任职大会
        return None
    if cls == "n" and common_word(word := text[at : at + _LONGEST_CHINESE]) and not name_like(word):
        return None  # 男子|马拉松比赛
    if head in GOES_ON and (head != "班" or text[at + 1 : at + 2] == "子"):
        return None
    if not head or head == "后" or not (is_han(head) or head.isupper()):
        return None
    if text.find("·", at, at + _FIRST_PART) > 0:
        name = dotted_name(text, at)
        if name is None:
            run = dotted_run(text, at)
            short = cls in "od" and text.find("·", at, at + _SHORT_PART) > 0
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
    if placed and (mixed := _surname_and_built(text, at)) is not None:
        return mixed
    if placed and text[at - 1] in "：:" and (whole := MARKED.match(text, at)) is not None:
        return Name(at, whole.end(), 1.0)  # 主席：天宝（藏）
    name = chinese_name(text, at, placed=True) if placed else sheet.name_at(at)
    if name is not None:
        least = _BEHIND[cls]
        if cls == "n":
            least += 0.0 if sheet.aligned(name.end) else _MISALIGNED
            if _doubtful(sheet, name) or not sheet.aligned(at):  # 全市|民宿, not 市民|宿某
                name = None
        if name is not None and text[at] in "任为" and name.end == at + 2 and right_edge(text, name.end) < 2.0:
            name = None  # 县委书记任某市副市长
        if name is not None and (name.score < least or sheet.spoiled(name)):
            name = None
    if name is not None and (division_here(text, at, name.end + 1) or _idiom_here(sheet, at, name.end)):
        name = None  # 县长张家口市, 干事雷厉风行
    return _rather_alien(sheet, at, title, name)


def _surname_and_built(text: str, at: int) -> Name | None:
    """A Chinese surname before a name of known parts: 杨巴特尔."""
    if text[at + 1 : at + 3] not in part_heads() or text[at] not in surnames():
        return None
    built = built_name(text, at + 1, placed=True)
    long = built is not None and built.end - at > _LONGEST_CHINESE
    return (
        Name(at, built.end, built.score) if built is not None and long and right_edge(text, built.end) >= 2.0 else None
    )


def _torn(text: str, title: Title, at: int, end: int) -> bool:
    """Whether the last character of a post begins a place with the name behind it: 水利部|长江水利委员会, 青河乡|长发村."""
    if text[at - 1] != "长" or title.end - title.start > _BODY_AND_HEAD:
        return False  # no 董事 without its 长
    if text[end - 2 : end] in _NATIVES:  # 福建省|长乐县人
        return True
    ends = _VILLAGES if end == at + 2 else "村"
    village = text[end - 1] in ends and text[at - 2] in _RURAL
    return village or (text[at - 1 : at + 1] in _LONG_PLACES and right_edge(text, end) < 2.0)


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
    if cls == "f" and _of_buddhists(text, title) and right_edge(text, at + 2) >= _MARKED:
        return (
            Name(at, at + 2, 0.0)
            if all(map(is_han, text[at : at + 2])) and not common_word(text[at : at + 2])
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
    m = _BYLINE.match(text, at)
    return (
        Name(at, m.end(), 0.0)
        if m and (text[at - 1] in " ：" or text.startswith("摄", m.end())) and not common_word(m.group())
        else None
    )


def _foreign_post(text: str, title: Title) -> bool:
    """Whether the words of a post, or those before it, show its holder to be a foreigner."""
    head = max(0, title.start - _ABROAD)
    return _foreign_words().search(text, head, title.end) is not None


@cache
def _foreign_words() -> re.Pattern[str]:
    return words_pattern(words("foreign_posts.txt") | words("foreign_places.txt"), more=_POSTED)


def _doubtful(sheet: Sheet, name: Name) -> bool:
    """Whether a name behind a noun is likelier words: a rare surname, or a word and the first half of another."""
    text, table = sheet.text, surnames()
    row = table.get(text[name.start : name.start + 2]) or table.get(text[name.start])
    if row is not None and row.cls == "c":
        return True
    return common_word(text[name.start : name.start + 2]) and not sheet.aligned(name.end)
