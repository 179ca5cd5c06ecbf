"""Atom, JSON Feed, CSV and JSON Lines: valid, safe, and saying the same as the calendar."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from calendar_app.feeds.atom import atom_bytes
from calendar_app.feeds.ical import calendar_bytes, render_vevent
from calendar_app.feeds.tabular import FIELDS, csv_stream, json_bytes, jsonl_stream
from tests.feeds.factory import STAMP, feed_event

BASE = "https://calendar.example"
ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = {"name": "临川市公报", "description": "据公报整理。", "source_path": "/calendar.atom", "page_path": "/"}
EVENTS = [
    feed_event(uid="00000000-0000-5000-8000-000000000001"),
    feed_event(
        uid="00000000-0000-5000-8000-000000000002", kind="planned", last_modified=STAMP + timedelta(days=2), page=None
    ),
    feed_event(
        uid="00000000-0000-5000-8000-000000000003", start=date(2023, 7, 8), end=date(2023, 7, 9), summary="庙会"
    ),
]


def atom(events=EVENTS, base_url=BASE):
    return atom_bytes(events, **NAMES, feed_uid="0b4f1a52", base_url=base_url, last_modified=STAMP + timedelta(days=2))


def check_atom(raw):
    """The musts of RFC 4287 4.1.1 and 4.1.2, as the W3C validator words them."""
    feed = etree.fromstring(raw)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert re.match(r"urn:uuid:", element.findtext(f"{ATOM}id"))
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo is not None
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        assert all(link.get("href").isascii() for link in element.findall(f"{ATOM}link"))
    assert feed.findall(f"{ATOM}author")
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.find(f"{ATOM}content") is not None
    return feed


def test_atom_lists_the_newest_change_first():
    feed = check_atom(atom())
    entries = [(e.findtext(f"{ATOM}id")[-1], e.findtext(f"{ATOM}title")) for e in feed.findall(f"{ATOM}entry")]
    assert entries == [("2", "预告：市长调研老旧小区改造"), ("1", "市长调研老旧小区改造"), ("3", "庙会")]
    assert [link.attrib for link in feed.findall(f"{ATOM}link")] == [
        {"rel": "self", "href": f"{BASE}/calendar.atom", "type": "application/atom+xml"},
        {"rel": "alternate", "href": f"{BASE}/", "type": "text/html"},
    ]
    assert feed.findtext(f"{ATOM}entry/{ATOM}content").startswith("2023-07-06\n原文：")


def test_atom_without_events_or_address_is_valid():
    feed = check_atom(
        atom_bytes([], **NAMES, feed_uid="0b4f1a52", base_url=None, last_modified=None),
    )
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed.findall(f"{ATOM}link") == []


def test_a_json_feed_is_one():
    feed = json.loads(json_bytes(EVENTS, **NAMES | {"source_path": "/calendar.json"}, base_url=BASE))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}/calendar.json"
    assert [item["url"] for item in feed["items"]] == [f"{BASE}/events/{event.uid}" for event in EVENTS]
    assert all(item["content_text"] and item["title"] for item in feed["items"])
    assert [list(item["_event"]) for item in feed["items"]] == [[field.name for field in FIELDS]] * 3


def test_every_form_has_the_same_values():
    rows = list(csv.DictReader(io.StringIO(b"".join(csv_stream(EVENTS, base_url=BASE)).decode(), newline="")))
    lines = [json.loads(line) for line in b"".join(jsonl_stream(EVENTS, base_url=BASE)).decode().splitlines()]
    items = json.loads(json_bytes(EVENTS, **NAMES, base_url=BASE))["items"]
    calendar = Calendar.from_ical(
        calendar_bytes(
            map(render_vevent, EVENTS),
            **NAMES | {"source_path": "/calendar.ics"},
            feed_uid="u",
            base_url=BASE,
            last_modified=None,
        )
    )
    entries = {e.findtext(f"{ATOM}id"): e for e in etree.fromstring(atom()).findall(f"{ATOM}entry")}
    for event, row, line, item, vevent in zip(EVENTS, rows, lines, items, calendar.events, strict=True):
        assert line == item["_event"] | {"url": item["url"]}
        flat = {k: ";".join(v) if isinstance(v, list) else "" if v is None else str(v) for k, v in line.items()}
        assert row == flat
        entry = entries[f"urn:uuid:{event.uid}"]
        assert line["uid"] == vevent["UID"] == item["id"].removeprefix("urn:uuid:")
        assert line["start"] == vevent.DTSTART.isoformat()
        assert date.fromisoformat(line["end"]) + timedelta(days=1) == vevent.DTEND
        assert vevent["SUMMARY"] == item["title"] == entry.findtext(f"{ATOM}title")
        assert line["categories"] == vevent.categories == [c.get("term") for c in entry.findall(f"{ATOM}category")]
        assert line["last_modified"] == entry.findtext(f"{ATOM}updated") == item["date_modified"]
        assert datetime.fromisoformat(line["last_modified"]) == vevent["LAST-MODIFIED"].dt
        assert vevent["URL"] == item["url"] == entry.find(f"{ATOM}link").get("href")
        assert str(vevent["DESCRIPTION"]) == f"{item['content_text']}\n{item['url']}"


@pytest.mark.parametrize(
    "printed", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", " =1", "\ufeff=1", "\u202e@x"]
)
def test_no_cell_runs_as_a_formula(printed):
    event = feed_event(summary=printed, quote=printed, people=(printed,), note=printed)
    [row] = csv.DictReader(io.StringIO(b"".join(csv_stream([event], base_url=None)).decode(), newline=""))
    for field in ("summary", "quote", "people", "note"):
        assert row[field].startswith("'")
        assert row[field][1:] == re.sub("[\ufeff\u202e]", "", printed).strip()


@given(st.lists(st.text(st.characters(), max_size=80), min_size=6, max_size=6))
def test_hostile_text_reaches_no_reader(texts):
    event = feed_event(
        summary=texts[0], title=texts[1], quote=texts[2], people=(texts[3],), categories=(texts[4],), bulletin=texts[5]
    )
    events = [event, feed_event(uid="b")]
    assert len(check_atom(atom(events)).findall(f"{ATOM}entry")) == 2
    rows = list(
        csv.DictReader(io.StringIO(b"".join(csv_stream(events, base_url=BASE)).decode(), newline=""), strict=True)
    )
    assert [row["uid"] for row in rows] == [event.uid, "b"]
    assert not any(value.startswith(tuple("=+-@\t\r")) for row in rows for value in row.values())
    lines = b"".join(jsonl_stream(events, base_url=BASE)).decode().splitlines()
    assert [json.loads(line)["uid"] for line in lines] == [event.uid, "b"]
    assert len(json.loads(json_bytes(events, **NAMES, base_url=BASE))["items"]) == 2


def test_csv_comes_in_pieces_of_bounded_size():
    pieces = list(csv_stream((feed_event(uid=str(n)) for n in range(2000)), base_url=BASE))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 300_000
    assert b"".join(pieces).count(b"\r\n") == 2001


def test_stamps_are_utc():
    [line] = jsonl_stream([feed_event(created=datetime(2023, 8, 1, tzinfo=UTC))], base_url=None)
    assert json.loads(line)["created"] == "2023-08-01T00:00:00Z"
    assert "url" not in json.loads(line)
