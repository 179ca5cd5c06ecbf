"""What the layouts with titles share: lines that read like titles, publication lines below them, wrapped titles."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import fold
from calendar_app.bulletin.dates.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.page.tables import is_row

#: Behind its day a text has more than so many characters on its first line.
_SHORTEST = 12
_GAP = re.compile(r"(?:[ \t\u3000\u00a0]{1,8}(?:截至|截止)?|[：:][ \u3000]?)(?=[0-9０-９一二三四五六七八九十])")
#: What leads to a day behind a colon, and is no title: 时间：3月5日, 他说：3月5日.
_LEADS = (
    "时间",
    "時間",
    "日期",
    "说",
    "說",
    "称",
    "稱",
    "道",
    "悉",
    "示",
    "如下",
    "出",
    "显示",
    "了解",
    "截至",
    "截止",
)
_HOURS = frozenset("上中下晚零凌0123456789")
#: Bold words are longer than the number alone.
_NUMBER = 5
#: Characters of a title on the line of its text.
_SHORTEST_HEAD = 6
#: Longest names of columns in brackets, and between signs.
_BRACKETED, _COLUMN = 6, 10
_OPEN = (("《", "》"), ("（", "）"), ("“", "”"), ("(", ")"), ("「", "」"), ("【", "】"))


def is_text(line: Line) -> bool:
    """A line of running text: a sentence, or longer than titles are."""
    return not line.level and (ends_sentence(line.text) or len(line.text) > 50)


def has_text(line: Line) -> bool:
    """Whether a line is text by its stop or length, or tells a day."""
    return is_text(line) or tells_a_day(line)


def opens_bold(line: Line) -> bool:
    """Whether a line opens with bold words and goes on with others: a title before its text."""
    return bool(line.bold) and line.bold[0][0] == 0 and not line.all_bold


def bold_head(line: Line) -> bool:
    """Whether a line opens with bold words, more than a number, and goes on with others: **1.走访慰问。**1月13日，…."""
    return opens_bold(line) and line.bold[0][1] > _NUMBER


def before_date(text: str, at: int, keys: Container[str] = ()) -> int | None:
    """Where a title ends that begins at *at* and that a space parts from its text, which opens with its date; None for none.

    *keys*: titles that the contents list tells, which may be short.
    """
    for match in _GAP.finditer(text, at, 140):
        head = text[at : match.start()]
        if any(c in head for c in "。；"):
            return None
        if match.group()[0] in "：:" and (head.endswith(_LEADS) or any(c in head for c in "，：")):
            continue
        cell = find_cell(text, match.end())
        if cell is None or cell.unit not in ("day", "month") or cell.short or cell.month is None:
            continue
        # the page may end in the middle of the date
        broken = cell.unit == "month" and (not text[cell.end :].strip() or text[cell.end :].strip().isdecimal())
        follows = broken or text[cell.end : cell.end + 1] in ("，", ",", "、", "：")
        hour = at > 0 and cell.unit == "day" and text[cell.end : cell.end + 1] in _HOURS
        if (len(head) >= _SHORTEST_HEAD and (follows or hour)) or fold(head) in keys:
            return match.start()
    return None


def column_name(text: str) -> bool:
    """The name of a column in brackets, or between two of one sign: 【天气】, ◎ 时政 ◎."""
    if text[0] == "【" and text[-1] == "】":
        return len(text) <= _BRACKETED
    return text[0] in MARKS and text[-1] == text[0] and 1 < len(text.strip(text[0]).strip()) <= _COLUMN


def tells_a_day(line: Line, at: int = 0) -> bool:
    """A line that opens, from *at* on, with a day and goes on with what happened, be its sentence cut at the edge."""
    cell = find_cell(line.text, at)
    return cell is not None and cell.unit == "day" and not cell.short and len(line.text) - cell.end > _SHORTEST


def title_like(line: Line) -> bool:
    """Reads like a title: no end of sentence, of a title's length, no list sign, no date before its text."""
    text = line.text
    if not 4 <= len(text) <= 80 or (ends_sentence(text) and not text.endswith(("！", "？", "!", "?", "”"))):
        return False
    if text[0] in "（([【" and bare_day(text) is not None:
        return False  # （2023-03-06）
    if is_row(text):
        return False
    if text[0] in "，。、；：！？）)”’》】!?,.;:" or "。" in text[:-1]:
        return False
    if text.endswith(("，", "、", "；", "：", ",", ":", ";")) or text[0] in MARKS or text.startswith(("——", "--")):
        return False
    cell = find_cell(text, mark_end(text))
    return cell is None or cell.unit.startswith("part") or (cell.end < len(text) and cell.unit in ("year",))


def half(title: str) -> bool:
    """True where a title breaks off inside brackets or quotes, so that the next line goes on with it."""
    return any(title.count(a) > title.count(b) for a, b in _OPEN)


def below_titles(lines: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    """For each line the two lines that go on below it, those that say when it was put up aside; None behind the last."""
    out: list[tuple[Line | None, Line | None]] = []
    first: Line | None = None
    second: Line | None = None
    for line in reversed(lines):
        out.append((first, second))
        if publication_day(line.text) is None and bare_day(line.text) is None:
            first, second = line, first
    return out[::-1]


def take_publication(builder: Builder, line: Line) -> bool:
    """Give a publication line below a title to the open entry; True where it was one."""
    draft = builder.open
    if draft is None or draft.body:
        return False
    found = publication_day(line.text)
    day = (bare_day(line.text) or signed_day(line.text)) if found is None else found.day
    if found is None and day is None:
        return False
    builder.publication(line, day)
    return True
