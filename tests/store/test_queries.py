"""Every query under random stores and filters, against the plain way of answering; on both databases, so that both agree."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from calendar_app.model.calendar import EventCard
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import Store
from calendar_app.store.queries import bulletins, events, feeds, people, search, tags, timelines
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import months as months_of
from calendar_app.store.writer import remove_bulletin, store_bulletin
from tests.store import oracle
from tests.store.factory import NOW, render

SLOW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def key(card: EventCard) -> tuple[object, ...]:
    return (card.start, card.end, card.kind, card.summary, card.city)


def fill(store: Store, found: list[object]) -> None:
    """The bulletins, and nothing else."""
    with store.session() as s:
        old = [card.id for card in bulletins.bulletins(s, Filter())]
    with store.write() as s:
        for bulletin_id in old:
            remove_bulletin(s, bulletin_id, now=NOW, render=render)
    for annotated in found:
        with store.write() as s:
            store_bulletin(s, annotated, now=NOW, render=render)


@SLOW
@given(data=st.data())
def test_every_query_answers_as_a_plain_look_at_all_events_does(store: Store, data: st.DataObject) -> None:
    stored = data.draw(oracle.stores())
    fill(store, stored)
    everything = list(oracle.rows(stored))
    for f in [Filter(), *data.draw(st.lists(oracle.filters(), min_size=6, max_size=6))]:
        found = [r for r in everything if oracle.admits(f, r)]
        with store.session() as s:
            compare_lists(s, f, found)
            compare_counts(s, f, found, everything)
            compare_feeds(s, f, found)


def compare_lists(s, f, found):
    cards, after = [], None
    while True:
        page, after = events.agenda(s, f, after=after, limit=3)
        cards += page
        if after is None:
            break
    assert sorted(map(key, cards)) == sorted(r.key for r in found)
    assert [(c.start, c.id) for c in cards] == sorted((c.start, c.id) for c in cards)
    for start, days in ((date(2023, 6, 1), 29), (date(2023, 7, 15), 0), (date(2023, 5, 1), 100)):
        end = start + timedelta(days=days)
        inside = oracle.overlapping(found, f, start, end)
        for ask, precision in ((events.events_between, "day"), (events.lane_events, "month")):
            wanted = sorted(r.key for r in inside if r.precision == precision)
            assert sorted(map(key, ask(s, start, end, f))) == wanted
    year = oracle.overlapping(found, f, date(2023, 1, 1), date(2023, 12, 31))
    assert sorted(map(key, events.year_events(s, 2023, f))) == sorted(r.key for r in year if r.precision == "year")


def compare_months(s, f, found):
    """What pages of months list; an event of decades stands under no month in the kept counts."""
    found = [r for r in found if r.precision != "year"]
    if "year" in f.precision or any((r.end - r.start).days > 300 for r in found):
        return
    listed = oracle.months_listed(found, f)
    tallies = months_of.month_tallies(s, f)
    assert {m: t.listed for m, t in tallies.items() if t.listed} == listed
    assert {m: t.begun for m, t in tallies.items() if t.begun} == oracle.month_counts(found)
    for here in ((2023, 6), (2023, 8)):
        before = max((m for m in listed if m < here), default=None)
        after = min((m for m in listed if m > here), default=None)
        wanted = tuple(None if m is None else months_of.MonthRef(*m, listed[m]) for m in (before, after))
        assert months_of.adjacent_months(s, *here, f) == wanted


def compare_counts(s, f, found, everything):
    assert count_queries.count_events(s, f) == len(found)
    months = [r for r in found if r.precision != "year" or "year" in f.precision]
    assert count_queries.month_counts(s, f) == oracle.month_counts(months)
    start, end = date(2023, 5, 20), date(2023, 8, 10)
    start, end = max(start, f.from_ or start), min(end, f.to or end)
    days = [r for r in found if r.precision == "day"]
    assert count_queries.day_counts(s, date(2023, 5, 20), date(2023, 8, 10), f) == oracle.day_counts(days, start, end)
    main = [r for r in found if r.kind == "main" and r.precision != "year"]
    assert count_queries.newest_month(s, f) == max(((r.start.year, r.start.month) for r in main), default=None)
    compare_months(s, f, found)
    day = date(2023, 6, 15)
    starts = [r.start for r in days]
    assert count_queries.adjacent_days(s, day, f) == (
        max((d for d in starts if d < day), default=None),
        min((d for d in starts if d > day), default=None),
    )
    keys = ("tag", "section", "org", "place", "role", "city", "kind", "official")
    facets = facet_queries.facets(s, f, keys, limit=100)
    for name in ("tag", "section", "org", "place", "role"):
        counts = Counter(t for r in found for t in r.terms(name))
        assert {x.value: x.count for x in facets[name]} == dict(counts)
    assert {x.value: x.count for x in facets["city"]} == dict(Counter(r.city for r in found))
    assert {x.value: x.count for x in facets["kind"]} == dict(Counter(r.kind for r in found))
    assert {x.value: x.count for x in facets["official"]} == dict(Counter(n for r in found for n, _ in r.people()))
    assert {x.value: x.count for x in tags.tags(s, f, 100)} == dict(Counter(t for r in found for t in r.terms("tag")))
    if f.q and not any(k != "q" for k, _ in f.pairs()):
        hits = search.search(s, f.q, Filter(), limit=100)
        wanted = {(r.bulletin, r.n) for r in everything if oracle.matches(f.q, r.entry)}
        assert len({(h.bulletin_id, h.n) for h in hits.hits if h.event}) == len(wanted)


def compare_feeds(s, f, found):
    if len(f.official) == 1:
        try:
            people.official(s, f.official[0])
        except people.NotFoundError:
            for ask in (feeds.feed_window, lambda s, f: list(feeds.stream_vevents(s, f))):
                with pytest.raises(people.NotFoundError):
                    ask(s, f)
            return
    wanted = [r for r in found if r.precision in (f.precision or ("day",))]
    streamed = list(feeds.stream_events(s, f))
    assert sorted((e.start, e.end, e.kind, e.summary, e.city) for e in streamed) == sorted(r.key for r in wanted)
    assert [(e.start, e.uid) for e in streamed] == sorted((e.start, e.uid) for e in streamed)
    assert len(list(feeds.stream_vevents(s, f))) == len(wanted)
    window = feeds.feed_window(s, f)
    assert len(window.uids) == len(wanted)
    assert not window.truncated
    for person in f.official[:1]:
        try:
            rows, after = timelines.appearances(s, person, f, before=None, limit=2)
        except people.NotFoundError:
            continue
        while after is not None:
            page, after = timelines.appearances(s, person, f, before=after, limit=2)
            rows += page
        narrowed = [
            r for r in found if any(n == person and (not f.role or set(f.role) & roles) for n, roles in r.people())
        ]
        if len(f.official) == 1:
            assert sorted(key(r.event) for r in rows) == sorted(r.key for r in narrowed)
        assert [(r.event.start, r.event.id) for r in rows] == sorted(
            ((r.event.start, r.event.id) for r in rows), reverse=True
        )


@pytest.mark.parametrize(
    ("limit", "months"), [(1000, ("2023-05", "2023-07")), (5, ("2023-07", "2023-07")), (1, ("2023-07", "2023-07"))]
)
def test_a_feed_holds_whole_months_from_the_newest_on(store, limit, months):
    from tests.store.factory import bulletin, draft, entry

    days = [date(2023, m, d) for m in (5, 6, 7) for d in (1, 2, 3)]
    with store.write() as s:
        store_bulletin(
            s, bulletin(*(entry(i, f"第{i}件事", draft(d)) for i, d in enumerate(days))), now=NOW, render=render
        )
    with store.session() as s:
        window = feeds.feed_window(s, Filter(), limit=limit)
        assert (window.first_month, window.last_month) == months
        assert len(window.uids) == (9 if limit == 1000 else 3)
        assert window.truncated == (limit < 9)
        small = feeds.feed_window(s, Filter(), max_bytes=10)
        assert (small.first_month, len(small.uids), small.truncated) == ("2023-07", 3, True)
