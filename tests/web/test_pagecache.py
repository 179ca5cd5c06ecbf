"""Pages are rendered once for each state of the database, and shown even when it is away."""

import gzip
from contextlib import contextmanager
from datetime import date

import pytest

from calendar_app.config import Settings
from calendar_app.errors import StoreUnavailableError
from calendar_app.feeds.ical import render_vevent
from calendar_app.store.database.session import open_store
from calendar_app.store.writer import store_bulletin
from calendar_app.web.app import build_app
from calendar_app.web.serving.pagecache import Kept, PageCache
from tests.store.factory import bulletin, draft, entry
from tests.web.conftest import NOW


def told(*titles):
    return bulletin(*(entry(n, title, draft(date(2023, 7, n))) for n, title in enumerate(titles, 1)))


@pytest.fixture
def store(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/p.sqlite", create=True)
    write(store, "全市防汛会议召开")
    yield store
    store.close()


def write(store, *titles):
    with store.write() as session:
        store_bulletin(session, told(*titles), now=NOW, render=render_vevent)


@pytest.fixture
def client(store):
    return build_app(Settings("sqlite://"), store=store).test_client(use_cookies=False)


def test_a_page_is_rendered_once(client, store, monkeypatch):
    first = client.get("/calendar/2023/07")

    @contextmanager
    def no_session():
        raise AssertionError("the view ran again")
        yield

    monkeypatch.setattr(type(store), "session", lambda _self: no_session())
    again = client.get("/calendar/2023/07")
    assert again.data == first.data
    assert dict(again.headers) == dict(first.headers)
    assert client.get("/calendar/2023/07", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_change_of_the_database_is_seen_at_once(client, store):
    assert "春耕" not in client.get("/calendar/2023/07").get_data(as_text=True)
    write(store, "全市防汛会议召开", "全市春耕会议召开")
    assert "春耕" in client.get("/calendar/2023/07").get_data(as_text=True)


def test_parts_and_packed_pages_are_kept_apart(client):
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    whole = client.get("/agenda")
    assert "<html" not in client.get("/agenda", headers=part).get_data(as_text=True)
    assert client.get("/agenda").data == whole.data
    packed = client.get("/agenda", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == whole.data
    assert packed.headers["ETag"] != whole.headers["ETag"]
    assert client.get("/agenda", headers={"Accept-Encoding": "gzip;q=0"}).data == whole.data
    vary = set(whole.headers["Vary"].replace(" ", "").split(","))
    assert vary == {"HX-Request", "HX-Request-Type", "Accept-Encoding"}


def test_the_last_good_page_is_shown_when_the_database_is_away(client, store, monkeypatch):
    good = client.get("/calendar/2023/07")

    def away(*_args):
        raise StoreUnavailableError("locked")

    monkeypatch.setattr(type(store), "revision", away)
    assert client.get("/calendar/2023/07").data == good.data
    assert client.get("/calendar/2023/08").status_code == 503, "nothing is made up for what was never seen"


def test_errors_are_not_kept(client):
    assert client.get("/officials/无此人").status_code == 404
    assert client.get("/?from=x").status_code == 400
    assert len(client.application.extensions["pages"]._entries) == 0


def test_the_least_used_page_goes_first():
    cache = PageCache(limit=10)

    def key(name):
        return (name, b"", False, False)

    for name in "ab":
        cache.put(key(name), Kept("1", b"12345", False, ()))
    cache.get(key("a"))
    cache.put(key("c"), Kept("1", b"12345", False, ()))
    assert (cache.get(key("a")) is None, cache.get(key("b")) is None, cache.get(key("c")) is None) == (
        False,
        True,
        False,
    )
    cache.put(key("d"), Kept("1", b"x" * 11, False, ()))
    assert cache.get(key("d")) is None
    cache.clear()
    assert cache.get(key("a")) is None
