"""Statements that are built once for each shape of question, so that a question only brings its values.

Building a statement with SQLAlchemy costs more than either database needs to answer it. What decides how one reads is its *shape*: which
keys of the filter have how many values, which days are given, which classes of precision are wanted. Everything else is a value with a
name. A question with full-text words is built each time: its words are conditions of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Date, Dialect, bindparam, column, text

from calendar_app.model.filter import Filter
from calendar_app.store.tables import Word

#: Shapes kept at a time; a page asks a few dozen.
MOST = 512
_NAMED = ("city", "section", "tag", "official", "org", "place", "role")
_DAYS = ("from_", "to")
_built: dict[Hashable, Any] = {}


def filter_shape(f: Filter) -> Hashable:
    """What of a filter decides how its statement reads."""
    return (*(len(getattr(f, key)) for key in _NAMED), f.kind, f.precision, f.from_ is None, f.to is None)


def filter_names(f: Filter) -> Filter:
    """The filter with a named parameter in the place of each value."""
    named: dict[str, Any] = {
        key: tuple(bindparam(f"{key}_{i}", type_=Word) for i in range(len(getattr(f, key)))) for key in _NAMED
    }
    named.update({key: bindparam(f"f_{key}", type_=Date()) for key in _DAYS if getattr(f, key) is not None})
    return replace(f, **named)


def filter_values(f: Filter) -> dict[str, Any]:
    """The values of the names."""
    found = {f"{key}_{i}": value for key in _NAMED for i, value in enumerate(getattr(f, key))}
    found.update({f"f_{key}": getattr(f, key) for key in _DAYS})
    return found


def run(session: Connection, key: Hashable, build: Callable[[], Any], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - rows of any statement
    """The result of the statement of a shape, built where it is asked for the first time.

    Args:
        session: for reading.
        key: the shape; names the function that builds, and all that its building looks at.
        build: makes the statement, with ``bindparam`` for each of the values.
        values: of the parameters; those that the statement does not have are passed over.
    """
    whole = (session.dialect.name, key)
    statement = _built.get(whole)
    if statement is None:
        if len(_built) >= MOST:
            _built.clear()
        statement = _built[whole] = _written(build(), session.dialect)
    return session.execute(statement, values)


def _written(statement: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - any statement
    """The statement as text with the types of its parameters and columns: SQLAlchemy need not walk through it at each execution.

    For SQLite alone, where that is a tenth of a short question. One whose text depends on the number of its values stays as it is.
    """
    if dialect.name != "sqlite":
        return statement
    compiled = statement.compile(dialect=type(dialect)(paramstyle="named"))  # type: ignore[call-arg]
    if compiled.post_compile_params or compiled.literal_execute_params:
        return statement
    given = [bindparam(name, bind.value, type_=bind.type) for bind, name in compiled.bind_names.items()]
    columns = [column(c.name, c.type) for c in statement.selected_columns]
    return text(compiled.string).bindparams(*given).columns(*columns)
