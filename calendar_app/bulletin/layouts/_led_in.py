"""Items whose day stands inside their first sentence: behind the occasion (``值此中秋来临之际，9月8日，…``) or behind who acts.

``商会6月5日成立。``, ``县教育局近日印发…``: the second names no day at all, but opens an item as plainly as one.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.datecell import Cell, find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._paragraphs import ON
from calendar_app.bulletin.layouts._style import Style
from calendar_app.bulletin.layouts._titles import is_text
from calendar_app.bulletin.layouts._walker import Walker
from calendar_app.bulletin.lexicon import alternatives
from calendar_app.bulletin.lines import Line

_OCCASION = re.compile(alternatives("occasions"))
_N = "[0-9０-９一二三四五六七八九十]"
_DAY = re.compile(rf"{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號]")
#: Who acts, and the day in the same clause, or at the head of the next: 商会6月5日成立, 学院，6月5日举行….
_ACTED = re.compile(
    rf"[^，,。；：:！？“”「」《》（）()\s0-9０-９]{{2,36}}(?:[，,]?\s?(?P<day>{_N}{{1,2}}\s?月\s?{_N}{{1,3}}\s?[日号號])|(?P<bare>[0-9０-９]{{1,2}}\s?日))"
    r"(?![前后後内止的起]|以[来來前后後]|之[前后後]|至今)"
)
#: Who acts, and no day: 县教育局近日….
_VAGUE = re.compile(rf"[^，,。；：:！？“”「」《》（）()\s0-9０-９]{{2,24}}(?:{alternatives('vague_words', '')})")
#: 将于8月28日 and 定于8月28日 are still to come, 截至8月28日 is counted up to.
_AHEAD = re.compile(r"(?:[将將拟擬定][于於]?|[截至到自从從])$")
#: How far into a paragraph its day may stand; in how much of a file items must open with theirs, or name it so.
_OPENING, _MOST, _NEARLY_ALL = 96, 0.6, 0.8


def one_paragraph_each(lines: list[Line], walker: Walker, style: Style) -> bool:
    """True where most lines of a file open an item with its day, or nearly all name one, so that hardly any goes on with the one above."""
    if style.wrapped or style.openers < 2:
        return False
    dated = led = told = texts = 0
    for line in lines:
        opener = walker.opener(line, None)
        texts += is_text(line)
        if opener is not None and opener.cell is not None:
            dated += walker.date_heading(line) is None
        elif led_in(line) is not None:
            led += 1
        else:
            told += vague(line)
    if dated >= 3 and dated > led and dated + led >= _MOST * len(lines):
        return True
    return dated >= 2 and led + told >= 2 and dated + led + told >= max(_NEARLY_ALL * texts, 5)


def led_in(line: Line) -> Cell | None:
    """The day behind the occasion that a paragraph opens with, or behind who acts, in its first sentence; None where there is none."""
    if line.level or not _whole(line.text) or not ("日" in line.text or "号" in line.text or "號" in line.text):
        return None
    if not _OCCASION.match(line.text):
        return _acted(line.text)
    first = re.split("[。！？；]", line.text[:_OPENING], maxsplit=1)[0]
    match = _DAY.search(first)
    before = first[: match.start()] if match else ""
    if match is None or _AHEAD.search(before) or not any(comma in before for comma in "，,"):
        return None
    cell = find_cell(line.text, match.start())
    return cell if cell is not None and cell.unit == "day" else None


def _whole(text: str) -> bool:
    """Whether a line holds a whole sentence, be its source behind it (……。——原载《砚川报》)."""
    return "。" in text or ends_sentence(text)


def _acted(text: str) -> Cell | None:
    match = None if ON.match(text) else _ACTED.match(text)
    if match is None:
        return None
    group = "day" if match["day"] else "bare"
    if _AHEAD.search(text[: match.start(group)]):
        return None
    cell = find_cell(text, match.start(group))
    return cell if cell is not None and cell.unit == "day" else None


def vague(line: Line) -> bool:
    """Whether a line opens an item with who acts and a word for no day (县教育局近日…)."""
    return (
        not line.level and ends_sentence(line.text) and not ON.match(line.text) and _VAGUE.match(line.text) is not None
    )
