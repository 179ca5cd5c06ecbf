"""What outlives its rows: addresses once given, events and bulletins that are no more, and what editors decided."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from calendar_app.store.tables.base import Key, Word, metadata

#: Every slug ever given. ``features`` is what a person whom nothing attests any more was known by, to know it again.
slugs = Table(
    "slugs",
    metadata,
    Column("slug", Word, primary_key=True),
    Column("name", Word, nullable=False, index=True),
    Column("person_id", Key, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("features", Text, nullable=False),  # JSON list
)

#: Addresses of events, and of bulletins, that are no more, so that they answer 410, and what a revival goes on from.
withdrawn = Table(
    "withdrawn",
    metadata,
    Column("uid", Word, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("created", Key, nullable=False),
    Column("at", Key, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Key, primary_key=True),
    Column("type", Word, nullable=False),  # person, event, mention
    Column("target", Word, nullable=False),
    Column("field", Word, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Key, nullable=False),
    Column("revoked", Key),
    Index(None, "type", "target"),
)
