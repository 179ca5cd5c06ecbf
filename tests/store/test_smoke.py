from __future__ import annotations

from datetime import date

from calendar_app import maintenance
from calendar_app.ingest import ingest_file, remove
from calendar_app.model.filter import Filter
from calendar_app.sample import bulletins as sample
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
from calendar_app.store.writer import Tally, remove_bulletin, store_bulletin
from tests.store.factory import LATER, NOW, july, render


def test_a_month(store):
    with store.write() as s:
        assert store_bulletin(s, july(), now=NOW, render=render) == Tally(inserted=8)
    with store.write() as s:
        assert store_bulletin(s, july(), now=LATER, render=render) == Tally(unchanged=8)
    f = Filter()
    with store.session() as s:
        assert len(events.events_between(s, date(2023, 7, 1), date(2023, 7, 31), f)) == 6
        assert len(events.lane_events(s, date(2023, 7, 1), date(2023, 7, 31), f)) == 1
        assert counts.newest_month(s, f) == (2023, 7)
        assert months.adjacent_months(s, 2023, 8, f) == (months.MonthRef(2023, 7, 7), months.MonthRef(2023, 9, 2))
        assert counts.adjacent_days(s, date(2023, 7, 6), f) == (date(2023, 7, 3), date(2023, 7, 9))
        assert counts.month_counts(s, f) == {(2023, 7): 7, (2023, 9): 1}
        cards, cursor = events.agenda(s, f, after=None, limit=3)
        assert len(cards) == 3
        rest, end = events.agenda(s, f, after=cursor, limit=30)
        assert (len(rest), end) == (5, None)
        detail = one_event.event_detail(s, cards[1].id)
        assert detail.reports[0].people
        one_event.related(s, cards[1].id)
        for g in (
            f,
            Filter(city=("安平市",)),
            Filter(from_=date(2023, 7, 5)),
            Filter(official=("叶知秋",)),
            Filter(tag=("调研",)),
            Filter(q="防汛"),
            Filter(official=("叶知秋",), role=("调研",)),
        ):
            found = facets.facets(
                s, g, ("tag", "section", "official", "city", "kind", "precision", "org", "place", "role")
            )
            assert found["tag"]
            assert counts.count_events(s, g)
            assert people.officials(s, g, limit=10)
            assert feeds.feed_window(s, g).uids
            assert list(feeds.stream_vevents(s, g))
            assert list(feeds.stream_events(s, g))
            assert tags.tags(s, g, 5)
            assert counts.day_counts(s, date(2023, 7, 1), date(2023, 7, 31), g)
            months.adjacent_months(s, 2023, 7, g)
            counts.newest_month(s, g)
        assert [c.slug for c in people.officials(s, f, q="yzq", limit=9)] == ["叶知秋"]
        o = people.official(s, "叶知秋")
        assert (o.entries, o.events, o.issues) == (2, 2, 1)
        rows, _ = timelines.appearances(s, "叶知秋", f, before=None)
        assert [r.event.start for r in rows] == [date(2023, 7, 6), date(2023, 7, 3)]
        assert search.search(s, "防汛", f).total == 1
        assert search.search(s, "汛", f).total == 1
        assert search.search(s, "無日期", f).total == 1
        assert search.search(s, "“防汛抗旱”", Filter(city=("安平市",))).total == 1
        [card] = bulletins.bulletins(s, f)
        assert len(bulletins.bulletin_detail(s, card.id).entries) == 7
        assert feeds.feed_ahead(s, f, date(2023, 8, 1)).uids
        assert len(feeds.year_window(s, 2023, f).uids) == 7
    with store.write() as s:
        assert remove_bulletin(s, card.id, now=LATER, render=render).removed == 8
    with store.session() as s:
        assert counts.count_events(s, f) == 0
        assert counts.month_counts(s, f) == {}
        assert people.officials(s, f, limit=10) == []


def test_what_a_later_bulletin_tells_of_a_person_reaches_the_texts_of_the_events_before_it(store):
    """Under another place's name posts of the first issue stand for somebody else once the second is in."""
    for file in sample()[:2]:
        ingest_file(store, file.read_bytes(), source=file.name, jurisdiction="甲山市", now=NOW)
    assert maintenance.check(store) == []
    with store.session() as s:
        [newest, _] = bulletins.bulletins(s, Filter())
    remove(store, newest.id, now=NOW)
    assert maintenance.check(store) == []


def test_a_timeline_of_a_few_days_in_a_city_holds_the_official_alone(store):
    with store.write() as s:
        store_bulletin(s, july(), now=NOW, render=render)
    few = Filter(city=("安平市",), from_=date(2023, 7, 1), to=date(2023, 7, 4))
    with store.session() as s:
        rows, _ = timelines.appearances(s, "叶知秋", few, before=None)
    assert [r.event.start for r in rows] == [date(2023, 7, 3)]
