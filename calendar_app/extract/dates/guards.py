"""What looks like a date and is none, and where a date stands in its clause.

Each check looks at a bounded number of characters beside an expression; the words stand in the lexicon files.
"""

from __future__ import annotations

import re
from functools import cache

from calendar_app.extract.dates import lexicon
from calendar_app.extract.dates.shapes import Found, Item, Point, found_of
from calendar_app.extract.wordlists import rows

_INSIDE = "[^{}，。；！？：:;\\n]{{1,30}}"
_NAME = re.compile(
    "《[^《》]{1,80}》|"
    + "|".join(a + _INSIDE.format(a + b) + b for a, b in ("“”", "‘’", "「」", "『』", "【】", "〈〉", '""'))
)
_OPEN = frozenset("，。；、：:！？\n ,;（(")
_CLOSE = frozenset("，。；、：:！？\n ,;）)")
_ISSUE = re.compile("第[0-9一二三四五六七八九十]{1,3}号")
_COUNTING = frozenset("每第近前后约达满超续时长共了有过期")
#: Of these, what names end with too (李某超21日表示), and what stands before 长 where it counts (时长21日), not in a post (县长21日…).
_IN_NAMES, _LASTS = frozenset("达满超时过"), frozenset("时全期延最")
#: 长达21日, 已满21日: what counts before them, where a name (巴格达21日发生…) ends with them else.
_REACHED = frozenset("长已共多高可将期未不")
_HAN_DAY = re.compile("[〇一二三四五六七八九十廿卅]+")
_DAY_LIKE = re.compile("[于在从自到至是定为和与及、（(：:]$")
_BEHIND_CELL = frozenset(" ：:—")
_BARE_DAY_NEXT = re.compile("[，,、。；）)]|上午|下午|晚|早|凌晨|中午|起|至|到|在|召开|举行|电|讯|$")


@cache
def _blocked() -> dict[str, tuple[str, tuple[str, ...]]]:
    out = {}
    for row in rows("dates_blocked.tsv"):
        cells = row + [""] * (3 - len(row))
        for word in cells[0].split():
            out[word] = (cells[1], tuple(cells[2].split()))
    return out


def blocked(text: str, start: int, end: int) -> bool:
    """Whether the word of time at this place is the accident of two other words (目|前年|产)."""
    rule = _blocked().get(text[start:end])
    if rule is None:
        return False
    before, after = rule
    return (start > 0 and text[start - 1] in before) or text.startswith(after, end)


def ranges(first: Point, last: Point) -> bool:
    """Whether two dates with a word of range between them make one range."""
    a, b = _grain(first), _grain(last)
    if "none" in (a, b):
        return False
    if a == b:
        return a != "offset"
    if b == "year" and a != "year" and last.edge is None and (first.year is None or first.year == last.year):
        return False  # 6月7日——2019年…: a dash behind a date cell, and a year that opens the text
    return {a, b} <= {"day", "week", "third", "month", "year"}


def lists(before: Item, point: Point) -> bool:
    """Whether a date after a list mark continues the list."""
    grain = _grain(before.last or before.first)
    if grain != _grain(point) or grain in ("none", "offset"):
        return False
    return point.year is None or grain in ("year", "day", "month")


def _grain(point: Point) -> str:
    if point.offset is not None:
        return "offset"
    if point.decade is not None:
        return "decade"
    if point.weekday is not None or point.day is not None or point.festival is not None:
        return "day"
    if point.week is not None:
        return "week"
    if point.third is not None:
        return "third"
    if point.month is not None or point.quarter is not None or point.half is not None or point.first_months is not None:
        return "month"
    return "year" if point.year is not None or point.edge_of == "year" else "none"


def placed(text: str, shape: Found, origin: int) -> Found:
    """*shape*, read at *origin* of the text, with the bounding words beside it and whether it stands free in its clause."""
    start, end = origin + shape.start, origin + shape.end
    if shape.cycle is not None or shape.days is not None:
        return shape._replace(start=start, end=end, origin=origin)
    before = after = ""
    opened = closed = True
    firsts, lasts = _bounding()
    if start:
        last = text[start - 1]
        match = lexicon.cue_before("before.at").search(text[max(0, start - 5) : start]) if last in lasts else None
        before = match.group().strip() if match is not None else ""
        opened = match is not None or last in _OPEN
    if end < len(text):
        first = text[end]
        match = lexicon.cue_after("after").match(text, end) if first in firsts else None
        after = match.group().strip() if match is not None else ""
        closed = match is not None or first in _CLOSE
    return found_of(
        (shape.rule, start, end, shape.items, None, None, before, after, opened and closed, origin, shape.sure)
    )


@cache
def _bounding() -> tuple[frozenset[str], frozenset[str]]:
    """First characters of the bounding words after a date, last characters of those before it; a blank may stand between."""
    cues = lexicon.cues()
    return frozenset(w[0] for w in cues["after"]) | {" "}, frozenset(w[-1] for w in cues["before.at"]) | {" "}


def names(text: str) -> list[tuple[int, int]]:
    """Places of document titles and of short quoted names, which hold no date of a happening."""
    return [match.span() for match in _NAME.finditer(text)]


def holds(text: str, found: Found, named: list[tuple[int, int]]) -> bool:
    """Whether an expression is a date at all where it stands; *named* are the text's names (:func:`names`)."""
    if found.days is not None:
        return True
    if named and any(
        start <= found.start and found.end <= end and not _heads(text, found, start, end) for start, end in named
    ):
        return False
    if found.cycle is not None and lexicon.cue_after("closed").match(text, found.end):
        return False  # 每周一闭馆: when nothing happens
    if found.sure:
        return True
    for item in found.items:
        for point in item:
            if point is not None and point.rule not in _SURE and not _point_holds(text, found, point):
                return False
    return True


