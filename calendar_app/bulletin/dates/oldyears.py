"""Years as the oldest parts of a chronicle write them: ``春秋（前486）``, ``元狩中（前120）``, ``前221年至前206年``.

What stands in brackets is the year; the age, the reign or the ruler before it only says whose. A bracket at the end of a
line may have lost its other half in copying.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calendar_app.bulletin.lexicon import alternatives, words
from calendar_app.bulletin.numerals import number

_SP = r"[ \t\u3000]{0,2}"
_DASH = r"(?:至|到|[-—–－―─~～]{1,3})"
_N = r"(?:[0-9]{1,4}|[〇○零一二三四五六七八九]{3,4})"
_CE = r"(?:公元|西元)"
#: Whose year: an age or dynasty and its parts, the middle of a reign, a ruler.
_AGE = (
    rf"(?:{alternatives('dynasties')})(?:代|朝|时期|時期|时|時)?(?:[初中末晚][期年葉叶]?)?"
    r"|[\u4e00-\u9fff]{0,4}?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?=[ \t\u3000]{0,2}[（(〔\[])"
    r"|[\u4e00-\u9fff]{2,5}[中初末]|[\u4e00-\u9fff]{1,6}[皇帝王公侯](?=[（(〔\[][公西]?元?前)"
)
_NAMED = re.compile(
    rf"(?:{_AGE}){_SP}[（(〔\[]{_SP}{_CE}?(?P<bc>前)?(?P<y>{_N}){_SP}年?(?:左右|前[后後])?"
    rf"(?:{_SP}{_DASH}{_SP}{_CE}?(?P<bcz>前)?(?P<z>{_N}){_SP}年?)?{_SP}(?:[）)〕\]]|$)"
)
_BEFORE_CHRIST = re.compile(
    rf"{_CE}?前{_SP}(?P<y>{_N}){_SP}年?{_SP}{_DASH}{_SP}(?P<ce>{_CE})?(?P<bcz>前)?{_SP}(?P<z>{_N}){_SP}年"
)


_TO = frozenset("至到-—–－―─~～ \u3000")
_BETWEEN_YEARS = _TO.union("、").difference(" \u3000")
_NTH = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅元]{1,4})"
_NAMED_REIGN = re.compile(rf"(?P<name>{alternatives('eras')}|民[国國]){_SP}{_NTH}{_SP}年")
#: 十九年夏五月, 五年戊子, 四十一年，…: a year of the reign that stands above.
_BARE_REIGN = re.compile(
    r"(?P<n>[一二三四五六七八九十廿卅元]{1,4})(?:\[[0-9]{1,3}\])?年(?:\[[0-9]{1,3}\])?"
    r"(?=[，,、：:；;\s】〗〕\]）)至到—～~-]|$|[春夏秋冬闰閏正]|[一二三四五六七八九十]{1,2}月|[（(〔\s]?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
    r"|大[水旱饥饑疫雨雪风風有]|[水旱蝗饥饑疫])"
)
#: 道光十三、十四年, 同治元至三年: years of one reign that share the sign.
_SHARED = re.compile(
    rf"(?:{alternatives('dynasties')})?(?P<name>{alternatives('eras')}|民[国國]){_SP}(?P<a>{_NTH}){_SP}(?:、|{_DASH}){_SP}(?P<z>{_NTH}){_SP}年(?!代|级)"
)
#: How far into a line the sign between them stands.
_BETWEEN = 12


class Years(NamedTuple):
    """Where such a head of a line ends, its year, and the last year of a range; years before Christ are negative."""

    end: int
    first: int
    until: int | None


def old_years(piece: str) -> Years | None:
    """The years at the head of a short piece of text, digits folded; None where it opens otherwise.

    >>> old_years("春秋（前486），"), old_years("前221年至前206年，"), old_years("南宋末（1276年"), old_years("县中（新建）")
    (Years(end=8, first=-486, until=None), Years(end=11, first=-221, until=-206), Years(end=9, first=1276, until=None), None)
    >>> old_years("道光十三、十四年，大旱")
    Years(end=8, first=1833, until=1834)
    """
    bracketed = (
        "(" in piece or "（" in piece or "〔" in piece or "[" in piece
    )  # most pieces hold none, and are not asked
    if bracketed and (match := _NAMED.match(piece)):
        first, until = number(match["y"]), number(match["z"] or "")
        if first and match["bc"]:
            first, until = -first, None if until is None else -until if match["bcz"] else until
    elif match := _BEFORE_CHRIST.match(piece):
        first, until = -(number(match["y"]) or 0), number(match["z"])
        if until is not None and (match["bcz"] or not match["ce"]):
            until = -until
    elif "年" in piece[:_BETWEEN] and _BETWEEN_YEARS.intersection(piece[:_BETWEEN]) and (match := _SHARED.match(piece)):
        first, until = (reign_year(match["name"], number(match[k].replace("元", "一"))) for k in "az")
    else:
        return None
    if not first or (until is not None and until <= first):
        return None
    return Years(match.end(), first, until)


@cache
def _reigns() -> dict[str, tuple[int, int]]:
    """First and last year of each reign; those of the republic are counted like them."""
    out = {"民国": (1912, 2100), "民國": (1912, 2100)}
    for name, years in words("eras").items():
        first, _, last = years.partition("..")
        out[name] = int(first), int(last)
    return out


def reign_year(name: str, nth: int | None) -> int | None:
    """The year of our era that is the nth of a reign, None where the reign did not last so long.

    >>> reign_year("嘉靖", 18), reign_year("建元", 2), reign_year("嘉靖", 80)
    (1539, -139, None)
    """
    first, last = _reigns()[name]
    year = first + (nth or 0) - 1
    return year if nth and year <= last + 1 else None


def first_year(text: str) -> int | None:
    """The first year of the reign that a date is counted by (嘉靖十八年: 1522), None where it names none."""
    match = _NAMED_REIGN.search(text, 0, 40)
    return _reigns()[match["name"]][0] if match else None


def bare_reign(text: str) -> tuple[int, int] | None:
    """Where a year of a reign without its name ends at the head of a line, and which one it is.

    >>> bare_reign("十九年夏五月，蝗"), bare_reign("十年来"), bare_reign("三年级")
    ((3, 19), None, None)
    """
    match = _BARE_REIGN.match(text, 0, 24)
    nth = number(match["n"]) if match else None
    return (match.end(), nth) if match and nth and nth <= 61 else None


@cache
def _age() -> re.Pattern[str]:
    """The name of an age; letters may stand apart (五 代)."""
    names = "|".join(r"\s?".join(map(re.escape, name)) for name in sorted(words("dynasties"), key=len, reverse=True))
    return re.compile(rf"[^\S\n]{{0,8}}(?P<name>(?:{names})(?:代|朝|时期|時期|初|末)?)(?:[ \t\u3000]{{1,4}}(?=\S)|$)")


#: 至十二年, —乾隆三年, and the years in brackets behind: the end of a range of years of reigns.
_RANGE_TAIL = re.compile(
    rf"{_SP}{_DASH}{_SP}(?:(?P<name>{alternatives('eras')}|民[国國]){_SP})?(?P<n>{_NTH}){_SP}年"
    rf"(?:{_SP}[（(〔\[]{_SP}{_N}{_SP}年?{_SP}{_DASH}{_SP}{_N}{_SP}年?{_SP}[）)〕\]])?"
)
#: 清·康熙, 民国: a reign alone on a line, above its years.
_REIGN_ALONE = re.compile(
    rf"(?:{alternatives('dynasties')}|中[华華])?(?:朝|代)?[\s·・—\-]{{0,3}}(?P<name>{alternatives('eras')}|民[国國])(?:年[间間]|时期|時期|朝|纪年)?"
)


def range_end(text: str, at: int, name: str) -> tuple[int, int] | None:
    """Where a range of years of reigns ends and its last year, at *at* behind its first (of the reign *name*); None where none does.

    >>> range_end("康熙十年至十二年，连年大旱", 4, "康熙"), range_end("康熙十年至乾隆三年", 4, "康熙"), range_end("康熙十年，", 4, "康熙")
    ((9, 1673), (9, 1738), None)
    """
    if text[at : at + 1] not in _TO:
        return None
    match = _RANGE_TAIL.match(text, at)
    year = reign_year(match["name"] or name, 1 if match["n"] == "元" else number(match["n"])) if match else None
    return (match.end(), year) if match and year else None


def bare_range_end(text: str, at: int) -> tuple[int, int] | None:
    """Where a range of years of a reign without its name ends, at *at* behind its first, and its last; None where none does.

    >>> bare_range_end("十年至十二年，连旱", 2), bare_range_end("十年，旱", 2)
    ((7, 12), None)
    """
    match = _RANGE_TAIL.match(text, at) if text[at : at + 1] in _TO else None
    last = (1 if match["n"] == "元" else number(match["n"])) if match and not match["name"] else None
    return (match.end(), last) if match and last else None


def reign_alone(text: str) -> int | None:
    """The first year of the reign that a line is the name of, None for any other line.

    >>> reign_alone("清·康熙"), reign_alone("中华民国"), reign_alone("康熙十年")
    (1662, 1912, None)
    """
    match = _REIGN_ALONE.fullmatch(text.strip()) if len(text) <= 12 else None
    return _reigns()[match["name"]][0] if match else None


def age_before(text: str, start: int, end: int) -> int | None:
    """Where a line goes on behind the name of an age and a space (唐　武德三年，…), None where it does not open so.

    >>> age_before("唐　武德三年（620），…", 0, 14), age_before("唐山　开滦", 0, 5)
    (2, None)
    """
    match = _age().match(text, start, end)
    return match.end() if match and match.end() < end else None


def is_age(text: str) -> bool:
    """True for a line that is the name of an age and nothing more, a century in brackets aside: 清末, 春秋（公元前8世纪）."""
    bare = re.sub(r"[（(][^（()）]{1,16}世[纪紀][^（()）]{0,4}[）)]$", "", text.strip())
    match = _age().fullmatch(bare)
    return match is not None


_OLD_COUNT = re.compile(
    rf"(?:{alternatives('eras')})(?:[0-9]{{1,2}}|[元一二三四五六七八九十廿卅]{{1,4}})年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
)


def told_by_reign(text: str, at: int) -> bool:
    """Whether a year that ends at *at* is told by a reign or the cycle of sixty too: 一七九三年癸丑清乾隆五十八年, 1793年（癸丑）."""
    return _OLD_COUNT.search(text, at) is not None
