"""The rows in which names stand in a text, and what governs each: 会见某某一行 makes an object, 某某出席 a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from calendar_app.extract.objects import ACCOMPANYING, APPOINTING, INVITING
from calendar_app.extract.role_words import clause_words
from calendar_app.extract.verbs import verbs
from calendar_app.model.quick import of_tuple

_CLAUSE_BREAK = re.compile(r"[，,。；;：:！？\n“”]")
_CLAUSE_MARKS = frozenset("，,。；;：:！？“”")  # the same but for the end of a line, which no clause need heed
_LAST_BREAK = re.compile(f"(?s:.*){_CLAUSE_BREAK.pattern}")
_ROW = re.compile(
    r" ?(?:（[^（）]{0,14}）)?(?:一行(?:[0-9]{1,3}人)?)?"
    r"(?:等[^，。；、]{0,12}(?:领导|班子|同志|嘉宾|负责人|常委|委员|成员|官员|专家|代表)(?=，|、|和|及))?"
    r"(?:[及和、]全体[\u4e00-\u9fff]{2,6})?(?:(?:、|，|；|和|与|及|以及|同)(?:夫人|(?:主持|负责|分管)[^，。；、]{0,12}工作的)?)?$"
)
_JOINS = frozenset(["、", "，", "；", "和", "与", "及", "以及", "同"])  # the plainest of them
_ROW_HEADS = frozenset(" （一等及和、，；与以同\n")  # first characters of all of them
_WITH = re.compile(r"[与同和][^，。；！？]{0,30}的$")
_WITH_HEADS = frozenset("与同和")
_GOVERNS = frozenset("对向为给与同和")  # prepositions whose object a name behind them is
_HEARING = re.compile("(?:听(?:取了?|了)|询问了)$")
_RECEIVED_ENDS = frozenset("迎谢贺予授权了任选的")
_RECEIVES = re.compile(
    "(?:欢迎|感谢|祝贺|授予|追授|授权)了?(?:[\u4e00-\u9fff]{0,6}新(?:任|当选的?))?$"
)  # somebody: what is told behind is told of the subject
_COMES = re.compile(
    "(?:应邀|专程|前)?(?:来(?![自到])|赴|到)|率[队团]|带队"
)  # 来我县出席仪式的某某: told of the name behind it
_MADE_UP_OF = re.compile(
    "(?:[、和][\u4e00-\u9fff]{2,4}?)?(?:等|[0-9一二三四五六七八九十]{1,3}[人位名])*(?:同志)?(?:组成|构成)"
)  # 县委由甲、乙等5人组成
_SIGNED = re.compile("（(?:本报|本刊|见习|实习|特约|全媒体|融媒体)*(?:记者|通讯员|作者)?[:： ]?$")
_WIDEST_SIGNED = 10  # characters between the bracket and who signs
_TOWARDS = ("向", "对", "给")
_WIDEST_TOWARDS = 40  # characters between 向 and whom it leads to
_BESIDES = ("除", "除了")  # 除了某某，还有…
_REPLACES = ("接替", "代替", "顶替")
_STANDS_FOR = clause_words("stands-for")  # 代表市长某某出席, 受县委书记某某委托
_ENTRUSTS = re.compile("(?:同志)?的?委托")
_ACCORDING = clause_words("according")  # 根据市长某某要求: he does nothing here
_SPIRIT = re.compile(  # what somebody has said once
    r"(?:同志)?(?:(?:在|关于|对|就)[^，,。；\n]{1,30}的|的)?(?:系列|重要)*(?:讲话|指示|批示|论述|回信|贺信)[^，,。；\n]{0,8}精神"
)
_SPIRIT_HEADS = frozenset("同在关对就的系重讲指批论回贺")
_ADDRESS = re.compile(
    r"(?:同志|先生|女士|博士|教授|院士|同学|老师|法师|阿訇|道长|牧师|神父|居士|大校|少将|中将|上将)(?![\u4e00-\u9fff]*?[职称])"
)
_TAKES_ALONG = frozenset(clause_words("along"))
_AT_HOME = re.compile(  # 到某某、某某等群众家中慰问
    "(?:等[^，。；在到]{0,12}?)?(?:的)?(?<![业专作画科学国农商厂大老行余多几两各0-9十百千万这那])家[中里]?(?![属长人庭乡电具族国])"
)
_MET = clause_words("met")
_MET_ENDS = frozenset("见了会访晤望问")
_GOES_ALONG = re.compile(
    "[^，。；！？：\n]{0,40}?(?:陪同|参加|出席|在座|主持|作陪)|[^。；！？\n]{0,120}?(?:参加了?会[见谈晤]|在座|作陪|陪同会见)"
)
_WIDEST_HEADLINE = 8  # characters of what one of several does in a headline
_AT_HOME_HEADS = frozenset("等的家")
_THEIRS = re.compile(  # 严某同志亲属、生前好友: told of those around somebody
    "(?:同志|先生|女士)?的?(?:生前|亲属|家属|亲友|遗体|遗像|遗孀|生平|逝世|去世|病逝|生病|病重|住院|辞世|不幸|上一任|前任|继任者|接班人|夫人|妻子|丈夫|母亲|父亲|儿子|女儿|家人)"
)
_WORKS = re.compile("(?:撰写|编写|创作|起草|执笔|绘制|提交|拍摄|主编|翻译|设计)的")  # 印发某某撰写的材料
_WORKS_HEADS = frozenset("撰编创起执绘提拍主翻设")
_THEIRS_HEADS = frozenset("同先女的生亲家遗逝去病住辞不上前继接夫妻丈母父儿")
_RELATIVE = frozenset(["参与", "参加", "出席", "列席"])  # 参与活动的某某: told of the name behind it
_ADDRESS_HEADS = frozenset("同先女博教院老法阿道牧神居大少中上")


#: Last characters of all that can stand right before an object: without one of these nothing of it is looked for.
_BEFORE_OBJECTS = (
    _GOVERNS
    | _RECEIVED_ENDS
    | frozenset("由受取除")
    | frozenset(words[-1] for words in (*ACCOMPANYING, *INVITING, *_REPLACES, *_ACCORDING, *_STANDS_FOR))
)


class Unit(NamedTuple):
    """A printed name with the posts before it: where it begins, where the name ends, and whose it is."""

    start: int
    end: int
    name: str


unit_of = of_tuple(Unit)


class Group(NamedTuple):
    """Names that stand in a row, from the first one's posts to the end of the last name."""

    units: tuple[Unit, ...]
    start: int
    end: int
    guest: int  # units before this one are the hosts of a meeting, the rest was joined by 与; 0 for a plain row


