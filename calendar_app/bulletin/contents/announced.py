"""A list of contents that no heading names and no page numbers prove: lines on end near the top that stand again below, as titles.

Digests print one as 今日摘要 or 主要内容, with list signs or full stops behind its lines, which the titles below do not have.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from calendar_app.bulletin.chars import fold
from calendar_app.bulletin.contents.items import Contents, ContentsItem, bare_item
from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line

#: Lines among which such a list begins; lines of it that stand again, at the least, and what part of the list they are.
_TOP, _LEAST, _MOST = 40, 3, 0.6
_SHORTEST, _LONGEST, _HEADING = 6, 100, 18
_PREFIX = 4


def find_announced(lines: list[Line]) -> Contents:
    """Find such a list and mark its lines; empty where the file has none. Linear in the text."""
    usable = [line for line in lines if line.kind is Kind.TEXT]
    bare = [_bare(line) for line in usable[:_TOP]]
    prefixes = {text[:_PREFIX] for text in bare if text}
    titles: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(usable):
        if len(line.text) <= _LONGEST and line.text[:_PREFIX] in prefixes and not ends_sentence(line.text):
            titles[fold(line.text)].append(i)
    again = {
        i: below for i, text in enumerate(bare) if text and (below := _below(titles.get(fold(text), []), i)) is not None
    }
    if len(again) < _LEAST:
        return Contents()
    first, text = min(again), min(again.values())
    named = [i for i in again if i < text]
    last = max(named)
    if len(named) < _LEAST or len(named) < _MOST * (last - first + 1) or text <= last:
        return Contents()
    places = sorted(again[i] for i in named)
    if any(after - place < 2 for place, after in itertools.pairwise(places)):
        return Contents()  # they stand again on end: a text copied twice, for titles have texts between them
    if not all(_bare(line) or len(line.text) <= _HEADING for line in usable[first : last + 1]):
        return Contents()  # a text stands between: titles that are printed again, no list of them
    while last + 1 < text and _like(usable[last], usable[last + 1]):
        last += 1
    head = first - 1 if first and len(usable[first - 1].text) <= _HEADING else first
    for line in usable[head : last + 1]:
        line.kind, line.rule = Kind.CONTENTS, "contents-list"
    items = tuple(
        ContentsItem(title, fold(title), (), None, line.number)
        for line in usable[first : last + 1]
        if (title := _bare(line))
    )
    return Contents(items, (), usable[head].number, usable[last].number)


def _bare(line: Line) -> str:
    """What a line of a list says; "" for one that is none."""
    if len(line.text) > _LONGEST:
        return ""
    text = bare_item(line.text).rstrip("。；;")
    named = len(text) >= _SHORTEST and "。" not in text and find_cell(text) is None and not ends_sentence(text)
    return text if named else ""


def _like(line: Line, after: Line) -> bool:
    """Whether the list goes on: with the same sign, or with another short sentence, neither of which its titles have."""
    if not _bare(after):
        return False
    signed = line.text[0] == after.text[0] and bare_item(line.text) != line.text
    return signed or (ends_sentence(line.text) and ends_sentence(after.text))


def _below(places: list[int], i: int) -> int | None:
    """Where a line stands again, not right below."""
    return next((place for place in places if place > i + 1), None)
