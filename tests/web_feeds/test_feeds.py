"""Feeds over HTTP: what they hold, at which address, with which headers."""

import gzip
import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from calendar_app.config import Settings
from calendar_app.errors import ConfigError
from calendar_app.model.filter import Filter
from tests.store.factory import LATER, NOW
from tests.web_feeds.conftest import BASE, july, make_site
from tests.web_feeds.reading import events_of, titles

FLIGHT = "安平机场新增航线 · 航线每周一、三、五、日执飞"
FAIR = "预告：9月20日博览会开幕（载于《安平市筹备秋季博览会》）"
ALL_DATED = [
    "宁川县召开春耕会议",
    "宁川县举行龙舟赛",
    "安平市召开防汛工作会议",
    "安平市“百日行动”;动员,部署=1",
    "安平市筹备秋季博览会",
    "安平机场新增航线",
    "安平市文化节举行",
    FLIGHT,
    FAIR,
]


MONTH = "安平市推进老旧小区改造（7月，日期未定）"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/calendar.ics", ALL_DATED, id="all"),
        pytest.param("/calendar/2023.ics", ALL_DATED, id="year"),
        pytest.param("/calendar/all.ics", ALL_DATED, id="everything"),
        pytest.param("/calendar/2022.ics", [], id="a-year-without-events"),
        pytest.param("/calendar.ics?tag=防汛", [ALL_DATED[2], ALL_DATED[3]], id="tag"),
        pytest.param("/tags/防汛.ics", [ALL_DATED[2], ALL_DATED[3]], id="tag-short"),
        pytest.param("/officials/沈一帆.ics", [ALL_DATED[2], ALL_DATED[3]], id="official"),
        pytest.param("/officials/鲁明.ics?tag=文化", ["安平市文化节举行"], id="official-narrowed"),
        pytest.param("/organisations/市文化馆.ics", ["安平市文化节举行"], id="organisation"),
        pytest.param("/places/城东街道.ics", ["安平市召开防汛工作会议"], id="place"),
        pytest.param("/cities/宁川县.ics", ALL_DATED[:2], id="city"),
        pytest.param("/calendar.ics?precision=month", ["安平市推进老旧小区改造（7月，日期未定）"], id="months"),
        pytest.param("/calendar.ics?kind=planned&kind=recurring", ALL_DATED[-2:], id="kinds"),
        pytest.param("/calendar.ics?from=2023-07-21&to=2023-07-31", ALL_DATED[6:8], id="range"),
        pytest.param("/calendar.ics?tag=没有", [], id="nothing"),
    ],
)
def test_what_a_feed_holds(client, address, expected):
    assert sorted(titles(client.get(address))) == sorted(expected)


def test_events_stand_in_the_order_of_their_days(client):
    starts = [event.DTSTART for event in events_of(client.get("/calendar.ics"))]
    assert starts == sorted(starts)


