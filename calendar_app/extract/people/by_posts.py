"""Names that a post gives away: behind it (市长江某), before it (王某副市长), made or dismissed (任命李某为局长)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from calendar_app.extract.people.lexicon import divisions, foreign, given, surname_heads, surnames
from calendar_app.extract.people.names import (
    Name,
    chinese_name,
    common_word,
    dotted_name,
    dotted_run,
    is_han,
    name_like,
    paired_name,
    right_edge,
    robed_name,
    run_to_edge,
    strange_name,
    transcribed,
    unlisted_name,
)
from calendar_app.extract.people.notnames import PLACE_ENDS, thing_follows
from calendar_app.extract.people.sheet import ALIEN, JOIN, Found, Run, Sheet
from calendar_app.extract.posts.find import with_qualifier
from calendar_app.extract.posts.lexicon import Title, title_pattern

# least scores by the class of the post word before the name (posts.tsv)
_BEHIND = {"o": 0.5, "d": 0.5, "f": 0.5, "l": 1.5, "n": 2.5}
_MISALIGNED = 2.0
_BEFORE_POST = 3.0
_INSIDE_POST = 3.5  # of a name between a body and its title
_BODY_ENDS = "府部局厅处办委院会室署所里站队团司科"
BODIES = frozenset(_BODY_ENDS)
_MADE = 2.0
_LIST_ITEM = 2.5
_ALIEN_BEHIND, _ALIEN_BEHIND_FOREIGN = 7.0, 4.0
_FIRST_PART = 10  # a dotted name has its first dot within as many characters
_SHORT_PART = 5  # where its characters are not those of transcriptions
_NEXT_ITEM = 1.5  # least score of the name behind an odd one
_SHORTEST_NAME, _WHOLE_NAME = 2, 3
_ODD = -1.0  # score of a name that its neighbours alone show
_FARTHEST = 40  # characters of one post

_PAREN = re.compile(r"（[^（）]{1,14}）|\([^()]{1,14}\)")
_FOREIGN_POST = re.compile(
    r"驻华|驻[\u4e00-\u9fff]{1,4}(?:大使|总领事|公使|代表)|大使|领事|总统|首相|国务卿|外长|外交大臣|参赞|武官|国王|女王|天皇|亲王|公主|议长|酋长"
    r"|国(?:总理|部长|主席|财长|防长|选手|客商|专家|学者|球员|运动员|教练)"
)
_POST_LEAD = re.compile(
    r"(?:[ 兼任]|月(?= )|[0-9０-９./-]+(?![0-9０-９届号大中区院一二三四五六七八九十])|首任|新任|现任|时任|曾任|原任|[\u4e00-\u9fff]{2,3}籍)*"
)
_SEVERAL = re.compile("全体|各位|其他|多名|若干")  # 全体委员 is nobody's post
_HEADS = ("省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "委书记", "行政长官")
_CLOSE = frozenset("、，。；：）等 ")
_CUT = re.compile(r"[，,。；;：:、（）()]")
_FORWARD_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任)")
_SERVED = re.compile(
    r"[，。；、\n ](?:先后|曾先后|曾)?(?:曾任|历任|曾担任|担任过?|现任|原任|拟任|任过?|挂任|兼任|提名为|推荐为)(?:过)?(?=[\u4e00-\u9fff]{2})"
)
_LEADERS = re.compile(
    r"等(?:[0-9]{1,3}[位名]|[一二三四五六七八九十]{1,2}[位名])?(?:在[\u4e00-\u9fff]{1,2}的?)?"
    r"(?P<post>(?:[\u4e00-\u9fff]{2,4}[省市县区州](?:[和与及、][\u4e00-\u9fff]{2,4}[省市县区州])?|[省市县区州旗镇乡])?领导(?!小组|干部)(?:同志)?|[省市县区州旗][\u4e00-\u9fff]{0,4}班子(?:成员|领导)|(?:全国|[省市县区州旗])?(?:人大代表|政协委员)|[副正]?[省市厅县处][级部][\u4e00-\u9fff]{0,3}领导(?:同志|干部)?)"
)
_SERVED_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任)|，(?=[^，。；]{2,24}等职)|以及|[及和]")
_SAYS = re.compile("表示|指出|介绍|强调|认为|说[，：]")  # behind it others may be told of
_GOES_ON = frozenset("馆团会处级衔台办室制杯们奖队班")  # makes a title word part of a longer one
_APPOINTED = re.compile(
    r"(?:同志)?(?:已?经[^，。；]{2,8}?(?:批准|同意|决定|推荐))?(?:[于在]?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|被)?)?(?:任命为|任|担任|出任|当选为|当选|被任命为|被选为|被推选为|兼任|升任|转任|接任|调任|改任|连任|就任|历任|先后任|先后担任|曾任|曾担任|曾先后任|曾先后担任|现任|挂任|拟任|为|（|\(|(?:请求)?辞去|不再担任|的)"
)
_SIDE_BY_SIDE = re.compile(r"(?:（[^（）]{1,14}）)?[、和与及]")
_COUNTED = re.compile(r"(?:等)?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:位|名|人)(?:同志)?")
_BARE_POST = 8  # characters of a post that stands behind 两位
_MADE_AS = re.compile(
    "(?:为|任|(?:请求)?辞去|不再担任|担任|当选为?|出任|调任|改任|升任|接任|兼任)(?=[\u4e00-\u9fff]{2})"
)
_HOLDER = re.compile("(?:时任|曾任|现任|原任|担任|身为|作为|身兼|卸任|前任)[^，。；：\n]{0,24}$")
_OF_PARTY = re.compile(  # 议长为国民党的吴某, 副议长民进党籍周某
    "为?(?:中国国民党|国民党|民进党|民主进步党|民众党|亲民党|新党|时代力量|无党|农工党|民革|民盟|民建|民进|致公党)籍?的?(?=[\u4e00-\u9fff]{2})"
)
_DATE_ENDS = ("年", "月", "日")
_WHEN = re.compile(r"[于在]?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?$")  # 王某于2019年3月任县长
_CHOICE = re.compile("任命|选举|推选|补选|免去|免除|撤销|罢免|聘任|聘请|追认|追授|授予|提名|接受|同意|决定")
_CHOSEN = 3.0
_OFFICE = re.compile(r"[^，。；：\n]{4,32}?职务")  # 免去张某省政府秘书长职务
_COPULAS = frozenset("为是由")
_GIVES_UP = ("不再担任", "辞去")
_GIVEN_UP_JOIN = re.compile(r"、|，(?=[^，。；]{2,40}职务)|，兼|兼任|兼")  # 不再担任某委员，某主任职务
_DISMISSED = ("免去", "撤销", "罢免", "免除")


def behind_posts(sheet: Sheet) -> None:
    """市委书记江某, 选手李某, and the list that shares the post."""
    text, begins, floor = sheet.text, _begins(), 0
    for title in sheet.posts:
        start, at, cls = title
        if start < floor:
            continue
        told = cls in "odf" and floor and with_qualifier(text, start) == floor
        if told and (f := _ends_at(sheet, floor)) is not None:
            f.posts = (*f.posts, (floor, at))  # 院长彭某教授: a post in front of the name and one behind it
            sheet.post_ends.pop(at)
            continue
        if text[at : at + 1] not in begins and not (cls in "od" and _may_begin(text, at)) and text[at : at + 1] != "的":
            continue
        if cls in "odf" and text[at] == "的" and _HOLDER.search(text, max(floor, start - _FARTHEST), start):
            at += 1  # 时任地委副书记的单某
        elif cls in "od" and (party := _OF_PARTY.match(text, at)):
            at = party.end()
        elif text[at] in _COPULAS:
            floor = _named_behind(sheet, title, floor)
            continue
        aside = _PAREN.match(text, at)
        if aside is not None:  # 副局长（主持工作）许某
            at = aside.end()
        while at < len(text) and text[at] in " ：:" and at < title.end + 2:
            at += 1
        name = _name_behind(sheet, at, title)
        if name is None:
            continue
        if common_word(text[name.start : name.end]) and _told_before(sheet, title):
            continue  # 阎青智局长呼吁
        posts = joined_posts(sheet, title, floor)
        sheet.take(name, "behind-post" if cls != "n" else "behind-noun", posts)
        floor = _rest_of_list(sheet, name, posts)


def _may_begin(text: str, at: int) -> bool:
    """Whether a name without a listed surname may begin at a place: its character is one of given names, or a mark stands near."""
    return given().get(text[at : at + 1], -1.0) >= 0.0 or not _CLOSE.isdisjoint(text[at + 2 : at + 5])


def _told_before(sheet: Sheet, title: Title) -> bool:
    """Whether a name stands right before a post."""
    head = with_qualifier(sheet.text, title.start)
    return head > 0 and sheet.name_before(head, _BEFORE_POST, after=_BODY_ENDS) is not None


def _ends_at(sheet: Sheet, place: int) -> Found | None:
    """The found name that ends at *place*."""
    for start in range(place - 2, max(-1, place - 5), -1):
        f = sheet.found.get(start)
        if f is not None and f.end == place:
            return f
    return None


def _named_behind(sheet: Sheet, title: Title, floor: int) -> int:
    """副县长为谢某、邱某, 县长由侯某担任: the post is told of the names behind it; returns the new floor."""
    text, at = sheet.text, title.end + 1
    name = sheet.name_at(at) if at < len(text) else None
    if name is None or name.score < _MADE or sheet.spoiled(name) or title.cls == "n":
        return floor
    by = text[at - 1] == "由"
    if by and not text.startswith(("担任", "兼任", "出任"), name.end):
        return floor
    if not by and text[name.end : name.end + 1] not in ("、", "，", "。", "；", ""):
        return floor
    posts = joined_posts(sheet, title, floor)
    sheet.take(name, "behind-post", posts)
    return _rest_of_list(sheet, name, posts)


@cache
def _begins() -> frozenset[str]:
    """What a name behind a post can begin with, a space or colon before it included."""
    return surname_heads() | foreign().keys() | _COPULAS | frozenset(" ：:（(ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _name_behind(sheet: Sheet, at: int, title: Title) -> Name | None:
    text, cls = sheet.text, title.cls
    if at >= len(text) or text[at] in _GOES_ON or not (is_han(text[at]) or text[at].isupper()):
        return None
    if text.find("·", at, at + _FIRST_PART) > 0:
        name = dotted_name(text, at)
        if name is None and cls in "od" and text.find("·", at, at + _SHORT_PART) > 0:
            name = dotted_run(text, at)
        if name is not None:
            return name
    placed = cls in "odf"
    if placed and (robed := robed_name(text, at) or paired_name(text, at)) is not None:
        return robed
    name = chinese_name(text, at, placed=True) if placed else sheet.name_at(at)
    if name is not None:
        least = _BEHIND[cls]
        if cls == "n":
            least += 0.0 if sheet.aligned(name.end) else _MISALIGNED
            if _doubtful(sheet, name) or not sheet.aligned(at):  # 全市|民宿, not 市民|宿某
                name = None
        if name is not None and text[at] in "任为" and name.end == at + 2 and right_edge(text, name.end) < 2.0:
            name = None  # 县委书记任某市副市长
        if name is not None and (name.score < least or sheet.spoiled(name)):
            name = None
    return _rather_alien(sheet, at, title, name)


def _rather_alien(sheet: Sheet, at: int, title: Title, name: Name | None) -> Name | None:
    """The transcribed name at a place where it is the better reading, else *name*."""
    text, cls = sheet.text, title.cls
    if name is not None and right_edge(text, name.end) >= 2.0 and not _foreign_post(text, title):
        return name
    alien = transcribed(text, at)
    if name is not None:
        if alien is None or alien.end <= name.end or alien.score < ALIEN or right_edge(text, alien.end) < 2.0:
            return name
        return alien
    abroad = _foreign_post(text, title)
    least = _ALIEN_BEHIND_FOREIGN if abroad else _ALIEN_BEHIND
    if (
        alien is not None
        and alien.score >= least
        and (not common_word(text[at : alien.end]) or (abroad and name_like(text[at : alien.end])))
    ):
        return None if sheet.spoiled(alien) else alien
    if abroad and cls == "o":
        return run_to_edge(text, at)
    return (unlisted_name(text, at) or strange_name(text, at)) if cls in "od" else None


def _foreign_post(text: str, title: Title) -> bool:
    return _FOREIGN_POST.search(text, max(0, title.start - 8), title.end) is not None


def _doubtful(sheet: Sheet, name: Name) -> bool:
    """Whether a name behind a noun is likelier words: a rare surname, or a word and the first half of another."""
    text, table = sheet.text, surnames()
    row = table.get(text[name.start : name.start + 2]) or table.get(text[name.start])
    if row is not None and row.cls == "c":
        return True
    return common_word(text[name.start : name.start + 2]) and not sheet.aligned(name.end)


def joined_posts(sheet: Sheet, title: Title, floor: int, *, around: int | None = None) -> Run:
    """The joined posts that end with *title*, first to last; *around*: where a name begins that the last holds (阎某局长)."""
    text = sheet.text
    spans: list[tuple[int, int]] = []
    current: Title | None = title
    while current is not None:
        head = with_qualifier(text, current.start) if around is None or current is not title else around
        start = max(floor, min(head, sheet.bounds.before(head, floor)))
        inner = text.rfind("兼", start, head)
        joined = sheet.post_ends.get(inner) if inner > start else None
        if joined is not None:  # 董事长兼总裁: the joiner stands inside what the boundary took
            start = inner + 1
        else:
            joined = _joined_before(sheet, start, floor)
        lead = _POST_LEAD.match(text, start)
        start = lead.end() if lead and lead.end() <= current.start else start
        if current.cls != "n" and not _SEVERAL.search(text, start, current.start):  # a noun among posts is none
            spans.append((start, current.end))
        if joined is not None and around is None and _held_by_other(sheet, joined, floor):
            break
        current = joined
    return tuple(reversed(spans))


def _held_by_other(sheet: Sheet, title: Title, floor: int) -> bool:
    """Whether a name stands before a bare post, whose it is: 许某副议长、市议员段某."""
    text, head = sheet.text, with_qualifier(sheet.text, title.start)
    if title.cls != "o" or head - floor < _SHORTEST_NAME or text[head - 1] in PLACE_ENDS or text[head - 1] in BODIES:
        return False
    name = sheet.name_before(head, _BEFORE_POST)
    return name is not None and name.end - name.start == _WHOLE_NAME


def _joined_before(sheet: Sheet, start: int, floor: int) -> Title | None:
    """The post that is joined to one that begins at *start*."""
    text = sheet.text
    for mark in ("、", "兼任", "，兼", "兼"):
        if text.startswith(mark, start - len(mark)) and start - len(mark) > floor:
            title = sheet.post_ends.get(start - len(mark))
            if title is not None:
                return title
    if start > floor and text[start - 1] == "，" and (title := sheet.post_ends.get(start - 1)) is not None:
        # 市委副书记、市长，市防汛抗旱指挥部指挥长: a whole clause of posts
        begin = max(floor, max(text.rfind(c, floor, start - 1) for c in "，。；：\n") + 1)
        first = next((t for t in sheet.posts if begin <= t.start), title)
        if sheet.bounds.before(with_qualifier(text, first.start), begin) > begin:
            return None
        marks = [begin + k for k, c in enumerate(text[begin : start - 1] + "、") if c == "、"]
        if all(mark in sheet.post_ends for mark in marks):
            return title
    return None


def _rest_of_list(sheet: Sheet, name: Name, posts: Run) -> int:
    """Further names of a list that shares what stands before it; returns where the list ends."""
    text, end = sheet.text, name.end
    while True:
        at = end
        paren = _PAREN.match(text, at)
        if paren:
            at = paren.end()
        join = JOIN.match(text, at)
        if join is None:
            return end
        if join.group() in "和与同" and posts and _single(text[posts[-1][0] : posts[-1][1]]):
            posts = ()  # 市长韩某和龚某、蒋某等市领导
        at = join.end()
        item = (dotted_name(text, at) if "·" in text else None) or paired_name(text, at) or sheet.name_at(at)
        if item is None or item.score < _LIST_ITEM or right_edge(text, item.end) < 2.0 or sheet.spoiled(item):
            item = transcribed(text, at)
            weak = item is None or item.score < ALIEN or right_edge(text, item.end) < 2.0
            if weak or (item is not None and common_word(text[item.start : item.end])):
                item = _between(sheet, at)
            if item is None:
                return end
            if item.score == _ODD:
                sheet.take(item, "list-behind-post", posts)
                end = item.end
                continue
        if post_follows(text, item.end) or common_word(text[item.start : item.end]):
            return end
        sheet.take(item, "list-behind-post", posts)
        end = item.end


def _single(post: str) -> bool:
    """Whether a post has but one holder: 市长, 县委书记; not 副市长, 委员."""
    return post.endswith(_HEADS) and "副" not in post


def _between(sheet: Sheet, at: int) -> Name | None:
    """An odd name inside a list, whole between two marks (乌兰), where a likely one stands behind it."""
    text = sheet.text
    mark = text.find("、", at, at + 6)
    run = text[at:mark]
    if mark < at + 2 or not all(map(is_han, run)) or not (name_like(run) or run in divisions() or not common_word(run)):
        return None
    after = sheet.name_at(mark + 1)
    if after is None or after.score < _NEXT_ITEM or right_edge(text, after.end) < 2.0 or post_follows(text, after.end):
        return None
    if thing_follows(text, mark) or title_pattern().search(text, at, mark) or run[-1] in PLACE_ENDS:
        return None
    return Name(at, mark, _ODD)


def post_follows(text: str, place: int) -> bool:
    """Whether a post begins at *place*, its qualifier passed over."""
    for mark in ("常务副", "副"):
        if text.startswith(mark, place):
            place += len(mark)
            break
    return title_pattern().match(text, place) is not None


def before_posts(sheet: Sheet) -> None:
    """王国辉副市长, 习近平总书记: names right in front of a post, behind its body as well: 市民政局阎青智局长."""
    text = sheet.text
    for title in sheet.posts:
        if title.end in sheet.found or title.cls in "nl":
            continue
        head = with_qualifier(text, title.start)
        if not head or not is_han(text[head - 1]) or sheet.is_covered(head - 1, title.end):
            continue
        name = sheet.name_before(head, _BEFORE_POST) or sheet.name_before(head, _INSIDE_POST, after=_BODY_ENDS)
        if name is None or text[name.end - 1] in "任为兼":  # 孙某任司令员 is told by ``made``
            continue
        if common_word(text[name.start : name.end]):
            continue
        posts: Run = ((head, title.end),)
        if text[name.start - 1 : name.start] in BODIES:
            before = (max(f.end, *(b for _, b in f.posts)) if f.posts else f.end for f in sheet.found.values())
            floor = max((e for e in before if e <= name.start), default=0)
            posts = joined_posts(sheet, title, floor, around=name.start)
        sheet.take(name, "before-post", posts)


def chosen(sheet: Sheet) -> None:
    """任命某某, 免去某某: names behind verbs that take office-holders as their object."""
    for m in _CHOICE.finditer(sheet.text):
        at = m.end()
        if at >= len(sheet.text) or sheet.covered[at]:
            continue
        name = sheet.name_at(at)
        office = _OFFICE.match(sheet.text, at) if m.group() in _DISMISSED else None
        from_office = office is not None and office.end() - len("职务") in sheet.post_ends
        if name is not None and name.score >= _CHOSEN and (from_office or not sheet.spoiled(name)):
            sheet.take(name, "appointed")
            _rest_of_list(sheet, name, ())


def made(sheet: Sheet) -> None:
    """康永年为市人大常委会主任: a name that a post behind it proves, where it could not stand by itself."""
    text, heads = sheet.text, surname_heads()
    for m in _MADE_AS.finditer(text):
        end = m.start()
        if text[end - 1 : end] in _DATE_ENDS and (when := _WHEN.search(text, max(0, end - 13), end)):
            end = when.start()
        end -= 2 if end > 1 and text.startswith("同志", end - 2) else 0
        if not any(text[max(0, end - k)] in heads for k in (2, 3, 4)):
            continue
        if sheet.is_covered(end - 1, end) or not _posts_from(sheet, m.end(), len(sheet.text)):
            continue
        name = sheet.name_before(end, _MADE)
        if name is not None:
            sheet.take(name, "appointed")


def appointed(sheet: Sheet) -> None:
    """李四任县长, 任命王某为副主任, 免去赵六的局长职务, 钱七（县委书记）: posts that stand behind a name."""
    text, order = sheet.text, sheet.in_order()
    for k, f in enumerate(order):
        end = f.posts[-1][1] if f.posts and f.posts[-1][0] == f.end else f.end  # 沈某主席（区议会主席）
        counted = _COUNTED.match(text, f.end)
        lead = _APPOINTED.match(text, counted.end() if counted else end)
        if lead is not None:
            at = lead.end()
        elif counted is not None:  # 李某、王某两位副县长
            at = counted.end()
            spans = _posts_from(sheet, at, order[k + 1].start if k + 1 < len(order) else len(text))
            if not spans or spans[0][1] - at > _BARE_POST:
                continue
        elif text.endswith(_DISMISSED, 0, f.start):
            at = f.end + (2 if text.startswith("同志", f.end) else 0)
        else:
            continue
        limit = order[k + 1].start if k + 1 < len(order) else len(text)
        given_up = lead is not None and lead.group().endswith(_GIVES_UP)
        spans = _posts_from(sheet, at, limit, _GIVEN_UP_JOIN if given_up else _FORWARD_JOIN)
        if not spans:
            continue
        _give(f, spans)
        while k > 0 and _SIDE_BY_SIDE.fullmatch(text, order[k - 1].end, order[k].start):
            k -= 1
            _give(order[k], spans)


def leaders(sheet: Sheet) -> None:
    """郑某、朱某等市领导: what those of a list without posts are called together behind it."""
    text, order = sheet.text, sheet.in_order()
    for k, f in enumerate(order):
        m = _LEADERS.match(text, f.end) if text[f.end : f.end + 1] == "等" else None
        if m is None:
            continue
        span = (m.start("post"), m.end("post"))
        while True:
            if not order[k].posts:
                _give(order[k], (span,))
            if k == 0 or text[order[k - 1].end : order[k].start] not in ("、", "和", "与", "及"):
                break
            k -= 1


def served(sheet: Sheet) -> None:
    """，曾任县财政局局长、审计局局长: posts told in a clause of its own, of whom its sentence told last."""
    text, order = sheet.text, sheet.in_order()
    for m in _SERVED.finditer(text):
        begin = max(text.rfind(mark, 0, m.start()) for mark in "。！？\n") + 1
        place, owner = begin, None
        for f in order:
            at = text.rfind(text[f.start : f.end], place, m.start())
            if at >= 0:
                place, owner = at, f
        if owner is None or _SAYS.search(text, place, m.start()):
            continue
        limit = next((f.start for f in order if f.sure and f.start > m.start()), len(text))
        spans = _posts_from(sheet, m.end(), limit, _SERVED_JOIN, without="nl")
        if spans and spans[-1][1] < limit:
            _give(owner, spans)


def _give(f: Found, spans: Run) -> None:
    f.posts, f.sure = (*f.posts, *spans), True


def _posts_from(sheet: Sheet, at: int, limit: int, joiner: re.Pattern[str] = _FORWARD_JOIN, without: str = "n") -> Run:
    """Joined posts that begin at *at* and end before *limit*."""
    text, posts = sheet.text, sheet.posts
    spans: list[tuple[int, int]] = []
    while True:
        k = bisect_left(sheet.post_starts, at)
        while k < len(posts) and (posts[k].cls in without or not _post_ends(text, posts[k].end)):
            k += 1
        if k == len(posts) or posts[k].end > limit or posts[k].end - at > _FARTHEST:
            break
        if _CUT.search(text, at, posts[k].start):
            break
        spans.append((at, posts[k].end))
        at = posts[k].end
        join = joiner.match(text, at)
        if join is None:
            break
        at = join.end()
    return tuple(spans)


def _post_ends(text: str, end: int) -> bool:
    """Whether a title word that ends here ends the post: not 书记处, 主席团."""
    if text[end : end + 1] in _GOES_ON:
        return False
    return text[end : end + 2] == "职务" or right_edge(text, end) >= 1.0
