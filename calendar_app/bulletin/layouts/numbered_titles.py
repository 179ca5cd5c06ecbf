"""Entries whose titles are numbered (``1. title``, ``（一）title``) or stand in ``【】``, above or before their text."""

from __future__ import annotations

import re
from collections import Counter

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import narrow
from calendar_app.bulletin.dates.datecell import find_cell, mark_end
from calendar_app.bulletin.dates.publication import publication_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._numbering import bracketed, numbering
from calendar_app.bulletin.layouts._titles import (
    below_titles,
    bold_head,
    has_text,
    is_text,
    take_publication,
    title_like,
)
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.page.tables import is_row
from calendar_app.model.bulletin import RegionKind

NAME = "numbered-titles"
MOST = 0.9

#: A shorter line names a page or a part.
_SHORTEST = 4
_COLONS = 3
_RUN_ON = re.compile(
    r"(?P<t>[^，。；：！？,;:\n]{4,44}?[\u4e00-\u9fff”》])"
    r"(?=\s{0,2}(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月\s?(?:[0-3]?[0-9]|[一二三四五六七八九十廿卅]{1,3})\s?[日号號]"
    r"(?:\s?(?:至|到|[-—–~～])\s?(?:[0-9]{1,2}\s?月\s?)?[0-9]{1,2}\s?[日号號])?\s?[，,上下晚])"
)
#: A title that a stop parts from its text on the same line: （三）北桥动工。6月11日，…; so many of them make titles of it.
_STOPPED = re.compile(r"[^，。；：！？,;:\n]{4,40}(?=。[^\s。])")
_STOPS = 3
_STOP = "。"
_DAY = re.compile(r"[0-9０-９一二三四五六七八九十]\s{0,2}[日号號月]")
#: A sentence that heads a text much longer than itself is no longer than this.
_HEADLINE = 60
#: The second line of a title is longer than the first by this at the most.
_LONGER = 1.5
#: Longest title behind a label.
_LONGEST_TITLE = 60
#: How long a line is that is nothing but a year, or a day.
_YEAR, _DATE = 8, 16
#: How far into a text its day may stand.
_OPENING = 48
#: 【注】 and 【图】 open no item.
_SHORT_BRACKETS = re.compile(r"【(?P<t>(?!注释|说明|图片|按语|编者按)[^【】\s]{2,3})】[ \t\u3000]{0,4}(?=[^\s【])")


def _names_section(line: Line, after: Line | None, third: Line | None) -> bool:
    """Whether brackets that are a whole line name a section: a title of its own kind is below, and the text below that."""
    if line.text[-1] != "】" or after is None or third is None or not title_like(after) or is_text(after):
        return False
    return find_cell(after.text) is None and has_text(third)


def _labelled(line: Line, end: int, after: Line | None) -> bool:
    """Whether what stands in brackets is the label of a title, the text of which is below: 【党建】学校召开学习会."""
    rest = line.text[end:]
    if not _SHORTEST <= len(rest) <= _LONGEST_TITLE or ends_sentence(line.text) or after is None:
        return False
    return (
        find_cell(rest) is None
        and rest[0] not in "[［（("
        and "，" not in rest
        and "。" not in rest
        and has_text(after)
    )


def _short_bracket(line: Line) -> re.Match[str] | None:
    """A title of two or three characters in ``【】`` (【人事】) before its text, where other titles stand so as well."""
    match = _SHORT_BRACKETS.match(line.text)
    return match if match is not None and find_cell(match["t"]) is None and ends_sentence(line.text) else None


