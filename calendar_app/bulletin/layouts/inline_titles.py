"""Entries whose title stands before the text on the same line, with nothing but a space and the date to part them.

``全市会议召开 7月6日，市委召开…``: what is left of bold titles when a copy has lost the bold.
"""

from __future__ import annotations

import re

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.dates.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._titles import before_date, take_publication, title_like
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.page.tables import is_row

NAME = "inline-titles"
MOST = 0.88

#: A title that two blanks part from its text, which is a sentence.
_WIDE = re.compile(
    r"(?P<t>[^\s。；，,;：:][^\s。；，,;]{5,48})(?:\u3000|[ \u00a0]{2})[ \u3000\u00a0]{0,6}(?=[^\s].*[。！？”]$)"
)


def _split(line: Line, keys: set[str]) -> int | None:
    """Where the title ends, None where the line opens no entry."""
    text = line.text
    opening = find_cell(text)
    if line.level or (opening is not None and (opening.closed or opening.unit != "year")):
        return None
    return before_date(text, _sign(text), keys)


def _sign(text: str) -> int:
    """Where the text goes on behind the sign of a list."""
    return mark_end(text) if text[0] in MARKS else 0


def _roles(doc: Doc) -> list[int | None]:
    """For each line the end of its title; a whole line that is a title of the contents list ends at its own end."""
    keys = {item.key for item in doc.contents.items}
    out: list[int | None] = []
    wide: list[tuple[int, int]] = []  # lines that blanks part where no day follows, and where
    before: Line | None = None
    for i, line in enumerate(doc.body):
        free = before is None or line.gap or ends_sentence(before.text) or before.level > 0 or title_like(before)
        free = free or (before is not None and before.number in doc.section_lines)
        end = _split(line, keys) if free else None
        if (
            end is None
            and free
            and line.number not in doc.section_lines
            and (gap := _WIDE.match(line.text)) is not None
        ):
            wide.append((i, gap.end("t")))
        out.append(len(line.text) if end is None and line.key in keys else end)
        before = line
    if sum(end is not None and _WIDE.match(doc.body[i].text) is not None for i, end in enumerate(out)) > len(wide):
        for i, end in wide:  # most titles are parted so from their texts: these are titles, too
            out[i] = end if out[i] is None else out[i]
    return out


def score(doc: Doc) -> float:
    """Share of the text below such titles; at least three of them."""
    lines = doc.body
    roles = _roles(doc)
    inline = sum(1 for line, end in zip(lines, roles, strict=True) if end is not None and end < len(line.text))
    if inline < 3:
        return 0.0
    first = next(i for i, end in enumerate(roles) if end is not None)
    total = sum(len(line.text) for line in lines)
    below = sum(len(line.text) for line in lines[first:])
    heads = sum(1 for line in lines if ends_sentence(line.text))
    return MOST * below / total * min(1.0, 4 * inline / max(heads, 1))


def parse(doc: Doc, builder: Builder) -> None:
    """A title before a date opens an entry; headings are told by the contents list, by ``#`` or by standing alone."""
    sections = doc.sections()
    keys = {item.key for item in doc.contents.items}
    lines = doc.body
    roles = _roles(doc)
    for i, (line, end) in enumerate(zip(lines, roles, strict=True)):
        following = roles[i + 1] if i + 1 < len(lines) else None
        short = (
            len(line.text) <= 16
            and not is_row(line.text)
            and not ends_sentence(line.text)
            and (line.gap or following is not None)
        )
        if (
            line.level
            or (sections.known(line) and line.key not in keys)
            or (end is None and short and following is not None)
        ):
            builder.heading(line, sections.enter(line))
        elif end is not None:
            colon = line.text[end : end + 1] in ("：", ":")
            title, rest = line.words.cut(_sign(line.text), end).strip(), line.words.cut(end + colon).strip()
            builder.entry(line, title=title, body=rest or None, rule=NAME)
        elif not take_publication(builder, line):
            builder.continuation(line)
