"""The tables (design: names of things), for SQLite and PostgreSQL alike.

What is printed: ``bulletins``, ``ledgers``, ``entries``, ``mentions``, ``diagnostics``. What it makes: ``events``,
``reports`` (which entries tell of an event), ``rendered`` (their VEVENT text), ``people``, ``profiles`` (how a name is
printed, and whom it stands for), ``posts``, ``participations``, ``tenures``, ``terms`` and
``event_terms`` (tags, sections, bodies, places, roles). What is kept so that nobody counts: ``event_months``,
``day_counts``, ``month_counts``, ``term_counts``, ``profile_months``, ``profile_posts``. What outlives its rows: ``slugs``, ``withdrawn``,
``corrections``.

Instants are whole seconds since 1970 in UTC: both databases compare them alike, and iCalendar knows no finer stamp.
``city_id`` is 0 where the bulletin tells no jurisdiction. ``dtend`` is exclusive, as in iCalendar.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

#: Text that sorts by code point on both databases.
Word: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
#: 64-bit keys; SQLite's rowid must be spelt INTEGER.
Key: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")

#: ``events.klass``: how coarse an event's days are known.
DAY, MONTH, YEAR = 0, 1, 2
KLASSES = {"day": DAY, "part": DAY, "month": MONTH}
#: An event longer than this many days is found through ``event_months``, a shorter one by its first day.
SHORT_DAYS = 7
AGE_MONTHS = 240


def _owned(column: str, target: str) -> Column[int]:
    return Column(column, Key, ForeignKey(target, ondelete="CASCADE"), nullable=False)


meta = Table("meta", metadata, Column("key", Word, primary_key=True), Column("value", Text, nullable=False))

cities = Table(
    "cities", metadata, Column("id", Integer, primary_key=True), Column("name", Word, nullable=False, unique=True)
)

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
    _owned("bulletin_id", "bulletins.id"),
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
    _owned("bulletin_id", "bulletins.id"),
    Column("seq", Integer, nullable=False),
    Column("entry", Integer),
    Column("code", Word, nullable=False),
    Column("message", Text, nullable=False),
    Column("line", Integer),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Index(None, "bulletin_id", "seq"),
)

events = Table(
    "events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("uid", Word, nullable=False, unique=True),
    _owned("bulletin_id", "bulletins.id"),
    _owned("entry_id", "entries.id"),
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

#: Every slug ever given. ``features`` is what a person whom nothing attests any more was known by, to know it again.
slugs = Table(
    "slugs",
    metadata,
    Column("slug", Word, primary_key=True),
    Column("name", Word, nullable=False, index=True),
    Column("person_id", Key, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("features", Text, nullable=False),  # JSON list
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
