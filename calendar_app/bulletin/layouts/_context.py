"""The year, month and day that hold at a line of a chronicle, and the words that a 同日 or △ points at."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calendar_app.bulletin.dates.datecell import Cell, find_cell
from calendar_app.bulletin.dates.oldyears import first_year
from calendar_app.bulletin.layouts._style import SOLAR_YEAR
from calendar_app.bulletin.page.masthead import Masthead

_SEASONS = "春夏秋冬"
_AROUND_FEASTS = tuple("夕后後间間前夜")
_QUOTES = '“”‘’"'
_MONTH_WORDS = re.compile(r"^.{0,24}?月份?")
_YEAR_WORDS = re.compile(r"^.{0,24}?年")
_MOON = re.compile(r"(?:闰|閏)?(?:[正冬腊臘]|[一二三四五六七八九十]\s?[一二]?)月.*", re.DOTALL)
_OF_OUR_ERA = re.compile(r"(?:公元|西元)?(?:[0-9]{3,4}|[〇○零一二三四五六七八九]{3,4})年")


@dataclass(slots=True)
class Context:
    """What is known above the present line."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: str = ""  # the last date printed, as 同日 and △ point at it
    year_words: str = ""
    month_words: str = ""
    ascending: bool = True
    year_from_heading: bool = False
    month_from_heading: bool = False
    heading_month: int | None = None  # of the heading above, be there days of items in between or not
    day_from_heading: bool = False
    page_day: date | None = None  # when the page was put up: bare days without any month count back from it
    year_holds: bool = False  # a title or a heading of the year alone: no New Year comes below it
    turning: bool = False  # the title spans years, and months begin anew once for each: every step back is a New Year
    month_signs: frozenset[str] = frozenset()  # signs of items right below a month, which no day dates
    reign: bool = False  # the year above is one of a reign: its months in Chinese numerals are lunar
    lunar: str = ""  # the lunar month above, with its year, in words: days in Chinese numerals are of it
    first: int | None = None  # first year of the reign above, from which its years count that do not name it
    this_day: bool = False  # the page tells of one day in all years: years above items keep it
    month_above: int | None = None  # of bare days above the first month that is printed, where that tells it
    section_began: bool = False  # a heading of another kind stood above: months may begin anew in the same year

    def heading(self, cell: Cell, words: str, *, reign: bool = False) -> None:
        """A line that is a date and nothing else; *reign*: it tells the year by a reign or the cycle of sixty as well."""
        if self.this_day and cell.unit == "year" and not cell.era:
            self.year = cell.year
            return
        if cell.year is not None or cell.era:
            if cell.year is not None:
                self.year = cell.year
            self.year_words = _cut(_YEAR_WORDS, words)
            self.year_from_heading = True
            self.year_holds = cell.month is None
            self.reign = _of_old(cell) or (reign and (cell.year or 0) < SOLAR_YEAR)
            if cell.month is None:
                self.month = None
                self.month_words = ""
        self.lunar = ""
        self.month_above = None if cell.month is not None else self.month_above
        if cell.month is not None and cell.year is None and not cell.era and self._lunar(words):
            words = f"{self.year}年农历{words}"
            self.lunar = _cut(_MONTH_WORDS, words)
            self.month, self.month_words = None, words
        elif cell.month is not None and cell.era:
            self.month, self.month_words = None, words  # 正月: a lunar month is no month of ours
        elif cell.month is not None:
            if cell.year is None:
                self._roll(cell.month)
            self.month = cell.month
            self.month_words = _cut(_MONTH_WORDS, words)
            self.month_from_heading = True
        self.heading_month = self.month
        self.day = cell.day
        self.day_from_heading = cell.day is not None
        self.words = words

    def of_reign(self, cell: Cell, text: str) -> Cell:
        """The cell with its year, where it is one of the reign above; *text* is the line. A reign that it names holds from here on."""
        if (first := first_year(text[cell.start : cell.end])) is not None:
            self.first = first
        if cell.nth is None or self.first is None:
            return cell
        year = self.first + cell.nth - 1
        if cell.until is not None:
            return replace(cell, year=year, until=self.first + cell.until - 1)
        words = spelled_year(year)
        told = find_cell(f"{words}{text[cell.end :]}")
        if told is None or told.year != year or (year < SOLAR_YEAR and told.month is None):
            return replace(cell, year=year)
        end = cell.end + told.end - len(words)
        return replace(told, start=cell.start, end=end, odd=True, era=told.era or year < SOLAR_YEAR)

    def _lunar(self, words: str) -> bool:
        """Whether a month is one of the old calendar: below a year of a reign, in Chinese numerals."""
        old = 0 < (self.year or 0) < SOLAR_YEAR
        return old and (words[:1] in _SEASONS or (self.reign and not words[:1].isascii()))

    def age(self) -> None:
        """A line that names an age (清末): no year is known below it."""
        self.year = self.month = self.day = None
        self.words = self.year_words = self.month_words = ""
        self.year_from_heading = self.month_from_heading = self.day_from_heading = self.year_holds = False

    def aside(self, cell: Cell) -> tuple[int | None, int | None, str]:
        """As ``opener``, for an item below a day's heading that names a day of its own: the heading still holds."""
        return cell.year or self.year, cell.month or self.month, ""

    def opener(self, cell: Cell, words: str) -> tuple[int | None, int | None, str]:
        """A cell before its text.

        Returns:
            Year and month of the entry and the date that stands outside its body ("" where the cell says all).
        """
        if cell.unit.startswith("back-"):
            return self._back(cell, words)
        if cell.unit == "part-era":
            self.day, self.words = None, ""
            return None, None, ""  # 乾隆年间: its words say as much as is known
        if cell.unit == "part-feast":
            if self.year is None or around_a_feast(words):
                return self.year, None, ""
            self.day, self.words = None, self.year_words
            return self.year, None, f"{spelled_year(self.year)}{words.strip(_QUOTES)}"
        if cell.unit == "part":
            within = not words.startswith(("年", "岁", "歲", "春", "夏", "秋", "冬", "是", "上半", "下半"))
            self.day, self.words = None, self.month_words if within else self.year_words
            glued = f"{spelled_year(self.year)}{words}" if self.year and words in _SEASONS and not cell.closed else ""
            return self.year, self.month if within else None, glued
        if cell.year is not None or cell.era:
            self.lunar = ""
            self.year = cell.year if cell.year is not None or cell.nth else self.year
            self.reign = _of_old(cell) if cell.year is not None else self.reign
            told = (cell.era or cell.nth or (cell.odd and not words[:3].isdecimal())) and cell.year is not None
            self.year_words = spelled_year(cell.year or 0) if told else _cut(_YEAR_WORDS, words)
            if cell.month is None:
                above = (
                    self.words if self.day_from_heading and self.month is not None and "年" not in self.words else ""
                )
                if above and not self.year_from_heading:
                    return self.year, self.month, above  # a day above, years below it: what happened on this day
                self.month, self.day, self.words = None, None, words
                self.day_from_heading = False
                return self.year, None, ""
        if cell.month is not None:
            self.month_above = None
            if cell.year is None and words[0] in _SEASONS and (self.year or 0) >= SOLAR_YEAR:
                self.month, self.day, self.words = None, None, self.year_words
                return self.year, None, self.year_words  # 夏五月 of 1926: by which calendar nothing tells
            lunar = cell.year is None and self._lunar(words)
            again = self.day_from_heading and not self.year_from_heading and not (cell.era or lunar)
            if again and (cell.month, cell.day) == (self.month, self.day):
                return self.year, self.month, ""  # the day above, with its year: it holds for the years below as well
            if cell.era or lunar or (cell.year is not None and cell.year < SOLAR_YEAR):
                self.month, self.day, self.words = None, None, self.year_words  # a lunar month is no month of ours
                said = f"{spelled_year(self.year or 0)}农历{''.join(words.split()).lstrip(_SEASONS)}"
                moon = said if lunar and not cell.era else ""
                self.lunar = _cut(_MONTH_WORDS, moon or spelled_moon(cell, words))
                return self.year, None, moon
            if cell.year is None:
                self._roll(cell.month)
            self.month, self.day, self.words, self.lunar = cell.month, cell.day, words, ""
            self.month_words = "".join(_cut(_MONTH_WORDS, words).split())
            self.month_from_heading = self.day_from_heading = False
            return self.year, self.month, ""
        return self._bare_day(cell, words)

    def _bare_day(self, cell: Cell, words: str) -> tuple[int | None, int | None, str]:
        year, month, day = self.year, self.month, cell.day or 1
        if month is None and self.lunar and not words[:1].isascii():
            return year, None, self.lunar + "".join(words.split())
        if month is None and self.page_day is not None and year in (None, self.page_day.year):
            year, month = self.page_month(day)
        month = month or self.month_above
        if self.month is not None and not self.month_from_heading and self.day is not None:
            if self.ascending and self.day - day >= 20:
                self._step(1)
            elif not self.ascending and day - self.day >= 20:
                self._step(-1)
            year, month = self.year, self.month
        if month is not None and day > monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]:
            year, month = (year - 1 if year else year, 12) if month == 1 else (year, month - 1)
        self.day, self.words = day, words
        return year, month, ""

    def page_month(self, day: int) -> tuple[int | None, int | None]:
        """Year and month of a day without them on a page that was put up on a day: the last such day before it."""
        if self.page_day is None:
            return self.year, self.month
        if day <= self.page_day.day + 1:
            return self.page_day.year, self.page_day.month
        before = self.page_day.replace(day=1) - timedelta(1)
        return before.year, before.month

    def _step(self, by: int) -> None:
        if self.month is None:
            return
        month = self.month + by
        if not 1 <= month <= 12:
            self.year = self.year + by if self.year else self.year
            month = 12 if month < 1 else 1
        self.month = month
        self.month_words = f"{month}月"

    def _roll(self, month: int) -> None:
        """A year that only the first entry printed goes on: 12月 is followed by the next year's 1月."""
        restarted, self.section_began = self.section_began, False
        if self.year is None or self.month is None or self.year_holds or (restarted and not self.turning):
            return
        anew = month < self.month if self.ascending else month > self.month
        if turns_over(self.month, month, ascending=self.ascending) or (self.turning and anew):
            self.year += 1 if self.ascending else -1
            self.year_words = f"{self.year}年"

    def _back(self, cell: Cell, words: str) -> tuple[int | None, int | None, str]:
        if cell.unit == "back-year":
            line = self.year_words or (f"{self.year}年" if self.year else "")
            line += words[-3:] if line and words.endswith("半年") else ""
            self.day, self.words = None, line
            return self.year, None, line
        if cell.unit == "back-month":
            line = self.month_words or (f"{self.month}月" if self.month else "")
            self.day, self.words = None, line
            return self.year, self.month, line
        if words.startswith(("翌", "次")) and self.day and self.month:
            try:
                after = date(self.year or 2001, self.month, self.day) + timedelta(1)
            except (ValueError, OverflowError):
                return self.year, self.month, ""
            self.month, self.day, self.words = after.month, after.day, f"{after.month}月{after.day}日"
            return self.year, self.month, self.words
        return self.year, self.month, self.words


