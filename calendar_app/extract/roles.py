"""What people did: roles of a controlled vocabulary (``lexicon/roles.tsv``) with the printed words, and actions as written.

Names that stand in a row share the predicate behind the last of them. A name behind a verb is its object: what follows is
told of the subject before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.posts.wordlists import rows
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import RoleMention

_CLAUSE = re.compile(r"[^，,。；;：:！？\n]+")
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n“”]")
_ROW = re.compile(r"(?:（[^（）]{0,14}）)?(?:、|，|和|与|及|以及|同)?$")
_WITH = re.compile(r"[与同和][^，。；！？]{0,30}的$")
_VISITS = re.compile(
    r"来(?![到自说往源年])[\u4e00-\u9fff]{1,2}(?=考察|参访|洽谈|对接|调研|访问|出席|参加|视察|检查|督导|指导|慰问|交流|的|，|、|。|开展)"
)
_GOVERNS = frozenset("对向为给")  # prepositions whose object a name behind them is
_ACTION_END = re.compile("[、并的了（]")
_NOUN = "-"
_WHOLE_ACTION = 8  # a predicate as long as this is kept whole, of a longer one the verb
_HEARD = frozenset(["汇报", "发言", "介绍"])  # what is heard (听取汇报) is done by others


class Unit(NamedTuple):
    """A printed name with the posts before it: where it begins, where the name ends, and whose it is."""

    start: int
    end: int
    name: str


class _Group(NamedTuple):
    units: tuple[Unit, ...]
    start: int
    end: int
    guest: int  # units before this one are the hosts of a meeting, the rest was joined by 与; 0 for a plain row


@cache
def vocabulary() -> dict[str, str]:
    """Printed words to role."""
    return {row[0]: row[1] for row in rows("roles.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return words_pattern(vocabulary())


class Deeds:
    """Roles and actions of one person, each once, in the order of the text."""

    __slots__ = ("actions", "roles")

    def __init__(self) -> None:
        self.roles: dict[tuple[str, str], RoleMention] = {}
        self.actions: dict[str, None] = {}

    def add(self, found: Iterable[RoleMention], actions: Iterable[str]) -> None:
        """Add what was read of one clause or more."""
        for role in found:
            self.roles.setdefault((role.role, role.text), role)
        self.actions.update(dict.fromkeys(actions))


def deeds(body: str, units: Sequence[Unit]) -> dict[str, Deeds]:
    """What each person did, by name.

    Args:
        body: the printed text.
        units: all printed names of it, ascending.
    """
    out: dict[str, Deeds] = {unit.name: Deeds() for unit in units}
    groups = _groups(body, units)
    for k, group in enumerate(groups):
        if group.guest:  # 与率队来访的某某: what is said of the guest alone
            for host, guest in zip(group.units, group.units[1:], strict=False):
                out[guest.name].add(*_read(body, host.end, guest.start))
        if _is_object(body, groups, k):
            continue
        end = _reach(body, groups, k)
        hosts = group.units[: group.guest or len(group.units)]
        guests = group.units[group.guest :] if group.guest else ()
        told = _read(body, group.end, end)
        for unit in hosts:
            out[unit.name].add(*told)
        if guests:
            stop = _CLAUSE_BREAK.search(body, group.end, end)
            shared = _read(body, group.end, stop.start() if stop else end)
            for unit in guests:
                out[unit.name].add(*shared)
    return out


def _groups(body: str, units: Sequence[Unit]) -> list[_Group]:
    groups: list[_Group] = []
    row: list[Unit] = []
    guest = 0
    for unit in units:
        if row:
            between = body[row[-1].end : unit.start]
            if _WITH.match(between):
                guest = guest or len(row)
            elif between and _ROW.match(between):
                if between[-1:] in "与同" and not guest:
                    guest = len(row)
            else:
                groups.append(_Group(tuple(row), row[0].start, row[-1].end, guest))
                row, guest = [], 0
        row.append(unit)
    if row:
        groups.append(_Group(tuple(row), row[0].start, row[-1].end, guest))
    return groups


def _is_object(body: str, groups: Sequence[_Group], k: int) -> bool:
    """Whether a verb of the vocabulary stands before the group in its clause: 会见某某一行."""
    if body[groups[k].start - 1 : groups[k].start] in _GOVERNS and groups[k].start:
        return True
    start = groups[k - 1].end if k else 0
    for mark in _CLAUSE_BREAK.finditer(body, start, groups[k].start):
        start = mark.end()
    return any(vocabulary()[m.group()] != _NOUN for m in _pattern().finditer(body, start, groups[k].start))


def _reach(body: str, groups: Sequence[_Group], k: int) -> int:
    """Where what is told of the group ends: the sentence, or the next group that is a subject."""
    mark = _SENTENCE_END.search(body, groups[k].end)
    end = mark.start() if mark else len(body)
    for j in range(k + 1, len(groups)):
        if groups[j].start >= end:
            break
        if not _is_object(body, groups, j):
            return groups[j].start
    return end


def _read(body: str, start: int, end: int) -> tuple[list[RoleMention], list[str]]:
    """Roles and actions told between two places."""
    found: list[RoleMention] = []
    actions: list[str] = []
    for clause in _CLAUSE.finditer(body, start, end):
        matches = [m for m in _pattern().finditer(body, *clause.span()) if vocabulary()[m.group()] != _NOUN]
        told = clause.start()
        hears = any(m.group() == "听取" for m in matches)
        for m in matches:
            role = vocabulary()[m.group()]
            if hears and role in _HEARD:
                continue
            found.append(RoleMention(role, m.group(), Span(*m.span())))
            if m.start() >= told:
                actions.append(_action(body, m, clause.end()))
                told = m.start() + len(actions[-1])
        visit = _VISITS.search(body, *clause.span())
        if visit is not None:
            found.append(RoleMention("来访", visit.group(), Span(*visit.span())))
    found.sort(key=lambda r: r.span or Span(0, 0))
    return found, actions


def _action(body: str, m: re.Match[str], end: int) -> str:
    """The verb with its object where that is short, as written; else the verb."""
    mark = _ACTION_END.search(body, m.end(), end)
    whole = body[m.start() : mark.start() if mark else end].strip()
    cut = mark is not None and mark.group() in "了的"
    return m.group() if cut or len(whole) > _WHOLE_ACTION else whole
