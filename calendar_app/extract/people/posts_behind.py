"""Posts that stand behind names already found: 李某任局长, 郑某等市领导, 曾任某职."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from calendar_app.extract.people.by_address import OF_PERSON
from calendar_app.extract.people.by_appointment import BY_OTHERS, dismissing
from calendar_app.extract.people.edges import HAN
from calendar_app.extract.people.lexicon import cue_source, cues
from calendar_app.extract.people.post_runs import _FORWARD_JOIN, FARTHEST, posts_from
from calendar_app.extract.people.sheet import Found, Run, Sheet

_BODIES = "(?:[省市地州县区旗盟](?:委|政府|人大|政协)?|行署)"
_LEADERS = re.compile(
    r"等(?:[0-9]{1,3}[位名]|[一二三四五六七八九十]{1,2}[位名])?(?:在[\u4e00-\u9fff]{1,2}?的?)?"
    r"(?P<post>[省市县区州旗盟]委常委|"
    rf"{_BODIES}(?:[、和及]?{_BODIES}){{0,3}}(?:党政|有关|主要|两级|三级){{0,2}}领导(?!小组|干部)(?:同志)?|"
    r"(?:[\u4e00-\u9fff]{2,4}[省市县区州](?:[和与及、][\u4e00-\u9fff]{2,4}[省市县区州])?|地区|[省市县区州旗镇乡])?领导(?!小组|干部)(?:同志)?|[省市县区州旗][\u4e00-\u9fff]{0,4}班子(?:成员|领导)|(?:全国|[\u4e00-\u9fff]{0,4}[省市县区州旗镇乡])?(?:人大代表|政协委员)|[省市县区]?议员|[\u4e00-\u9fff]{1,8}界(?:政协)?委员|(?:[\u4e00-\u9fff]{2,4}[省市县区州旗])?委员(?!会|单位|企业)|行政会议(?:非官守)?(?:成员|议员)|[副正]?[省市厅县处][级部][\u4e00-\u9fff]{0,3}领导(?:同志|干部)?)"
)
_SERVED_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任)|，(?=[^，。；]{2,24}等职)|以及|[及和]")
SIDE_BY_SIDE = re.compile(r"(?:同志|先生|女士)?(?:（[^（）]{1,14}）)?[、和与及]")
_EACH = ("均", "都")
_DEPUTIES = ("副组长", "副指挥长", "副总指挥", "副团长")  # of which there are several: 局长甲某、司长乙某任副组长
_MADE = ("为", "等为")
_PARTS = tuple(cues("of-task"))  # of a delegation, of a task
_REPLACES = ("接替", "代替", "顶替")
_LONGEST_ROW = 20  # characters of the posts behind the first of a row
_IN_OFFICE = 24  # characters
_TERMS = {"在": ("任上", "任内", "任期内"), "以": ("身份", "名义")}  # what stands before a post and behind it
_CLAUSE = re.compile("[，。；：\n]")
_ROW_CLOSES = "，、。；）等兼\n"  # behind a post of a row that tells what somebody has been
_CLOSES = ("，", "。", "；", "\n", "")
_HELD = tuple(cues("had"))
_MISUSED = re.compile(f"利用其?(?:先后)?担任(?=[{HAN}]{{2}})")  # 王某利用担任甲县县长、乙县县委书记等职务上的便利
_ALSO = re.compile("兼任?|[时现]?任")
COUNTED = re.compile(r"(?:等)?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:位|名|人)(?:同志)?")
_COUNTED_HEADS = frozenset("等0123456789一二两三四五六七八九十")
_OTHERS_TOO = ("一职的", "职务的", "的还有", "的有", "的是", "的包括")  # 当选为常委的还有某某: told of those behind it
_NOMINEES = ("人选", "候选人", "提名人选")  # ，拟任局长人选某某: told of those behind it
_BARE_POST = 8  # characters of a post that stands behind 两位
_UNTOLD = "、，。；"  # marks behind a name of which nothing is told there
_OF_LIFE = ("，男", "，女")
_OPENS_LINE = "。；、. \n0123456789"
_IN_REGISTER = re.compile("，(?:[^，。；]{1,12}人|[^，。；（）]{2,14}(?:任|到任|接任|上任|在任))(?=[，。；（\n]|$)")
_GIVEN_UP_JOIN = re.compile(r"、|，(?=[^。；\n]{2,90}职务)|，兼|兼任|兼")  # 不再担任某委员，某主任职务


@cache
def _appointed() -> re.Pattern[str]:
    """What may stand between a name and the post behind it: 等为, 于3月任, 两度出任, 经县委批准任命为."""
    return re.compile(
        r"(?:等(?=[为任]|当选|担任|被))?(?:同志|[少中上]将|大校|先生|女士)?(?:(?:被捕|被逮捕|被查|落马|案发|退休|离休|去世|生)前)?(?:此前|之前|先前|均|都|刚刚?)?(?:两度|[二三]度|再度|再次|首次|一度|相继|先后)?(?:已?经[^，。；]{2,8}?(?:批准|同意|决定|推荐))?"
        r"(?:[于在]?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[至到][0-9]{4}年(?:[0-9]{1,2}月)?(?:间|期间)?)?(?:起|被)?|[上本同次当][年月日]|[去今前]年(?:年?[初中底末]|[0-9]{1,2}月)?|近日|日前|分别(?=[\u4e00-\u9fff]{0,2}辞去))?"
        r"(?:[因由][\u4e00-\u9fff]{2,10}?(?:，)?(?=辞去|请辞|不再))?"
        r"(?:已经?|现已|现|又|将会?)?(?:[由从][\u4e00-\u9fff]{2,12}?(?=[调转升改]任))?(?:[调赴到][\u4e00-\u9fff]{2,12}?(?=任))?"
        rf"(?:{cue_source('held')}|{BY_OTHERS})"
    )


@cache
def _appointed_heads() -> frozenset[str]:
    """First characters of all that ``_appointed`` matches."""
    before = (
        "等又现将同少中上大先女被落案退离去今前生此之均都刚两二三再首一相已经于在0123456789至到起本次当近日因由从调赴分"
    )
    return frozenset(before) | {word[0] for word in cues("held")}


@cache
def _served() -> re.Pattern[str]:
    """What opens a clause that tells earlier posts, its date passed over."""
    return re.compile(
        rf"[，。；、\n ](?:[^，。；、\n]{{1,10}}[年月日后前时])?(?:先后|曾先后|曾)?{cue_source('served')}(?:过)?(?=[{HAN}]{{2}})"
    )


@cache
def _may_serve() -> re.Pattern[str]:
    """The first character of such words behind what may stand before them: far cheaper to look for."""
    heads = "".join(sorted({word[0] for word in cues("served")}))
    return re.compile(rf"[{heads}](?<=[，。；、\n 年月日后前时曾].)")


@cache
def _says() -> re.Pattern[str]:
    """What somebody says may tell of others."""
    return re.compile(cue_source("says"))


@cache
def _gives_up() -> tuple[str, ...]:
    return tuple(sorted(cues("gives-up")))


def appointed(sheet: Sheet) -> None:
    """李四任县长, 任命王某为副主任, 免去赵六的局长职务, 钱七（县委书记）: posts that stand behind a name."""
    text, order, heads = sheet.text, sheet.in_order(), _appointed_heads()
    dismissed = _dismissed(text, order)
    for k, f in enumerate(order):
        behind = text[f.end : f.end + 1]
        if behind in _UNTOLD and k not in dismissed:  # a list goes on, or a clause ends
            continue
        end = f.posts[-1][1] if f.posts and f.posts[-1][0] == f.end else f.end  # 沈某主席（区议会主席）
        if text[end : end + 1] == "（" and (aside := OF_PERSON.match(text, end)):
            end = aside.end()  # 李某（女，彝族）为副县长
        counted = COUNTED.match(text, f.end) if behind in _COUNTED_HEADS else None
        start = counted.end() if counted else end
        lead = _appointed().match(text, start) if text[start : start + 1] in heads else None
        if lead is not None:
            at = lead.end()
        elif counted is not None:  # 李某、王某两位副县长
            at = counted.end()
            spans = posts_from(sheet, at, order[k + 1].start if k + 1 < len(order) else len(text))
            if not spans or spans[0][1] - at > _BARE_POST:
                continue
        elif k in dismissed:
            at = f.end + (2 if text.startswith("同志", f.end) else 0)
        elif behind in _TERMS and (office := _in_office(sheet, f.end)) is not None:
            _give(f, (office,))
            continue
        else:
            continue
        limit = order[k + 1].start if k + 1 < len(order) else len(text)
        told = lead.group() if lead is not None else ""
        if told.endswith(("（", "的")) and (also := _ALSO.match(text, at)) is not None:
            at = also.end()  # 宋某（兼县人武部政委）, 免去丁某的兼任校长职务
        joiner = (
            _GIVEN_UP_JOIN if told.endswith(_gives_up()) else _SERVED_JOIN if told.endswith(_HELD) else _FORWARD_JOIN
        )
        closes = _ROW_CLOSES if told.endswith(_HELD) else "。；\n"
        spans = posts_from(sheet, at, limit, joiner, closes=closes)
        if (
            spans
            and told.endswith("是")
            and (text[spans[-1][1] : spans[-1][1] + 1] not in _CLOSES or "的" in text[slice(*spans[0])])
        ):
            continue  # 李某是县长请来的专家, 李某是首批选出的法官
        if not spans or (
            told.endswith(_MADE) and text[spans[-1][1] : spans[-1][1] + 1] == "的" and _is_part(text, spans[-1])
        ):
            continue  # 以某某为团长的代表团: a part, no office; but 以某某为书记的县委
        if told.endswith("为") and text[head_of(f) - 1] == "以" and _is_part(text, spans[-1]):
            continue  # 考察团以某某为团长，成员有…
        if k > 0 and text.endswith(_REPLACES, 0, f.start):  # 甲某接替乙某任县长
            _give(order[k - 1], spans)
            continue
        _give(f, spans)
        if told.endswith(("（", "(")):  # 尹某、朱某（副县长）: the bracket tells of one alone
            continue
        each = (
            told.startswith(_EACH) or told.endswith(("当选", "当选为")) or text.startswith(_DEPUTIES, spans[0][0])
        )  # 甲某、某市市长乙某均兼任某职
        while k > 0 and SIDE_BY_SIDE.fullmatch(text, order[k - 1].end, head_of(order[k]) if each else order[k].start):
            k -= 1
            _give(order[k], spans)


def _is_part(text: str, post: tuple[int, int]) -> bool:
    return text.endswith(_PARTS, post[0], post[1])


def head_of(f: Found) -> int:
    """Where the posts before a name begin, or the name."""
    return min(f.start, f.posts[0][0]) if f.posts else f.start


def _in_office(sheet: Sheet, end: int) -> tuple[int, int] | None:
    """The post in whose term, or as whose holder, somebody did something: 刘某在县长任上, 刘某以人大代表身份."""
    text = sheet.text
    marks = _TERMS.get(text[end : end + 1], ())
    close = next((at for mark in marks if (at := text.find(mark, end, end + _IN_OFFICE)) > 0), 0)
    title = sheet.post_ends.get(close - (text[close - 1] == "的" if close else 0))
    if title is None or title.cls not in "od" or _CLAUSE.search(text, end, title.end):
        return None
    return (end + 1, title.end)


def _dismissed(text: str, order: Sequence[Found]) -> frozenset[int]:
    """Which names a verb of dismissal governs, those of its list too: 免去甲某、乙某的职务."""
    if not any(map(text.__contains__, dismissing())):
        return frozenset()
    out: set[int] = set()
    for k, f in enumerate(order):
        listed = k - 1 in out and SIDE_BY_SIDE.fullmatch(text, order[k - 1].end, f.start) is not None
        if listed or text.endswith(dismissing(), 0, f.start):
            out.add(k)
    return frozenset(out)


def entered(sheet: Sheet) -> None:
    """樊某，县知事，河南信阳人，民国七年任。: the post of each in a register of those who held office."""
    text = sheet.text
    for f in sheet.in_order():
        if f.posts or text[f.end : f.end + 1] != "，" or not (f.start == 0 or text[f.start - 1] in _OPENS_LINE):
            continue
        spans = posts_from(sheet, f.end + 1, min(len(text), f.end + FARTHEST))
        if spans and _IN_REGISTER.match(text, spans[-1][1]):
            _give(f, spans)


def leaders(sheet: Sheet) -> None:
    """郑某、朱某等市领导: what those of a list without posts are called together behind it."""
    text, order = sheet.text, sheet.in_order()
    for k, f in enumerate(order):
        if text[f.end : f.end + 1] != "等":
            continue
        m = _LEADERS.match(text, f.end)
        span = _called_behind(sheet, f.end + 1) if m is None else (m.start("post"), m.end("post"))
        if span is None:
            continue
        while True:
            if not order[k].posts:
                _give(order[k], (span,))
            if k == 0 or text[order[k - 1].end : order[k].start] not in ("、", "和", "与", "及"):
                break
            k -= 1


def _called_behind(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The public post of which there are several that begins behind 等: 甲某、乙某等副县长."""
    k = bisect_left(sheet.post_starts, at)
    if not sheet.text.startswith("副", at) or k == len(sheet.posts):
        return None
    title = sheet.posts[k]
    return (at, title.end) if title.cls in "od" and sheet.head_of(title) == at else None


