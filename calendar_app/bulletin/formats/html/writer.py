"""The walk over a page's tree: its blocks become lines."""

from __future__ import annotations

from lxml import etree

from calendar_app.bulletin.formats.html import fold
from calendar_app.bulletin.formats.html.landmarks import SKIPPED, Landmarks
from calendar_app.bulletin.formats.html.rows import Merged, Row
from calendar_app.bulletin.formats.html.stamps import FIGURE, Stamp, find_stamp
from calendar_app.bulletin.formats.text import Builder

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Blocks with white space around them, and all blocks.
_LOOSE = _HEADINGS | {"p", "div", "table", "ul", "ol", "blockquote", "section", "article", "dl", "pre", "figure"}
_BLOCK = _LOOSE | {
    "nav", "header", "footer", "aside", "menu", "address", "body", "caption", "center", "dd", "details", "dialog", "dt",
    "fieldset", "figcaption", "form", "hr", "html", "legend", "li", "main", "summary", "tbody", "tfoot", "thead", "tr",
    "ucapcontent",
}  # fmt: skip
_BOLD = frozenset(("b", "strong"))
#: Words inside a line that are no text: how a character is spoken, and what was struck out.
_INSIDE = {"rt": "r", "rp": "r", "rtc": "r", "del": "d"}


