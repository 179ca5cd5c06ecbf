"""Digests of a single day that only the title names (``2022年8月16日石桥县防汛日报``): each paragraph is an item.

The day is when the page was put up, from which 昨日 and 今天 count back; it dates the items themselves only where the title says
that it lists what happened (大事记, 日志).
"""

from __future__ import annotations

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.dates.datecell import MARKS, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._titles import take_publication, title_like
from calendar_app.bulletin.lines import Line

NAME = "day-page"
#: Less than any layout that finds dates or titles.
MOST = 0.12

#: Kinds of publication that list what happened on their day.
_LISTS = frozenset({"大事记", "大事記", "大事纪", "大事", "日志", "日誌", "纪事", "紀事", "记事", "記事", "要事"})
_LEAST, _SHARE = 2, 0.7


def score(doc: Doc) -> float:
    """Share of the lines that are sentences, where the title names a day."""
    if doc.masthead.day is None:
        return 0.0
    lines = doc.body
    items = sum(ends_sentence(line.text) for line in lines)
    return MOST * items / len(lines) if items >= _LEAST and items >= _SHARE * len(lines) else 0.0


def parse(doc: Doc, builder: Builder) -> None:
    """Each sentence opens an item; a short line that is none is a heading."""
    day = doc.masthead.day
    sections = doc.sections()
    before: Line | None = None
    for line in doc.body:
        closed = before is None or ends_sentence(before.text) or builder.open is None
        if closed and title_like(line) and len(line.text) <= 20:
            builder.heading(line, sections.enter(line))
        elif not closed:
            builder.continuation(line)
        elif not take_publication(builder, line) and day is not None:
            at = mark_end(line.text) if line.text[0] in MARKS or line.text[0].isnumeric() else 0
            told = f"{day.month}月{day.day}日" if doc.masthead.series in _LISTS else ""
            draft = builder.entry(
                line, body=line.words.cut(at), dateline=told, year=day.year, month=day.month, rule=NAME
            )
            draft.chronicle = True
            draft.published = day
        before = line
