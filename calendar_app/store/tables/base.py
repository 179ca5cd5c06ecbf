"""What all tables share: the metadata, types of columns, how coarse days are; and the two smallest tables."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text
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


def owned(column: str, target: str) -> Column[int]:
    """A key of the row that this one goes with."""
    return Column(column, Key, ForeignKey(target, ondelete="CASCADE"), nullable=False)


meta = Table("meta", metadata, Column("key", Word, primary_key=True), Column("value", Text, nullable=False))

cities = Table(
    "cities", metadata, Column("id", Integer, primary_key=True), Column("name", Word, nullable=False, unique=True)
)
