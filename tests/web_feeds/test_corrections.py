"""An editor's decision moves exactly the events that it touches, and the addresses that it renames or withdraws."""

from datetime import date
from urllib.parse import quote

import pytest

from calendar_app.errors import MovedError
from calendar_app.maintenance import hide_person, list_corrections, merge_people, undo_correction
from calendar_app.model.filter import Filter
from calendar_app.web.feeds import moved
from tests.store.factory import LATER, bulletin, draft, entry, person, post
from tests.web_feeds.conftest import BASE, july, make_site
from tests.web_feeds.reading import events_of, vevents


@pytest.fixture
def site(tmp_path):
    namesake = person("沈一帆", post("县长", "宁川县政府", "宁川县", "县长", 2), roles=("调研",))
    august = bulletin(
        entry(1, "宁川县调研汛后重建", draft(date(2023, 8, 3)), people=(namesake,)),
        entry(2, "宁川县召开座谈会", draft(date(2023, 8, 9))),
        place="宁川县",
        period="2023-08",
        title="宁川县大事记 2023年8月",
    )
    made = make_site(tmp_path / "c.sqlite", july(), august)
    yield made
    made.store.close()


def changed(before, after):
    old, new = vevents(before), vevents(after)
    assert old.keys() == new.keys()
    return [uid for uid in old if old[uid] != new[uid]]


def test_hiding_a_person_changes_the_events_that_name_him_and_withdraws_his_feed(site):
    before = site.client.get("/calendar.ics")
    named = {str(event["UID"]) for event in events_of(site.client.get("/officials/鲁明.ics"))}
    assert site.client.get("/officials/鲁明.ics").status_code == 200
    hide_person(site.store, "鲁明", who="编辑", why="本人要求", now=LATER)
    after = site.client.get("/calendar.ics")
    assert set(changed(before, after)) == named
    for uid in named:
        text = vevents(after)[uid].replace("\r\n ", "")
        assert "SEQUENCE:1" in text
        assert "副市长 鲁明" not in text
    withdrawn = ["/officials/鲁明.ics", "/officials/鲁明.atom", "/calendar.ics?official=鲁明"]
    withdrawn += ["/calendar/all.ics?official=鲁明", "/api/v1/officials/鲁明"]
    for address in withdrawn:
        answer = site.client.get(address)
        assert answer.status_code == 410, address
        assert b"BEGIN:VCALENDAR" not in answer.data
    assert "鲁明" not in site.client.get("/people.json").text
    assert "鲁明" not in site.client.get("/api/v1/officials").text
    assert (
        site.client.get("/calendar.ics", headers={"If-Modified-Since": before.headers["Last-Modified"]}).status_code
        == 200
    )
    [correction] = list_corrections(site.store)
    undo_correction(site.store, correction.number, who="编辑", now=LATER)
    assert len(events_of(site.client.get("/officials/鲁明.ics"))) == len(named)


def test_a_merged_persons_feed_moves_for_ever(site):
    before = site.client.get("/calendar.ics")
    slugs = [card["slug"] for card in site.client.get("/api/v1/officials").json["items"] if card["name"] == "沈一帆"]
    keep, other = "沈一帆", next(slug for slug in slugs if slug != "沈一帆")
    assert len(events_of(site.client.get(f"/officials/{other}.ics"))) == 1
    merge_people(site.store, keep, other, who="编辑", why="同一人，调任", now=LATER)
    path = quote(keep)
    for address, target in (
        (f"/officials/{other}.ics?span=latest", f"/officials/{path}.ics"),
        (f"/officials/{other}.ics?span=ahead", f"/officials/{path}.ics?span=ahead"),
        (f"/calendar.ics?official={other}", f"/officials/{path}.ics"),
        (f"/calendar/2023.ics?official={other}", f"/calendar/2023.ics?official={path}"),
        (f"/calendar/all.csv?official={other}", f"/calendar/all.csv?official={path}"),
        (f"/officials/{other}.atom?tag=防汛", f"/calendar.atom?tag={quote('防汛')}&official={path}"),
        (f"/subscribe?official={other}&span=ahead", f"/subscribe?official={path}&span=ahead"),
        (f"/api/v1/officials/{other}", f"/api/v1/officials/{path}"),
    ):
        answer = site.client.get(address)
        assert answer.status_code == 301, address
        assert answer.headers["Location"].removeprefix(BASE) == target
    events = events_of(site.client.get(f"/officials/{keep}.ics"))
    assert [event.DTSTART for event in events] == [date(2023, 7, 6), date(2023, 7, 6), date(2023, 8, 3)]
    touched = changed(before, site.client.get("/calendar.ics"))
    assert set(touched) <= {str(event["UID"]) for event in events}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(("旧",), ("新",), id="alone"),
        pytest.param(("甲", "旧", "乙"), ("甲", "新", "乙"), id="among-others"),
        pytest.param(("旧", "新"), ("新",), id="both-names"),
        pytest.param((), ("新",), id="in-the-path"),
    ],
)
def test_a_moved_official_leaves_the_others_of_a_filter_in_their_places(named, expected):
    f = Filter(official=named, tag=("防汛",))
    assert moved(f, MovedError("", target="新", slug="旧")) == Filter(official=expected, tag=("防汛",))
