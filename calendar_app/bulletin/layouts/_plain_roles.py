"""What each line of a file with plain titles is: a title by its form and its place, the second line of one, a heading, text."""

from __future__ import annotations

import re

from calendar_app.bulletin.chars import squeeze
from calendar_app.bulletin.dates.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.dates.publication import bare_day, publication_day, signed_day
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._titles import column_name, half, is_text, title_like
from calendar_app.bulletin.lines import Line
from calendar_app.bulletin.page.tables import is_row
from calendar_app.bulletin.page.title_days import is_document

#: A name of a section is shorter; so many broken titles prove each other, where few others stand between them.
_SECTION, _PAIRS, _OTHERS, _OTHERS_APART = 10, 2, 0.5, 2
#: So many prove each other without sections, where all are longer than the names of those mostly are.
_ALL_BROKEN, _NAME = 3, 8
#: So short a line is a section's name (新闻), and no part of a text above a title.
_WORD = 4

#: （2003年1—6月）: the time of what stands below.
_PERIOD = re.compile(r"[（(](?:(?:19|20)[0-9]{2}\s?年)?\s?[0-9]{1,2}\s?月?\s?[-—–~～至到]\s?[0-9]{1,2}\s?月[）)]")
#: So near the edge a line of wrapped text may end.
_EDGE = 3

#: A day in figures in the first clause of a text; a day anywhere in its opening.
_OPENS_DATED = re.compile(r"[^，,。]{0,40}?[0-9一二三四五六七八九十]\s{0,2}[日号號]")
_DAY = re.compile(r"[0-9一二三四五六七八九十]\s{0,2}[日号號]|[今昨前]日|[今昨][天早晚晨]|[今昨][（(]")
_LEAD = 40
#: Days before this year are those of history: no page was put up then.
_PUT_UP = 1991


def roles_of(doc: Doc) -> list[str]:
    """For each line "title", "wrapped" (goes on with a title), "heading", "publication" or "text"."""
    lines = doc.body
    keys = {item.key for item in doc.contents.items}
    sections = doc.sections()
    published = [publication_day(line.text) is not None or _bare_day(lines, i) for i, line in enumerate(lines)]
    roles = ["text"] * len(lines)
    style = doc.style
    apart = style.wrapped and sum(1 for line in lines if line.gap and title_like(line)) >= 2
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if published[i]:
            roles[i] = "publication"
            continue
        if line.key in keys or (line.title_day is not None and is_document(line.text)):
            roles[i] = "title"
            continue
        if sections.known(line):
            roles[i] = "heading"
            continue
        follows = roles[i + 1] if i + 1 < len(lines) else ""
        if (
            follows == "publication"
            and i
            and not line.gap
            and len(line.text) < len(lines[i - 1].text)
            and title_like(lines[i - 1])
        ):
            roles[i] = "wrapped"
            continue
        if column_name(line.text) or _PERIOD.fullmatch(line.text):
            roles[i] = "heading"
            continue
        if len(squeeze(line.text)) < 4 and (line.level or (line.gap and follows in ("title", "heading"))):
            roles[i] = "heading"
            continue
        if not title_like(line) or not (_free(lines, i) or sections.known(lines[i - 1])):
            continue
        if (
            apart
            and i
            and not line.gap
            and not line.level
            and not _under(lines, i)
            and not _short(lines, i, style.width)
        ):
            continue  # lines are wrapped and titles stand apart: this one only happens to look like a title
        if follows in ("publication", "wrapped") or (follows == "text" and _is_body(lines[i + 1], line)):
            roles[i] = "title"
        elif follows in ("title", "heading"):
            wrapped = follows == "title" and not lines[i + 1].gap and not line.level and _wraps(line, lines[i + 1])
            if wrapped:
                roles[i], roles[i + 1] = "title", "wrapped"
            else:
                roles[i] = "heading"
    for top, last in _stacks(lines, roles):
        roles[top], roles[top + 1 : last + 1] = "title", ["wrapped"] * (last - top)
    for i in _broken(lines, roles):
        roles[i], roles[i + 1] = "title", "wrapped"
    if _one_article(lines, roles) and not any(line.key in keys for line in lines):
        first = roles.index("title")
        roles[first + 1 :] = [role if role == "publication" else "text" for role in roles[first + 1 :]]
    _page_title(roles)
    return roles


def _stacks(lines: list[Line], roles: list[str]) -> list[tuple[int, int]]:
    """First and last lines of titles that are printed on several, as papers do with what stands above and below the main one.

    The first stands apart and is longer than a section's name, no blank line parts the others, and several titles are printed so.
    """
    found = []
    for last, role in enumerate(roles):
        top = last
        while role == "title" and top and roles[top - 1] == "heading" and _joins(lines[top - 1], lines[top]):
            top -= 1
        if top < last and lines[top].gap and len(lines[top].text) >= _SECTION:
            found.append((top, last))
    return found if len(found) >= max(_PAIRS, 0.5 * roles.count("title")) else []


