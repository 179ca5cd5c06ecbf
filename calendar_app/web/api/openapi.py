"""The OpenAPI 3.1 document, made from the table of operations and the dataclasses of their answers."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from calendar_app.web.api.checks import Parameter
from calendar_app.web.api.operations import OPERATIONS, Operation
from calendar_app.web.api.schema import schema_of

Json = dict[str, Any]

_PROBLEM: Json = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["title", "status"],
}
_STATUS_TEXTS = {
    301: "改了名，见 Location",
    304: "没有变过（If-None-Match）",
    400: "参数读不懂",
    404: "没有",
    410: "已撤下",
    412: "与 If-Match 不符",
    414: "地址太长",
    429: "请求太密，见 Retry-After",
    503: "数据库暂时读不到",
}
_EVERYWHERE = (304, 400, 412, 414, 429, 503)

_HEADERS: Json = {
    "ETag": {"description": "强校验，随内容变", "schema": {"type": "string"}},
    "Location": {"description": "现在的地址", "schema": {"type": "string", "format": "uri-reference"}},
    "RateLimit": {
        "description": "本时段还剩 r 次，t 秒后重新计（draft-ietf-httpapi-ratelimit-headers）",
        "schema": {"type": "string"},
        "example": '"default";r=598;t=37',
    },
    "RateLimit-Policy": {
        "description": "每 w 秒至多 q 次",
        "schema": {"type": "string"},
        "example": '"default";q=600;w=60',
    },
    "Retry-After": {"description": "过几秒再试", "schema": {"type": "integer", "minimum": 1}},
}
#: Beside those of the share, which every answer carries: the headers of a status.
_OF_STATUS = {200: ("ETag",), 301: ("Location",), 304: ("ETag",), 429: ("Retry-After",), 503: ("Retry-After",)}


def document(base_url: str | None) -> Json:
    """The whole document; ``servers`` names the public address where there is one, else the address it came from."""
    found: dict[str, Json] = {"Problem": _PROBLEM}
    paths: dict[str, Json] = {}
    for operation in OPERATIONS:
        paths[operation.path] = {"get": _operation(operation, found)}
    return {
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "大事月历",
            "version": version("calendar-app"),
            "summary": "公报中的事项、公职人员、机构、地点、主题与各期公报",
            "description": (
                "只读。日期的 end 一律含当天。列表按位置翻页：`next` 是下一页的地址，没有就是 null。"
                "每个答复都有强 ETag；出错是 application/problem+json。"
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": base_url or "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(found.items())), "headers": _HEADERS},
    }


def _operation(operation: Operation, found: dict[str, Json]) -> Json:
    answer = {
        "description": operation.summary,
        "headers": _headers(200),
        "content": {operation.media_type: {"schema": schema_of(operation.answer, found)}},
    }
    responses: dict[str, Json] = {"200": answer}
    paged = {404} if any(parameter.name == "cursor" for parameter in operation.parameters) else set()
    for status in sorted({*operation.statuses, *_EVERYWHERE, *paged}):
        responses[str(status)] = _error(status)
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "parameters": [_parameter(parameter) for parameter in operation.parameters],
        "responses": responses,
    }


def _headers(status: int) -> Json:
    names = ("RateLimit", "RateLimit-Policy", *_OF_STATUS.get(status, ()))
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _error(status: int) -> Json:
    out: Json = {"description": _STATUS_TEXTS[status], "headers": _headers(status)}
    if status >= 400 and status != 412:
        out["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return out


def _parameter(parameter: Parameter) -> Json:
    out: Json = {
        "name": parameter.name,
        "in": parameter.where,
        "description": parameter.description,
        "schema": parameter.schema,
    }
    if parameter.required:
        out["required"] = True
    if parameter.schema.get("type") == "array":
        out |= {"style": "form", "explode": True}
    return out
