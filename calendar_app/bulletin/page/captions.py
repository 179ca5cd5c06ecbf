"""The page's title below every picture: what sites set as its caption where it has none of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from calendar_app.bulletin.dates.datecell import find_cell
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line

#: So long the title is, and so often it is printed at the least.
_SHORTEST, _LONGEST, _OFTEN = 14, 60, 5


def drop_captions(lines: Sequence[Line]) -> None:
    """Set apart the first line, no sentence and without a date, that stands again and again behind texts that end."""
    texts = [line for line in lines if line.kind is Kind.TEXT]
    if not texts or not _SHORTEST <= len(texts[0].text) <= _LONGEST:
        return
    title = texts[0]
    if ends_sentence(title.text) or find_cell(title.text) is not None:
        return
    again = [(above, line) for above, line in pairwise(texts) if line.key == title.key]
    if len(again) + 1 < _OFTEN or not all(above.key == title.key or ends_sentence(above.text) for above, _ in again):
        return
    title.kind, title.rule = Kind.NOISE, "caption"
    for _, line in again:
        line.kind, line.rule = Kind.NOISE, "caption"
