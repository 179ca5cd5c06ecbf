"""A database that fails, in every form: the last good bytes or 503, and never a calendar that looks empty or whole."""

import pytest

from calendar_app.errors import StoreUnavailableError
from tests.web_feeds.conftest import july, make_site

KEPT = ("/calendar.ics", "/calendar.atom", "/calendar.json", "/calendar.csv", "/calendar.jsonl", "/calendar/2023.ics", "/officials/沈一帆.ics",
        "/calendar.ics?span=ahead", "/people.json", "/api/v1/events", "/api/v1/search?q=防汛")  # fmt: skip
STREAMED = ("/calendar/all.ics", "/calendar/all.csv", "/calendar/all.jsonl")


@pytest.fixture
def site(tmp_path):
    made = make_site(tmp_path / "c.sqlite", july())
    yield made
    made.store.close()


def fail(site, monkeypatch, after=0):
    """From now on the database is away; sessions begin to fail after so many more."""
    real, left = site.store.session, [after]

    def away(*_):
        if left[0]:
            left[0] -= 1
            return real()
        raise StoreUnavailableError("the database is away")

    monkeypatch.setattr(site.store, "session", away)
    monkeypatch.setattr(site.store, "revision", away if not after else lambda: "0")


@pytest.mark.parametrize("address", KEPT)
def test_what_was_served_before_is_served_again(site, monkeypatch, address):
    good = site.client.get(address)
    fail(site, monkeypatch)
    again = site.client.get(address)
    assert (good.status_code, again.status_code, again.data) == (200, 200, good.data)
    assert again.headers["ETag"] == good.headers["ETag"]
    assert site.client.get(address, headers={"If-None-Match": good.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", [*KEPT, *STREAMED])
def test_what_was_never_served_is_503(site, monkeypatch, address, method):
    fail(site, monkeypatch)
    answer = site.client.open(address, method=method)
    assert (answer.status_code, answer.headers["Retry-After"], answer.headers["Cache-Control"]) == (
        503,
        "10",
        "no-store",
    )
    assert b"VCALENDAR" not in answer.data
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("address", STREAMED)
def test_a_stream_that_breaks_off_has_no_end(site, monkeypatch, address):
    fail(site, monkeypatch, after=1)  # the headers are out when the second session fails
    with pytest.raises(StoreUnavailableError):
        site.client.get(address)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND", "REPORT"])
@pytest.mark.parametrize(
    "address", ["/tags/防汛.atom", "/calendar/2023.csv", "/calendar/all.ics", "/people.json", "/api/v1/events"]
)
def test_nothing_is_taken(site, address, method):
    answer = site.client.open(address, method=method)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))
    assert "Set-Cookie" not in answer.headers
