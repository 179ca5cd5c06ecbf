"""Dates of a table's column that other languages write: ``June 15, 2023``, ``15-Jun-23``, ``6/15/2023``.

Of figures alone the column must prove which is the month: one above 12 somewhere tells it for all. Where none does, they are no
dates, for half of them would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.lexicon import alternatives, words

#: The English name of a month, in short or in full, as group ``m``.
MONTH = rf"(?P<m>{alternatives('months')})\.?"
_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,2})?"
_CLOCK = r"(?:[\sT,]{1,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]m)?)?"
_NAMED = tuple(
    re.compile(f"{_WEEKDAY}{pattern}{_CLOCK}", re.IGNORECASE)
    for pattern in (
        rf"{MONTH}\s{{1,2}}{_DAY}\s?,?\s{{1,2}}{_YEAR}",
        rf"{_DAY}[\s-]{{1,2}}(?:of\s)?{MONTH}[\s,-]{{1,2}}(?:{_YEAR}|'?(?P<yy>[0-9]{{2}}))",
    )
)
_FIGURES = re.compile(rf"(?P<a>[0-9]{{1,2}})(?P<s>[/.-])(?P<b>[0-9]{{1,2}})(?P=s){_YEAR}{_CLOCK}", re.IGNORECASE)
#: So much of a column are dates, where it is one of dates; years of two figures below this one are of this century.
_SHARE, _TURN = 0.7, 70
_MONTHS = 12


def spelled_column(values: Sequence[str]) -> list[str] | None:
    """The dates of a column as ``2023年6月15日``, "" for a cell that holds none; None for a column of something else.

    >>> spelled_column(["June 15, 2023", "2 Jul 2023"]), spelled_column(["6/15/2023", "7/2/2023"]), spelled_column(["6/5/2023"])
    (['2023年6月15日', '2023年7月2日'], ['2023年6月15日', '2023年7月2日'], None)
    """
    texts = [narrow(value).strip() for value in values]
    filled = sum(map(bool, texts))
    figures = [_FIGURES.fullmatch(text) for text in texts]
    if filled and sum(map(bool, figures)) >= _SHARE * filled:
        first = [int(match["a"]) > _MONTHS for match in figures if match]
        second = [int(match["b"]) > _MONTHS for match in figures if match]
        if any(first) == any(second):
            return None
        month, day = ("b", "a") if any(first) else ("a", "b")
        return [_spelled(int(m["y"]), int(m[month]), int(m[day])) if m else "" for m in figures]
    named = [next((match for form in _NAMED if (match := form.fullmatch(text))), None) for text in texts]
    if not filled or sum(map(bool, named)) < _SHARE * filled:
        return None
    return [_spelled(_year(m), month_named(m), int(m["d"])) if m else "" for m in named]


def month_named(match: re.Match[str]) -> int:
    """The month, 1 to 12, whose name a match of ``MONTH`` holds."""
    return int(words("months")[match["m"].lower()])


def _year(match: re.Match[str]) -> int:
    if match["y"]:
        return int(match["y"])
    short = int(match["yy"])
    return short + (2000 if short < _TURN else 1900)


def _spelled(year: int, month: int, day: int) -> str:
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return f"{year}年{month}月{day}日"
