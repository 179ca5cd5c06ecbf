"""A request held against the parameters that the document declares, so that the document is never kinder than the views."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import request

from calendar_app.errors import FilterError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of the address: in the path, where it is required, or in the query."""

    name: str
    schema: Json
    description: str
    where: str = "query"
    required: bool = False


def check(parameters: Iterable[Parameter]) -> None:
    """Hold the query string against the declared parameters; keys that are not declared are let be.

    Raises:
        FilterError: a value is missing, given twice, or not of its schema.
    """
    for parameter in parameters:
        if parameter.where != "query":
            continue
        values, schema = request.args.getlist(parameter.name), parameter.schema
        if not values:
            if parameter.required:
                raise FilterError(f"{parameter.name}：不可省略")
            continue
        if schema.get("type") == "array":
            if len(values) > schema["maxItems"]:
                raise FilterError(f"{parameter.name}：最多 {schema['maxItems']} 个值")
            schema = schema["items"]
        elif len(values) > 1:
            raise FilterError(f"{parameter.name}：只能有一个")
        for value in values:
            if not fits(value, schema):
                raise FilterError(f"{parameter.name}：“{value[:40]}”不合要求")


def fits(value: str, schema: Json) -> bool:
    """Whether a word of the query string is of a schema (the few words of JSON Schema that parameters use)."""
    if "anyOf" in schema:
        return any(fits(value, each) for each in schema["anyOf"])
    if schema.get("type") == "integer":
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            return False
        return bool(schema["minimum"] <= int(value) <= schema["maximum"])
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "pattern" in schema and re.search(schema["pattern"], value) is None:
        return False
    return _of_format(value, schema.get("format"))


def _of_format(value: str, name: str | None) -> bool:
    if name is None:
        return True
    try:
        if name == "date":
            return date.fromisoformat(value).isoformat() == value
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False
