"""The subscribe page: a feed's address from a filter, the ways to take it up, and what is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote, urlsplit, urlunsplit

import segno
from flask import Blueprint, Response, current_app, redirect, request
from markupsafe import Markup
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.config import Settings
from calendar_app.errors import MovedError
from calendar_app.feeds.channel import FORMATS, Channel
from calendar_app.feeds.wording import marked_summary
from calendar_app.model.calendar import Facet, FeedWindow
from calendar_app.model.filter import Filter
from calendar_app.publish import window_of
from calendar_app.store.queries.counts import month_counts
from calendar_app.store.queries.facets import facets
from calendar_app.store.queries.feeds import feed_events
from calendar_app.store.queries.people import officials
from calendar_app.store.queries.tags import cities
from calendar_app.web.args import parse_choice, parse_filter
from calendar_app.web.feeds import SHANGHAI, moved
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import Chip, active_chips
from calendar_app.web.words.helpers import page_url

bp = Blueprint("subscribe", __name__)

PREVIEWED = 5
#: Terms that the form proposes values of, and how many.
TERMS = ("section", "tag", "org", "place")
_PROPOSED = 60


@dataclass(frozen=True, slots=True)
class Addresses:
    """How apps take a feed up; without a public address only ``path`` is known."""

    path: str
    https: str | None = None
    webcal: str | None = None
    google: str | None = None
    outlook: str | None = None
    office: str | None = None
    qr: Markup | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """An item of the feed as an app will show it."""

    id: str
    start: date
    end: date
    title: str


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """All that the template shows. ``archives`` are years with the number of their dated events, newest first."""

    channel: Channel
    addresses: Addresses
    window: FeedWindow
    preview: tuple[Preview, ...]
    chips: tuple[Chip, ...]
    archives: tuple[tuple[int, int, str], ...]
    files: tuple[tuple[str, str], ...]


def addresses(path: str, name: str, base_url: str | None) -> Addresses:
    """The addresses of a feed at *path* for each way to subscribe.

    Google takes a percent-encoded ``webcal:`` address only, Outlook on the web an ``https:`` one with a name.
    """
    if base_url is None:
        return Addresses(path)
    https = base_url + path
    webcal = urlunsplit(urlsplit(https)._replace(scheme="webcal"))
    wanted = f"url={quote(https, safe='')}&name={quote(name, safe='')}"
    return Addresses(
        path,
        https,
        webcal,
        f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        f"https://outlook.live.com/calendar/0/addfromweb?{wanted}",
        f"https://outlook.office.com/calendar/0/addfromweb?{wanted}",
        qr_code(webcal),
    )


def qr_code(text: str) -> Markup:
    """The text as an inline SVG without colours of its own: a sheet gives them."""
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass="qr-ink"))  # noqa: S704 - segno writes numbers only


@bp.get("/subscribe")
def index() -> Response:
    """Build a feed address from the filter of the query string."""
    f = parse_filter(request.args)
    span = parse_choice(request.args, "span", ("latest", "ahead"))
    channel = Channel(f, span)
    f = channel.filter
    settings: Settings = current_app.extensions["settings"]
    with reading() as session:
        window = window_of(session, channel, datetime.now(SHANGHAI).date() if span == "ahead" else date.min)
        shown = window.uids[:PREVIEWED] if span == "ahead" else window.uids[: -PREVIEWED - 1 : -1]
        preview = tuple(Preview(e.uid, e.start, e.end, marked_summary(e, 200)) for e in feed_events(session, shown))
        choices = proposals(session)
        counts = month_counts(session, f if f.precision else replace(f, precision=("day",)))
    kept = span if span != "latest" else None
    feed = SubscribePage(
        channel=channel,
        addresses=addresses(channel.path("ics"), channel.name(), settings.base_url),
        window=window,
        preview=preview,
        chips=tuple(active_chips(f, href=lambda rest: page_url("subscribe.index", rest, span=kept))),
        archives=archives(f, counts),
        files=tuple((form, channel.path(form)) for form in FORMATS if form != "ics"),
    )
    return render_page("subscribe/subscribe.html", nav="subscribe", feed=feed, filter=f, choices=choices, span=span)


@bp.errorhandler(MovedError)
def _moved(error: MovedError) -> BaseResponse:
    """The filter's official lives under another slug now."""
    f = moved(parse_filter(request.args), error)
    return redirect(page_url("subscribe.index", f, span=request.args.get("span")), 301)


def proposals(session: Connection) -> dict[str, list[Facet]]:
    """What the form proposes for each key, from counts that are kept: the page costs the same with a million events."""
    found = facets(session, Filter(), TERMS, limit=_PROPOSED)
    found["city"] = cities(session)
    cards = officials(session, Filter(), limit=_PROPOSED)
    found["official"] = [Facet(card.slug, card.name, card.events) for card in cards]
    return found


def archives(f: Filter, counts: dict[tuple[int, int], int]) -> tuple[tuple[int, int, str], ...]:
    """Year, dated events and path of each archive, newest first."""
    years: dict[int, int] = {}
    for (year, _), n in counts.items():
        years[year] = years.get(year, 0) + n
    return tuple((year, years[year], Channel(f, f"{year:04}").path("ics")) for year in sorted(years, reverse=True))
