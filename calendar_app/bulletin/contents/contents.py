"""The list of contents: where it stands, its titles healed, its pages, and its sections with their levels."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from calendar_app.bulletin.chars import fold, squeeze, tidy_title
from calendar_app.bulletin.contents.items import (
    COUNT,
    LEADER,
    LIST_MARK,
    NUMBERED,
    Contents,
    ContentsItem,
    Section,
    bare_item,
    is_contents_heading,
    page_split,
    section_name,
)
from calendar_app.bulletin.heal import join
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.mapped import Mapped

_DOTS = ".．。·•…‥⋯⋅ "
#: How far into a file a list begins at the latest, in lines; how far apart its lines with pages may stand.
_BEGINNING, _APART = 6000, 5
#: Signs that mark a heading of the list; a dash or a dot may mark any line.
_STRONG = frozenset("◆◇★☆●■□▲△※◎◈❖♦【〖")
#: So many lines with one sign make a list of it.
_SIGNED = 3


#: How long the name of a section is with its page.
_NAME = 16
#: So much of a list may be sentences; where more is, numbers in brackets behind captions were taken for pages.
_TELL = 0.2


def find_contents(lines: list[Line]) -> Contents:
    """Find and read the list of contents; its lines are marked as such.

    Args:
        lines: the lines of the file; those of the list get ``kind`` contents.

    Returns:
        The list, empty where the file has none.
    """
    usable = [line for line in lines if line.kind is Kind.TEXT]
    return _find(usable)


def _find(lines: list[Line]) -> Contents:
    head = next((i for i, line in enumerate(lines[:4000]) if is_contents_heading(line)), None)
    first = 0 if head is None else head + 1
    paged = _paged(lines, first)
    run = _run(lines, paged, first if head is not None else None)
    if run:
        begin, last = run
        if head is None:
            while begin and not page_split(lines[begin - 1].text) and _is_marked(lines[begin - 1]):
                begin -= 1
    elif head is not None:
        begin = first
        last = _repeat(lines, first)
        if last <= begin:
            return Contents()
    else:
        return Contents()
    sign = _sign_of(lines[begin : last + 1])
    items, sections = _read(_unmarked(lines[begin : last + 1], sign))
    if len(items) < 2 or sum("。" in item.title for item in items) > _TELL * len(items):
        return Contents()
    while last > begin and not run and _is_marked(lines[last]) and lines[last].text[0] != sign:
        last -= 1  # the first heading of the text
    top = begin if head is None else head
    for line in lines[top : last + 1]:
        line.kind, line.rule = Kind.CONTENTS, "contents-list"
    return Contents(items, sections, lines[top].number, lines[last].number)


def _paged(lines: list[Line], first: int) -> list[int]:
    """The lines with pages near the beginning of the file, and those of a list that goes on beyond."""
    out: list[int] = []
    for i in range(first, len(lines)):
        if i - first >= _BEGINNING and (not out or i - out[-1] > _APART):
            break
        if page_split(lines[i].text) or (i > first and _is_page_of(lines[i].text, lines[i - 1].text)):
            out.append(i)
    return out


def _is_page_of(text: str, before: str) -> bool:
    """True for a page that a narrow column puts below its title and the leader: 全市会议召开..... / 12."""
    return len(text) <= 4 and text.isdecimal() and len(before) - len(before.rstrip(_DOTS)) >= 3


def _run(lines: list[Line], paged: list[int], first: int | None) -> tuple[int, int] | None:
    """The stretch of lines with pages, small gaps of headings and wrapped parts between them allowed."""
    best: tuple[int, int] | None = None
    start = prev = None
    count = 0
    best_count = 2 if first is None else 1
    for i in paged:
        if prev is None or i - prev > _APART or sum(len(lines[k].text) for k in range(prev + 1, i)) > 200:
            start, count = i, 0
        prev = i
        count += 1
        if start is not None and count > best_count and (first is None or best is None or best[0] == start):
            best_count, best = count, (start, i)
    if best is None:
        return None
    if first is not None:
        if best[0] - first > 8:
            return None
        return first, best[1]
    return best


def _repeat(lines: list[Line], first: int) -> int:
    """Last line of a list without pages: the line before one that repeats what the list has named."""
    seen: dict[str, int] = {}
    for i in range(first, min(len(lines), first + 3000)):
        line = lines[i]
        if len(line.text) > 120:
            return first
        key = fold(section_name(bare_item(line.text)))
        if key in seen and seen[key] - first < 3:
            return i - 1
        seen.setdefault(key, i)
    return first


def _sign_of(lines: list[Line]) -> str:
    """The ornament that nearly every line of a list opens with (★北桥通车): it marks no headings there; "" where there is none."""
    signs = Counter(line.text[0] for line in lines if line.text[0] in _STRONG)
    sign, n = signs.most_common(1)[0] if signs else ("", 0)
    return sign if n >= max(_SIGNED, 0.8 * len(lines)) else ""


def _unmarked(lines: list[Line], sign: str) -> list[Line]:
    """The lines without dashes, the *sign* of them all and numbers that count the lines one by one, as lists in Markdown do."""
    counts = [int(match["n"]) for line in lines if (match := COUNT.match(line.text))]
    ones = sum(1 for before, n in zip([0, *counts], counts, strict=False) if n in (1, before + 1))
    counted = len(counts) >= 2 and ones == len(counts)
    out = []
    for line in lines:
        match = LIST_MARK.match(line.text) or (COUNT.match(line.text) if counted else None)
        signed = sign != "" and line.text.startswith(sign)
        bare = line.words.cut(match.end()) if match else line.words.cut(1).strip() if signed else line.words
        out.append(replace(line, words=bare) if (match or signed) and bare else line)
    return out


def _is_marked(line: Line) -> bool:
    """True where the line's own markup says heading."""
    return bool(line.level or line.all_bold or line.text[0] in _STRONG)


