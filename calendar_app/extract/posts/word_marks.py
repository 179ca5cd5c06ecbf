"""What the words of a text tell of where posts and names can begin and end: a byte for each character.

Words come from rjieba with its dictionary only; a word that no body's name contains (a preposition, a particle, most
verbs, a time) ends what stands before it, as does a mark that is not part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from calendar_app.bulletin.lexicon import division_codes
from calendar_app.extract.lookup import Memo, lowest_bits, number_of, places_of, with_bits
from calendar_app.extract.names.lexicon import short_place
from calendar_app.extract.posts.lexicon import titles
from calendar_app.extract.posts.openings import Sign, found_at, opening, pairs, signs_of
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.extract.segment import GAP, tagged, words
from calendar_app.extract.wordlists import rows

#: Last characters of what bodies are called.
BODY_LAST = frozenset("处局厅部院校司室办会所站社团心协联委")
_STOP_TAGS = frozenset(["p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "d", "r", "t", "tg", "y", "o", "e"])
_INSIDE = frozenset("（）()《》“”·-－ ")  # marks that names of bodies contain
_SHORT_VERBS = frozenset("派携偕到来去赴为是有让请叫任率带由说问见看听给令使获被称如像经抵访陪会与就在")
_SHORT_ADVERBS = frozenset("也还又都均就已曾再仍才即将共皆亦颇很更最不")
_MOST_KINDS = 200_000
_LONG_NAME = 6  # of a division whose words are not names themselves
_UNITS = "年月日时点分"
_SHORT_BODIES = re.compile(
    "经(?=开区|促会|发局|信局|信委|贸局|管局|合局|协会)|办(?<=[\u4e00-\u9fff]{2}办)(?=(?:副|常务副)?主任)|嘎查(?=党|书记|主任|两委)|地(?=政[司局处所]|革委)|交流(?=办|中心|协会|促进会|学会|局|处|司|科(?!学)|部|(?:与|和|及)?合作(?:[处司科局办部室](?!理|于)|中心))|签证(?=代表处|中心|处)|援(?:藏|疆|青|川)(?=工作队|干部|医疗队|指挥部|前方)|事务(?=所)|合作(?=[与和]交流[处司科局办部室]|[司处科](?!学|理|于)|办公室)"
    "|第[一二三四五六七八九十]{1,3}届?[、和](?=第[一二三四五六七八九十]{1,3}(?:、第[一二三四五六七八九十]{1,3})?届)|候任|协议会|评议会|审议会|代表(?=选举)|选举(?=任免|联络|工作委|工委)|任免(?=联络|工作委|工委)|预算(?=工作委|工委)|经(?=科委)"
    "|都(?=[镇乡](?:党委|人大|镇长|乡长|武装部|纪委))|置地(?=集团|控股|公司|副?总|执行|董事|高级)|关心下一代(?=工作|基金)|代表(?=工委|工作委|资格审查|联络)|派驻(?=第|[\u4e00-\u9fff]{0,6}纪检)"
    "|家(?<![0-9０-９一二三四五六七八九十百千万两几多余数各某哪那这该首独全]家)(?=[\u4e00-\u9fff]{1,10}(?:公司|集团|超市|商场|酒店))"
    "|记者(?=协会|站|联合会|联谊会)|党的(?=核心小组)|特多(?=大?使)|某(?:部队?(?=[\u4e00-\u9fff]{0,4}?(?:[团营连排旅师]长|司令|政委|参谋|副|战士|主任|处长))|[团师旅军营连](?=[团师旅军营连]长|政委|参谋)|(?=[团师旅军营连舰]|[局厅处厂校所](?!长)|公司|医院|学院|银行|集团军|基地|支队))"
)
_OPEN_SHORT = frozenset("经办地第都家某援嘎") | {
    "交流", "签证", "事务", "合作", "候任", "协议会", "评议会", "审议会", "代表", "选举", "任免", "预算", "置地",
    "关心下一代", "派驻", "记者", "党的", "特多",
}  # what these begin with  # fmt: skip
# a verb that names what a bureau does: 行政审批局局长, 县检察院公诉科科长
_DOING = re.compile(
    "(?:局|办|科|所|庭|处|股|站|中心|委员会)(?=(?:常务)?副?(?:局长|主任|科长|所长|庭长|处长|股长|站长|书记|负责人)|党(?:委|组|支部|总支))"
)
_OPEN_DOING = frozenset("局办科所庭处股站") | {"中心", "委员会"}
# a verb that names a quarter, at the head of its clause: ，跃进社区书记
_QUARTER = re.compile("社区(?=(?:党委|党总支|党支部|居委会|党群服务中心)?(?:副?书记|副?主任))")
_TO_QUARTERS = re.compile("(?:组织|召集|指导|要求|委托|表彰|任命|免去|选举|聘请|作为|担任)$")
_CLOSE = frozenset("，。；：、！？,;:!? \n）)》”") | {GAP}
_WITH_PEOPLE = re.compile("(?:会见|接见|拜访|拜会|陪同|走访|慰问|看望|邀请|听取|率领|带领|会同|[来赴到在由对与和同])$")
# a headquarters or a leading group before the title of its head; what it is for may hold a verb: 县森林防灭火指挥部指挥长
_TASK_BODIES = (
    "指挥部", "领导小组", "工作专班", "指导组", "督导组", "督查组", "督察组", "巡视组", "巡察组", "巡查组", "检查组", "考核组", "工作队", "帮扶队",
)  # fmt: skip
_TASKED = re.compile(
    f"(?:{'|'.join(_TASK_BODIES)})(?=办公室(?:常务)?副?主任|(?:常务)?副?(?:总?指挥|政委|组长|队长|领队|召集人|主任))"
)
_LONGEST_TASK, _SHORTEST_TASK = 18, 2
_CLAUSE_END = re.compile("[^\u4e00-\u9fff]")
_TASK_LEVELS = frozenset("省市县区州盟旗镇乡")
_NO_TASK = frozenset("长委书由到赴召持里领导其该各任听让与及")  # of sentences that only mention the body
_COUNTS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十廿卅是同该當当翌次本")
_SPACES = frozenset(" \u3000")


# What a word of the cut tells of the place behind it (the first four) and of names that begin with it. Sums of these stand
# in one byte for each character of a text: the first kind at a word's last character, the second at its first.
END = 1  # a post can begin behind it
EDGE = 2  # a name, though no post, can begin behind it
UNIT = 4  # 月, 日, 时: ends a post's words where a number stands before it
LAST = 8  # a word ends here
NAMED = 16  # jieba's dictionary has it as a person's name
HIGHEST = 16
_BEHIND = END | EDGE | UNIT | LAST
_PLANES = 3  # bytes of a character: its marks, its signs, and those of whoever asks


@cache
def short_divisions() -> frozenset[str]:
    """Names of cities and counties without the word for their level."""
    return frozenset(short for name in division_codes() for short in (name[:-1], short_place(name)) if len(name) > 2)


# Signs (``openings``): what the patterns below look for may begin with the character; with the two of a pair both are set.
_VERB, _TASK, _BODY, _ODD, _ODD_NEXT, _TITLE_BEFORE, _TITLE_LAST = 1, 2, 4, 8, 16, 32, 64
_SIGNS = {kind: with_bits(kind) for kind in (_VERB, _TASK, _BODY, _ODD, _ODD_NEXT, _TITLE_BEFORE, _TITLE_LAST)}


@cache
def _kinds() -> tuple[tuple[int, Sign], ...]:
    odd, next_to_odd = pairs(name[:2] for name in _odd_names())
    before, last = pairs(title[-2:] for title in titles())
    return (
        (_ODD, odd),
        (_ODD_NEXT, next_to_odd),
        (_TITLE_BEFORE, before),
        (_TITLE_LAST, last),
        (_VERB, opening(_OPEN_DOING | {"社区"})),
        (_TASK, opening(_TASK_BODIES)),
        (_BODY, opening(_OPEN_SHORT)),
    )


@cache
def _odd_names() -> frozenset[str]:
    """Names of divisions that the cut takes apart at a verb or a particle (新会区, 于都县), and 该镇, 该县."""
    odd = {f"该{level}" for level in "省市县区州旗镇乡村校"}
    for name in division_codes():
        inner = words(f"了{name}委", guess=False)[1:-1] if 2 < len(name) < _LONG_NAME else []
        if any(word_kind(word) & END for word in inner):
            odd.add(name)
    return frozenset(odd)


@cache
def _odd_places() -> re.Pattern[str]:
    return words_pattern(_odd_names())


@cache
def _rules() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("post_stops.tsv")}


def word_kind(word: str) -> int:
    """What a word tells: a sum of END, EDGE, UNIT, NAMED."""
    tags = tagged(word, guess=False)
    tag = tags[0][1] if len(tags) == 1 else "x"
    named = NAMED if tag.startswith("nr") else 0
    rule = _rules().get(word)
    if rule == "keep" or (rule is None and len(word) > 1 and word in short_divisions()):  # 开封 is no verb here
        return named
    verb = tag == "v" and (
        (1 < len(word) < 4 and not (len(word) == 3 and word[-1] in BODY_LAST)) or word in _SHORT_VERBS
    )
    stop = tag in _STOP_TAGS and not (tag == "d" and len(word) == 1 and word not in _SHORT_ADVERBS)
    if rule == "stop" or stop or verb:
        return END
    if "\n" in word:
        return END
    if tag == "x" and (word in ",;:!?." or not (word in _INSIDE or word.isascii())):
        return END
    if word in _UNITS:
        return UNIT
    if tag == "m" and word[-1] in _UNITS and len(word) > 1 and _COUNTS.issuperset(word[:-1]):
        return END  # 二十九日
    return EDGE if tag == "v" else named


class Marks(NamedTuple):
    """What the words of a text tell, a byte for each character."""

    marks: bytes
    signs: bytes  # of posts, see ``title_ends``
    cues: bytes  # signs of whoever asks


def marks_of(kind: Callable[[str], int], cues: Callable[[str], bytes]) -> Memo[str, bytes]:
    """What words tell by *kind*, their signs and those of *cues*, three bytes for each character, worked out once for each word."""

    def work_out(word: str) -> bytes:
        if word == GAP:  # nothing reaches over it
            return bytes(_PLANES)
        told = kind(word) | LAST
        first, last = told & ~_BEHIND, told & _BEHIND
        out = bytearray(_PLANES * len(word))
        out[0] = first
        out[-_PLANES] |= last
        out[1::_PLANES] = signs_of(word, _kinds())
        out[2::_PLANES] = cues(word)
        return bytes(out)

    return Memo(work_out, _MOST_KINDS)


def marked(text: str, memo: Memo[str, bytes]) -> Marks:
    """The marks and signs of a text, or of several with ``GAP`` between them.

    Args:
        text: folded.
        memo: what each word tells (``marks_of``).
    """
    told = bytearray().join(map(memo.__getitem__, words(text, guess=False)))
    marks, signs = told[::_PLANES], bytes(told[1::_PLANES])
    _close_times(text, marks)
    _open_places(text, marks, signs)
    _open_verbs(text, marks, signs)
    _open_bodies(text, marks, signs)
    return Marks(bytes(marks), signs, bytes(told[2::_PLANES]))


def _places(signs: bytes, sign: int) -> list[int]:
    """Where a sign is set."""
    return places_of(signs.translate(_SIGNS[sign]))


def _pairs(signs: bytes, first: int) -> list[int]:
    """Where a sign is set, and behind it the next higher one."""
    here = number_of(signs) >> first.bit_length() - 1
    return places_of(lowest_bits(here & here >> 9, len(signs)))


def title_ends(signs: bytes) -> list[int]:
    """The places, ascending, of all last but one characters with which a title may end."""
    return _pairs(signs, _TITLE_BEFORE)


def _close_times(text: str, marks: bytearray) -> None:
    """Let 年, 月, 日 … end what stands before them where a number does: 7月|6日|市长."""
    for at in places_of(marks.translate(with_bits(UNIT))):
        before = text[at - 1 : at]
        if before in _COUNTS or (before in _SPACES and text[at - 2 : at - 1] in _COUNTS):
            marks[at] |= END


def _open_places(text: str, marks: bytearray, signs: bytes) -> None:
    """Take out the ends inside 新会区 and 该镇, which the cut takes for a verb or a pronoun; 该 ends what is before it."""
    for m in found_at(_odd_places(), text, _pairs(signs, _ODD)):
        for at in range(m.start(), m.end()):
            marks[at] &= ~END
        if m.group()[0] == "该":
            marks[m.start()] |= END | LAST


def _open_verbs(text: str, marks: bytearray, signs: bytes) -> None:
    """Take out the ends between a verb and the bureau that is named by it; not 陪同|局党委书记."""
    places = _places(signs, _VERB)
    for m in found_at(_DOING, text, places):
        at = m.start()
        if at and text[at - 1] not in _CLOSE and not _WITH_PEOPLE.search(text, max(0, at - 2), at):
            marks[at - 1] &= ~END
            marks[m.end() - 1] &= ~END  # 所 is a particle too
    for m in found_at(_QUARTER, text, places):
        at = m.start()
        low = max(0, at - 3)
        head = at > 2 and any(text[k] in _CLOSE for k in range(low, at - 1))
        if head and not _WITH_PEOPLE.search(text, low, at) and not _TO_QUARTERS.search(text, low, at):
            marks[at - 1] &= ~END


def _open_bodies(text: str, marks: bytearray, signs: bytes) -> None:
    """Take out the ends inside 经开区, 经促会: there the character is no preposition."""
    for m in found_at(_TASKED, text, _places(signs, _TASK)):
        _open_task(text, marks, m.start())
    for m in found_at(_SHORT_BODIES, text, _places(signs, _BODY)):
        for at in (m.start() - 1,) if m.group() == "办" else range(m.start(), m.end()):
            marks[at] &= ~END


def _open_task(text: str, marks: bytearray, at: int) -> None:
    """Take out the ends in the words between a place's level and the headquarters at *at*, which say what it is for: 县|森林防灭火|指挥部."""
    clause = _CLAUSE_END.split(text[max(0, at - _LONGEST_TASK) : at])[-1]
    for start, char in enumerate(clause):
        words_between = clause[start + 1 :]
        if len(words_between) < _SHORTEST_TASK:
            return
        if char in _TASK_LEVELS and _NO_TASK.isdisjoint(words_between.removeprefix("委")):
            for k in range(at - len(words_between), at):
                marks[k] &= ~END
            return
