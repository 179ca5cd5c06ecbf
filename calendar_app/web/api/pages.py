"""The interface describes itself: its entrance, the OpenAPI document, and a reference page that needs no network."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, json, render_template, request

from calendar_app.config import Settings
from calendar_app.feeds.tabular import DICTIONARY
from calendar_app.web.api.blueprint import bp, limit_of
from calendar_app.web.api.openapi import document
from calendar_app.web.api.operations import OPERATIONS
from calendar_app.web.serving.conditional import Representation, respond

_MAX_AGE = 3600


@bp.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    settings: Settings = current_app.extensions["settings"]
    body = json.dumps(document(settings.base_url), ensure_ascii=False, indent=1).encode() + b"\n"
    content_type = "application/vnd.oai.openapi+json;version=3.1; charset=utf-8"
    return respond(
        request,
        Representation(body, content_type=content_type, last_modified=None, filename="openapi.json", max_age=_MAX_AGE),
    )


@bp.get("/", strict_slashes=False)
def reference() -> str:
    """The reference page, made from the same document."""
    settings: Settings = current_app.extensions["settings"]
    described = document(settings.base_url)
    return render_template(
        "api/reference.html",
        nav="api",
        document=described,
        operations=sorted(OPERATIONS, key=lambda operation: operation.path),
        schemas=described["components"]["schemas"],
        fields=DICTIONARY,
        quota=limit_of(current_app).quota,
        type_text=type_text,
    )


def type_text(schema: dict[str, Any]) -> str:
    """A schema in a few words, or by example: ``array of EventCard``, ``integer or null``, ``2023-07-05 | 2023-07``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "examples" in schema:
        return " | ".join(schema["examples"])
    if "anyOf" in schema:
        return " or ".join(type_text(each) for each in schema["anyOf"])
    kind = schema.get("type", "")
    text = " or ".join(kind) if isinstance(kind, list) else str(kind)
    if schema.get("items"):
        return f"array of {type_text(schema['items'])}"
    if "prefixItems" in schema:
        return f"[{', '.join(type_text(each) for each in schema['prefixItems'])}]"
    if "enum" in schema:
        return " | ".join(schema["enum"])
    return f"{text}, {schema['format']}" if "format" in schema else text
