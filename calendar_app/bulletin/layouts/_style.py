"""How a chronicle writes: which signs open its items, what follows its dates, whether its lines are wrapped."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from calendar_app.bulletin.chars import narrow, width
from calendar_app.bulletin.dates.datecell import CLOSING, MARKS, PICTURES, Cell, find_cell, in_brackets, mark_end
from calendar_app.bulletin.dates.oldyears import bare_reign, first_year, reign_alone
from calendar_app.bulletin.heal import CUT_SHORT, ends_sentence
from calendar_app.bulletin.layouts._lost import Lost, lost_signs
from calendar_app.bulletin.layouts._short_years import short_years
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.numerals import number

_NUMBER = re.compile(
    r"(?:N[Oo]\.?\s?|[（(])?(?P<n>[0-9０-９]{1,3})(?:(?<=[Oo]\.[0-9])(?=\s)|(?<=[Oo]\.[0-9]{2})(?=\s)|[、．)）\u20e3]|\.(?![0-9])|\.(?=[0-9]{1,4}\s?[年月]))\s{0,6}(?=\S)"
)
_HAN_NUMBER = re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})、(?=\S)")
#: A line with a number of Chinese numerals is a text, not the heading of a section, from this length on.
_LONG = 20
#: The same for one that only lacks its stop, and has a comma inside.
_UNENDED = 40
#: The year behind a day, as lists of what happened on a day write it: 1日，1957年，…
YEAR_BEHIND = re.compile(
    r"[,，:：]?[ \t\u3000]{0,2}(?P<y>(?:1[0-9]|20)[0-9]{2}|[一二][〇○零OＯ0一二三四五六七八九]{3})年(?![度级代])"
)
#: A year without its sign before the text, as lists of milestones have it: 2003　公司成立.
BARE_YEAR = re.compile(
    r"(?:[—–―－]{1,3}\s?)?(?P<y>(?:1[89]|20)[0-9]{2})(?:[ \t\u3000]{1,8}|\s{0,2}[:：—–|]{1,2}\s{0,2})(?!年)(?=[\u4e00-\u9fff“《「])"
)
#: Figures of a year; so many years in order are no numbers of pages.
_FIGURES, _ORDERED = 4, 2
#: What may stand around a year alone on its line: ——2003：.
_AROUND = " \t\u3000—–―－-=:："
#: Before this year months were lunar; the year alone is known.
SOLAR_YEAR = 1912
#: Where so many items name their reign, one year without a name is enough to show that they go on.
_MANY_REIGNS = 4
#: So many do where the one is a heading; how long a cyclical year in brackets behind it is, and what may stand before it.
_HEADED_REIGNS, _REMARKED, _OPEN = 2, 6, "【〖〔[（(◆●■△▲"
LEAST_PICTURES = 2
#: Columns that an item of a menu takes at the most.
_MENU = 24
_THIRDS = ("上旬", "中旬", "下旬", "月初", "月中", "月底", "月末")
LIST_SIGNS = frozenset("-*+－•·.．")


@dataclass(slots=True)
class Style:
    """What was seen at the heads of lines."""

    spaced: int = 0  # date cells with white space behind them
    bare: int = 0  # days and months with nothing behind them but the text
    joined: int = 0  # date cells with a comma, or nothing, behind them
    alone: int = 0  # day cells that are a whole line
    days: int = 0  # cells that name a day without its month
    short: int = 0  # 3.5-like cells
    years: int = 0
    ages: int = 0  # years of a reign, of an age or before Christ
    months: int = 0
    marks: Counter[str] = field(default_factory=Counter)  # signs at the heads of lines
    pictures: int = 0  # signs that are small pictures
    dated_marks: Counter[str] = field(default_factory=Counter)  # signs with a date behind them
    menus: Counter[str] = field(default_factory=Counter)  # of the signs, those of a menu above the items
    indents: dict[str, int] = field(default_factory=dict)  # least indent of each list sign
    ended: int = 0  # lines before an opener that end a sentence
    openers: int = 0
    apart: int = 0  # openers that a blank line parts from what stands above
    counted: bool = False  # items are numbered 1、 2、 3、, dates behind the numbers or not
    signed: int = 0  # openers behind a sign or number
    inset: int = 0  # openers that are indented
    reigns: bool = False  # years of reigns go on without their names: 嘉靖十八年…, 十九年…
    dated: int = 0  # openers that name their year
    numbered: bool = False  # items are numbered 1、 2、 3、 without dates before them
    lost: dict[int, Lost] = field(default_factory=dict)  # dates whose signs were lost in copying, by number of the line
    year_lines: bool = False  # years without their sign stand alone on lines, in order
    year_list: bool = False  # items open with a year without its sign
    day_years: bool = False  # the year stands behind the day (1日，1957年，…): what happened on this day
    wrapped: bool = False  # lines are cut at a fixed width
    width: int = 0
    longest: int = 0  # length of the longest line

    @property
    def space_style(self) -> bool:
        """True where dates are set off by white space throughout."""
        return self.spaced >= 3 and self.spaced >= 4 * self.joined

    @property
    def glued(self) -> bool:
        """True where texts follow their dates without any sign or space."""
        return self.bare >= 3 and self.bare >= 0.5 * self.openers

    @property
    def parted(self) -> bool:
        """True where a blank line is enough to tell that an item ends."""
        return self.blank_between and not self.wrapped

    @property
    def blank_between(self) -> bool:
        """True where a blank line stands before nearly every item."""
        return self.apart >= 4 and self.apart >= 0.9 * self.openers

    @property
    def names_years(self) -> bool:
        """True where most items name their year themselves."""
        return self.dated >= 0.5 * self.openers

    def usual(self, line: Line, cell: Cell) -> bool:
        """Whether an item opens here as nearly all others of the file do: behind a blank line, indented, with its year."""
        most = 0.9 * self.openers
        blank = line.gap or not self.blank_between
        inset = line.indent > 0 or self.inset < most
        return blank and inset and (cell.year is not None or self.dated < most)

    @property
    def closes(self) -> bool:
        """True where nearly every item ends as a sentence does, so that an unfinished one goes on."""
        return self.ended >= 0.8 * self.openers

    def sign_opens(self, sign: str) -> bool:
        """True where the sign at the head of a line opens an item of the chronicle; pictures may all be different ones."""
        if sign in PICTURES:
            return self.pictures >= LEAST_PICTURES
        return self.marks[sign] >= (3 if sign in LIST_SIGNS else 1)


def lead(text: str, *, counted: bool = False) -> tuple[int, Cell | None]:
    """Where the text goes on behind a list sign or number, and the date cell there.

    A number (``3.``, ``（一）``) counts as a sign only where a date stands behind it; where items are *counted* 2、22日 is
    the second item, of the 22nd, else two days.
    """
    if (bracketed := in_brackets(text, 0)) is not None:
        return 0, bracketed
    at = mark_end(text)
    if at and (bracketed := in_brackets(text, at)) is not None:
        return at, bracketed
    cell = find_cell(text, at)
    if at and text[0] not in MARKS:
        plain = None if counted and cell is not None and not cell.short else find_cell(text)
        if plain is not None and not plain.short and (cell is None or cell.short or plain.end > at):
            return 0, plain
        decimal = cell is not None and cell.short and text[:at].rstrip().endswith((".", "．"))  # 1.3.5
        third = cell is not None and cell.unit == "part" and cell.closed and text.startswith(_THIRDS, at)  # 2.下旬，…
        if cell is None or decimal or (cell.unit.startswith("part") and not third):
            return 0, None if plain is None or not plain.short else plain
    return at, cell


def separator(text: str, cell: Cell) -> str:
    """What follows a cell: "end", "space", "sign" or "none"."""
    if cell.end >= len(text):
        return "end"
    if text[cell.end - 1] in CLOSING:
        return "sign"
    char = text[cell.end]
    if char.isspace():
        return "space"
    return "sign" if char in "，,：:、；;—-|│" else "none"


def learn(lines: list[Line]) -> Style:
    """Look at every line once."""
    style = Style(lost=lost_signs(lines) or short_years(lines))
    style.lost |= {line.number: Lost(0, line.told) for line in lines if line.told is not None}
    widths: list[int] = []
    named = bare = alone = 0  # years of reigns with and without the reign, and those that are nearly a whole line
    behind: list[str] = []
    said: dict[str, bool] = defaultdict(bool)  # signs before more than the words of a menu
    before: Line | None = None
    for line in lines:
        text = line.text
        at, cell = style.lost.get(line.number) or lead(text)
        named += cell is not None and cell.unit != "part-era" and first_year(text[cell.start : cell.end]) is not None
        if cell is None and (nth := bare_reign(text.lstrip(_OPEN))) is not None:
            bare += 1
            alone += len(text) - nth[0] <= _REMARKED
        elif (cell is None or cell.unit == "part-era") and reign_alone(text) is not None:
            named += 1
        if at and text[0] in MARKS:
            style.marks[text[0]] += 1
            style.pictures += text[0] in PICTURES
            if text[0] in LIST_SIGNS:
                style.indents[text[0]] = min(line.indent, style.indents.get(text[0], line.indent))
            if cell is not None:
                if not style.dated_marks[text[0]] and not said[text[0]]:
                    style.menus[text[0]] = style.marks[text[0]] - 1
                style.dated_marks[text[0]] += 1
            said[text[0]] |= width(text) > _MENU
        if cell is not None and not cell.short and not cell.unit.startswith("part"):
            kind = separator(text, cell)
            if kind == "end" or (kind == "sign" and cell.end + 1 >= len(text)):
                style.alone += cell.unit == "day"
            else:
                style.spaced += kind == "space"
                style.joined += kind in ("sign", "none")
                style.bare += kind == "none" and cell.unit in ("day", "month")
                if cell.unit == "day" and cell.year is None and (year := YEAR_BEHIND.match(text, cell.end)):
                    behind.append(year["y"])
                style.openers += 1
                style.apart += line.gap and line.page is None
                style.inset += line.indent > 0
                style.signed += at > 0
                style.dated += cell.year is not None and (cell.unit != "year" or kind != "none")
                style.ended += before is None or ends_sentence(before.text) or len(before.text) < 16
            style.days += cell.unit == "day" and cell.month is None
            style.years += cell.unit == "year"
            style.ages += cell.era or (cell.odd and (cell.year or 0) < SOLAR_YEAR and cell.unit == "year")
            style.months += cell.unit == "month"
        elif cell is not None and cell.short:
            style.short += 1
        if len(text) > 12:
            widths.append(len(text))
        style.longest = max(style.longest, len(text))
        before = line
    style.day_years = len(set(behind)) >= 3 and len(behind) >= 0.5 * style.openers
    headed = named >= _HEADED_REIGNS and alone == bare
    style.reigns = named >= 1 and bare >= (1 if named >= _MANY_REIGNS or headed else 2)
    _wrap(style, lines, widths)
    years = [int(m["y"]) for line in lines if (m := bare_year(line.text))]
    sorted_years = years in (sorted(years), sorted(years, reverse=True))
    style.year_list = len(years) >= 3 and len(years) >= 0.3 * len(lines) and sorted_years
    by_themselves = [
        text for line in lines if len(text := line.text.strip(_AROUND)) == _FIGURES and bare_year(f"{text} 县")
    ]
    in_order = by_themselves in (sorted(by_themselves), sorted(by_themselves, reverse=True))
    style.year_lines = in_order and len(set(by_themselves)) >= _ORDERED
    _numbers(style, lines)
    return style


def bare_year(text: str) -> re.Match[str] | None:
    """A year without its sign before the text (2003　公司成立), its figures narrow or wide."""
    return BARE_YEAR.match(narrow(text[:24])) if text[:1] in "12１２—–―－" else None


def numbered(line: Line) -> bool:
    """True where the line opens as an item numbered 1、 or 2. does, or is a text numbered 一、."""
    return _count(line) is not None and len(line.text) > 12


def _count(line: Line) -> int | None:
    """The number of a numbered item; one in Chinese numerals only before a whole text, for sections have them too."""
    if match := _NUMBER.match(line.text):
        return int(match["n"])
    text = ends_sentence(line.text) or (len(line.text) > _UNENDED and any(comma in line.text for comma in "，,"))
    match = _HAN_NUMBER.match(line.text) if len(line.text) > _LONG and text else None
    return number(match["n"]) if match else None


def _numbers(style: Style, lines: list[Line]) -> None:
    """Items numbered one by one that fill most of the file: from 1 on, or from where an excerpt begins."""
    expected, heads = _first_number(lines), 0
    inner = opened = False  # 会议主要内容： opens a list inside an item, 十件大事是： above all items the list itself
    before: Line | None = None
    for line in lines:
        count = _count(line)
        if count == 1:
            inner = opened and before is not None and len(before.text) > 20 and before.text.endswith(("：", ":"))
        opened = opened or count is not None or find_cell(line.text) is not None
        before = line
        if inner:
            continue
        if count == expected and len(line.text) > 12:
            expected += 1
            heads += 1
        elif count == 1:
            expected = 2
    style.counted = heads >= 3 and heads >= 0.3 * len(lines)
    style.numbered = style.counted and style.openers < heads


def _first_number(lines: list[Line]) -> int:
    """1 where any line has that number, else the number of the first line that has one."""
    found = [count for line in lines if (count := _count(line)) is not None]
    return 1 if 1 in found or not found else found[0]


def _wrap(style: Style, lines: list[Line], widths: list[int]) -> None:
    """Lines are wrapped where many break off in mid-sentence at about the same length."""
    if len(widths) < 6:
        return
    left_open = (line.text for line in lines if not ends_sentence(line.text) and not line.text.endswith(CUT_SHORT))
    open_ends = [len(text) for text in left_open if len(text) > 12]
    if len(open_ends) < max(3, 0.3 * len(widths)):
        return
    open_ends.sort()
    middle = open_ends[len(open_ends) // 2]
    near = sum(1 for n in open_ends if abs(n - middle) <= max(3, middle // 10))
    longer = sum(1 for n in widths if n > 1.35 * middle)  # paragraphs: nothing is cut at that width
    style.wrapped = near >= 0.5 * len(open_ends) and longer <= 0.15 * len(widths)
    style.width = middle
