"""Pages and parts: one address, two bodies."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from htmx_flask import request as htmx_request


def wants_part() -> bool:
    """Whether htmx 4 asked for a part; a restored history entry and every other client need the page."""
    hx = htmx_request.htmx
    return bool(hx) and request.headers.get("HX-Request-Type") == "partial" and not hx.history_restore_request


def render_page(page: str, fragment: str | None = None, /, *, status: int = 200, **context: object) -> Response:
    """Render *fragment* if htmx asked for a part, else *page*.

    Args:
        page: template of the whole document.
        fragment: template of the part, which the page includes; None where there is none.
        status: HTTP status of the answer.
        context: what both templates see.
    """
    part = fragment if fragment is not None and wants_part() else None
    response = make_response(render_template(part or page, **context), status)
    response.vary.update(("HX-Request", "HX-Request-Type"))
    return response
