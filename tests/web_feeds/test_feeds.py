"""Feeds over HTTP: what they hold, at which address, with which headers; and what happens when they change."""

import gzip
import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from calendar_app.config import Settings
from calendar_app.errors import ConfigError, StoreUnavailableError
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.filter import Filter
from calendar_app.publish import export_bytes
from calendar_app.store.writer import remove_bulletin
from tests.store.factory import LATER, NOW, bulletin, draft, entry
from tests.web_feeds.conftest import BASE, july, june, make_site, put


def events_of(answer):
    assert answer.status_code == 200, answer.data[:200]
    parsed = Calendar.from_ical(answer.data)
    assert [component.errors for component in parsed.walk()] == [[] for _ in parsed.walk()]
    return parsed.events


def titles(answer):
    return [str(event["SUMMARY"]) for event in events_of(answer)]


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
    ("f", "span", "address"),
    [
        pytest.param(Filter(), "latest", "/calendar.{}", id="all"),
        pytest.param(Filter(official=("沈一帆",)), "latest", "/officials/沈一帆.{}", id="official"),
        pytest.param(
            Filter(official=("沈一帆", "鲁明")),
            "latest",
            "/calendar.{}?official=沈一帆&official=鲁明",
            id="two-officials",
        ),
        pytest.param(Filter(q="防汛"), "latest", "/calendar.{}?q=防汛", id="words"),
        pytest.param(
            Filter(kind=("planned",), precision=("day", "month")),
            "latest",
            "/calendar.{}?kind=planned&precision=day&precision=month",
            id="kind-and-precision",
        ),
        pytest.param(
            Filter(from_=date(2023, 7, 6), to=date(2023, 7, 20), city=("安平市",)),
            "latest",
            "/calendar.{}?from=2023-07-06&to=2023-07-20&city=安平市",
            id="range-in-a-city",
        ),
        pytest.param(Filter(tag=("文化",)), "2023", "/calendar/2023.{}?tag=文化", id="year"),
        pytest.param(Filter(place=("没有",)), "latest", "/places/没有.{}", id="nothing"),
    ],
)
@pytest.mark.parametrize("form", ["ics", "atom", "json", "csv", "jsonl"])
def test_export_gives_the_same_bytes(site, client, form, f, span, address):
    exported = b"".join(export_bytes(site.store, Settings(database_url="", base_url=BASE), form, f, span=span))
    served = client.get(address.format(form))
    assert served.status_code == 200
    assert exported == served.data


@pytest.mark.parametrize(
    ("f", "query"),
    [
        pytest.param(Filter(), "", id="everything"),
        pytest.param(Filter(official=("鲁明",), role=("出席",)), "?official=鲁明&role=出席", id="narrowed"),
        pytest.param(Filter(precision=("day", "month")), "?precision=day&precision=month", id="months-as-well"),
    ],
)
@pytest.mark.parametrize("form", ["ics", "csv", "jsonl"])
def test_export_of_everything_gives_the_same_bytes(site, client, form, f, query):
    exported = b"".join(export_bytes(site.store, Settings(database_url="", base_url=BASE), form, f, span="all"))
    assert exported == client.get(f"/calendar/all.{form}{query}").data


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


def vevents(answer):
    text = answer.text
    return {part.split("\r\nUID:")[1].split("\r\n")[0]: part for part in text.split("BEGIN:VEVENT")[1:]}


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


def test_a_failing_database_never_gives_an_empty_calendar(tmp_path, monkeypatch):
    site = make_site(tmp_path / "c.sqlite", july())
    good = site.client.get("/calendar.ics")

    def away():
        raise StoreUnavailableError("the database is away")

    for name in ("session", "revision"):
        monkeypatch.setattr(site.store, name, away)
    again = site.client.get("/calendar.ics")
    assert (again.status_code, again.data, again.headers["ETag"]) == (200, good.data, good.headers["ETag"])
    never_asked = site.client.get("/tags/防汛.ics")
    assert never_asked.status_code == 503
    assert b"BEGIN:VCALENDAR" not in never_asked.data
    assert never_asked.headers["Retry-After"]
    assert never_asked.headers["Cache-Control"] == "no-store"
    site.store.close()


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


def test_hostile_text_of_a_bulletin_reaches_no_client(tmp_path):
    hostile = [
        "BEGIN:VEVENT\r\nUID:x",
        "a\x0bb\u2028c\u202ed\u200fe",
        "=HYPERLINK(1)",
        "<script>alert(1)</script>",
        "长" * 10_000,
        "\\n\\N\\;",
    ]
    issue = bulletin(*(entry(n, text, draft(date(2023, 7, n)), tags=(text[:50],)) for n, text in enumerate(hostile, 1)))
    site = make_site(tmp_path / "c.sqlite", issue)
    events = events_of(site.client.get("/calendar.ics"))
    assert [event.DTSTART.day for event in events] == [1, 2, 3, 4, 5, 6]
    for form in ("ics", "atom", "json", "csv", "jsonl"):
        text = site.client.get(f"/calendar.{form}").text
        assert not set(text) & set("\x00\x0b\x0c\x1a\u2028\u2029\u202e\u200f\ufeff\x85")
        assert text.count("BEGIN:VEVENT\r\n") == (6 if form == "ics" else 0)
    assert "\r\n=" not in site.client.get("/calendar.csv").text
    site.store.close()


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
