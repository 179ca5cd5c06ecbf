"""The rest of a list of names that shares the post before its first: 副市长甲某、乙某."""

from __future__ import annotations

import re

from calendar_app.extract.people.built_names import BUILT, built_name, surname_and_built
from calendar_app.extract.people.by_address import OF_PERSON
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.foreign_names import dotted_name, dotted_run, transcribed
from calendar_app.extract.people.lexicon import cues, divisions, given, never_names, surnames, words
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import PLACE_ENDS, thing_follows
from calendar_app.extract.people.odd_names import japanese_name, strange_name
from calendar_app.extract.people.sheet import ALIEN, JOIN, JOIN_HEADS, Run, Sheet
from calendar_app.extract.people.worded_names import WORDED, worded_name
from calendar_app.extract.posts.lexicon import title_words

_CALLINGS = ("教授", "副教授", "研究员", "院士", "博士")  # behind a name whose post stands before it
_LIST_ITEM = 2.5
_NEXT_ITEM = 1.5  # least score of the name behind an odd one
_WORDED = 3.0  # least score of a name that is a word of the dictionary
_GIVEN_WELL = 1.8  # least odds of its second character
_TWO, _THREE = 2, 3  # characters
_DOT_WITHIN, _OF_PARTS = 6, 6.0  # where a dotted name of a list has its first dot, and its score
_JAPANESE = 4  # of most names of Japan
ODD = -1.0  # score of a name that its neighbours alone show
_OPENING = frozenset("（(")
PAREN = re.compile(r"（[^（）]{1,28}）|\([^()]{1,28}\)")
MARKED = re.compile(
    "[\u4e00-\u9fff]{2,6}(?=（(?:[男女][，、])?(?:[\u4e00-\u9fff]{1,4}族|[藏羌回彝苗蒙维壮满侗瑶白傣哈])[），、])"
)
_LATIN = re.compile(r"[A-Z][A-Za-z.\x27·-]{1,20}(?: [A-Z][A-Za-z.\x27·-]{0,20}){0,3}(?=[、和等])")
_IN_TURN = re.compile(r"[^，。；：\n]{2,60}?(?:先后|相继|依次|轮流)")  # 县长甲某、乙某先后继任
_RANK = re.compile("[少中上大]将|同志|先生|女士")
_RANK_HEADS = frozenset("少中上大同先女")
_LONGEST_BESIDE = 200  # characters at the end of a list that are looked through for another
_BESIDE = re.compile("[和与及同][\u4e00-\u9fff·]{2,12}(?:、[\u4e00-\u9fff·]{2,12})+$")  # another list
_COMMA = re.compile("，")
_ENDS = ("，", "；", "。", "、", "（", "\n", "")  # behind a name that does nothing
_PLURAL = re.compile(
    "[各两三四五六七八九十几数]|历任|历届|部分|有关|相关|所属|所辖|县区|区县|市县|县市|乡镇|镇乡|城市|地市"
)
_HEADS = tuple(cues("one-head"))


def rest_of_list(sheet: Sheet, name: Name, posts: Run) -> int:
    """Further names of a list that shares what stands before it; returns where the list ends."""
    end = _rest(sheet, name, posts)
    if (
        posts
        and sheet.text.startswith("等", end)
        and (beside := _BESIDE.search(sheet.text, max(name.end, end - _LONGEST_BESIDE), end)) is not None
    ):
        for f in sheet.in_order():  # 副市长甲某和乙某、丙某等政协委员
            if beside.start() < f.start < end and f.posts == posts:
                f.posts = ()
    return end


def _rest(sheet: Sheet, name: Name, posts: Run) -> int:
    """The same, the whole list taken for one."""
    text, end = sheet.text, name.end
    while True:
        at = end
        if text[at : at + 1] in _RANK_HEADS and (rank := _RANK.match(text, at)):
            at = rank.end()
        if text[at : at + 1] in _OPENING and (paren := PAREN.match(text, at) or OF_PERSON.match(text, at)):
            at = paren.end()
        join = JOIN.match(text, at) if text[at : at + 1] in JOIN_HEADS else None
        if join is None and posts and text[at : at + 1] == "，" and text[name.start - 1] == "：":
            join = _COMMA.match(text, at)  # 副主席：周某，张某，龚某
            following = sheet.name_at(at + 1)
            if (
                following is None
                or following.score < _LIST_ITEM
                or text[following.end : following.end + 1] not in _ENDS
            ):
                return end
        if join is None:
            return end
        if (
            posts
            and _single(text[posts[-1][0] : posts[-1][1]])
            and not (text.endswith("书记", 0, posts[-1][1]) and "第一书记" in text)  # of whom there were several then
            and not _PLURAL.search(text, max(0, posts[0][0] - 8), posts[-1][1])
            and not _IN_TURN.match(text, name.end)
        ):
            posts = ()  # 市长韩某和龚某、蒋某等市领导; 市长韩某、县委书记已见于前的龚某
        at = join.end()
        if text[at : at + 1] == "区" and common_word(text[at + 1 : at + 3]):
            return end  # 、区|人民法院院长, 、区|公安分局副局长
        if latin := _LATIN.match(text, at):  # 立委蔡某、Ingay Tali、李某
            end = latin.end()
            continue
        if (
            sheet.of_japan
            and posts
            and (japanese := japanese_name(text, at) or _beside_japanese(text, end, at)) is not None
        ):
            if text.startswith("知事", japanese.end) or post_follows(text, japanese.end):  # 新潟县知事某某、山形县|知事
                return end
            sheet.take(japanese, "list-behind-post", posts)
            end = japanese.end
            continue
        item = (
            (_dotted(text, at) if "·" in text else None)
            or built_name(text, at, placed=bool(posts))
            or (surname_and_built(text, at) if posts else None)
            or sheet.name_at(at)
        )
        if item is None or item.score < _LIST_ITEM or right_edge(text, item.end) < 2.0 or sheet.spoiled(item):
            item = transcribed(text, at)
            weak = item is None or item.score < ALIEN or right_edge(text, item.end) < 2.0
            if weak and posts and (whole := MARKED.match(text, at)) is not None:
                sheet.take(Name(at, whole.end(), ODD), "list-behind-post", posts)  # 苏某（羌）、华尔功臣烈（藏）
                end = whole.end()
                continue
            if weak and posts and (word := _worded(text, at)) is not None:
                sheet.take(word, "list-behind-post", posts)
                end = word.end
                continue
            if weak or (item is not None and common_word(text[item.start : item.end])):
                item = (
                    between(sheet, at, worded=bool(posts))
                    or (_last(text, at) if posts else None)
                    or (_noun(text, at) if posts else None)
                )
            if item is None:
                return end
            if item.score <= WORDED:
                sheet.take(item, "list-behind-post", posts)
                end = item.end
                continue
        called = text.startswith(_CALLINGS, item.end)  # 副校长罗某教授、任某教授
        if (post_follows(text, item.end) and not called) or (
            item.score != BUILT and common_word(text[item.start : item.end])
        ):
            return end
        sheet.take(item, "list-behind-post", posts)
        end = item.end


