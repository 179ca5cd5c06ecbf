"""The quick way to a VEVENT gives the bytes of the plain one: an icalendar Event to which everything is added, folded by icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event, vUri
from icalendar.parser import Contentline

from calendar_app.feeds.folding import BASE_MARK, fold
from calendar_app.feeds.rules import bounded_rule
from calendar_app.feeds.text import clean, inert, one_line
from calendar_app.feeds.vevent import event_path, exclusive_end, render_vevent
from calendar_app.feeds.wording import date_note, description, marked_summary
from calendar_app.model.calendar import FeedEvent

#: What folding, escaping and cleaning look at, among common characters of one to four octets.
TEXT = st.text(st.sampled_from('\\^,;:"<>&\r\n \u2028\x1a\x00会議市长，、aé😀N'), max_size=120) | st.text(max_size=40)
DAYS = st.dates() | st.just(date.max) | st.just(date(9999, 12, 30))
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC) | st.none())
RULES = st.none() | st.sampled_from(("FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=HOURLY", "???"))
EVENTS = st.builds(
    lambda first, length, **rest: FeedEvent(start=first, end=min(first + length, date.max), **rest),
    first=DAYS.filter(lambda day: day < date.max - timedelta(days=40)),
    length=st.timedeltas(timedelta(0), timedelta(days=40)),
    uid=st.uuids().map(str) | TEXT.filter(bool),
    kind=st.sampled_from(("main", "also", "planned", "recurring")),
    summary=TEXT,
    title=TEXT,
    precision=st.sampled_from(("day", "part", "month", "year")),
    edtf=st.sampled_from(("2023-07-06", "[2023-07-11..2023-07-20]", "")),
    rrule=RULES,
    part=st.none() | st.just("上午"),
    time=st.none() | st.just("09:00/11:00"),
    quote=TEXT,
    bulletin=TEXT,
    page=st.none() | st.integers(1, 99),
    city=st.none() | st.just("临川市"),
    place=st.none() | TEXT,
    categories=st.lists(TEXT, max_size=5).map(tuple),
    people=st.lists(TEXT, max_size=25).map(tuple),
    sequence=st.integers(0, 9),
    created=MOMENTS,
    last_modified=MOMENTS,
    note=st.none() | TEXT,
)


def whole(event: FeedEvent) -> str:
    """The VEVENT as icalendar makes it of a component."""

    def moment(value: datetime) -> datetime:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).replace(microsecond=0)

    changed = moment(event.last_modified)
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", changed)
    made.add("created", min(moment(event.created), changed))
    made.add("last-modified", changed)
    made.add("sequence", event.sequence)
    recurrence = bounded_rule(event.rrule, event.start, event.end) if event.rrule else None
    first, last = (recurrence.first, recurrence.first) if recurrence else (event.start, event.end)
    made.add("dtstart", first)
    if (end := exclusive_end(last)) is not None:
        made.add("dtend", end)
    if recurrence:
        made.add("rrule", recurrence.rule)
    made.add("summary", inert(one_line(marked_summary(event, 200))))
    made.add("transp", "TRANSPARENT")
    made.add("status", "TENTATIVE" if event.kind == "planned" else "CONFIRMED")
    made.add("class", "PUBLIC")
    if place := one_line(event.place or "", 120):
        made.add("location", inert(place))
    categories = [line for line in (inert(one_line(value, 60)) for value in event.categories) if line]
    if categories:
        made.add("categories", list(dict.fromkeys(categories)))
    if note := date_note(event):
        made.add("comment", note)
    link = BASE_MARK + event_path(event.uid)
    made.add("description", inert(clean(description(event))) + "\n" + link)
    made["url"] = vUri(link)
    return "".join(marked(line) for line in made.content_lines(sorted=False) if line)


def by_icalendar(line: str) -> str:
    """A line as icalendar folds it."""
    return Contentline(line).to_ical().decode()


def marked(line: str) -> str:
    """A line folded, the mark of the address on a line of its own."""
    head, mark, tail = line.partition(BASE_MARK)
    if not mark:
        return by_icalendar(head) + "\r\n"
    newline = "\\n" if head.endswith("\\n") else ""
    return f"{by_icalendar(head.removesuffix(newline))}\r\n {newline}{BASE_MARK}\r\n {by_icalendar(tail)}\r\n"


@settings(max_examples=300)
@given(EVENTS)
def test_an_event_has_the_bytes_of_an_icalendar_component(event: FeedEvent) -> None:
    assert render_vevent(event) == whole(event)


@settings(max_examples=500)
@given(
    st.text(st.sampled_from("\\^a会é😀 ,"), max_size=400)
    | st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=200)
)
def test_lines_fold_where_icalendar_folds_them(line: str) -> None:
    assert fold(line) == by_icalendar(line)


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        pytest.param("a" * 74, "a" * 74, id="fits"),
        pytest.param("a" * 75, "a" * 74 + "\r\n a", id="one-too-many"),
        pytest.param("a" * 73 + "\\n", "a" * 73 + "\r\n \\n", id="escape-is-kept-together"),
        pytest.param("a" * 72 + "会", "a" * 72 + "\r\n 会", id="character-is-kept-together"),
        pytest.param("", "", id="empty"),
    ],
)
def test_fold(line: str, folded: str) -> None:
    assert fold(line) == folded


@settings(max_examples=500)
@given(st.text(st.characters(), max_size=30) | st.text(st.sampled_from("会 a\n\u3000\ufffd\ufffc\u200b"), max_size=12))
def test_text_that_needs_no_cleaning_is_what_cleaning_gives(text: str) -> None:
    slow = clean(text + "\x00")  # what is not printable goes the whole way, and is taken out
    assert clean(text) == slow
