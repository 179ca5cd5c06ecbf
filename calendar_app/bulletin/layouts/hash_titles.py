"""Entries whose titles are Markdown headings: ``### title``, its text below, sections as headings of a higher level."""

from __future__ import annotations

from collections import Counter

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc, plain_titles
from calendar_app.bulletin.layouts._titles import take_publication
from calendar_app.bulletin.layouts.bold_titles import opens
from calendar_app.bulletin.lines import Line, followed

NAME = "hash-titles"
MOST = 0.92

#: The longest name of a section that is printed as titles are.
_SECTION = 8
#: What the one title of a file is worth: more than a chronicle of one item below a title.
ALONE = 0.3


def _level(doc: Doc) -> int:
    """The level whose headings stand right above text most often, 0 where none does."""
    lines = doc.body
    sections = doc.sections()
    titles = {item.key for item in doc.contents.items}
    above: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    for line, after in followed(lines):
        if not line.level:
            continue
        cell = find_cell(line.text, mark_end(line.text))
        if cell is not None and not cell.unit.startswith("part") and cell.end >= len(line.text) - 2:
            continue
        if sections.known(line) and line.key not in titles:
            continue
        seen[line.level] += 1
        above[line.level] += after is not None and not after.level
    good = [level for level, count in above.items() if count >= 2 and count >= 0.5 * seen[level]]
    if not good and sum(seen.values()) == 1 == sum(above.values()):
        return next(iter(above))  # the one heading of a file that holds one item
    return max(good, key=lambda level: (above[level], level), default=0)


def score(doc: Doc) -> float:
    """Share of the text below headings of the title level."""
    lines = doc.body
    level = _level(doc)
    if not level:
        return 0.0
    total = below = bold = heads = 0
    inside = False
    for line in lines:
        bold += opens(line)
        heads += line.level == level
        inside = line.level == level if line.level else inside
        total += len(line.text)
        below += len(line.text) if inside else 0
    if not total:
        return 0.0
    plain = plain_titles.count(doc)
    if heads == 1:
        return ALONE * below / total
    return (0.3 if bold > heads or plain > heads else MOST) * below / total


def _is_section(line: Line, after: Line, titles: set[str]) -> bool:
    """True for the short name of a section with a title in letters of the same size right below it."""
    short = len(squeeze(line.text)) <= _SECTION and not ends_sentence(line.text) and line.key not in titles
    return short and after.level == line.level and len(after.text) > len(line.text)


def parse(doc: Doc, builder: Builder) -> None:
    """Headings of the title level open entries, higher ones sections; deeper ones belong to the text."""
    lines = doc.body
    level = _level(doc)
    sections = doc.sections()
    titles = {item.key for item in doc.contents.items}
    for line, after in followed(lines):
        if line.level:
            known = sections.known(line) and line.key not in titles
            bare = line.level == level and (after is None or after.level > level or _is_section(line, after, titles))
            if line.level == level and not known and not bare:
                builder.entry(line, title=line.words, rule=NAME)
            elif line.level <= level:
                builder.heading(line, sections.enter(line))
            else:
                builder.continuation(line, gap=True)
        elif line.number in doc.section_lines:
            builder.heading(line, sections.enter(line))
        elif not take_publication(builder, line):
            builder.continuation(line)
