"""The search index of SQLite merges eight pieces at a time instead of four: an import writes each word less often."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Merge from eight pieces of one size on."""
    _merge(8)


def downgrade() -> None:
    """From four on, as FTS5 does by itself."""
    _merge(4)


def _merge(pieces: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"INSERT INTO search (search, rank) VALUES ('automerge', {pieces})")  # noqa: S608 - a number of ours
