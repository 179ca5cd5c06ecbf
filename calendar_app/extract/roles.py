"""What people did: roles of a controlled vocabulary (``lexicon/roles.tsv``) with the printed words, and actions as written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from calendar_app.extract.people.lexicon import rows
from calendar_app.extract.people.trie import words_pattern
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import RoleMention

_CLAUSE_END = re.compile(r"[，,。；;：:！？\n]")
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_LONGEST_ACTION = 16
_FARTHEST_VERB = 12
_LEAD = re.compile(r"(?:等(?:市领导|领导|人)?|一行|分别|共同|一同|先后|随后|还|也|均|一起|同志|及其|以及)+")


@cache
def vocabulary() -> dict[str, str]:
    """Printed word to role."""
    return {row[0]: row[1] for row in rows("roles.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return words_pattern(vocabulary())


def roles_after(text: str, place: int, stops: Sequence[int]) -> tuple[tuple[RoleMention, ...], tuple[str, ...]]:
    """Roles and actions of the subject whose name ends at *place*, up to the end of the sentence or the next subject.

    Args:
        text: the printed text.
        place: end of the name.
        stops: starts of other people's subject places, ascending; reading ends at the first after *place*.
    """
    end_match = _SENTENCE_END.search(text, place)
    end = end_match.start() if end_match else len(text)
    following = bisect_right(stops, place)
    if following < len(stops):
        end = min(end, stops[following])
    roles: list[RoleMention] = []
    actions: list[str] = []
    at = place
    while at < end:
        clause_match = _CLAUSE_END.search(text, at, end)
        stop = clause_match.start() if clause_match else end
        lead = _LEAD.match(text, at, stop)
        offset = lead.end() if lead else at
        found = list(_pattern().finditer(text, offset, stop))
        roles += [RoleMention(vocabulary()[m.group()], m.group(), Span(*m.span())) for m in found]
        if found and found[0].start() - offset <= _FARTHEST_VERB:
            pieces = (piece.strip() for piece in text[offset:stop].split("并"))
            actions += [piece[:_LONGEST_ACTION] for piece in pieces if piece and _pattern().search(piece)]
        at = stop + 1
    return tuple(roles), tuple(actions)
