"""Names that a post before them gives away: 市长江某."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters

from calendar_app.extract.people.built_names import part_heads
from calendar_app.extract.people.by_appointment import MADE
from calendar_app.extract.people.dictionary import common_word, is_verb
from calendar_app.extract.people.edges import right_edge
from calendar_app.extract.people.lexicon import cues, foreign, given, surname_heads
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.odd_names import japanese_surnames
from calendar_app.extract.people.placed_names import name_behind, of_buddhists
from calendar_app.extract.people.post_lists import PAREN, rest_of_list
from calendar_app.extract.people.post_runs import BEFORE_POST, BODY_ENDS, FARTHEST, joined_posts
from calendar_app.extract.people.sheet import Found, Run, Sheet
from calendar_app.extract.posts.find import LONGEST_QUALIFIERS
from calendar_app.extract.posts.lexicon import Title

_FIRSTS = frozenset("次批届个家期创")  # behind 首, which is no head of a guild: 工会首次
_HOLDS = tuple(sorted(cues("holds")))
_SHORT_PART = 5  # the first part of a dotted name whose characters are not those of transcriptions
_PARTICLES = frozenset("向由为于和与")  # surnames that are particles too
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
_LONG_PLACES = cues("long-place")
_OF_RIVER = re.compile(  # 市长江大桥, 市长江大保护领导小组
    "长江(?:[大中小]?桥|大保护|经济带|流域|航[运道]|[干支]流|沿[线岸]|三角洲|水[利系]|防[汛洪]|[干大]堤|口岸|隧道|禁[渔捕]|生态|岸线|[上中下]游|中下游)"
)
_NATIVES = frozenset({"县人", "市人", "省人", "区人", "镇人", "乡人", "村人"})
_BODY_AND_HEAD = 2  # 部长, 乡长: without their last character a body
_NAMED_ENDS = ("、", "，", "。", "；", "（", "和", "")  # behind a name that a post is told of
_LEADING = frozenset("的还有包分一职提建人候")
_COPULAS = re.compile("(?:首先|先后|分别|先|初|后)?[为是由有系][：:]?")
_COPULA_HEADS = frozenset("为是由有系首先分初后")
_THEN = re.compile("[，；、](?:继|再|后|后来|其后)[为由]")  # 县长先为甲某，后为乙某


def behind_posts(sheet: Sheet) -> None:
    """市委书记江某, 选手李某, and the list that shares the post."""
    text, begins, floor = sheet.text, _begins(), 0
    size = len(text)
    for title in sheet.posts:
        start, at, cls = title
        if start < floor:
            continue
        near = floor and start - floor <= LONGEST_QUALIFIERS and cls in "odf" and not _deed(text, title)
        if near and sheet.head_of(title) == floor and (f := _ends_at(sheet, floor)) is not None:
            shared = f.posts
            f.posts = (*shared, (floor, at))  # 院长彭某教授: a post in front of the name and one behind it
            sheet.post_ends.pop(at)
            if shared and text[at : at + 1] == "、":  # 副校长彭某教授、罗某教授
                floor = rest_of_list(sheet, Name(f.start, at, 0.0), shared if "副" in text[slice(*shared[-1])] else ())
            continue
        if at == size:
            break
        if text[at] == "节" or (text[at - 1] == "首" and text[at] in _FIRSTS):
            continue  # 教师节, 护士节, 记者节
        if (
            text[at] not in begins
            and not (cls in "od" and (_may_begin(text, at) or sheet.of_japan))
            and not _goes_on(text, at)
            and not (cls == "f" and of_buddhists(text, title))
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
        name = name_behind(sheet, at, title)
        if (
            name is None or _torn(text, title, at, name.end) or (text[at - 1] == "的" and name.score < MADE)
        ):  # 任副市长的有两人
            continue
        joined = sheet.name_at(at + 1) if text[at] in "和与" and at not in sheet.spaced else None
        if joined is not None and joined.end > name.end and right_edge(text, joined.end) >= 2.0:
            continue  # 任命甲某任县长|和岳某任副县长
        doubtful = text[name.start] in _PARTICLES or common_word(text[name.start : name.end])
        if doubtful and _told_before(sheet, title):
            continue  # 阎青智局长呼吁, 阎青智局长向刘明局长介绍
        posts = joined_posts(sheet, title, floor)
        sheet.take(name, "behind-post" if cls != "n" else "behind-noun", posts)
        floor = rest_of_list(sheet, name, posts)


def _deed(text: str, title: Title) -> bool:
    """Whether a post word tells a deed at the end of its clause: 副校长彭某领队."""
    return text[title.start : title.end] in cues("led") and text[title.end : title.end + 1] in _CLOSE


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
        if by and not text.startswith(_HOLDS, name.end):
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
        surname_heads()
        | frozenset(foreign())
        | heads
        | _COPULA_HEADS
        | frozenset("小 ：:（(”")
        | frozenset(ascii_letters)
    )


def _torn(text: str, title: Title, at: int, end: int) -> bool:
    """Whether the last character of a post begins a place with the name behind it: 水利部|长江水利委员会, 青河乡|长发村."""
    if text[at - 1] == "工" and text[at] == "程":
        return True  # 总工|程经费
    if end > at + 2 and common_word(text[at - 1 : at + 1]) and is_verb(text[at + 1 : end]):
        return True  # 部队|长远|发展
    if text[at - 1] != "长" or title.end - title.start > _BODY_AND_HEAD:
        return False  # no 董事 without its 长
    if text[end - 2 : end] in _NATIVES:  # 福建省|长乐县人
        return True
    if text[at] == "江" and _OF_RIVER.match(text, at - 1):
        return True
    ends = _VILLAGES if end == at + 2 else "村"
    village = text[end - 1] in ends and text[at - 2] in _RURAL
    return village or (text[at - 1 : at + 1] in _LONG_PLACES and right_edge(text, end) < 2.0)
