"""Entries of a bulletin that is imported again, matched with the stored ones by order and similar title."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from calendar_app.store.search.text import squeeze

#: Share of pairs of characters that two titles, or two bodies, must have in common to be one entry.
SIMILAR = 0.5
#: How much of a body is compared, in characters.
_COMPARED = 200


def match_entries(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Positions in *new* mapped to positions in *old*; each at most once. Items are (title, body).

    First those that are named alike and in the same order, then those named alike elsewhere, then the most similar of
    what is left, nearest in order first. Cost: the product of what is left on both sides.
    """
    before, after = ([(squeeze(t), squeeze(b[:_COMPARED])) for t, b in side] for side in (old, new))
    names_before, names_after = ([t or b[:40] for t, b in side] for side in (before, after))
    found: dict[int, int] = {}
    blocks = SequenceMatcher(None, names_before, names_after, autojunk=False).get_matching_blocks()
    for block in blocks:
        found.update((block.b + i, block.a + i) for i in range(block.size))
    by_name: dict[str, list[int]] = {}
    used = set(found.values())
    for i, name in enumerate(names_before):
        if i not in used:
            by_name.setdefault(name, []).append(i)
    for j, name in enumerate(names_after):
        if j not in found and by_name.get(name):
            found[j] = by_name[name].pop(0)
    used = set(found.values())
    left_before = [(i, _pairs(before[i][0]), _pairs(before[i][1])) for i in range(len(old)) if i not in used]
    left_after = [(j, _pairs(after[j][0]), _pairs(after[j][1])) for j in range(len(new)) if j not in found]
    choices = []
    for j, title, body in left_after:
        for i, old_title, old_body in left_before:
            score = max(_alike(title, old_title), _alike(body, old_body))
            if score >= SIMILAR:
                choices.append((-score, abs(i - j), i, j))
    for _, _, i, j in sorted(choices):
        if i not in used and j not in found:
            used.add(i)
            found[j] = i
    return found


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text))


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
