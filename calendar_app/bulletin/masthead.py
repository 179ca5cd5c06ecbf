"""The printed title of the issue, above everything else: its words, its kind of publication, the year and month in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from calendar_app.bulletin.chars import narrow, squeeze, tidy_title
from calendar_app.bulletin.datecell import find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.numerals import number

_SERIES = re.compile(rf"({alternatives('series')})")
_YEAR = re.compile(
    r"(?<![0-9])((?:1[0-9]|20)[0-9]{2})\s{0,2}年?|([〇○零一二三四五六七八九]{4})\s{0,2}年|民[国國]\s{0,2}([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s{0,2}年"
)
_MONTH = re.compile(
    r"(?<![0-9])(1[0-2]|0?[1-9])\s{0,3}月|(十[一二]?|[一二三四五六七八九])\s{0,3}月|年?[-/.](1[0-2]|0[1-9])(?![0-9])"
)
_ISSUE = re.compile(
    r"^[（(]?(?:(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年)?\s{0,3}第\s{0,3}[0-9一二三四五六七八九十百]{1,5}\s{0,3}期"
)
_TRAIL = re.compile(r"[\s（(【\[《〈].{0,40}$")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title as printed ("" where there is none), its series, and the years and month that it names."""

    title: str = ""
    series: str = ""
    years: tuple[int, ...] = ()
    month: int | None = None


def find_masthead(lines: list[Line]) -> Masthead:
    """Find the title lines above the first entry and mark them; only lines that name a publication or an issue count."""
    picked: list[Line] = []
    for seen, line in enumerate(lines[:60]):
        if line.kind is not Kind.TEXT:
            if picked and line.kind is Kind.CONTENTS:
                break
            continue
        if seen > 12 and not picked:
            break
        if not _is_title(line, bool(picked)):
            break
        picked.append(line)
        if len(picked) == 4:
            break
    named = [line for line in picked if series_of(line.text)]
    if not named and not any(_ISSUE.match(narrow(line.text)) for line in picked):
        return Masthead()
    for line in picked:
        line.kind, line.rule = Kind.MASTHEAD, "issue-title"
    main = named[0] if named else picked[0]
    words = " ".join(line.text for line in picked)
    years, month = printed_period(words)
    return Masthead(tidy_title(main.text), series_of(main.text), years, month)


def _is_title(line: Line, more: bool) -> bool:
    text = line.text
    if len(text) > 60 or ends_sentence(text):
        return False
    if _ISSUE.match(narrow(text)):
        return True
    cell = find_cell(text)
    if cell is not None and cell.unit in ("day", "back-day"):
        return False
    if series_of(text):
        return True
    # a line above the one that names the publication, or a line of issuer and date below it
    plain = len(text) <= 24 and (cell is None or cell.end < len(text)) and not line.bold
    return plain and not more and line.level <= 1 and not text[0].isdigit()


def series_of(title: str) -> str:
    """The kind of publication that a title names (要情, 大事记, …), "" where it names none.

    >>> series_of("云溪市大事记（2023年7月）"), series_of("云 溪 要 情"), series_of("全市防汛会议召开")
    ('大事记', '要情', '')
    """
    bare = squeeze(title)
    head = _TRAIL.sub("", bare) if _TRAIL.sub("", bare) else bare
    match = None
    for match in _SERIES.finditer(head):
        pass
    if match is None or (len(head) - match.end() > 3 and not _YEAR.match(narrow(head[match.end() :]))):
        return ""
    return match.group(1)


def printed_period(text: str) -> tuple[tuple[int, ...], int | None]:
    """The years and the one month that a title prints; no month where it prints several."""
    piece = narrow(text)
    years = []
    for match in _YEAR.finditer(piece):
        if match[1] or match[2]:
            value = number(match[1] or match[2])
        else:
            roc = number(match[3])
            value = 1911 + roc if roc else None
        if value and 600 <= value <= 2100:
            years.append(value)
    months = {number(m[1] or m[2] or m[3]) for m in _MONTH.finditer(piece)}
    month = months.pop() if len(months) == 1 else None
    return tuple(years), month