def _pick(doc: Doc) -> str:
    """The numbering that stands right above text most often, "" where none does."""
    lines = doc.body
    sections = doc.sections()
    above: Counter[str] = Counter()
    brackets = 0
    pairs = zip([None, *lines], lines, below_titles(lines), strict=False)
    for before, line, (after, third) in pairs:
        if sections.known(line):
            continue
        if bracketed(line) and not _names_section(line, after, third):
            brackets += 1
        found = numbering(line)
        if found is None:
            continue
        two = after is not None and _second(after, third, line)
        alone = (
            _title(line, after)
            and len(line.text) <= 90
            and after is not None
            and not bold_head(after)
            and (has_text(after) or two)
        )
        if found[0] == "dash" and before is not None and title_like(before):
            continue  # a second title below the first
        if found[0] == "colon" and after is not None and mark_end(after.text):
            continue  # it leads up to points
        above[found[0]] += alone or _joined(line.text, found[1]) is not None
    best, count = above.most_common(1)[0] if above else ("", 0)
    stopped, stops = _pick_stopped(lines)
    if stops > max(count, brackets):
        return stopped + _STOP
    if brackets >= 2 and brackets >= count:
        return "brackets"
    return best if count >= (_COLONS if best == "colon" else 2) else ""


def _stopped(text: str, at: int) -> int | None:
    """Where a title ends before the stop that parts it from its text, or None; the text is longer and ends its sentence."""
    match = _STOPPED.match(text, at)
    if match is None or not ends_sentence(text) or find_cell(text, at) is not None or _DAY.search(match.group()):
        return None
    return match.end() if len(text) - match.end() > match.end() - at else None


def _pick_stopped(lines: list[Line]) -> tuple[str, int]:
    """The numbering of titles that a stop parts from their texts, and how many there are; most of the texts tell a day."""
    every: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    for line in lines:
        found = numbering(line)
        if found is None or found[0] == "colon":
            continue
        every[found[0]] += 1
        if (end := _stopped(line.text, found[1])) is not None:
            titled[found[0]] += 1
            dated[found[0]] += _DAY.search(line.text, end, end + _OPENING) is not None
    best, count = titled.most_common(1)[0] if titled else ("", 0)
    enough = count >= _STOPS and 2 * dated[best] > count and 4 * count >= 3 * every[best]
    return (best, count) if enough else ("", 0)


def _second(line: Line, after: Line | None, first: Line) -> bool:
    """The second line of a title: as short as one and not much longer than the first, no day of putting up, its text below."""
    if len(line.text) > _LONGER * len(first.text):
        return False  # 一、社会事业 above a title
    short = title_like(line) and len(line.text) <= 40 and numbering(line) is None
    return short and publication_day(line.text) is None and after is not None and is_text(after)


def _title(line: Line, after: Line | None) -> bool:
    """No sentence; or one that tells no day, above a text whose opening does."""
    if not ends_sentence(line.text) or line.text.endswith(("：", ":")):
        return True
    told = after is not None and numbering(after) is None and len(after.text) > len(line.text)
    if not told or after is None or _DAY.search(line.text) is not None:
        return False
    headline = len(line.text) <= _HEADLINE and "。" not in line.text[:-1] and len(after.text) > 1.5 * len(line.text)
    return _DAY.search(after.text[:_OPENING]) is not None or headline


def _joined(text: str, at: int) -> int | None:
    """Where a title ends that a copy has run together with its text (二、北桥动工6月11日，…), or None."""
    match = _RUN_ON.match(narrow(text), at)
    return match.end("t") if match else None


def _opens(line: Line, after: Line | None, kind: str, third: Line | None = None) -> tuple[int, int] | None:
    """Start and end of the title in the line's words, or None."""
    if kind == "brackets":
        match = bracketed(line) or _short_bracket(line)
        if match is None or _names_section(line, after, third):
            return None
        return (0, len(line.text)) if _labelled(line, match.end(), after) else match.span("t")
    found = numbering(line)
    if kind.endswith(_STOP):
        end = _stopped(line.text, found[1]) if found and found[0] == kind[:-1] else None
        return (found[1], end) if found and end is not None else None
    if found and found[0] == kind and (end := _joined(line.text, found[1])) is not None:
        return found[1], end
    if not found or found[0] != kind or not _title(line, after) or not _SHORTEST <= len(line.text) - found[1] <= 90:
        return None
    below = after is not None and (has_text(after) or len(after.text) > len(line.text) or _second(after, third, line))
    if not below:
        return None
    return found[1], len(line.text) - (kind == "colon")


