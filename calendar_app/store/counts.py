"""Counts kept with the data: what events add to days, months and terms, as differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, select

from calendar_app.store import bulk
from calendar_app.store.facts import inclusive, month_of, months_between
from calendar_app.store.tables import DAY, day_counts, event_terms, events, month_counts, term_counts


@dataclass(slots=True)
class Counts:
    """What a set of events counts as; two of them subtract."""

    days: Counter[tuple[int, date, str]] = field(default_factory=Counter)
    months: Counter[tuple[int, int, int, str]] = field(default_factory=Counter)
    starts: Counter[tuple[int, int, int, str]] = field(default_factory=Counter)
    terms: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, event: Mapping[Any, Any], city: int, term_ids: Iterable[int], sign: int = 1) -> None:
        """Count an event's columns and terms once more (or, with sign -1, once less)."""
        start, end = event["dtstart"], inclusive(event["dtend"])
        own = [(term, city) for term in term_ids]
        if sign > 0:
            self.terms.update(own)
        else:
            self.terms.subtract(own)
        if start is None or end is None:
            return
        key = (event["klass"], event["kind"])
        if event["klass"] == DAY and not event["long"]:
            for i in range((end - start).days + 1):
                self.days[city, start + timedelta(days=i), event["kind"]] += sign
        for month in months_between(start, end):
            self.months[city, month, *key] += sign
        self.starts[city, month_of(start), *key] += sign

    def merge(self, other: Counts) -> None:
        """Add another's counts."""
        self.days.update(other.days)
        self.months.update(other.months)
        self.starts.update(other.starts)
        self.terms.update(other.terms)


_TERMS = (
    select(event_terms.c.event_id, event_terms.c.term_id)
    .join(events, events.c.id == event_terms.c.event_id)
    .where(events.c.bulletin_id == bindparam("bulletin"))
)
_EVENTS = select(
    events.c.id, events.c.city_id, events.c.dtstart, events.c.dtend, events.c.klass, events.c.kind, events.c.long
).where(events.c.bulletin_id == bindparam("bulletin"))


def counts_of_bulletin(connection: Connection, bulletin_id: int, sign: int = 1) -> Counts:
    """What the stored events of a bulletin count as. Two SELECTs."""
    counts = Counts()
    terms: dict[int, list[int]] = {}
    for event_id, term_id in connection.execute(_TERMS, {"bulletin": bulletin_id}).all():
        terms.setdefault(event_id, []).append(term_id)
    for row in connection.execute(_EVENTS, {"bulletin": bulletin_id}).mappings():
        counts.add(row, row["city_id"], terms.get(row["id"], ()), sign)
    return counts


def apply(connection: Connection, counts: Counts) -> None:
    """Add the differences to the stored counts; rows that come to nothing go."""
    days = [{"city_id": c, "day": d, "kind": k, "n": n} for (c, d, k), n in counts.days.items() if n]
    _apply(connection, day_counts, ("city_id", "day", "kind"), ("n",), days)
    months = [
        {
            "city_id": c,
            "month": m,
            "klass": p,
            "kind": k,
            "n": counts.months[c, m, p, k],
            "starts": counts.starts[c, m, p, k],
        }
        for c, m, p, k in counts.months.keys() | counts.starts.keys()
        if counts.months[c, m, p, k] or counts.starts[c, m, p, k]
    ]
    _apply(connection, month_counts, ("city_id", "month", "klass", "kind"), ("n", "starts"), months)
    terms = [{"term_id": t, "city_id": c, "n": n} for (t, c), n in counts.terms.items() if n]
    _apply(connection, term_counts, ("term_id", "city_id"), ("n",), terms)


def _apply(
    connection: Connection, table: Table, keys: tuple[str, ...], sums: tuple[str, ...], rows: list[dict[str, Any]]
) -> None:
    bulk.add(connection, table, keys, sums, rows)
    fallen = [row for row in rows if any(row[name] < 0 for name in sums)]
    if fallen:
        nothing = and_(*(table.c[name] == 0 for name in sums), *(table.c[key] == bindparam(f"k_{key}") for key in keys))
        connection.execute(delete(table).where(nothing), [{f"k_{key}": row[key] for key in keys} for row in fallen])
