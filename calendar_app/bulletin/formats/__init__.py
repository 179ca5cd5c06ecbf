"""File formats: what a file is, and its text. Everything but plain text is read in a child process under limits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from calendar_app.bulletin.decode import decode
from calendar_app.bulletin.formats import limits, ocr
from calendar_app.bulletin.formats.sandbox import Answer, read_in_child
from calendar_app.errors import LimitExceededError, UnreadableFormatError

_HTML = re.compile(
    rb"^\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,50})?(?:<!--.{0,400}?-->\s{0,50})?<(?:!doctype\s{1,5}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
#: A saved page as a message: it begins with a header, and one of the headers says so.
_HEADER = re.compile(
    rb"(?:from|date|subject|mime-version|message-id|content-type|snapshot-[a-z-]{1,40}|x-[a-z-]{1,40}):", re.IGNORECASE
)
#: Pictures of pages, which the extra ``ocr`` reads.
_PICTURES = (
    (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
)
_PACKED = (
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"BZh", "bzip2 压缩包"),
    (b"\xfd7zXZ", "xz 压缩包"),
)
_TAR_AT = 257  # where ustar stands in a tar file
_BINARY = (
    (b"GIF8", "GIF 图片"),
    (b"SQLite format 3", "SQLite 数据库"),
    (b"\x7fELF", "程序文件"),
    (b"MZ\x90", "程序文件"),
)
_SAVE_AS = "请用 Word、WPS 或 LibreOffice 另存为没有密码的 DOCX（soffice --convert-to docx 文件）"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    ``pages`` holds (offset, page) where a page begins, as far as the format tells; ``noise`` stretches of the text
    (start, end, rule) that the format itself sets apart from the text, such as the menus of a web page; ``doubts``
    (code, message, offset) what the reading of the format left in doubt.
    """

    text: str
    form: str = "text"
    pages: tuple[tuple[int, int], ...] = ()
    noise: tuple[tuple[int, int, str], ...] = ()
    doubts: tuple[tuple[str, str, int], ...] = ()


def sniff(data: bytes, source: str) -> str:
    """What a file is by its first bytes, and by its name where they do not tell: text, html, mhtml, docx, pdf, image or zip."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip" if source.lower().endswith(".zip") else "docx"
    if data.startswith(tuple(magic for magic, _ in _PICTURES)):
        return "image"
    name = source.lower()
    if (_HEADER.match(data) and b"multipart/related" in data[:8192].lower()) or name.endswith((".mht", ".mhtml")):
        return "mhtml"
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:2048]) or name.endswith((".html", ".htm", ".xhtml")):
        return "html"
    if name.endswith(".docx"):
        return "docx"
    return "pdf" if name.endswith(".pdf") else "text"


def _refused_kind(data: bytes) -> str:
    """Why a file of this kind is not read whatever its name is, "" where it may be."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return f"这是旧式 Office 文档（DOC、WPS）或有密码的文档，{_SAVE_AS}"
    if data.startswith(b"{\\rtf"):
        return f"这是 RTF 文档，{_SAVE_AS}"
    packed = next((name for magic, name in _PACKED if data.startswith(magic)), "")
    if packed or data[_TAR_AT : _TAR_AT + 5] == b"ustar":
        return f"这是{packed or 'tar 归档'}，不展开；请先解压，再导入解压出的文件夹（或改压成 zip）"
    for magic, name in _BINARY:
        if data.startswith(magic):
            return f"这是{name}，不是文本；请先转成文本、网页、DOCX 或 PDF"
    return ""


def to_text(data: bytes, *, source: str, encoding: str | None = None) -> Decoded:
    """The decoded text of a file of any known format.

    Raises:
        BulletinError: the format is not read, the file is broken, or a limit was broken.
    """
    if len(data) > limits.MAX_FILE_BYTES:
        raise LimitExceededError(f"文件有 {len(data):,} 字节，超过 {limits.MAX_FILE_BYTES:,} 字节的上限", source=source)
    if reason := _refused_kind(data):
        raise UnreadableFormatError(reason, source=source)
    form = sniff(data, source) if data and not data.isspace() else "text"
    if form == "text":
        return Decoded(decode(data, source=source, encoding=encoding))
    if form == "zip":
        raise UnreadableFormatError("压缩包里还有压缩包，不再展开；请先解压", source=source)
    if form == "image" and not ocr.available():
        kind = next(name for magic, name in _PICTURES if data.startswith(magic))
        raise UnreadableFormatError(f"这是{kind}，需要文字识别；请安装附加组件 ocr：{ocr.INSTALL}", source=source)
    answer = read_in_child(data, form, source=source, encoding=encoding)
    if answer.scanned or answer.garbled:
        answer = _recognised(data, answer, source)
    return Decoded(answer.text, form, answer.pages, answer.noise, answer.doubts)


def _recognised(data: bytes, answer: Answer, source: str) -> Answer:
    """A PDF some or all of whose pages are scans, read with text recognition where it is installed.

    Raises:
        UnreadableFormatError: it is not installed, and no page has text.
    """
    if ocr.available():
        return read_in_child(data, "scan", source=source)
    if not answer.text.strip():
        why = "文字没有字符对照（ToUnicode），读不出字" if answer.garbled else "没有文字层（是扫描件）"
        raise UnreadableFormatError(f"PDF {why}，需要文字识别；请安装附加组件 ocr：{ocr.INSTALL}", source=source)
    places = {number: place for place, number in answer.pages}
    lost = [(n, "page-without-text", "是图片，没有文字层") for n in answer.scanned]
    lost += [(n, "page-garbled", "的字体没有字符对照（ToUnicode），读不出字") for n in answer.garbled]
    doubts = tuple(
        (code, f"第 {n} 页{why}，没有读；安装附加组件 ocr 可以识别：{ocr.INSTALL}", places.get(n, 0))
        for n, code, why in sorted(lost)
    )
    return replace(answer, doubts=(*answer.doubts, *doubts))
