"""The lunar day, the weekday and the weather that a paper prints below its date, on lines of their own: they head nothing.

Nor does what an encyclopedia says of the calendar of a year.
"""

from __future__ import annotations

import re
from itertools import pairwise

from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.dates.publication import bare_day
from calendar_app.bulletin.lines import Kind, Line

_LUNAR = re.compile(
    r"(?:农历|農曆|阴历|陰曆|夏历)\s?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)?\s?(?:[\u4e00-\u9fff]年)?\s?(?:闰|閏)?"
    r"[正一二三四五六七八九十冬腊臘]{1,2}月\s?(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?日?"
)
WEEKDAY = re.compile(r"(?:星期|周|週|礼拜)[一二三四五六日天]")
#: 5月12日 星期四 云溪 阴转晴 9°C~24°C: the day of the page and its weather.
_HEAT = re.compile(r"[0-9]\s?(?:℃|°C|°c|度)")
_WEEK_BESIDE = re.compile(r"[0-9年月日\s/.-]{4,18}[（(]?(?:星期|周|週)[一二三四五六日天]")
#: 公元1991年，公历平年，共365天，53周。: what a year is, no happening of it.
_YEAR = re.compile(r"[^。\n]{0,60}公[历曆][平闰閏]年[，,]\s{0,2}共?\s?36[56]\s?[天日]")
#: 2022年1月5日/星期三/ 责编 石平: the head of a page of a paper.
_MADE_BY = re.compile("责编|責編|主编|主編|美编|校对|校對|版面")
_LONGEST = 48
#: One of these stands in every such line: most are told by it.
_SIGNS = ("星期", "周", "週", "礼拜", "历", "曆")
#: 星期一, and nothing else.
_ALONE = 3
#: How far down a file such lines stand.
_TOP = 40


def mark_lunar_lines(lines: list[Line]) -> None:
    """Mark them: a lunar day alone on a line beside the full day or the weekday, and that weekday. Constant work."""
    shown = [line for line in lines[:_TOP] if line.kind is Kind.TEXT]
    for i, line in enumerate(shown):
        if not any(sign in line.text for sign in _SIGNS):
            continue
        if _YEAR.match(line.text):
            line.kind, line.rule = Kind.NOISE, "year-calendar"
            continue
        if len(line.text) <= 2 * _LONGEST and _WEEK_BESIDE.match(line.text) and _MADE_BY.search(line.text):
            line.kind, line.rule = Kind.NOISE, "page-date"
        if len(line.text) <= _LONGEST and _HEAT.search(line.text) and _WEEK_BESIDE.match(line.text):
            line.kind, line.rule = Kind.NOISE, "page-date"
        if len(line.text) > 24 or _LUNAR.fullmatch(line.text.strip()) is None:
            continue
        around = [other for other in (*shown[max(i - 1, 0) : i], *shown[i + 1 : i + 2]) if len(other.text) <= 24]
        weekdays = [other for other in around if WEEKDAY.fullmatch(other.text.strip())]
        if not weekdays and not any(bare_day(other.text) for other in around):
            continue
        for other in (line, *weekdays):
            other.kind, other.rule = Kind.NOISE, "page-date"


def mark_weekdays(lines: list[Line]) -> None:
    """Mark each weekday alone on the line below its day (``2月12日``, ``星期一``): the day above says all. Linear in the text."""
    for above, line in pairwise(lines):
        if len(line.text) != _ALONE or line.kind is not Kind.TEXT or not WEEKDAY.fullmatch(line.text):
            continue
        cell = find_cell(above.text) if above.kind is Kind.TEXT else None
        if cell is not None and cell.unit == "day" and cell.end == len(above.text):
            line.kind, line.rule = Kind.NOISE, "weekday"
