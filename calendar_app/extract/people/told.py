"""The day on which a post or a person is told, where a clause has a date of its own: elected on the 24th, in an entry of the 23rd."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from calendar_app.extract.sentences import SENTENCE_END
from calendar_app.model.extraction import DateKind, DateMention, PersonMention, Precision

_HAPPENED = frozenset([DateKind.MAIN, DateKind.ALSO, DateKind.BACKGROUND])  # what is announced has not happened
_CARRIED = frozenset([DateKind.MAIN, DateKind.ALSO])  # the story goes on at that day in the sentences behind it
_DAYS = frozenset([Precision.DAY, Precision.PART])  # a month or a year tells no day
_CLAUSE_END = re.compile(r"[。！？\n，,；;]")


def with_dates(people: tuple[PersonMention, ...], dates: Sequence[DateMention], body: str) -> tuple[PersonMention, ...]:
    """The people, with the day of the clause that tells of a post or of a person where it is not the entry's own.

    A date counts for what stands behind it up to the next date; one inside a clause (王某于24日当选) only up to the end of
    its sentence, and one of the background likewise.

    Args:
        people: of one entry.
        dates: of the same entry, in the order of the text.
        body: of the entry; spans index it.
    """
    places = [
        d for d in dates if d.span is not None and d.start is not None and d.kind in _HAPPENED and d.precision in _DAYS
    ]
    own = next((d for d in dates if d.kind is DateKind.MAIN and d.start is not None), None)
    if not places or {d.start for d in places} <= {own.start if own else None}:
        return people
    clock = _Clock(places, own.start.isoformat() if own and own.start else None, body)
    return tuple(_dated(person, clock) for person in people)


class _Clock:
    """What day it is at a place of the body."""

    def __init__(self, dates: Sequence[DateMention], own: str | None, body: str) -> None:
        self._dates = sorted((d for d in dates if d.span), key=lambda d: d.span or (0, 0))
        self._starts = [d.span.start for d in self._dates if d.span]
        self._own = own
        self._body = body

    def at(self, place: int) -> str | None:
        """ISO 8601 day that holds at *place*; None where it is the entry's own."""
        for k in range(bisect_right(self._starts, place) - 1, -1, -1):
            date = self._dates[k]
            if date.span is None or date.start is None:
                continue
            here = SENTENCE_END.search(self._body, date.span.end, place) is None
            if here or (date.kind in _CARRIED and self._opens(date.span.start)):
                day = date.start.isoformat()
                return None if day == self._own else day
        return None

    def _opens(self, start: int) -> bool:
        """Whether a date stands at the head of its clause."""
        return start == 0 or _CLAUSE_END.match(self._body, start - 1) is not None


def _dated(person: PersonMention, clock: _Clock) -> PersonMention:
    posts = tuple(
        replace(post, date=day) if post.span is not None and (day := clock.at(post.span.start)) is not None else post
        for post in person.posts
    )
    days = {clock.at(span.start) for span in person.spans}
    date = days.pop() if len(days) == 1 else None
    return person if date == person.date and posts == person.posts else replace(person, posts=posts, date=date)
