"""Rows of tables: heads of columns, and running numbers before the dates, are no text of the events."""

from __future__ import annotations

import itertools
import re

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.lexicon import words
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.scraps import cut_stretch

_GAP = re.compile(r"[ \u3000]{0,4}\t[ \t\u3000]{0,8}|[ \u3000]{2,8}")
_NUMBER = re.compile(r"([0-9]{1,4})[.、．]?(?:[ \u3000]{0,4}\t[ \t\u3000]{0,8}|[ \u3000]{2,8})")
HEADS = {squeeze(word).lower(): kind for word, kind in words("table_heads").items()}
_MAX_HEAD = 60
#: Classes of heads that say when.
TIMES = frozenset({"time", "year", "month", "day"})


def mark_rows(lines: list[Line]) -> None:
    """Mark rows of heads, and cut running numbers before dates out of the rows. Linear in the text."""
    numbered: list[tuple[Line, int, int]] = []
    for line in lines:
        text = line.text
        if line.kind is not Kind.TEXT or not text or line.level:
            continue
        if text[0].isdecimal() and (match := _NUMBER.match(text)) and find_cell(text, match.end()) is not None:
            numbered.append((line, int(match.group(1)), match.end()))
        elif len(text) <= _MAX_HEAD and _is_head(text):
            line.kind, line.rule = Kind.NOISE, "table-head"
    steps = [b[1] - a[1] for a, b in itertools.pairwise(numbered)]
    if steps and sum(step == 1 for step in steps) >= 0.6 * len(steps):
        for line, _, end in numbered:
            first = line.words.cut(0, end)
            cut_stretch(line, first.start, first.end, "table-number")


def _is_head(text: str) -> bool:
    """时间　内容: heads of columns and nothing else, one of them for the time."""
    cells = [squeeze(cell).strip("*|").lower() for cell in _GAP.split(text)]
    kinds = {HEADS.get(cell) for cell in cells if cell}
    return len(kinds) > 1 and None not in kinds and not kinds.isdisjoint(TIMES)


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: three cells or more with tabs between them, or with blanks and a figure in one."""
    cells = _GAP.split(text)
    return len(cells) > 2 and ("\t" in text or any(map(str.isdecimal, cells)))
