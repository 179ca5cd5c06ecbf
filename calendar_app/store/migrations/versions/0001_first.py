"""The first tables and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "bulletins",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("series", WORD, nullable=False),
        sa.Column("period", WORD, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("checksum", WORD, nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("inferred", sa.Text(), nullable=False),
        sa.Column("digest", WORD, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("diagnostics", sa.Integer(), nullable=False),
        sa.Column("imported", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletins")),
        sa.UniqueConstraint("key", name=op.f("uq_bulletins_key")),
    )
    op.create_index(op.f("ix_bulletins_checksum"), "bulletins", ["checksum"], unique=False)
    op.create_index(op.f("ix_bulletins_city_id_first_day"), "bulletins", ["city_id", "first_day"], unique=False)
    op.create_table(
        "cities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cities")),
        sa.UniqueConstraint("name", name=op.f("uq_cities_name")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", KEY, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("target", WORD, nullable=False),
        sa.Column("field", WORD, nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.Column("revoked", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_type_target"), "corrections", ["type", "target"], unique=False)
    op.create_table(
        "day_counts",
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("city_id", "day", "kind", name=op.f("pk_day_counts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_day_counts_day"), "day_counts", ["day"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", WORD, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "month_counts",
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("klass", sa.SmallInteger(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("city_id", "month", "klass", "kind", name=op.f("pk_month_counts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_month_counts_month"), "month_counts", ["month"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("slug", WORD, nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("body", WORD, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("issues", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("slug", name=op.f("uq_people_slug")),
    )
    op.create_index(op.f("ix_people_city_id_rank"), "people", ["city_id", "rank"], unique=False)
    op.create_index(op.f("ix_people_name"), "people", ["name"], unique=False)
    op.create_table(
        "posts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("organisation", WORD, nullable=True),
        sa.Column("jurisdiction", WORD, nullable=True),
        sa.Column("title", WORD, nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("key", name=op.f("uq_posts_key")),
    )
    op.create_table(
        "terms",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_terms_kind_name")),
    )
    op.create_table(
        "withdrawn",
        sa.Column("uid", WORD, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created", KEY, nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_withdrawn")),
    )
    op.create_table(
        "diagnostics",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("code", WORD, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_diagnostics_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnostics")),
    )
    op.create_index(op.f("ix_diagnostics_bulletin_id_seq"), "diagnostics", ["bulletin_id", "seq"], unique=False)
    op.create_table(
        "entries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("chronicle", sa.Boolean(), nullable=False),
        sa.Column("segments", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("digest", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_entries_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_bulletin_id_n"), "entries", ["bulletin_id", "n"], unique=False)
    op.create_table(
        "ledgers",
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("shares", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_ledgers_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bulletin_id", name=op.f("pk_ledgers")),
    )
    op.create_table(
        "person_keys",
        sa.Column("key", WORD, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_keys_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "person_id", name=op.f("pk_person_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_person_keys_person_id"), "person_keys", ["person_id"], unique=False)
    op.create_table(
        "profiles",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("features", WORD, nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_profiles_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
        sa.UniqueConstraint(
            "name", "city_id", "features", "official", name=op.f("uq_profiles_name_city_id_features_official")
        ),
    )
    op.create_index(op.f("ix_profiles_person_id"), "profiles", ["person_id"], unique=False)
    op.create_table(
        "slugs",
        sa.Column("slug", WORD, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("features", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_slugs_person_id_people"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_slugs")),
    )
    op.create_index(op.f("ix_slugs_name"), "slugs", ["name"], unique=False)
    op.create_index(op.f("ix_slugs_person_id"), "slugs", ["person_id"], unique=False)
    op.create_table(
        "tenures",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("post_id", KEY, nullable=False),
        sa.Column("first_seen", sa.Date(), nullable=False),
        sa.Column("last_seen", sa.Date(), nullable=False),
        sa.Column("first_event", WORD, nullable=False),
        sa.Column("last_event", WORD, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("variants", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_tenures_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_tenures_post_id_posts")),
        sa.PrimaryKeyConstraint("person_id", "post_id", name=op.f("pk_tenures")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_tenures_post_id"), "tenures", ["post_id"], unique=False)
    op.create_table(
        "term_counts",
        sa.Column("term_id", KEY, nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_term_counts_term_id_terms")),
        sa.PrimaryKeyConstraint("term_id", "city_id", name=op.f("pk_term_counts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_term_counts_city_id_n"), "term_counts", ["city_id", "n"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uid", WORD, nullable=False),
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=False),
        sa.Column("klass", sa.SmallInteger(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("precision", WORD, nullable=False),
        sa.Column("dtstart", sa.Date(), nullable=True),
        sa.Column("dtend", sa.Date(), nullable=True),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("rrule", sa.Text(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("long", sa.Boolean(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created", KEY, nullable=False),
        sa.Column("last_modified", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_events_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_events_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("uid", name=op.f("uq_events_uid")),
    )
    op.create_index(op.f("ix_events_bulletin_id"), "events", ["bulletin_id"], unique=False)
    op.create_index(op.f("ix_events_city_id_klass_dtstart"), "events", ["city_id", "klass", "dtstart"], unique=False)
    op.create_index(op.f("ix_events_entry_id"), "events", ["entry_id"], unique=False)
    op.create_index(op.f("ix_events_kind_klass_dtstart"), "events", ["kind", "klass", "dtstart"], unique=False)
    op.create_index(op.f("ix_events_klass_dtstart"), "events", ["klass", "dtstart"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("profile_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_mentions_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_mentions_profile_id_profiles")),
        sa.PrimaryKeyConstraint("entry_id", "seq", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mentions_profile_id"), "mentions", ["profile_id"], unique=False)
    op.create_table(
        "profile_months",
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("profile_id", KEY, nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_profile_months_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_profile_months_profile_id_profiles")),
        sa.PrimaryKeyConstraint("bulletin_id", "profile_id", "month", name=op.f("pk_profile_months")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_profile_months_profile_id"), "profile_months", ["profile_id"], unique=False)
    op.create_table(
        "profile_posts",
        sa.Column("bulletin_id", KEY, nullable=False),
        sa.Column("profile_id", KEY, nullable=False),
        sa.Column("post_id", KEY, nullable=False),
        sa.Column("first", WORD, nullable=False),
        sa.Column("last", WORD, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("variants", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletins.id"], name=op.f("fk_profile_posts_bulletin_id_bulletins"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_profile_posts_post_id_posts")),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_profile_posts_profile_id_profiles")),
        sa.PrimaryKeyConstraint("bulletin_id", "profile_id", "post_id", name=op.f("pk_profile_posts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_profile_posts_profile_id"), "profile_posts", ["profile_id"], unique=False)
    op.create_table(
        "event_months",
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("klass", sa.SmallInteger(), nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_months_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("month", "klass", "event_id", name=op.f("pk_event_months")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_months_event_id"), "event_months", ["event_id"], unique=False)
    op.create_table(
        "event_terms",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("term_id", KEY, nullable=False),
        sa.Column("klass", sa.SmallInteger(), nullable=False),
        sa.Column("dtstart", sa.Date(), nullable=True),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_terms_event_id_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_event_terms_term_id_terms")),
        sa.PrimaryKeyConstraint("event_id", "term_id", name=op.f("pk_event_terms")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_event_terms_term_id_klass_dtstart_event_id"),
        "event_terms",
        ["term_id", "klass", "dtstart", "event_id"],
        unique=False,
    )
    op.create_table(
        "participations",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("profile_id", KEY, nullable=False),
        sa.Column("dtstart", sa.Date(), nullable=True),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("counterpart", sa.Boolean(), nullable=False),
        sa.Column("titles", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_participations_event_id_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_participations_person_id_people")),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles.id"], name=op.f("fk_participations_profile_id_profiles")),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("pk_participations")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_participations_person_id_dtstart_event_id"),
        "participations",
        ["person_id", "dtstart", "event_id"],
        unique=False,
    )
    op.create_index(op.f("ix_participations_profile_id"), "participations", ["profile_id"], unique=False)
    op.create_table(
        "rendered",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("vevent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_rendered_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_rendered")),
    )
    op.create_table(
        "reports",
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_reports_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_reports_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "entry_id", name=op.f("pk_reports")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_reports_entry_id"), "reports", ["entry_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(title, body, city, content='', "
            'tokenize="unicode61 remove_diacritics 0")'
        )
    else:
        op.execute(
            "CREATE TABLE search (id BIGINT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, "
            "words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_words ON search USING gin (words)")
    op.execute("INSERT INTO meta (key, value) VALUES ('program', 'calendar-app'), ('revision', '0')")


def downgrade() -> None:
    """Drop every table."""
    op.execute("DROP TABLE search")
    op.drop_index(op.f("ix_reports_entry_id"), table_name="reports")
    op.drop_table("reports")
    op.drop_table("rendered")
    op.drop_index(op.f("ix_participations_profile_id"), table_name="participations")
    op.drop_index(op.f("ix_participations_person_id_dtstart_event_id"), table_name="participations")
    op.drop_table("participations")
    op.drop_index(op.f("ix_event_terms_term_id_klass_dtstart_event_id"), table_name="event_terms")
    op.drop_table("event_terms")
    op.drop_index(op.f("ix_event_months_event_id"), table_name="event_months")
    op.drop_table("event_months")
    op.drop_index(op.f("ix_profile_posts_profile_id"), table_name="profile_posts")
    op.drop_table("profile_posts")
    op.drop_index(op.f("ix_profile_months_profile_id"), table_name="profile_months")
    op.drop_table("profile_months")
    op.drop_index(op.f("ix_mentions_profile_id"), table_name="mentions")
    op.drop_table("mentions")
    op.drop_index(op.f("ix_events_klass_dtstart"), table_name="events")
    op.drop_index(op.f("ix_events_kind_klass_dtstart"), table_name="events")
    op.drop_index(op.f("ix_events_entry_id"), table_name="events")
    op.drop_index(op.f("ix_events_city_id_klass_dtstart"), table_name="events")
    op.drop_index(op.f("ix_events_bulletin_id"), table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_term_counts_city_id_n"), table_name="term_counts")
    op.drop_table("term_counts")
    op.drop_index(op.f("ix_tenures_post_id"), table_name="tenures")
    op.drop_table("tenures")
    op.drop_index(op.f("ix_slugs_person_id"), table_name="slugs")
    op.drop_index(op.f("ix_slugs_name"), table_name="slugs")
    op.drop_table("slugs")
    op.drop_index(op.f("ix_profiles_person_id"), table_name="profiles")
    op.drop_table("profiles")
    op.drop_index(op.f("ix_person_keys_person_id"), table_name="person_keys")
    op.drop_table("person_keys")
    op.drop_table("ledgers")
    op.drop_index(op.f("ix_entries_bulletin_id_n"), table_name="entries")
    op.drop_table("entries")
    op.drop_index(op.f("ix_diagnostics_bulletin_id_seq"), table_name="diagnostics")
    op.drop_table("diagnostics")
    op.drop_table("withdrawn")
    op.drop_table("terms")
    op.drop_table("posts")
    op.drop_index(op.f("ix_people_name"), table_name="people")
    op.drop_index(op.f("ix_people_city_id_rank"), table_name="people")
    op.drop_table("people")
    op.drop_index(op.f("ix_month_counts_month"), table_name="month_counts")
    op.drop_table("month_counts")
    op.drop_table("meta")
    op.drop_index(op.f("ix_day_counts_day"), table_name="day_counts")
    op.drop_table("day_counts")
    op.drop_index(op.f("ix_corrections_type_target"), table_name="corrections")
    op.drop_table("corrections")
    op.drop_table("cities")
    op.drop_index(op.f("ix_bulletins_city_id_first_day"), table_name="bulletins")
    op.drop_index(op.f("ix_bulletins_checksum"), table_name="bulletins")
    op.drop_table("bulletins")
