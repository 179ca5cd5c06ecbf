"""Feeds over time: what moves when bulletins are corrected or taken out, and what leaves a feed that is full."""

from datetime import UTC, date, datetime, timedelta

import pytest

from calendar_app.feeds.ical import render_vevent
from calendar_app.maintenance import check
from calendar_app.store.writer import remove_bulletin
from tests.store.factory import LATER, NOW, bulletin, draft, entry
from tests.web_feeds.conftest import july, june, make_site, put
from tests.web_feeds.reading import events_of, vevents


def test_only_what_changed_changes(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july(), june())
    before = site.client.get("/calendar.ics")
    put(site.store, july(), LATER)
    same = site.client.get("/calendar.ics")
    assert (same.data, same.headers["ETag"], same.headers["Last-Modified"]) == (
        before.data, before.headers["ETag"], before.headers["Last-Modified"],
    )  # fmt: skip
    put(site.store, july(mayor_day=7), LATER)
    after = site.client.get("/calendar.ics")
    assert after.headers["ETag"] != before.headers["ETag"]
    assert site.client.get("/calendar.ics", headers={"If-None-Match": before.headers["ETag"]}).status_code == 200
    since = {"If-Modified-Since": before.headers["Last-Modified"]}
    assert site.client.get("/calendar.ics", headers=since).status_code == 200
    old, new = vevents(before), vevents(after)
    assert old.keys() == new.keys()
    [uid] = [uid for uid in old if old[uid] != new[uid]]
    assert "DTSTART;VALUE=DATE:20230707" in new[uid]
    assert "SEQUENCE:1" in new[uid]
    assert "LAST-MODIFIED:20240203T040506Z" in new[uid]
    assert "CREATED:20240102T030405Z" in new[uid]
    site.store.close()


def test_a_change_within_the_same_second_still_carries_a_later_stamp(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july())
    before = vevents(site.client.get("/calendar.ics"))
    put(site.store, july(mayor_day=7), NOW)
    after = vevents(site.client.get("/calendar.ics"))
    [uid] = [uid for uid in before if before[uid] != after[uid]]
    assert "LAST-MODIFIED:20240102T030405Z" in before[uid]
    assert "LAST-MODIFIED:20240102T030406Z" in after[uid]
    assert "DTSTAMP:20240102T030406Z" in after[uid]
    site.store.close()


def test_an_event_that_comes_back_in_the_same_second_carries_a_later_stamp(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july())
    before = vevents(site.client.get("/calendar.ics"))
    [bulletin] = site.client.get("/api/v1/bulletins").json["items"]
    with site.store.write() as session:
        remove_bulletin(
            session, bulletin["id"], now=NOW - timedelta(hours=1), render=render_vevent
        )  # the clock was set back
    put(site.store, july(), NOW)
    after = vevents(site.client.get("/calendar.ics"))
    assert before.keys() == after.keys()
    for text in after.values():
        assert {"SEQUENCE:1", "CREATED:20240102T030405Z", "LAST-MODIFIED:20240102T030406Z"} <= set(text.split("\r\n"))
    assert check(site.store) == []
    site.store.close()


@pytest.mark.parametrize("address", ["/calendar.ics", "/calendar/all.ics", "/people.json"])
def test_who_compares_dates_hears_of_two_changes_in_one_second(tmp_path, address):
    moment = datetime.now(UTC) + timedelta(minutes=1)  # so that its second is not over when the feed is asked for
    site = make_site(tmp_path / "c.sqlite")
    put(site.store, june(), moment)
    first = site.client.get(address)
    put(site.store, july(), moment)
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert site.client.get(address, headers=since).status_code == 200
    site.store.close()


def test_events_of_a_removed_bulletin_leave(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july(), june())
    before = site.client.get("/calendar.ics")
    uid = events_of(site.client.get("/cities/宁川县.ics"))[0]["UID"]
    [bulletin] = [b for b in site.client.get("/api/v1/bulletins").json["items"] if b["city"] == "宁川县"]
    with site.store.write() as session:
        remove_bulletin(session, bulletin["id"], now=LATER, render=render_vevent)
    after = site.client.get("/calendar.ics")
    assert len(events_of(after)) == len(events_of(before)) - 2
    since = {"If-Modified-Since": before.headers["Last-Modified"]}
    assert site.client.get("/calendar.ics", headers=since).status_code == 200
    assert site.client.get(f"/api/v1/events/{uid}").status_code == 410
    assert site.client.get("/officials/高远.ics").status_code == 410
    site.store.close()


def test_a_rebuilt_database_gives_the_same_bytes(tmp_path):
    one, two = (make_site(tmp_path / name, july(), june()) for name in ("a.sqlite", "b.sqlite"))
    for address in ("/calendar.ics", "/calendar/all.ics", "/calendar.csv", "/calendar.atom", "/people.json"):
        assert one.client.get(address).data == two.client.get(address).data
    assert one.client.get("/calendar.ics").headers["ETag"] == two.client.get("/calendar.ics").headers["ETag"]
    one.store.close()
    two.store.close()


def test_the_living_feed_holds_whole_months_up_to_its_limit(tmp_path):
    issues = [
        bulletin(
            *(entry(n, f"安平市第{month}月第{n}号事", draft(date(2023, month, 1) + timedelta(days=n % 28))) for n in range(1, 401)),
            period=f"2023-{month:02}",
            title=f"安平市要情 2023年{month}月",
        )
        for month in (1, 2, 3)
    ]  # fmt: skip
    site = make_site(tmp_path / "c.sqlite", *issues)
    events = events_of(site.client.get("/calendar.ics"))
    assert {event.DTSTART.month for event in events} == {2, 3}
    assert len(events) == 800
    assert len(events_of(site.client.get("/calendar/2023.ics"))) == 1200
    assert len(site.client.get("/calendar.ics").data) < 1_000_000
    site.store.close()


def test_a_living_feed_stays_under_what_google_reads(tmp_path):
    long = "；".join("临川市城东街道老旧小区改造现场推进会暨防汛工作部署会" for _ in range(40))
    issues = [
        bulletin(
            *(
                entry(
                    n,
                    f"{month}月第{n}号" + "长题" * 90,
                    draft(date(2023, month, 1 + n % 28)),
                    body=f"{month}月{n}日，{long}。",
                )
                for n in range(1, 101)
            ),
            period=f"2023-{month:02}",
            title=f"安平市要情 2023年{month}月",
        )
        for month in range(1, 9)
    ]
    site = make_site(tmp_path / "c.sqlite", *issues)
    answer = site.client.get("/calendar.ics")
    months = {event.DTSTART.month for event in events_of(answer)}
    assert 700_000 < len(answer.data) < 1_000_000
    assert months == set(range(min(months), 9))
    assert len(events_of(answer)) == 100 * len(months) < 800
    site.store.close()