def _joins(line: Line, below: Line) -> bool:
    """Whether a line and the one below it may be of one title."""
    return not below.gap and not line.level and title_like(line) and not counted(line.text)


def _broken(lines: list[Line], roles: list[str]) -> list[int]:
    """Where what looks like a heading is the first line of a title: it is the longer one, and no section of several titles.

    Or other titles stand apart from what is above them, and this one does not.
    """
    pairs = [
        i
        for i in range(len(roles) - 1)
        if roles[i] == "heading" and roles[i + 1] == "title" and not lines[i + 1].gap and not lines[i].level
    ]
    long = [i for i in pairs if len(lines[i].text) >= _NAME and len(lines[i + 1].text) <= len(lines[i].text)]
    if len(long) >= _ALL_BROKEN and len(long) == roles.count("heading"):
        return long  # no section has so long a name
    found = [i for i in pairs if len(lines[i].text) >= _SECTION and len(lines[i + 1].text) <= len(lines[i].text)]
    if len(found) < _PAIRS or len(found) < len(pairs):
        return []
    below = {i + 1 for i in found}
    others = [i for i, role in enumerate(roles) if role == "title" and i not in below]
    apart = all(lines[i].gap for i in (*found, *others))
    return found if len(others) <= (_OTHERS_APART if apart else _OTHERS) * len(found) else []


def _page_title(roles: list[str]) -> None:
    """The first title heads the page, not a text, where only the day it was put up stands between it and the next title."""
    if roles.count("title") < 2:
        return
    first = roles.index("title")
    below = next((i for i in range(first + 1, len(roles)) if roles[i] not in ("publication", "wrapped")), first)
    if roles[below] in ("title", "heading") and "publication" in roles[first:below]:
        roles[first:below] = ["publication" if role == "publication" else "heading" for role in roles[first:below]]


def _one_article(lines: list[Line], roles: list[str]) -> bool:
    """True where the titles below the first are heads inside its text: it alone has the day it was put up, and days to tell."""
    if roles.count("title") < 2 or "wrapped" in roles:
        return False
    first = roles.index("title")
    if roles[first + 1 : first + 2] != ["publication"] or "heading" in roles[:first] or first + 2 >= len(lines):
        return False
    if roles[first + 2] != "text" and len(lines[first + 2].text) <= len(lines[first].text):
        return False  # the first line of a text that was wrapped may read like a title
    later = [line for line, role in zip(lines[first + 2 :], roles[first + 2 :], strict=True) if role == "publication"]
    if any((found := publication_day(line.text)) is None or found.day is not None for line in later):
        return False
    if not _DAY.search(lines[first + 2].text[:_LEAD]):
        return False
    heads = [i for i in range(first + 2, len(lines) - 1) if roles[i] == "title"]
    return not any(_OPENS_DATED.match(lines[i + 1].text[:_LEAD]) for i in heads)


def _bare_day(lines: list[Line], i: int) -> bool:
    """True where a full date stands alone between a title and its text: the day of its publication."""
    day = (bare_day(lines[i].text) or signed_day(lines[i].text)) if 0 < i < len(lines) - 1 else None
    if day is None or day.year < _PUT_UP:
        return False
    return title_like(lines[i - 1]) and _is_body(lines[i + 1], lines[i - 1])


def _free(lines: list[Line], i: int) -> bool:
    """True where nothing above is unfinished."""
    if i == 0:
        return True
    before = lines[i - 1]
    return (
        lines[i].gap
        or ends_sentence(before.text)
        or before.level > 0
        or title_like(before)
        or is_row(before.text)
        or len(before.text) < _WORD
        or column_name(before.text)
        or publication_day(before.text) is not None
    )


def _is_body(line: Line, title: Line) -> bool:
    cell = find_cell(line.text)
    dated = cell is not None and cell.unit in ("day", "month") and not cell.short
    longer = len(line.text) > 1.3 * len(title.text) and not counted(line.text)
    return dated or is_text(line) or longer


def _under(lines: list[Line], i: int) -> bool:
    """Whether a line stands right below one that stands apart: a title of two lines, or the first below a column's name."""
    above = lines[i - 1]
    return above.gap and (title_like(above) or column_name(above.text))


def _short(lines: list[Line], i: int, width: int) -> bool:
    """Whether a line ends before the edge at which texts are cut, between a sentence and a text that opens with its day."""
    if len(lines[i].text) > width - _EDGE or not ends_sentence(lines[i - 1].text) or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    if lines[i].indent and lines[i].indent == below.indent:
        return False  # it begins a paragraph as the text below does
    cell = find_cell(below.text)
    return cell is not None and cell.unit == "day" and not cell.short


def _wraps(first: Line, second: Line) -> bool:
    return half(first.text) or (len(first.text) >= 18 and not first.all_bold and len(second.text) < len(first.text))


def counted(text: str) -> bool:
    """Whether a line opens with a number."""
    return mark_end(text) > 0 and text[0] not in MARKS
