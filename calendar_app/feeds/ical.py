"""iCalendar feeds (RFC 5545, 7986) that join the events which were written when they changed (``vevent.py``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from icalendar import Calendar, Timezone, TimezoneStandard, vText, vUri

from calendar_app.feeds.folding import BASE_MARK, CRLF, LINE_OCTETS, folded
from calendar_app.feeds.text import clean, inert, one_line
from calendar_app.feeds.vevent import event_path, render_vevent, utc

__all__ = [
    "BASE_MARK",
    "calendar_bytes",
    "calendar_stream",
    "event_path",
    "render_vevent",
    "with_base",
]

PRODID = "-//calendar-app//Bulletin Events 1//ZH"
#: How often clients are asked to come back; a bulletin is printed once a month.
REFRESH = "PT12H"
TIMEZONE = "Asia/Shanghai"
COLOR = ("firebrick", "#B22222")

_BATCH = 100
_LINK = re.compile(rf"(?:\r\nURL:\r\n |\r\n \\n){BASE_MARK}\r\n [^\r\n]*(?:\r\n [^\r\n]*)*")


def with_base(vevents: str, base_url: str | None) -> str:
    """Rendered events with the public address in the place of its mark, or without links where there is none."""
    if base_url is None:
        return _LINK.sub("", vevents)
    room = LINE_OCTETS - len(" \\n")
    lines = [base_url[:room], *(base_url[i : i + room] for i in range(room, len(base_url), room))]
    return vevents.replace(BASE_MARK, (CRLF + " ").join(lines))


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
    yield f"END:VCALENDAR{CRLF}".encode()


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
        calendar.add("last-modified", utc(last_modified))
    calendar.add("color", color[0])
    calendar["x-apple-calendar-color"] = vText(color[1])
    calendar.add_component(_shanghai())
    return "".join(folded(line) for line in calendar.content_lines(sorted=False) if line != "END:VCALENDAR" and line)


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
