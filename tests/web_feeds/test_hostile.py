"""Text that would break a program reaches none, in any form, and nothing else is lost on the way."""

import csv
import io
import json
import re
from datetime import date

import pytest
from icalendar import Calendar
from lxml import etree

from tests.store.factory import bulletin, draft, entry, person, post
from tests.web_feeds.conftest import make_site

#: What stands in a title, and what readers are to see of it.
HOSTILE = {
    "vevent": ("甲BEGIN:VEVENT\r\nUID:x乙", "甲BEGIN:VEVENT UID:x乙"),
    "end": ("甲\r\nEND:VCALENDAR\r\n乙", "甲 END:VCALENDAR 乙"),
    "vertical-tab": ("甲\x0b乙", "甲 乙"),
    "form-feed": ("甲\x0c乙", "甲 乙"),
    "escape": ("甲\x1b[31m乙", "甲[31m乙"),
    "bell": ("甲\x07乙", "甲乙"),
    "next-line": ("甲\x85乙", "甲 乙"),
    "c1-control": ("甲\x9b乙", "甲乙"),
    "line-separator": ("甲\u2028乙\u2029丙", "甲 乙 丙"),
    "right-to-left": ("甲\u202e乙\u200f丙\u2066丁", "甲乙丙丁"),
    "byte-order-mark": ("甲\ufeff乙\ufffe丙", "甲乙丙"),
    "mark-of-the-address": ("甲\x1a乙", "甲乙"),
    "formula": ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    "wide-formula": ("＋1", "＋1"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "cdata": ("]]>&amp;<![CDATA[", "]]>&amp;<![CDATA["),
    "quotes": ("\"甲\",'乙';丙", "\"甲\",'乙';丙"),
    "backslashes": ("甲\\n\\N\\;乙", "甲\\n\\N\\;乙"),
    "astral": ("甲𠮷乙", "甲𠮷乙"),
}
#: No client wants these, in no form: control, direction and invisible marks, line separators, half characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
FORMS = ("/calendar.ics", "/calendar.atom", "/calendar.json", "/calendar.csv", "/calendar.jsonl", "/people.json", "/calendar/all.ics",
         "/calendar/all.csv", "/calendar/all.jsonl", "/api/v1/events?limit=200", "/api/v1/search?q=甲", "/api/v1/tags", "/api/v1/places",
         "/api/v1/organisations", "/api/v1/posts", "/api/v1/officials", "/api/v1/bulletins")  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    mayor = person("沈\u202e一帆", post("市\x07长", "安平市\x0b政府", "安平市", "市长", 2))
    issue = bulletin(
        *(
            entry(n, text, draft(date(2023, 7, n)), body=f"7月{n}日，{text}。", people=(mayor,), tags=(text,), places=(text,), orgs=(text,))
            for n, (text, _) in enumerate(HOSTILE.values(), 1)
        ),
        entry(30, "长" * 10_000, draft(date(2023, 7, 30)), tags=("长" * 500,)),
        title="安平市\x1b要情\u2028 2023年7月",
    )  # fmt: skip
    site = make_site(tmp_path_factory.mktemp("hostile") / "c.sqlite", issue)
    yield site.client
    site.store.close()


@pytest.mark.parametrize("address", FORMS)
def test_no_form_hands_such_characters_on(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.data.decode("utf-8")
    assert FORBIDDEN.findall(text) == []
    if "json" in answer.mimetype:
        told = json.dumps([json.loads(line) for line in text.splitlines()] if "jsonl" in address else json.loads(text))
        assert re.findall(r"\\u00[01][0-9a-f]|\\u20(?:2[89]|0[ef])|\\[bf]", told) == []


def in_order(values):
    """The titles of the hostile entries, in the order of their days, without the long one."""
    return list(values)[: len(HOSTILE)]


def test_a_calendar_app_reads_every_title(client):
    events = Calendar.from_ical(client.get("/calendar.ics").data).events
    assert len(events) == len(HOSTILE) + 1
    wide = str.maketrans("\\", "＼")
    shown = [str(event["SUMMARY"]).replace("＜", "<").replace("＆", "&") for event in events]
    assert in_order(shown) == [seen.translate(wide) for _, seen in HOSTILE.values()]
    assert shown[-1] == "长" * 199 + "…"


def test_a_feed_reader_reads_every_title(client):
    feed = etree.fromstring(client.get("/calendar.atom").data)
    titles = {title.text for title in feed.iterfind("{*}entry/{*}title")}
    assert titles == {seen for _, seen in HOSTILE.values()} | {"长" * 199 + "…"}


def test_programs_read_every_title(client):
    expected = [seen for _, seen in HOSTILE.values()]
    items = client.get("/calendar.json").json["items"]
    lines = [json.loads(line) for line in client.get("/calendar.jsonl").data.decode().split("\n") if line]
    assert in_order(item["_event"]["summary"] for item in items) == expected
    assert in_order(line["summary"] for line in lines) == expected
    assert lines[-1]["summary"] == "长" * 10_000  # nothing is cut where a program reads
    told = client.get("/api/v1/events?limit=200").json["items"]
    for item, (printed, _) in zip(told, HOSTILE.values(), strict=False):
        assert len(item["title"]) == len(printed)  # a place in the text stays that place


def test_a_spreadsheet_runs_nothing(client):
    rows = list(csv.reader(io.StringIO(client.get("/calendar.csv").data.decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [
        cell
        for row in rows
        for cell in row
        if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
    ] == []
    summary = rows[0].index("summary")
    assert in_order(row[summary].removeprefix("'") for row in rows[1:]) == [seen for _, seen in HOSTILE.values()]


def test_a_page_of_an_event_shows_no_mark_up_of_a_bulletin(client):
    uid = next(item["id"] for item in client.get("/api/v1/events?limit=200").json["items"] if "script" in item["title"])
    assert "<script>alert" not in client.get(f"/events/{uid}").text
