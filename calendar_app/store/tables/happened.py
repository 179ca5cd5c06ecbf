"""What happened: events, the entries that tell of them, their texts, who took part, and what they can be narrowed by."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from calendar_app.store.tables.base import Key, Word, metadata, owned

events = Table(
    "events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("uid", Word, nullable=False, unique=True),
    owned("bulletin_id", "bulletins.id"),
    owned("entry_id", "entries.id"),
    Column("city_id", Integer, nullable=False),
    Column("klass", SmallInteger, nullable=False),
    Column("kind", Word, nullable=False),
    Column("number", Integer, nullable=False),
    Column("precision", Word, nullable=False),
    Column("dtstart", Date),
    Column("dtend", Date),
    Column("edtf", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("rrule", Text),
    Column("part", Text),
    Column("time", Text),
    Column("note", Text),
    Column("long", Boolean, nullable=False),
    Column("quote_start", Integer, nullable=False),  # the printed clause, in the entry's body
    Column("quote_end", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("created", Key, nullable=False),
    Column("last_modified", Key, nullable=False),
    Index(None, "klass", "dtstart"),
    Index(None, "city_id", "klass", "dtstart"),
    Index(None, "kind", "klass", "dtstart"),
    Index(None, "entry_id"),
    Index(None, "bulletin_id"),
)

reports = Table(
    "reports",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("entry_id", Key, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "entry_id"),
    sqlite_with_rowid=False,
)

rendered = Table(
    "rendered",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("vevent", Text, nullable=False),
)

#: One row for each month that an event longer than SHORT_DAYS touches (month = year * 100 + month);
#: a single row with month 0 for one longer than AGE_MONTHS. The city is the event's, so that a city's month meets no others.
event_months = Table(
    "event_months",
    metadata,
    Column("month", Integer, primary_key=True),
    Column("klass", SmallInteger, primary_key=True),
    Column("city_id", Integer, primary_key=True),
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "event_id"),
    sqlite_with_rowid=False,
)

participations = Table(
    "participations",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("profile_id", Key, ForeignKey("profiles.id"), nullable=False, index=True),
    Column("dtstart", Date),
    Column("official", Boolean, nullable=False),
    Column("counterpart", Boolean, nullable=False),
    Column("titles", Text, nullable=False),
    Column("roles", Text, nullable=False),  # JSON list
    Column("actions", Text, nullable=False),
    Index(None, "person_id", "dtstart", "event_id"),
    sqlite_with_rowid=False,
)

#: What an event can be narrowed by; ``kind`` is tag, section, org, place, role or counterpart.
terms = Table(
    "terms",
    metadata,
    Column("id", Key, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("name", Word, nullable=False),
    UniqueConstraint("kind", "name"),
)

event_terms = Table(
    "event_terms",
    metadata,
    Column("event_id", Key, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("term_id", Key, ForeignKey("terms.id"), primary_key=True),
    Column("klass", SmallInteger, nullable=False),
    Column("dtstart", Date),
    Column("weight", Float, nullable=False),
    # Not the event: PostgreSQL keeps the many rows of a term and a day as one, and SQLite adds the primary key anyway.
    Index(None, "term_id", "klass", "dtstart"),
    sqlite_with_rowid=False,
)
