"""Names in lists without a post: X、Y、Z等."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.people.beginnings import MARKS
from calendar_app.extract.people.built_names import built_name, part_heads
from calendar_app.extract.people.dictionary import common_word, name_like
from calendar_app.extract.people.edges import is_han, right_edge
from calendar_app.extract.people.foreign_names import dotted_name, transcribed
from calendar_app.extract.people.lexicon import cue_source, cues, foreign, surname_heads
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.post_lists import ODD, between, post_follows
from calendar_app.extract.people.sheet import ALIEN, JOIN, Sheet
from calendar_app.extract.posts.word_marks import NAMED

_ITEM = 1.5
_PAIR_ITEM = 3.0
_MEAN, _PAIR_MEAN = 4.0, 5.0
_CHAIN_ITEM = 2.0
_MADE_ITEM = 0.0
_LONGEST = 14
_WELL, _PLURAL_ITEM, _PLURAL_MEAN = 3.0, 2.0, 3.0
_DICTIONARY = 1.5  # for a name of two characters that the dictionary has; of three it has many mountains and rivers
_MANY = 4  # names of a list before one that is an ordinary word is believed
_SEVERAL = 2  # names of a list before one of odd build is believed
_PLURAL = re.compile(
    "都(?!市|城)|均|皆|等人|[二两三四五六七八九十0-9]+[人位名]|[俩仨]|父子|母女|姐妹|兄弟"
)  # behind names of people
_OURS = cues("ours")
_CAST = re.compile("由(?!于|此|来|衷|头|上|下)")
_CAST_LEAST = 2.0


@cache
def _cast_verb() -> re.Pattern[str]:
    """What those did who made or led something; not 导演组."""
    made = cue_source("cast")
    return re.compile(f"(?:联袂|领衔|共同|联合|分别|倾情)?{made}(?![院师所部室社局家者人长中员])")


def lists(sheet: Sheet) -> None:
    """Two or more names in a row, each whole between the marks, and likely ones taken together."""
    text, done = sheet.text, 0
    mark = text.find("、")
    if mark < 0:
        return
    heads, alien, parts = surname_heads(), foreign(), part_heads()
    while mark >= 0:
        ahead, second = text[mark + 1 : mark + 2], text[mark + 2 : mark + 3]
        # a surname, or a name of several parts or characters of transcriptions
        if mark >= done and (
            ahead in heads or (ahead in alien and (second in alien or "·" in text or ahead + second in parts))
        ):
            starts = [s for s in _starts(text, max(done, mark - _LONGEST), mark) if _opens(sheet, s)]
            if starts and _item(sheet, mark + 1) is None:
                starts = []
            for start in starts:
                if end := _list_from(sheet, start, mark):
                    done = end
                    break
        mark = text.find("、", mark + 1)


def _opens(sheet: Sheet, start: int) -> bool:
    """Whether a list may begin at a place: at an edge, and not inside a name found already."""
    edge = sheet.left_edge(start, strict=True) or sheet.text[max(0, start - 2) : start] in _OURS
    return edge and (not sheet.covered[start] or start in sheet.found)


def _starts(text: str, floor: int, mark: int) -> list[int]:
    """Places at which the name that ends at *mark* may begin, farthest first."""
    heads, alien = surname_heads(), foreign()
    start = mark
    while start > floor and (text[start - 1] in alien or text[start - 1] == "·"):
        start -= 1
    before = range(max(floor, mark - 4), min(start, mark - 1))
    return [*[s for s in before if text[s] in heads], *range(start, mark - 1)]


def _list_from(sheet: Sheet, start: int, mark: int) -> int:
    """Take the list whose first item runs from *start* to *mark*; returns its end, 0 where there is none."""
    text, at = sheet.text, start
    items: list[Name] = []
    while (
        item := _item(sheet, at) or (_odd(sheet, at, worded=len(items) >= _MANY) if len(items) >= _SEVERAL else None)
    ) is not None:
        if not items and item.end != mark:
            return 0
        if len(items) >= _SEVERAL and right_edge(text, item.end) < 2.0:  # 周德|柏文、
            item = between(sheet, at) or item
        items.append(item)
        join = JOIN.match(text, item.end)
        if join is None or join.group() == " ":
            break
        at = join.end()
    if len(items) < 2 or any(sheet.spoiled(i) or right_edge(text, i.end) < 2.0 for i in items):
        return 0
    if _made_after(text, items[-1].end) and min(i.score for i in items) >= _MADE_ITEM:
        for item in items:
            sheet.take(item, "list")
        return items[-1].end
    pair = len(items) == 2
    judged = [i for i in items if i.score != ODD]
    scores = [
        i.score + (_DICTIONARY if i.end - i.start == 2 and NAMED & MARKS[text[i.start : i.end]][0] else 0.0)
        for i in judged
    ]
    doubtful = sum(name_like(text[i.start : i.end]) for i in items)
    if doubtful and (doubtful * 2 > len(items) or sum(score >= _WELL for score in scores) < len(items) - doubtful):
        return 0
    least, average = (_PAIR_ITEM, _PAIR_MEAN) if pair else (_ITEM, _MEAN)
    if pair and _PLURAL.match(text, items[-1].end):
        least, average = _PLURAL_ITEM, _PLURAL_MEAN
    if min(scores) < least or sum(scores) / len(scores) < average:
        return 0
    for item in items:
        sheet.take(item, "list")
    return items[-1].end


def _odd(sheet: Sheet, at: int, *, worded: bool) -> Name | None:
    """An odd name between likely ones, or one of a rare surname that ends its list: 王某某、元杰等; *worded*: a word too: 万里."""
    text = sheet.text
    end = text.find("等", at + 2, at + 4)
    if end > 0 and text[at] in surname_heads() and is_han(text[end - 1]) and not common_word(text[at:end]):
        return Name(at, end, ODD)
    return between(sheet, at, worded=worded)


def _made_after(text: str, end: int) -> bool:
    """Whether the list goes on as 为副主任, 任委员: people who were given a post."""
    return text[end : end + 1] in ("为", "任") and post_follows(text, end + 1)


def _item(sheet: Sheet, at: int) -> Name | None:
    text = sheet.text
    item = (dotted_name(text, at) if "·" in text else None) or built_name(text, at) or sheet.name_at(at)
    if item is not None and (item.score >= _ITEM or _made_after(text, item.end)):
        return item
    likely = chinese_name(text, at, placed=True)  # 罗某 that the dictionary takes for a place: its neighbours settle it
    if likely is not None and likely.end == at + 2 and likely.score >= _ITEM and name_like(text[at : likely.end]):
        return likely
    alien = transcribed(text, at)
    return alien if alien is not None and alien.score >= ALIEN and not common_word(text[at : alien.end]) else None


def cue_of_casts() -> re.Pattern[str]:
    """What stands in every text in which ``casts`` finds anybody."""
    return _CAST


def casts(sheet: Sheet) -> None:
    """Who made or led something: 由巩某和姜某主演."""
    text, heads = sheet.text, surname_heads()
    for m in _CAST.finditer(text):
        at, items = m.end(), []
        while text[at : at + 1] in heads and (item := sheet.name_at(at)) is not None and item.score >= _CAST_LEAST:
            items.append(item)
            join = JOIN.match(text, item.end)
            if join is None:
                break
            at = join.end()
        if items and _cast_verb().match(text, items[-1].end) and not any(sheet.spoiled(i) for i in items):
            for item in items:
                sheet.take(item, "cast")


def chains(sheet: Sheet) -> None:
    """Neighbours in a list of what was found: 葛某、于某 where only the first was sure."""
    text = sheet.text
    for f in sheet.in_order():
        if not f.sure:
            continue
        at = f.end
        while text[at : at + 1] in ("、", "和") and at + 1 not in sheet.found:
            item = sheet.name_at(at + 1)
            if item is None or item.score < _CHAIN_ITEM or right_edge(text, item.end) < 2.0 or sheet.spoiled(item):
                break
            if post_follows(text, item.end):
                break
            sheet.take(item, "chain", f.posts)
            at = item.end
