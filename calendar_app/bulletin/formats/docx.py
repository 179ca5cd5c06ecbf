"""DOCX: paragraphs to lines, heading styles and bold runs to Markdown's signs, page breaks to form feeds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from typing import Literal

from lxml import etree

from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.bulletin.formats.zipcheck import chunks, open_zip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "footnotePr", "rPrChange", "pPrChange")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HAN = "〇一二三四五六七八九"
_BULLET = "- "


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of a document. *encoding* has no meaning here.

    Raises:
        RefusedError: broken, encrypted, with a DTD, or beyond a limit.
    """
    archive = open_zip(
        io.BytesIO(data), members=limits.MAX_DOCX_MEMBERS, total=2 * limits.MAX_DOCX_XML_BYTES + limits.MAX_MEMBER_BYTES
    )
    names = {info.filename: info for info in archive.infolist()}
    main = names.get("word/document.xml")
    if main is None:
        raise RefusedError("format", _other(names))
    styles = _styles(archive, names.get("word/styles.xml"))
    numbers = _Numbers(archive, names.get("word/numbering.xml"))
    writer = _Writer(styles, numbers)
    for event, element in _events(archive, main, ("start", "end")):
        writer.take(event, element)
    return writer.out


def _other(names: Collection[str]) -> str:
    """What an archive without a Word document in it is."""
    for member, kind in (
        ("xl/workbook.xml", "Excel 表格（XLSX）"),
        ("ppt/presentation.xml", "幻灯片（PPTX）"),
        ("META-INF/container.xml", "电子书（EPUB）"),
        ("content.xml", "OpenDocument 文档（ODT、ODS）"),
    ):
        if member in names:
            return f"这是{kind}，不是 DOCX 文档；请另存为 DOCX、PDF 或文本"
    return "压缩包里没有 word/document.xml，不是 DOCX 文档"


