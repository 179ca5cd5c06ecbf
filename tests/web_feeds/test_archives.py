"""The archive of a year: the same bytes whether it is made in memory or, being large, streamed."""

import gzip
import tracemalloc
from datetime import date, timedelta

import pytest

from calendar_app.errors import StoreUnavailableError
from calendar_app.web import feeds
from tests.store.factory import LATER, bulletin, draft, entry
from tests.web_feeds.conftest import july, june, make_site, put
from tests.web_feeds.reading import events_of


def issue(year: int, *numbers: int, word: str = "事") -> object:
    entries = (entry(n, f"安平市第{n}号{word}", draft(date(year, 1, 1) + timedelta(days=n % 300))) for n in numbers)
    return bulletin(*entries, period=f"{year}-01", title=f"安平市要情 {year}年1月")


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = make_site(tmp_path / "a.sqlite", july(), june(), issue(2022, 1, 2, 3))
    monkeypatch.setattr(feeds, "WHOLE", 2)
    yield made
    made.store.close()


ADDRESSES = [
    "/calendar/2023.ics",
    "/calendar/2023.csv",
    "/calendar/2023.csv?excel=1",
    "/calendar/2023.jsonl",
    "/calendar/2023.ics?precision=day&precision=month",
    "/calendar/2023.ics?tag=防汛&tag=文化",
    "/calendar/2022.ics?city=安平市",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_streamed_year_is_the_one_made_in_memory(site, monkeypatch, address):
    streamed = site.client.get(address)
    monkeypatch.setattr(feeds, "WHOLE", 5000)
    whole = site.client.get(address)
    assert whole.content_length is not None
    assert streamed.content_length is None
    assert streamed.data == whole.data
    assert streamed.headers["Last-Modified"]
    assert streamed.headers["Content-Disposition"] == whole.headers["Content-Disposition"]


def test_a_streamed_year_is_asked_for_conditionally_and_packed(site):
    first = site.client.get("/calendar/2023.ics")
    again = site.client.get("/calendar/2023.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    by_date = site.client.get("/calendar/2023.ics", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert by_date.status_code == 304
    packed = site.client.get("/calendar/2023.ics", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == first.data
    assert packed.headers["ETag"] != first.headers["ETag"]
    assert site.client.head("/calendar/2023.ics").headers["ETag"] == first.headers["ETag"]


def test_its_tag_moves_with_its_own_events_alone(site):
    before = {year: site.client.get(f"/calendar/{year}.ics").headers["ETag"] for year in (2022, 2023)}
    put(site.store, issue(2022, 1, 2, 3, 4), LATER)
    after = {year: site.client.get(f"/calendar/{year}.ics") for year in (2022, 2023)}
    assert after[2023].headers["ETag"] == before[2023]
    assert after[2022].headers["ETag"] != before[2022]
    assert len(events_of(after[2022])) == 4


def test_who_compares_dates_hears_of_an_event_that_leaves_it(site):
    put(site.store, issue(2022, 1, 2, 3, 4), LATER)
    before = site.client.get("/calendar/2022.ics")
    put(site.store, issue(2022, 1, 2, 3), LATER + timedelta(hours=1))
    since = {"If-Modified-Since": before.headers["Last-Modified"]}
    assert site.client.get("/calendar/2022.ics", headers=since).status_code == 200


def test_a_renamed_a_withdrawn_and_an_unknown_official_are_told_before_the_body(site):
    assert site.client.get("/calendar/2023.ics?official=nobody").status_code == 404


def test_when_the_database_is_away_what_is_kept_is_served(site, monkeypatch):
    def away(*_arguments, **_names):
        raise StoreUnavailableError("locked")

    kept = site.client.get("/calendar/2021.ics")
    monkeypatch.setattr(site.store, "session", away)
    monkeypatch.setattr(site.store, "revision", away)
    assert site.client.get("/calendar/2021.ics").data == kept.data
    assert site.client.get("/calendar/2023.ics").status_code == 503


def test_memory_does_not_grow_with_the_year(tmp_path, monkeypatch):
    site = make_site(tmp_path / "b.sqlite", issue(2022, *range(1, 3001), word="长题" * 60))
    monkeypatch.setattr(feeds, "WHOLE", 2)
    site.client.get("/calendar/2021.ics")  # what is loaded once

    def peak(year: int) -> int:
        tracemalloc.start()
        size = sum(len(piece) for piece in site.client.get(f"/calendar/{year}.ics", buffered=False).response)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert size > 2_000_000
        return most

    assert peak(2022) < 1_500_000, "the whole is three megabytes, twice while it is joined"
    site.store.close()
