"""Addresses without keys that say nothing: a form sends every field, also the empty ones.

A page asked for with empty keys leads to the same page without them, so that what stands in the browser's address, and is
shared from there, is the filter alone.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from calendar_app.web.serving.htmx import wants_part

#: Blueprints whose pages have forms.
FORMS = frozenset({"calendar", "officials", "topics", "bulletins", "search", "subscribe"})


def drop_empty_keys() -> Response | None:
    """A redirect to the address without its empty keys; None where there are none, and for parts and files."""
    if request.endpoint is None or request.blueprint not in FORMS or wants_part():
        return None
    values = request.args.to_dict(flat=False)
    if all(all(found) for found in values.values()):
        return None
    place: dict[str, Any] = dict(request.view_args or {})
    place |= {key: kept for key, found in values.items() if (kept := [value for value in found if value])}
    return redirect(url_for(request.endpoint, **place), 302)


def install(app: Flask) -> None:
    """Clean addresses before a page is looked for."""
    app.before_request(drop_empty_keys)
