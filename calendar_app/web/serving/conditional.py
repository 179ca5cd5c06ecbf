"""Answers of bytes that a client may hold: validators, conditional requests and compression by RFC 9110.

The tag is a hash of the bytes, so that it is strong, the same in every process and after every restart.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Request, Response
from werkzeug.datastructures import Headers
from werkzeug.http import http_date, parse_date, parse_etags

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

#: Fast and within 2 % of the best for feeds; each body is packed once and kept.
_GZIP_LEVEL = 6


#: What a browser is told before a page of another site asks with validators.
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Accept",
    "Access-Control-Max-Age": "86400",
}


class Representation:
    """A body with what an answer says of it; packed only when the first client asks for gzip.

    Args:
        body: the bytes as they are served without compression.
        content_type: with its charset.
        last_modified: newest change, None where that is not known.
        filename: name for saving, any characters; the answer stays inline.
        max_age: seconds for which a cache need not ask.
    """

    def __init__(
        self, body: bytes, *, content_type: str, last_modified: datetime | None, filename: str, max_age: int
    ) -> None:
        self.body = body
        self.digest = hashlib.sha256(body).hexdigest()[:32]
        self.last_modified = whole_second(last_modified)
        self.headers = resource_headers(content_type, filename, max_age, self.last_modified)

    @cached_property
    def packed(self) -> bytes:
        """The body as gzip, always the same bytes (no time in its header)."""
        return gzip.compress(self.body, _GZIP_LEVEL, mtime=0)


def whole_second(moment: datetime | None) -> datetime | None:
    """HTTP knows no finer time; a moment without a zone is UTC."""
    if moment is None:
        return None
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(UTC).replace(microsecond=0)


def resource_headers(
    content_type: str, filename: str, max_age: int, last_modified: datetime | None
) -> list[tuple[str, str]]:
    """Headers that every answer for a resource carries, a 304 included (RFC 9110 15.4.5)."""
    plain = "".join(char if char.isascii() and char.isprintable() and char not in '"\\;' else "_" for char in filename)
    disposition = f'inline; filename="{plain}"'
    if plain != filename:
        disposition += f"; filename*=UTF-8''{quote(filename, safe='')}"
    headers = [
        ("Content-Type", content_type),
        ("Content-Disposition", disposition),
        ("Cache-Control", f"public, max-age={max_age}"),
        ("Vary", "Accept-Encoding"),
        ("Access-Control-Allow-Origin", "*"),  # public and without cookies: any site may read it
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ]
    if last_modified is not None:
        headers.append(("Last-Modified", http_date(last_modified)))
    return headers


def _settled(headers: list[tuple[str, str]], last_modified: datetime | None) -> list[tuple[str, str]]:
    """The headers as they may be told now: a change of this very second may be followed by another before it is over.

    Who compares dates alone would never hear of the second one; so the second before is told until then.
    """
    over = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=1)
    if last_modified is None or last_modified <= over:
        return headers
    return [(name, http_date(over) if name == "Last-Modified" else value) for name, value in headers]


def respond(request: Request, representation: Representation) -> Response:
    """The answer to a GET or HEAD: 200, 304 or 412, compressed where the client asks for it."""
    packed = wants_gzip(request)
    tag = f"{representation.digest}-gz" if packed else representation.digest
    status = evaluate(request, tag, representation.last_modified)
    headers = [*_settled(representation.headers, representation.last_modified), ("ETag", f'"{tag}"')]
    if status != 200:
        return without_body(status, headers)
    body = representation.packed if packed else representation.body
    if packed:
        headers.append(("Content-Encoding", "gzip"))
    return Response(body, 200, headers)


def respond_stream(
    request: Request, pieces: Iterable[bytes], headers: list[tuple[str, str]], tag: str, last_modified: datetime | None
) -> Response:
    """Likewise for a body that is too large to hold: *pieces* is not touched unless the body is sent.

    ``tag`` is without quotes and must change whenever the bytes do.
    """
    packed = wants_gzip(request)
    tag = f"{tag}-gz" if packed else tag
    headers = [*_settled(headers, last_modified), ("ETag", f'"{tag}"')]
    status = evaluate(request, tag, last_modified)
    if status != 200:
        return without_body(status, headers)
    if packed:
        headers.append(("Content-Encoding", "gzip"))
    if request.method == "HEAD":
        return Response(iter(()), 200, headers)  # no Content-Length: nobody knows it
    return Response(gzip_stream(pieces) if packed else pieces, 200, headers)


class _WithoutBody(Response):
    """Werkzeug takes Last-Modified out of a 304; clients that keep dates alone need it there."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        headers = super().get_wsgi_headers(environ)
        if "Last-Modified" in self.headers:
            headers["Last-Modified"] = self.headers["Last-Modified"]
        return headers


def without_body(status: int, headers: list[tuple[str, str]]) -> Response:
    """A 304 or 412: validators and cache headers, nothing that describes a body."""
    response = _WithoutBody(status=status)
    del response.headers["Content-Type"]
    response.headers.extend((name, value) for name, value in headers if not name.startswith("Content-"))
    return response


def wants_gzip(request: Request) -> bool:
    """Whether the client named gzip, or ``*``, with a quality above 0."""
    return "Accept-Encoding" in request.headers and request.accept_encodings.quality("gzip") > 0


def evaluate(request: Request, tag: str, last_modified: datetime | None) -> int:
    """Status by the preconditions of a GET or HEAD, in the order of RFC 9110 13.2.2: 200, 304 or 412.

    Args:
        request: what was asked.
        tag: strong tag of the selected representation, without quotes.
        last_modified: whole seconds, aware; None where dates cannot be compared. An unreadable date counts as absent.
    """
    headers = request.headers
    if "If-Match" in headers:
        asked = parse_etags(headers["If-Match"])
        if not (asked.star_tag or asked.is_strong(tag)):
            return 412
    elif last_modified and (limit := parse_date(headers.get("If-Unmodified-Since"))) and last_modified > limit:
        return 412
    if "If-None-Match" in headers:
        asked = parse_etags(headers["If-None-Match"])
        return 304 if asked.star_tag or asked.contains_weak(tag) else 200
    if last_modified and (since := parse_date(headers.get("If-Modified-Since"))) and last_modified <= since:
        return 304
    return 200


def gzip_stream(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces packed as they come, in constant memory."""
    packer = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, 31)
    for piece in pieces:
        if data := packer.compress(piece):
            yield data
    yield packer.flush()
