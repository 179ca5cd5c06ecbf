"""Who took part: people, the ways in which their names are printed, their posts, and what bulletins attest of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from calendar_app.store.tables.base import Key, Word, metadata

people = Table(
    "people",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Word, nullable=False, index=True),
    Column("slug", Word, unique=True),  # None until public
    Column("public", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("post", Text, nullable=False),
    Column("body", Word, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("city_id", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("first_seen", Date),
    Column("last_seen", Date),
    Index(None, "city_id", "rank"),  # not led by "public", which would tempt planners to walk all of the public
)

#: Keys by which people are found as one types: each tail of the name, the pinyin initials, the full pinyin.
person_keys = Table(
    "person_keys",
    metadata,
    Column("key", Word, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)

#: Names as they are printed where that is not their plain form (traditional characters, dots between the parts), by that form.
name_forms = Table(
    "name_forms",
    metadata,
    Column("plain", Word, primary_key=True),
    Column("name", Word, primary_key=True),
    sqlite_with_rowid=False,
)

#: The ways in which a name is printed in bulletins of one city: the evidence that identity is decided by.
profiles = Table(
    "profiles",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Word, nullable=False),
    Column("city_id", Integer, nullable=False),
    Column("features", Word, nullable=False),  # JSON list of post keys and bodies, sorted
    Column("official", Boolean, nullable=False),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    UniqueConstraint("name", "city_id", "features", "official"),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", Word, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("organisation", Word),
    Column("jurisdiction", Word),
    Column("title", Word),
    Column("rank", Integer, nullable=False),
)

#: What one bulletin says of one profile, month by month (month 0: entries without a day): sums and bounds for people.
profile_months = Table(
    "profile_months",
    metadata,
    Column("bulletin_id", Key, ForeignKey("bulletins.id", ondelete="CASCADE"), primary_key=True),
    Column("profile_id", Key, ForeignKey("profiles.id"), primary_key=True),
    Column("month", Integer, primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Index(None, "profile_id"),
    sqlite_with_rowid=False,
)

#: The posts in which one bulletin shows one profile, with the events that prove the first and the last day.
profile_posts = Table(
    "profile_posts",
    metadata,
    Column("bulletin_id", Key, ForeignKey("bulletins.id", ondelete="CASCADE"), primary_key=True),
    Column("profile_id", Key, ForeignKey("profiles.id"), primary_key=True),
    Column("post_id", Key, ForeignKey("posts.id"), primary_key=True),
    Column("first", Word, nullable=False),  # ISO date|uid, so that the least and the greatest are the proofs
    Column("last", Word, nullable=False),
    Column("count", Integer, nullable=False),
    Column("variants", Text, nullable=False),  # JSON list
    Index(None, "profile_id"),
    sqlite_with_rowid=False,
)

tenures = Table(
    "tenures",
    metadata,
    Column("person_id", Key, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("post_id", Key, ForeignKey("posts.id"), primary_key=True),
    Column("first_seen", Date, nullable=False),
    Column("last_seen", Date, nullable=False),
    Column("first_event", Word, nullable=False),
    Column("last_event", Word, nullable=False),
    Column("count", Integer, nullable=False),
    Column("variants", Text, nullable=False),
    Index(None, "post_id"),
    sqlite_with_rowid=False,
)
