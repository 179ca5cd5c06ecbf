"""The word lists behind places and organisations, each read once from its file."""

from __future__ import annotations

import re
from functools import cache

from calendar_app.bulletin.lexicon import division_codes
from calendar_app.extract.wordlists import classed, rows

#: Classes of endings that make bodies, and those that make places.
BODIES = frozenset({"firm", "school", "hospital", "organ", "society", "team", "research", "press"})
PLACES = frozenset({"admin", "venue", "site"})

_PEOPLES = (
    "壮|回|维吾尔|哈萨克|柯尔克孜|蒙古|藏|羌|彝|白|傣|景颇|傈僳|怒|独龙|纳西|哈尼|拉祜|佤|布朗|普米|苗|侗|布依|水|仡佬|土家|瑶|仫佬|毛南|"
    "京|黎|畲|满|朝鲜|达斡尔|鄂温克|鄂伦春|锡伯|土|撒拉|东乡|保安|裕固|塔吉克|各"
)
_TAIL = re.compile(
    rf"(?:(?:{_PEOPLES})族)*(?:蒙古|哈萨克|柯尔克孜|维吾尔)?(?:自治州|自治县|自治旗|自治区)$|(?:特别行政区|地区|林区|特区|省|市|县|州|盟|旗)$"
)


@cache
def suffixes() -> dict[str, str]:
    """Ending to class."""
    return {row[0]: row[1] for row in rows("names_suffixes.tsv")}


@cache
def suffix_sizes() -> dict[str, tuple[int, ...]]:
    """Last character to the lengths of the endings with it, the longest first."""
    sizes: dict[str, set[int]] = {}
    for ending in suffixes():
        sizes.setdefault(ending[-1], set()).add(len(ending))
    return {char: tuple(sorted(each, reverse=True)) for char, each in sizes.items()}


def ends_like_body(name: str) -> bool:
    """Whether the longest ending of a name is one of bodies: 甲城一高, 乙机械厂."""
    table = suffixes()
    ending = next((name[-size:] for size in suffix_sizes().get(name[-1], ()) if name[-size:] in table), None)
    return ending is not None and table[ending] in BODIES


@cache
def words_of(kind: str) -> frozenset[str]:
    """Words of one class of names_words.tsv."""
    return frozenset(classed("names_words.tsv")[kind])


@cache
def parting_words() -> frozenset[str]:
    """Words that no name runs over."""
    return words_of("predicate") | words_of("visit") | words_of("break") | words_of("venue")


@cache
def divisions() -> frozenset[str]:
    """Administrative divisions by their full names."""
    return frozenset(division_codes())


@cache
def foreign_places() -> frozenset[str]:
    """Countries and cities abroad."""
    return frozenset(row[0] for row in rows("foreign_places.txt") if row[1:] == ["place"])


@cache
def provinces() -> frozenset[str]:
    """Provinces by their full and short names; the four cities of that rank are cities."""
    full = [name for name, code in division_codes().items() if code.endswith("0000") and not name.endswith("市")]
    return frozenset([*full, *map(short_place, full)])


@cache
def short_divisions() -> dict[str, str]:
    """Short name to a full name: 洛阳 to 洛阳市. Districts have none: 和平, 新华 are words of their own."""
    out: dict[str, str] = {}
    for name in divisions():
        short = short_place(name)
        if len(short) > 1 and short != name:
            out.setdefault(short, name)
    return out


def short_place(name: str) -> str:
    """The name of a division as speech has it: 洛阳市 → 洛阳, 恩施土家族苗族自治州 → 恩施; itself where it would be one character.

    >>> [short_place(n) for n in ("洛阳市", "恩施土家族苗族自治州", "嵩县", "和平区", "巴音郭楞蒙古自治州")]
    ['洛阳', '恩施', '嵩县', '和平区', '巴音郭楞']
    """
    short = _TAIL.sub("", name)
    return short if len(short) > 1 else name


@cache
def abbreviations() -> dict[str, str]:
    """One-character short names of provinces and cities."""
    return {row[0]: row[1] for row in rows("names_abbreviations.tsv")}
