"""Which section a heading opens: the contents list says so where there is one, else the heading's own form."""

from __future__ import annotations

import re
from bisect import bisect_left

from calendar_app.bulletin.chars import fold
from calendar_app.bulletin.contents.items import ORNAMENT, Contents, Section, section_name
from calendar_app.bulletin.lines import Line

_TOP = re.compile(r"(?:第[一二三四五六七八九十百]{1,4}[编編章篇卷部]|[一二三四五六七八九十]{1,3}[、．.])")
_SUB = re.compile(r"(?:第[一二三四五六七八九十百]{1,4}[节節]|[（(][一二三四五六七八九十]{1,3}[）)])")


class Sections:
    """Follows the headings of the body. Names of the contents list are met in its order; a name may come twice there.

    Args:
        contents: the contents list.
        by_form: numbers of lines that name sections by their form, where no contents list tells.
    """

    def __init__(self, contents: Contents, by_form: frozenset[int] = frozenset()) -> None:
        self._by_form = by_form
        self._sections: tuple[Section, ...] = contents.sections
        self._places: dict[str, list[int]] = {}
        for i, section in enumerate(contents.sections):
            self._places.setdefault(section.key, []).append(i)
        self._next = 0
        self._stack: list[tuple[int, str]] = []

    def known(self, line: Line) -> bool:
        """True where the line reads like one of the headings of the contents list, or names a section by its form."""
        if line.number in self._by_form:
            return True
        if len(line.text) > 60 or not self._sections:
            return False
        key = fold(section_name(line.text))
        return bool(key) and key in self._places

    def enter(self, line: Line) -> tuple[str, ...]:
        """The path of the section that this heading opens."""
        name = section_name(line.text)
        key = fold(name)
        places = self._places.get(key)
        if places:
            at = bisect_left(places, self._next)
            hit = places[at if at < len(places) else 0]
            self._next = hit + 1
            path: tuple[str, ...] = self._sections[hit].path
            self._stack = list(enumerate(path, 1))
            return path
        level = heading_level(line)
        self._stack = [(lv, n) for lv, n in self._stack if lv < level]
        self._stack.append((level, name))
        return tuple(n for _, n in self._stack)


def heading_level(line: Line) -> int:
    """A heading's depth by its own form: 一、 and 第一编 over （一） and 第一节 over ``#`` marks."""
    text = ORNAMENT.sub("", line.text)
    if line.level:
        return line.level
    if _TOP.match(text):
        return 1
    if _SUB.match(text):
        return 2
    return 1 if ORNAMENT.match(line.text) or line.text[0] in "[［〔" else 3


def numbered_heading(text: str) -> bool:
    """True where the line opens as a numbered heading does (一、…, （二）…, 第三章 …)."""
    return bool(_TOP.match(text) or _SUB.match(text))
