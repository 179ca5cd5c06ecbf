"""What people did: who is told what of, by the rows in which names stand; ``clauses`` reads what a clause tells.

Names that stand in a row share the predicate behind the last of them. A name behind a verb is its object: what follows is
told of the subject before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from calendar_app.extract.clauses import NOUN, pattern, read, vocabulary
from calendar_app.model.extraction import RoleMention

_SENTENCE_END = re.compile(r"[。；;！？\n]")
_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n“”]")
_ROW = re.compile(r"(?:（[^（）]{0,14}）)?(?:、|，|和|与|及|以及|同)?$")
_WITH = re.compile(r"[与同和][^，。；！？]{0,30}的$")
_GOVERNS = frozenset("对向为给与同和")  # prepositions whose object a name behind them is
_MUTUAL = frozenset(["会谈", "座谈", "签约"])  # what both sides do: 与某某举行会谈
_TOLD_OF = re.compile(
    r"(?:[与同和向对为给]|会见|接见|会晤|拜访|拜会|陪同|迎接|欢迎|看望)(?P<deed>[^与同，,。；;：:！？\n]{1,60})的$"
)
_WIDEST_DEED = 64  # characters before a name in which what is told of it stands


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
    governors = [_governor(body, groups, k) for k in range(len(groups))]
    for k, group in enumerate(groups):
        if group.guest:  # 与率队来访的某某: what is said of the guest alone
            for host, guest in zip(group.units, group.units[1:], strict=False):
                out[guest.name].add(*read(body, host.end, guest.start, whole=True))
        else:
            told_of = _told_of(body, groups, k)
            for unit in group.units:
                out[unit.name].add(*told_of)
        if (governor := governors[k]) is not None:
            if governor in "与同和":
                stop = _CLAUSE_BREAK.search(body, group.end)
                roles, actions = read(body, group.end, stop.start() if stop else len(body))
                if any(role.role in _MUTUAL for role in roles):
                    for unit in group.units:
                        out[unit.name].add([r for r in roles if r.role in _MUTUAL], actions[:1])
            continue
        end = _reach(body, groups, governors, k)
        hosts = group.units[: group.guest or len(group.units)]
        guests = group.units[group.guest :] if group.guest else ()
        told = read(body, group.end, end)
        for unit in hosts:
            out[unit.name].add(*told)
        if guests:
            stop = _CLAUSE_BREAK.search(body, group.end, end)
            shared = read(body, group.end, stop.start() if stop else end)
            for unit in guests:
                out[unit.name].add(*shared)
    return out


def _told_of(body: str, groups: Sequence[_Group], k: int) -> tuple[list[RoleMention], list[str]]:
    """What stands before a group as told of it: 会见来访的某某, 与率队的某某."""
    start = groups[k].start
    match = _TOLD_OF.search(body, max(groups[k - 1].end if k else 0, start - _WIDEST_DEED), start)
    return read(body, *match.span("deed"), whole=True) if match else ([], [])


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


def _governor(body: str, groups: Sequence[_Group], k: int) -> str | None:
    """The preposition or verb that makes the group an object in its clause (会见某某一行, 与某某座谈), None for a subject."""
    at = groups[k].start
    if at and body[at - 1] in _GOVERNS:
        return body[at - 1]
    start = groups[k - 1].end if k else 0
    for mark in _CLAUSE_BREAK.finditer(body, start, at):
        start = mark.end()
    verb = next((m.group() for m in pattern().finditer(body, start, at) if vocabulary()[m.group()] != NOUN), None)
    if body[start : start + 1] in ("与", "同") and body[start + 1 : at].endswith("的"):
        return body[start]
    return verb


def _reach(body: str, groups: Sequence[_Group], governors: Sequence[str | None], k: int) -> int:
    """Where what is told of the group ends: the sentence, or the next group that is a subject."""
    mark = _SENTENCE_END.search(body, groups[k].end)
    end = mark.start() if mark else len(body)
    for j in range(k + 1, len(groups)):
        if groups[j].start >= end:
            break
        if governors[j] is None:
            return groups[j].start
    return end
