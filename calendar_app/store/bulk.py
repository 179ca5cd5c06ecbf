"""Many rows at once, by the way each database is fast at: executemany of plain tuples on SQLite, COPY and arrays on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

#: COPY pays from so many rows on.
_COPY_FROM = 8
_ARRAYS = {int: "BIGINT[]", str: "TEXT[]", date: "DATE[]", bool: "BOOLEAN[]", float: "FLOAT8[]"}


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, two or more; values are what Python's types of the columns are."""
    if not rows:
        return
    names = tuple(rows[0])
    values = map(itemgetter(*names), rows)
    if connection.dialect.name == "sqlite":
        insert_plain(connection, table, names, _plain(table, names, values))
    else:
        insert_plain(connection, table, names, list(values))


def insert_plain(connection: Connection, table: Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of the columns *names*; days are given as ``day`` tells them."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table, names, "?"), list(rows))
    elif len(rows) >= _COPY_FROM:
        _copy_in(connection, _copy(table, names), rows)
    else:
        connection.exec_driver_sql(_insert(table, names, "%s"), list(rows))


def day(connection: Connection, value: date | None) -> date | str | None:
    """A day as the database's driver takes it."""
    return value.isoformat() if value is not None and connection.dialect.name == "sqlite" else value


def update(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: str = "id") -> None:
    """Set the columns of the rows that *key* names; all rows have the same columns."""
    if not rows:
        return
    names = (*(name for name in rows[0] if name != key), key)
    values: Iterable[tuple[Any, ...]] = map(itemgetter(*names), rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_update(table, names, "?"), _plain(table, names, values))
    else:
        connection.exec_driver_sql(_update(table, names, "%s"), list(values))


def add(
    connection: Connection,
    table: Table,
    keys: tuple[str, ...],
    sums: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Add the numbers *sums* to those of the rows that *keys* name, or insert the rows; no two rows have the same keys."""
    if not rows:
        return
    names = (*keys, *sums)
    values = map(itemgetter(*names), rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_add(table, keys, sums, "sqlite"), _plain(table, names, values))
    else:
        columns = tuple(list(column) for column in zip(*values, strict=True))
        connection.exec_driver_sql(_add(table, keys, sums, "postgresql"), columns)


def _copy_in(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run a COPY; what the driver raises is told as SQLAlchemy tells it."""
    cursor = connection.connection.cursor()
    base: type[Exception] = connection.dialect.loaded_dbapi.Error
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except base as error:
        raise DBAPIError.instance(statement, None, error, base, dialect=connection.dialect) from error
    finally:
        cursor.close()


def _plain(table: Table, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Rows with days as SQLite keeps them."""
    days = _days(table, names)
    if not days:
        return list(rows)
    out = []
    for row in rows:
        values = list(row)
        for i in days:
            if values[i] is not None:
                values[i] = values[i].isoformat()
        out.append(tuple(values))
    return out


@cache
def _days(table: Table, names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(i for i, name in enumerate(names) if table.c[name].type.python_type is date)


def _quoted(table: Table, names: Iterable[str]) -> tuple[str, list[str]]:
    """A table's name and those of columns, in quotes where both databases need them."""
    quote = postgresql.dialect().identifier_preparer.quote  # type: ignore[no-untyped-call]
    also = sqlite.dialect().identifier_preparer.quote
    return quote(table.name), [name if quote(name) == also(name) == name else f'"{name}"' for name in names]


@cache
def _insert(table: Table, names: tuple[str, ...], mark: str) -> str:
    into, columns = _quoted(table, names)
    return f"INSERT INTO {into} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608 - names of our own tables


@cache
def _update(table: Table, names: tuple[str, ...], mark: str) -> str:
    into, columns = _quoted(table, names)
    changes = ", ".join(f"{column} = {mark}" for column in columns[:-1])
    return f"UPDATE {into} SET {changes} WHERE {columns[-1]} = {mark}"  # noqa: S608 - names of our own tables


@cache
def _add(table: Table, keys: tuple[str, ...], sums: tuple[str, ...], dialect: str) -> str:
    names = (*keys, *sums)
    into, columns = _quoted(table, names)
    if dialect == "sqlite":
        rows = f"VALUES ({', '.join('?' * len(names))})"
    else:
        arrays = ", ".join(f"CAST(%s AS {_ARRAYS[table.c[name].type.python_type]})" for name in names)
        rows = f"SELECT * FROM unnest({arrays})"  # noqa: S608 - types of our own columns
    more = ", ".join(f"{name} = {into}.{name} + excluded.{name}" for name in columns[len(keys) :])
    return f"INSERT INTO {into} ({', '.join(columns)}) {rows} ON CONFLICT ({', '.join(columns[: len(keys)])}) DO UPDATE SET {more}"


@cache
def _copy(table: Table, names: tuple[str, ...]) -> str:
    into, columns = _quoted(table, names)
    return f"COPY {into} ({', '.join(columns)}) FROM STDIN"
