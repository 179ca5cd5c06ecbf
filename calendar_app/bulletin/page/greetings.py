"""What a digest of the day says before its news: 今天是3月7日星期三，欢迎收听…. It is no news, but may tell the page's day."""

from __future__ import annotations

import re
from datetime import date

from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line

#: So many lines of a file may stand above a greeting, so much of its line before the day.
_ABOVE, _BEFORE = 24, 80
_TODAY = re.compile(
    r"今[天日][是係系]\s{0,2}(?:(?P<y>20[0-9]{2})\s{0,2}年\s{0,2})?(?P<m>1[0-2]|0?[1-9])\s{0,2}月\s{0,2}(?P<d>3[01]|[12][0-9]|0?[1-9])\s{0,2}[日号號]"
)
_WEEKDAY = re.compile(r"[，,、\s]{0,3}[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]")
_WELCOME = re.compile(alternatives("greetings"))


def mark_greetings(lines: list[Line]) -> None:
    """Mark the lines above the news that greet the reader and say what day it is."""
    seen = 0
    for line in lines:
        if line.kind is not Kind.TEXT:
            continue
        seen += 1
        if seen > _ABOVE:
            return
        if is_greeting(line.text):
            line.kind, line.rule = Kind.NOISE, "greeting"


def is_greeting(text: str) -> bool:
    """Whether a line says what day it is to greet: with its weekday, or with a word of welcome.

    >>> is_greeting("今天是3月7日，星期三，欢迎收听早间新闻。"), is_greeting("今天是3月12日植树节，市领导来到砚山植树。")
    (True, False)
    """
    match = _today(text)
    if match is None:
        return False
    return _WEEKDAY.match(text, match.end()) is not None or _WELCOME.search(text, 0, match.end() + _BEFORE) is not None


def greeted_day(text: str) -> date | None:
    """The day that a greeting tells with its year, None where it tells none."""
    match = _today(text) if is_greeting(text) else None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match is not None and match["y"] else None
    except ValueError:
        return None


def greeted_month(lines: list[Line]) -> tuple[int, int] | None:
    """Month and day that a greeting above the news tells, where it tells no year; None where none does."""
    for line in lines[: 4 * _ABOVE]:
        if line.rule == "greeting" and (match := _today(line.text)) is not None:
            return None if match["y"] else (int(match["m"]), int(match["d"]))
    return None


def _today(text: str) -> re.Match[str] | None:
    """今天是3月7日 in the opening of a line."""
    if "今天" not in text[:_BEFORE] and "今日" not in text[:_BEFORE]:
        return None
    return _TODAY.search(narrow(text), 0, _BEFORE + 24)