def _read(lines: list[Line]) -> tuple[tuple[ContentsItem, ...], tuple[Section, ...]]:
    paged = len(_paged(lines, 0))
    ornate = [line for line in lines if _is_marked(line) and _ornate(line.text)]
    plain_marks = [line for line in lines if _is_marked(line) and not _ornate(line.text) and not page_split(line.text)]
    numbered = sum(1 for x in lines if page_split(x.text) and (NUMBERED[0].match(x.text) or x.text[0] in _STRONG))
    bracketed = sum(1 for x in lines if _page_in_brackets(x.text))
    framed = 0 < bracketed < 0.5 * paged  # 时政（3） among lines with leaders names a section
    mixed = 0 < numbered < paged  # numbered lines among others are sections, with the page that they begin on
    longest = max((len(squeeze(line.text)) for line in lines), default=0)
    items: list[ContentsItem] = []
    sections: list[Section] = []
    stack: list[tuple[int, str]] = []
    waiting: list[Mapped] = []
    wait_line = 0
    for i, line in enumerate(lines):
        split = page_split(line.text)
        if split is None and waiting and line.text.isdecimal() and len(line.text) <= 4:
            bare = waiting[-1].text.rstrip("".join(LEADER))
            waiting[-1] = waiting[-1].cut(0, len(bare))
            split = (0, int(line.text))
        section = split is not None and mixed and (NUMBERED[0].match(line.text) is not None or line.text[0] in _STRONG)
        section = section or (framed and _page_in_brackets(line.text))
        if section or (split is None and _is_heading(line, lines, i, paged > 0, longest)):
            waiting.clear()
            level = _level(line, ornate, plain_marks)
            name = section_name(line.text if split is None else line.text[: split[0]])
            stack = [(lv, n) for lv, n in stack if lv < level]
            stack.append((level, name))
            sections.append(Section(tuple(n for _, n in stack), fold(name), line.number))
            continue
        if not waiting:
            wait_line = line.number
        if split is None and paged:
            waiting.append(line.words)
            continue
        waiting.append(line.words if split is None else line.words.cut(0, split[0]))
        title = tidy_title(join([(w, False) for w in waiting]).text)
        items.append(
            ContentsItem(title, fold(title), tuple(n for _, n in stack), split[1] if split else None, wait_line)
        )
        waiting.clear()
    return tuple(items), tuple(sections)


def _page_in_brackets(text: str) -> bool:
    """Whether a short line of a list has its page in brackets."""
    return len(text) <= _NAME and text[-1] in "）)" and page_split(text) is not None


def _ornate(text: str) -> bool:
    return text[0] in _STRONG or NUMBERED[0].match(text) is not None


def _is_heading(line: Line, lines: list[Line], i: int, paged: bool, longest: int) -> bool:
    if _is_marked(line) or NUMBERED[0].match(line.text):
        return True
    size = len(squeeze(line.text))
    if not paged:
        return False
    if size > 12 or any(line.text.count(a) > line.text.count(b) for a, b in ("《》", "（）", "“”")):
        return False
    return size <= 6 or size < 0.5 * longest


def _level(line: Line, ornate: list[Line], plain: list[Line]) -> int:
    """1 for the top. An ornament beats the count of ``#``, which scans get wrong."""
    if NUMBERED[1].match(line.text):
        return 2
    if ornate:
        return 1 if _ornate(line.text) else 2
    if not line.level:
        return 2 if any(p.level for p in plain) else 1
    levels = sorted({p.level for p in plain if p.level})
    return levels.index(line.level) + 1
