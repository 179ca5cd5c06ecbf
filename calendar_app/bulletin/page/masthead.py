"""The printed title of the issue, above everything else: its words, its kind of publication, the year and month in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from calendar_app.bulletin.chars import narrow, tidy_title
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.dates.oldyears import told_by_reign
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.greetings import greeted_day
from calendar_app.bulletin.page.lunar_lines import WEEKDAY
from calendar_app.bulletin.page.series import printed_period, series_of
from calendar_app.bulletin.page.this_day import day_of_page, on_this_day
from calendar_app.bulletin.page.title_days import day_behind, put_up
from calendar_app.bulletin.script import simplify

_ISSUE = re.compile(
    r"^[（(]?(?:(?:[0-9]{4}|[〇○零OＯ0一二三四五六七八九]{4})年)?\s{0,3}第\s{0,3}[0-9一二三四五六七八九十百]{1,5}\s{0,3}期"
)
#: 2013卷云溪年鉴, 《云溪年鉴（2018）》, and how far down a page its book is named.
_BOOK = re.compile(
    r"(?P<a>(?:19|20)[0-9]{2})卷[\u4e00-\u9fff]{1,8}年[鉴鑑鑒]|[\u4e00-\u9fff]{1,8}年[鉴鑑鑒]》?\s{0,4}[·（(]?\s?(?P<b>(?:19|20)[0-9]{2})(?![0-9年.-])"
)
_HEAD = 12
#: Characters of a year and month alone on a line.
_LONGEST_MONTH = 14
#: 教改信息参考第1期: a title that ends with its number.
_NUMBERED = re.compile(r"第\s{0,3}[0-9一二三四五六七八九十百]{1,5}\s{0,3}期[）)]?$")
#: 云溪信息（月刊）: how often it is printed tells that a title is one of a publication.
_ISSUED = re.compile(r"[（(](?:半月刊|双月刊|[周旬月季]刊|内刊|内部(?:资料|刊物|交流))[）)]$")
#: 3月9日早报, 1月11日微语报: an issue named by its day.
_DAILY = re.compile(
    r"\s?[\u4e00-\u9fff]{0,6}(?:早报|晚报|日报|快报|微语报|播报|简讯|快讯|速递|速览|晨报)(?:\s?[（(]?星期[一二三四五六日天][）)]?)?"
)
_FULL_DAY = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})[年./-]\s?(1[0-2]|0?[1-9])[月./-]\s?(3[01]|[12][0-9]|0?[1-9])(?![0-9])(?!日?\s?[-—–~～至到])"
)
_STAMP = re.compile(r"((?:19|20)[0-9]{2})[-/年]([01]?[0-9])[-/月]([0-3]?[0-9])日?\s{1,4}[0-2]?[0-9][:时][0-5][0-9]")
#: So many words in a row are a menu.
_MENU = 10


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title as printed ("" where there is none), its series, the years and month that it names, the page's own day."""

    title: str = ""
    series: str = ""
    years: tuple[int, ...] = ()
    month: int | None = None
    published: date | None = None  # when the page itself was put up
    day: date | None = None  # the full day that the title names
    of_day: tuple[int, int] | None = None  # month and day of a page of what happened on this day in all years


def find_masthead(lines: list[Line]) -> Masthead:
    """Find the title lines above the first entry and mark them; only lines that name a publication or an issue count."""
    picked: list[Line] = []
    seen = 0
    for line in lines[:400]:
        if line.kind is Kind.CONTENTS and picked:
            break
        if line.kind is not Kind.TEXT or publication_day(line.text) is not None:
            continue
        if not picked and _is_menu(line):
            line.kind, line.rule = Kind.NOISE, "navigation"
            continue
        seen += 1
        if seen > 30 or _opens_text(line):
            break
        if _is_section(line, picked):
            break
        if _is_title(line) or (picked and _is_issue_date(line.text) and not _among_months(lines, line)):
            picked.append(line)
            if len(picked) == 3:
                break
        elif picked:
            break
    published = _published(lines)
    if not picked:
        return Masthead(published=published)
    _clear_above(lines, picked[0])
    for line in picked:
        line.kind, line.rule = Kind.MASTHEAD, "issue-title"
    named = [line for line in picked if series_of(line.text)]
    main = named[0] if named else picked[0]
    years, month = printed_period(" ".join(line.text for line in picked))
    years = years or _of_yearbook(lines)
    of_day = day_of_page([line.text for line in picked], lines, published)
    day = _full_day(picked) if of_day is None else None
    return Masthead(tidy_title(main.text), series_of(main.text), years, month, published, day, of_day)


def _of_yearbook(lines: list[Line]) -> tuple[int, ...]:
    """The year before the one that a yearbook bears, which it tells of, where the page's head names one."""
    books = {int(m["a"] or m["b"]) for line in lines[:_HEAD] for m in _BOOK.finditer(narrow(line.text[:200]))}
    return (books.pop() - 1,) if len(books) == 1 else ()


def _full_day(titles: list[Line]) -> date | None:
    """The day of a digest of a single day: the only one that its title names, with its year."""
    days = {(int(m[1]), int(m[2]), int(m[3])) for line in titles for m in _FULL_DAY.finditer(narrow(line.text))}
    try:
        return date(*days.pop()) if len(days) == 1 else None
    except ValueError:
        return None


