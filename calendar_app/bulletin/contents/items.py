"""What a list of contents consists of, and the form of its lines: title, leader, page; heading; sign or number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from calendar_app.bulletin.chars import fold, squeeze, tidy_title
from calendar_app.bulletin.lines import Line

_HEADING = re.compile(
    r"(?:目录|目錄|目次|总目录|本期目录|本期目錄|(?:本期|今日|新闻|要闻)?(?:导读|導讀)|内容提要|要目|本期要目|contents|目录contents|contents目录)"
)
LIST_MARK = re.compile(r"[-*+•·]\s{0,4}(?=[^\s\-*+•·.…])")
COUNT = re.compile(r"(?:[（(]\s?)?(?P<n>[0-9]{1,3})\s?(?:[.．](?![0-9])|[、)）])\s{0,4}(?=\S)")
LEADER = frozenset(" \t.．。·•…‥⋯⋅‧_-—─\u3000/ ")
#: A longer line is no heading of a list: it is not looked at.
_LONGEST_HEADING = 200
#: Words before a number in brackets that is the year they are: 十一年（1922）, 康熙末（1722）, 丁丑（1877）.
_YEAR_NAMED = re.compile(r"(?:[年间間代朝初末]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])$")
_ORNAMENTS = "◆◇★☆●■□▲△※◎◈❖♦·•—-=~*【】〖〗「」『』|_"
ORNAMENT = re.compile(rf"^[\s{re.escape(_ORNAMENTS)}]+|[\s{re.escape(_ORNAMENTS)}]+$")
NUMBERED = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、．.]\s{0,3}"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]\s{0,3}"),
)


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """One line of the list, wrapped parts joined."""

    title: str
    key: str
    section: tuple[str, ...]
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the list: its path, its name folded for comparison."""

    path: tuple[str, ...]
    key: str
    line: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The list as read: its items, its sections in order, and the line numbers it takes."""

    items: tuple[ContentsItem, ...] = ()
    sections: tuple[Section, ...] = ()
    first: int = 0
    last: int = 0

    def __bool__(self) -> bool:
        return bool(self.items)


def section_name(text: str) -> str:
    """A heading without ornaments, numbering and letter-spacing.

    >>> section_name("◆◆◆ 经 济 ◆◆◆"), section_name("一、领导活动")
    ('经济', '领导活动')
    """
    text = ORNAMENT.sub("", text)
    if text[:1] in "[［〔" and text[-1:] in "]］〕":
        text = text[1:-1]
    for pattern in NUMBERED:
        text = pattern.sub("", text, count=1)
    bare = squeeze(text)
    return bare if len(bare) <= 12 and bare and not bare.isascii() else tidy_title(text)


def page_split(text: str) -> tuple[int, int] | None:
    r"""Where the title of a contents line ends, and its page; None where the line has no leader and page.

    >>> page_split("全市会议召开.....\t12"), page_split("全市会议召开 12"), page_split("民国十一年(1922)")
    ((6, 12), None, None)
    """
    end = len(text.rstrip())
    bracket = end and text[end - 1] in ")）"
    stop = end - 1 if bracket else end
    at = stop
    while at > 0 and stop - at < 5 and text[at - 1].isdecimal():
        at -= 1
    if at == stop or stop - at > 4:
        return None
    page = int(text[at:stop])
    if bracket:
        if not at or text[at - 1] not in "(（":
            return None
        at -= 1
        if _YEAR_NAMED.search(text, max(at - 2, 0), at):
            return None
    lead = at
    while lead > 0 and text[lead - 1] in LEADER:
        lead -= 1
    gap = text[lead:at]
    if "/" in gap and lead and text[lead - 1].isdecimal():
        return None  # 2024/3/5
    strong = sum(c not in " \u3000\t" for c in gap) >= 2 or "\t" in gap or "…" in gap or len(gap) >= 3 or "/" in gap
    if not (strong or bracket) or (not lead and len(gap) < 3):
        return None
    return lead, page


def is_contents_heading(line: Line) -> bool:
    """True for 目录, 目 录, Contents and the like, alone on a line."""
    if len(line.text) > _LONGEST_HEADING:
        return False
    bare = squeeze(line.text)
    if len(bare) > 14 and bare[0] not in _ORNAMENTS and bare[-1] not in _ORNAMENTS:
        return False
    key = fold(ORNAMENT.sub("", line.text))
    return len(key) <= 14 and _HEADING.fullmatch(key) is not None


def bare_item(text: str) -> str:
    """A line of a list without the dash or the number that marks it as one.

    >>> bare_item("- 北桥通车"), bare_item("12. 北桥通车"), bare_item("12345热线开通")
    ('北桥通车', '北桥通车', '12345热线开通')
    """
    match = LIST_MARK.match(text) or COUNT.match(text)
    return text[match.end() :] if match else text
