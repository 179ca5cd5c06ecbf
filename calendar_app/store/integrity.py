"""Is the database what it says it is? Every derived thing is made again from what it derives from and compared.

Kept as printed: bulletins, ledgers, entries, mentions, diagnostics, events, participations, event terms, corrections. Derived, and so
repairable: the search index, VEVENT texts, counts, the months of long events, people's sums, posts and standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, func, select, text

from calendar_app.store import bulk, counts, derived
from calendar_app.store.database.session import unhurried
from calendar_app.store.events import rendering
from calendar_app.store.persons import people, standing
from calendar_app.store.search import index
from calendar_app.store.tables import (
    bulletins,
    day_counts,
    diagnostics,
    entries,
    event_months,
    event_terms,
    events,
    mentions,
    month_counts,
    originals,
    participations,
    profile_months,
    profiles,
    rendered,
    reports,
    slugs,
    term_counts,
)
from calendar_app.store.tables import people as people_table

#: Entries whose every word is looked for in SQLite's search index; a store of no more is checked word for word.
SAMPLE = 2000
_GONE = ("broken-reference", "names in entries are of profiles that are no more")
_HALF = ("half-entry", "entries are without their mentions, or these without the profiles of their people")
#: Of the values that mentions are: what no foreign key says, and no table shows.
_MENTIONS = {
    "sqlite": (
        (
            _GONE[0],
            "SELECT count(*) FROM mentions m, json_each(m.profiles) p "
            "WHERE NOT EXISTS (SELECT 1 FROM profiles WHERE id = p.value)",
            _GONE[1],
        ),
        (
            _HALF[0],
            "SELECT count(*) FROM entries e LEFT JOIN mentions m ON m.entry_id = e.id WHERE "
            "coalesce(json_array_length(m.found, '$.people'), 0) IS NOT json_array_length(m.profiles)",
            _HALF[1],
        ),
    ),
    "postgresql": (
        (
            _GONE[0],
            "SELECT count(*) FROM mentions m, json_array_elements_text(CAST(m.profiles AS JSON)) p "
            "WHERE NOT EXISTS (SELECT 1 FROM profiles WHERE id = CAST(p AS BIGINT))",
            _GONE[1],
        ),
        (
            _HALF[0],
            "SELECT count(*) FROM entries e LEFT JOIN mentions m ON m.entry_id = e.id WHERE "
            "coalesce(json_array_length(CAST(m.found AS JSON) -> 'people'), 0) IS DISTINCT FROM "
            "json_array_length(CAST(m.profiles AS JSON))",
            _HALF[1],
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be; ``code`` is kebab-case and stable, ``repairable`` what ``repair`` makes again."""

    code: str
    message: str
    repairable: bool = True


def find_problems(session: Connection, render: rendering.Render) -> list[Problem]:
    """Everything that is wrong, in the order of the checks. Reads the whole database, a batch at a time."""
    checks = (
        _file(session),
        _references(session),
        _bulletins(session),
        _counts(session),
        _long_events(session),
        _texts(session, render),
        _search(session),
        _people(session),
    )
    with unhurried(session):
        return [problem for check in checks for problem in check]


