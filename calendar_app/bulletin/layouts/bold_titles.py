"""Entries that open with a bold title: ``**title** text …``, or the title alone on a line with its text below."""

from __future__ import annotations

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.chars import fold, squeeze
from calendar_app.bulletin.contents.items import is_contents_heading
from calendar_app.bulletin.dates.datecell import MARKS, find_cell, mark_end
from calendar_app.bulletin.heal import ends_sentence
from calendar_app.bulletin.layouts import Doc
from calendar_app.bulletin.layouts._titles import half, take_publication
from calendar_app.bulletin.lines import Line, followed, usual_width

NAME = "bold-titles"
MOST = 0.9

#: Characters of text that stand below a bold title at least, on average; bold words with less are no titles.
MIN_TEXT = 5
#: Characters of a title at least.
LEAST = 4
#: A bold line fills its column where it reaches so far, or so much of what most lines reach.
_FILLED, _FULL = 18.0, 0.85
#: Names of sections are no longer.
_SECTION = 12


def opens(line: Line) -> bool:
    """True where the line begins with bold words that are long enough for a title, and is no ``#`` heading."""
    if not line.bold or line.bold[0][0] != 0 or line.level or not LEAST <= line.bold[0][1] <= 200:
        return False
    words = line.text[: line.bold[0][1]]
    cell = find_cell(words, mark_end(words))
    return cell is None or cell.unit.startswith("part") or cell.end < len(words) - 2


def score(doc: Doc) -> float:
    """Share of the text that stands below a bold title; 0 where hardly any text does."""
    total = below = titles = text = 0
    inside = False
    for line in doc.body:
        if opens(line) and line.number not in doc.section_lines:
            titles += 1
            inside = True
            text -= line.bold[0][1]
        total += len(line.text)
        below += len(line.text) if inside else 0
    if not titles or below + text < MIN_TEXT * titles:
        return 0.0
    return (MOST if titles > 1 else 0.45) * below / total


def parse(doc: Doc, builder: Builder) -> None:
    """Bold opens an entry, ``#`` or a name of the contents list a section, all else goes on with the text."""
    sections = doc.sections()
    titles = {item.key for item in doc.contents.items}
    last: Line | None = None
    full = min(_FILLED, _FULL * usual_width(doc.body))
    for line, after in followed(doc.body):
        draft = builder.open
        named = (line.level and not opens(line)) or (sections.known(line) and line.key not in titles)
        named = named or is_contents_heading(line)
        if named or _is_section(line, after, titles, full):
            builder.heading(line, sections.enter(line))
        elif opens(line) or (draft is not None and not draft.body and _is_rest(last, line, full)):
            end = line.bold[0][1]
            number = _number(line.text)
            title, rest = line.words.cut(number, end).strip(), line.words.cut(end).strip()
            unfinished = (
                draft is not None
                and not draft.body
                and _goes_on(draft.title[-1][0].text, last, line, title.text, titles, full)
            )
            if unfinished or end < LEAST:
                builder.more_title(line, title, rest or None)
            else:
                builder.entry(line, title=title, body=rest or None, rule=NAME)
        elif draft is None and fold(line.text) in titles:
            builder.entry(line, title=line.words, rule=NAME)
        elif not take_publication(builder, line):
            builder.continuation(line)
        last = line


def _number(text: str) -> int:
    """Where a title begins behind its number (1.走访慰问); 0 where it has none: 5.12 is none."""
    at = 0 if text[0] in MARKS else mark_end(text)
    return 0 if text[at : at + 1].isdigit() else at


def _is_section(line: Line, after: Line | None, titles: set[str], full: float) -> bool:
    """True for a short bold line with a title of its own kind right below, and no text: the name of a section."""
    if after is None or not line.all_bold or not opens(line) or not opens(after) or line.key in titles:
        return False
    short = len(squeeze(line.text)) <= _SECTION and line.width < full and not half(line.text)
    return short and len(after.text) > len(line.text) and not ends_sentence(line.text)


def _is_rest(last: Line | None, line: Line, full: float) -> bool:
    """True where a line opens with a word or two of the bold title above, which reaches the end of its column."""
    if last is None or not last.all_bold or last.width < full or line.gap or not line.bold or line.bold[0][0]:
        return False
    return line.bold[0][1] < LEAST and find_cell(line.text, 0) is None


def _goes_on(before: str, last: Line | None, line: Line, title: str, known: set[str], full: float) -> bool:
    """True where a bold line goes on with the title above it: that one breaks off, or fills its line, or the contents say so."""
    if last is None or not last.all_bold or line.level:
        return False
    if half(before) and not ends_sentence(before):
        return True
    key = fold(before + title)
    if any(item.startswith(key) for item in known):
        return True
    return not line.gap and last.width >= full and fold(before) not in known