def deputies(sheet: Sheet) -> None:
    """甲某、乙某副主委: a deputy's post behind the last of a list is that of those before it too."""
    text, order = sheet.text, sheet.in_order()
    for k, f in enumerate(order):
        if f.rule != "before-post" or not f.posts or not text.startswith("副", f.posts[0][0]):
            continue
        while k > 0 and not order[k - 1].posts and text[order[k - 1].end : order[k].start] == "、":
            k -= 1
            _give(order[k], f.posts)


def served(sheet: Sheet) -> None:
    """，曾任县财政局局长、审计局局长: posts told in a clause of its own, of whom its sentence told last."""
    text = sheet.text
    clauses = [*_served().finditer(text)] if _may_serve().search(text) else []
    if "利用" in text:
        clauses += _MISUSED.finditer(text)
    order = sheet.in_order()
    before: tuple[int, Found | None] = (-1, None)  # whose posts a sentence opens with, and where it begins
    for m in clauses:
        begin = max(text.rfind(mark, 0, m.start()) for mark in "。！？\n") + 1
        place, owner = begin, None
        for f in order:
            at = text.rfind(text[f.start : f.end], place, m.start())
            if at >= 0:
                place, owner = at, f
        if m.group().endswith("过") and (behind := _whose(sheet, m.end())) is not None:
            owner, place = behind, m.end()  # 担任过局长的某某: told of the one behind it
        owner = owner or (before[1] if before[0] == begin else _told_of(text, order, begin))
        if owner is not None and text[m.start()] in "。\n":
            before = (m.start() + 1, owner)  # 。2021年任区委常委，同年12月任副区长
        if owner is None or _says().search(text, place, m.start()):
            continue
        limit = next((f.start for f in order if f.sure and f.start > m.start()), len(text))
        spans = posts_from(sheet, m.end(), limit, _SERVED_JOIN, without="nl", closes=_ROW_CLOSES)
        if spans and spans[-1][1] < limit and not text.startswith((*_OTHERS_TOO, *_NOMINEES), spans[-1][1]):
            _give(owner, spans)


def _whose(sheet: Sheet, at: int) -> Found | None:
    """Of whom a relative clause tells whose posts begin at a place: 担任过|局长的某某, None where it is no such clause."""
    text = sheet.text
    close = text.find("的", at, at + FARTHEST + _LONGEST_ROW)
    if close < 0 or sheet.post_ends.get(close) is None or any(mark in text[at:close] for mark in "，。；\n"):
        return None
    return sheet.found.get(close + 1)


def _told_of(text: str, order: Sequence[Found], end: int) -> Found | None:
    """Whose life the sentences before a place tell (丁某，男，藏族，某地人), None where they tell nobody's."""
    begin = text.rfind("\n", 0, end) + 1
    last = next((f for f in reversed(order) if begin <= f.start < end), None)
    return last if last is not None and text[last.end : last.end + 2] in _OF_LIFE else None


def _give(f: Found, spans: Run) -> None:
    f.posts, f.sure = (*f.posts, *spans), True
