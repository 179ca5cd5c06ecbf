"""The parts of a question for events (``ranges.parts_of``) put together: in an order, the first row, all rows, their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, literal_column, select, union_all


def together(
    parts: Sequence[Select[Any]], order: Sequence[str], limit: int | None = None, *, small: bool = False
) -> Any:  # noqa: ANN401
    """The parts as one SELECT in an order (names of columns, ``-`` before one that descends).

    With a limit each part stops there too, so that none is read to its end; parts that are *small* anyway (see ``Range.small``) are not
    cut one by one, for behind a limit of its own SQLite looks up anew for each event what it would look up once. The order names columns
    of the result as text, which spares building a subquery: half of what a short query costs.
    """
    # Written out, for PostgreSQL plans a statement anew each time where it cannot tell how few rows are wanted.
    most: ColumnElement[int] | None = None if limit is None else literal_column(str(limit))
    by: list[ColumnElement[Any]] = []
    for name in order:
        column: ColumnElement[Any] = literal_column(name.lstrip("-"))
        by.append(column.desc() if name.startswith("-") else column)
    if len(parts) == 1:
        return parts[0].order_by(*_in_order(parts[0], order)).limit(most)
    if limit is not None and not small:
        bounded = [part.order_by(*_in_order(part, order)).limit(most) for part in parts]
        columns = [literal_column(c.name, c.type).label(c.name) for c in bounded[0].selected_columns]
        parts = [select(*columns).select_from(part.subquery(f"p{i}")) for i, part in enumerate(bounded)]
    return union_all(*parts).order_by(*by).limit(most)


def _in_order(part: Select[Any], order: Sequence[str]) -> list[ColumnElement[Any]]:
    found = {column.name: column for column in part.selected_columns}
    return [found[name[1:]].desc() if name.startswith("-") else found[name] for name in order]


def first_row(session: Connection, parts: Sequence[Select[Any]], order: str) -> Any:  # noqa: ANN401 - a row of the parts
    """The first row in an order (see ``together``), None where there is none. One SELECT at most."""
    return session.execute(together(parts, (order,), 1)).first() if parts else None


def rows_of(parts: Sequence[Select[Any]]) -> Subquery:
    """The rows of the parts together, in no order."""
    return (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("found")


def counted(session: Connection, parts: Sequence[Select[Any]]) -> int:
    """How many rows the parts have together. One SELECT at most."""
    return int(session.execute(select(func.count()).select_from(rows_of(parts))).scalar_one()) if parts else 0
