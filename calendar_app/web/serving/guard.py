"""What holds for every request and every answer: no bodies, no junk encodings, strict headers, no session.

Sources: OWASP ASVS 5.0 chapters 3 and 4; the policy is the one that htmx 4 was measured under.
"""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from flask import Flask, Response, abort, request

from calendar_app.web.words.i18n import gettext

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

#: Longest path and query that are looked at; a filter of a page is far shorter.
MAX_ADDRESS = 8192


def refuse_bodies() -> None:
    """Public routes take no request body at all (413)."""
    if (request.content_length or 0) > 0 or "Transfer-Encoding" in request.headers:
        abort(413)


def refuse_junk() -> None:
    """Path and query must be percent-encoded UTF-8 without control characters (400), and of bounded length (414)."""
    query = request.environ.get("QUERY_STRING", "")
    path = request.environ.get("PATH_INFO", "")
    if len(query) + len(path) > MAX_ADDRESS:
        abort(414)
    try:
        text = path.encode("latin-1").decode("utf-8")
        text += unquote_to_bytes(query.replace("+", " ")).decode("utf-8")
    except UnicodeError:
        abort(400, description=gettext("地址不是合法的 UTF-8 编码。"))
    if any(ord(char) < 32 or ord(char) == 127 for char in text):
        abort(400, description=gettext("地址里有控制字符。"))


def harden(response: Response) -> Response:
    """Add the security headers that an answer does not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def install(app: Flask) -> None:
    """Put the guards before every view and after every answer."""
    app.before_request(refuse_bodies)
    app.before_request(refuse_junk)
    app.after_request(harden)
