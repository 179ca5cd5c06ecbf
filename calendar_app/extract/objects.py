"""What is told of people who are objects in their clause: of those talked with, heard, accompanied, appointed."""

from __future__ import annotations

import re

from calendar_app.extract.clauses import is_made, read
from calendar_app.extract.role_words import clause_words, phrases, role_mention, vocabulary
from calendar_app.extract.verbs import verbs
from calendar_app.model.bulletin import Span
from calendar_app.model.extraction import RoleMention

Told = tuple[list[RoleMention], list[Span]]

#: Verbs that take those who are appointed as their object.
APPOINTING = clause_words("appoint")
_CHOOSING = frozenset(clause_words("choose"))  # without a word for what they make of somebody
#: Verbs whose object does what is told behind it: 陪同部长某某调研.
ACCOMPANYING = ("陪同", "随同", "跟随")
INVITING = clause_words("invite")
_DISMISSING = clause_words("dismiss")
_OF_OFFICES = (*APPOINTING, *_DISMISSING)
_MUTUAL = frozenset(clause_words("mutual"))  # what both sides do: 与某某举行会谈
_TOGETHER = re.compile("(?:[^，。；]{0,40}?)(?:共同|一起|一同|一道|联合)")
_ALONG = re.compile("[^，。；\n]{0,40}?，(?=一同|一起|共同|一道)")
_SENTENCE_END = re.compile(r"[。；！？\n]")
_MEETING = frozenset(clause_words("meeting"))
_BOTH = re.compile(r"[^。；！？\n]{0,60}，双方")
_HONOUR = re.compile(r"[^，。；：\n]{0,40}?(?:称号|奖章|勋章|奖状)")  # 授予甲某等10人“某某”称号
_REPORTING = frozenset("作做关就对所代")
_RESIGNS = re.compile("(?:等)?(?:[0-9一二两三四五六七八九十]{1,3}[位名人])?(?:同志)?(?:请求)?辞去")
_HEARD = frozenset(["汇报", "介绍", "发言"])
_REPORT_OF = re.compile(r"的[^，。；：的\n]{0,8}?(?P<noun>汇报|介绍|发言|报告|讲话)(?=[、和及]|$)")
_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n“”]")
_AS = re.compile(
    "(?:（[^（）]{1,14}）)?(?:等?[0-9一二两三四五六七八九十]{1,3}[位名人])?(?:同志)?(?:等[^，。；]{0,8})?(?:为|担任|任(?!命))"
)
_HEARD_END = re.compile(r"[，,。；;：:！？\n]")  # no quotation mark: 听取某某关于“…”的汇报
_CHOSEN_BEFORE = re.compile(r"(?:任命|选举|补选|推选)(?:产生)?[^。；\n]{0,80}[，、]$")
_WIDEST_CHOICE = 90
_HONOURING = ("授予", "追授")
_AFTER_OFFICE = ("职务，", "职务；", "职务、")
#: Last characters of all that ``appointed`` looks for before a group.
_BEFORE_APPOINTED = frozenset(words[-1] for words in (*_HONOURING, *_AFTER_OFFICE, *_OF_OFFICES))
_RELIEVED_BEFORE = re.compile(r"(免去|免除|撤销|罢免)(?:(?!任命|决定|选举|聘任)[^。！？\n])*$")
_WIDEST_DISMISSAL = 300
_OFFICE = re.compile(r"[^，。；：\n]{0,40}?职务?(?=[，。；、（]|$)")


