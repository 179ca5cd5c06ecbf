"""iCalendar (RFC 5545, 7986): an event as a VEVENT, written once when it changes, and feeds that join what was written.

The public address is not known when an event is written. ``BASE_MARK`` stands for it, alone at the end of a folded
line, so that putting the address in never makes a line longer than 75 octets; without an address the link is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from urllib.parse import quote

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText, vUri
from icalendar.parser import Contentline

from calendar_app.feeds.rules import bounded_rule
from calendar_app.feeds.text import clean, inert, one_line
from calendar_app.feeds.wording import date_note, description, marked_summary
from calendar_app.model.calendar import FeedEvent

#: U+001A SUBSTITUTE: a control character, so that no printed text can hold it (``text.clean`` takes it out).
BASE_MARK = "\x1a"
PRODID = "-//calendar-app//Bulletin Events 1//ZH"
#: How often clients are asked to come back; a bulletin is printed once a month.
REFRESH = "PT12H"
TIMEZONE = "Asia/Shanghai"
COLOR = ("firebrick", "#B22222")

_CRLF = "\r\n"
_LINE_OCTETS = 75
_BATCH = 500
_LINK = re.compile(rf"(?:\r\nURL:\r\n |\r\n \\n){BASE_MARK}\r\n [^\r\n]*(?:\r\n [^\r\n]*)*")
_SUMMARY_LIMIT, _LOCATION_LIMIT, _CATEGORY_LIMIT = 200, 120, 60


def event_path(uid: str) -> str:
    """Path of an event's page, percent-encoded ASCII.

    >>> event_path("7c9e")
    '/events/7c9e'
    """
    return "/events/" + quote(uid, safe="")


def exclusive_end(last_day: date) -> date | None:
    """DTEND of an all-day event: the day after its last (RFC 5545 3.6.1). The one place where a day is added.

    None after the last day of the calendar, 9999-12-31: without DTEND an event lasts its one day.
    """
    return last_day + timedelta(days=1) if last_day < date.max else None


def render_vevent(event: FeedEvent) -> str:
    """One VEVENT: folded lines, each ended by CRLF, with ``BASE_MARK`` for the public address.

    The same event gives the same text for ever. All events are all-day ones: a printed clock time stands in the
    title and in the description, since its end and so its length is hardly ever printed. A rule that cannot be
    read is left out; the event then covers the days of its series.
    """
    made = Event()
    made.add("uid", event.uid)
    changed = _utc(event.last_modified)
    made.add("dtstamp", changed)
    made.add("created", min(_utc(event.created), changed))
    made.add("last-modified", changed)
    made.add("sequence", event.sequence)
    recurrence = bounded_rule(event.rrule, event.start, event.end) if event.rrule else None
    first, last = (recurrence.first, recurrence.first) if recurrence else (event.start, event.end)
    made.add("dtstart", first)
    if (end := exclusive_end(last)) is not None:
        made.add("dtend", end)
    if recurrence:
        made.add("rrule", recurrence.rule)
    made.add("summary", inert(one_line(marked_summary(event, _SUMMARY_LIMIT))))
    made.add("transp", "TRANSPARENT")
    made.add("status", "TENTATIVE" if event.kind == "planned" else "CONFIRMED")
    made.add("class", "PUBLIC")
    if place := one_line(event.place or "", _LOCATION_LIMIT):
        made.add("location", inert(place))
    if categories := _categories(event.categories):
        made.add("categories", categories)
    if note := date_note(event):
        made.add("comment", note)
    link = BASE_MARK + event_path(event.uid)
    made.add("description", inert(clean(description(event))) + "\n" + link)
    made["url"] = vUri(link)
    return "".join(_folded(line) for line in made.content_lines(sorted=False) if line)


def with_base(vevents: str, base_url: str | None) -> str:
    """Rendered events with the public address in the place of its mark, or without links where there is none."""
    if base_url is None:
        return _LINK.sub("", vevents)
    room = _LINE_OCTETS - len(" \\n")
    lines = [base_url[:room], *(base_url[i : i + room] for i in range(room, len(base_url), room))]
    return vevents.replace(BASE_MARK, (_CRLF + " ").join(lines))


def calendar_bytes(
    vevents: Iterable[str],
    *,
    name: str,
    description: str,
    feed_uid: str,
    base_url: str | None,
    source_path: str,
    last_modified: datetime | None,
    page_path: str | None = None,
    color: tuple[str, str] = COLOR,
) -> bytes:
    """A whole feed; the arguments are those of ``calendar_stream``."""
    return b"".join(
        calendar_stream(
            vevents,
            name=name,
            description=description,
            feed_uid=feed_uid,
            base_url=base_url,
            source_path=source_path,
            last_modified=last_modified,
            page_path=page_path,
            color=color,
        )
    )


def calendar_stream(
    vevents: Iterable[str],
    *,
    name: str,
    description: str,
    feed_uid: str,
    base_url: str | None,
    source_path: str,
    last_modified: datetime | None,
    page_path: str | None = None,
    color: tuple[str, str] = COLOR,
) -> Iterator[bytes]:
    """A feed piece by piece, in constant memory; joined, the pieces are what ``calendar_bytes`` gives.

    Args:
        vevents: texts made by ``render_vevent``, in the order of the feed.
        name: what the calendar app calls the feed.
        description: what the calendar app tells of it.
        feed_uid: fixed for this feed for ever.
        base_url: public address without a slash at the end; None leaves out SOURCE, URL and the events' links.
        source_path: path and query of the feed itself.
        last_modified: newest change of any event of the feed, or None where that is not known.
        page_path: path and query of the page that shows the same events.
        color: CSS3 name (RFC 7986 5.9) and its hexadecimal form for Apple.
    """
    frame = _frame(name, description, feed_uid, base_url, source_path, last_modified, page_path, color)
    yield frame.encode()
    texts = iter(vevents)
    while batch := "".join(islice(texts, _BATCH)):
        yield with_base(batch, base_url).encode()
    yield f"END:VCALENDAR{_CRLF}".encode()


def _frame(
    name: str,
    about: str,
    feed_uid: str,
    base_url: str | None,
    source_path: str,
    last_modified: datetime | None,
    page_path: str | None,
    color: tuple[str, str],
) -> str:
    """What stands before the events. The VTIMEZONE keeps a feed without events lawful (RFC 5545 3.6).

    The feed's id is X-WR-RELCALID (MS-OXCICAL), no UID (RFC 7986 5.3): vdirsyncer would take that for the UID of
    every event, and keep one of them.
    """
    name, about = inert(one_line(name)), inert(clean(about))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar["x-wr-relcalid"] = vText(feed_uid)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", about)
    calendar.add("x-wr-caldesc", about)
    calendar.add("x-wr-timezone", TIMEZONE)
    calendar.add("refresh-interval", vText(REFRESH), parameters={"VALUE": "DURATION"})
    calendar["x-published-ttl"] = vText(REFRESH)
    if base_url is not None:
        calendar.add("source", vUri(base_url + source_path), parameters={"VALUE": "URI"})
        if page_path is not None:
            calendar["url"] = vUri(base_url + page_path)
    if last_modified is not None:
        calendar.add("last-modified", _utc(last_modified))
    calendar.add("color", color[0])
    calendar["x-apple-calendar-color"] = vText(color[1])
    calendar.add_component(_shanghai())
    return "".join(_folded(line) for line in calendar.content_lines(sorted=False) if line != "END:VCALENDAR" and line)


def _shanghai() -> Timezone:
    """The zone as it has been since 1992: one offset (feeds advice 1.8: longer histories break clients)."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", TIMEZONE)
    standard.add("dtstart", datetime(1970, 1, 1))  # local time, by RFC 5545 3.6.5
    standard.add("tzname", "CST")
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    zone.add_component(standard)
    return zone


def _folded(line: Contentline) -> str:
    """A content line folded at 75 octets, with its CRLF; the mark of the address ends a line of its own."""
    head, mark, tail = line.partition(BASE_MARK)
    if not mark:
        return _fold(head) + _CRLF
    newline = "\\n" if head.endswith("\\n") else ""
    return f"{_fold(head.removesuffix(newline))}{_CRLF} {newline}{BASE_MARK}{_CRLF} {_fold(tail)}{_CRLF}"


def _fold(text: str) -> str:
    folded: bytes = Contentline(text).to_ical()  # type: ignore[no-untyped-call]
    return folded.decode()


def _categories(values: Iterable[str]) -> list[str]:
    lines = (inert(one_line(value, _CATEGORY_LIMIT)) for value in values)
    return list(dict.fromkeys(line for line in lines if line))


def _utc(moment: datetime) -> datetime:
    """Whole seconds of UTC; a moment without a zone is taken as UTC, as SQLite hands them back."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.replace(microsecond=0)
