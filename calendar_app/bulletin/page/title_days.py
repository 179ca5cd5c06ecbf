"""The day of a titled text that stands at the end of its title or alone on the line below: ``■ 防汛工作会议召开　6月11日``.

It is neither title nor text: it is taken out of the lines before any layout looks at them, and the entry that opens with
the title keeps it (``Line.title_day``). A year with it makes it the day on which a page was put up, as sites print it.
"""

from __future__ import annotations

import re
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import Cell, find_cell, in_brackets, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line, TitleDay, usual_width
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.scraps import cut_words

RULE = "title-day"

#: A month and a day in figures or numerals.
_M = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_D = "3[01]|[12][0-9]|0?[1-9]|(?:[二三]?十|廿|卅)[一二三四五六七八九]?|[一二三四五六七八九]"
_BEHIND = re.compile(
    r"(?P<open>[（(\[【〔]?)(?:(?P<y>(?:19|20)[0-9]{2})\s?(?:年|(?P<s>[-./])))?"
    rf"\s?(?P<m>{_M})\s?(?:月|(?P<t>[-./]))\s?(?P<d>{_D})\s?(?P<sign>[日号號]?)[）)\]】〕]?"
)
#: Days from one to another, in brackets: （9月4日—6日）.
_RANGE = re.compile(
    rf"[（(\[【〔]\s?(?P<m>{_M})\s?月\s?(?P<d>{_D})\s?[日号號]?\s?[-—–~～至到]{{1,2}}\s?"
    rf"(?:(?P<n>{_M})\s?月\s?)?(?P<e>{_D})\s?[日号號][）)\]】〕]$"
)
#: What leads up to a day that is a title's own words (展期延长至6月11日, 4月9日—6月11日), or parts it from a title in brackets.
_LEADS = tuple("至到于於在从從自及与與和、－-—–~～起前后後是为為个各每第】")
_LEADS_ON = tuple("：:，,、；")
#: What such a day may end with.
_LAST = frozenset("日号號）)]】〕0123456789０１２３４５６７８９")
#: Titles that carry their day, at the least; the part of all days alone on a line that stand below a title.
_LEAST, _MOST = 2, 0.6
#: So many times as many prove the others, whose texts are cut or begin with a few words.
_SURE = 2
_SHORTEST, _LONGEST = 4, 90
#: A line that is cut at the edge of its column reaches so much of what most lines reach.
_FULL = 0.85
#: How far into a text its day may stand.
_OPENING = 48
_DAY = re.compile(rf"(?<![0-9一二三四五六七八九十])(?:(?P<m>{_M})\s?月\s?)?(?P<d>{_D})\s{{0,2}}[日号號]")
#: A day up to which something lasts or is to be done (展期至10月8日, 12月31日前, 定于5月6日) is not the text's own.
_OWN = re.compile(rf"(?<![至到月])(?<![至到月] )(?<![定将將拟擬][于於])(?:{_DAY.pattern})(?!\s?(?:之?前|底前|止))")


#: The number of a document (GB/T 9704): who issues it, the year, and its place in that year.
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,12}\s?[〔［\[（(](?:19|20)[0-9]{2}[〕］\]）)]\s?第?\s?[0-9]{1,4}\s?[号號]")


def is_document(title: str) -> bool:
    """Whether a title is the number of a document.

    >>> is_document("安政任〔2003〕4号"), is_document("防汛会议召开")
    (True, False)
    """
    return _DOCUMENT.fullmatch(narrow(title).strip()) is not None


def set_apart_days(lines: list[Line]) -> None:
    """Take such days out of the lines, where titles of the file carry them. Linear in the text."""
    body = [line for line in lines if line.kind is Kind.TEXT]
    full = _FULL * usual_width(line for line in body if _marked(line.text))
    found: list[
        tuple[Line, Line | None, int, TitleDay]
    ] = []  # title, the line of the day, where the title ends, the day
    others: list[
        tuple[Line, Line | None, int, TitleDay]
    ] = []  # the same, where what stands below does not read as a text
    alone = agrees = 0
    for i, line in enumerate(body[:-1]):
        cell = _alone(line)
        alone += cell is not None and cell.year is None
        if cell is not None or ends_sentence(line.text) or (i and _alone(body[i - 1]) is not None):
            continue
        behind = day_behind(line.text)
        if not _title(line.text[: behind[0]] if behind else line.text):
            continue
        text, day = _below(body, i + 1, full)
        if text is None and behind is not None and is_document(line.text[: behind[0]]):
            text = body[i + 1]  # 市政府决定任命：, and a list
        if behind is not None:
            end, told = behind
        elif day is not None and (cell := _alone(day)) is not None and cell.year is None:
            end, told = len(line.text), TitleDay(None, cell.month or 0, cell.day or 0)
        else:
            continue
        if text is None:
            others.append((line, None if behind else day, end, told))
            continue
        agrees += _agrees(text.text, told)
        found.append((line, None if behind else day, end, told))
    below = sum(day is not None for _, day, _, _ in found)
    if len(found) < _LEAST or 2 * agrees < len(found) or below < _MOST * alone:
        return
    for line, day, end, told in [*found, *others] if len(found) > _SURE * len(others) else found:
        line.title_day = told
        cut_words(line, [(end, len(line.text), RULE)] if end < len(line.text) else [])
        if day is not None:
            day.kind, day.rule = Kind.DATE, RULE


