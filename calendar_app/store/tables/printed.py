"""What is printed: bulletins with their ledgers and diagnostics, entries, and the words behind facts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, text

from calendar_app.store.tables.base import Key, Word, metadata, owned

bulletins = Table(
    "bulletins",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", Word, nullable=False, unique=True),  # public id
    Column("city_id", Integer, nullable=False),
    Column("series", Word, nullable=False),
    Column("period", Word, nullable=False),
    Column("first_day", Date),
    Column("number", Integer, nullable=False),  # 2 for another bulletin of the same series, city and period
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("checksum", Word, nullable=False, index=True),
    Column("layout", Text, nullable=False),
    Column("inferred", Text, nullable=False),
    Column("digest", Word, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("diagnostics", Integer, nullable=False),
    Column("imported", Key, nullable=False),
    Index(None, "city_id", "first_day"),
)

#: One row a bulletin: contents lines, shares of the text by region kind, dropped text, and the regions themselves.
ledgers = Table(
    "ledgers",
    metadata,
    Column("bulletin_id", Key, ForeignKey("bulletins.id", ondelete="CASCADE"), primary_key=True),
    Column("contents", Text, nullable=False),
    Column("shares", Text, nullable=False),
    Column("dropped", Text, nullable=False),
    Column("regions", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Key, primary_key=True),
    owned("bulletin_id", "bulletins.id"),
    Column("n", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("section", Text, nullable=False),  # JSON list
    Column("page", Integer),
    Column("dateline", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("chronicle", Boolean, nullable=False),
    Column("segments", Text, nullable=False),  # JSON [[body, source, length], …]
    Column("day", Date),  # of its first event, else of the bulletin: what search sorts by
    Column("digest", Word, nullable=False),  # of all that was read from it
    Index(None, "bulletin_id", "n"),
)

#: Words of an entry behind a fact; ``type`` is date, person, post, role, place, org or tag; the rest of the fact in ``data``.
mentions = Table(
    "mentions",
    metadata,
    Column("entry_id", Key, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("type", Word, nullable=False),
    Column("text", Text, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("rule", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("profile_id", Key, ForeignKey("profiles.id"), nullable=True),
    # Two mentions in three are of nobody.
    Index(
        None,
        "profile_id",
        sqlite_where=text("profile_id IS NOT NULL"),
        postgresql_where=text("profile_id IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

diagnostics = Table(
    "diagnostics",
    metadata,
    Column("id", Key, primary_key=True),
    owned("bulletin_id", "bulletins.id"),
    Column("seq", Integer, nullable=False),
    Column("entry", Integer),
    Column("code", Word, nullable=False),
    Column("message", Text, nullable=False),
    Column("line", Integer),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Index(None, "bulletin_id", "seq"),
)
