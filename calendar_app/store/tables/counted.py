"""Counts that are kept, so that nobody counts."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, SmallInteger, Table

from calendar_app.store.tables.base import Key, Word, metadata

day_counts = Table(
    "day_counts",
    metadata,
    Column("city_id", Integer, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("n", Integer, nullable=False),
    Index(None, "day"),
    sqlite_with_rowid=False,
)

#: ``n`` events of a class touch the month, ``starts`` of them begin in it.
month_counts = Table(
    "month_counts",
    metadata,
    Column("city_id", Integer, primary_key=True),
    Column("month", Integer, primary_key=True),
    Column("klass", SmallInteger, primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("starts", Integer, nullable=False),
    Index(None, "month"),
    sqlite_with_rowid=False,
)

term_counts = Table(
    "term_counts",
    metadata,
    Column("term_id", Key, ForeignKey("terms.id"), primary_key=True),
    Column("city_id", Integer, primary_key=True),
    Column("n", Integer, nullable=False),
    Index(None, "city_id", "n"),
    sqlite_with_rowid=False,
)
