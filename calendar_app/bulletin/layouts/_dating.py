"""The date that an item of a chronicle gets from outside its text: what its cell says there, or what holds above it."""

from __future__ import annotations

import re
from typing import NamedTuple

from calendar_app.bulletin.dates.datecell import CLOSING, OPENING, Cell
from calendar_app.bulletin.layouts._context import Context, spelled, spelled_moon, spelled_year
from calendar_app.bulletin.layouts._style import LIST_SIGNS, SOLAR_YEAR, Style, numbered, separator
from calendar_app.bulletin.layouts._trailing import trailing
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line

#: A day or part of a month inside the opening of an item: where signs open dated items too, the sign does not mean the day above.
_OWN_DAY = re.compile(
    r"[0-9０-９一二三四五六七八九十]{1,3}\s{0,3}月\s{0,3}(?:[0-9０-９一二三四五六七八九十]{1,3}\s{0,3}[日号號]|[上中下]旬|[初底末])"
)
_ANY_DAY = re.compile(r"[0-9０-９一二三四五六七八九十]\s{0,3}[日号號月]")
_MONTHS = re.compile(r"(?<=[0-9０-９一二三四五六七八九十])(?:两|兩|三)个?月$")
_TO = re.compile(r"[至到—–~～-]")
_COLON = re.compile(r"年\s{0,6}[:：]\s{0,6}")
#: 民国三十七年（1948） before its month: the year by two counts.
_NOTED = re.compile(r"[^（()）\[\]]{2,16}[（(\[]\s?(?:公元|西元)?[0-9]{4}\s?年?\s?[）)\]]年?\s?(?=[0-9]{1,2}\s?月)")
_WIDE = re.compile(r"\s{2}")
_LONG_DASH = re.compile(r"[-—–－―~～]{3,6}")
_VAGUE = re.compile(
    rf"[“‘「]?(?:{alternatives('vague_words', '', 'spoken')}|在?[\u4e00-\u9fff]{{1,6}}?(?:{alternatives('vague_words', 'end')}))"
)
#: 于24日, in the first clause of an item below a month.
_DAY_OF_MONTH = re.compile(
    r"[^。；\n]{1,60}?于\s?(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?(?:日|(?:至|、|[-—–~～])\s?[0-9０-９一二三四五六七八九十廿卅]{1,3}\s?日)"
)
#: So many points of a list, and so much of them, show that its points are dated themselves.
_PROOF, _LISTED = 5, 0.6
#: Reigns before this year are not all known where the text alone is read.
_CITED = 1368
#: How far into an item a day of its own may stand.
_OPENING = 64


class Held(NamedTuple):
    """Year and month that hold for an item without a cell, and the date in words ("" where its text says it)."""

    year: int | None
    month: int | None
    dateline: str


def heading_words(cell: Cell, text: str) -> str:
    """The date of a heading in words that are read anywhere."""
    words = text[cell.start : cell.end]
    unsigned = cell.unit == "year" and cell.year and "年" not in words  # 2003, alone on its line
    if (
        unsigned
        or cell.lost
        or (cell.short and not cell.year)
        or ((cell.odd or cell.era) and cell.year and not cell.month)
    ):
        return spelled(cell)
    if cell.odd and cell.month:
        return (f"{cell.year}年" if cell.year else "") + f"{cell.month}月" + (f"{cell.day}日" if cell.day else "")
    return "".join(words.split())


def holds_from(text: str, cell: Cell) -> bool:
    """Whether the date of a news item is no day of it: months that a report covers, a day from which something holds (自5月1日起)."""
    return cell.unit == "month" or (text[max(cell.start - 1, 0)] in "自从從" and text.startswith("起", cell.end))


def said_elsewhere(cell: Cell, words: str) -> str:
    """The date of a cell whose own words do not say it to a reader of the text alone, "" where they do."""
    if words[0] in OPENING and words[-1] not in CLOSING and cell.year and cell.month:
        return f"{spelled_year(cell.year)}{cell.month}月" + (f"{cell.day}日" if cell.day else "")  # [1043年] 9月18日
    if words[0] == "「" and words[-1] == "」":
        return words[1:-1].strip()  # what is quoted is no date to a reader of the text
    if (cell.year or 0) >= SOLAR_YEAR and (noted := _NOTED.match(words)):
        return f"{cell.year}年{words[noted.end() :]}"
    if cell.lost or cell.odd or (cell.year is not None and cell.month is None and _reign(cell, words)):
        before, year, rest = words.partition("年")
        republic = before.strip().isdecimal() and year and cell.odd and "月" in rest  # 113年5月9日至11日
        return rest.strip() if republic else spelled_moon(cell, words) or spelled(cell)
    if cell.era and cell.month and 0 < (cell.year or 0) < _CITED:
        return spelled_moon(cell, words) or spelled(cell)
    if cell.year is not None and cell.month and _COLON.search(words):
        return _COLON.sub("年", words)
    if cell.unit == "part" and words[1:2].isspace():
        return "".join(words.split())  # 年 底
    if _LONG_DASH.search(words):
        return _LONG_DASH.sub("至", words)
    if cell.month is not None and _WIDE.search(words):
        return "".join(words.split())  # 5    月
    return _MONTHS.sub("月", words) if _MONTHS.search(words) else ""


