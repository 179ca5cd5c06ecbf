"""The head of a page of a newspaper: its name, its day, and the number of the page.

``临浦日报`` above ``2020年11月6日　星期五　第2版``: the articles below are of that day, from which their 昨日 and 今天 count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from calendar_app.bulletin.chars import narrow, squeeze
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.model.bulletin import Entry

_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,8}}(?:{alternatives('papers')})")
_DAY = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})\s?[年./-]\s?(?P<m>1[0-2]|0?[1-9])\s?[月./-]\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?日?(?![0-9])"
)
#: What else such a line holds: weekday, lunar day, page, editors and numbers; no sentence.
_WEEKDAY, _PAGE = (
    re.compile(r"(?:星期|周|週)[一二三四五六日天]"),
    re.compile(r"第?\s?[0-9A-Za-z一二三四五六七八九十]{1,4}\s?版|[A-D]?[0-9]{1,2}\s?版"),
)
_LONGEST, _SHORT, _ABOVE, _BELOW = 80, 20, 12, 3


def find_paper(lines: Sequence[Line]) -> date | None:
    """The day of a newspaper's page whose head stands above the text, its lines marked; None where there is none."""
    shown = [line for line in lines[:_ABOVE] if line.kind is Kind.TEXT and not line.level]
    for i, line in enumerate(shown):
        text = narrow(line.text)
        head = _dated(text)
        if head is None:
            continue
        around = [*shown[max(i - _BELOW, 0) : i], *shown[i + 1 : i + 1 + _BELOW]]
        names = [other for other in around if _NAME.fullmatch(squeeze(other.text))]
        if not names and not any(_NAME.fullmatch(word) for word in text.split()):
            continue
        pages = [other for other in around if len(other.text) <= _SHORT and _PAGE.search(narrow(other.text))]
        if not pages and not _PAGE.search(text):
            continue  # a site shows the present day beside the name of its paper
        for other in pages:
            other.kind, other.rule = Kind.NOISE, "page-date"
        for other in names:
            other.kind, other.rule = Kind.MASTHEAD, "paper-head"
        line.kind, line.rule = Kind.NOISE, "page-date"
        return head
    return None


def _dated(text: str) -> date | None:
    """The full day of a line that holds a weekday or a page beside it and no sentence."""
    if len(text) > _LONGEST or "。" in text or not (_WEEKDAY.search(text) or _PAGE.search(text)):
        return None
    match = _DAY.search(text)
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None


def of_the_day(entries: tuple[Entry, ...], day: date | None) -> tuple[Entry, ...]:
    """The entries of a page of a newspaper: each that has no day of publication of its own has the page's."""
    if day is None:
        return entries
    return tuple(e if e.published or e.chronicle else replace(e, published=day) for e in entries)
