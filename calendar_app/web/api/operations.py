"""The table of operations: each view of the interface with its parameters and the type of its answer.

Views register here and nowhere else, so that routes, document and reference page cannot tell different stories.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from flask import Response, current_app, request

from calendar_app.web.api.blueprint import bp, cache_of
from calendar_app.web.api.checks import Json, Parameter, check
from calendar_app.web.api.schema import json_bytes
from calendar_app.web.args import KINDS, MAX_VALUES, PRECISIONS
from calendar_app.web.serving.conditional import Representation, respond
from calendar_app.web.serving.feedcache import up_to_date

View = TypeVar("View", bound=Callable[..., object])
#: How long a cache in front may answer without asking, in seconds.
MAX_AGE = 300
#: Items of a page: what is given without ``limit``, and the most that can be asked for.
PAGE, MAX_PAGE = 50, 200

#: Characters of a value; normalising (NFC) may lengthen it, so this stays below the limit of the filter grammar.
MAX_LENGTH = 100
#: No control characters: the address is refused for them before it comes here.
PRINTABLE = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_WORD: Json = {"type": "string", "maxLength": MAX_LENGTH, "pattern": PRINTABLE}
_DAY: Json = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}$"},
    ],
    "examples": ["2023-07-05", "2023-07", "2023"],
}


@dataclass(frozen=True, slots=True)
class Operation:
    """An address of the interface. ``path`` is in OpenAPI's form, ``answer`` the type of the 200 answer."""

    path: str
    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    answer: type
    statuses: tuple[int, ...]
    media_type: str = "application/json"


OPERATIONS: list[Operation] = []


def _many(description: str, values: tuple[str, ...] = ()) -> tuple[Json, str]:
    item: Json = {"type": "string", "enum": list(values)} if values else _WORD
    return {"type": "array", "items": item, "maxItems": MAX_VALUES}, description


_FILTER: dict[str, tuple[Json, str]] = {
    "from": (_DAY, "从这一天起，含当天；可只写年或年月"),
    "to": (_DAY, "到这一天止，含当天；可只写年或年月；不早于 from"),
    "city": _many("公报所属的城市"),
    "section": _many("栏目"),
    "tag": _many("主题"),
    "official": _many("公职人员的 slug"),
    "org": _many("机构，照原文"),
    "place": _many("地点，照原文"),
    "role": _many("所为：主持、出席、调研…"),
    "kind": _many("main 正文所报、also 文中另一事、planned 预告、recurring 定期", KINDS),
    "precision": _many("日期知道到哪一级", PRECISIONS),
    "q": (_WORD, "全文检索的词"),
}
FILTER = tuple(Parameter(name, schema, text) for name, (schema, text) in _FILTER.items())
LIMIT = Parameter("limit", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": PAGE}, "一页多少条")
CURSOR = Parameter(
    "cursor",
    {"type": "string", "minLength": 2, "maxLength": 1000, "pattern": "^[A-Za-z0-9_-]+$"},
    "上一页的 next 里给的位置；写入不会使它错位",
)
PAGING = (LIMIT, CURSOR)


def in_path(name: str, description: str, **schema: object) -> Parameter:
    """A required part of the path: a printable word without slashes, or what *schema* says."""
    word = {"minLength": 1, "maxLength": MAX_LENGTH, "pattern": r"^[^\u0000-\u001f\u007f-\u009f/]+$"}
    return Parameter(name, {"type": "string"} | (schema or word), description, "path", required=True)


def operation(
    route: str,
    *,
    summary: str,
    answer: type,
    parameters: tuple[Parameter, ...] = (),
    statuses: tuple[int, ...] = (),
    media_type: str = "application/json",
) -> Callable[[View], View]:
    """Register a view for GET and HEAD, which gives a model object, and tell the document of it.

    Its answer depends on the address and the database alone, and is kept as long as the database does not change.

    Args:
        route: Flask's rule below ``/api/v1``.
        summary: what a reader gets, in a few words.
        answer: dataclass of the answer.
        parameters: those of the path first.
        statuses: errors beside 400, 429 and 503, which every operation may give.
        media_type: of the answer.
    """

    def register(view: View) -> View:
        path = bp.url_prefix or ""
        for part in route.split("<"):
            name, closed, rest = part.rpartition(">")
            path += "{" + name.rpartition(":")[2] + "}" + rest if closed else part
        text = " ".join((view.__doc__ or "").split())
        OPERATIONS.append(Operation(path, view.__name__, summary, text, parameters, answer, statuses, media_type))

        @wraps(view)
        def asked(**values: str) -> Response:
            def build() -> Representation:
                check(parameters)
                return represent(view(**values))

            return respond(request, up_to_date(cache_of(current_app), (request.path, request.query_string), build))

        bp.get(route)(asked)
        return view

    return register


def represent(model: object) -> Representation:
    """A model object as JSON, with validators."""
    name = request.path.rpartition("/")[2] or "index"
    return Representation(
        json_bytes(model),
        content_type="application/json; charset=utf-8",
        last_modified=None,
        filename=f"{name}.json",
        max_age=MAX_AGE,
    )
