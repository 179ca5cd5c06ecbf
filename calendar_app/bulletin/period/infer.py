"""The period of an issue where nobody gave it: from its title, its headings, its dates, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.numerals import number
from calendar_app.bulletin.page.masthead import Masthead
from calendar_app.bulletin.period.years import NAME_YEAR, from_words
from calendar_app.model.bulletin import Entry

_LEAD = re.compile(
    r"(?:((?:1[0-9]|20)[0-9]{2})\s{0,2}年\s{0,2})?(?<![0-9])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s{0,3}月(?![球亮饼薪刊报均供])"
)
#: Months before this year were lunar: the year alone is known.
_SOLAR_YEAR = 1912
_YEARBOOK = re.compile(r"年[鉴鑑鑒]\s{0,10}[（(]?((?:19|20)[0-9]{2})(?![0-9])(?!年)")
_QUARTER = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][〇○零OＯ0一二三四五六七八九]{3}(?=年))年?\s?(?:第?([一二三四1-4])季度|([上下])半年|([1-9]|1[0-2])月?\s?[-—–－~～至到]{1,2}\s?([1-9]|1[0-2])月)"
)


class Period(NamedTuple):
    """A period in EDTF (None where no year is known), and whether its year was only guessed from years inside texts."""

    edtf: str | None
    guessed: bool = False


def infer_period(
    entries: Sequence[Entry],
    text: str,
    masthead: Masthead,
    *,
    source: str,
    headings: Sequence[tuple[int, int | None]] = (),
) -> Period:
    """The period in EDTF, None where no year is known.

    A chronicle's period is what its headings and cells span; a digest's the month that most entries open with, in the
    year that is printed most; the title of the issue and, last, the name of the file fill what is missing.
    """
    years = Counter(e.year for e in entries if e.year and e.year > 0)
    years.update(e.published.year for e in entries if e.published and not e.year)
    months = Counter(_lead_month(e) for e in entries)
    months.pop(None, None)
    if part := _part_of_year(masthead.title, years, months):
        return Period(part)
    chronicle = sum(e.chronicle for e in entries) * 2 > len(entries)
    if chronicle and years:
        if set(years) == set(masthead.years) and masthead.month and months[masthead.month] >= 0.6 * months.total():
            return Period(f"{masthead.years[0]}-{masthead.month:02}")
        return Period(_span(years, months, entries))
    if (listed := _put_up_in(entries)) is not None:
        return Period(listed)
    year: int | None = None
    guessed = False
    named = NAME_YEAR.search(source.replace("\\", "/").rsplit("/", 1)[-1])
    named_year = int(named[1]) if named else None
    if years:
        year = years.most_common(1)[0][0]
    elif masthead.years:
        if len(set(masthead.years)) > 1:
            return Period(f"{min(masthead.years)}/{max(masthead.years)}")
        year = masthead.years[0]
    else:
        year, guessed = from_words(text, entries, months, masthead.published, named_year)
    if year is None and (book := _YEARBOOK.search(narrow(text[:4000]))):
        year = int(book[1]) - 1  # a yearbook tells of the year before the one on its cover
    if year is None:
        year = named_year
    if year is None:
        return Period(None)
    if year < _SOLAR_YEAR:
        return Period(f"{year:04}", guessed)
    total, put_up = sum(months.values()), masthead.published
    month = None
    if masthead.month and not chronicle:
        month = masthead.month
    elif not chronicle and put_up is not None and put_up.year == year and 3 * total < len(entries):
        month = put_up.month  # hardly an entry names a month: days alone, of the month of the page
    elif months and months.most_common(1)[0][1] >= (0.8 if chronicle else 0.6) * total:
        month = months.most_common(1)[0][0]
    elif not months and masthead.month:
        month = masthead.month
    elif not months and named and named[2]:
        month = int(named[2])
    return Period(f"{year}-{month:02}" if month else f"{year}", guessed)


def _put_up_in(entries: Sequence[Entry]) -> str | None:
    """The span of years in which the texts of a list were put up, each with its day, where no year has four fifths of them."""
    years = Counter(e.published.year for e in entries if e.published)
    if years.total() < max(len(entries), 1) or years.most_common(1)[0][1] >= 0.8 * len(entries):
        return None
    return f"{min(years)}/{max(years)}"


def _part_of_year(title: str, years: Counter[int], months: Counter[int | None]) -> str | None:
    """Quarter, half or months that the title prints, where the entries bear them out: 2017年第二季度 is April to June."""
    match = _QUARTER.search(narrow(squeeze(title)))
    if not match:
        return None
    year = number(match[1]) or 0
    if match[2]:
        quarter = number(match[2]) or 1
        low, high = 3 * quarter - 2, 3 * quarter
    elif match[3]:
        low, high = (1, 6) if match[3] == "上" else (7, 12)
    else:
        low, high = int(match[4]), int(match[5])
    outside = sum(n for m, n in months.items() if m and not low <= m <= high)
    if low >= high or set(years) - {year} or outside > 0.3 * sum(months.values()):
        return None
    return f"{year}-{low:02}/{year}-{high:02}"


def _span(years: Counter[int], months: Counter[int | None], entries: Sequence[Entry]) -> str:
    low, high = min(years), max(years)
    if low != high:
        return f"{low:04}/{high:04}"
    known = [m for m in months if m]
    if len(known) == 1 and sum(months.values()) >= 0.8 * len(entries):
        return f"{low:04}-{known[0]:02}"
    return f"{low:04}"


def _lead_month(entry: Entry) -> int | None:
    if entry.month:
        return entry.month
    for words in (entry.dateline, entry.body):
        cell = find_cell(words) if words else None
        if cell is not None and cell.month:
            return cell.month
    match = _LEAD.search(narrow(entry.body[:60]))
    if match:
        return number(match[2])
    return entry.published.month if entry.published else None