class Writer:
    """Takes the elements of a page in order."""

    def __init__(self, landmarks: Landmarks) -> None:
        self._out = Builder()
        self._landmarks = landmarks
        self._line: list[str] = []
        self._skip = 0
        self._apart: list[tuple[etree._Element, int, str]] = []  # open blocks of noise, where they began, their rule
        self._inside = 0  # open stretches of noise inside a line
        self._articles = set(landmarks.articles)  # those that have not ended
        self._begun = not landmarks.articles
        self._behind: int | None = None  # where the last article ended
        self._written = 0  # where the last line that is not blank ended
        self._links = 0
        self._linked = self._unlinked = 0  # characters of the line in links and outside
        self._pre = self._level = self._bold = 0
        self._rows: list[Row] = []
        self._merged: list[Merged] = []
        self._pending = False  # a block edge inside a cell
        self._lists: list[int | None] = []
        self._stamps: list[Stamp] = []  # open elements that are dates
        self._seam = self._stacked = False  # the edge of a date stands here; one of its parts ended a line
        self._ahead = 0  # how much of the line stood before the last date

    def take(self, event: str, element: etree._Element) -> None:
        """An element begins or ends; its words follow."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self._start(tag, element)
            text = element.text
        else:
            self._end(tag, element)
            text = element.tail
        if not self._skip:
            self._text(text)

    def finish(self) -> Builder:
        """The text of the whole page."""
        self._inside = 0
        self._flush()
        if self._behind is not None and self._written > self._behind:
            self._out.noise.append((self._behind, self._written, "html-outside"))
        self._out.noise.sort(key=lambda stretch: stretch[0])
        return self._out

    def _start(self, tag: str, element: etree._Element) -> None:
        if self._skip or tag in SKIPPED:
            self._skip += 1
            return
        if tag in _BLOCK:
            self._edge(tag)
        self._landmark(tag, element)
        if (tag == "time" or element.get("class")) and (stamp := find_stamp(element, tag)) is not None:
            if not self._stamps:
                self._ahead = len(self._line) if self._unended() else 0
            self._stamps.append(stamp)
            self._seam = True
        if tag in _HEADINGS:
            self._level = int(tag[1])
        elif tag in _BOLD:
            self._bold += 1
            if self._bold == 1:
                self._line.append(fold.BOLD)
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links += 1
        elif tag == "pre":
            self._pre += 1
        elif tag in ("ul", "menu", "ol", "li"):
            self._list(tag, element)
        elif tag == "table":
            self._merged.append({})
        elif tag == "tr":
            self._rows.append(Row(self._merged[-1] if self._merged else {}))
        elif tag in ("td", "th") and self._rows:
            self._cell(self._rows[-1])

    def _landmark(self, tag: str, element: etree._Element) -> None:
        """The article, or something set apart, begins here."""
        if element in self._articles:
            self._flush()
            self._begun = True
        rule = self._landmarks.apart.get(element)
        if self._inside:
            self._inside += 1
        elif rule is not None and tag in _BLOCK:
            self._apart.append((element, self._out.size, rule))
        elif rule or tag in _INSIDE:
            self._inside = 1
            self._line.append(fold.OPEN + (_INSIDE[tag] if rule is None else "m" if rule == "footnote-mark" else "h"))

    def _end(self, tag: str, element: etree._Element) -> None:
        if self._skip:
            self._skip -= 1
            return
        if self._inside:
            self._inside -= 1
            if not self._inside:
                self._line.append(fold.CLOSE)
        if tag in _BOLD and self._bold:
            self._bold -= 1
            if not self._bold:
                self._line.append(fold.PLAIN)
        if self._stamps and self._stamps[-1].element is element:
            self._stacked |= self._stamps.pop().stacked
            self._seam = True
        if tag in ("td", "th") and self._rows:
            row = self._rows[-1]
            row.end_cell(element, "".join(self._line[row.begin :]))
        if tag == "tr":
            self._flush()
            if self._rows:
                self._rows.pop()
        elif tag in _BLOCK:
            self._edge(tag)
            if tag in _LOOSE and not self._rows:
                self._out.add("\n")
        if tag in _HEADINGS:
            self._level = 0
        elif tag == "a" and self._links:
            self._links -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._merged:
            self._merged.pop()
        self._end_landmark(element)

    def _end_landmark(self, element: etree._Element) -> None:
        if self._apart and self._apart[-1][0] is element:
            _, start, rule = self._apart.pop()
            self._flush()
            if not self._apart and self._out.size > start:
                self._out.noise.append((start, self._out.size, rule))
        if element in self._articles:
            self._flush()
            self._articles.discard(element)
            if not self._articles:
                self._behind = self._out.size

    def _list(self, tag: str, element: etree._Element) -> None:
        if tag in ("ul", "menu"):
            self._lists.append(None)
        elif tag == "ol":
            start = element.get("start") or "1"
            self._lists.append(int(start) - 1 if start.isdecimal() and len(start) < 6 else 0)
        elif self._lists:
            count = self._lists[-1]
            if count is None:
                self._line.append("- ")
            else:
                self._lists[-1] = count + 1
                self._line.append(f"{count + 1}. ")

    def _cell(self, row: Row) -> None:
        """A cell begins: a tab parts it from the one before, a new line where that one has several."""
        if row.several:
            self._flush()
        elif row.cells:
            self._line.append("\t")
        self._line += [f"{date}\t" for date in row.dates()]
        row.cells += 1
        row.several = False
        row.begin = len(self._line)
        self._pending = False

    def _edge(self, tag: str) -> None:
        """A block begins or ends: a new line, but inside a table's cell only where more text follows in the cell."""
        if self._rows and tag not in ("tr", "table"):
            self._pending = True
        else:
            self._flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._pending and text.strip():
            if self._unended():
                self._flush()
            self._pending = False
        if (self._seam or self._stamps) and text.strip():
            self._part(text.lstrip())
        size = len(text.strip())
        if self._links:
            self._linked += size
        else:
            self._unlinked += size
        if self._pre:
            first, *rest = fold.cleaned(text, kept=True).split("\n")
            self._line.append(first)
            for piece in rest:
                self._break()
                self._line.append(piece)
        else:
            self._line.append(fold.cleaned(text, kept=False))

    def _part(self, text: str) -> None:
        """Set a date at the head of a line apart from the words behind it, and its parts from one another."""
        stamp = self._stamps[-1] if self._stamps else None
        before = self._unended()
        last, first = before[-1:], text[:1]
        figures = last.isdigit() and (first.isdigit() or (stamp is not None and stamp.stacked and first.isalnum()))
        if before and (self._stacked or (figures and FIGURE.fullmatch(before))):
            seam = self._seam
            self._break()
            self._stacked = figures and seam
        elif self._seam and stamp is None and not self._ahead and last.isalnum() and first.isalnum():
            self._line.append(" ")
        if stamp is not None and stamp.year:
            self._line.append(f"{stamp.year}年")
            stamp.year = ""
        self._seam = False

    def _unended(self) -> str:
        """What stands in the open line, or in its open cell."""
        return fold.bare("".join(self._line).rpartition("\t")[2])

    def _break(self) -> None:
        """A line ends inside its block; a second end on the spot leaves a blank line."""
        if self._inside:
            return  # what is no text needs no lines
        bold = self._bold > 0
        if bold:
            self._line.append(fold.PLAIN)
        if not self._flush() and not self._rows:
            self._out.add("\n")
        if bold:
            self._line.append(fold.BOLD)

    def _flush(self) -> bool:
        """End the line: white space of the source folded, bold signs put in; False where it was empty."""
        if self._inside:
            return True  # noise inside a line holds a block: all one line
        if self._seam and self._ahead:
            self._line.insert(self._ahead, " ")  # a date behind the words of a line
        raw = "".join(self._line)
        self._line.clear()
        self._seam = self._stacked = False
        self._ahead = 0
        linked, self._linked, self._unlinked = self._linked and not self._unlinked, 0, 0
        for row in self._rows:
            row.begin = 0
        if not fold.bare(raw):
            if fold.BOLD in raw and fold.PLAIN not in raw:
                self._line.append(fold.BOLD)
            return False
        for row in self._rows:
            row.several = True
        text = fold.folded(raw)
        if self._level:
            text = "#" * self._level + " " + text.strip()
        start = self._out.size
        for piece, rule in fold.noise_in(text):
            at = self._out.size
            self._out.add(piece)
            if rule and not self._apart:
                self._out.noise.append((at, self._out.size, rule))
        self._out.add("\n")
        self._written = self._out.size
        if linked and not self._begun and not self._apart:
            self._out.noise.append((start, self._out.size, "html-links"))
        return True
