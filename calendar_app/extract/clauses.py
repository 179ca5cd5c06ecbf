"""What a clause tells of its subject: roles of a controlled vocabulary (``lexicon/roles.tsv``) and actions as written.

What it tells of others is left out: of the guests in a relative clause (会见来访的代表团), of those who are thanked or
welcomed (对客商来访表示欢迎), of those who are heard (听取汇报), and of a subject of the clause's own (部门负责人发言).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from calendar_app.extract.posts.lexicon import title_words, titles
from calendar_app.extract.role_words import clause_words, pattern, phrases, role_mention, vocabulary
from calendar_app.extract.verbs import verbs
from calendar_app.model.bulletin import Span, span_of
from calendar_app.model.extraction import RoleMention

Spans = Sequence[tuple[int, int]]
_LEADS = re.compile(
    "(?:等(?:人|同志)?)?，?(?:已|正|即|亲自|随即|立即|迅速|连夜)?率(?!先(?!头|遣)|[性真直领队团])"
)  # 某某率县直部门, behind the name
_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n]")
_LAST_BREAK = re.compile(f"(?s:.*){_CLAUSE_BREAK.pattern}")
_MADE = re.compile(
    "(?:同志)?任(?=[\u4e00-\u9fff]{2})(?!务|职|何|命|意|免|期|性|教|上|内)(?![^，。；\\n]{0,20}(?:期间|时期|任内|任上))"
)  # 某某同志任县长
_LIST_GOES_ON = ("等", "，", "、", "（")  # behind the name of a list whose predicate is still to come
_BEING = re.compile(  # 沈某等18人为副会长, 沈某、王某两位同志为副镇长
    "(?:等?[0-9一二两三四五六七八九十]{1,3}[人名位])?(?:同志)?(?P<deed>[为兼])"
)
_NAMED = re.compile("被[^，。；、\\n]{2,16}?(?P<deed>(?:任命|聘任|选举|推选)为)")  # 某某被乡党委任命为支部书记
#: First characters of what ``_right_behind`` looks for.
_RIGHT_BEHIND = frozenset("，被率同任等为兼已正即亲随立迅连0123456789一二两三四五六七八九十")
_POST_END = re.compile(r"[，,。；;、（！\n]")
_LONGEST_POST = 24
_ACTION_END = re.compile("[、并的了（]")
_WHOLE_ACTION = 8  # a predicate as long as this is kept whole, of a longer one the verb
_MEETING_ACTS = re.compile(
    "，会议(?:认真|集中|专题|首先|还|强调|指出|要求|听取|传达|学习|审议|研究|讨论|通过|决定|宣布|宣读|部署)"
)  # from here on the meeting does
_SHORTEST_SUBJECT = 2
_HEARD = frozenset(["汇报", "发言", "介绍"])  # what is heard (听取汇报) is done by others
# verbs and prepositions whose object may have a relative clause: what it tells is told of the object
_TAKES_PEOPLE = re.compile(
    "会见|接见|接待|拜访|拜会|看望|慰问|迎接|欢迎|宴请|约见|听取|出席|参加|介绍(?=了)|陪同(?=前?来|应邀|率|在|到)"
)
_INVITES = re.compile("(?<![致应受])(?:欢迎|邀请|感谢)(?!仪式|[词辞信])")
_LEADS_TO_PEOPLE = re.compile(
    "(?<![成作认以名因分视称选])[与同为给由](?![时样步意等志年了期行])|(?<![方趋动倾意走导面])向(?=获|荣|受表彰)|[对向](?=(?:前|专程|远道)?来|到访|在场|参[加与])"
)
_SAYS = frozenset(["强调", "表示"])  # behind them and a mark stands what is said, which tells of no deeds
_MARK = re.compile("[，：]")
_WILLING = frozenset("愿将希")
_HOPES = "希望"
_SPEAKS = ("说，", "说：", "说道：", "介绍说，")
_AFTER_WORDS = re.compile("并(?!购|网)|随后|会后|会前|之后|最后|强调|要求|指出|表示|希望|他")
_ATTENDS = frozenset(["参加", "出席", "列席", "陪同"])
_ONE_ACTS = frozenset(clause_words("own"))  # 参加会见: no meeting of one's own
_DONE_TOGETHER = frozenset(["座谈", "慰问", "考察"])  # who goes along to it does it too
_AND = frozenset(["及", "和", "、", "以及", "与"])
_ATTENDED = re.compile("了?(?:此次|当[日天]|上述|相关|有关)?(?:交流|集体|集中)?")
_TOWARDS = re.compile("(?<![面针应绝反相核校方趋动倾意走流导])[对向](?![接外标照比策方应口前上])")
_BRACKETED = re.compile(r"（[^（）]{1,24}）")  # 副书记某某（主持学院工作）
_ACCOMPANIED = re.compile("在[^，。；]{1,60}?(?:陪同|主持|带领|率领|监誓|见证|指导|领导)下|由[^，。；]{1,20}?陪同")
_READS_OUT = re.compile("宣读了?")  # 宣读了授予某某称号的决定
_WISHES = re.compile(
    "(?:希望|期许|期望|期盼|期勉|勉励|鼓励|呼吁|号召|倡议)(?!小学|工程|书|的)"
)  # what others are to do
_WITNESSES = re.compile("见证")  # 共同见证两市签署协议: others sign
_MAKES_DO = re.compile(  # 组织新任命人员宣誓
    r"(?:组织|安排)[^，。；、\n]{0,16}?(?:人员|代表|干部|成员|群众|师生|学生|职工|党员|同志|委员|村民|居民|企业|单位|部门)(?=[^，。；\n]{0,12}(?:宣誓|签字|发言|表态|观看))"
    r"|(?:推动|推进|促成|促进)[^，。；、\n]{0,20}(?=签约|签署|签订)"
)
# what the patterns of a clause above, from _INVITES on, hold: without one of these none of them is looked for
_OF_OTHERS = re.compile(
    "希望|期[许望盼勉]|勉励|鼓励|呼吁|号召|倡议|欢迎|邀请|感谢|宣读|（|陪同|对|向|下|见证|组织|安排|推动|推进|促成|促进"
)
_UTTERS = re.compile("表示|提出|给予|致以|作出")
_NEXT_VERB = re.compile("并(?!购|网)|还|随后")
_NEXT_OR_SAYS = re.compile(f"{_NEXT_VERB.pattern}|表示(?=[^，。；]{{0,6}}(?:欢迎|感谢|祝贺|慰问|敬意|问候))")
_CARRIES_ON = re.compile("进行|举行|交流|说|讲解|表示|一起|一道|合影|洽谈|商谈")
_OWN_SUBJECT = re.compile(
    r"(?:企业|公司|单位|部门|代表|负责人|负责同志|负责人员|人员|同志|干部|委员|专家|群众|嘉宾|成员|领导|学者|商户|市民|村民|职工|师生|学生"
    r"|家长|居民|队员|选手|客商|县区|各[市县区委局办]|[局委办]|队|组|团|大学|学院|集团|银行|代表队|会议|主任|主席|书记|局长|科长|处长|部长|镇长|乡长|校长|院长)(?:等|们|一行)?"
    r"(?:全程|先后|分别|依次|一同|一起|一并|共同|也|还|均|都|积极|现场|踊跃|陆续|应邀|逐一|代表\w{1,6}|作了?|进行了?|就[^，]{1,20})*$"
)
_GOES = re.compile(
    "(?:随后|先后|还|又|并)?(?:来?到|赴|前往|深入|走进|莅临|抵达)"
)  # 到某集团考察: the group does nothing
_LEADS_OTHERS = re.compile("带领|组织|会同|邀请|召集|率领|偕|[和向对同为给把被让]|与(?!会)")


def read(
    body: str, start: int, end: int, *, whole: bool = False, others: Spans = (), objects: Spans = ()
) -> tuple[list[RoleMention], list[Span]]:
    """Roles, and spans of actions, that the words between two places tell of the subject before them.

    Args:
        body: the folded text (``posts.folding.fold_marks``).
        start: behind the subject.
        end: where what is told of it ends.
        whole: the words are a relative clause (率队来访的): they tell of one subject alone, and nothing is left out.
        others: parts that tell of others, as far as the caller knows.
        objects: lists of names that a preposition governs; a clause that begins inside one has no subject of its own.
    """
    found: list[RoleMention] = []
    actions: list[Span] = []
    if not whole and (turn := _MEETING_ACTS.search(body, start, end)) is not None:
        end = turn.start()
    if body[start : start + 1] in _RIGHT_BEHIND:
        found += _right_behind(body, start, end)
    said = body.startswith(_SPEAKS, start)  # 某某说，…
    hoped = body.find(_HOPES, start, end)
    for low, high, matches, visits in _clauses(body, start, end):
        if not whole and low > start and body.startswith("其中", low):
            continue  # 其中出任县长的某某: told of one of them
        said = said or 0 <= hoped <= low - len(_HOPES)  # 希望集团投资，积极参与建设
        if said and not whole and _AFTER_WORDS.match(body, low) is None:
            continue
        apart = [] if whole else [*others, *_of_others(body, low, high)]
        told, heard, attended = low, high, False
        for k, m in enumerate(matches):
            role = vocabulary()[m.group()]
            at = m.start()
            if (role in _HEARD and at >= heard) or (apart and any(a <= at < b for a, b in apart)):
                continue
            if role == "听取":
                heard = m.end()
            attended = (k > 0 and role in _ONE_ACTS and _attended(body, matches[k - 1], m, attended)) or (
                attended and role not in _ONE_ACTS
            )
            if attended and role in _ONE_ACTS:
                continue
            said = said or (role in _SAYS and _MARK.match(body, m.end()) is not None)
            if k == 0 and not whole and low > start + 1 and (found or body[start : start + 1] not in _LIST_GOES_ON):
                inside = objects and any(a < low < b for a, b in objects)
                if not inside and _own_subject(body, low, at):
                    break
            found.append(role_mention(role, m.group(), span_of(m.span())))
            if role == "表示" and body[m.end() : m.end() + 1] in _WILLING:
                said = True  # 表示愿协助他们参加培训
                break
            if at >= told:
                actions.append(_action(body, m, high))
                told = actions[-1].end
        if visits:
            found += [v for v in visits if v.span and not any(a <= v.span.start < b for a, b in apart)]
    if len(found) > 1:
        found.sort(key=lambda r: r.span or Span(0, 0))
    return found, actions


def _right_behind(body: str, start: int, end: int) -> Iterator[RoleMention]:
    """What the words right behind the subject make of it: 某某率县直部门, 某某同志任县长, 某某等三人为副会长."""
    if led := _LEADS.match(body, start, end):
        yield role_mention("率队", "率", Span(led.end() - 1, led.end()))
    if made := _MADE.match(body, start, end):
        yield role_mention("任职", "任", Span(made.end() - 1, made.end()))
    elif named := _NAMED.match(body, start, end):
        yield role_mention("任职", named["deed"], Span(*named.span("deed")))
    elif (being := _BEING.match(body, start, end)) and is_made(body, being.end()):
        yield role_mention("任职", being["deed"], span_of(being.span("deed")))


def is_made(body: str, place: int) -> bool:
    """Whether what begins at a place is a post and no more, as behind 为: 罗某为副主任，; not 为主任献花."""
    mark = _POST_END.search(body, place)
    end = mark.start() if mark else len(body)
    return end - place <= _LONGEST_POST and any(
        stop == end and titles()[body[start:stop]].cls != "n" for start, stop in title_words().find(body, place, end)
    )


def _attended(body: str, before: re.Match[str], m: re.Match[str], before_too: bool) -> bool:
    """Whether a deed is what somebody merely attends: 参加会见, 出席颁奖; *before_too*: so is the one before it: 参加会见及签约."""
    between = body[before.end() : m.start()]
    told, role = vocabulary()[before.group()], vocabulary()[m.group()]
    attends = told in _ATTENDS and not (told == "陪同" and role in _DONE_TOGETHER)
    return (attends and _ATTENDED.fullmatch(between) is not None) or (before_too and between in _AND)


def _clauses(body: str, start: int, end: int) -> Iterator[tuple[int, int, list[re.Match[str]], list[RoleMention]]]:
    """Bounds of the clauses that tell something, with the words of the vocabulary and the phrases told in each."""
    matches = verbs(body, start, end)
    told = phrases(body, start, end)
    if not matches and not told:  # as of half of all
        return
    visits = [(v.span.start, v) for v in told if v.span] if told else []
    places = [m.start() for m in matches]
    if visits:
        places = sorted([*places, *(at for at, _ in visits)])
    high = start
    for at in places:
        if at < high:  # in the clause before
            continue
        mark = _LAST_BREAK.match(body, start, at)
        low = mark.end() if mark else start
        stop = _CLAUSE_BREAK.search(body, at, end)
        high = stop.start() if stop else end
        here = [v for at, v in visits if low <= at < high] if visits else []
        yield low, high, [m for m in matches if low <= m.start() < high], here


def _of_others(body: str, low: int, high: int) -> list[tuple[int, int]]:
    """The parts of a clause that tell of others than its subject."""
    out: list[tuple[int, int]] = []
    if body.find("的", low, high) > 0:
        for m in _TAKES_PEOPLE.finditer(body, low, high):
            turn = _NEXT_OR_SAYS.search(body, m.end(), high)
            stop = body.rfind("的", m.end(), turn.start() if turn else high)
            if stop > 0:
                out.append((m.end(), stop))
        for m in _LEADS_TO_PEOPLE.finditer(body, low, high):
            turn = _NEXT_VERB.search(body, m.end(), high)
            limit = turn.start() if turn else high
            stop = body.rfind("的", m.end(), limit)
            if stop > 0 and (pattern().search(body, stop, limit) or _CARRIES_ON.search(body, stop, limit)):
                out.append((m.end(), stop))
    if _OF_OTHERS.search(body, low, high) is None:
        return out
    for m in _INVITES.finditer(body, low, high):  # 欢迎某某来访, 邀请专家授课
        turn = _NEXT_VERB.search(body, m.end(), high)
        out.append((m.end(), turn.start() if turn else high))
    for m in (
        *_READS_OUT.finditer(body, low, high),
        *_WITNESSES.finditer(body, low, high),
        *_WISHES.finditer(body, low, high),
        *_MAKES_DO.finditer(body, low, high),
    ):
        turn = _NEXT_VERB.search(body, m.end(), high)
        out.append((m.end(), turn.start() if turn else high))
    out += [m.span() for m in _BRACKETED.finditer(body, low, high)]
    out += [m.span() for m in _ACCOMPANIED.finditer(body, low, high)]
    for m in _TOWARDS.finditer(body, low, high):
        said = max((u.start() for u in _UTTERS.finditer(body, m.end(), high)), default=0)
        if said:
            out.append((m.end(), said))
    return out


def _own_subject(body: str, low: int, verb: int) -> bool:
    """Whether a later clause has a subject of its own before its verb: ，有关部门负责人发言; not ，以及部门负责人参加."""
    if verb - low < _SHORTEST_SUBJECT or body.startswith(("以及", "和", "及", "连同"), low):
        return False
    match = _OWN_SUBJECT.search(body, low, verb)
    return (
        match is not None and _GOES.match(body, low) is None and _LEADS_OTHERS.search(body, low, match.start()) is None
    )


def _action(body: str, m: re.Match[str], end: int) -> Span:
    """The verb with its object where that is short; else the verb."""
    mark = _ACTION_END.search(body, m.end(), end)
    whole = body[m.start() : mark.start() if mark else end].rstrip()
    cut = mark is not None and mark.group() in "了的"
    return span_of((m.start(), m.end() if cut or len(whole) > _WHOLE_ACTION else m.start() + len(whole)))
