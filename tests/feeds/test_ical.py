"""VEVENTs and whole feeds, read back by icalendar, byte by byte where a client is known to care."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from calendar_app.feeds.ical import BASE_MARK, calendar_bytes, calendar_stream, render_vevent, with_base
from tests.feeds.factory import STAMP, feed_event

BASE = "https://calendar.example"
LINK = f"{BASE}/events/7c9e6679-7425-50de-944b-e07fc1f90ae7"


def calendar(*vevents: str, base_url: str | None = BASE) -> bytes:
    return calendar_bytes(
        vevents,
        name="临川市公报",
        description="据公报整理。",
        feed_uid="0b4f1a52-1f5b-5d4e-8f1e-2f9a0c6d7e11",
        base_url=base_url,
        source_path="/calendar.ics?tag=%E9%98%B2%E6%B1%9B",
        last_modified=STAMP,
        page_path="/agenda?tag=%E9%98%B2%E6%B1%9B",
    )


def read(raw: bytes) -> Calendar:
    """Parse strictly: icalendar keeps what it could not read in ``errors``."""
    parsed = Calendar.from_ical(raw)
    assert [component.errors for component in parsed.walk()] == [[] for _ in parsed.walk()]
    return parsed


def read_event(raw: bytes) -> Event:
    [event] = read(raw).events
    return event


def lines_of(raw: bytes) -> list[bytes]:
    assert raw.endswith(b"\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None
    return raw.split(b"\r\n")[:-1]


def test_an_event_says_all_that_was_printed():
    event = read_event(calendar(render_vevent(feed_event(sequence=3))))
    assert {name: event[name].to_ical().decode() for name in event if name != "DESCRIPTION"} == {
        "UID": "7c9e6679-7425-50de-944b-e07fc1f90ae7",
        "DTSTAMP": "20230801T093000Z",
        "CREATED": "20230801T093000Z",
        "LAST-MODIFIED": "20230801T093000Z",
        "SEQUENCE": "3",
        "DTSTART": "20230706",
        "DTEND": "20230707",
        "SUMMARY": "市长调研老旧小区改造",
        "TRANSP": "TRANSPARENT",
        "STATUS": "CONFIRMED",
        "CLASS": "PUBLIC",
        "LOCATION": "城东街道",
        "CATEGORIES": "城市建设,调研",
        "URL": LINK,
    }
    assert str(event["DESCRIPTION"]).split("\n") == [
        "原文：7月6日，市长到城东街道调研。",
        "人物：市长 沈一帆、副市长 鲁明",
        "出处：临川要情 2023年第7期，第 12 页",
        LINK,
    ]
    assert event["DTSTART"].params == {"VALUE": "DATE"}
    assert event["DTEND"].params == {"VALUE": "DATE"}


@pytest.mark.parametrize(
    ("changes", "summary", "status", "start", "end"),
    [
        pytest.param({}, "市长调研老旧小区改造", "CONFIRMED", "20230706", "20230707", id="day"),
        pytest.param(
            {"end": date(2023, 7, 9)}, "市长调研老旧小区改造", "CONFIRMED", "20230706", "20230710", id="range"
        ),
        pytest.param(
            {"start": date(2023, 12, 31), "end": date(2023, 12, 31)},
            "市长调研老旧小区改造",
            "CONFIRMED",
            "20231231",
            "20240101",
            id="year-end",
        ),
        pytest.param(
            {"kind": "planned"}, "预告：市长调研老旧小区改造", "TENTATIVE", "20230706", "20230707", id="planned"
        ),
        pytest.param(
            {"precision": "month", "start": date(2023, 7, 1), "end": date(2023, 7, 31)},
            "市长调研老旧小区改造（7月，日期未定）",
            "CONFIRMED",
            "20230701",
            "20230801",
            id="month",
        ),
        pytest.param(
            {"precision": "month", "kind": "planned", "start": date(2023, 9, 1), "end": date(2023, 10, 31)},
            "预告：市长调研老旧小区改造（9月至10月，日期未定）",
            "TENTATIVE",
            "20230901",
            "20231101",
            id="planned-months",
        ),
        pytest.param(
            {"start": date(2023, 7, 11), "end": date(2023, 7, 20), "edtf": "[2023-07-11..2023-07-20]"},
            "市长调研老旧小区改造（7月中旬，日期未定）",
            "CONFIRMED",
            "20230711",
            "20230721",
            id="once-within-a-third",
        ),
        pytest.param(
            {"start": date(2023, 2, 21), "end": date(2023, 2, 28), "edtf": "[2023-02-21..2023-02-28]"},
            "市长调研老旧小区改造（2月下旬，日期未定）",
            "CONFIRMED",
            "20230221",
            "20230301",
            id="once-within-the-last-third",
        ),
        pytest.param(
            {"start": date(2023, 7, 3), "end": date(2023, 7, 9), "edtf": "[2023-07-03..2023-07-09]"},
            "市长调研老旧小区改造（7月3日至7月9日，日期未定）",
            "CONFIRMED",
            "20230703",
            "20230710",
            id="once-within-a-week",
        ),
        pytest.param(
            {"start": date(2023, 7, 11), "end": date(2023, 7, 20), "edtf": "2023-07-11/2023-07-20"},
            "市长调研老旧小区改造",
            "CONFIRMED",
            "20230711",
            "20230721",
            id="lasted-a-third",
        ),
        pytest.param(
            {"precision": "year", "start": date(2023, 1, 1), "end": date(2023, 12, 31)},
            "市长调研老旧小区改造（2023年，日期未定）",
            "CONFIRMED",
            "20230101",
            "20240101",
            id="year",
        ),
        pytest.param(
            {"kind": "also", "summary": "7月6日晚，代表团回访"},
            "7月6日晚，代表团回访（载于《市长调研老旧小区改造》）",
            "CONFIRMED",
            "20230706",
            "20230707",
            id="also-with-its-entry",
        ),
        pytest.param(
            {"kind": "planned", "summary": "首批设备将于7月6日运抵"},
            "预告：首批设备将于7月6日运抵（载于《市长调研老旧小区改造》）",
            "TENTATIVE",
            "20230706",
            "20230707",
            id="planned-with-its-entry",
        ),
        pytest.param(
            {"kind": "recurring", "summary": "每周二、四开放", "title": "城东夜市开张"},
            "城东夜市开张 · 每周二、四开放",
            "CONFIRMED",
            "20230706",
            "20230707",
            id="schedule-behind-its-title",
        ),
        pytest.param(
            {"kind": "also", "summary": ""},
            "市长调研老旧小区改造",
            "CONFIRMED",
            "20230706",
            "20230707",
            id="title-alone",
        ),
        pytest.param(
            {"kind": "planned", "summary": "将" * 300, "title": "题" * 300},
            "预告：" + "将" * 130 + "…（载于《" + "题" * 59 + "…》）",
            "TENTATIVE",
            "20230706",
            "20230707",
            id="long-clause-and-title",
        ),
        pytest.param(
            {"time": "09:30"}, "市长调研老旧小区改造（9:30）", "CONFIRMED", "20230706", "20230707", id="clock-time"
        ),
        pytest.param(
            {"time": "09:00/11:00", "part": "上午"},
            "市长调研老旧小区改造（9:00—11:00）",
            "CONFIRMED",
            "20230706",
            "20230707",
            id="clock-interval",
        ),
    ],
)
def test_title_status_and_days(changes, summary, status, start, end):
    event = read_event(calendar(render_vevent(feed_event(**changes))))
    read_back = [
        str(event["SUMMARY"]),
        str(event["STATUS"]),
        *(event[k].to_ical().decode() for k in ("DTSTART", "DTEND")),
    ]
    assert read_back == [summary, status, start, end]


@pytest.mark.parametrize(
    ("rrule", "start", "end", "rule", "first"),
    [
        pytest.param(
            "FREQ=WEEKLY;BYDAY=MO,WE,FR,SU;UNTIL=20230831",
            date(2023, 7, 21),
            date(2023, 8, 31),
            "FREQ=WEEKLY;UNTIL=20230831;BYDAY=MO,WE,FR,SU",
            "20230721",
            id="flight",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20230831",
            date(2023, 7, 21),
            date(2023, 8, 31),
            "FREQ=WEEKLY;UNTIL=20230831;BYDAY=TU",
            "20230725",
            id="first-day-is-no-instance",
        ),
        pytest.param(
            "FREQ=DAILY;UNTIL=20230831T235959Z",
            date(2023, 8, 1),
            date(2023, 8, 31),
            "FREQ=DAILY;UNTIL=20230831",
            "20230801",
            id="bound-with-a-time",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=15",
            date(2023, 7, 1),
            date(2023, 12, 31),
            "FREQ=MONTHLY;UNTIL=20231231;BYMONTHDAY=15",
            "20230715",
            id="bound-of-the-series",
        ),
        pytest.param(
            "FREQ=WEEKLY;COUNT=4;BYDAY=SA",
            date(2023, 7, 1),
            date(2023, 7, 31),
            "FREQ=WEEKLY;COUNT=4;BYDAY=SA",
            "20230701",
            id="counted",
        ),
        pytest.param("FREQ=HOURLY", date(2023, 7, 1), date(2023, 7, 3), None, "20230701", id="hours"),
        pytest.param("every monday", date(2023, 7, 1), date(2023, 7, 3), None, "20230701", id="unreadable"),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20230702",
            date(2023, 7, 1),
            date(2023, 7, 2),
            None,
            "20230701",
            id="no-instance",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=ZZ", date(2023, 7, 1), date(2023, 7, 2), None, "20230701", id="no-such-weekday"
        ),
    ],
)
def test_rules_are_bounded_and_start_on_an_instance(rrule, start, end, rule, first):
    event = read_event(calendar(render_vevent(feed_event(kind="recurring", rrule=rrule, start=start, end=end))))
    assert event["DTSTART"].to_ical().decode() == first
    assert (event["RRULE"].to_ical().decode() if "RRULE" in event else None) == rule
    days = (event.DTEND - event.DTSTART).days
    assert days == (1 if rule else (end - start).days + 1)


@pytest.mark.parametrize("day", [date.min, date(651, 7, 1), date.max], ids=str)
def test_days_at_the_edges_of_the_calendar(day):
    event = read_event(calendar(render_vevent(feed_event(start=day, end=day))))
    assert event["DTSTART"].dt == day
    assert event.get("DTEND") is None if day == date.max else event["DTEND"].dt == day + timedelta(days=1)


def test_the_header_is_what_clients_read():
    parsed = read(calendar())
    assert {name: parsed[name].to_ical().decode() for name in parsed} == {
        "VERSION": "2.0",
        "PRODID": "-//calendar-app//Bulletin Events 1//ZH",
        "CALSCALE": "GREGORIAN",
        "X-WR-RELCALID": "0b4f1a52-1f5b-5d4e-8f1e-2f9a0c6d7e11",
        "NAME": "临川市公报",
        "X-WR-CALNAME": "临川市公报",
        "DESCRIPTION": "据公报整理。",
        "X-WR-CALDESC": "据公报整理。",
        "X-WR-TIMEZONE": "Asia/Shanghai",
        "REFRESH-INTERVAL": "PT12H",
        "X-PUBLISHED-TTL": "PT12H",
        "SOURCE": f"{BASE}/calendar.ics?tag=%E9%98%B2%E6%B1%9B",
        "URL": f"{BASE}/agenda?tag=%E9%98%B2%E6%B1%9B",
        "LAST-MODIFIED": "20230801T093000Z",
        "COLOR": "firebrick",
        "X-APPLE-CALENDAR-COLOR": "#B22222",
    }
    assert parsed["REFRESH-INTERVAL"].params == {"VALUE": "DURATION"}
    assert parsed["SOURCE"].params == {"VALUE": "URI"}
    [zone] = parsed.timezones
    assert zone.to_ical() == (
        b"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        b"TZNAME:CST\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def test_without_a_public_address_links_are_left_out_cleanly():
    raw = calendar(render_vevent(feed_event()), base_url=None)
    event = read_event(raw)
    assert "URL" not in event
    assert str(event["DESCRIPTION"]).endswith("第 12 页")
    assert b"/events/" not in raw
    assert BASE_MARK.encode() not in raw
    assert not {"SOURCE", "URL"} & set(read(raw))


@pytest.mark.parametrize("length", [8, 60, 70, 71, 72, 73, 74, 75, 76, 150, 300])
@pytest.mark.parametrize("quote_length", range(60, 90, 3))
def test_lines_keep_to_75_octets_whatever_the_public_address(length, quote_length):
    base = "https://" + "a" * length
    raw = calendar(render_vevent(feed_event(quote="字" * quote_length)), base_url=base)
    assert max(map(len, lines_of(raw))) <= 75
    event = read_event(raw)
    assert str(event["URL"]) == f"{base}/events/{event['UID']}"
    assert str(event["DESCRIPTION"]).split("\n")[-1] == f"{base}/events/{event['UID']}"


def test_the_mark_stands_twice_and_ends_a_folded_line():
    text = render_vevent(feed_event())
    assert re.findall(rf"[^\r\n]*{BASE_MARK}[^\r\n]*", text) == [f" \\n{BASE_MARK}", f" {BASE_MARK}"]
    assert render_vevent(feed_event(quote=f"a{BASE_MARK}b", summary=BASE_MARK + "x")).count(BASE_MARK) == 2


def test_stamps_are_utc_whatever_zone_they_come_in():
    eastern = datetime(2023, 8, 1, 17, 30, 0, 999, tzinfo=timezone(timedelta(hours=8)))
    naive = datetime(2023, 8, 1, 9, 30)
    texts = {render_vevent(feed_event(created=t, last_modified=t)) for t in (eastern, naive, STAMP)}
    assert len(texts) == 1
    late = read_event(calendar(render_vevent(feed_event(created=STAMP + timedelta(days=1)))))
    assert late["CREATED"].dt == late["LAST-MODIFIED"].dt == STAMP


def test_the_same_event_gives_the_same_bytes():
    assert render_vevent(feed_event()) == render_vevent(feed_event())
    assert calendar(render_vevent(feed_event())) == calendar(render_vevent(feed_event()))


def test_a_stream_joins_to_the_same_bytes():
    arguments = {
        "name": "n", "description": "d", "feed_uid": "u", "base_url": BASE, "source_path": "/calendar/all.ics",
        "last_modified": None, "page_path": "/",
    }  # fmt: skip
    vevents = [render_vevent(feed_event(uid=f"00000000-0000-5000-8000-{n:012}")) for n in range(1203)]
    pieces = list(calendar_stream(iter(vevents), **arguments))
    assert b"".join(pieces) == calendar_bytes(vevents, **arguments)
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 10
    assert len(read(b"".join(pieces)).events) == 1203


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('\x00\x0b\x1a\x7f\x85\u2028\u2029\u202e\ufeff\ufffd\ud800\udfff\r\n\\;,:"=\u200f🏳️‍🌈字'),
    ),
    max_size=300,
)
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]"
)


@given(HOSTILE, HOSTILE)
def test_hostile_text_reaches_no_client(text, other):
    event = feed_event(
        summary=text, title=other, quote=other, place=text, categories=(text, other), people=(other,), bulletin=text, note=other,
    )  # fmt: skip
    raw = calendar(render_vevent(event), render_vevent(feed_event(uid="b")))
    assert max(map(len, lines_of(raw))) <= 75
    assert all(line.strip() for line in lines_of(raw))
    assert FORBIDDEN.search(raw.decode()) is None
    hostile, sound = read(raw).events
    assert sound.to_ical() == read_event(calendar(render_vevent(feed_event(uid="b")))).to_ical()
    assert str(hostile["UID"]) == event.uid
    assert hostile["DTEND"].dt == date(2023, 7, 7)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        pytest.param("BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT", "BEGIN:VEVENT UID:x END:VEVENT", id="components"),
        pytest.param("路径 C:\\new\\Notes", "路径 C:＼new＼Notes", id="backslash-n"),
        pytest.param("前\u2028中\u2029后\x85完", "前 中 后 完", id="separators"),
        pytest.param("\ufeff甲\ufffd乙\x00丙\u202e丁", "甲乙丙丁", id="invisible"),
        pytest.param("<a href='x'>&nbsp;5<6&7", "＜a href='x'>＆nbsp;5<6&7", id="markup"),
        pytest.param('分号;逗号,冒号:"引号"', '分号;逗号,冒号:"引号"', id="escaped-once"),
        pytest.param("半\ud83d字", "半字", id="lone-surrogate"),
        pytest.param("长" * 10_000, "长" * 199 + "…", id="10,000-characters"),
    ],
)
def test_a_title_as_clients_see_it(printed, shown):
    assert str(read_event(calendar(render_vevent(feed_event(summary=printed, title=printed))))["SUMMARY"]) == shown


def test_a_description_stays_under_two_kilobytes_of_characters():
    long = feed_event(
        summary="长" * 10_000, title="题" * 10_000, quote="引" * 10_000, people=("市长 某某",) * 500, note="说" * 10_000
    )
    assert len(str(read_event(calendar(render_vevent(long)))["DESCRIPTION"])) < 2000


def test_with_base_takes_many_events_at_once():
    joined = render_vevent(feed_event(uid="a")) + render_vevent(feed_event(uid="b"))
    assert with_base(joined, BASE) == with_base(render_vevent(feed_event(uid="a")), BASE) + with_base(
        render_vevent(feed_event(uid="b")), BASE
    )
    assert with_base(joined, None).count("END:VEVENT\r\n") == 2


def test_naive_stamps_of_sqlite_are_utc():
    assert read_event(calendar(render_vevent(feed_event(last_modified=datetime(2024, 1, 1)))))[
        "DTSTAMP"
    ].dt == datetime(2024, 1, 1, tzinfo=UTC)
