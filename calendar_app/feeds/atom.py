"""Atom (RFC 4287): new and changed events, newest change first, under ids that stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from calendar_app.feeds.ical import event_path
from calendar_app.feeds.text import clean, one_line
from calendar_app.feeds.wording import description, marked_summary
from calendar_app.model.calendar import FeedEvent

_ATOM = "http://www.w3.org/2005/Atom"
_SUMMARY_LIMIT = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

register_namespace("", _ATOM)


def atom_bytes(
    events: Iterable[FeedEvent],
    *,
    name: str,
    description: str,
    feed_uid: str,
    base_url: str | None,
    source_path: str,
    last_modified: datetime | None,
    page_path: str,
) -> bytes:
    """A feed document.

    Args:
        events: in any order; the newest change comes first, then the UID decides.
        name: title of the feed.
        description: its subtitle.
        feed_uid: its id, for ever.
        base_url: public address without a slash at the end; None leaves every link out.
        source_path: path and query of the feed.
        last_modified: newest change; 1970 for a feed without events, since ``updated`` is required.
        page_path: path and query of the page with the same events.
    """
    feed = Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-Hans"})
    _text(feed, "id", f"urn:uuid:{feed_uid}")
    _text(feed, "title", one_line(name))
    _text(feed, "subtitle", clean(description))
    _text(feed, "updated", timestamp(last_modified or _EPOCH))
    _text(SubElement(feed, f"{{{_ATOM}}}author"), "name", "公报")
    _text(feed, "generator", "calendar-app")
    if base_url is not None:
        _link(feed, "self", base_url + source_path, "application/atom+xml")
        _link(feed, "alternate", base_url + page_path, "text/html")
    for event in sorted(events, key=lambda e: (-e.last_modified.timestamp(), e.uid)):
        _entry(feed, event, base_url)
    indent(feed, " ")
    document: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _entry(feed: Element, event: FeedEvent, base_url: str | None) -> None:
    entry = SubElement(feed, f"{{{_ATOM}}}entry")
    _text(entry, "id", f"urn:uuid:{event.uid}")
    _text(entry, "title", marked_summary(event, _SUMMARY_LIMIT))
    _text(entry, "updated", timestamp(event.last_modified))
    _text(entry, "published", timestamp(event.created))
    for term in dict.fromkeys(one_line(category) for category in event.categories):
        if term:
            SubElement(entry, f"{{{_ATOM}}}category", {"term": term})
    if base_url is not None:
        _link(entry, "alternate", base_url + event_path(event.uid), "text/html")
    days = event.start.isoformat() if event.start == event.end else f"{event.start.isoformat()}/{event.end.isoformat()}"
    _text(entry, "content", f"{days}\n{description(event)}", type="text")


def timestamp(moment: datetime) -> str:
    """RFC 3339, whole seconds of UTC; a moment without a zone is UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}{tag}", attributes).text = text


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": media_type})
