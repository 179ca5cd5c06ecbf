"""A file in parts: a digest of titled entries may end with a chronicle of its month, each in a layout of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calendar_app.bulletin.contents.items import section_name
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.page.series import series_of

#: Dated lines that a part needs to be a chronicle of its own.
MIN_DATED = 3


def parts(doc: Doc) -> Iterator[Doc]:
    """The stretches of a file that are to be read each by the layout that fits it, in order.

    A heading that names a chronicle (大事记 …) with dated lines below begins a part; the next ``#`` heading of its level
    or higher ends it. Nearly every file is one part.
    """
    lines = doc.body
    begin = 0
    for start, end in _chronicles(lines):
        if begin < start:
            yield replace(doc, lines=lines[begin:start])
        yield replace(doc, lines=lines[start:end])
        begin = end
    if begin < len(lines) or not lines:
        yield replace(doc, lines=lines[begin:])


def _chronicles(lines: list[Line]) -> Iterator[tuple[int, int]]:
    heads = [i for i, line in enumerate(lines) if line.level]
    for k, i in enumerate(heads):
        if not series_of(section_name(lines[i].text)):
            continue
        end = next((j for j in heads[k + 1 :] if lines[j].level <= lines[i].level), len(lines))
        dated = sum(_dated(line) for line in lines[i + 1 : end])
        others = any(_dated(line) or (line.bold and ends_sentence(line.text)) for line in lines[:i]) or end < len(lines)
        if dated >= MIN_DATED and dated >= 0.3 * (end - i - 1) and others:
            yield i, end


def _dated(line: Line) -> bool:
    cell = find_cell(line.text, mark_end(line.text))
    return cell is not None and cell.unit in ("day", "month") and not cell.short
