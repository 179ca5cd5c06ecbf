"""What a site cuts from the beginning of a text and prints above it once more, as its summary: …余发梳成辫, broken off anywhere."""

from __future__ import annotations

from itertools import groupby

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.lines import Kind, Line

#: Among so many lines at the top such a cutting stands, so long is it at least, and so many lines at the most hold it again.
_TOP, _SHORTEST, _AGAIN = 16, 40, 40
#: What shows that it was cut.
_CUT = "…. "


def mark_opening_again(lines: list[Line]) -> None:
    """Mark a line above the text with which the lines right below it, or below their title, open."""
    texts = [line for line in lines[: _TOP + _AGAIN] if line.kind is Kind.TEXT]
    printed = [list(group) for _, group in groupby(texts, key=lambda line: line.number)]  # as the file has them
    words = ["".join(squeeze(line.text) for line in group) for group in printed]
    for i, group in enumerate(printed[:_TOP]):
        cutting = words[i].rstrip(_CUT)
        if len(cutting) < _SHORTEST:
            continue
        below = [k for k in (i + 1, i + 2) if k < len(words) and words[k] != cutting]  # not a line printed twice
        if any("".join(words[k:]).startswith(cutting) for k in below):
            for line in group:
                line.kind, line.rule = Kind.NOISE, "summary"
