"""Feeds: any filter as iCalendar, Atom, JSON Feed, CSV or JSON Lines, the living window, a year, or everything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, redirect, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.config import Settings
from calendar_app.errors import FilterError, MovedError, StoreUnavailableError
from calendar_app.feeds.channel import FOLDERS, FORMATS, MEDIA_TYPES, Channel
from calendar_app.feeds.ical import calendar_bytes
from calendar_app.model.filter import Filter
from calendar_app.publish import publish, publish_people, stream
from calendar_app.store.database.session import Store
from calendar_app.store.queries.counts import count_events
from calendar_app.store.queries.feeds import feed_revision, year_glance
from calendar_app.store.queries.listing import last_change
from calendar_app.store.queries.people import find
from calendar_app.web.args import parse_choice, parse_filter
from calendar_app.web.days.ranges import within
from calendar_app.web.serving.conditional import (
    PREFLIGHT,
    Representation,
    resource_headers,
    respond,
    respond_stream,
    whole_second,
)
from calendar_app.web.serving.feedcache import FeedCache, up_to_date

bp = Blueprint("feeds", __name__)

#: How long a cache in front may answer without asking: a bulletin comes once a month, a correction should not wait long.
MAX_AGE = 3600
#: Forms that can be written piece by piece.
STREAMED = ("ics", "csv", "jsonl")
#: Excel takes a CSV for UTF-8 only with this mark, which other programs would read as part of the first name: on request.
EXCEL_MARK = b"\xef\xbb\xbf"
SHANGHAI = ZoneInfo("Asia/Shanghai")

#: Events up to which a year is made in memory, about a kilobyte each, and kept.
WHOLE = 5_000

_FORM = "any(" + ",".join(FORMATS) + ")"
_STREAMED = "any(" + ",".join(STREAMED) + ")"


@bp.record_once
def _make_cache(state: BlueprintSetupState) -> None:
    state.app.extensions["feed_cache"] = FeedCache()


@bp.after_request
def _open_to_other_sites(response: Response) -> Response:
    """Any site may read a feed, and ask whether it has changed; an error too may be read, so that it can be shown."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT)
    return response


@bp.get(f"/calendar.<{_FORM}:form>")
def calendar(form: str) -> BaseResponse:
    """The filter of the query string: its newest whole months, or with ``span=ahead`` what is announced."""
    return _serve(Channel(parse_filter(request.args), _span()), form)


def short(value: str, form: str, key: str) -> BaseResponse:
    """The short address of an official, a tag, a body, a place or a city; the query string narrows it further."""
    args = MultiDict(request.args)
    args.add(key, value)
    f = parse_filter(args)
    if len(getattr(f, key)) > 1:
        raise FilterError(f"{key}：地址里已经是“{value}”，请改用 /calendar.{form}?{key}=…")
    return _serve(Channel(f, _span()), form)


for _key, _folder in FOLDERS.items():
    bp.add_url_rule(f"/{_folder}/<value>.<{_FORM}:form>", f"short_{_key}", short, defaults={"key": _key})


@bp.get(f"/calendar/<int(fixed_digits=4,min=1):year>.<{_FORM}:form>")
def archive(year: int, form: str) -> BaseResponse:
    """All of a year: an archive, which changes only when the year's own events do.

    A year of a city is made in memory and kept; one of a province is streamed, under a tag that likewise moves with its events alone.
    """
    channel = Channel(parse_filter(request.args), f"{year:04}")
    cache: FeedCache = current_app.extensions["feed_cache"]
    known = cache.get(_cache_key(channel, form, date.min)) is not None  # then it was small, and nothing need be counted
    if form not in STREAMED or known or not _is_large(year, channel.filter):
        return _serve(channel, form)
    with _store().session() as session:
        glance = year_glance(session, year, channel.filter)
        # A table has what no VEVENT has, people beyond the twentieth for one.
        state = glance.digest if form == "ics" else feed_revision(session, channel.filter)
        changed = last_change(session)  # moves as well when an event leaves the year
    return _streamed(channel, form, state, whole_second(changed), newest=whole_second(glance.last_modified))


def _is_large(year: int, f: Filter) -> bool:
    """Whether a year holds too much to be made in memory; False where the database is away and only what is kept can be served."""
    try:
        with _store().session() as session:
            return count_events(session, within(f, date(year, 1, 1), date(year, 12, 31))) > WHOLE
    except StoreUnavailableError:
        return False


