"""What derives from what is kept as printed, made again for a check or a repair; the whole store, a part of it at a time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, union

from calendar_app.store import counts, facts
from calendar_app.store.search import index
from calendar_app.store.tables import bulletins, day_counts, entries, events, month_counts, term_counts

#: Rows looked at together.
BATCH = 2000


def by_city(session: Connection) -> Iterator[tuple[int, counts.Counts]]:
    """What the events of each city count as, of cities that only kept counts know too: one at a time, for memory's sake."""
    known = union(*(select(table.c.city_id) for table in (bulletins, day_counts, month_counts, term_counts)))
    for city in session.execute(known.order_by("city_id")).scalars().all():
        whole = counts.Counts()
        for bulletin_id in session.execute(select(bulletins.c.id).where(bulletins.c.city_id == city)).scalars().all():
            whole.merge(counts.counts_of_bulletin(session, bulletin_id))
        yield city, whole


def month_rows(session: Connection) -> set[tuple[int, int, int, int]]:
    """Rows of ``event_months``: month, class, city and event of every month that a long event touches."""
    query = select(events.c.id, events.c.klass, events.c.city_id, events.c.dtstart, events.c.dtend).where(events.c.long)
    return {
        (month, row.klass, row.city_id, row.id)
        for row in session.execute(query)
        for month in facts.months_between(row.dtstart, facts.inclusive(row.dtend) or row.dtstart)
    }


def event_batches(session: Connection) -> Iterator[list[int]]:
    """Ids of all events, a batch at a time."""
    last = 0
    while True:
        query = select(events.c.id).where(events.c.id > last).order_by(events.c.id).limit(BATCH)
        ids = list(session.execute(query).scalars())
        if not ids:
            return
        yield ids
        last = ids[-1]


def entry_batches(session: Connection) -> Iterator[list[index.Document]]:
    """All entries as search knows them, a batch at a time."""
    last = 0
    while True:
        columns = (entries.c.id, entries.c.day, entries.c.title, entries.c.body, bulletins.c.city_id)
        joined = entries.join(bulletins, bulletins.c.id == entries.c.bulletin_id)
        query = select(*columns).select_from(joined).where(entries.c.id > last)
        rows = [index.Document(*row) for row in session.execute(query.order_by(entries.c.id).limit(BATCH))]
        if not rows:
            return
        yield rows
        last = rows[-1].entry_id
