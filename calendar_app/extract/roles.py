"""What people did: roles of a controlled vocabulary (``lexicon/roles.tsv``) with the printed words, and actions as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from calendar_app.extract.people.lexicon import rows
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import RoleMention

_CLAUSE_END = re.compile(r"[，,。；;：:！？\n]")
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_LONGEST_ACTION = 16
_LEAD = re.compile(r"^(?:等(?:市领导|领导|人)?|一行|分别|共同|一同|先后|随后|还|也|均|一起|同志|及其|以及)+")
_ACTION_TAIL = re.compile(r"^(?:主持召开|主持|出席|列席|参加|作)?[\u4e00-\u9fff]*")


@cache
def vocabulary() -> dict[str, str]:
    """Printed word to role."""
    return {row[0]: row[1] for row in rows("roles.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(vocabulary(), key=len, reverse=True))))


def roles_after(text: str, place: int, stops: Sequence[int]) -> tuple[tuple[RoleMention, ...], tuple[str, ...]]:
    """Roles and actions of the subject whose name ends at *place*, up to the end of the sentence or the next subject.

    Args:
        text: the printed text.
        place: end of the name.
        stops: starts of other people's subject places, ascending; reading ends at the first after *place*.
    """
    end_match = _SENTENCE_END.search(text, place)
    end = end_match.start() if end_match else len(text)
    for stop in stops:
        if place < stop < end:
            end = stop
            break
    roles: list[RoleMention] = []
    actions: list[str] = []
    at = place
    while at < end:
        clause_match = _CLAUSE_END.search(text, at, end)
        stop = clause_match.start() if clause_match else end
        clause = text[at:stop]
        lead = _LEAD.match(clause)
        offset = at + (lead.end() if lead else 0)
        found = list(_pattern().finditer(text, offset, stop))
        for m in found:
            roles.append(RoleMention(vocabulary()[m.group()], m.group(), Span(*m.span())))
        if found and found[0].start() - offset <= 12:
            for piece in text[offset:stop].split("并"):
                piece = piece.strip()
                if piece and _pattern().search(piece):
                    actions.append(piece[:_LONGEST_ACTION])
        at = stop + 1
    return tuple(roles), tuple(actions)
