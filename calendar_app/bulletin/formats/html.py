"""Saved web pages: blocks to lines, headings and bold words to Markdown's signs, menus marked as noise."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from calendar_app.bulletin.decode import decode
from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.errors import BulletinError, EmptyBulletinError

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,400}\[|<!ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s{0,50}<\?xml[^<>]{0,300}\?>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SKIP = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "head",
        "select",
        "option",
        "button",
        "textarea",
    )
)
_MENU = frozenset(("nav", "header", "footer", "aside", "menu"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LOOSE = _HEADINGS | {"p", "div", "table", "ul", "ol", "blockquote", "section", "article", "dl", "pre", "figure"}
_BLOCK = (
    _LOOSE
    | _MENU
    | {
        "address",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dt",
        "fieldset",
        "figcaption",
        "form",
        "hr",
        "html",
    }
    | {"legend", "li", "main", "summary", "tbody", "tfoot", "thead", "tr"}
)
_CONTENTS = re.compile(r"[.．…·\t]{2,}[ \t]{0,8}[0-9]{1,4}[ \t]{0,8}$")
_BOLD = frozenset(("b", "strong"))


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a page.

    Raises:
        RefusedError: too large, no text in a known encoding, or with entity declarations of its own.
    """
    if len(data) > limits.MAX_HTML_BYTES:
        raise RefusedError("limit", f"网页有 {len(data):,} 字节，超过 {limits.MAX_HTML_BYTES:,} 字节的上限")
    text = _decode(data, encoding)
    if _SUBSET.search(text):
        raise RefusedError("limit", "网页声明了实体（DTD entity），按规定不读")
    text = _DECLARATION.sub("", text).replace("\x00", "")
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise RefusedError("format", "网页没有可读的内容") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise RefusedError("limit", "网页的结构嵌套太深，超过上限")
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        writer.take(event, element)
    writer.flush()
    return writer.out


def _decode(data: bytes, encoding: str | None) -> str:
    named = encoding
    if named is None and (match := _CHARSET.search(data[:8192])):
        named = match.group(1).decode("ascii")
        if named.lower() in ("gb2312", "gbk"):
            named = "gb18030"
    try:
        return decode(data, source="", encoding=named)
    except EmptyBulletinError as error:
        raise RefusedError("empty", error.reason) from error
    except BulletinError:
        try:
            return decode(data, source="")
        except BulletinError as error:
            raise RefusedError("encoding", error.reason) from error