def test_a_recurring_event_is_a_rule_and_a_planned_one_is_tentative(client):
    events = {str(event["SUMMARY"]): event for event in events_of(client.get("/calendar.ics"))}
    flight = events[FLIGHT]
    assert flight["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20230831;BYDAY=MO,WE,FR,SU"
    assert (date(2023, 7, 21), date(2023, 7, 22)) == (flight.DTSTART, flight.DTEND)
    assert events[FAIR]["STATUS"] == "TENTATIVE"
    assert {e["STATUS"] for e in events.values() if not e["SUMMARY"].startswith("预告")} == {"CONFIRMED"}


def days_of(event):
    """Every day on which a client shows the event, by dateutil."""
    length = (event.DTEND - event.DTSTART).days
    starts = [event.DTSTART]
    if "RRULE" in event:
        begun = datetime.combine(event.DTSTART, datetime.min.time())
        starts = [start.date() for start in rrulestr(event["RRULE"].to_ical().decode(), dtstart=begun)]
    return {start + timedelta(days=n) for start in starts for n in range(length)}


def test_clients_show_each_event_on_its_printed_days(client):
    shown = {str(event["SUMMARY"]): days_of(event) for event in events_of(client.get("/calendar.ics"))}
    july, august = date(2023, 7, 1), date(2023, 8, 31)
    flights = {
        d for n in range(62) if (d := july + timedelta(days=n)) >= date(2023, 7, 21) and d.weekday() in (0, 2, 4, 6)
    }
    assert max(flights) <= august
    assert shown[FLIGHT] == flights
    assert shown["安平市文化节举行"] == {date(2023, 7, 21), date(2023, 7, 22), date(2023, 7, 23)}
    assert shown["安平市召开防汛工作会议"] == {date(2023, 7, 6)}
    [month] = events_of(client.get("/calendar.ics?precision=month"))
    assert days_of(month) == {july + timedelta(days=n) for n in range(31)}


def test_no_private_person_reaches_a_feed(client):
    for form in ("ics", "atom", "json", "csv", "jsonl"):
        assert "周老师" not in client.get(f"/calendar.{form}").text.replace("\r\n ", "").replace("周老师参加", "")


@pytest.mark.parametrize(
    ("address", "content_type", "filename"),
    [
        ("/calendar.ics", "text/calendar; charset=utf-8", "calendar.ics"),
        ("/calendar.atom", "application/atom+xml; charset=utf-8", "calendar.atom"),
        ("/calendar.json", "application/feed+json; charset=utf-8", "calendar.json"),
        ("/calendar.csv", "text/csv; charset=utf-8; header=present", "calendar.csv"),
        ("/calendar.jsonl", "application/jsonl; charset=utf-8", "calendar.jsonl"),
        ("/calendar/all.csv", "text/csv; charset=utf-8; header=present", "calendar-all.csv"),
        ("/calendar/2023.ics", "text/calendar; charset=utf-8", "calendar-2023.ics"),
    ],
)
def test_headers_of_each_form(client, address, content_type, filename):
    answer = client.get(address)
    headers = answer.headers
    assert (answer.status_code, headers["Content-Type"]) == (200, content_type)
    assert headers["Content-Disposition"] == f'inline; filename="{filename}"'
    assert headers["Cache-Control"] == "public, max-age=3600"
    assert "Set-Cookie" not in headers
    assert "Accept-Encoding" in headers["Vary"]
    tag = headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == answer.data
    assert packed.headers["ETag"] != tag
    head = client.head(address)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", tag)


def test_no_byte_depends_on_the_host(client):
    one = client.get("/calendar.ics", headers={"Host": "evil.example"})
    two = client.get("/calendar.ics")
    assert one.data == two.data
    assert one.headers["ETag"] == two.headers["ETag"]
    assert b"evil.example" not in one.data
    assert f"{BASE}/events/" in two.text.replace("\r\n ", "")


def test_pages_of_other_sites_may_ask_whether_a_feed_has_changed(client):
    asked = client.options("/calendar.ics", headers={"Origin": "https://other.example"})
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert client.get("/calendar.ics?from=soon").headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_feeds_are_read_only(client, method):
    answer = client.open("/calendar.ics", method=method)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/calendar.ics?from=yesterday", 400),
        ("/calendar.ics?kind=rumour", 400),
        ("/calendar.ics?span=all", 400),
        ("/tags/甲.ics?tag=乙", 400),
        ("/calendar.xml", 404),
        ("/calendar/23.ics", 404),
        ("/calendar/all.atom", 404),
        ("/calendar/all.ics?official=查无此人", 404),
        ("/calendar/2023.csv?official=查无此人", 404),
        ("/officials/查无此人.ics", 404),
    ],
)
def test_what_is_refused(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert b"BEGIN:VCALENDAR" not in answer.data


def test_two_addresses_of_one_channel_give_the_same_bytes(client):
    assert client.get("/officials/沈一帆.ics").data == client.get("/calendar.ics?official=沈一帆").data
    assert client.get("/calendar.ics?tag=文化&tag=防汛").data != client.get("/calendar.ics?tag=文化").data


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("precision=month", [MONTH], id="month"),
        pytest.param("precision=day&precision=month", [*ALL_DATED, MONTH], id="days-and-months"),
        pytest.param("precision=month&kind=main", [MONTH], id="month-and-kind"),
        pytest.param("precision=month&kind=planned", [], id="month-and-another-kind"),
        pytest.param("precision=day&precision=month&kind=planned", [FAIR], id="all-precisions-and-kind"),
        pytest.param("precision=day&precision=month&role=主持", [ALL_DATED[2], ALL_DATED[3]], id="role"),
        pytest.param("role=出席&official=鲁明&kind=main", [ALL_DATED[2], "安平市文化节举行"], id="role-of-an-official"),
        pytest.param("role=主持&official=鲁明", [], id="role-of-another"),
        pytest.param("precision=month&role=主持&kind=main", [], id="all-three"),
    ],
)
def test_precision_kind_and_role_narrow_each_other(client, query, expected):
    assert sorted(titles(client.get(f"/calendar.ics?{query}"))) == sorted(expected)
    lines = client.get(f"/calendar.jsonl?{query}").text.splitlines()
    assert len(lines) == len(expected)


