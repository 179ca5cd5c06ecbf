"""The search index of PostgreSQL keeps fewer words unsorted: a search reads all that wait."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sort them in from 256 kB on, not from 4 MB."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_search_words SET (gin_pending_list_limit = 256)")


def downgrade() -> None:
    """Leave it to the server."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_search_words RESET (gin_pending_list_limit)")