class _Writer:
    """Turns the walk over the tree into lines."""

    def __init__(self) -> None:
        self.out = Builder()
        self.line: list[str] = []
        self.skip = 0
        self.menu = 0
        self.menu_start = 0
        self.pre = 0
        self.level = 0
        self.bold = 0
        self.rows: list[int] = []  # cells so far in each open table row
        self.pending = False  # a block edge inside a cell
        self.lists: list[int | None] = []

    def take(self, event: str, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self._start(tag, element)
            if not self.skip:
                self._text(element.text)
        else:
            self._end(tag)
            if not self.skip:
                self._text(element.tail)

    def _start(self, tag: str, element: etree._Element) -> None:
        if self.skip or tag in _SKIP:
            self.skip += 1
            return
        if tag in _BLOCK:
            self._edge(tag)
        if tag in _MENU:
            if not self.menu:
                self.menu_start = self.out.size
            self.menu += 1
        if tag in _HEADINGS:
            self.level = int(tag[1])
        elif tag in _BOLD:
            self.bold += 1
            if self.bold == 1:
                self.line.append("\x02")
        elif tag == "br":
            self._break()
        elif tag == "pre":
            self.pre += 1
        elif tag in ("ul", "menu"):
            self.lists.append(None)
        elif tag == "ol":
            start = element.get("start") or "1"
            self.lists.append(int(start) - 1 if start.isdecimal() and len(start) < 6 else 0)
        elif tag == "li" and self.lists:
            count = self.lists[-1]
            if count is None:
                self.line.append("- ")
            else:
                self.lists[-1] = count + 1
                self.line.append(f"{count + 1}. ")
        elif tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th") and self.rows:
            if self.rows[-1]:
                self.line.append("\t")
            self.rows[-1] += 1
            self.pending = False

    def _end(self, tag: str) -> None:
        if self.skip:
            self.skip -= 1
            return
        if tag in _BOLD and self.bold:
            self.bold -= 1
            if not self.bold:
                self.line.append("\x03")
        if tag == "tr":
            self.flush()
            if self.rows:
                self.rows.pop()
        elif tag in _BLOCK:
            self._edge(tag)
            if tag in _LOOSE and not self.rows:
                self.out.add("\n")
        if tag in _HEADINGS:
            self.level = 0
        elif tag == "pre":
            self.pre -= 1
        elif tag in ("ul", "ol", "menu") and self.lists:
            self.lists.pop()
        if tag in _MENU and self.menu:
            self.menu -= 1
            if not self.menu and self.out.size > self.menu_start:
                self.out.noise.append((self.menu_start, self.out.size, f"html-{tag}"))

    def _edge(self, tag: str) -> None:
        """A block begins or ends: a new line, but inside a table's cell only where more text follows in the cell."""
        if self.rows and tag not in ("tr", "table"):
            self.pending = True
        else:
            self.flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        text = text.replace("\x02", "").replace("\x03", "").replace("\xa0", " ")
        if self.pending and text.strip():
            if "".join(self.line).rpartition("\t")[2].strip(" \x02\x03\n"):
                self.flush()
            self.pending = False
        if self.pre:
            first, *rest = text.split("\n")
            self.line.append(first)
            for piece in rest:
                self._break()
                self.line.append(piece)
        else:
            self.line.append(_SPACE.sub(lambda m: "\n" if "\n" in m.group() else " ", text))

    def _break(self) -> None:
        bold = self.bold > 0
        if bold:
            self.line.append("\x03")
        self.flush()
        if bold:
            self.line.append("\x02")

    def flush(self) -> None:
        """End the line: white space of the source folded, bold signs put in."""
        raw = "".join(self.line)
        self.line.clear()
        if not raw.strip(" \n\t\x02\x03"):
            if "\x02" in raw and "\x03" not in raw:
                self.line.append("\x02")
            return
        text = fold_source(raw)
        text = _bold(text)
        if self.level:
            text = "#" * self.level + " " + text.strip()
        self.out.add(text.rstrip(" \t") + "\n")


def fold_source(raw: str) -> str:
    """Line ends of the page's source inside a paragraph: nothing between Chinese characters, else a space."""
    out: list[str] = []
    for k, piece in enumerate(raw.split("\n")):
        if k and out:
            if _CONTENTS.search(out[-1][-40:]) or _is_bold(out[-1]):
                out.append("\n" + piece.lstrip(" "))
                continue
            left = out[-1].rstrip(" \x02\x03")[-1:]
            right = piece.lstrip(" \x02\x03")[:1]
            if left and right and (left.isascii() and right.isascii()):
                out.append(" ")
            piece = piece.lstrip(" ")
            out[-1] = out[-1].rstrip(" ") if out[-1] != " " else " "
        out.append(piece)
    return "".join(out).strip(" \n")


def _is_bold(piece: str) -> bool:
    """A line of the source that is bold from end to end: a title or heading of its own."""
    bare = piece.strip()
    return len(bare) > 2 and bare[0] == "\x02" and bare[-1] == "\x03" and bare.count("\x02") == 1


def _bold(text: str) -> str:
    """Bold marks to ``**``; none around white space alone."""
    out: list[str] = []
    at = 0
    while True:
        start = text.find("\x02", at)
        if start < 0:
            break
        end = text.find("\x03", start)
        end = len(text) if end < 0 else end
        inner = text[start + 1 : end].replace("\x02", "")
        out.append(text[at:start].replace("\x03", ""))
        bare = inner.strip()
        if bare:
            lead = inner[: len(inner) - len(inner.lstrip())]
            out.append(f"{lead}**{bare}**{inner[len(inner.rstrip()) :]}")
        else:
            out.append(inner)
        at = min(end + 1, len(text))
    out.append(text[at:].replace("\x03", ""))
    return "".join(out)
