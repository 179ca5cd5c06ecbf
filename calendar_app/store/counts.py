"""Counts kept with the data: what events add to days, months and terms, as differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, select, update
from sqlalchemy.orm import Session

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

    def add(self, event: Mapping[Any, Any], term_ids: Iterable[int], sign: int = 1) -> None:
        """Count an event's columns and terms once more (or, with sign -1, once less)."""
        city, start, end = event["city_id"], event["dtstart"], inclusive(event["dtend"])
        for term in term_ids:
            self.terms[term, city] += sign
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


def counts_of_bulletin(session: Session, bulletin_id: int, sign: int = 1) -> Counts:
    """What the stored events of a bulletin count as. Two SELECTs."""
    counts = Counts()
    terms: dict[int, list[int]] = {}
    query = (
        select(event_terms.c.event_id, event_terms.c.term_id)
        .join(events, events.c.id == event_terms.c.event_id)
        .where(events.c.bulletin_id == bulletin_id)
    )
    for event_id, term_id in session.execute(query):
        terms.setdefault(event_id, []).append(term_id)
    for row in session.execute(select(events).where(events.c.bulletin_id == bulletin_id)).mappings():
        counts.add(row, terms.get(row["id"], ()), sign)
    return counts


def apply(session: Session, counts: Counts) -> None:
    """Add the differences to the stored counts; rows that come to nothing go."""
    days = [{"city_id": c, "day": d, "kind": k, "n": n} for (c, d, k), n in counts.days.items() if n]
    _apply(session, day_counts, ("city_id", "day", "kind"), ("n",), days)
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
    _apply(session, month_counts, ("city_id", "month", "klass", "kind"), ("n", "starts"), months)
    terms = [{"term_id": t, "city_id": c, "n": n} for (t, c), n in counts.terms.items() if n]
    _apply(session, term_counts, ("term_id", "city_id"), ("n",), terms)


def _apply(
    session: Session, table: Table, keys: tuple[str, ...], values: tuple[str, ...], rows: list[dict[str, Any]]
) -> None:
    """Update the rows that are there, insert the others, delete those that come to zero."""
    if not rows:
        return
    match = and_(*(table.c[key] == bindparam(f"k_{key}") for key in keys))
    statement = update(table).where(match).values({v: table.c[v] + bindparam(f"v_{v}") for v in values})
    have = _present(session, table, keys, rows)
    known = [row for row in rows if tuple(row[k] for k in keys) in have]
    if known:
        session.connection().execute(
            statement, [{**{f"k_{k}": r[k] for k in keys}, **{f"v_{v}": r[v] for v in values}} for r in known]
        )
    new = [row for row in rows if tuple(row[k] for k in keys) not in have]
    if new:
        bulk.insert(session.connection(), table, new)
    if any(row[v] < 0 for row in rows for v in values):
        session.execute(
            delete(table).where(
                table.c[values[0]] == 0,
                *(table.c[v] == 0 for v in values[1:]),
                table.c.city_id.in_({r["city_id"] for r in rows}),
            )
        )


def _present(session: Session, table: Table, keys: tuple[str, ...], rows: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    """Keys that have a row already: one SELECT over the range of the second key within the cities."""
    lead = keys[0]
    wide = next(key for key in keys if key not in (lead, "kind", "klass"))
    query = select(*(table.c[key] for key in keys)).where(
        table.c[lead].in_({row[lead] for row in rows}),
        table.c[wide].between(min(row[wide] for row in rows), max(row[wide] for row in rows)),
    )
    return {tuple(row) for row in session.execute(query)}
