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
        "components": {"schemas": dict(sorted(found.items()))},
    }


def _operation(operation: Operation, found: dict[str, Json]) -> Json:
    answer = {
        "description": operation.summary,
        "headers": {"ETag": {"schema": {"type": "string"}}},
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


def _error(status: int) -> Json:
    out: Json = {"description": _STATUS_TEXTS[status]}
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
