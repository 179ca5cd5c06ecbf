"""From the program's dataclasses to JSON and to JSON Schema 2020-12: one description, so that the two cannot part."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from calendar_app.feeds.atom import timestamp
from calendar_app.feeds.text import harmless_json

Json = dict[str, Any]


def json_bytes(model: object) -> bytes:
    """A model object as JSON: dates as ISO 8601, instants in UTC, tuples as lists, ``with_`` as ``with``.

    Texts are as printed, so that spans hold; a character that breaks programs is a space.
    """
    text = json.dumps(model, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return harmless_json(text).encode() + b"\n"


def _plain(value: object) -> object:
    """What the encoder does not know: a dataclass, an instant, a day."""
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    names, read = _shape(kind)
    return dict(zip(names, read(value), strict=True))


@cache
def _shape(model: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:  # noqa: ANN401 - a dataclass
    """The names of a dataclass in JSON and what reads their values, all at once."""
    names = [field.name for field in dataclasses.fields(model)]
    if len(names) == 1:
        return (_name(names[0]),), lambda value: (getattr(value, names[0]),)
    return tuple(map(_name, names)), attrgetter(*names)


def schema_of(model: object, found: dict[str, Json]) -> Json:
    """JSON Schema of a type hint; dataclasses are put into *found* by name and referred to.

    Args:
        model: a dataclass, or a hint made of str, int, bool, float, date, datetime, None, tuples, unions.
        found: schemas of the dataclasses met so far, filled in place.

    Raises:
        TypeError: a hint that JSON has no form for.
    """
    if isinstance(model, type) and dataclasses.is_dataclass(model):
        if model.__name__ not in found:
            found[model.__name__] = {}  # a type that holds itself finds this
            found[model.__name__] = _object(model, found)
        return {"$ref": f"#/components/schemas/{model.__name__}"}
    if model in _SCALARS:
        return dict(_SCALARS[model])
    origin, arguments = get_origin(model), get_args(model)
    if origin in (Union, types.UnionType):
        return _union(arguments, found)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return {"type": "array", "items": schema_of(arguments[0], found)}
        return _row([schema_of(argument, found) for argument in arguments])
    if isinstance(model, type) and issubclass(model, tuple):  # a named tuple is an array in JSON
        return _row([schema_of(hint, found) for hint in get_type_hints(model).values()])
    raise TypeError(f"no JSON Schema for {model!r}")


_SCALARS: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}


def _object(model: type, found: dict[str, Json]) -> Json:
    hints = get_type_hints(model)
    names = [field.name for field in dataclasses.fields(model)]
    return {
        "type": "object",
        "description": " ".join((model.__doc__ or "").split()),
        "properties": {_name(name): schema_of(hints[name], found) for name in names},
        "required": [_name(name) for name in names],
        "additionalProperties": False,
    }


def _union(arguments: tuple[object, ...], found: dict[str, Json]) -> Json:
    schemas = [schema_of(argument, found) for argument in arguments]
    if len(schemas) == 2 and {"type": "null"} in schemas:
        other = next(schema for schema in schemas if schema != {"type": "null"})
        if isinstance(other.get("type"), str):
            return other | {"type": [other["type"], "null"]}
    return {"anyOf": schemas}


def _row(schemas: list[Json]) -> Json:
    return {"type": "array", "prefixItems": schemas, "items": False, "minItems": len(schemas), "maxItems": len(schemas)}


def _name(field: str) -> str:
    return field.removesuffix("_")
