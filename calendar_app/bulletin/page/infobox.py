"""The box of an encyclopedia's page, copied line by line: 中文名, below it the name, 创办时间, below it the day, and so on.

Its days and years are no happenings of a list, and its labels no sections.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line

#: What such a box begins with, in either script.
_FIRST = frozenset(("中文名", "中文名称", "中文名稱", "中文名字"))
#: A line of the box is no longer; so many lines hold two labels and what they say.
_LONGEST, _LEAST = 60, 4


def mark_infobox(lines: Sequence[Line]) -> None:
    """Mark the lines from the first label to a blank line, a sentence or a longer line. Linear in the text."""
    texts = [line for line in lines if line.kind is Kind.TEXT]
    for at, line in enumerate(texts):
        if len(line.text) <= _LONGEST and squeeze(line.text).strip("：:") in _FIRST:
            box = _box(texts, at)
            if len(box) >= _LEAST:
                for part in box:
                    part.kind, part.rule = Kind.NOISE, "infobox"


def _box(texts: Sequence[Line], at: int) -> list[Line]:
    box = [texts[at]]
    for line in texts[at + 1 :]:
        if line.gap or line.level or len(line.text) > _LONGEST or ends_sentence(line.text):
            break
        box.append(line)
    return box
