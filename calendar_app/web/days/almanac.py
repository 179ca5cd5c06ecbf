"""Lunar days, solar terms, festivals, days off and make-up days, looked up in two small tables (1900 to 2100).

Outside the tables a day simply has no such words: never an error, never a guess.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

#: The 24 solar terms by the calendar year, two a month.
TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip

_LEXICON = Path(__file__).parents[1] / "lexicon"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_TENS, _UNITS = ("初", "十", "廿", "三"), ("十", "一", "二", "三", "四", "五", "六", "七", "八", "九")


class LunarDay(NamedTuple):
    """``year`` is the Gregorian year in which the lunar year began; ``leap`` marks an intercalary month."""

    year: int
    month: int
    day: int
    leap: bool
    last: bool  # of its month

    @property
    def month_text(self) -> str:
        """六月, 闰二月."""
        return ("闰" if self.leap else "") + _MONTHS[self.month - 1] + "月"

    @property
    def day_text(self) -> str:
        """初九, 十四, 廿一, 三十."""
        if self.day in (20, 30):
            return "二三"[self.day // 10 - 2] + "十"
        return _TENS[(self.day - 1) // 10 if self.day == 10 else self.day // 10] + _UNITS[self.day % 10]

    @property
    def year_text(self) -> str:
        """癸卯年."""
        return _STEMS[(self.year - 4) % 10] + _BRANCHES[(self.year - 4) % 12] + "年"

    @property
    def full(self) -> str:
        """癸卯年六月初一."""
        return self.year_text + self.month_text + self.day_text


class _Month(NamedTuple):
    start: date
    year: int
    month: int
    leap: bool
    days: int


@dataclass(frozen=True, slots=True)
class DayWords:
    """The small words of a day. ``note`` is the one line under the number; ``special`` when it is no plain lunar day.

    ``mark`` is 休, 班 or ""; ``lunar`` the full lunar date.
    """

    note: str = ""
    special: bool = False
    lunar: str = ""
    mark: str = ""


def _rows(name: str) -> list[list[str]]:
    lines = (_LEXICON / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


@cache
def _lunar_months() -> tuple[tuple[date, ...], tuple[_Month, ...]]:
    months: list[_Month] = []
    for year_text, first, lengths, leap_text, _ in _rows("almanac.tsv"):
        year, leap = int(year_text), int(leap_text)
        start = date(year, *_month_day(first))
        number, was_leap = 0, False
        for length in lengths:
            was_leap = bool(leap) and number == leap and not was_leap and months[-1].month == leap
            number += 0 if was_leap else 1
            days = 29 + int(length)
            months.append(_Month(start, year, number, was_leap, days))
            start += timedelta(days)
    return tuple(month.start for month in months), tuple(months)


@cache
def _terms() -> dict[date, str]:
    found: dict[date, str] = {}
    for year, _, _, _, days in _rows("almanac.tsv"):
        for index, day in enumerate(days.split()):
            found[date(int(year), index // 2 + 1, int(day))] = TERMS[index]
    return found


@cache
def _festivals() -> dict[tuple[str, int, int], tuple[str, int]]:
    rows = _rows("festivals.tsv")
    return {(calendar, *_month_day(day)): (name, int(since)) for calendar, day, name, _, since in rows}


@cache
def _days_off() -> tuple[dict[date, tuple[str, str]], dict[int, str]]:
    marks: dict[date, tuple[str, str]] = {}
    notices: dict[int, str] = {}
    for year_text, notice, off, work in _rows("holidays.tsv"):
        year = int(year_text)
        notices[year] = notice
        for group in off.split(";"):
            name, _, days = group.partition("=")
            for day in days.split(","):
                marks[date(year, *_month_day(day))] = ("休", name)
        for day in filter(None, work.split(",")):
            marks[date(year, *_month_day(day))] = ("班", "")
    return marks, notices


def lunar_day(day: date) -> LunarDay | None:
    """The day of the Chinese calendar, None outside 1900-01-31 to 2101-01-28.

    >>> lunar_day(date(2023, 7, 18)).full
    '癸卯年六月初一'
    """
    starts, months = _lunar_months()
    index = bisect_right(starts, day) - 1
    if index < 0:
        return None
    month = months[index]
    number = (day - month.start).days + 1
    if number > month.days:
        return None
    return LunarDay(month.year, month.month, number, month.leap, number == month.days)


def solar_term(day: date) -> str:
    """小暑 on its day, else ""."""
    return _terms().get(day, "")


def festival(day: date) -> str:
    """A festival of either calendar, else ""."""
    lunar = lunar_day(day)
    if lunar is not None and not lunar.leap:
        name, _ = _festivals().get(("lunar", lunar.month, lunar.day), ("", 0))
        if name:
            return name
        if lunar.month == 12 and lunar.last:
            return "除夕"
    name, since = _festivals().get(("solar", day.month, day.day), ("", 0))
    return name if day.year >= since else ""


@lru_cache(maxsize=8192)
def day_words(day: date) -> DayWords:
    """What a cell says of a day: festival before solar term before the month's name on its first before the day."""
    lunar = lunar_day(day)
    mark, _ = _days_off()[0].get(day, ("", ""))
    special = festival(day) or solar_term(day)
    plain = "" if lunar is None else lunar.month_text if lunar.day == 1 else lunar.day_text
    return DayWords(special or plain, bool(special), lunar.full if lunar else "", mark)


def holiday_notice(year: int) -> str | None:
    """The notice that a year's marks come from, "" where its number is not recorded, None where there are no marks."""
    return _days_off()[1].get(year)


def lunar_span(start: date, end: date) -> str:
    """癸卯年 五月十四 — 六月十四, "" outside the table; both years where they differ."""
    first, last = lunar_day(start), lunar_day(end)
    if first is None or last is None:
        return ""
    second = "" if first.year == last.year else last.year_text + " "
    return f"{first.year_text} {first.month_text}{first.day_text} — {second}{last.month_text}{last.day_text}"