def bare_numeral(cell: Cell, words: str, text: str) -> bool:
    """Whether a cell is a day that its text hides from a reader of it alone: 四日 … may count days, 3日2019年… runs into a year."""
    if cell.unit != "day" or cell.month is not None:
        return False
    return text[cell.end : cell.end + 1].isdecimal() or (not words[0].isdigit() and separator(text, cell) == "space")


def names_its_year(text: str, cell: Cell, context: Context, style: Style, pending: str | None) -> bool:
    """2019年全市…会议 below a day or month of 2019: the year is part of a name, the date above holds.

    ``pending`` is the unit of a date heading that has no text yet.
    """
    if style.names_years:
        return False  # items name their years: 1925年编列…
    below = context.month is not None or pending in ("day", "month")
    same = cell.unit == "year" and not cell.era and cell.year == context.year
    return below and same and separator(text, cell) == "none"


def undated(context: Context, style: Style, line: Line, body: str, rule: str, *, titled: bool, alone: bool) -> Held:
    """What dates an item that opens without a date: a sign, a line below a date, a paragraph.

    Args:
        context: what is known above.
        style: how the file writes.
        line: the line that opens the item.
        body: its text behind the sign.
        rule: why it is an item ("sign", "below-date", "paragraph", "title-below-date").
        titled: whether the line is the item's title.
        alone: whether items behind its sign stand each by itself, or this one tells its own day.
    """
    free = not context.day_from_heading
    behind = trailing(body) if free and not titled else None
    if behind is not None and (year := behind.year or context.year) is not None:
        return Held(year, behind.month or context.month, spelled(behind))
    sign = line.text[0]
    counts = style.counted and (sign.isnumeric() or (sign in "（(N" and numbered(line)))
    if rule == "sign" and counts and free and context.words:  # each item of a numbered digest stands by itself
        if context.month is not None and context.month == context.heading_month and not _ANY_DAY.search(body):
            return Held(context.year, context.month, context.month_words)
        if context.month is None and context.year_from_heading:
            return Held(
                context.year, None, context.year_words
            )  # 1、… right below 1950年: of that year, whenever it was put up
        year, month = context.page_month(1) if context.month is None else (None, None)
        return Held(year or context.year, month or context.month, "")
    if rule in {"sign", "paragraph"} and free and not titled and _VAGUE.match(body):
        # No day is invented: 近日 below an item of the 23rd tells at most of the month whose heading it stands under.
        return Held(context.year, context.month, context.month_words if context.month_from_heading else "")
    if free and not titled and context.month_from_heading and context.day is None and _DAY_OF_MONTH.match(body):
        return Held(context.year, context.month, "")  # 省文代会于24日在平江召开, below the month
    if rule == "sign" and free and alone and (context.month is not None or context.day is not None):
        words = context.month_words if context.month_from_heading and not _ANY_DAY.search(body[:_OPENING]) else ""
        return Held(context.year, context.month, words)
    points = style.marks[sign] - style.menus[sign]
    listed = style.dated_marks[sign] >= _LISTED * points and points >= _PROOF
    if rule == "sign" and free and sign in LIST_SIGNS and listed:
        # in a list of dated points the sign marks any: the date of the point above is not this one's
        if context.month is not None and context.month == context.heading_month:
            return Held(context.year, context.month, context.month_words)
        return Held(context.year, None, context.year_words if context.year_from_heading else "")
    own = counts or style.dated_marks[sign] > 0.25 * style.marks[sign]
    if rule == "sign" and own and _OWN_DAY.search(body[:_OPENING]):
        return Held(context.year, context.month, "")
    if rule == "sign" and free and context.month_from_heading and not titled:
        if context.day is None:
            context.month_signs |= {sign}
        elif sign in context.month_signs:  # it opens items of the month that no day dates: not those of the day above
            return Held(context.year, context.month, context.month_words)
    return Held(context.year, context.month, context.words or _year_alone(context, body))


def _reign(cell: Cell, words: str) -> bool:
    """A reign's year, or one of three digits: what stands for it in words that are read anywhere is its year."""
    return (cell.era or 0 < (cell.year or 0) < 1000) and not _TO.search(words, 1)


def _year_alone(context: Context, text: str) -> str:
    """The year of the title for an item that no date stands above: unless it names a day itself."""
    known = context.year_words if context.month is None else ""
    return "" if known and _ANY_DAY.search(text) else known
