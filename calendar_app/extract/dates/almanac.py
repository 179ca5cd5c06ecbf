"""Days that need a calendar other than the Gregorian: lunar dates, solar terms, festivals (computed by lunar-python)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=1024)
def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian day of a day of the lunar year *year*, or None where that year has no such day.

    >>> lunar_day(2023, 5, 18)
    datetime.date(2023, 7, 5)
    """
    from lunar_python import Lunar  # here, not above: loading costs 30 ms that most texts do not need

    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    length = _lunar_months(year).get(-month if leap else month)
    if length is None or day > length:
        return None
    solar = Lunar.fromYmd(year, -month if leap else month, day).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(maxsize=256)
def _lunar_months(year: int) -> dict[int, int]:
    from lunar_python import LunarYear

    return {m.getMonth(): m.getDayCount() for m in LunarYear.fromYear(year).getMonthsInYear()}


def lunar_month(year: int, month: int, *, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a lunar month."""
    first = lunar_day(year, month, 1, leap=leap)
    if first is None:
        return None
    return first, first + timedelta(days=_lunar_months(year)[-month if leap else month] - 1)


def festival_day(rule: str, year: int) -> date | None:
    """The day of a festival (rule of ``dates_festivals.tsv``) in a year; lunar ones count the lunar year."""
    kind, _, rest = rule.partition(" ")
    if kind == "lunar":
        month, day = map(int, rest.split("-"))
        return lunar_day(year, month, day)
    if kind == "eve":
        # the eve of the spring festival that opens *year*: readers mean the winter that ends then
        new_year = lunar_day(year, 1, 1)
        return None if new_year is None else new_year - timedelta(days=1)
    if kind == "term":
        return _term_day(rest, year)
    if kind == "nth":
        month, weekday, nth = map(int, rest.split("-"))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    month, day = map(int, kind.split("-"))
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def is_lunar(rule: str) -> bool:
    """Whether a festival's rule counts by the lunar calendar."""
    return rule.startswith(("lunar", "eve"))


@lru_cache(maxsize=512)
def _term_day(name: str, year: int) -> date | None:
    from lunar_python import Solar

    for near in (year, year + 1):  # a year's table begins with the winter solstice before it
        solar = Solar.fromYmd(near, 6, 15).getLunar().getJieQiTable().get(name)
        if solar is not None and solar.getYear() == year:
            return date(solar.getYear(), solar.getMonth(), solar.getDay())
    return None
