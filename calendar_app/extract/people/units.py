"""The printed names of a body with the posts before them, and where somebody is called by surname and post alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calendar_app.extract.groups import Unit, unit_of
from calendar_app.extract.people.drafts import Draft
from calendar_app.extract.posts.split import split_title
from calendar_app.extract.sentences import SENTENCE_END

_JOINERS = frozenset(["、", "兼"])
_LONGEST_CALLED = 4  # characters of the names of those who are called by their surname
_WIDEST_POSTS = 80  # characters of joined posts before a name


def _behind(body: str, run: Sequence[tuple[int, int]], end: int) -> int:
    """Where the joined posts end that begin right behind a name: 何某县长, not those told farther on."""
    for start, stop in run:
        if start == end or body[end:start] in _JOINERS:
            end = stop
    return end


def units_of(body: str, drafts: Mapping[str, Draft]) -> list[Unit]:
    """The printed names of the body with the posts before them, ascending."""
    runs = {draft.name: sorted(draft.runs) for draft in drafts.values() if draft.runs}
    units: list[Unit] = []
    floor = 0
    places = [(*span, draft.name) for draft in drafts.values() for span in draft.spans]
    places.sort()
    for start, end, name in places:
        least, head, tail = max(floor, start - _WIDEST_POSTS), start, end
        for run in runs.get(name, ()):
            if least <= run[0][0] < head and run[0][1] <= start:
                behind = run[-1][1]
                if behind >= start or not SENTENCE_END.search(body, behind, start):
                    head = run[0][0]
            if run[-1][0] >= end and end in [a for a, _ in run]:
                tail = _behind(body, run, end)
            elif run[-1][0] < start and end < run[-1][1]:  # 省民委某某副主任
                head, tail = max(least, run[0][0]), run[-1][1]
        units.append(unit_of((head, tail, name)))
        floor = tail
    called = _called(body, drafts, units)
    return sorted([*units, *called]) if called else units


def _called(body: str, drafts: Mapping[str, Draft], units: Sequence[Unit]) -> list[Unit]:
    """Where the body calls somebody by surname and post alone: 孟区长强调, where one of that name and post is in the entry."""
    whose: dict[str, str] = {}
    for draft in drafts.values():
        if not draft.runs or "·" in draft.name or len(draft.name) > _LONGEST_CALLED:
            continue
        surname = draft.name[: 1 if len(draft.name) < _LONGEST_CALLED else 2]  # 西胁知事
        if body.count(surname) <= len(draft.spans):  # as of the most
            continue
        for title in {split_title(body[a:b])[2] for run in draft.runs for a, b in run}:
            if len(title) > 1 and body.find(word := surname + (title if title[-2:] != "知事" else "知事")) >= 0:
                whose[word] = "" if whose.get(word, draft.name) != draft.name else draft.name
    found: list[Unit] = []
    for word, name in whose.items():
        at = body.find(word) if name else -1
        while at >= 0:
            end = at + len(word)
            if not any(unit.start < end and at < unit.end for unit in units):
                found.append(unit_of((at, end, name)))
            at = body.find(word, end)
    return found