def _file(session: Connection) -> Iterator[Problem]:
    """What SQLite itself finds; PostgreSQL is checked by its own tools (pg_amcheck)."""
    if session.dialect.name != "sqlite":
        return
    for (message,) in session.execute(text("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Problem("broken-file", str(message), repairable=False)
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield Problem(
            "broken-reference", f"{row[0]} row {row[1]} points to a missing row of {row[2]}", repairable=False
        )


def _references(session: Connection) -> Iterator[Problem]:
    """Rows without what they belong to, where no foreign key says so."""
    for table, column, target in (
        (reports, reports.c.event_id, events),
        (participations, participations.c.event_id, events),
        (event_terms, event_terms.c.event_id, events),
        (rendered, rendered.c.event_id, events),
        (mentions, mentions.c.entry_id, entries),
        (originals, originals.c.entry_id, entries),
    ):
        n = session.execute(
            select(func.count()).select_from(table).where(~exists().where(target.c.id == column))
        ).scalar_one()
        if n:
            yield Problem("orphan", f"{n} rows of {table.name} belong to nothing", repairable=False)
    n = session.execute(
        select(func.count()).select_from(events).where(~exists().where(reports.c.event_id == events.c.id))
    ).scalar_one()
    if n:
        yield Problem("event-without-report", f"{n} events have no entry that tells of them", repairable=False)
    for code, query, message in _MENTIONS[session.dialect.name]:
        if n := session.execute(text(query)).scalar_one():
            yield Problem(code, f"{n} {message}", repairable=False)


def _bulletins(session: Connection) -> Iterator[Problem]:
    """Whether each bulletin is whole: as many entries, events and diagnostics as it was stored with."""
    for table, column in ((entries, "entries"), (events, "events"), (diagnostics, "diagnostics")):
        have = select(table.c.bulletin_id, func.count().label("n")).group_by(table.c.bulletin_id).subquery()
        query = (
            select(bulletins.c.key, bulletins.c[column], func.coalesce(have.c.n, 0))
            .outerjoin(have, have.c.bulletin_id == bulletins.c.id)
            .where(bulletins.c[column] != func.coalesce(have.c.n, 0))
        )
        for key, wanted, found in session.execute(query):
            yield Problem("half-bulletin", f"bulletin {key} has {found} of {wanted} {column}", repairable=False)


def _stored(
    session: Connection, city: int, table: Table, keys: tuple[str, ...], value: str
) -> dict[tuple[Any, ...], int]:
    query = select(*(table.c[key] for key in keys), table.c[value]).where(table.c.city_id == city, table.c[value] != 0)
    return {tuple(row[:-1]): row[-1] for row in session.execute(query)}


def _counts(session: Connection) -> Iterator[Problem]:
    month_keys = ("city_id", "month", "klass", "kind")
    wrong: Counter[str] = Counter()
    for city, whole in derived.by_city(session):
        pairs: tuple[tuple[str, Mapping[Any, int], Mapping[Any, int]], ...] = (
            ("days", whole.days, _stored(session, city, day_counts, ("city_id", "day", "kind"), "n")),
            ("months", whole.months, _stored(session, city, month_counts, month_keys, "n")),
            ("months begun", whole.starts, _stored(session, city, month_counts, month_keys, "starts")),
            ("terms", whole.terms, _stored(session, city, term_counts, ("term_id", "city_id"), "n")),
        )
        for name, wanted, found in pairs:
            wrong[name] += sum(wanted.get(k, 0) != found.get(k, 0) for k in wanted.keys() | found.keys())
    for name, n in wrong.items():
        if n:
            yield Problem("wrong-counts", f"{n} kept counts of {name} are wrong")


def _long_events(session: Connection) -> Iterator[Problem]:
    t = event_months.c
    found = {tuple(row) for row in session.execute(select(t.month, t.klass, t.city_id, t.event_id))}
    if wrong := found ^ derived.month_rows(session):
        yield Problem("wrong-months", f"{len(wrong)} months of long events are wrong")


def _texts(session: Connection, render: rendering.Render) -> Iterator[Problem]:
    missing = wrong = extra = 0
    for ids in derived.event_batches(session):
        wanted = rendering.feed_events(session, ids)
        query = select(rendered.c.event_id, rendered.c.vevent).where(rendered.c.event_id.between(ids[0], ids[-1]))
        found = {event_id: vevent for event_id, vevent in session.execute(query)}  # noqa: C416 - rows, not pairs, to the types
        missing += len(wanted.keys() - found.keys())
        extra += len(found.keys() - wanted.keys())
        wrong += sum(render(event) != found[i] for i, event in wanted.items() if i in found)
    for n, what in (
        (missing, "have no VEVENT text"),
        (extra, "have one without a day"),
        (wrong, "have an outdated one"),
    ):
        if n:
            yield Problem("wrong-texts", f"{n} events {what}")


def _search(session: Connection) -> Iterator[Problem]:
    """Whether the index has every entry, and each with its words: as many of them, and for up to SAMPLE entries the very ones, in order.

    SQLite's index keeps no text to compare; PostgreSQL's does, and all of it is compared.
    """
    compare = index.differing_sqlite if session.dialect.name == "sqlite" else index.differing_postgres
    every = max(1, -(-session.execute(select(func.count()).select_from(entries)).scalar_one() // SAMPLE))
    missing = known = differing = 0
    for batch in derived.entry_batches(session):
        found = index.known(session, [d.id for d in batch])
        missing += len(batch) - len(found)
        known += len(found)
        differing += len(compare(session, [d for d in batch if d.id in found], every))
    if wrong := missing + index.size(session) - known:
        yield Problem("wrong-search", f"{wrong} entries are not in the search index as they should be")
    if differing:
        yield Problem("wrong-search", f"{differing} entries have outdated words in the search index")


def _people(session: Connection) -> Iterator[Problem]:
    n = session.execute(
        select(func.count())
        .select_from(participations)
        .join(profiles, profiles.c.id == participations.c.profile_id)
        .where(profiles.c.person_id != participations.c.person_id)
    ).scalar_one()
    if n:
        yield Problem("wrong-people", f"{n} participations name another person than their profile")
    unused = session.execute(
        select(func.count()).select_from(profiles).where(~exists().where(profile_months.c.profile_id == profiles.c.id))
    ).scalar_one()
    if unused:
        yield Problem("wrong-people", f"{unused} profiles are attested by nothing")
    stale = standing.stale(session)
    if stale:
        yield Problem("wrong-people", f"{len(stale)} people have wrong sums, posts or standing")
    lost = session.execute(
        select(func.count())
        .select_from(people_table)
        .where(people_table.c.public, ~exists().where(slugs.c.slug == people_table.c.slug))
    ).scalar_one()
    if lost:
        yield Problem("wrong-people", f"{lost} officials have no address")


def repair(session: Connection, render: rendering.Render, now: int) -> None:
    """Make everything derived again, from what is kept as printed."""
    for table in (day_counts, month_counts, term_counts, event_months):
        session.execute(delete(table))
    for _, whole in derived.by_city(session):
        counts.apply(session, whole)
    months = [
        {"month": m, "klass": k, "city_id": c, "event_id": e} for m, k, c, e in sorted(derived.month_rows(session))
    ]
    if months:
        bulk.insert(session, event_months, months)
    index.clear(session)
    for batch in list(derived.entry_batches(session)):
        index.add(session, batch)
    people.realign(session)
    everything = session.execute(select(profiles.c.id, profiles.c.name)).all()
    resolved = people.resolve(session, doubtful={row.id for row in everything}, again={row.name for row in everything})
    standing.refresh(session, resolved.everyone | set(session.execute(select(people_table.c.id)).scalars()))
    dated = select(events.c.id).where(events.c.dtstart.is_not(None))
    session.execute(delete(rendered).where(rendered.c.event_id.not_in(dated)))
    for ids in list(derived.event_batches(session)):
        rendering.render_changed(session, ids, now=now, render=render)
