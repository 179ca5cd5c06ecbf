"""Sections told by their form alone: short lines of one form, each above titles of another that are many more.

``一、领导活动`` above plain titles, ``■ 要闻`` above titles in brackets, ``**时政**`` above numbered ones, ``时政`` above bold ones: which of
two forms is that of the titles, no single line tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts._numbering import bracketed, mark_of, numbering
from calendar_app.bulletin.layouts._titles import (
    before_date,
    below_titles,
    has_text,
    opens_bold,
    tells_a_day,
    title_like,
)
from calendar_app.bulletin.lines import Line

#: The form of lines that have no mark, and of texts that open with their day.
PLAIN, DATED = "plain", "dated"
#: Characters of a section's name, its number aside; of one without a mark.
_LONGEST, _LONGEST_PLAIN = 16, 10
#: So many sections show each other; titles are more by this factor; so much of the sections stand right above a title, and so
#: much of what has their mark is one.
_LEAST, _MORE, _MORE_DATED, _ABOVE, _MOST = 2, 1.5, 2.5, 0.75, 0.8
#: Titles in all, at the least.
_TITLES = 3


class _Opening(NamedTuple):
    """How a line may open something: the form of its mark, whether it may name a section, whether a title with its text below."""

    form: str
    section: bool
    title: bool


def section_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that name sections by their form. Linear in the text."""
    openings = [_opening(line, after) for line, (after, _) in zip(lines, below_titles(lines), strict=True)]
    titles = Counter(each.form for each in openings if each.title)
    heads: dict[str, list[int]] = {}
    above: dict[str, Counter[str]] = {}
    for i, each in enumerate(openings):
        if not each.section:
            continue
        if each.form == PLAIN and i and not (lines[i].gap or ends_sentence(lines[i - 1].text) or lines[i - 1].level):
            continue
        heads.setdefault(each.form, []).append(i)
        below = openings[i + 1] if i + 1 < len(openings) else None
        if below is not None and below.title and below.form != each.form:
            above.setdefault(each.form, Counter())[below.form] += 1
    out: set[int] = set()
    for form, places in heads.items():
        if form not in above:
            continue
        inner, count = above[form].most_common(1)[0]
        if form == PLAIN:
            places = [i for i in places if i + 1 < len(openings) and openings[i + 1].form == inner]
            if inner == DATED and any(each.form == PLAIN and each.title and not each.section for each in openings):
                continue  # a longer line stands above such a text: titles
        elif len(places) < _MOST * sum(each.form == form for each in openings):
            continue  # many with this mark are long, or sentences
        if inner == DATED and any(len(squeeze(lines[i].text)) > _LONGEST_PLAIN for i in places):
            continue  # titles of stories that go on for days
        more = _MORE_DATED if inner == DATED else _MORE
        if (
            len(places) >= _LEAST
            and count >= _ABOVE * len(places)
            and titles[inner] >= max(_TITLES, more * len(places))
        ):
            out.update(lines[i].number for i in places)
    return frozenset(out)


def _opening(line: Line, after: Line | None) -> _Opening:
    """What the form of a line says of it; its text may stand on the line *after*."""
    form, at = _form(line)
    if form == PLAIN and _inline(line):
        return _Opening("inline", False, True)
    if _opening_dated(line):
        return _Opening(DATED, False, True)
    rest = line.text[at:]
    short = 2 <= len(squeeze(rest)) <= (_LONGEST_PLAIN if form == PLAIN else _LONGEST)
    name = short and not ends_sentence(line.text) and line.text[-1] not in "，、：:,;；" and find_cell(rest) is None
    if form == "brackets":
        return _Opening(form, False, True)
    if form == "bold" and opens_bold(line):
        return _Opening(form, False, True)
    below = after is not None and has_text(after) and not _inline(after)
    title = below and (title_like(line) if form == PLAIN else not ends_sentence(line.text) and len(rest) <= 90)
    above = form != PLAIN or not below or (after is not None and _opening_dated(after))
    return _Opening(form, name and above, title)


def _opening_dated(line: Line) -> bool:
    """Whether a text opens with its day behind its mark."""
    return tells_a_day(line, _form(line)[1])


def _inline(line: Line) -> bool:
    """Whether a title opens the line of its text, which begins with a date."""
    return ends_sentence(line.text) and before_date(line.text, 0) is not None


def _form(line: Line) -> tuple[str, int]:
    """The form of a line's mark, and where its words begin behind it."""
    if line.level:
        return f"level-{line.level}", 0
    if line.all_bold or (opens_bold(line) and line.bold[0][1] >= 4):
        return "bold", 0
    if line.text[0] == "【":
        if line.text.rstrip().endswith("】"):
            return "brackets alone", 1
        return ("brackets", 1) if bracketed(line) else (PLAIN, 0)
    found = mark_of(line.text)
    if found is not None and numbering(line) is not None:
        kind, at, _ = found
        return (line.text[0] if kind == "sign" else kind), at
    sign = found[1] if found is not None else mark_end(line.text)
    return (line.text[0] if mark_end(line.text) else PLAIN), sign