def _published(lines: list[Line]) -> date | None:
    """The day in the publication line above the text, be it marked as navigation or not."""
    above = 0  # lines of text
    for i, line in enumerate(lines[:80]):
        above += line.kind is Kind.TEXT
        if line.rule == "page-date" and (day := _day_of(line)) is not None:
            return day
        if above in (1, 2) and line.kind is Kind.TEXT and (day := bare_day(line.text)) is not None:
            alone = not any(bare_day(other.text) for other in lines[i + 1 : 80] if other.kind is Kind.TEXT)
            return day if alone else None  # below the title: one of several is the heading of items
        if (found := publication_day(line.text)) is not None and found.day is not None:
            return found.day
        if line.kind is Kind.TEXT and WEEKDAY.search(line.text) and (day := bare_day(line.text)) is not None:
            return day
        if line.kind is Kind.TEXT and (day := signed_day(line.text)) is not None:
            return day
        if line.rule == "greeting" and (day := greeted_day(line.text)) is not None:
            return day
        if line.kind is Kind.TEXT and (behind := day_behind(line.text)) is not None and (day := put_up(behind[1])):
            return day  # 云溪新闻 2021-12-15
        if line.rule == "breadcrumb" and (stamp := _STAMP.search(line.text)):
            try:
                return date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
            except ValueError:
                continue
        if line.kind is Kind.TEXT and len(line.text) > 40 and ends_sentence(line.text) and line.text[-1] != "…":
            return None
    return None


def _day_of(line: Line) -> date | None:
    """The day that the head of a paper's page opens with: 2022年1月5日/星期三/ 责编 石平."""
    match = _FULL_DAY.match(narrow(line.text))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match is not None else None
    except ValueError:
        return None


def above_publication(lines: list[Line]) -> frozenset[int]:
    """Numbers of the lines of text right above a line that says when they were put up, and was set apart for what else it holds."""
    out: set[int] = set()
    before: Line | None = None
    for line in lines:
        if line.kind is Kind.TEXT:
            before = line
        elif before is not None and (found := publication_day(line.text)) is not None and found.day is not None:
            out.add(before.number)
    return frozenset(out)


def _clear_above(lines: list[Line], title: Line) -> None:
    """A page's own date (``2024年4月25日 星期四``) and its labels (``站内搜索：``) above the title are no text."""
    before = ""
    for line in lines:
        if line is title:
            return
        if line.kind is not Kind.TEXT:
            continue
        cell = find_cell(line.text)
        full = cell is not None and cell.year is not None and cell.unit == "day" and cell.end >= len(line.text)
        if full and (WEEKDAY.search(line.text) or before.endswith((":", "："))):
            line.kind, line.rule = Kind.NOISE, "page-date"
        elif len(line.text) <= 16 and line.text.endswith((":", "：")):
            line.kind, line.rule = Kind.NOISE, "navigation"
        before = line.text


def _is_menu(line: Line) -> bool:
    """Ten short words or more with spaces between them and no mark, above the title: the parts of a site."""
    words = line.text.split()
    return len(words) >= _MENU and all(len(word) <= 6 and word.isalnum() for word in words)


def _opens_text(line: Line) -> bool:
    """True where the text itself begins: a sentence, or a date before words."""
    if len(line.text) > 60 or ends_sentence(line.text):
        return True
    if _is_title(line):
        return False
    cell = find_cell(line.text, mark_end(line.text))
    return cell is not None and cell.unit == "day" and cell.end < len(line.text) - 8


def _is_section(line: Line, picked: list[Line]) -> bool:
    """Whether a heading below the title is a section that is called like a publication (党政要闻 under 甲县要情)."""
    if not picked or not 0 < picked[0].level < line.level or not any(series_of(each.text) for each in picked):
        return False
    return not _ISSUE.match(narrow(line.text)) and not _is_issue_date(line.text)


def _is_issue_date(text: str) -> bool:
    """A year and month alone on the line below the title."""
    bare = text.strip("（()） ").replace("·", ".")
    cell = find_cell(bare)
    return cell is not None and cell.unit == "month" and cell.year is not None and cell.end >= len(bare)


def _among_months(lines: list[Line], line: Line) -> bool:
    """Whether other years and months stand alone on lines as well: this one heads the first items."""
    later = (other for other in lines if other.number > line.number and other.kind is Kind.TEXT)
    return any(len(other.text) <= _LONGEST_MONTH and _is_issue_date(other.text) for other in later)


def _is_title(line: Line) -> bool:
    text = simplify(line.text) if len(line.text) <= 50 else line.text
    if len(text) <= 50 and on_this_day(text):
        return not ends_sentence(text)
    if len(text) > 50 or any(c in text for c in "。；，;") or text.endswith(("：", ":")):
        return False
    if (
        _ISSUE.match(narrow(text))
        or series_of(text)
        or _ISSUED.search(text)
        or ("期" in text[-2:] and _NUMBERED.search(narrow(text)))
    ):
        return True
    cell = find_cell(text)
    if cell is not None and cell.unit == "day" and _DAILY.fullmatch(text, cell.end):
        return True
    named = cell is not None and cell.year is not None and cell.unit in ("year", "month") and not cell.closed
    if cell is not None and (
        cell.era or (cell.unit == "year" and told_by_reign(text, cell.end) and not series_of(text))
    ):
        return False  # 乾隆三十九年甲午 heads what happened in that year
    if cell is not None and text[cell.end : cell.end + 1].isdigit():
        return False  # 2013年2月17星期日: the day of a paper
    return named and cell is not None and 2 <= len(text) - cell.end <= 16 and not any(c in text for c in "，：:、")