def _dotted(text: str, at: int) -> Name | None:
    """A dotted name of a list, its first character one that no transcription uses as well: 巨艾提·某某."""
    name = dotted_name(text, at)
    if name is None and "·" in text[at + 1 : at + _DOT_WITHIN]:
        name = dotted_run(text, at)
        return name and Name(name.start, name.end, _OF_PARTS)
    return name


def _beside_japanese(text: str, end: int, at: int) -> Name | None:
    """Four characters up to a mark behind a name of Japan that ends at *end*: 柴原慎一、功刀岳秀、."""
    stop = at + _JAPANESE
    before = japanese_name(text, end - _JAPANESE) if end >= _JAPANESE else None
    if (
        stop > len(text)
        or before is None
        or before.end != end
        or text[stop : stop + 1] not in _ENDS
        or not all(map(is_han, text[at:stop]))
    ):
        return None
    return None if any(title_words().find(text, at, stop)) else Name(at, stop, ODD)


def _last(text: str, at: int) -> Name | None:
    """An odd name that closes a list: 孙某、泮世恒."""
    name = strange_name(text, at)
    return (
        name
        if name is not None and text[name.end : name.end + 1] in _ENDS and text[name.end : name.end + 1] != "、"
        else None
    )


def _noun(text: str, at: int) -> Name | None:
    """A name that is a word too and closes a list: 傅某、简洁分赴各地; no place."""
    name = worded_name(text, at)
    return None if name is None or name_like(text[name.start : name.end]) else name


def _worded(text: str, at: int) -> Name | None:
    """A name of two characters that is a word too (白雪, 马力), behind a post and whole between marks or before a verb."""
    name = chinese_name(text, at, placed=True)
    if name is None or name.end != at + 2 or name.score < _WORDED or right_edge(text, name.end) < 3.0:
        return None
    run = text[at : name.end]
    placed = run in divisions() or run in words("foreign_places.txt")  # 荷兰驻华大使某某、瑞士驻华大使某某
    told = given().get(run[1], 0.0) >= _GIVEN_WELL and run not in never_names() and not placed
    return name if told and not thing_follows(text, name.end) and not post_follows(text, name.end) else None


def _single(post: str) -> bool:
    """Whether a post has but one holder: 市长, 县委书记; not 副市长, 委员."""
    return post.endswith(_HEADS) and "副" not in post


def _may_name(run: str) -> bool:
    """Whether a word of two characters may be a name, to judge by its surname: 周密."""
    row = surnames().get(run[0])
    return len(run) == _TWO and row is not None and row.cls in "ab" and run not in never_names()


def between(sheet: Sheet, at: int, *, worded: bool = False) -> Name | None:
    """An odd name inside a list, whole between two marks (乌兰), where a likely one stands behind it.

    *worded*: a post is shared by the list, so that a name may be an ordinary word too: 周密.
    """
    text = sheet.text
    mark = text.find(" " if text[at - 1] == " " else "、", at, at + 6)
    run = text[at:mark]
    if mark < at + 2 or not all(map(is_han, run)):
        return None
    if not (name_like(run) or run in divisions() or not common_word(run) or (worded and _may_name(run))):
        return None
    row = surnames().get(run[0])
    whole = len(run) == _THREE and row is not None and row.cls in "ab" and not common_word(run)  # 舒同和, 嘉宾
    after = sheet.name_at(mark + 1)
    if worded and whole and not any(title_words().find(text, at, mark)) and run[-1] not in PLACE_ENDS:
        return Name(at, mark, ODD)
    if after is None or after.score < _NEXT_ITEM or right_edge(text, after.end) < 2.0 or post_follows(text, after.end):
        return None
    if thing_follows(text, mark) or any(title_words().find(text, at, mark)) or run[-1] in PLACE_ENDS:
        return None
    return Name(at, mark, ODD)


def post_follows(text: str, place: int) -> bool:
    """Whether a post begins at *place*, its qualifier passed over."""
    for mark in ("常务副", "副"):
        if text.startswith(mark, place):
            place += len(mark)
            break
    return title_words().ends(text, place) > 0
