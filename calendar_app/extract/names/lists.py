"""The list in which a candidate stands: what comes before its head and behind its end."""

from __future__ import annotations

from collections.abc import Sequence

from calendar_app.extract.names.chunks import Candidate
from calendar_app.extract.names.tokens import Token

#: Words between the items of a list.
JOINTS = frozenset({"、", "和", "及", "与", "以及", "與"})
ITEMS = 100  # of a list that is followed to its head


def before(toks: Sequence[Token], found: Sequence[Candidate], index: int) -> int:
    """Index of the token before the list in which ``found[index]`` stands (-1: none); earlier items are skipped."""
    first = found[index].first
    head = max(0, index - ITEMS)
    while index > head and first > 0 and toks[first - 1].word in JOINTS and found[index - 1].last < first - 1:
        end = past_bracket(toks, found[index - 1].last + 1)
        if first - 1 - end > (4 if found[index - 1].tail else 2):
            break
        index -= 1
        first = found[index].first
    return first - 1


def after(toks: Sequence[Token], found: Sequence[Candidate], index: int) -> int:
    """Index of the token after the list in which ``found[index]`` stands; a short bracket behind a name is skipped."""
    end = past_bracket(toks, found[index].last + 1)
    tail = min(len(found), index + ITEMS)
    while index + 1 < tail and end < len(toks) and toks[end].word in JOINTS and found[index + 1].first == end + 1:
        index += 1
        end = past_bracket(toks, found[index].last + 1)
    return end


def past_bracket(toks: Sequence[Token], i: int) -> int:
    """Index of the token after a short bracket that opens at *i*; *i* where none does."""
    if i < len(toks) and toks[i].word in "（(":
        for k in range(i + 1, min(i + 8, len(toks))):
            if toks[k].word in "）)":
                return k + 1
    return i