def _events(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, events: tuple[Literal["start", "end"], ...]
) -> Iterator[tuple[str, etree._Element]]:
    """Parse events of a member, fed piece by piece; a DTD is refused at once."""
    parser = etree.XMLPullParser(
        events=events,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tail = b""
    try:
        for piece in chunks(archive, info, limits.MAX_DOCX_XML_BYTES):
            window = (tail + piece).replace(b"\x00", b"")
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise RefusedError("limit", "文档的 XML 里有 DTD 或实体声明，按规定不读")
            tail = piece[-24:]
            parser.feed(piece)
            yield from _elements(parser)
        parser.close()
        yield from _elements(parser)
    except etree.LxmlError as error:
        raise RefusedError("format", "文档的 XML 已损坏") from error


def _elements(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    for event, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield event, element


def _styles(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> dict[str, int]:
    """Paragraph styles that are headings: style id → level."""
    out: dict[str, int] = {}
    if info is None:
        return out
    for _, element in _events(archive, info, ("end",)):
        if element.tag != f"{_W}style":
            continue
        style = element.get(f"{_W}styleId") or ""
        name = element.find(f"{_W}name")
        words = (name.get(f"{_W}val") or "" if name is not None else "").lower()
        level = _outline(element.find(f"{_W}pPr"))
        for prefix in ("heading ", "标题 ", "標題 "):
            if words.startswith(prefix) and words[len(prefix) :].isdecimal():
                level = int(words[len(prefix) :])
        if words in ("title", "标题", "標題"):
            level = 1
        if level:
            out[style] = min(level, 6)
        element.clear()
    return out


def _outline(properties: etree._Element | None) -> int:
    found = None if properties is None else properties.find(f"{_W}outlineLvl")
    value = "" if found is None else found.get(f"{_W}val") or ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


class _Numbers:
    """Automatic numbers of paragraphs: numbering id and level → the words printed before the text."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> None:
        self.levels: dict[tuple[str, int], tuple[str, str]] = {}
        self.of: dict[str, str] = {}
        self.count: dict[tuple[str, int], int] = {}
        if info is None:
            return
        for _, element in _events(archive, info, ("end",)):
            if element.tag == f"{_W}abstractNum":
                key = element.get(f"{_W}abstractNumId") or ""
                for level in element.iter(f"{_W}lvl"):
                    depth = level.get(f"{_W}ilvl") or "0"
                    form, words = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
                    if depth.isdecimal():
                        self.levels[key, int(depth)] = (
                            "" if form is None else form.get(f"{_W}val") or "",
                            "" if words is None else words.get(f"{_W}val") or "",
                        )
            elif element.tag == f"{_W}num":
                base = element.find(f"{_W}abstractNumId")
                self.of[element.get(f"{_W}numId") or ""] = "" if base is None else base.get(f"{_W}val") or ""

    def words(self, number: str, depth: int) -> str:
        """What the next paragraph of this list prints before its text."""
        key = self.of.get(number)
        if key is None or number == "0":
            return ""
        form, pattern = self.levels.get((key, depth), ("bullet", ""))
        if form == "bullet":
            return _BULLET
        if form == "none" or not pattern:
            return ""
        self.count[key, depth] = self.count.get((key, depth), 0) + 1
        for deeper in range(depth + 1, 9):
            self.count.pop((key, deeper), None)
        for k in range(depth + 1):
            value = self.count.get((key, k), 1)
            shown = _han(value) if "hinese" in form or "ideograph" in form.lower() else str(value)
            pattern = pattern.replace(f"%{k + 1}", shown)
        return pattern + ("" if pattern.endswith(("、", "）", "．")) else " ")


def _han(value: int) -> str:
    if value < 10:
        return _HAN[value]
    if value < 100:
        return (_HAN[value // 10] if value >= 20 else "") + "十" + (_HAN[value % 10] if value % 10 else "")
    return str(value)


class _Writer:
    """Paragraph by paragraph; a table's row is one line with tabs between its cells."""

    def __init__(self, styles: dict[str, int], numbers: _Numbers) -> None:
        self.out = Builder()
        self.styles = styles
        self.numbers = numbers
        self.skip = 0
        self.rows: list[list[list[str]]] = []
        self.paragraphs = 0

    def take(self, event: str, element: etree._Element) -> None:
        tag = element.tag
        if tag in _SKIP or tag == _FALLBACK:
            if event == "end" and tag == _FALLBACK:
                element.clear()
            return
        if event == "start":
            if tag == f"{_W}tr":
                self.rows.append([])
            elif tag == f"{_W}tc" and self.rows:
                self.rows[-1].append([])
            return
        if tag == f"{_W}p":
            self._paragraph(element)
            element.clear()
            while element.getprevious() is not None and element.getparent() is not None:
                parent = element.getparent()
                assert parent is not None  # noqa: S101 - just looked
                del parent[0]
        elif tag == f"{_W}tr" and self.rows:
            self._row(self.rows.pop())

    def _paragraph(self, element: etree._Element) -> None:
        self.paragraphs += 1
        if self.paragraphs > limits.MAX_DOCX_PARAGRAPHS:
            raise RefusedError("limit", f"文档超过 {limits.MAX_DOCX_PARAGRAPHS:,} 段的上限")
        properties = element.find(f"{_W}pPr")
        level, lead = 0, ""
        if properties is not None:
            style = properties.find(f"{_W}pStyle")
            level = _outline(properties) or (
                self.styles.get(style.get(f"{_W}val") or "", 0) if style is not None else 0
            )
            lead = self._number(properties)
        text = lead + _runs(element)
        if self.rows and self.rows[-1]:
            if text.strip():
                self.rows[-1][-1].append(text.strip())
            return
        if level and text.strip():
            text = "#" * level + " " + text.strip().replace("**", "")
        self.out.add(text + "\n\n")

    def _number(self, properties: etree._Element) -> str:
        listed = properties.find(f"{_W}numPr")
        if listed is None:
            return ""
        number, depth = listed.find(f"{_W}numId"), listed.find(f"{_W}ilvl")
        level = "0" if depth is None else depth.get(f"{_W}val") or "0"
        return (
            ""
            if number is None
            else self.numbers.words(number.get(f"{_W}val") or "", int(level) if level.isdecimal() else 0)
        )

    def _row(self, cells: list[list[str]]) -> None:
        lines = max((len(cell) for cell in cells), default=0)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(" ".join(" ".join(cell) for cell in cells))
            return
        for k in range(lines):
            self.out.add("\t".join(cell[k] if k < len(cell) else "" for cell in cells).rstrip("\t") + "\n")


def _runs(paragraph: etree._Element) -> str:
    """The words of a paragraph, bold stretches between ``**``."""
    pieces: list[tuple[bool, str]] = []
    for run in paragraph.iter(f"{_W}r"):
        if any(parent.tag in _SKIP or parent.tag == _FALLBACK for parent in run.iterancestors()):
            continue
        text = "".join(_piece(child) for child in run)
        if text:
            bold = _is_bold(run.find(f"{_W}rPr"))
            if pieces and (pieces[-1][0] == bold or not text.strip()):
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + text)
            else:
                pieces.append((bold, text))
    out = []
    for bold, text in pieces:
        bare = text.strip()
        if bold and bare:
            at = text.index(bare)
            out.append(f"{text[:at]}**{bare}**{text[at + len(bare) :]}")
        else:
            out.append(text)
    return "".join(out).rstrip()


def _piece(child: etree._Element) -> str:
    if child.tag == f"{_W}t":
        return child.text or ""
    if child.tag in (f"{_W}tab", f"{_W}ptab"):
        return "\t"
    if child.tag in (f"{_W}br", f"{_W}cr"):
        return "\f" if child.get(f"{_W}type") == "page" else "\n"
    return "-" if child.tag == f"{_W}noBreakHyphen" else ""


def _is_bold(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    for tag in ("b", "bCs"):
        found = properties.find(f"{_W}{tag}")
        if found is not None and tag == "b":
            return (found.get(f"{_W}val") or "1").lower() not in ("0", "false", "off")
    return False
