"""What a bulletin teaches about names before its entries are read: its own place, and bodies without an ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from calendar_app.bulletin.script import simplify
from calendar_app.extract.names.lexicon import abbreviations, short_place, suffixes, words_of
from calendar_app.extract.names.tokens import unwalled
from calendar_app.extract.names.wordkinds import is_parting
from calendar_app.extract.posts.folding import fold_marks
from calendar_app.extract.posts.trie import words_pattern
from calendar_app.model.bulletin import Entry

_CHAR = r"(?:[^\s，。；：！？、“”《》（）()等的]|[中高]等)"
_ITEM = rf"{_CHAR}{{2,20}}(?:[（(][^（）()，。；、]{{1,10}}[）)]{_CHAR}{{0,16}})?"
_COUNT = r"(?:[0-9０-９一二三四五六七八九十百余多几两]+(?:余|多)?[家个所支名])?"
_CLOSE = re.compile(  # 等企业, 等9家企业, 9家重点企业
    rf"(?:(?<![中高])等{_COUNT}|(?<![0-9０-９一二三四五六七八九十百])[0-9０-９一二三四五六七八九十百两]{{1,4}}(?:余|多)?家)(?!企业家)(\w{{2,12}})"
)
_STOPS = frozenset(" \t\n\u3000，。；：！？,;:!?“”《》的等")  # between which a list stands
_REACH = 600  # characters before 等 that may belong to its list
_NAMED = re.compile(
    rf"(?:企业|公司|高校|单位|机构)(?:名单)?(?:包括|分别为|分别是|分别有|为|有|是)?：?((?:{_ITEM}、){{2,80}}{_ITEM})(?=[。；，])"
)
_ATTENDING = re.compile(  # who came from them is not told
    "^.{0,6}(?:(?:单位|部门|机构).{0,6}(?:负责|领导|人员|干部)|(?:商会|协会|企业|公司)(?:班子|秘书长|会长|副会长))"
)
_FROM_THERE = re.compile("[^。；，]{0,16}(?:负责人|负责同志)")  # 等部门及丙社区负责人
_LONGEST_PLACE = 6
_SOME = tuple(words_of("some"))  # that open no name
_LEVELS = "市县区乡镇村道"  # that may be counted
_OFFICES = tuple(words_of("office"))
_LONGEST = 24  # characters of a body's name
_BODIES = 512  # texts of entries whose lists are kept
_VAGUE = "大小新老东西南北中上下山江河湖海城安平市县区州旗"  # characters that stand for no one city


@dataclass(frozen=True)
class NameBook:
    """Own place in full and in short, the one-character names that stand for a place, and known bodies."""

    place: str | None = None
    short: str | None = None
    marks: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, frozenset[str]] = field(default_factory=dict)  # by their first two characters
    heads: re.Pattern[str] | None = None  # those two characters

    @classmethod
    def learn(cls, entries: Iterable[Entry], *, place: str | None) -> NameBook:
        """Collect the bodies that lists of the bulletin name as such (甲、乙、丙等企业).

        Args:
            entries: all entries of the bulletin.
            place: whose bulletin it is; a character of its name stands for it (来洛) before any other reading.
        """
        place = simplify(place) if place else None
        short = short_place(place) if place else None
        marks = dict(abbreviations())
        if short and len(short) > 1:
            marks |= {char: short for char in short if char not in _VAGUE} | {short[0]: short}
        bodies: dict[str, set[str]] = {}
        for entry in entries:
            for name, _, _ in listed_bodies(fold_marks(entry.body)):
                bodies.setdefault(name[:2], set()).add(name)
        heads = words_pattern(bodies) if bodies else None
        return cls(place, short, marks, {head: frozenset(names) for head, names in bodies.items()}, heads)

    def bodies_in(self, text: str) -> dict[str, frozenset[str]]:
        """The bodies, where one of them may stand in *text*; else none."""
        return self.bodies if self.heads is not None and self.heads.search(text) else {}


def listed_bodies(text: str) -> Sequence[tuple[str, int, int]]:
    """Bodies that a list of *text* names as such, with their places."""
    return _listed_bodies(text) if "、" in text else ()


@lru_cache(_BODIES)  # each is asked for twice: by the book of the bulletin, and where its entry is read
def _listed_bodies(text: str) -> Sequence[tuple[str, int, int]]:
    out: list[tuple[str, int, int]] = []
    floor = 0  # behind the list before, so that none is read twice
    for match in _CLOSE.finditer(text):
        if _closes_bodies(match.group(1)) and not _FROM_THERE.match(text, match.end()):
            start = _list_start(text, match.start(), floor)
            floor = match.start(1)
            if "、" in text[start : match.start()]:
                out += _items(text, start, match.start(), open_left=True)
    for match in _NAMED.finditer(text):
        out += _items(text, *match.span(1), open_left=False)
    return out


def listed_places(text: str) -> list[tuple[str, int, int]]:
    """Places without an ending that a list of *text* names as such where somebody goes: 深入甲岭、乙坪、丙城等乡镇."""
    out: list[tuple[str, int, int]] = []
    floor = 0
    for match in _etc().finditer(text) if "、" in text else ():
        start = _list_start(text, match.start(), floor)
        floor = match.end()
        if "、" not in text[start : match.start()]:
            continue
        items = _items(text, start, match.start(), open_left=True, towns=True)
        if items and text.endswith(_goes(), start, items[0][1]) and all(len(i[0]) <= _LONGEST_PLACE for i in items):
            out += items
    return out


@cache
def _etc() -> re.Pattern[str]:
    """等乡镇, 等地, 两个乡镇, 三县: what closes a list of places."""
    levels = sorted((word[1:] for word in words_of("etc") if word[-1] in _LEVELS), key=len, reverse=True)
    counted = rf"[0-9两二三四五六七八九十]{{1,3}}个?(?:{'|'.join(levels)})"
    return re.compile(f"(?:{words_pattern(words_of('etc'), more=counted).pattern})(?![场域民容政])")  # not 等市|场


@cache
def _goes() -> tuple[str, ...]:
    return tuple(words_of("visit"))


def _list_start(text: str, end: int, floor: int) -> int:
    """Where the clause begins whose list ends at *end*, at *floor* at the earliest; 中等 and 高等 do not end one."""
    start = end
    while start > max(floor, end - _REACH):
        if text[start - 1] in _STOPS and not (text[start - 1] == "等" and text[start - 2 : start - 1] in ("中", "高")):
            break
        start -= 1
    return start


def _closes_bodies(words: str) -> bool:
    """Whether the words after 等 say that the list was one of bodies: 企业, 知名用人单位; no verb may come before."""
    if _ATTENDING.search(words):
        return False
    at = min((words.find(word) for word in words_of("firms") if word in words), default=-1)
    return 0 <= at <= 6 and not any(is_parting(words[i : i + 2]) for i in range(at))


def _items(text: str, start: int, end: int, *, open_left: bool, towns: bool = False) -> Sequence[tuple[str, int, int]]:
    """Items of the list ``text[start:end]``; with *open_left* it begins behind its last verb, else a verb spoils it."""
    out: list[tuple[str, int, int]] = []
    at = start
    for part in text[start:end].split("、"):
        here, at = at, at + len(part) + 1
        for first, last, cut in _cut_item(part):
            name = part[first + cut : last]
            if cut or len(name) > _LONGEST:
                if not open_left:
                    return []
                out.clear()  # what stood before belongs to another list
            named = name not in words_of("generic") and not name.startswith(_SOME) and (towns or name not in suffixes())
            if 2 <= len(name) <= _LONGEST and named:
                out.append((name, here + first + cut, here + last))
    return out


def _cut_item(part: str) -> list[tuple[int, int, int]]:
    """Ends of the items that 和, 及, 与 join in *part*, and how far words that are no name reach into each."""
    out: list[tuple[int, int, int]] = []
    first = cut = at = 0
    for word in [token.word for token in unwalled(part)]:
        if word in ("和", "及", "与"):
            if at == first:
                cut = len(word)
            elif at - first > 1 and not _is_inside(part, first, at):  # not 三和米业
                out.append((first, at, cut))
                first, cut = at + len(word), 0
        elif _cuts(word):
            cut = at + len(word) - first
        at += len(word)
    return [*out, (first, at, cut)]


def _is_inside(part: str, first: int, at: int) -> bool:
    """Whether the joint at *at* stands inside the name of an office, for only behind it is there an ending: 农业|和|农村局."""
    head, tail = part[first:at], part[at + 1 :]
    return tail.endswith(_OFFICES) and not head.endswith(
        (*_OFFICES, "政府", "院", "会", "团", "校", "队", "站", "所", "公司")
    )


def _cuts(word: str) -> bool:
    """Whether a word inside an item of a list shows that the item is more than a name."""
    return (
        is_parting(word)
        and word not in words_of("inside")
        and (len(word) > 1 or word in "在到由对将把被向从是有为了于与和率")
    )
