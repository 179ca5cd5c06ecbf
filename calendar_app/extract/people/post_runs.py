"""Joined posts as one run: those that end before a name (市委副书记、市长), those that begin behind it (任局长、党组书记)."""

from __future__ import annotations

import re
from bisect import bisect_left

from calendar_app.extract.people.departments import departments_before, departments_behind
from calendar_app.extract.people.dictionary import common_word
from calendar_app.extract.people.edges import JOINERS, right_edge
from calendar_app.extract.people.lexicon import cues, surname_heads, surnames
from calendar_app.extract.people.names import Name, chinese_name
from calendar_app.extract.people.notnames import PLACE_ENDS
from calendar_app.extract.people.sheet import Run, Sheet
from calendar_app.extract.posts.lexicon import Title

BEFORE_POST = 3.0  # least score of a name right before a post
BODY_ENDS = "府部局厅处办委院会室署所里站队团司科组"  # last characters of bodies
BODIES = frozenset(BODY_ENDS)
_UNNAMED = frozenset(["负责人", "主要负责人"])  # told without names before another post
_SO_LONG = frozenset("仅至止达")  # 任县长仅七天
_SHORTEST_NAME, _WHOLE_NAME = 2, 3
SEATS = tuple(cues("seat"))  # bodies before a name that its post follows: 镇党委|江孟甫|书记
_SHORT_BEHIND_SEAT = 3.0  # least score of a name of two characters there
_BEHIND_SEAT = 2.5  # least score of a name of three characters there
FARTHEST = 40  # characters of one post
_POST_LEAD = re.compile(
    r"(?:（兼）|各(?=人民团体|民主党派|有关)|[ 兼任]|新华社[\u4e00-\u9fff]{0,4}?电|连同|月(?= )"
    r"|[0-9０-９./-]+(?![0-9０-９届号大中区院集军师旅团营连一二三四五六七八九十])"
    r"|主宾国|本届|上届|往届|新一届|首任|首届|第[0-9一二三四五六七八九十]{1,3}任|[两二三四五六七八九十0-9]{1,2}[位名]|（从?[左右]起[^（）]{0,4}）|[^\W原前](?=全国(?:人大代表|政协委员))|[新前现时曾原拟]任|我[省市县区州旗](?=全国|[省市县区州旗])"
    r"|(?:我[省市县区州])?(?:首个)?(?:国际)?友(?:好)?城市?|[\u4e00-\u9fff]{2,5}籍|[\u4e00-\u9fff]{2,3}[和与](?=[\u4e00-\u9fff]{2,3}省[\u4e00-\u9fff])"
    r"|学习(?:贯彻)?(?=国务院|国家主席|全国|中共|中央|[省市县区州盟旗](?:委|长|政府|人大|政协)))*"
)
#: First characters of these, but for those of 甲国籍, of 我全国政协委员 and of 甲某和某省省长.
_LEAD_HEADS = frozenset(
    "（ 兼任连月各0123456789０１２３４５６７８９./-主本上往新首第两二三四五六七八九十一前现时曾原拟我国友学"
)
_OF_TERM = re.compile(
    "该[\u4e00-\u9fff]{1,8}?的|提名为?|新一届|本届|首届|首任|第[0-9一二三四五六七八九十]{1,3}任(?:的)?"
)
#: A post to which the next one is joined without a mark: 市委常委人武部部长, 局党组书记局长.
_LAST_GLUED = 4
_GLUED = re.compile(
    "(?:[地省市县区州]委(?:常委|委员)(?!会)|常委(?![会办班])|党[组委](?:成员|委员|副?书记)(?!处)"
    "|(?:主席|会长|主任|委员|书记)(?=中国|全国|中华))"
)
_MET = tuple(cues("met"))  # before the first of joined posts
_LARGER = ("大会", "支队", "大队", "中队", "总队")  # go on where a title seems to end
_TERM = re.compile("、(?:本届|上届|新一届|现任|时任|和)$")  # between a post and the next
_WIDEST_ASIDE = 14  # characters of a bracket between two posts
_LEVELS = re.compile(  # 市、|县领导, 县委、|县政府领导
    "(?:(?<![\u4e00-\u9fff])|(?<=[的及和在由与向对同]))(?:(?:[省市地州县区旗盟](?:委|政府|人大|政协)?|行署)、){1,3}$"
)
_TERM_ENDS = frozenset("届任和")
_SEVERAL = re.compile("全体|各位|其他|多名|若干|部分|所有|当选")  # 全体委员 is nobody's post
_CUT = re.compile(  # brackets inside the name of a firm are none
    r"[，,。；;：:、()\n]|（(?![\u4e00-\u9fff]{2,6}）[\u4e00-\u9fff]{0,4}(?:公司|集团))|）(?![\u4e00-\u9fff]{0,4}(?:公司|集团))"
)
_BOTH = "正、副"  # 选举甲某、乙某为正、副县长
_FORWARD_JOIN = re.compile(r"、|，兼|兼任|兼|，(?=任)")
_JOIN_ENDS = frozenset("、任兼")  # last characters of what joins two posts
GOES_ON = frozenset("馆团会处级衔台办室制杯们奖队班部")  # makes a title word part of a longer one


