"""Lists of news, each below the day it was put up: a date alone, below it title and text, or labelled lines (会议地点：…).

The texts tell days of their own, most of them earlier ones; where they do not, the date is the day of what happened, and
the file a chronicle.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.publication import bare_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._titles import has_text, is_text, title_like
from calendar_app.bulletin.lines import Line, followed

NAME = "posted"
MOST = 0.97

#: News in a list, at the least; the parts of them that tell a day, and one before they were put up.
_LEAST, _TOLD, _EARLIER = 2, 0.6, 0.4
#: A longer line is no title.
_TITLE = 80
#: How far into each line a text's own day is looked for, and how many days it lies back at the most.
_OPENING, _BACK = 120, 31
_DAY = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9])月(3[01]|[12][0-9]|0?[1-9])[日号號]|昨[日天晚]")
#: A title may hold a colon too, behind more words.
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,5}\s?[：:]")


def _blocks(lines: list[Line]) -> Iterator[tuple[Line, date, list[Line]]]:
    """The lines that are a full date and nothing else, and what stands below each."""
    head: Line | None = None
    day: date | None = None
    block: list[Line] = []
    for line in lines:
        found = bare_day(line.text) if not line.level else None
        if found is None:
            block.append(line)
            continue
        if head is not None and day is not None:
            yield head, day, block
        head, day, block = line, found, []
    if head is not None and day is not None:
        yield head, day, block


def _back(put_up: date, block: list[Line]) -> int | None:
    """How many days the first day of a text lies before the one it was put up on; None where it tells none shortly before."""
    for line in block:
        if match := _DAY.search(narrow(line.text[:_OPENING])):
            if match[1] is None:
                return 1
            for year in (put_up.year, put_up.year - 1):
                try:
                    days = (put_up - date(year, int(match[1]), int(match[2]))).days
                except ValueError:
                    return None
                if 0 <= days <= _BACK:
                    return days
            return None
    return None


def score(doc: Doc) -> float:
    """MOST where nearly every text below a full date tells a day shortly before it, else 0."""
    lines = doc.body
    blocks = list(_blocks(lines))
    if len(blocks) < _LEAST or any(not block for _, _, block in blocks):
        return 0.0
    above = lines[: lines.index(blocks[0][0])]
    if any(ends_sentence(line.text) for line in above):
        return 0.0
    if _titled_above(lines, blocks):
        return 0.0
    told = [back for _, day, block in blocks if (back := _back(day, block)) is not None]
    earlier = sum(back > 0 for back in told)
    return MOST if len(told) >= _TOLD * len(blocks) and earlier >= max(_EARLIER * len(blocks), 1) else 0.0


def _titled_above(lines: list[Line], blocks: list[tuple[Line, date, list[Line]]]) -> bool:
    """Whether every date has its title above it and its text below: then it closes the title and opens no news."""
    heads = {head.number for head, _, _ in blocks}
    tops = [above for above, line in itertools.pairwise(lines) if line.number in heads]
    titles = len(tops) == len(blocks) and not any(ends_sentence(top.text) or len(top.text) > _TITLE for top in tops)
    pairs = zip(tops, (block[0] for _, _, block in blocks), strict=False)
    return titles and all(has_text(b) or len(b.text) > len(a.text) for a, b in pairs)


def parse(doc: Doc, builder: Builder) -> None:
    """A date opens an entry with the line below it."""
    sections = doc.sections()
    pending: date | None = None
    for line, after in followed(doc.body):
        day = bare_day(line.text) if not line.level else None
        if day is not None:
            builder.date_heading(line, "publication-line")
            pending = day
        elif pending is not None:
            longer = after is not None and (is_text(after) or len(after.text) > len(line.text))
            titled = longer and title_like(line) and not _labelled(line)
            draft = builder.entry(
                line, title=line.words if titled else None, body=None if titled else line.words, rule=NAME
            )
            draft.published, pending = pending, None
        elif builder.open is None:
            builder.heading(line, sections.enter(line))
        else:
            builder.continuation(line, gap=line.gap or _labelled(line))


def _labelled(line: Line) -> bool:
    """Whether a line opens with what it tells of: 会议地点：砚川宾馆."""
    return _LABEL.match(line.text) is not None