_group = of_tuple(Group)


def addressed(body: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, each with the form of address behind its name."""
    out = list(units)
    for k, (start, end, name) in enumerate(units):
        if body[end : end + 1] in _ADDRESS_HEADS and (match := _ADDRESS.match(body, end)):
            out[k] = unit_of((start, match.end(), name))
    return out


def _apart(body: str, start: int, end: int) -> bool:
    """Whether the name that ends at *end*, behind a comma, begins a clause of its own, not one more of a row from *start*."""
    before = body[start - 1 : start]
    if before in "除了" and body.endswith(_BESIDES, 0, start):
        return True
    # 会见董事长甲某，副市长乙某陪同
    return before in _MET_ENDS and body.endswith(_MET, 0, start) and _GOES_ALONG.match(body, end) is not None


def rows_of(body: str, units: Sequence[Unit]) -> list[Group]:
    """The rows that names of a text make, in order."""
    groups: list[Group] = []
    row: list[Unit] = []
    guest = 0
    for unit in units:
        if row:
            between = body[row[-1].end : unit.start]
            head = between[:1]
            if head in _WITH_HEADS and _WITH.match(between):
                guest = guest or len(row)
            elif (head in _ROW_HEADS and (between in _JOINS or _ROW.match(between))) and not (
                between[-1:] == "，" and _apart(body, row[0].start, unit.end)
            ):
                if between[-1:] in "与同" and not guest:
                    guest = len(row)
            else:
                groups.append(_group((tuple(row), row[0].start, row[-1].end, guest)))
                row, guest = [], 0
        row.append(unit)
    if row:
        groups.append(_group((tuple(row), row[0].start, row[-1].end, guest)))
    return groups


def governor_of(body: str, groups: Sequence[Group], k: int) -> str | None:
    """The preposition or verb that makes the group an object in its clause (会见某某一行, 与某某座谈), None for a subject."""
    _, at, end, _ = groups[k]
    behind = body[end : end + 1]
    if behind == "）" and _SIGNED.search(body, max(0, at - _WIDEST_SIGNED), at):
        return "（"  # 本报讯（记者 某某）: who signs
    spirit = behind in _SPIRIT_HEADS and _SPIRIT.match(body, end)
    theirs = behind in _THEIRS_HEADS and _THEIRS.match(body, end)
    at_home = behind in _AT_HOME_HEADS and _AT_HOME.match(body, end)
    if (
        at == 0 or body[at - 1] in _CLAUSE_MARKS or (body[at - 1] == " " and _in_headline(body, groups, k))
    ):  # nothing of its clause stands before it
        return "学习" if spirit else "关于" if theirs else "到" if at_home else None
    if body[at - 1] in _BEFORE_OBJECTS:
        if (told := _right_before(body, groups, k)) is not None:
            return told
    elif spirit:
        return "学习"
    works = behind in _WORKS_HEADS and _WORKS.match(body, end)
    if theirs or works or body.endswith("关于", 0, at):  # 作关于某某等任职的报告
        return "关于"
    if at_home:
        return "到"
    if k and body[groups[k - 1].end : at] in _TAKES_ALONG:  # 主席某某率副主席某某视察
        return "率"
    start = groups[k - 1].end if k else 0
    if mark := _LAST_BREAK.match(body, start, at):
        start = mark.end()
    first = next(iter(verbs(body, start, at)), None)
    if first and (
        body[at - 1] == "、" or body.endswith("以及", 0, at)
    ):  # 部长某某讲话、司长某某作报告: each has a clause of its own
        return None
    verb = first.group() if first else None
    towards = k > 0 and start == groups[k - 1].end and body.startswith(_TOWARDS, start)
    if towards and not first and at - start < _WIDEST_TOWARDS:
        return body[start]  # 委员某某向获得者某某颁发证书
    if (
        first
        and body[at - 1] == "的"
        and ((first.end() == at - 1 and body[start] not in _GOVERNS) or _relative(body, start, first))
    ):
        return None  # 刚刚当选的省长某某, 参与活动的某某
    if body.endswith(APPOINTING, 0, at):
        return "任命"
    if body[start : start + 1] in ("与", "同") and body[start + 1 : at].endswith("的"):
        return body[start]
    return verb


def _in_headline(body: str, groups: Sequence[Group], k: int) -> bool:
    """Whether the space before a group parts clauses of a headline, each with a name at its head: 甲某出席 乙某讲话."""
    if not k:
        return False
    before = body[groups[k - 1].end : groups[k].start - 1]
    return 0 < len(before) <= _WIDEST_HEADLINE and _CLAUSE_MARKS.isdisjoint(before)


def _right_before(body: str, groups: Sequence[Group], k: int) -> str | None:
    """The governor that stands right before a group, where one does."""
    at, end = groups[k].start, groups[k].end
    if body.endswith(ACCOMPANYING, 0, at):
        return "陪同"
    if body.endswith(INVITING, 0, at):
        return "邀请"
    if body[at - 1] in _RECEIVED_ENDS and _RECEIVES.search(body, max(0, at - 12), at):
        return "欢迎"
    if body[at - 1] == "由" and _MADE_UP_OF.match(body, end):
        return "由"
    if body.endswith(_REPLACES, 0, at):
        return "接替"
    if _HEARING.search(body, max(0, at - 4), at):
        return "听取"
    if body[at - 1] in _GOVERNS:
        return body[at - 1]
    if body.endswith(_BESIDES, 0, at):
        return "除"
    if body.endswith("受", 0, at) and _ENTRUSTS.match(body, end):
        return "委托"
    if body.endswith(_ACCORDING, 0, at) or _SPIRIT.match(body, end):
        return "学习"
    if body.endswith(_STANDS_FOR, 0, at) and (not body.endswith("代表", 0, at) or _stands_for(body, groups, k)):
        return "代表"
    return None


def _relative(body: str, start: int, first: re.Match[str]) -> bool:
    """Whether a clause that ends with 的 and begins with its verb tells of the name behind it."""
    return (first.start() == start and first.group() in _RELATIVE) or _COMES.match(body, start) is not None


def _stands_for(body: str, groups: Sequence[Group], k: int) -> bool:
    """Whether 代表 before a group is the verb: 副市长某某代表市长某某, not 运动员代表某某."""
    at = groups[k].start - len("代表")
    return at == 0 or body[at - 1] in "，。；并" or (k > 0 and groups[k - 1].end == at)
