"""What people did: who is told what of, by the rows in which names stand; ``clauses`` reads what a clause tells.

Names that stand in a row share the predicate behind the last of them. A name behind a verb is its object: what follows is
told of the subject before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from calendar_app.extract.clauses import read
from calendar_app.extract.groups import Group, Unit, addressed, governor_of, rows_of
from calendar_app.extract.objects import Told, appointed, as_object, may_appoint, resigns, together
from calendar_app.extract.role_words import clause_words, role_mention
from calendar_app.extract.verbs import verbs
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import RoleMention

_SENTENCE_END = re.compile(r"[。；;！？\n]")
_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n“”]")
_LEADING = ("率", "带")
_TOLD_OF = re.compile(
    r"(?:[与同和向对为给]|会见|接见|会晤|拜访|拜会|陪同|迎接|欢迎|看望)(?P<deed>[^与同，,。；;：:！？\n]{1,60})的$"
)
_ALONG = re.compile(r"(?:^|[，。；！？\n])(?P<deed>陪同|随同)$")
_COMING = re.compile(
    r"(?:^|[，。；！？\n]|其中)(?P<deed>(?:(?:应邀|专程|前)?来(?![自到])|出任|担任|接任|调任)[^，,。；;：:！？\n]{1,60})的$"
)
_ANNOUNCING = clause_words("announce")
_IN_COMPANY = re.compile(
    r"(?:(?:等|[和及、]|以及)[^，,。；;：:]{0,20}?)?的?(?P<deed>陪同|陪伴|主持|带领|率领|监誓|见证|领导|(?=指导))(?:指导)?下"
)
_COMPANY_HEADS = frozenset("等和及、以的陪主带率监见领指")
_IN = re.compile("在[^，。；：！？\n]*$")
_WIDEST_NOUN = 16  # characters between 在 and somebody in whose company something is done
_BY_COMPANY = re.compile(
    r"(?:等[^，,。；;：:]{0,20})?(?P<deed>(?:陪同|陪伴)(?=[，,。；;前])|(?:共同|联合)?(?:率领的?|带领的?)|带队的?|率队的?)"
)
_ANNOUNCED = re.compile(
    r"(?P<deed>出席|列席|参加|陪同|参与|与会|到会|随同|随行|到访|来访)(?:[^，,。；;：:！？\n]{0,40}?|，(?=包括))(?:还有|的有|的为|的是|有|包括|分别是|分别为|名单)[：:]?(?=[\u4e00-\u9fff])"
)
_LISTED = re.compile(
    r"(?:代表[^，。；、]{2,16})?[，、和及](?:[^。；，\n]{2,30}(?:领导|负责人|负责同志|代表|干部|人员|专家)，|[^。；，\n到在对与将已曾为把被向说就由]{4,30}，)?(?:以及)?(?:[^。；，\n到在对与将已曾为把被向说就由]|(?<=[少中上大])将){0,24}"
)  # between people of one list, unnamed ones among them
_AT_THE_HEAD = re.compile("为(?:[^，。；、的]{0,6})(?:团长|领队|组长|队长|首席代表|首)")
_LED_BY = re.compile("(?:率领|带领)(?=的)")  # 会见某某率领的代表团
_WITH_WORDS = ("与", "同", "和")
_PRONOUN = re.compile(
    "[他她](?<=[。！？\n].)(?:还|也|同时|又|并)?(?:向[^，。；\n]{1,14}?)?(?=强调|指出|要求|表示|介绍)"
)
_FARTHEST_SUBJECT = 400  # characters between a name and the 他 that stands for it
_LONGEST_BARE = 4  # characters of a name without a post
_WIDEST_ITEM = 40  # characters between two names of a list
_WIDEST_DEED = 64  # characters before a name in which what is told of it stands


class Deeds:
    """Roles and spans of actions of one person, each once, in the order of the text."""

    __slots__ = ("actions", "roles")

    def __init__(self) -> None:
        self.roles: dict[tuple[str, str], RoleMention] = {}
        self.actions: dict[Span, None] = {}

    def add(self, found: Iterable[RoleMention], actions: Iterable[Span]) -> None:
        """Add what was read of one clause or more."""
        for role in found:
            self.roles.setdefault((role.role, role.text), role)
        for action in actions:
            self.actions[action] = None


def deeds(body: str, units: Sequence[Unit]) -> dict[str, Deeds]:
    """What each person did, by name.

    Args:
        body: the folded text (``posts.folding.fold_marks``), so that marks and characters are of one kind.
        units: all printed names of it, ascending.
    """
    out: dict[str, Deeds] = {unit.name: Deeds() for unit in units}
    groups = rows_of(body, addressed(body, units))
    governors = [governor_of(body, groups, k) for k in range(len(groups))]
    starts = [group.start for group in groups]
    asides = [_aside(body, group) for group in groups]  # 在某某陪同下, 由某某陪同: told of the group alone
    announcements = list(_ANNOUNCED.finditer(body)) if any(map(body.__contains__, _ANNOUNCING)) else []
    waiting: list[Unit] = []
    for k, group in enumerate(groups):
        if group.guest:  # 与率队来访的某某: what is said of the guest alone
            for host, guest in zip(group.units, group.units[1:], strict=False):
                out[guest.name].add(*read(body, host.end, guest.start, whole=True))
        else:
            if body[group.start - 1 : group.start] == "的":
                told = _told_of(body, groups, k)
                for unit in group.units:
                    out[unit.name].add(*told)
            if may_appoint(body, group.start, group.end):
                told = appointed(body, group.start, group.end, posted=_posted(group))
                for unit in group.units:
                    out[unit.name].add(*told)
        if (aside := asides[k]) is not None:
            told = read(body, *aside, whole=True)
            if body.startswith(_LEADING, aside[0]):  # 由某某率领赴外地考察: the leader goes too
                end = _reach(body, groups, governors, asides, k)
                more = read(body, aside[1], end, objects=_governed(groups, governors, k, bisect_left(starts, end)))
                told = ([*told[0], *more[0]], [*told[1], *more[1]])
            for unit in group.units:
                out[unit.name].add(*told)
            continue
        if (governor := governors[k]) is not None:
            told = as_object(body, governor, group.start, group.end)
            if (
                told[0] and k + 1 < len(groups) and governors[k + 1] is None
            ):  # what is told behind the next one is its own
                told = _before(told, groups[k + 1].start)
            if body.startswith("以", group.start - 1) and _AT_THE_HEAD.match(
                body, group.end
            ):  # 会见以某某为团长的代表团
                told = ([role_mention("率队", "为", Span(group.end, group.end + 1)), *told[0]], told[1])
            elif body.startswith(_LEADING, group.end) and (led := _LED_BY.match(body, group.end)):
                told = ([role_mention("率队", led.group(), Span(*led.span())), *told[0]], told[1])
            for unit in group.units:
                out[unit.name].add(*told)
            continue
        end = reach = _reach(body, groups, governors, asides, k)
        hosts = group.units[: group.guest or len(group.units)]
        guests = group.units[group.guest :] if group.guest else ()
        near = range(k + 1, bisect_left(starts, end))
        others: list[tuple[int, int]] = []
        if near:
            others += [(groups[j].start, a[1]) for j in near if (a := asides[j]) and a[0] < end]
            others += [
                (groups[j].start, _clause_end(body, groups[j].end))
                for j in near
                if governors[j] == "关于" and resigns(body, groups[j].end)
            ]
            others += [(groups[j].end, _clause_end(body, groups[j].end)) for j in near if governors[j] == "欢迎"]
        if announcements:
            others += [m.span() for m in announcements if group.end < m.start() < end]
        if body[end - 1] == "的" and end > group.end and k + 1 < len(groups) and end == groups[k + 1].start:
            end = max(
                (m.start() for m in _CLAUSE_BREAK.finditer(body, group.end, end)), default=end
            )  # told of the next one
        objects = _governed(groups, governors, k, near.stop) if near else ()
        told = read(body, group.end, end, others=others, objects=objects)
        if (
            not told[0]
            and k + 1 < len(groups)
            and reach == groups[k + 1].start
            and _LISTED.fullmatch(body, group.end, reach)
        ):
            waiting += hosts  # 县长某某，市文化学者、某局顾问某某出席: told of both
            continue
        if body[group.start - 1] == "以" and _AT_THE_HEAD.match(body, group.end):
            leads = role_mention("率队", "为", Span(group.end, group.end + 1))  # 以某某为团长: who leads a delegation
            told = ([leads, *[role for role in told[0] if role.role != "任职"]], told[1])
        if told[0] or told[1]:
            for unit in (*waiting, *hosts):
                out[unit.name].add(*told)
        waiting = []
        if guests:
            stop = _CLAUSE_BREAK.search(body, group.end, end)
            shared = told if together(body, group.end) else read(body, group.end, stop.start() if stop else end)
            for unit in guests:
                out[unit.name].add(*shared)
    for name, start, end in _carried_on(body, groups, governors, starts):
        out[name].add(*read(body, start, end))
    for announced in announcements:
        roles, actions = read(body, *announced.span("deed"), whole=True)
        for unit in _announced(body, groups, announced.end()):
            out[unit.name].add(roles, actions)
    return out


def _governed(groups: Sequence[Group], governors: Sequence[str | None], k: int, stop: int) -> list[tuple[int, int]]:
    """The lists of names between group *k* and group *stop* that a 与 governs."""
    return [(groups[j].start, groups[j].end) for j in range(k + 1, stop) if governors[j] in _WITH_WORDS]


def _before(told: Told, place: int) -> Told:
    """What is told before a place."""
    return (
        [role for role in told[0] if role.span is None or role.span.start < place],
        [action for action in told[1] if action.start < place],
    )


def _clause_end(body: str, place: int) -> int:
    mark = _CLAUSE_BREAK.search(body, place)
    return mark.start() if mark else len(body)


def _posted(group: Group) -> bool:
    """Whether posts stand before the first name of a row."""
    first = group.units[0]
    return first.end - first.start > _LONGEST_BARE


def _carried_on(
    body: str, groups: Sequence[Group], governors: Sequence[str | None], starts: Sequence[int]
) -> Iterator[tuple[str, int, int]]:
    """Sentences that tell of somebody by a pronoun (他强调，…): whose, and from where to where; a row of names is no 他."""
    for m in _PRONOUN.finditer(body) if "他" in body or "她" in body else ():
        k = bisect_left(starts, m.start()) - 1
        while k >= 0 and governors[k] is not None:
            k -= 1
        if k < 0 or len(groups[k].units) != 1 or m.start() - groups[k].end > _FARTHEST_SUBJECT:
            continue
        stop = _SENTENCE_END.search(body, m.end())
        yield groups[k].units[0].name, m.end(), stop.start() if stop else len(body)


def _aside(body: str, group: Group) -> tuple[int, int] | None:
    """Span of the verb that an aside tells of the group: 陪同 in 在县长某某陪同下 and in 由县长某某陪同，."""
    before = body[group.start - 1 : group.start]
    if before == "由":
        match = _BY_COMPANY.match(body, group.end)
    else:
        match = _IN_COMPANY.match(body, group.end) if body[group.end : group.end + 1] in _COMPANY_HEADS else None
        if match and before != "在" and not _IN.search(body, max(0, group.start - _WIDEST_NOUN), group.start):
            return None  # 在知名人士某某陪同下
    return match.span("deed") if match else None


def _announced(body: str, groups: Sequence[Group], place: int) -> Iterator[Unit]:
    """The people of a list that begins at *place* and runs to the end of its sentence or to a verb of its own."""
    for group in groups:
        if group.units[0].end <= place:
            continue
        if _SENTENCE_END.search(body, place, group.start) or group.start - place > _WIDEST_ITEM:
            return
        if verbs(body, place, group.start):
            return
        yield from group.units
        place = group.end


def _told_of(body: str, groups: Sequence[Group], k: int) -> Told:
    """What a clause with 的 before a group tells of it: 会见来访的某某, 与率队的某某."""
    start = groups[k].start
    if (
        k
        and (along := _ALONG.search(body, max(0, groups[k - 1].start - 3), groups[k - 1].start)) is not None
        and _CLAUSE_BREAK.search(body, groups[k - 1].end, start) is None
    ):  # 陪同某某出访的副部长某某
        return [role_mention("陪同", "陪同", Span(*along.span("deed")))], []
    low = max(groups[k - 1].end if k else 0, start - _WIDEST_DEED)
    match = _TOLD_OF.search(body, low, start) or _COMING.search(body, low, start)
    return read(body, *match.span("deed"), whole=True) if match else ([], [])


def _reach(
    body: str, groups: Sequence[Group], governors: Sequence[str | None], asides: Sequence[object], k: int
) -> int:
    """Where what is told of the group ends: the sentence, or the next group that is a subject."""
    mark = _SENTENCE_END.search(body, groups[k].end)
    end = mark.start() if mark else len(body)
    for j in range(k + 1, len(groups)):
        if groups[j].start >= end:
            break
        if governors[j] is None and asides[j] is None:
            return groups[j].start
    return end
