"""The zip file around a document: its parts, how they are called, and their XML fed piece by piece."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Collection, Iterator
from typing import Literal

from lxml import etree

from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.text import RefusedError
from calendar_app.bulletin.formats.zipcheck import chunks, open_zip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
#: Namespaces of "Strict Open XML" (ISO/IEC 29500 part 1) and what everybody else writes for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATION_ID[1:].partition("}")[0].encode()),
)
Events = tuple[Literal["start", "end"], ...]


class Package:
    """A document's parts."""

    def __init__(self, data: bytes) -> None:
        """Open the archive and find its main part.

        Raises:
            RefusedError: broken, encrypted, beyond a limit, or something else than a Word document.
        """
        total = 2 * limits.MAX_DOCX_XML_BYTES + limits.MAX_MEMBER_BYTES
        self._archive = open_zip(io.BytesIO(data), members=limits.MAX_DOCX_MEMBERS, total=total)
        self._names = {info.filename: info for info in self._archive.infolist()}
        mains = self._related("", "officeDocument")
        self.main = next((name for name in mains if name.startswith("word/")), _MAIN)
        if self.main not in self._names:
            raise RefusedError("format", _other(self._names))

    def parts(self, kind: str) -> list[str]:
        """Names of the parts of one kind (styles, numbering, footnotes, header …), in the order they are listed."""
        plain = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self._related(self.main, kind) or ([plain] if plain in self._names else [])

    def _related(self, source: str, kind: str) -> list[str]:
        return [target for type_, _, target in self._relations(source) if type_.endswith(f"/{kind}")]

    def _relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        """Type, id and target of what a part is related to inside the package."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        for _, element in self.events(rels, ("end",)) if rels in self._names else ():
            if element.tag == _RELATION and element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, element.get("Target") or "")).lstrip("/")
                if target in self._names:
                    yield element.get("Type") or "", element.get("Id") or "", target

    def foreign(self, key: str) -> tuple[str, bytes] | None:
        """Name and bytes of the part in another format that the main part calls by its id, None where there is none.

        Raises:
            RefusedError: it is broken or larger than a web page may be.
        """
        found = next(
            (t for kind, id_, t in self._relations(self.main) if id_ == key and kind.endswith("/aFChunk")), None
        )
        if found is None:
            return None
        return found, b"".join(chunks(self._archive, self._names[found], limits.MAX_HTML_BYTES))

    def events(self, name: str, events: Events) -> Iterator[tuple[str, etree._Element]]:
        """Parse events of a part.

        Raises:
            RefusedError: it is broken or too large, or holds a DTD.
        """
        parser = etree.XMLPullParser(
            events=events,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        tail: bytes | None = None
        try:
            for piece in chunks(self._archive, self._names[name], limits.MAX_DOCX_XML_BYTES):
                window = ((tail or b"") + piece).replace(b"\x00", b"")
                if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise RefusedError("limit", "文档的 XML 里有 DTD 或实体声明，按规定不读")
                parser.feed(piece if tail is not None else _transitional(piece))
                tail = piece[-24:]
                yield from _elements(parser)
            parser.close()
            yield from _elements(parser)
        except etree.LxmlError as error:
            raise RefusedError("format", "文档的 XML 已损坏") from error


def _transitional(piece: bytes) -> bytes:
    """The beginning of a part, where its root declares namespaces, with the usual ones."""
    for strict, usual in _STRICT:
        piece = piece.replace(strict, usual)
    return piece


def _elements(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    for event, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield event, element


def _other(names: Collection[str]) -> str:
    """What an archive without a Word document in it is."""
    for member, kind in (
        ("xl/workbook.xml", "Excel 表格（XLSX）"),
        ("ppt/presentation.xml", "幻灯片（PPTX）"),
        ("META-INF/container.xml", "电子书（EPUB）"),
        ("content.xml", "OpenDocument 文档（ODT、ODS）"),
        ("OFD.xml", "OFD 版式文档"),
    ):
        if member in names:
            form = "PDF" if kind.startswith("OFD") else "DOCX、PDF 或文本"
            return f"这是{kind}，不是 DOCX 文档；请另存为 {form}"
    return "压缩包里没有 word/document.xml，不是 DOCX 文档"


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element at a path of names of the main namespace, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """The ``w:val`` of the element at a path, "" where there is none."""
    found = child(element, *path)
    return "" if found is None else found.get(f"{W}val") or ""


def number(text: str, default: int = 0) -> int:
    """A small whole number of an attribute."""
    return int(text) if text.isdecimal() and len(text) < 9 else default


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off (``<w:b/>``, ``<w:b w:val="0"/>``), None where nothing is said."""
    found = child(properties, name)
    if found is None:
        return None
    return (found.get(f"{W}val") or "1").lower() not in ("0", "false", "off", "none")
