"""The year of a date: printed, counted from another, or left out and told by what stands around it."""

from __future__ import annotations

from datetime import date

from calendar_app.extract.dates.shapes import Point
from calendar_app.extract.dates.times import Base, Tense, Told, UnknownTime

#: Years of the republic without its name have three figures; how far from the text's own year they may lie.
_BEFORE_REPUBLIC, _SHORTEST_YEAR, _LATEST_OF_REPUBLIC, _NEAR_YEARS = 1911, 100, 150, 20


def year_of(point: Point, base: Base, told: Told, tense: Tense) -> tuple[int | None, str]:
    """The year of a date and where it came from."""
    ref = point.year
    if ref is None:
        if point.month is not None and point.month.base != "abs":
            return None, ""
        return _unsaid_year(point, base, told, tense)
    if ref.base == "abs":
        if not point.short:
            return _of_republic(ref.n, point, base) or ref.n, "text"
        if point.month is None and not 70 <= ref.n <= 99 and ref.n >= 10:
            raise UnknownTime  # 10年, 40年: as a rule so many years
        limit = (base.year or (base.published.year if base.published else None) or 2025) + 5
        return (2000 + ref.n if 2000 + ref.n <= limit and ref.n < 50 else 1900 + ref.n), "text"
    if ref.base == "text":
        year = told.last[0] or told.year or base.year
        if year is None:
            raise UnknownTime
        return year + ref.n, "text"
    if ref.base == "cycle":
        near = told.year if told.explicit_year and told.year else base.year
        if near is None:
            raise UnknownTime
        back = (near - 4 - ref.n) % 60
        return near - back if back < 55 else near + 60 - back, "text"
    if base.published is not None:
        return base.published.year + ref.n, "published"
    if base.year is None:
        raise UnknownTime
    return base.year + ref.n, base.source


def _of_republic(year: int, point: Point, base: Base) -> int | None:
    """114年6月 in a text of 2023: a year of the republic without its name, where it lies near the text's own; else None."""
    if point.month is None or point.named or not _SHORTEST_YEAR <= year <= _LATEST_OF_REPUBLIC:
        return None
    own = base.year or (base.published.year if base.published else base.bounds[1].year if base.bounds else None)
    return _BEFORE_REPUBLIC + year if own is not None and abs(_BEFORE_REPUBLIC + year - own) <= _NEAR_YEARS else None


def _unsaid_year(point: Point, base: Base, told: Told, tense: Tense) -> tuple[int | None, str]:
    """The year of a month that stands without one."""
    month = point.month.n if point.month is not None else None
    if told.explicit_year and told.year is not None and (told.fresh or base.year is None):
        return told.year, "text"
    if base.published is not None and base.alone:
        return base.published.year, "published"
    if base.published is not None:
        return _near(month, base.published.year, base.published.month, tense), "published"
    if base.year is not None and base.month is not None:
        return _near(month, base.year, base.month, tense), base.source
    if (
        base.bounds is not None
        and (base.bounds[1].year - base.bounds[0].year) <= 1
        and month is not None
        and base.year is None
    ):
        low, high = base.bounds[0].replace(day=1), base.bounds[1]
        fits = [y for y in {low.year, high.year} if low <= date(y, max(1, min(12, month)), 1) <= high]
        if len(fits) == 1:
            return fits[0], "period"  # where both years have the month, nothing proves one
    if base.year is not None:
        return base.year, base.source
    if told.year is not None:
        return told.year, "text"
    return None, ""


def _near(month: int | None, year: int, at: int, tense: Tense) -> int:
    """The year in which a month lies that a text of *year*-*at* names: its own, but for the turn of the year."""
    if month is None:
        return year
    if tense.past and month > at:
        return year - 1
    if month - at >= 10 - (at <= 2) and not tense.future:
        return year - 1
    if at - month >= 8 and tense.future and not tense.past:
        return year + 1
    return year
