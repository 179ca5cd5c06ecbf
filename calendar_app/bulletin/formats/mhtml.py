"""MHTML (``.mht``): a page that a browser saved as one message, with everything that it shows; the page itself is read."""

from __future__ import annotations

import email
import email.errors
from email.message import Message

from calendar_app.bulletin.formats import html
from calendar_app.bulletin.formats.text import Builder, RefusedError

#: Parts of the message: pictures, style sheets and frames.
_MAX_PARTS = 5_000


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of the page in a message (RFC 2557).

    Raises:
        RefusedError: it holds no page, or what it holds is refused as a page of its own would be.
    """
    try:
        page = _page(email.message_from_bytes(data))
        body = page.get_payload(decode=True) if page is not None else None
    except (email.errors.MessageError, ValueError, LookupError) as error:
        raise RefusedError("format", f"网页存档（MHT）已损坏，读不了（{type(error).__name__}）") from error
    if page is None or not isinstance(body, bytes):
        raise RefusedError("format", "网页存档（MHT）里没有网页；请在浏览器中另存为“网页，仅 HTML”")
    return html.read(body, encoding, declared=page.get_content_charset())


def _page(message: Message) -> Message | None:
    """The part that the message begins with (``start``), or its first page."""
    start = str(message.get_param("start") or "").strip("<> ")
    first = None
    for n, part in enumerate(message.walk()):
        if n > _MAX_PARTS:
            raise RefusedError("limit", f"网页存档超过 {_MAX_PARTS:,} 个部分的上限")
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        if start and (part.get("Content-ID") or "").strip("<> ") == start:
            return part
        first = first or part
    return first
