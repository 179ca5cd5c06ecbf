"""The page's title below every picture: what sites set as its caption where it has none of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.lines import Kind, Line

#: So long the title is, and so often it is printed at the least.
_SHORTEST, _LONGEST, _OFTEN = 14, 60, 5
#: The same for a longer line that is not the first of its page.
_LONG, _AGAIN = 90, 3


def drop_captions(lines: Sequence[Line]) -> None:
    """Set apart the first line, no sentence and without a date, that stands again and again behind texts that end."""
    texts = [line for line in lines if line.kind is Kind.TEXT]
    _drop_repeated(texts)
    if not texts or texts[0].kind is not Kind.TEXT or not _SHORTEST <= len(texts[0].text) <= _LONGEST:
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


def _drop_repeated(texts: Sequence[Line]) -> None:
    """Set apart a line, no sentence and without a date, that stands again and again, each time but the first apart from a text that ends.

    Linear in the text.
    """
    often = Counter(
        line.text for line in texts if _SHORTEST <= len(line.text) <= _LONG and not (line.level or line.bold)
    )
    if not often or often.most_common(1)[0][1] < _AGAIN:
        return
    again = {
        text: n
        for text, n in often.items()
        if n >= _AGAIN and not ends_sentence(text) and find_cell(text, mark_end(text)) is None
    }
    apart = Counter(
        line.text for above, line in pairwise(texts) if line.text in again and line.gap and ends_sentence(above.text)
    )
    for line in texts:
        if line.text in again and apart[line.text] >= again[line.text] - 1:
            line.kind, line.rule = Kind.NOISE, "caption"
