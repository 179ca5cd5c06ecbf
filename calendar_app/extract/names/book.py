"""What a bulletin teaches about names before its entries are read: its own place, and bodies without an ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from calendar_app.extract.names.lexicon import abbreviations, short_place, words_of
from calendar_app.model.bulletin import Entry

_ITEM = r"[^\s，。；：！？、“”《》（）()等的]{2,20}(?:[（(][^（）()，。；、]{1,10}[）)][^\s，。；：！？、“”《》（）()等的]{0,16})?"
_COUNT = r"(?:[0-9０-９一二三四五六七八九十百余多几两]+(?:余|多)?[家个所支名])?"
_LIST = re.compile(rf"({_ITEM}(?:、{_ITEM}){{1,60}}?(?:[和及与]{_ITEM})?)等{_COUNT}(\w{{2,12}})")
_NAMED = re.compile(
    rf"(?:企业|公司|高校|单位|机构)(?:名单)?(?:包括|分别为|分别是|分别有|为|有|是)?：?((?:{_ITEM}、){{2,80}}{_ITEM})(?=[。；，])"
)


@dataclass(frozen=True)
class NameBook:
    """Own place in full and in short, the one-character names that stand for a place, and known bodies."""

    place: str | None = None
    short: str | None = None
    marks: dict[str, str] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, entries: Iterable[Entry], *, place: str | None) -> NameBook:
        """Collect bodies that lists name as such (甲、乙、丙等企业) over the whole bulletin.

        A list of the kind makes bodies of its items only when each can be a name: no verb stands in one.
        """
        short = short_place(place) if place else None
        marks = dict(abbreviations())
        if short and len(short) > 1:
            marks.update(
                {char: short for char in short if char not in "大小新东西南北中上下山江河湖海城"} | {short[0]: short}
            )
        bodies: set[str] = set()
        for entry in entries:
            bodies.update(name for name, _, _ in listed_bodies(entry.body))
        return cls(place, short, marks, frozenset(bodies))


def listed_bodies(text: str) -> Sequence[tuple[str, int, int]]:
    """Bodies that a list of *text* names as such, with their places: the words between a verb and 等企业."""
    out: list[tuple[str, int, int]] = []
    for match in _LIST.finditer(text):
        closer = match.group(2)
        if any(word in closer for word in words_of("firms") if len(word) > 1):
            out += _items(text, *match.span(1), open_left=True)
    for match in _NAMED.finditer(text):
        out += _items(text, *match.span(1), open_left=False)
    return out


def _items(text: str, start: int, end: int, *, open_left: bool) -> list[tuple[str, int, int]]:
    """Items of the list ``text[start:end]``; the first one may carry words of the sentence before it."""
    from calendar_app.extract.names.chunks import tokens

    out: list[tuple[str, int, int]] = []
    at = start
    for part in re.split("[、和及与]", text[start:end]):
        here = at
        at += len(part) + 1
        if not part:
            continue
        toks = tokens(part, ())
        cut = 0
        for token in toks:
            if _breaks(token.word, token.tag):
                cut = token.end
        if cut and not (open_left and here == start):
            if cut == len(part):
                continue
            return []
        name = part[cut:]
        if 2 <= len(name) <= 24 and name not in words_of("generic"):
            out.append((name, here + cut, here + cut + len(name)))
    return out


def _breaks(word: str, tag: str) -> bool:
    if word in words_of("inside"):
        return False
    listed = any(word in words_of(kind) for kind in ("predicate", "visit", "break", "venue"))
    return listed or tag in ("p", "uj", "ul", "r", "c")
