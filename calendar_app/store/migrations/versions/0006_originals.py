"""What was read of the entries that corrections change, so that these hold and are taken back at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty table: an entry corrected before is written into it when its bulletin is next imported."""
    op.create_table(
        "originals",
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("profiles", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_originals"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_originals_entry_id_entries", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Corrections wait for the next import of their bulletin again."""
    op.drop_table("originals")
