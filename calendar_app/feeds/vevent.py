"""An event as a VEVENT (RFC 5545, 7986), written once when it changes: every value by icalendar, none of them twice.

icalendar spends its time on building components and on folding. Here it writes one value or one content line at a time, and what
many events share (days, stamps, topics) is kept; the text is the same as that of an ``Event`` to which all of it was added.

The public address is not known when an event is written. ``BASE_MARK`` stands for it, alone at the end of a folded
line, so that putting the address in never makes a line longer than 75 octets; without an address the link is left out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from icalendar import Event, vText, vUri

from calendar_app.feeds.folding import BASE_MARK, CRLF, folded
from calendar_app.feeds.rules import bounded_rule
from calendar_app.feeds.text import inert, one_line
from calendar_app.feeds.wording import date_note, description, marked_summary
from calendar_app.model.calendar import FeedEvent

_SUMMARY_LIMIT, _LOCATION_LIMIT, _CATEGORY_LIMIT = 200, 120, 60
#: Lines and topics kept: some megabytes; the days of forty years among them.
_KEPT = 16_384
_WRITER = Event()
_UUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SAMPLE = "00000000-0000-0000-0000-000000000000"
_BEGIN, _END = f"BEGIN:VEVENT{CRLF}", f"END:VEVENT{CRLF}"


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
    recurrence = bounded_rule(event.rrule, event.start, event.end) if event.rrule else None
    first, last = (recurrence.first, recurrence.first) if recurrence else (event.start, event.end)
    uid_line, link, link_line = _named(event.uid)
    lines = [
        _BEGIN,
        uid_line,
        _stamps(event.created, event.last_modified, event.sequence),
        _days(first, last),
    ]
    if recurrence:
        lines.append(_line("RRULE", recurrence.rule))
    lines += (
        folded("SUMMARY:" + _text(inert(one_line(marked_summary(event, _SUMMARY_LIMIT))))),
        _standing("TENTATIVE" if event.kind == "planned" else "CONFIRMED"),
    )
    if place := one_line(event.place or "", _LOCATION_LIMIT):
        lines.append(_shared("LOCATION", inert(place)))
    if categories := list(dict.fromkeys(filter(None, map(_category, event.categories)))):
        lines.append(folded("CATEGORIES:" + ",".join(map(_escaped, categories))))
    if note := date_note(event):
        lines.append(_shared("COMMENT", note))
    lines += (
        folded("DESCRIPTION:" + _text(inert(description(event)) + "\n" + link)),
        link_line,
        _END,
    )
    return "".join(lines)


def _named(uid: str) -> tuple[str, str, str]:
    """The UID line, the link to the event's page, and the URL line; of UUIDs, which all look alike, written once."""
    if not _UUID.fullmatch(uid):
        link = BASE_MARK + event_path(uid)
        return _line("UID", vText(uid)), link, _line("URL", vUri(link))
    uid_line, link, link_line = _pattern()
    return uid_line.replace(_SAMPLE, uid), link.replace(_SAMPLE, uid), link_line.replace(_SAMPLE, uid)


@cache
def _pattern() -> tuple[str, str, str]:
    link = BASE_MARK + event_path(_SAMPLE)
    return _line("UID", vText(_SAMPLE)), link, _line("URL", vUri(link))


def utc(moment: datetime) -> datetime:
    """Whole seconds of UTC; a moment without a zone is taken as UTC, as SQLite hands them back."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.replace(microsecond=0)


def _line(name: str, value: Any) -> str:  # noqa: ANN401 - any of icalendar's values
    return folded(_WRITER.content_line(name, value, sorted=False))


@lru_cache(_KEPT)
def _shared(name: str, value: str | int | date) -> str:
    """A line that other events have too."""
    made = Event()
    made.add(name, value)
    return _line(name, made[name])


@lru_cache(_KEPT)
def _stamps(created: datetime, modified: datetime, sequence: int) -> str:
    """The lines that say when an event was stored and changed; those of one import are the same."""
    changed = utc(modified)
    stamps = (("DTSTAMP", changed), ("CREATED", min(utc(created), changed)), ("LAST-MODIFIED", changed))
    return "".join(_shared(name, value) for name, value in (*stamps, ("SEQUENCE", sequence)))


@lru_cache(_KEPT)
def _days(first: date, last: date) -> str:
    """DTSTART and DTEND."""
    end = exclusive_end(last)
    return _shared("DTSTART", first) + ("" if end is None else _shared("DTEND", end))


@cache
def _standing(status: str) -> str:
    """What says that an event is public, takes nobody's time, and is so far certain."""
    return _shared("TRANSP", "TRANSPARENT") + _shared("STATUS", status) + _shared("CLASS", "PUBLIC")


@lru_cache(_KEPT)
def _category(value: str) -> str:
    return inert(one_line(value, _CATEGORY_LIMIT))


class _Words(vText):
    """A TEXT value without parameters, whose making takes as long as all the rest."""

    __slots__ = ()
    encoding = "utf-8"

    def __new__(cls, value: str) -> _Words:
        return str.__new__(cls, value)


def _text(value: str) -> str:
    """A TEXT value as icalendar escapes it."""
    return _Words(value).to_ical().decode()


_escaped = lru_cache(_KEPT)(_text)
