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
from calendar_app.bulletin.page.tables import is_row

#: The form of lines that have no mark, and of texts that open with their day.
PLAIN, DATED = "plain", "dated"
#: Characters of a section's name, its number aside; of one without a mark.
_LONGEST, _LONGEST_PLAIN = 16, 10
#: So many sections show each other; titles are more by this factor; so much of the sections stand right above a title, and so
#: much of what has their mark is one.
_LEAST, _MORE, _MORE_DATED, _ABOVE, _MOST = 2, 1.5, 2.5, 0.75, 0.8
#: Titles in all, at the least; and how deep sections lie in one another.
_TITLES, _DEEPEST = 3, 3


class _Opening(NamedTuple):
    """How a line may open something: the form of its mark, whether it may name a section, whether a title with its text below."""

    form: str
    section: bool
    title: bool


def section_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that name sections by their form, the inner ones first. Linear in the text."""
    openings = [_opening(line, after) for line, (after, _) in zip(lines, below_titles(lines), strict=True)]
    known: set[int] = set()
    for _ in range(_DEEPEST):
        found = _level(lines, openings, known)
        if not found:
            break
        known |= found
    return frozenset(lines[i].number for i in known)


def _level(lines: Sequence[Line], openings: Sequence[_Opening], known: set[int]) -> set[int]:
    """Places of the lines that name sections above titles, or above sections that are *known*."""
    titles = Counter(each.form for i, each in enumerate(openings) if each.title and i not in known)
    heads: dict[str, list[int]] = {}
    above: dict[str, Counter[str]] = {}
    next_form = ""  # of the line below, sections aside, where it is a title
    below: dict[int, str] = {}
    for i in range(len(openings) - 1, -1, -1):
        each = openings[i]
        if i in known:
            continue
        below[i], next_form = next_form, each.form if each.title else ""
        if not each.section or (each.form == PLAIN and not _begins(lines, openings, i)):
            continue
        heads.setdefault(each.form, []).append(i)
        if below[i] not in ("", each.form):
            above.setdefault(each.form, Counter())[below[i]] += 1
    out: set[int] = set()
    for form, forms in above.items():
        places = heads[form]
        inner, count = forms.most_common(1)[0]
        if form == PLAIN:
            places = [i for i in places if below[i] == inner]
            if inner == DATED and any(each.form == PLAIN and each.title and not each.section for each in openings):
                continue  # a longer line stands above such a text: titles
        elif len(places) < _MOST * sum(each.form == form for each in openings):
            continue  # many with this mark are long, or sentences
        if inner == DATED and any(len(squeeze(lines[i].text)) > _LONGEST_PLAIN for i in places):
            continue  # titles of stories that go on for days
        least = max(_TITLES, (_MORE_DATED if inner == DATED else _MORE) * len(places))
        if len(places) >= _LEAST and count >= _ABOVE * len(places) and titles[inner] >= least:
            out.update(places)
    return out


def _begins(lines: Sequence[Line], openings: Sequence[_Opening], i: int) -> bool:
    """Whether a line without a mark does not go on with the one above it."""
    return (
        i == 0 or lines[i].gap or lines[i - 1].level > 0 or openings[i - 1].section or ends_sentence(lines[i - 1].text)
    )


def _opening(line: Line, after: Line | None) -> _Opening:
    """What the form of a line says of it; its text may stand on the line *after*."""
    form, at = _form(line)
    if form == PLAIN and _inline(line):
        return _Opening("inline", False, True)
    if tells_a_day(line, at):
        return _Opening(DATED, False, True)
    rest = line.text[at:]
    short = 2 <= len(squeeze(rest)) <= (_LONGEST_PLAIN if form == PLAIN else _LONGEST)
    short = short and not is_row(line.text)
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
