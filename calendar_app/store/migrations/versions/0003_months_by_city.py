"""Months of long events know the city, so that one city's month does not meet the long events of all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table anew with the city of each event."""
    _make_anew(("month", "klass", "city_id", "event_id"))


def downgrade() -> None:
    """Make it anew without."""
    _make_anew(("month", "klass", "event_id"))


def _make_anew(names: tuple[str, ...]) -> None:
    types = {"month": sa.Integer(), "klass": sa.SmallInteger(), "city_id": sa.Integer(), "event_id": _KEY}
    of = {"city_id": "e.city_id"}
    op.execute(
        f"CREATE TEMPORARY TABLE kept_months AS SELECT {', '.join(of.get(n, f'm.{n}') for n in names)} "  # noqa: S608 - our own names
        "FROM event_months m JOIN events e ON e.id = m.event_id"
    )
    op.drop_index(op.f("ix_event_months_event_id"), table_name="event_months")
    op.drop_table("event_months")
    op.create_table(
        "event_months",
        *(sa.Column(name, types[name], nullable=False) for name in names),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_months_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*names, name=op.f("pk_event_months")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_months_event_id"), "event_months", ["event_id"])
    op.execute(f"INSERT INTO event_months SELECT {', '.join(names)} FROM kept_months")  # noqa: S608
    op.execute("DROP TABLE kept_months")
