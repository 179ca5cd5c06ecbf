"""Leaner indexes of terms and of mentions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WITH_EVENT = "ix_event_terms_term_id_klass_dtstart_event_id"
_WITHOUT = "ix_event_terms_term_id_klass_dtstart"
_OF_PROFILE = "ix_mentions_profile_id"


def upgrade() -> None:
    """Leave the event out of the index of terms, and mentions of nobody out of that of profiles."""
    op.create_index(_WITHOUT, "event_terms", ["term_id", "klass", "dtstart"])
    op.drop_index(_WITH_EVENT, table_name="event_terms")
    op.drop_index(_OF_PROFILE, table_name="mentions")
    somebody = sa.text("profile_id IS NOT NULL")
    op.create_index(_OF_PROFILE, "mentions", ["profile_id"], sqlite_where=somebody, postgresql_where=somebody)


def downgrade() -> None:
    """Make both whole again."""
    op.drop_index(_OF_PROFILE, table_name="mentions")
    op.create_index(_OF_PROFILE, "mentions", ["profile_id"])
    op.create_index(_WITH_EVENT, "event_terms", ["term_id", "klass", "dtstart", "event_id"])
    op.drop_index(_WITHOUT, table_name="event_terms")
