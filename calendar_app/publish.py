"""A channel in one of its forms: the joint of store and feeds, for the web and the ``export`` command alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from calendar_app.config import Settings
from calendar_app.feeds.atom import atom_bytes
from calendar_app.feeds.channel import Channel
from calendar_app.feeds.ical import calendar_bytes, calendar_stream
from calendar_app.feeds.popolo import popolo_bytes
from calendar_app.feeds.tabular import csv_stream, json_bytes, jsonl_stream
from calendar_app.model.calendar import FeedWindow
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import Store
from calendar_app.store.queries import feeds as queries
from calendar_app.store.queries import listing

_ALL_POSTS = 1_000_000
#: Of stored text in a living feed: 900 kB less the public address, which is put in twice for each of 1,000 events.
_STORED_BYTES = 850_000


@dataclass(frozen=True, slots=True)
class Published:
    """A feed's bytes, its newest change, and the window that it holds."""

    body: bytes
    window: FeedWindow


def window_of(session: Connection, channel: Channel, today: date) -> FeedWindow:
    """The rows of a channel that is built whole; ``today`` matters to span "ahead" alone."""
    if channel.span == "ahead":
        return queries.feed_ahead(session, channel.filter, today)
    if channel.year is not None:
        return queries.year_window(session, channel.year, channel.filter)
    return queries.feed_window(session, channel.filter, max_bytes=_STORED_BYTES)


def publish(session: Connection, channel: Channel, form: str, *, base_url: str | None, today: date) -> Published:
    """A channel in a form of ``FORMATS``, whole in memory: for spans that have a bound ("all" is ``stream``)."""
    window = window_of(session, channel, today)
    if form == "ics":
        body = calendar_bytes(
            window.vevents,
            name=channel.name(),
            description=channel.about(),
            feed_uid=channel.uid(),
            base_url=base_url,
            source_path=channel.path(form),
            last_modified=window.last_modified,
            page_path=channel.page(),
        )
        return Published(body, window)
    events = queries.feed_events(session, window.uids)
    if form == "atom":
        body = atom_bytes(
            events,
            name=channel.name(),
            description=channel.about(),
            feed_uid=channel.uid(),
            base_url=base_url,
            source_path=channel.path(form),
            last_modified=window.last_modified,
            page_path=channel.page(),
        )
    elif form == "json":
        body = json_bytes(
            events,
            name=channel.name(),
            description=channel.about(),
            base_url=base_url,
            source_path=channel.path(form),
            page_path=channel.page(),
        )
    else:
        rows = csv_stream if form == "csv" else jsonl_stream
        body = b"".join(rows(events, base_url=base_url))
    return Published(body, window)


def stream(
    session: Connection, channel: Channel, form: str, *, base_url: str | None, last_modified: datetime | None = None
) -> Iterator[bytes]:
    """Everything under the channel's filter, or its year, piece by piece in constant memory; forms ics, csv and jsonl.

    With the newest change of a year the pieces are, joined, what ``publish`` gives.
    """
    if form == "ics":
        yield from calendar_stream(
            queries.stream_vevents(session, channel.filter, channel.year),
            name=channel.name(),
            description=channel.about(),
            feed_uid=channel.uid(),
            base_url=base_url,
            source_path=channel.path(form),
            last_modified=last_modified,
            page_path=channel.page(),
        )
    else:
        rows = csv_stream if form == "csv" else jsonl_stream
        yield from rows(queries.stream_events(session, channel.filter, channel.year), base_url=base_url)


def publish_people(session: Connection, *, base_url: str | None) -> bytes:
    """Public people with their posts, as Popolo; whole in memory, a line a person and a post."""
    held = listing.memberships(session)
    return popolo_bytes(
        listing.public_people(session), listing.posts_after(session, 0, _ALL_POSTS), held, base_url=base_url
    )


def export_bytes(
    store: Store, settings: Settings, format: str, filter: Filter, *, span: str = "latest", today: date | None = None
) -> Iterator[bytes]:
    """What the web serves under the same filter, span and public address, piece by piece.

    Args:
        store: an open store.
        settings: ``base_url`` None leaves every address out.
        format: one of ``feeds.channel.FORMATS``.
        filter: as the web's query string.
        span: "latest", "ahead", "all" or a year.
        today: needed for span "ahead", in Asia/Shanghai.

    Raises:
        StoreError: the database fails, or an official of the filter is gone.
    """
    channel = Channel(filter, span)
    with store.session() as session:
        if span == "all":
            yield from stream(session, channel, format, base_url=settings.base_url)
        else:
            day = today or date.min
            yield publish(session, channel, format, base_url=settings.base_url, today=day).body
