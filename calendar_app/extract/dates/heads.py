"""Years at the head of an annals' item that the day behind them completes.

Between them stand nothing but a comma or a year by another count, an age (``1885年（光绪十一年）十九岁，5月26日…``), or, in
brackets, the first and last day of a reign's year (``正德十二年（1517年1月22日—1518年2月9日）6月17日…``). Or the brackets hold the
day itself: ``道光二十年（1840年6月28日）…``.
"""

from __future__ import annotations

import re

from calendar_app.extract.dates.shapes import Found, Item, Point, Ref

_GLOSS = r"(?:\s{0,2}[（(〔\[][^（）()〔〕\[\]]{1,40}[）)〕\]])?"
_AGE = r"(?:虚|時年|时年|年)?[0-9一二三四五六七八九十百]{1,4}[周週虚]?[岁歲]"
_OTHER = r"\s{0,2}[（(〔\[][^（）()〔〕\[\]]{0,12}年[）)〕\]]"
_BETWEEN = re.compile(rf"{_OTHER}|{_GLOSS}(?:[\s，,、：:]{{0,3}}{_AGE}|(?=[，,\s]))[\s，,、。；：:]{{0,3}}")
_OPENS, _CLOSES = ("（", "("), ("）", ")")
#: How long the name of an age and an emperor before a reign may be; how far into an item the day may stand.
_NAMED = 4
_NEAR = 64


def joined(text: str, founds: list[Found]) -> list[Found]:
    """The expressions of an item, a year at its head and the day or month that completes it made one.

    Args:
        text: of an item of annals, folded.
        founds: as :func:`calendar_app.extract.dates.find.find` gave them.
    """
    year = _year_alone(founds[0]) if len(founds) > 1 else None
    if year is None:
        return founds
    for k, day in enumerate(founds[1:4], 1):
        if day.start > _NEAR or not day.items:
            break
        first = day.items[0].first
        if k == 1 and _in_brackets(text, founds[0], day):
            return [day._replace(start=0, end=day.end + 1), *founds[2:]]
        if first.year is None and first.month is not None and first.month.base == "abs" and first.rule in _COMPLETES:
            told = _of_span(text, founds[:k], day, first) if k > 1 else None
            if told is None and (k > 1 or _BETWEEN.fullmatch(text, founds[0].end, day.start) is None):
                break
            # months in Chinese numerals behind a reign's year are the moon's; GB/T 15835 writes ours in figures
            old = k == 1 and founds[0].items[0].first.era == "reign" and not text[day.start].isascii()
            item = Item(first._replace(year=told or year, lunar=first.lunar or old), day.items[0].last)
            whole = day._replace(start=0, items=(item, *day.items[1:]))
            return [whole, *founds[k + 1 :]]
    return founds


#: Rules of a point that says its month or day and no year.
_COMPLETES = frozenset({"day-of-month", "month", "third"})


def _year_alone(found: Found) -> Ref | None:
    """The year of an expression that opens its text (清圣祖 before 康熙二年) and is one year that is told by itself."""
    if found.start > _NAMED or len(found.items) != 1 or found.cycle is not None:
        return None
    first, last = found.items[0]
    if found.start and first.era != "reign":
        return None
    alone = first.rule == "year" and last is None and first.year is not None and first.year.base == "abs"
    return first.year if alone else None


def _in_brackets(text: str, year: Found, day: Found) -> bool:
    """Whether a day or month of our calendar stands alone in brackets right behind a year of a reign or of the republic."""
    first, last = day.items[0]
    alone = text[year.end : day.start].strip() in _OPENS and text[day.end : day.end + 1] in _CLOSES
    told = year.items[0].first
    if not alone or len(day.items) > 1 or last is not None or first.month is None or told.year is None:
        return False
    near = first.year is not None and first.year.base == "abs" and 0 <= first.year.n - told.year.n <= 1
    return near and told.era is not None and not first.lunar


def _of_span(text: str, founds: list[Found], day: Found, first: Point) -> Ref | None:
    """The year of a day behind the days in brackets between which it lies; None where those are none of a reign's year."""
    span = founds[-1]
    if text[founds[0].end : founds[0].end + 1] not in _OPENS or text[span.end : day.start].strip() not in _CLOSES:
        return None
    if len(span.items) != 1 or span.items[0].last is None:
        return None
    low, high = _day(span.items[0].first), _day(span.items[0].last)
    if low is None or high is None or high[0] - low[0] > 1 or first.month is None:
        return None
    at = (first.month.n, first.day.n if first.day is not None else 31)
    return Ref("abs", high[0] if at < low[1:] and at <= high[1:] else low[0])


def _day(point: Point) -> tuple[int, int, int] | None:
    """Year, month and day of a point that prints all three."""
    units = (point.year, point.month, point.day)
    numbers = tuple(unit.n for unit in units if unit is not None and unit.base == "abs")
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == len(units) else None