def joined_posts(sheet: Sheet, title: Title, floor: int, *, around: int | None = None) -> Run:
    """The joined posts that end with *title*, first to last; *around*: where a name begins that the last holds (阎某局长)."""
    text = sheet.text
    spans: list[tuple[int, int]] = []
    current: Title | None = title
    while current is not None:
        head = sheet.head_of(current) if around is None or current is not title else around
        start = max(floor, min(head, sheet.bounds.before(head, floor)))
        if (
            0 < start == floor and start < head and text[start] in JOINERS
        ):  # 江民|和|市委常委, where the cut has 民和 for a word
            start += 1
        inner = text.rfind("兼", start, head)
        joined = sheet.post_ends.get(inner) if inner > start else None
        if joined is not None:  # 董事长兼总裁: the joiner stands inside what the boundary took
            start = inner + 1
        elif text.startswith("兼", start) and start > floor:  # 谈判代表兼副部长: the cut takes 代表 for a verb
            joined = sheet.post_ends.get(start)
        else:
            joined = _joined_before(sheet, start, floor)
            if joined is None and text[start - 1] in _TERM_ENDS and (term := _TERM.search(text, floor, start)):
                joined = sheet.post_ends.get(term.start())  # 副省长、本届|组委会主任
                start -= text[start - 1] == "和"  # 会长、和盛公司董事长: no joiner behind a mark
        if start < current.start and _may_lead(text, start):
            lead = _POST_LEAD.match(text, start)
            start = lead.end() if lead and lead.end() <= current.start else start
        if start + 1 == head and text[start - 1 : start] == "该":  # 该校|校长
            start = head
        if current.cls == "l" and text[start - 1 : start] == "、" and (levels := _LEVELS.search(text, floor, start)):
            start = levels.start()
        if joined is None and text[start - 1 : start] == "、":
            first = departments_before(text, start, current.start, floor)
            start = max(floor, sheet.bounds.before(first, floor)) if first < start else start
        worded = start < current.start  # words of its body stand before the title
        if worded and around is None and (glued := _last_glued(text, start, current.start)) is not None:
            start, joined = glued, sheet.post_ends.get(glued)
        if worded and text[head - 1] in surnames() and _one_unnamed(text, start, head):
            break  # 街道党工委徐书记、组织员林某: the office of somebody else
        if current.cls != "n" and not (
            worded and _SEVERAL.search(text, start, current.start)
        ):  # a noun among posts is none
            spans.append((start, current.end))
        if joined is not None and (joined.cls == "l" or text[joined.start : joined.end] in _UNNAMED):
            break  # 市法院负责人、市检察院检察长某某
        if joined is not None and around is None and _held_by_other(sheet, joined, floor):
            break
        current = joined
    return tuple(reversed(spans))


def _one_unnamed(text: str, start: int, head: int) -> bool:
    """Whether a usual surname stands between a body and the title at *head*: 党工委|徐|书记."""
    return head - 2 > start and text[head - 2] in BODIES and surnames()[text[head - 1]].cls == "a"


def _may_lead(text: str, start: int) -> bool:
    """Whether something that is no part of a post may stand at *start* before it, to judge by its first characters."""
    ahead = text[start + 2 : start + 8]
    return text[start] in _LEAD_HEADS or "籍" in ahead[:4] or "省" in ahead[2:] or text.startswith("全国", start + 1)


def _last_glued(text: str, start: int, end: int) -> int | None:
    """Where the last post ends that stands between two places and is joined to what follows without a mark."""
    body = text[start:end]
    if "委" not in body and "党" not in body and "国" not in body and "中华" not in body:  # one of them is in each
        return None
    ends = [m.end() for m in _GLUED.finditer(text, start, end)]
    return ends[-1] if ends else None


def name_inside(sheet: Sheet, head: int) -> Name | None:
    """A name of two or three characters between a body and its title at *head*: 镇党委江孟甫书记."""
    text = sheet.text
    for length, least in ((3, _BEHIND_SEAT), (2, _SHORT_BEHIND_SEAT)):
        start = head - length
        if start < 0 or text[start] not in surname_heads() or not text.endswith(SEATS, 0, start):
            continue
        name = chinese_name(text[start:head], 0, placed=True)
        if name is not None and name.end == length and name.score >= least and not common_word(text[start:head]):
            return Name(start, head, name.score)
    return None


def _held_by_other(sheet: Sheet, title: Title, floor: int) -> bool:
    """Whether a name stands before a bare post, whose it is: 许某副议长、市议员段某."""
    text, head = sheet.text, sheet.head_of(title)
    if title.cls in "od" and head - floor > _WHOLE_NAME and name_inside(sheet, head) is not None:
        return True  # 县政协王某某主席、县委办主任张某
    if title.cls != "o" or head - floor < _SHORTEST_NAME or text[head - 1] in PLACE_ENDS or text[head - 1] in BODIES:
        return False
    name = sheet.name_before(head, BEFORE_POST, after="协大委府院")
    return name is not None and name.end - name.start == _WHOLE_NAME