def _heads(text: str, found: Found, start: int, end: int) -> bool:
    """【3月5日】, 【某社云溪3月5日电】: marks that set off a date cell or whose report it is, no name."""
    if text[start] != "【":
        return False
    sent = text.startswith(("电】", "专电】", "讯】", "报道】"), found.end) and found.end < end
    return sent or (found.start, found.end) == (start + 1, end - 1)


def sure(found: Found) -> bool:
    """Whether an expression is a date wherever it stands: one with month and day is, a bare 5号 or 2023年 may be something else."""
    return bool(found.items) and all(p is None or p.rule in _SURE for item in found.items for p in item)


_SURE = frozenset(
    {
        "day-full",
        "day-of-month",
        "day-iso",
        "day-lunar",
        "day-with-part",
        "day-nth",
        "week-of-year",
        "third",
        "month-edge",
    }
)


def possible(point: Point) -> bool:
    """Whether a printed month and day are in the range of months and days at all (13月, 45日 are none)."""
    month, day = point.month, point.day
    if month is not None and month.base == "abs" and not 1 <= month.n <= 12:
        return False
    return day is None or day.base != "abs" or 1 <= day.n <= 31


def _counts(before: str, after: str) -> bool:
    """Whether the word before a bare day makes it a number of days: 长达21日, but neither 县长21日 nor a name before what was said."""
    last = before[-1:]
    if last not in _COUNTING:
        return False
    if last == "长":
        return before[-2:-1] in _LASTS
    if last not in _IN_NAMES or lexicon.cue_after("reported").match(after) is not None:
        return last not in _IN_NAMES
    return before[-2:-1] in _REACHED or lexicon.cue_after("acts").match(after) is None


@cache
def _numbering() -> frozenset[str]:
    """Last characters of the words before a running number (第, 编号)."""
    return frozenset(word[-1] for word in lexicon.cues()["before.num"])


def _point_holds(text: str, found: Found, point: Point) -> bool:
    start, end = found.origin + point.start, found.origin + point.end
    before, after = text[max(0, start - 4) : start], text[end : end + 8]
    if before and before[-1] in _numbering() and lexicon.cue_before("before.num").search(before):
        return False
    bare_unit = point.part is None and point.time is None
    if point.rule == "month" and point.month is not None and point.month.base == "abs":
        if lexicon.cue_after("not.month").match(after) and not lexicon.cue_after("not.month.but").match(after):
            return False
        if text[end - 2] in "一二三四五六七八九十" and after[:1] in tuple("一二三四五六七八九十"):
            return False
    if found.cycle is not None:
        return True
    if point.quarter is not None and lexicon.cue_after("not.quarter").match(after):
        return False
    if point.rule == "day-of-year" and point.hao and point.year is not None and point.year.base == "abs":
        return False  # 发出1976年1号文件: a document's number, for no day leaves out its month behind a year
    if point.rule == "year" and point.short and not lexicon.cue_before("short.before").search(before) and before:
        return False
    if point.rule == "year" and _no_year(before, after, point, found):
        return False
    if point.rule == "day" and bare_unit and point.day is not None and point.day.base == "abs" and not point.lunar:
        return _bare_day_holds(text, found, point, before, after)
    if point.rule == "weekday" and point.week is None:
        if lexicon.cue_after("not.weekday").match(after):
            return False  # 周一不闭馆: how it is every week
        named = lexicon.cue_anywhere("person").search(after[:4]) is not None and after[:1] not in tuple(
            "，。、至到上下晚早"
        )
        return not named and not (
            re.search("[长记任员授师事理席叫]$", before)
            and after[:1] not in ("", "，", "上", "下", "晚", "在", "到", "主")
        )
    return True


def _no_year(before: str, after: str, point: Point, found: Found) -> bool:
    if point.year is None or point.year.base != "abs":
        return False
    if point.era is None and lexicon.cue_after("not.year").match(after):
        return True
    if point.short and lexicon.cue_after("not.year.short").match(after):
        return True
    if _ISSUE.match(after):
        return True  # 2023年第5号: the number of a paper
    return before[-1:] in ("（", "(") and after[:1] in ("）", ")")


def _bare_day_holds(text: str, found: Found, point: Point, before: str, after: str) -> bool:
    """A day without its month: 23日, 5号, 二十三日."""
    joined = len(found.items) > 1 or found.items[0].last is not None
    opened = not before or before[-1] in "，。；、：:！？\n ,;（(“" or _DAY_LIKE.search(before) is not None
    if point.hao:
        if lexicon.cue_after("not.day.hao").match(after) or (
            before and lexicon.cue_before("before.hao").search(before)
        ):
            return False
        anchored = lexicon.cue_before("before.at").search(before) is not None
        told = lexicon.cue_after("next.day.hao").match(after + "$") is not None
        ranged = found.items[0].last is not None
        listed = joined and before[-1:] != "的" and (told or lexicon.cue_after("acts").match(after) is not None)
        return ranged or anchored or listed or (opened and told)  # 10号、11号学生公寓 are houses
    if found.start == 0 and after[:1] in _BEHIND_CELL:
        return True  # 1日 2019年…, 3—4日 12家…, 三日：…: a date cell, a mark, and the text
    if lexicon.cue_after("not.day").match(after) and not lexicon.cue_after("not.day.but").match(after):
        return False
    figures = _HAN_DAY.match(text, found.origin + point.start)
    if figures is not None and len(figures.group()) == 1 and not joined:  # 三日 may count days
        if opened and _BARE_DAY_NEXT.match(after):
            return True
        return lexicon.cue_after("acts").match(after) is not None and not _counts(before, after)
    return not _counts(before, after)
