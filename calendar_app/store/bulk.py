"""Many rows at once, by the way each database is fast at: executemany of plain tuples on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

#: COPY pays from so many rows on.
_COPY_FROM = 50


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns; values are what Python's types of the columns are."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "sqlite":
        days = [i for i, name in enumerate(names) if _is_day(table, name)]
        connection.exec_driver_sql(_insert(table, names), [_plain(row, names, days) for row in rows])
    elif len(rows) >= _COPY_FROM:
        cursor = connection.connection.cursor()
        try:
            with cursor.copy(_copy(table, names)) as copy:
                for row in rows:
                    copy.write_row([row[name] for name in names])
        finally:
            cursor.close()
    else:
        connection.execute(table.insert(), list(rows))


def _is_day(table: Table, name: str) -> bool:
    return table.c[name].type.python_type is date


def _plain(row: Mapping[str, Any], names: Sequence[str], days: Sequence[int]) -> tuple[Any, ...]:
    values = [row[name] for name in names]
    for i in days:
        if values[i] is not None:
            values[i] = values[i].isoformat()
    return tuple(values)


@cache
def _insert(table: Table, names: tuple[str, ...]) -> str:
    quote = sqlite.dialect().identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - names of our own tables


@cache
def _copy(table: Table, names: tuple[str, ...]) -> str:
    quote = postgresql.dialect().identifier_preparer.quote  # type: ignore[no-untyped-call]
    return f"COPY {quote(table.name)} ({', '.join(quote(name) for name in names)}) FROM STDIN"
