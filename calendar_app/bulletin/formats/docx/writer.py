"""The walk over a document's main part: paragraphs, tables and text boxes to lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from calendar_app.bulletin.chars import glue
from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.docx import paragraph
from calendar_app.bulletin.formats.docx.foreign import Foreign
from calendar_app.bulletin.formats.docx.numbers import Numbers
from calendar_app.bulletin.formats.docx.package import MC, RELATION_ID, W, child, switched
from calendar_app.bulletin.formats.docx.styles import Styles, listed, outline
from calendar_app.bulletin.formats.docx.table import Table
from calendar_app.bulletin.formats.text import Builder, RefusedError

_MARKED = re.compile(f"{paragraph.OPEN}(.)([^{paragraph.CLOSE}]*){paragraph.CLOSE}")
#: Content that is no longer, or not yet, part of the document.
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))


@dataclass(slots=True)
class _Flow:
    """A stream of paragraphs: the document, or a text box in it whose lines wait for the end of the paragraph around it."""

    tables: list[Table] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[tuple[int, str]] = field(default_factory=list)
    carried: str = ""


class Writer:
    """Takes the events of the main part; ``out`` holds the text, ``notes`` the references to notes as (kind, id)."""

    def __init__(self, styles: Styles, numbers: Numbers, foreign: Foreign) -> None:
        self.out = Builder()
        self._foreign = foreign
        self.notes: list[tuple[str, str]] = []
        self._styles = styles
        self._numbers = numbers
        self._flows = [_Flow()]
        self._gone = 0
        self._paragraphs = 0

    def take(self, event: str, element: etree._Element) -> None:
        """An element begins or has been read."""
        if self._gone or _is_gone(element):
            self._gone += 1 if event == "start" else -1
            if event == "end" and element.tag == f"{W}p":
                _drop(element)
            return
        if event == "start":
            self._start(element)
        else:
            self._end(element)

    def _start(self, element: etree._Element) -> None:
        tag, flow = element.tag, self._flows[-1]
        if tag == f"{W}txbxContent":
            self._flows.append(_Flow())
        elif tag == f"{W}tbl":
            flow.tables.append(Table())
        elif tag == f"{W}tr" and flow.tables:
            flow.tables[-1].row = []
        elif tag == f"{W}tc" and flow.tables:
            flow.tables[-1].cell()

    def _end(self, element: etree._Element) -> None:
        tag, flow = element.tag, self._flows[-1]
        if tag == f"{W}p":
            self._paragraph(element)
            _drop(element)
        elif tag == f"{W}txbxContent" and len(self._flows) > 1:
            self._flows.pop()
            self._flows[-1].boxes += flow.lines
        elif tag == f"{W}tcPr" and flow.tables:
            flow.tables[-1].properties(element)
        elif tag == f"{W}tr" and flow.tables:
            table = flow.tables.pop()
            lines = table.end_row()
            if child(element, "trPr", "del") is None:
                for level, words in lines:
                    self._put(level, words, "\n" if "\t" in words else "\n\n")
            flow.tables.append(table)
            _drop(element)
        elif tag == f"{W}tbl" and flow.tables:
            flow.tables.pop()
            self._put(0, "", "\n")
        elif tag == f"{W}altChunk":
            self._foreign.put(element.get(RELATION_ID) or "", self.out)

    def _paragraph(self, element: etree._Element) -> None:
        self._paragraphs += 1
        if self._paragraphs > limits.MAX_DOCX_PARAGRAPHS:
            raise RefusedError("limit", f"文档超过 {limits.MAX_DOCX_PARAGRAPHS:,} 段的上限")
        flow = self._flows[-1]
        found = paragraph.read(element, self._styles)
        self.notes += found.notes
        properties = child(element, "pPr")
        text, flow.carried = flow.carried + found.text, ""
        mark = child(properties, "rPr")
        if mark is not None and any(mark.find(tag) is not None for tag in _GONE):
            flow.carried = text  # its end is deleted: it goes on with the next
            return
        level, lead = self._level_and_lead(properties)
        boxes, flow.boxes = flow.boxes, []
        early = not self.out.size and len(self._flows) == 1 and not flow.tables  # a title in a box above all
        if early:
            self._put_all(boxes)
        feed = "\f" if text and switched(properties, "pageBreakBefore") else ""
        self._put(level, feed + lead + text, "\n\n")
        if not early:
            self._put_all(boxes)

    def _level_and_lead(self, properties: etree._Element | None) -> tuple[int, str]:
        """The heading level of a paragraph, and the number that is printed before it."""
        named = child(properties, "pStyle")
        key = "" if named is None else named.get(f"{W}val") or ""
        style = self._styles.get(key)
        level = outline(properties) or style.level
        of, depth = listed(properties) or style.listed or ("", None)
        if not of and style.listed:
            of = style.listed[0]
        return min(level, 6), self._numbers.words(of, depth, key) if of else ""

    def _put_all(self, lines: list[tuple[int, str]]) -> None:
        for level, words in lines:
            self._put(level, words, "\n" if "\t" in words else "\n\n")

    def _put(self, level: int, words: str, end: str) -> None:
        """A line of the present flow: into the open cell, to the lines of a text box, or out."""
        flow = self._flows[-1]
        table = flow.tables[-1] if flow.tables else None
        if table is not None and table.row:
            if words.strip():
                table.row[-1].lines.append((level, words.strip()))
        elif len(self._flows) > 1:
            flow.lines.append((level, words))
        else:
            put(self.out, _heading(level, words) + end)


def _heading(level: int, words: str) -> str:
    bare = words.strip()
    if not level or not bare:
        return words
    lines = [line.strip() for line in bare.replace("**", "").replace("\f", "\n").split("\n")]
    text = ""
    for line in filter(None, lines):
        text += glue(text, line) + line
    feed = "\f" if "\f" in words[: len(words) - len(words.lstrip())] else ""
    return f"{feed}{'#' * level} {text}"


def put(out: Builder, words: str) -> None:
    """Add words whose marks around noise become stretches of noise."""
    at = 0
    for match in _MARKED.finditer(words) if paragraph.OPEN in words else ():
        out.add(words[at : match.start()])
        start = out.size
        out.add(match.group(2))
        out.noise.append((start, out.size, paragraph.RULES[match.group(1)]))
        at = match.end()
    out.add(words[at:])


def plain(words: str) -> str:
    """Words without the marks around noise in them."""
    return _MARKED.sub(r"\2", words)


def _is_gone(element: etree._Element) -> bool:
    """Deleted content, what a content control shows before it is filled, and the second form of a text box."""
    tag = element.tag
    if tag in _GONE:
        return True
    if tag == f"{W}sdtContent":
        control = element.getparent()
        return control is not None and paragraph.placeholder(control)
    if tag == f"{MC}Fallback":
        parent = element.getparent()
        return parent is not None and parent.find(f"{MC}Choice") is not None
    return False


def _drop(element: etree._Element) -> None:
    """Free an element that has been read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
