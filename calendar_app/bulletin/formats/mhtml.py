"""MHTML (``.mht``): a page that a browser saved as one message, with everything that it shows; the page itself is read."""

from __future__ import annotations

import email
import email.errors
from email.message import Message
from functools import partial

from calendar_app.bulletin.formats import html
from calendar_app.bulletin.formats.text import Builder, RefusedError

#: Parts of the message: pictures, style sheets and frames.
_MAX_PARTS = 5_000
#: Frames of a page that are looked at.
_MAX_FRAMES = 50


def read(data: bytes, encoding: str | None) -> Builder:
    """The text of the page in a message (RFC 2557).

    Raises:
        RefusedError: it holds no page, or what it holds is refused as a page of its own would be.
    """
    try:
        pages = _pages(email.message_from_bytes(data))
        bodies = [(page, page.get_payload(decode=True)) for page in pages[:_MAX_FRAMES]]
    except (email.errors.MessageError, ValueError, LookupError) as error:
        raise RefusedError("format", f"网页存档（MHT）已损坏，读不了（{type(error).__name__}）") from error
    found = [(page, body) for page, body in bodies if isinstance(body, bytes)]
    if not found or not pages or found[0][0] is not pages[0]:
        raise RefusedError("format", "网页存档（MHT）里没有网页；请在浏览器中另存为“网页，仅 HTML”")
    main, *frames = (partial(html.read, body, encoding, declared=page.get_content_charset()) for page, body in found)
    if not frames:
        return main()
    largest = max(range(1, len(found)), key=lambda k: len(found[k][1]))
    try:
        read = main()
    except html.FramesError:
        return frames[largest - 1]()
    if len("".join(read.text().split())) > html.FEW:
        return read
    return max(read, frames[largest - 1](), key=lambda built: built.size)


def _pages(message: Message) -> list[Message]:
    """The pages in a message: the one that it begins with (``start``) before its frames."""
    start = str(message.get_param("start") or "").strip("<> ")
    out: list[Message] = []
    for n, part in enumerate(message.walk()):
        if n > _MAX_PARTS:
            raise RefusedError("limit", f"网页存档超过 {_MAX_PARTS:,} 个部分的上限")
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        out.insert(0 if start and (part.get("Content-ID") or "").strip("<> ") == start else len(out), part)
    return out
