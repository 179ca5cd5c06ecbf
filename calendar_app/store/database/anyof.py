"""``column IN (any number of values)`` as one statement of fixed text, so that it is compiled and prepared once.

SQLite takes the values as a JSON array, PostgreSQL as an array of its own; both look each of them up in the column's index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from json import dumps
from typing import Any

from sqlalchemy import ColumnElement, Dialect, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, UserDefinedType


class _Values(UserDefinedType[Iterable[Any]]):
    """Whole numbers or words, sent as one value."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Iterable[Any] | None], Any]:
        if dialect.name == "sqlite":
            return lambda values: dumps(list(values or ()), ensure_ascii=False)
        return lambda values: list(values or ())

    def get_col_spec(self, **_: object) -> str:
        return "JSON"


class _AnyOf(FunctionElement[Any]):
    inherit_cache = True
    name = "any_of"
    #: No Boolean: SQLite has none, and SQLAlchemy would write ``= 1`` behind it, which no index answers.
    type = NullType()


def any_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column holds one of the values that the statement is given under *name* (whole numbers or words)."""
    return _AnyOf(column, bindparam(name, type_=_Values()))


@compiles(_AnyOf, "sqlite")
def _sqlite(element: _AnyOf, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - what compilers hand on
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a column and a parameter


@compiles(_AnyOf, "postgresql")
def _postgresql(element: _AnyOf, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - what compilers hand on
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    kind = "BIGINT" if next(iter(element.clauses)).type.python_type is int else "TEXT"
    return f"{column} = ANY (CAST({values} AS {kind}[]))"
