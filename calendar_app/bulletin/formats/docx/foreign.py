"""Parts of a document in another format (``altChunk``, ISO/IEC 29500-1, 17.17.2): web pages and plain text are read."""

from __future__ import annotations

import posixpath

from calendar_app.bulletin.decode import decode
from calendar_app.bulletin.formats import html, limits, mhtml
from calendar_app.bulletin.formats.docx.package import Package
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.errors import BulletinError

_PAGES = frozenset({".htm", ".html", ".xhtml"})
_MESSAGES = frozenset({".mht", ".mhtml"})
_TEXTS = frozenset({".txt"})
_NOT_READ = "文档里嵌有{kind}，没有读；请用 Word 或 WPS 打开后另存为 DOCX"
#: What a part that is not read is, by how it begins (RTF 1.9.1, "File Contents"; PKWARE APPNOTE 4.3.7) or by its name.
_BEGIN = ((b"{\\rtf", "RTF 格式的内容"), (b"pk\x03\x04", "另一份文档（DOCX）"))
_NAMED = {".rtf": "RTF 格式的内容", ".docx": "另一份文档（DOCX）", ".xml": "XML 格式的内容"}
_OTHER = "另一种格式的内容"


class Foreign:
    """The parts in other formats of one document; together they may hold as many bytes as a web page."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._left = limits.MAX_HTML_BYTES

    def put(self, key: str, out: Builder) -> None:
        """Add the text of the part that is called by an id, or the doubt that something stands here unread.

        Raises:
            RefusedError: the parts are larger than allowed, or one holds what no page may hold.
        """
        found = self._package.foreign(key)
        read = _read(*found) if found is not None and self._fits(found[1]) else None
        if read is None:
            kind = _kind(*found) if found is not None else _OTHER
            out.doubts.append(("docx-embedded", _NOT_READ.format(kind=kind), out.size))
            return
        out.take_in(read)
        out.add("\n\n")

    def _fits(self, data: bytes) -> bool:
        self._left -= len(data)
        if self._left < 0:
            raise RefusedError("limit", f"文档里嵌入的网页超过 {limits.MAX_HTML_BYTES:,} 字节的上限")
        return True


def _kind(name: str, data: bytes) -> str:
    """What a part that is not read is, in words."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    begins = next((words for sign, words in _BEGIN if head.startswith(sign)), None)
    return begins or _NAMED.get(posixpath.splitext(name)[1].lower(), _OTHER)


def _read(name: str, data: bytes) -> Builder | None:
    """The text of one part by its kind; None for one that is not read, or holds no text."""
    suffix = posixpath.splitext(name)[1].lower()
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    try:
        if suffix in _MESSAGES or head.startswith(b"mime-version:"):
            return mhtml.read(data, None)
        if suffix in _PAGES or head.startswith((b"<!doctype html", b"<html")):
            return html.read(data, None)
        if suffix in _TEXTS:
            out = Builder()
            out.add(decode(data, source=name))
            return out
    except RefusedError as error:
        if error.kind == "limit":
            raise
    except BulletinError:
        pass
    return None