@bp.get(f"/calendar/all.<{_STREAMED}:form>")
def everything(form: str) -> BaseResponse:
    """Everything under a filter, streamed, for programs."""
    channel = Channel(parse_filter(request.args), "all")
    with _store().session() as session:
        if len(channel.filter.official) == 1:
            find(session, channel.filter.official[0])  # 301, 404 and 410 must be said before the body begins
        revision = feed_revision(session, channel.filter)
        changed = whole_second(last_change(session))
    return _streamed(channel, form, revision, changed)


def _streamed(
    channel: Channel, form: str, state: str, changed: datetime | None, *, newest: datetime | None = None
) -> BaseResponse:
    """A channel piece by piece; its tag stands for the program, the address and the *state* of its events.

    ``changed`` is what the answer says of the feed, ``newest`` what the feed of a year says of its events.
    """
    base_url = _settings().base_url
    mark = _mark(form)
    about = f"{_writer()}\n{state}\n{base_url}\n{channel.path(form)}\n{mark!r}"
    tag = hashlib.sha256(about.encode()).hexdigest()[:32]
    headers = resource_headers(MEDIA_TYPES[form], channel.filename(form), MAX_AGE, changed)
    pieces = chain((mark,) if mark else (), _pieces(_store(), channel, form, base_url, newest))
    return respond_stream(request, pieces, headers, tag, changed)


def _mark(form: str) -> bytes:
    """What stands before the first byte: for Excel, where it is asked for."""
    return EXCEL_MARK if form == "csv" and parse_choice(request.args, "excel", ("0", "1")) == "1" else b""


@bp.get("/people.json")
def people() -> BaseResponse:
    """Public people, their posts and the bodies of those as Popolo."""

    def build(session: Connection) -> bytes:
        return publish_people(session, base_url=_settings().base_url)

    return _kept(("people",), "people.json", "application/json; charset=utf-8", build)


def _pieces(
    store: Store, channel: Channel, form: str, base_url: str | None, newest: datetime | None
) -> Iterator[bytes]:
    """The body, with a session that lives as long as it does, since the view has returned by then."""
    with store.session() as session:
        yield from stream(session, channel, form, base_url=base_url, last_modified=newest)


def _writer() -> str:
    """Stands for the program's way of writing feeds, so that a new release does not answer 304 for other bytes."""
    frame = {"name": "", "description": "", "feed_uid": "", "base_url": None, "source_path": "", "last_modified": None}
    return hashlib.sha256(calendar_bytes([], **frame)).hexdigest()  # type: ignore[arg-type]


def _serve(channel: Channel, form: str) -> BaseResponse:
    """A channel in a form."""
    today = datetime.now(SHANGHAI).date() if channel.span == "ahead" else date.min
    base_url = _settings().base_url
    mark = _mark(form)

    def build(session: Connection) -> bytes:
        return mark + publish(session, channel, form, base_url=base_url, today=today).body

    return _kept(_cache_key(channel, form, today), channel.filename(form), MEDIA_TYPES[form], build)


def _cache_key(channel: Channel, form: str, today: date) -> Hashable:
    """What a feed is kept under."""
    return (channel, form, today, _mark(form))


def _kept(key: Hashable, filename: str, content_type: str, build: Callable[[Connection], bytes]) -> BaseResponse:
    """What was built last where the database has not changed since, else built anew."""

    def represent() -> Representation:
        with _store().session() as session:
            return Representation(
                build(session),
                content_type=content_type,
                last_modified=last_change(session),
                filename=filename,
                max_age=MAX_AGE,
            )

    return respond(request, up_to_date(current_app.extensions["feed_cache"], key, represent))


@bp.errorhandler(MovedError)
def _moved(error: MovedError) -> BaseResponse:
    """A feed of an official who lives under another slug now: subscribers keep the target of a 301."""
    values = request.view_args or {}
    f = moved(parse_filter(request.args), error)
    channel = Channel(f, _span() if "year" not in values else f"{values['year']:04}")
    if request.endpoint == "feeds.everything":
        channel = replace(channel, span="all")
    path = channel.path(values["form"])
    return redirect((_settings().base_url or request.script_root) + path, 301)


def moved(f: Filter, error: MovedError) -> Filter:
    """The filter with the new slug in the place of the old one; others that it names stay.

    An old slug that stood in the path is not in the filter: then the new one is added.
    """
    named = [error.target if slug == error.slug else slug for slug in f.official]
    kept = named if error.target in named else [*named, error.target]
    return replace(f, official=tuple(dict.fromkeys(kept)))


def _span() -> str:
    return parse_choice(request.args, "span", ("latest", "ahead"))


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def _store() -> Store:
    store: Store = current_app.extensions["store"]
    return store