def _joined_before(sheet: Sheet, start: int, floor: int) -> Title | None:
    """The post that is joined to one that begins at *start*."""
    text = sheet.text
    for mark in ("、", "兼任", "，兼", "兼") if text[start - 1 : start] in _JOIN_ENDS else ():
        if text.startswith(mark, start - len(mark)) and start - len(mark) > floor:
            end = start - len(mark)
            if text[end - 1] == "）" and (aside := text.rfind("（", max(floor, end - _WIDEST_ASIDE), end)) > 0:
                end = aside  # 局党组成员（正县长级）、第一书记
            title = sheet.post_ends.get(end)
            if title is not None:
                return title
    if text[start - 1] in "和及" and (title := sheet.post_ends.get(start - 1)) is not None and start - 1 > floor:
        head = sheet.bounds.before(sheet.head_of(title), floor)
        if head - 1 > floor and text[head - 1] == "、" and head - 1 in sheet.post_ends:
            return title  # 促进会会长、总商会副主席和商会荣誉会长廖某
    if start > floor and text[start - 1] == "，" and (title := sheet.post_ends.get(start - 1)) is not None:
        # 市委副书记、市长，市防汛抗旱指挥部指挥长: a whole clause of posts
        begin = max(floor, max(text.rfind(c, floor, start - 1) for c in "，。；：\n") + 1)
        begin += text.startswith(" ", begin)
        first = next((t for t in sheet.posts if begin <= t.start), title)
        head = sheet.bounds.before(sheet.head_of(first), begin)
        if head > begin and not text.endswith(_MET, begin, head):
            return None
        marks = [begin + k for k, c in enumerate(text[begin : start - 1] + "、") if c == "、"]
        if all(mark in sheet.post_ends for mark in marks):
            return title
    return None


def posts_from(
    sheet: Sheet,
    at: int,
    limit: int,
    joiner: re.Pattern[str] = _FORWARD_JOIN,
    without: str = "n",
    closes: str = "。；\n",
) -> Run:
    """Joined posts that begin at *at* and end before *limit*; *closes*: what may stand behind one that a comma joins."""
    text, posts = sheet.text, sheet.posts
    spans: list[tuple[int, int]] = []
    while True:
        k = bisect_left(sheet.post_starts, at)
        while k < len(posts) and (posts[k].cls in without or not _post_ends(text, posts[k].end)):
            k += 1
        if k == len(posts) or posts[k].end > limit or posts[k].end - at > FARTHEST:
            break
        both = len(_BOTH) if text.startswith(_BOTH, at) else departments_behind(text, at, posts[k].start)
        if _CUT.search(text, at + both, posts[k].start) or (
            posts[k].cls == "l" and text.startswith("职务", posts[k].end)
        ):
            break  # 副厅级领导职务 is no post
        if term := _OF_TERM.match(text, at):
            at = term.end()
        if _SEVERAL.search(text, at, posts[k].start):
            break
        spans.append((at, posts[k].end))
        at = posts[k].end
        join = joiner.match(text, at)
        if join is not None:
            at = join.end()
        elif text[at : at + 1] == "和" and _whole_clause(sheet, at + 1, limit, without, closes="。；，、兼\n"):
            at += 1  # 任省委书记、省人民政府主席和省军区司令员
        elif _GLUED.fullmatch(text, at - _LAST_GLUED, at) and _whole_clause(
            sheet, at, limit, without, closes="，。；、）"
        ):
            pass  # 地委委员武冈县委书记
        elif text[at : at + 1] == "，" and _whole_clause(sheet, at + 1, limit, without, closes):
            at += 1
        else:
            break
    return tuple(spans)


def _whole_clause(sheet: Sheet, at: int, limit: int, without: str, closes: str) -> bool:
    """Whether a clause holds nothing but one post and closes its sentence: 兼任县工委书记，县管委会主任."""
    text, k = sheet.text, bisect_left(sheet.post_starts, at)
    if k == len(sheet.posts) or sheet.posts[k].cls in without or sheet.posts[k].end > limit:
        return False
    title = sheet.posts[k]
    if text[title.end : title.end + 1] not in closes or _CUT.search(text, at, title.start):
        return False
    return sheet.bounds.before(sheet.head_of(title), at) == at


def _post_ends(text: str, end: int) -> bool:
    """Whether a title word that ends here ends the post: not 书记处, 主席团."""
    if text[end : end + 1] in GOES_ON:
        return False
    if text.startswith(_LARGER, end):  # 省十二届人民代表|大会常委会委员, 交警|大队
        return False
    if text[end : end + 1] == "后":  # 转调副省长后, not 县委书记后备人选
        return text[end + 1 : end + 2] not in "备勤"
    return text[end : end + 2] == "职务" or text[end : end + 1] in _SO_LONG or right_edge(text, end) >= 1.0