def turns_over(last: int, month: int, *, ascending: bool) -> bool:
    """Whether a New Year lies between two months that follow each other in a list.

    >>> turns_over(12, 1, ascending=True), turns_over(6, 3, ascending=True), turns_over(1, 12, ascending=False)
    (True, False, True)
    """
    early, late = (month, last) if ascending else (last, month)
    return early <= 2 and late >= 11


def around_a_feast(words: str) -> bool:
    """春节前夕, 国庆节期间: some days around a festival, of which nothing tells which."""
    return words.endswith(_AROUND_FEASTS)


def _cut(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.match(words)
    return match.group() if match else words


def spelled(cell: Cell) -> str:
    """The date of a cell in words that say it anywhere: 5月9日, 1924年, 4月28日至29日."""
    if cell.until is not None and cell.year is not None:
        return f"{spelled_year(cell.year)}至{spelled_year(cell.until)}"
    year = f"{cell.year}年" if cell.year is not None and cell.month is None else ""
    if cell.year is not None and cell.year < SOLAR_YEAR:
        return spelled_year(cell.year)
    month = f"{cell.month}月" if cell.month is not None else ""
    day = f"{cell.day}日" if cell.day is not None else ""
    last = f"{cell.last_month}月" if cell.last_month else ""
    return year + month + day + (f"至{last}{cell.last}日" if cell.last else "")


def spelled_moon(cell: Cell, words: str) -> str:
    """A month or day of the old calendar with its year, told by a reign, in words that say it anywhere; "" for any other cell.

    >>> spelled_moon(find_cell("大中二年七月，"), "大中二年七月"), spelled_moon(find_cell("1848年七月，"), "1848年七月")
    ('公元848年农历七月', '')
    """
    old = cell.month is not None and cell.year is not None and 0 < cell.year < SOLAR_YEAR
    moon = _MOON.search(words) if old and not _OF_OUR_ERA.match(words) else None
    return f"{spelled_year(cell.year or 0)}农历{''.join(moon.group().split())}" if moon else ""


def _of_old(cell: Cell) -> bool:
    """Whether a year is told by a reign, so that months in Chinese numerals below it are lunar."""
    return cell.era or (cell.odd and (cell.year or 0) < SOLAR_YEAR)


def spelled_year(year: int) -> str:
    """A year in words that say it anywhere.

    >>> spelled_year(1924), spelled_year(620), spelled_year(-221)
    ('1924年', '公元620年', '公元前221年')
    """
    if year >= 1000:
        return f"{year}年"
    return f"公元{year}年" if year > 0 else f"公元前{-year}年"


def start(context: Context, title: Masthead) -> None:
    """Year and month that the title of the issue prints hold until a heading says otherwise."""
    context.page_day = put_up = title.published
    if not title.years and title.month is not None and put_up is not None:  # 12月大事记, put up in January
        context.year, context.month = put_up.year - (title.month > put_up.month), title.month
        context.year_words, context.month_words = f"{context.year}年", f"{title.month}月"
        context.month_from_heading = True
    if title.of_day is not None:
        context.month, context.day = title.of_day
        context.words = f"{context.month}月{context.day}日"
        context.month_from_heading = context.day_from_heading = context.this_day = True
    elif len(set(title.years)) == 1:
        context.year = title.years[0]
        context.year_words = f"{context.year}年"
        context.year_from_heading = True
        context.year_holds = title.month is None
        if title.month is not None:
            context.month = title.month
            context.month_words = f"{title.month}月"
            context.month_from_heading = True
