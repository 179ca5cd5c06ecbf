"""The first tables and the search index."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from calendar_app.store.tables import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    connection = op.get_bind()
    metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
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
    connection.execute(text("INSERT INTO meta (key, value) VALUES ('program', 'calendar-app'), ('revision', '0')"))


def downgrade() -> None:
    """Drop every table."""
    op.execute("DROP TABLE search")
    metadata.drop_all(op.get_bind())
