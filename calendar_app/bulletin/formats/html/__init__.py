"""Saved web pages: blocks to lines, headings and bold words to Markdown's signs, what stands around the article marked as noise."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml import html as lxml_html

from calendar_app.bulletin.decode import decode
from calendar_app.bulletin.formats import limits
from calendar_app.bulletin.formats.html.landmarks import find_landmarks
from calendar_app.bulletin.formats.html.writer import Writer
from calendar_app.bulletin.formats.text import Builder, RefusedError
from calendar_app.errors import BulletinError, EmptyBulletinError

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,400}\[|<!ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s{0,50}<\?xml[^<>]{0,300}\?>")
#: Declared by programs that never looked: every file is text in these, or none that has a declaration to read.
_EMPTY_WORDS = (
    "iso-8859-1",
    "latin1",
    "latin-1",
    "windows-1252",
    "us-ascii",
    "ascii",
    "utf-16",
    "utf-16le",
    "utf-16be",
)

#: A page whose text stands in frames has no more characters of its own.
FEW = 200


class FramesError(RefusedError):
    """The page is a frame around others, which hold the text."""

    def __init__(self) -> None:
        super().__init__(
            "format",
            "网页由框架（frame）组成，正文在框架里的网页中；请打开那个网页再保存，或直接导入旁边文件夹（_files）里的那个网页文件",
        )


def read(data: bytes, encoding: str | None, *, declared: str | None = None) -> Builder:
    """The text of a page.

    Args:
        data: its bytes.
        encoding: what the user says that it is in.
        declared: what the message around it says, which may be wrong.

    Raises:
        FramesError: its text stands in frames, which are other files.
        RefusedError: too large, no text in a known encoding, or with entity declarations of its own.
    """
    if len(data) > limits.MAX_HTML_BYTES:
        raise RefusedError("limit", f"网页有 {len(data):,} 字节，超过 {limits.MAX_HTML_BYTES:,} 字节的上限")
    return _read(_decode(data, encoding, declared), inside=False)


def _read(text: str, *, inside: bool) -> Builder:
    """A page by its text; *inside* a frame, where further frames are not followed."""
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
    writer = Writer(find_landmarks(root))
    for event, element in etree.iterwalk(root, events=("start", "end")):
        writer.take(event, element)
    out = writer.finish()
    if not inside and out.size <= 2 * FEW and (framed := _frames(root, out)) is not None:
        return framed
    return out


def _frames(root: etree._Element, out: Builder) -> Builder | None:
    """What the largest frame holds, where frames hold the text and it is in the file; None where there are none.

    Raises:
        FramesError: their text is in other files.
    """
    frames = [element for element in root.iter("frame", "iframe") if element.get("src") or element.get("srcdoc")]
    if not frames or len("".join(out.text().split())) > FEW:
        return None
    held = max((element.get("srcdoc") or "" for element in frames), key=len)
    if held.strip():
        return _read(held, inside=True)
    if any(element.tag == "frame" for element in frames):
        raise FramesError
    return None


def _decode(data: bytes, encoding: str | None, declared: str | None) -> str:
    named = encoding or _declared(data, declared)
    try:
        return decode(data, source="", encoding=named)
    except EmptyBulletinError as error:
        raise RefusedError("empty", error.reason) from error
    except BulletinError as error:
        if encoding is not None:
            raise RefusedError("encoding", error.reason) from error
        try:
            return decode(data, source="")
        except BulletinError as again:
            raise RefusedError("encoding", again.reason) from again


def _declared(data: bytes, declared: str | None) -> str | None:
    """The encoding that the page or the message around it declares, None where it is to be recognised.

    What begins with a byte order mark, or is UTF-8 throughout, is so whatever is declared: Chinese text in another
    encoding is never UTF-8 by chance.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    match = _CHARSET.search(data[:8192])
    named = (match.group(1).decode("ascii") if match else declared or "").lower()
    if not named or named in _EMPTY_WORDS or (not data.isascii() and _is_utf8(data)):
        return None
    return "gb18030" if named in ("gb2312", "gbk", "gb_2312-80", "x-gbk", "euc-cn") else named


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
