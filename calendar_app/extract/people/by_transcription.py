"""Transcribed names without a dot, and names of known parts, that nothing but their characters gives away."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.built_names import built_name
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.edges import behind_surname, is_han, right_edge
from calendar_app.extract.people.foreign_names import transcribed
from calendar_app.extract.people.lexicon import cues, foreign, words
from calendar_app.extract.people.names import Name
from calendar_app.extract.people.notnames import place_follows
from calendar_app.extract.people.sheet import Sheet
from calendar_app.extract.posts.places import short_provinces
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.posts.word_marks import NAMED

_DOUBT_ALIEN = 4.0
# mean odds of a transcribed name's characters: known to the dictionary, not known, and sure
_MEAN_KNOWN, _MEAN, _MEAN_SURE = 1.2, 1.9, 2.3
_WORD_FOLLOWS = 3.0
_STRONG = 3.0  # odds of a character that hardly stands elsewhere
_TWO = 2
_TWO_WORDS = 4  # characters
MARKS = frozenset("、，。；：！？）”》")
_NO_ALIEN = frozenset("州省市县路人赛宫")  # last characters of places, peoples and games in transcription
_STEPPE = ("嘎查", "苏木")  # villages and townships of Mongols
_AGENCIES = tuple(cues("agency"))
_TO_PLACES = frozenset("来在到赴抵驻去往离进")
_MEASURES = frozenset("日万千百亿")  # behind a figure
KINDS_OF_PEOPLE = frozenset("人员师手家者户生兵匠工友民童长妻子夫")  # ends of words for people: 艺人, 电焊工


@cache
def strong_after() -> re.Pattern[str]:
    """What people do, or a form of address, for ``match`` behind a name."""
    return words_pattern(words("subject_verbs.txt"), searched=False)


def placed(text: str, start: int) -> bool:
    """Whether a word that leads to a place stands before: 来洛考察, 在洛举行."""
    return text[start - 1 : start] in _TO_PLACES and start > 0


def in_post(sheet: Sheet, start: int) -> bool:
    """Whether a place is inside a post word."""
    return any(
        (title := sheet.post_ends.get(end)) is not None and title.start < start for end in range(start + 1, start + 8)
    )


def take_transcribed(sheet: Sheet, start: int) -> None:
    """A transcribed name without a dot that begins with the word at *start*: 克林顿说."""
    text, bounds = sheet.text, sheet.bounds
    if start and bounds.starts(start - 1) and not sheet.left_edge(start, strict=True):
        return
    if start and (
        text[start - 1] == "·" or (foreign().get(text[start - 1], 0.0) >= _STRONG and _alien_before(sheet, start))
    ):
        return  # 威廉·|希尔, a firm; 瓦拉|多利德
    if text[start] in _MEASURES and text[start - 1 : start].isdigit():  # 9日|奥某某说, 300万|马克
        return
    name = transcribed(text, start)
    end = bounds.word_end(start)
    if (
        name is not None
        and bounds.marks[start] & NAMED
        and start + _TWO < end < name.end
        and right_edge(text, end) >= 2.0
    ):
        name = Name(start, end, name.score)  # 罗比尼奥|加盟
    if name is not None and text[name.end - 2 : name.end] in cues("kin"):  # 欧林|博士
        name = Name(start, name.end - 2, name.score)
    if (
        name is None
        or name.end < start + 2
        or not sheet.aligned(name.end)
        or sheet.spoiled(name)
        or place_follows(text, name.end)
    ):
        return
    if in_post(sheet, start) or (text[name.end : name.end + 1].isdigit() and text.endswith(_AGENCIES, 0, start)):
        return  # 首|相某某, 本报罗某某5月29日电
    known_places = words("foreign_places.txt")
    if start and (text[bounds.word_start(start) : start] in known_places or text[start - 1 : name.end] in known_places):
        return  # 荷兰鹿特丹: a place within a country; 威|廉希尔
    if not known_places.isdisjoint([text[start + 1 : end] for end in range(start + 4, name.end + 1)]):
        return  # 平|奥萨苏纳, 比|雷吉纳|高
    edge = right_edge(text, name.end)
    marked = name.end == len(text) or text[name.end] in MARKS
    if name.end - start >= 3 and name.score >= _DOUBT_ALIEN and edge >= 2.0 and not marked and not placed(text, start):
        sheet.doubts.append((start, name.end))
    run = text[start : name.end]
    if (
        run[-1] in _NO_ALIEN or run.endswith(_STEPPE) or run[0] == "圣" or run in short_provinces()
    ):  # 甘孜州, 圣埃蒂安, 内蒙古
        return
    if edge < 2.0 or (common_word(run) and not name_like(run)) or _holds_word(sheet, start, name.end):
        return
    deed = common_word(run)
    if deed and not strong_after().match(text, name.end):  # a word that only a deed shows to be a name
        return
    length = name.end - start
    known = bool(bounds.marks[start] & NAMED) and bounds.word_end(start) == name.end
    if not known and marked and not person_before(sheet, start):
        return
    mean = (name.score - edge) / length
    if mean < _STRONG and length == _TWO_WORDS and common_word(run[:2]) and common_word(run[2:]):  # 古代文明
        return
    if length >= 3 and mean >= (_MEAN_KNOWN if known else _MEAN):
        sheet.take(name, "transcribed", sure=known or deed or mean >= _MEAN_SURE)
    elif (
        known
        and mean >= 2.0
        and _person_begins(sheet, start)
        and ((edge >= _WORD_FOLLOWS and not marked) or strong_after().match(text, name.end))
    ):
        sheet.take(name, "transcribed")


def _person_begins(sheet: Sheet, start: int) -> bool:
    """Whether a name can begin at a place: at an edge, or behind a noun for people (二等兵|米勒)."""
    return sheet.left_edge(start) or (sheet.text[start - 1] in KINDS_OF_PEOPLE and not sheet.bounds.starts(start - 1))


def in_transcription(sheet: Sheet, name: Name) -> bool:
    """Whether what reads as a Chinese name is a part of a transcribed one: 伊戈尔|金, 威|廉希尔, 哈利波|特."""
    text, start, end, table = sheet.text, name.start, name.end, foreign()
    alien = all(map(table.__contains__, text[start:end]))
    goes_before = start > 0 and table.get(text[start - 1], 0.0) >= _STRONG
    if goes_before and ((alien and not sheet.left_edge(start, strict=True)) or _alien_before(sheet, start)):
        return True
    return alien and table.get(text[end : end + 1], 0.0) >= _STRONG


def _alien_before(sheet: Sheet, place: int) -> bool:
    """Whether a word of characters of transcriptions ends at a place, none that the dictionary knows otherwise."""
    word = sheet.text[sheet.bounds.word_start(place) : place]
    return (
        len(word) > 1
        and place not in sheet.post_ends
        and all(map(foreign().__contains__, word))
        and not common_word(word)
    )


def take_built(sheet: Sheet, start: int) -> bool:
    """Take a name of two known parts or more that begins with the word at *start* and ends where a name can."""
    name = built_name(sheet.text, start)
    if name is None or sheet.is_covered(start, name.end):
        return False
    if behind_surname(sheet.text, start) and not sheet.covered[start - 1]:  # 白|巴特尔
        name = name._replace(start=start - 1)
    sheet.take(name, "built")
    return True


def _holds_word(sheet: Sheet, start: int, end: int) -> bool:
    """Whether an ordinary word of two characters or more begins between the places *start* and *end*."""
    first = True
    while start < end:
        stop = sheet.bounds.word_end(start)
        word = sheet.text[start:stop]
        if len(word) > 1 and common_word(word) and not name_like(word) and (first or not _alien(word)):
            return True  # not the town in 卡兹马|诺维奇
        start, first = stop, False
    return False


def _alien(word: str) -> bool:
    """Whether a word is written as transcriptions are."""
    table = foreign()
    return sum(table.get(char, -_STRONG) for char in word) >= _STRONG * len(word)


def person_before(sheet: Sheet, start: int) -> bool:
    """Whether what stands before lets a person follow: the end of a post word, a verb or a particle."""
    return start in sheet.post_ends or (start > 0 and sheet.bounds.stops(start) and is_han(sheet.text[start - 1]))
