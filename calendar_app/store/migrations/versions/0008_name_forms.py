"""Names in traditional characters, or with other dots between their parts, are found by their plain form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from calendar_app.store.persons.names import plain

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, with the names that are there; who is who is decided anew when a bulletin or ``db check --repair`` asks."""
    table = op.create_table(
        "name_forms",
        sa.Column("plain", _WORD, nullable=False),
        sa.Column("name", _WORD, nullable=False),
        sa.PrimaryKeyConstraint("plain", "name", name=op.f("pk_name_forms")),
        sqlite_with_rowid=False,
    )
    names = op.get_bind().execute(sa.text("SELECT DISTINCT name FROM profiles ORDER BY name")).scalars().all()
    forms = [{"plain": plain(name), "name": name} for name in names if plain(name) != name]
    if forms:
        op.bulk_insert(table, forms)


def downgrade() -> None:
    """Without it."""
    op.drop_table("name_forms")
