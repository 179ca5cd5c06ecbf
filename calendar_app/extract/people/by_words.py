"""Bare names, which no post and no list gives away: before a verb, or likely by themselves, Chinese and transcribed."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.lookup import Memo
from calendar_app.extract.people.beginnings import (
    BEST_WITHIN,
    BREAKS,
    DICTIONARY,
    DOUBT,
    MISALIGNED,
    MOST_BEHIND,
    ODDS_FLOOR,
    ODDS_WEIGHT,
    heads_of_clauses,
    most_of_head,
    seconds,
)
from calendar_app.extract.people.built_names import part_heads
from calendar_app.extract.people.by_transcription import (
    KINDS_OF_PEOPLE,
    in_post,
    in_transcription,
    placed,
    strong_after,
    take_built,
    take_transcribed,
)
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import EDGES, HAN, is_han
from calendar_app.extract.people.lexicon import cues, foreign, surname_heads, surnames, words
from calendar_app.extract.people.likely_names import doubtful, ends_well
from calendar_app.extract.people.names import given_scores, most_of
from calendar_app.extract.people.notnames import PLACE_ENDS, quoted
from calendar_app.extract.people.sheet import Doubts, Sheet
from calendar_app.extract.posts.openings import found_at
from calendar_app.extract.posts.word_marks import EDGE, END, LAST, NAMED

_SUBJECT, _SUBJECT_SURE = 4.0, 5.0
_LIKELY, _FREE, _FREE_SURE = 4.0, 5.4, 6.4
_AT_EDGE, _BEHIND_PEOPLE, _BEHIND_CHARACTER = 0.7, 1.5, -1.0  # for what stands before
_MOST_EDGE = 3.0  # and what follows it
_MOST_FOLLOWS = 3.5  # the best of ``EDGES``
_MOST_PAIRS = 100_000
_MOST, _MOST_NAMED = 4.0, 5.5  # what follows a name and the dictionary can add to its score
_NATIVE = re.compile(
    "(?:^|[，。；：、 \n])(?![^，。；：、 \n]{0,5}[有无等令让使])[\u4e00-\u9fff]{2,5}[人籍]$"
)  # 罗阳人高某开设照相馆
_LONGEST_NATIVE = 8
_NO_GIVEN = PLACE_ENDS | frozenset("庄村屯寨堡卡券")  # last characters of places and things, hardly ever of names
_COUNTS = frozenset("0123456789一二两三四五六七八九十几每这那")
_IN_OFFICE = (*sorted(cues("in-turn")), *"曾历现时后先连兼升改调")  # before 任 and a post
NAME_FOLLOWS = frozenset("和与及由向对在把被让给以为是叫请找见跟同")


@cache
def _clause_head() -> re.Pattern[str]:
    """A mark before a surname that is no everyday character, one to three characters and a verb or form of address."""
    heads = "".join(sorted(heads_of_clauses()))
    return re.compile(rf"[{BREAKS}](?=[{heads}][{HAN}]{{1,3}}?{strong_after().pattern})")


@cache
def _at_head() -> re.Pattern[str]:
    """The same at the head of a text, where a name may be of any surname and length."""
    heads = "".join(sorted(surname_heads()))
    return re.compile(rf"[{heads}][{HAN}]{{1,5}}?{strong_after().pattern}")


def subjects(sheet: Sheet) -> None:
    """A name at the head of a clause with a verb behind it: 王庆表示."""
    text, covered = sheet.text, sheet.covered
    head = (0,) if not covered[0] and text[:1] in surname_heads() and _at_head().match(text) else ()
    marks = found_at(_clause_head(), text, sheet.clauses) if sheet.clauses else ()
    for start in (*head, *[m.end() for m in marks]):
        if start == len(text) or covered[start]:
            continue
        name = sheet.name_at(start)
        if name is None or name.score < _SUBJECT or sheet.spoiled(name):
            continue
        if strong_after().match(text, name.end):
            sheet.take(name, "subject", sure=name.score >= _SUBJECT_SURE)


@cache
def _compound() -> frozenset[str]:
    """Surnames of two characters, whose names are longer."""
    return frozenset(surname for surname in surnames() if len(surname) > 1)


#: The least score of a bare name that is of interest.
_LEAST = {Doubts.LEFT: _FREE, Doubts.TAKEN: _LIKELY, Doubts.ASKED: DOUBT}
_HEADS = Memo(most_of_head, _MOST_PAIRS)


#: What a word tells by its marks for or against a longer name that begins with it.
_BY_MARK = [0.0 if mark & LAST else DICTIONARY if mark & NAMED else MISALIGNED for mark in range(256)]


def bare(sheet: Sheet) -> None:
    """Bare names, Chinese and transcribed, word by word where a word may begin one."""
    text, covered, bounds = sheet.text, sheet.covered, sheet.bounds
    marks = bounds.marks
    least = _LEAST[sheet.doubting]
    heads, table = _HEADS, given_scores()
    floor, edges, compound, by_mark = least - BEST_WITHIN, EDGES, _compound(), _BY_MARK
    low, most_behind = floor - MOST_BEHIND, floor - _MOST_FOLLOWS - _BEHIND_PEOPLE
    for start in sheet.beginnings:
        pair = text[start : start + 2]
        most = heads[pair] + by_mark[marks[start]]
        if most < low or covered[start]:
            continue
        if pair in compound:
            most += _MOST_EDGE + max(0.0, table.get(text[start + 2 : start + 3], 0.0))
        else:
            third = table.get(text[start + 2 : start + 3], 0.3)
            if most + max(third, 0.0) < most_behind:
                continue
            longer = most + third + edges[text[start + 3 : start + 6]]
            most = max(longer, most + edges[text[start + 2 : start + 5]])
        if most + _BEHIND_PEOPLE >= floor and most + (left := _before(sheet, start)) >= floor:
            _chinese(sheet, start, left, least)
    alien, parts, second = foreign(), part_heads(), seconds()
    for start in sheet.transcribed:
        if text[start + 1 : start + 2] not in second or covered[start]:
            continue
        if text[start : start + 2] in parts and take_built(sheet, start):
            continue
        if text[start + 1 : start + 2] in alien:
            take_transcribed(sheet, start)


def _before(sheet: Sheet, start: int) -> float:
    """What stands before the word at *start* tells for or against a name there."""
    if start == 0:
        return _AT_EDGE
    char, marks = sheet.text[start - 1], sheet.bounds.marks
    if char in KINDS_OF_PEOPLE and not sheet.bounds.starts(start - 1):
        return _BEHIND_PEOPLE
    if marks[start - 1] & (END | EDGE) or not is_han(char):
        return _AT_EDGE
    if char in "人籍" and _NATIVE.search(sheet.text, max(0, start - _LONGEST_NATIVE), start):
        return _BEHIND_PEOPLE
    return _BEHIND_CHARACTER if char not in NAME_FOLLOWS and sheet.bounds.starts(start - 1) else 0.0


def _chinese(sheet: Sheet, start: int, left: float, least: float) -> None:
    """A bare Chinese name that begins with the word at *start*: surname, given name and what follows must speak for themselves.

    *left* is what stands before it, *least* the score at which it is of interest.
    """
    text, bounds, covered = sheet.text, sheet.bounds, sheet.covered
    mark = bounds.marks[start]
    table = surnames()
    row = table.get(text[start : start + 2]) or table.get(text[start])
    if row is None or (text[start] == "任" and start and (covered[start - 1] or text.endswith(_IN_OFFICE, 0, start))):
        return  # 贺某任财政局长, 分别任财政局长, 曾任财政局长
    if start and _goes_on_from(text, start, row.cls):
        return
    base = max(ODDS_FLOOR, row.odds) * ODDS_WEIGHT
    named = mark & NAMED and not mark & LAST
    if not named and not mark & LAST:
        base += MISALIGNED
    base += left
    if base + most_of(text, start) + (_MOST_NAMED if named else _MOST) < least:
        return
    name = sheet.name_at(start)
    if name is None or name.score + base + DICTIONARY < least or sheet.spoiled(name):
        return
    if (name.end - start == 3 and text[name.end - 1] in _NO_GIVEN) or in_post(sheet, start):
        return
    score = name.score + base
    if not sheet.aligned(name.end):
        score += MISALIGNED
    if named and name.end == bounds.word_end(start):
        score += DICTIONARY
    if score < least or text[start + 1 : name.end] in words("name_spoilers.txt") or in_transcription(sheet, name):
        return  # 地王|广场; 伊戈尔|金, 威|廉希尔, 哈利波|特
    if score < _FREE_SURE and sheet.doubting is Doubts.TAKEN:
        if not doubtful(sheet, name, row) and (score >= _FREE or ends_well(sheet, name)):
            sheet.take(name, "bare", sure=False)
    elif score >= _FREE:
        sheet.take(name, "bare", sure=score >= _FREE_SURE)
    elif not placed(text, start) and not quoted(text, start, name.end):
        sheet.doubts.append((start, name.end))


def _goes_on_from(text: str, start: int, cls: str) -> bool:
    """Whether the character at *start* ends a word or a number that begins before it: 首|次联合, 2.3|万军民."""
    before = text[start - 1]
    if before in _COUNTS and text[start] in cues("measure"):  # 3|万军民, 两|张椅子
        return True
    return cls != "a" and is_han(before) and before not in NAME_FOLLOWS and common_word(text[start - 1 : start + 1])