def _alone(line: Line) -> Cell | None:
    """The month and day of a line that holds nothing else, its weekday and brackets aside."""
    if len(line.text) > 24 or line.level:
        return None
    cell = in_brackets(line.text) or find_cell(line.text)
    return (
        cell if cell is not None and cell.month and cell.day and not cell.last and cell.end >= len(line.text) else None
    )


def _title(text: str) -> bool:
    cell = find_cell(text, mark_end(text))
    if cell is not None and (cell.unit != "year" or cell.closed or cell.end >= len(text)):
        return False  # but 2024年全市防汛会议召开 may be one
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and "。" not in text
        and not text.endswith(_LEADS_ON)
        and publication_day(text) is None
    )


def _below(body: list[Line], at: int, full: float) -> tuple[Line | None, Line | None]:
    """The text below a title and the line of a month and day between them, lines that say when a page was put up aside.

    A text may be cut into lines: its first one then is as *full* as most, and holds a mark.
    """
    day: Line | None = None
    for line in body[at : at + 3]:
        cell = _alone(line)
        if cell is not None and cell.year is None and day is None:
            day = line
        elif publication_day(line.text) is None and bare_day(line.text) is None:
            cut = line.width >= full and _marked(line.text)
            return (line if cut or ends_sentence(line.text) or len(line.text) > _LONGEST else None), day
    return None, day


def _marked(text: str) -> bool:
    return any(mark in text for mark in "，。、；：")


def day_behind(text: str) -> tuple[int, TitleDay] | None:
    """Where a title ends that a day stands behind, and that day; None where none does.

    >>> day_behind("砚川新闻 2021-12-15"), day_behind("展期延长至6月11日")
    ((4, TitleDay(year=2021, month=12, day=15)), None)
    """
    if text[-1] not in _LAST:
        return None
    tail = narrow(text)
    start = max(len(tail) - 20, 0)
    if (run := _RANGE.search(tail, start)) is not None and len(tail[: run.start()].rstrip()) >= _SHORTEST:
        month, day, until = (number(run[key]) or 0 for key in "mde")
        last = number(run["n"]) if run["n"] else month
        return len(tail[: run.start()].rstrip()), TitleDay(None, month, day, (last or 0, until))
    match = next((m for at in range(start, len(tail)) if (m := _BEHIND.fullmatch(tail, at)) is not None), None)
    if match is None or (match["y"] is None and match["t"] == ".") or (match["t"] is None) != bool(match["sign"]):
        return None
    if match["s"] is not None and match["s"] != match["t"]:
        return None
    end = len(tail[: match.start()].rstrip())
    parted = end < match.start() or bool(match["open"])
    if end < _SHORTEST or tail[:end].endswith(_LEADS) or tail[end - 1].isdigit() or (match["t"] and not parted):
        return None
    return end, TitleDay(int(match["y"]) if match["y"] else None, number(match["m"]) or 0, number(match["d"]) or 0)


def _agrees(text: str, told: TitleDay) -> bool:
    """Whether the opening of a text names the same day or none; one that was put up may tell any day."""
    if told.year is not None:
        return True
    match = _OWN.search(narrow(text[:_OPENING]))
    return match is None or (
        number(match["d"]) == told.day and (match["m"] is None or number(match["m"]) == told.month)
    )


def put_up(told: TitleDay) -> date | None:
    """The day on which a text was put up, where the day behind its title names its year and there is such a day."""
    try:
        return date(told.year, told.month, told.day) if told.year is not None else None
    except ValueError:
        return None


def names_a_day(text: str) -> bool:
    """Whether the opening of a text names a day of its own."""
    return _OWN.search(narrow(text[:_OPENING])) is not None


def opens_with_a_day(text: str) -> bool:
    """Whether the first clause of a text names a day of its own, or a later one of its first sentence opens with one.

    >>> opens_with_a_day("检查组于13日到石桥粮站，查看仓容。"), opens_with_a_day("隧洞贯通，为5月28日通水扫清障碍。")
    (True, False)
    """
    head = narrow(text[:_OPENING]).split("。")[0]
    return any(
        not any(comma in head[: match.start()] for comma in "，,") or head[: match.start()].rstrip()[-1] in "，,"
        for match in _OWN.finditer(head)
    )
