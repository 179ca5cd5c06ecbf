"""Items that open with their occasion or purpose, the day behind it: ``值此中秋来临之际，9月8日，…``."""

from __future__ import annotations

import re

from calendar_app.bulletin.datecell import Cell, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._style import Style
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line

_OCCASION = re.compile(alternatives("occasions"))
_DAY = re.compile(r"[0-9０-９一二三四五六七八九十]{1,2}月[0-9０-９一二三四五六七八九十]{1,3}[日号號]")
#: 将于8月28日 and 定于8月28日 are still to come.
_AHEAD = re.compile(r"[将將拟擬定][于於]?$")
#: How far into a paragraph its day may stand; in how much of a file items must open with theirs.
_OPENING, _MOST = 96, 0.6


def one_paragraph_each(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where most lines of a file open an item with its day, so that hardly any goes on with the one above."""
    if style.wrapped or style.openers < 3:
        return False
    openers = [walker.opener(line, None) for line in lines]
    dated = sum(1 for opener in openers if opener is not None and opener.cell is not None)
    led = sum(1 for line, opener in zip(lines, openers, strict=True) if opener is None and led_in(line) is not None)
    return dated >= 3 and dated > led and dated + led >= _MOST * len(lines)


def led_in(line: Line) -> Cell | None:
    """The day behind the occasion that a paragraph opens with, in its first sentence; None where there is none."""
    if line.level or not ends_sentence(line.text) or not _OCCASION.match(line.text):
        return None
    first = re.split("[。！？；]", line.text[:_OPENING], maxsplit=1)[0]
    match = _DAY.search(first)
    before = first[: match.start()] if match else ""
    if match is None or _AHEAD.search(before) or not any(comma in before for comma in "，,"):
        return None
    cell = find_cell(line.text, match.start())
    return cell if cell is not None and cell.unit == "day" else None
