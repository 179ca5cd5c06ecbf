"""What is printed: bulletins with their ledgers and diagnostics, entries, and the words behind facts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

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
    Index(None, "bulletin_id", "n"),
)

#: One row an entry, whatever it holds: the words behind its facts (``mentions.py`` has the form), and the profiles of its people,
#: in their order. Most of what an entry's rows would take beside each other is what a row itself takes.
mentions = Table(
    "mentions",
    metadata,
    Column("entry_id", Key, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("found", Text, nullable=False),  # JSON
    Column("profiles", Text, nullable=False),  # JSON list
)

#: Entries that an event's correction changes: what was read of them, before any was laid over it (``originals.py``).
originals = Table(
    "originals",
    metadata,
    Column("entry_id", Key, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("found", Text, nullable=False),  # JSON, as that of ``mentions``
    Column("profiles", Text, nullable=False),  # JSON list: name, features, official
    Column("events", Text, nullable=False),  # JSON list: UID, and what the event was drafted as
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