def test_every_form_holds_the_same_events(client):
    calendar = [str(event["UID"]) for event in events_of(client.get("/calendar.ics"))]
    lines = [json.loads(line)["uid"] for line in client.get("/calendar.jsonl").text.splitlines()]
    items = [item["_event"]["uid"] for item in client.get("/calendar.json").json["items"]]
    assert calendar == lines == items
    assert client.get("/calendar.csv").text.count("\r\n") == len(calendar) + 1
    assert client.get("/calendar.atom").text.count("<entry>") == len(calendar)


def test_ahead_holds_what_is_announced_and_not_yet_past(site, monkeypatch):
    import calendar_app.web.feeds as module

    class Clock(module.datetime):
        today_is = date(2023, 8, 1)

        @classmethod
        def now(cls, tz=None):
            return cls(cls.today_is.year, cls.today_is.month, cls.today_is.day, 12, tzinfo=tz)

    monkeypatch.setattr(module, "datetime", Clock)
    assert titles(site.client.get("/calendar.ics?span=ahead")) == [
        FLIGHT,
        FAIR,
    ]
    Clock.today_is = date(2023, 9, 20)
    assert titles(site.client.get("/calendar.ics?span=ahead")) == [FAIR]
    Clock.today_is = date(2023, 9, 21)
    assert titles(site.client.get("/calendar.ics?span=ahead")) == []


def test_without_a_public_address_feeds_have_no_links(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july(), base_url=None)
    text = site.client.get("/calendar.ics").text
    assert "http" not in text
    assert "URL" not in text
    assert len(events_of(site.client.get("/calendar.ics"))) == 7
    site.store.close()


def test_a_csv_for_excel_differs_by_its_mark_alone(client):
    plain, marked = client.get("/tags/防汛.csv"), client.get("/tags/防汛.csv?excel=1")
    assert marked.data == b"\xef\xbb\xbf" + plain.data
    assert marked.headers["ETag"] != plain.headers["ETag"]
    assert client.get("/tags/防汛.ics?excel=1").data == client.get("/tags/防汛.ics").data


def test_values_in_the_path_are_held_to_the_same_rules(client):
    assert client.get(f"/tags/{'长' * 201}.ics").status_code == 400
    assert client.get("/tags/防汛.ics?tag=防汛").data == client.get("/tags/防汛.ics").data
    assert client.get("/tags/ 防汛 .ics").data == client.get("/tags/防汛.ics").data


@pytest.mark.parametrize(
    "base",
    [
        "https://公报.example",
        "https://a.example/x y",
        "https://a.example/\r\nX:1",
        'https://a.example/"',
        "https://a<b>.example",
    ],
)
def test_a_public_address_that_would_break_feeds_is_refused(base):
    with pytest.raises(ConfigError, match="CALENDAR_APP_BASE_URL"):
        Settings.from_env({}, base_url=base)
    assert (
        Settings.from_env({}, base_url="https://xn--a.example:8443/%E5%85%AC/").base_url
        == "https://xn--a.example:8443/%E5%85%AC"
    )


def test_filters_are_canonical(client):
    one = client.get("/calendar.ics?tag=%E9%98%B2%E6%B1%9B&tag=&q=")
    assert one.data == client.get("/tags/防汛.ics").data
    assert replace(Filter(), tag=("防汛",)) == Filter(tag=("防汛",))
    assert NOW < LATER