def _year_alone(line: Line) -> int | None:
    """The year of a line that is nothing else, as it heads items; None where it is more."""
    cell = find_cell(line.text) if len(line.text) <= _YEAR else None
    only = cell is not None and cell.unit == "year" and not cell.era and cell.end >= len(line.text.rstrip("：: "))
    return cell.year if only and cell is not None else None


def _day_alone(line: Line) -> bool:
    """Whether a line is a day with its month and nothing else, as it heads items."""
    cell = find_cell(line.text) if len(line.text) <= _DATE else None
    return (
        cell is not None and cell.unit == "day" and cell.month is not None and cell.end >= len(line.text.rstrip("：: "))
    )


def _of_the_year(line: Line) -> bool:
    """Whether a text opens with a word that points at the year above: 是年，…."""
    cell = find_cell(line.text)
    return cell is not None and cell.unit == "back-year"


def score(doc: Doc) -> float:
    """Share of the text below such titles."""
    lines = doc.body
    kind = _pick(doc)
    if not kind:
        return 0.0
    total = below = 0
    inside = False
    for line, (after, _) in zip(lines, below_titles(lines), strict=True):
        inside = inside or _opens(line, after, kind) is not None
        total += len(line.text)
        below += len(line.text) if inside else 0
    return MOST * below / total if total else 0.0


def parse(doc: Doc, builder: Builder) -> None:
    """The chosen numbering opens entries; other numbered short lines and ``#`` headings open sections."""
    lines = doc.body
    kind = _pick(doc)
    sections = doc.sections()
    below = False  # a numbered heading stands above, no item yet
    year: int | None = None
    day = ""  # alone on a line above titles
    for i, (line, (after, third)) in enumerate(zip(lines, below_titles(lines), strict=True)):
        draft = builder.open
        fresh = draft is not None and not draft.body and i > 0 and draft.line is lines[i - 1]
        if fresh and kind != "brackets" and _second(line, after, lines[i - 1]):
            builder.more_title(line, line.words)
            continue
        if (told := _year_alone(line)) is not None:
            year, below = told, False
            builder.date_heading(line)
            continue
        if _day_alone(line) and after is not None and _opens(after, third, kind) is not None:
            day, below = line.text, False
            builder.date_heading(line)
            continue
        span = None if sections.known(line) else _opens(line, after, kind, third)
        if span is not None:
            parted = kind == "brackets" or kind.endswith(_STOP)
            title, rest = line.words.cut(*span).strip(), line.words.cut(span[1] + parted).strip()
            builder.entry(line, title=title, body=rest or None, year=year, rule=NAME).heading = day
            below = False
            continue
        other = numbering(line)
        opened = after is not None and _opens(after, None, kind) is not None
        next_opens = opened or (after is not None and numbering(after) is not None)
        if draft is not None and draft.body and ((line.text[-1] in "：:" and not opened) or is_row(line.text)):
            other, next_opens = None, False  # 会议议定以下事项： leads up to points of the text above
        heading = not ends_sentence(line.text) and len(line.text) <= 30 and other is not None and other[0] != kind
        short = line.gap and len(line.text) <= 12 and not ends_sentence(line.text)
        if line.level or line.all_bold or heading or (short and next_opens) or sections.known(line):
            builder.heading(line, sections.enter(line))
            below, day = other is not None, ""
        elif below and other is None:
            builder.drop(line, RegionKind.UNREAD, "below-heading")  # what opens a section belongs to no item above it
        elif not take_publication(builder, line):
            if fresh and draft is not None and year is not None and _of_the_year(line):
                draft.dateline = f"{year}年"
            builder.continuation(line)
