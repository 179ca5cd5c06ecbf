"""What queries cost: statements that do not grow with the answer, and plans that walk an index on both databases."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import event, text

from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.queries import (
    bulletins,
    counts,
    events,
    facets,
    feeds,
    months,
    one_event,
    people,
    search,
    tags,
    timelines,
)
from calendar_app.store.writer import store_bulletin
from tests.store.conftest import fresh_postgres
from tests.store.factory import MAYOR, NOW, SECRETARY, bulletin, draft, entry, person, render

CITY = Filter(city=("安平市",))
JULY = (date(2023, 7, 1), date(2023, 7, 31))


def fill(store, months, per_month=20):
    for month in months:
        found = [
            entry(
                n,
                f"{month}月第{n}次防汛会议",
                draft(date(2023, month, n)),
                people=[person("叶知秋", MAYOR, roles=["出席"]), person("秦望川", SECRETARY)],
                tags=["防汛"],
                orgs=["市水利局"],
                places=["清河县"],
            )
            for n in range(1, per_month + 1)
        ]
        with store.write() as s:
            store_bulletin(s, bulletin(*found, period=f"2023-{month:02}"), now=NOW, render=render)


def first_event(s):
    return events.agenda(s, Filter(), after=None, limit=1)[0][0].id


QUERIES = {
    "month": lambda s: events.events_between(s, *JULY, CITY),
    "lane": lambda s: events.lane_events(s, *JULY, CITY),
    "year": lambda s: events.year_events(s, 2023, Filter()),
    "newest": lambda s: counts.newest_month(s, Filter(tag=("防汛",))),
    "adjacent": lambda s: months.adjacent_months(s, 2023, 7, Filter(official=("叶知秋",))),
    "adjacent days": lambda s: counts.adjacent_days(s, JULY[0], Filter()),
    "day counts": lambda s: counts.day_counts(s, *JULY, CITY),
    "month tallies": lambda s: months.month_tallies(s, Filter(official=("叶知秋",))),
    "covered": lambda s: months.covered_months(s, *JULY, CITY),
    "month counts": lambda s: counts.month_counts(s, Filter(official=("叶知秋",))),
    "agenda": lambda s: events.agenda(s, Filter(tag=("防汛",)), after=(JULY[0], ""), limit=10),
    "agenda of all": lambda s: events.agenda(s, Filter(), after=None, limit=10),
    "detail": lambda s: one_event.event_detail(s, first_event(s)),
    "related": lambda s: one_event.related(s, first_event(s)),
    "facets": lambda s: facets.facets(
        s, Filter(city=("安平市",), from_=JULY[0], to=JULY[1]), ("tag", "official", "org")
    ),
    "officials": lambda s: people.officials(s, CITY, q="yzq", limit=10),
    "official": lambda s: people.official(s, "叶知秋"),
    "timeline": lambda s: timelines.appearances(s, "叶知秋", Filter(), before=None, limit=10),
    "tags": lambda s: tags.tags(s, CITY, 10),
    "bulletin": lambda s: bulletins.bulletin_detail(s, bulletins.bulletins(s, Filter())[0].id),
    "search": lambda s: search.search(s, "防汛会议", CITY),
    "feed": lambda s: feeds.feed_window(s, CITY),
    "feed of an official": lambda s: feeds.feed_window(s, Filter(official=("叶知秋",))),
    "events of a feed": lambda s: feeds.feed_events(s, feeds.feed_window(s, CITY).uids[:3]),
    "everything": lambda s: next(feeds.stream_events(s, Filter())),
    "ahead": lambda s: feeds.feed_ahead(s, Filter(), JULY[0]),
    "revision": lambda s: feeds.feed_revision(s, Filter()),
}


def statements(store, ask):
    """What a query sends, with its parameters."""
    sent = []

    def listen(_connection, _cursor, statement, parameters, *_):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append((statement, parameters))

    event.listen(store._read, "before_cursor_execute", listen)
    try:
        with store.session() as s:
            ask(s)
    finally:
        event.remove(store._read, "before_cursor_execute", listen)
    return sent


def test_the_number_of_statements_does_not_grow_with_the_answer(store):
    fill(store, [6, 7, 8], per_month=3)
    few = {name: len(statements(store, ask)) for name, ask in QUERIES.items()}
    fill(store, [1, 2, 3, 4, 5])
    fill(store, [9, 10], per_month=28)
    many = {name: len(statements(store, ask)) for name, ask in QUERIES.items()}
    assert many == few
    assert max(many.values()) <= 9
    assert (many["month"], many["timeline"], many["search"]) == (1, 1, 5 if store.dialect == "sqlite" else 4)


#: Tables that may be read from end to end: they are small for ever.
SMALL = {
    "CONSTANT",
    "cities",
    "meta",
    "terms",
    "found",
    "p0",
    "p1",
    "p2",
    "p3",
    "s0",
    "s1",
    "recent",
    "beside",
    "held",
    "documents",
    "part",
    "t",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, tmp_path_factory):
    """A store of three months that no test changes, made once for each database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'store.sqlite'}"
    else:
        made = fresh_postgres(request.getfixturevalue("server"))
        url = next(made)
        request.addfinalizer(lambda: next(made, None))  # noqa: PT021 - only where there is a server
    with open_store(url, create=True) as store:
        fill(store, [6, 7, 8])
        if store.dialect == "postgresql":
            with store.write() as s:
                s.execute(text("ANALYZE"))
        yield store


@pytest.mark.parametrize("name", QUERIES)
def test_every_plan_walks_an_index(filled, name):
    store = filled
    for statement, parameters in statements(store, QUERIES[name]):
        with store.session() as s:
            if store.dialect == "sqlite":
                plan = [row[3] for row in s.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
                scanned = {
                    m.group(1)
                    for line in plan
                    if (m := re.match(r"SCAN (\w+)\b(?! VIRTUAL| USING (?:COVERING )?INDEX)", line))
                }
            else:
                s.exec_driver_sql("SET LOCAL enable_seqscan = off")
                plan = [row[0] for row in s.exec_driver_sql(f"EXPLAIN {statement}", parameters)]
                scanned = {m.group(1) for line in plan if (m := re.search(r"Seq Scan on (\w+)", line))}
        assert scanned <= SMALL | ({"search", "bulletins"} if name in ("search", "bulletin") else set()), (
            statement,
            plan,
        )