def as_object(body: str, governor: str, start: int, end: int) -> Told:
    """What is told of a group of names that is an object.

    Args:
        body: the folded text.
        governor: the preposition or verb that governs the group.
        start: where its posts begin.
        end: where its last name ends.
    """
    if governor in "与同和":
        if (together := _TOGETHER.match(body, end)) is not None:  # 与部长某某共同参加, 与某某等一道，到镇里调研
            stop = _SENTENCE_END.search(body, together.end())
            return read(body, together.end(), stop.start() if stop else len(body))
        roles, actions = read(body, end, _clause_end(body, end))
        if any(role.role in _MUTUAL for role in roles):
            return [r for r in roles if r.role in _MUTUAL], actions[:1]
    elif governor == "关于":
        if told := _RESIGNS.match(body, end):  # 关于甲某、乙某两位同志辞去职务的报告
            return [role_mention("卸任", "辞去", Span(told.end() - 2, told.end()))], []
    elif governor == "听取":
        return _heard(body, end)
    elif governor in _MEETING and (both := _BOTH.match(body, end)) is not None:  # 会见某某，双方进行了座谈
        stop = _SENTENCE_END.search(body, both.end())
        return read(body, both.end(), stop.start() if stop else len(body))
    elif governor in ("陪同", "邀请"):  # 陪同部长某某调研: the minister does
        if (along := _ALONG.match(body, end)) is not None:  # 邀请部长某某等，一同深入乡镇
            stop = _SENTENCE_END.search(body, along.end())
            return read(body, along.end(), stop.start() if stop else len(body))
        return read(body, end, _clause_end(body, end))
    return [], []


def resigns(body: str, end: int) -> bool:
    """Whether what follows a group of names says that they give up an office: 甲某、乙某两位同志|辞去职务."""
    return _RESIGNS.match(body, end) is not None


def together(body: str, end: int) -> bool:
    """Whether those of both sides of a 与 do what is told: 甲某与乙某等一道，到镇里调研."""
    return _TOGETHER.match(body, end) is not None


def may_appoint(body: str, start: int, end: int) -> bool:
    """Whether what stands around a group lets ``appointed`` tell anything of it."""
    return body[start - 1 : start] in _BEFORE_APPOINTED or body.startswith("为", end)


def appointed(body: str, start: int, end: int, *, posted: bool = False) -> Told:
    """任职 of those whom a verb of appointment makes something, 卸任 of those whom one of dismissal relieves.

    *posted*: the post stands before the name: 选举产生县长某某.
    """
    if (
        body.startswith("为", end)
        and is_made(body, end + 1)
        and _CHOSEN_BEFORE.search(body, max(0, start - _WIDEST_CHOICE), start)
    ):
        return [role_mention("任职", "为", Span(end, end + 1))], []  # 选举甲某为县长、乙某为院长
    if body.endswith(_HONOURING, 0, start) and _HONOUR.match(body, end):
        return [role_mention("获奖", body[start - 2 : start], Span(start - 2, start))], []
    if body.endswith(_AFTER_OFFICE, 0, start) and _OFFICE.match(body, end):
        verb_before = _RELIEVED_BEFORE.search(body, max(0, start - _WIDEST_DISMISSAL), start)
        if verb_before is not None:  # 免去甲某的局长职务，乙某的主任职务
            return [role_mention("卸任", verb_before[1], Span(*verb_before.span(1)))], []
    if not body.endswith(_OF_OFFICES, 0, start):
        return [], []
    for verb in APPOINTING:
        if body.endswith(verb, 0, start) and (_AS.match(body, end) or (posted and verb in _CHOOSING)):
            return [role_mention("任职", verb, Span(start - len(verb), start))], []
    for verb in _DISMISSING:
        if body.endswith(verb, 0, start) and _OFFICE.match(body, end):
            return [role_mention("卸任", verb, Span(start - len(verb), start))], []
    return [], []


def _heard(body: str, end: int) -> Told:
    """What those do who are heard: 听取某某关于水利的汇报."""
    stop = _HEARD_END.search(body, end)
    for m in verbs(body, end, stop.start() if stop else len(body)):
        if (role := vocabulary()[m.group()]) in _HEARD:
            return [role_mention(role, m.group(), Span(*m.span()))], []
    if noun := _REPORT_OF.search(body, end, stop.start() if stop else len(body)):  # 代表县政府的工作汇报
        word = noun["noun"]
        return [role_mention(vocabulary().get(word, "汇报"), word, Span(*noun.span("noun")))], []
    if body[end : end + 1] not in _REPORTING:
        return [], []
    told = [r for r in phrases(body, end, stop.start() if stop else len(body)) if r.role in _HEARD]  # 作关于水利的报告
    return told[:1], []


def _clause_end(body: str, place: int) -> int:
    stop = _CLAUSE_BREAK.search(body, place)
    return stop.start() if stop else len(body)
