"""Bullets that a copy has put at the end of the line above: ``…会议召开。 - 北桥通车`` is a text and the title below it."""

from __future__ import annotations

import re

from calendar_app.bulletin.lines import Line, line_of

#: Behind a sentence, or the day on which it was put up; what follows is the next title, or nothing.
_BULLET = re.compile(
    r"(?:[。！？”）)]|20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})[ \t]{1,3}(?P<dash>-)(?:[ \t]{1,3}(?=[^\s。！？；]{2,60}[ \t]{0,3}$)|[ \t]{0,3}$)"
)
#: So many lines show that bullets stand so; how far from its end a line is looked at.
_LEAST, _TAIL = 2, 72


def part_bullets(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those that end with the next one's bullet parted there. Linear in the text."""
    found = {
        i: match
        for i, line in enumerate(lines)
        if "-" in line.text[-_TAIL:] and (match := _BULLET.search(text, max(line.end - _TAIL, line.start), line.end))
    }
    if len(found) < _LEAST:
        return lines
    out: list[Line] = []
    for i, line in enumerate(lines):
        match = found.get(i)
        if match is None or line.whole:
            out.append(line)
            continue
        dash = match.start("dash")
        above = line_of(text, line.start, dash, line.number)
        above.gap = line.gap
        out.append(above)
        if text[dash + 1 : line.end].strip():
            out.append(line_of(text, dash, line.end, line.number))
    return [line for line in out if line.text.strip() != "-"]
