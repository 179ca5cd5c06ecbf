"""Printed words made safe for programs: what no client may see is taken out, once, for every form of a feed.

Bulletins come from PDFs, scans and web pages; their text holds control characters, line separators that some readers
take for the end of a line, marks that turn the direction of reading, and halves of characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Every way to end a line, the separators that only some programs know among them.
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
#: Control characters, direction marks, invisible marks, interlinear and replacement marks, non-characters, half characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")
#: Of what Python calls printable, all that is taken out: marks of an object, and of what could not be decoded.
_MARKS = re.compile("[\ufffc\ufffd]")
#: The same, and what else ``clean`` changes.
_ODD = re.compile("  |[\ufffc\ufffd]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")

#: The same in JSON, where a control character is an escape; every other escape is met too, so that none is taken for another.
_ESCAPE = re.compile(r"\\(?:u00[01][0-9a-f]|.)")

ELLIPSIS = "…"
#: Lines kept: an event asks for its title four times, and an issue for its own at every event.
_KEPT = 2048


def clean(text: str) -> str:
    r"""Text without the characters that break readers; lines end in ``\n``, runs of blanks are one space, no blank lines.

    >>> clean("a\x00b\u2028c\u202e  d")
    'ab\nc d'
    """
    if text.isprintable() and not _ODD.search(text):
        return text.strip()
    text = _UNSAFE.sub("", _BREAK.sub("\n", text))
    return _BLANK_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def harmless_json(text: str) -> str:
    r"""JSON whose strings hold a space in the place of each character that breaks readers: their length stays.

    Args:
        text: JSON as Python writes it with ``ensure_ascii=False``, without line breaks between its parts.

    >>> harmless_json('"a\\u0000b\u2028\\n\\\\u0001\ufffd"')
    '"a b \\n\\\\u0001 "'
    """
    if not text.isprintable() or _MARKS.search(text):
        text = _UNSAFE.sub(" ", _BREAK.sub(" ", text))
    if "\\" in text:
        text = _ESCAPE.sub(lambda met: " " if met[0][1] in "ubf" else met[0], text)
    return text


@lru_cache(_KEPT)
def one_line(text: str, limit: int | None = None) -> str:
    r"""``clean`` text on one line, of at most ``limit`` code points, an ellipsis in place of what was cut.

    >>> one_line("first\r\nsecond", 8)
    'first s…'
    """
    text = clean(text).replace("\n", " ")
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS


def inert(text: str) -> str:
    r"""Text in which nothing is mark-up or an escape: Google and Outlook read HTML in a description, node-ical ``\n``.

    A backslash, a ``<`` that opens a tag and a ``&`` that opens an entity become their full-width forms.

    >>> inert("<b>C:\\new</b> &amp; a<3")
    '＜b>C:＼new＜/b> ＆amp; a<3'
    """
    return _ENTITY.sub("＆", _TAG.sub("＜", text.replace("\\", "＼")))
