"""Tags, bodies, places, cities and the other side of meetings: lists, and one page for each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, Response, abort, request, url_for
from sqlalchemy import Connection

from calendar_app.model.filter import Filter
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as event_queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import tags as queries
from calendar_app.store.queries.meetings import meetings
from calendar_app.store.queries.months import month_tallies
from calendar_app.store.queries.timelines import counterparts
from calendar_app.web import charts
from calendar_app.web.agenda import day_groups, whole_days
from calendar_app.web.args import MAX_LENGTH, filter_args, only, parse_filter, parse_page
from calendar_app.web.calendar.blueprint import day_url
from calendar_app.web.days.months import Month
from calendar_app.web.days.ranges import newest, stretch_before, within
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, cursor_text, here, pages, parse_cursor, ranked

bp = Blueprint("topics", __name__)

PAGE = 120
AGENDA_LIMIT = 60
#: Events that the lists beside a topic's agenda are counted from: its newest months.
FACETED = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value that has a page: filter key, its words, where its list is."""

    key: str
    name: str
    index: str
    page: str
    folder: str


KINDS = {
    "tag": Kind("tag", "主题", "topics.tags_page", "topics.tag_page", "tags"),
    "org": Kind("org", "机构", "topics.organisations_page", "topics.organisation_page", "organisations"),
    "place": Kind("place", "地点", "topics.places_page", "topics.place_page", "places"),
    "city": Kind("city", "城市", "topics.cities_page", "topics.city_page", "cities"),
}


def _list(kind: Kind, nav: str = "") -> Response:
    f = parse_filter(request.args)
    number = parse_page(request.args)
    with reading() as session:
        if kind.key == "city":
            rows = queries.cities(session)[(number - 1) * PAGE :]
        else:
            rows = queries.term_facets(session, kind.key, f, PAGE + 1, (number - 1) * PAGE)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return render_page(
        "topics/list.html",
        nav=nav,
        kind=kind,
        rows=ranked((row.label, url_for(kind.page, slug=row.value, **filter_args(f)), row.count) for row in rows),
        chips=active_chips(f),
        pages=pages(number, more, lambda n: here(f, page=n)),
        filter=f,
    )


def _months(session: Connection, f: Filter) -> dict[tuple[int, int], int]:
    return {month: t.listed for month, t in month_tallies(session, f).items() if t.listed}


def _lately(f: Filter, months: dict[tuple[int, int], int]) -> Filter:
    """The filter from the first of its newest months that fill a page on: a reader comes for what is new."""
    first = newest(months, AGENDA_LIMIT)
    return f if first is None else replace(f, from_=first)


def _one(kind: Kind, slug: str, nav: str = "") -> Response:
    f = parse_filter(request.args)
    narrowed = only(f, kind.key, slug)
    after = parse_cursor(request.args.get("after", ""))
    ranged = f.from_ is not None or f.to is not None
    with reading() as session:
        total = count_queries.count_events(session, narrowed)
        if not total and not count_queries.count_events(session, only(Filter(), kind.key, slug)):
            abort(404)
        months = _months(session, narrowed)
        shown = narrowed if ranged or f.q else _lately(narrowed, months)
        before = None
        if shown.from_ is not None and after is None:
            every = months if not ranged else _months(session, replace(narrowed, from_=None, to=None))
            before = stretch_before(every, shown.from_, AGENDA_LIMIT)
        rows, following = event_queries.agenda(session, shown, after=after, limit=AGENDA_LIMIT)
        rows, following = whole_days(rows, following, lambda event: event)
        since = newest(months, FACETED)
        lately = narrowed if since is None else within(narrowed, since, narrowed.to or date.max)
        facets = facet_queries.facets(session, lately, ("official", "place", "org", "tag", "section"), limit=12)
    listed = sorted(months)[-24:]
    columns = charts.month_columns([(str(Month(*month)), months[month]) for month in listed])

    def month_url(month: str) -> str:
        return url_for("calendar.month_page", year=int(month[:4]), month=int(month[5:]), **filter_args(narrowed))

    return render_page(
        "topics/topic.html",
        "calendar/_agenda.html",
        nav=nav,
        kind=kind,
        slug=slug,
        days=day_groups(rows, shown.from_),
        earlier=here(replace(f, from_=before[0], to=before[1])) if before else None,
        more=here(f, after=cursor_text(following)) if following else None,
        total=total,
        columns=columns,
        since=since,
        month_url=month_url,
        people=ranked(
            (facet.label, url_for("officials.official_page", slug=facet.value, **filter_args(narrowed)), facet.count)
            for facet in facets.get("official", [])
        ),
        facets={
            key: choices([x for x in facets.get(key, []) if x.value != slug], f, key)
            for key in ("place", "org", "tag", "section")
            if key != kind.key
        },
        chips=active_chips(f),
        many_cities=kind.key != "city" and len({event.city for event in rows}) > 1,
        filter=narrowed,
        feed_filter=f,
        day_url=day_url(narrowed),
    )


@bp.get("/tags")
def tags_page() -> Response:
    """Topics with counts."""
    return _list(KINDS["tag"], "tags")


@bp.get("/tags/<name:slug>")
def tag_page(slug: str) -> Response:
    """A topic: its agenda, who and where."""
    return _one(KINDS["tag"], slug, "tags")


@bp.get("/organisations")
def organisations_page() -> Response:
    """Bodies that took part, hosted or were visited."""
    return _list(KINDS["org"])


@bp.get("/organisations/<name:slug>")
def organisation_page(slug: str) -> Response:
    """A body: its agenda, who and where."""
    return _one(KINDS["org"], slug)


@bp.get("/places")
def places_page() -> Response:
    """Districts, counties and venues."""
    return _list(KINDS["place"])


@bp.get("/places/<name:slug>")
def place_page(slug: str) -> Response:
    """A place: its agenda and who was there."""
    return _one(KINDS["place"], slug)


@bp.get("/cities")
def cities_page() -> Response:
    """Cities whose bulletins are stored."""
    return _list(KINDS["city"])


@bp.get("/cities/<name:slug>")
def city_page(slug: str) -> Response:
    """A city: its agenda, people and topics."""
    return _one(KINDS["city"], slug)


def apart(bodies: Sequence[str]) -> tuple[str, ...]:
    """Bodies without those that are a part of another one beside them (某集团党委 beside 某集团)."""
    return tuple(b for b in bodies if not any(b != other and b.startswith(other) for other in bodies))


@bp.get("/counterparts")
def counterparts_page() -> Response:
    """The register of the other side of meetings: what met whom, when, on what; for htmx the next lines alone.

    What an entry tells beside the meeting itself (the fair goes on until the 22nd) is no meeting: such lines come where
    ``kind`` asks for them, what is announced under a link of its own.
    """
    asked = parse_filter(request.args)
    f = asked if asked.kind else replace(asked, kind=("main",))
    body = request.args.get("with", "")[:MAX_LENGTH]
    before = parse_cursor(request.args.get("before", ""))
    with reading() as session:
        rows, following = meetings(session, f, body=body, before=before, limit=AGENDA_LIMIT)
        bodies = counterparts(session, f, PAGE)
        ahead = replace(asked, kind=("planned",))
        announced = not asked.kind and bool(counterparts(session, ahead, 1))

    def href(name: str) -> str:
        values = filter_args(asked) | {"with": name or None}
        return url_for(".counterparts_page", **values)

    return render_page(
        "topics/counterparts.html",
        "topics/_meetings.html",
        meetings=[replace(row, bodies=apart(row.bodies)) for row in rows],
        more=here(asked, before=cursor_text(following), **{"with": body or None}) if following else None,
        announced=here(ahead) if announced and not body else None,
        many_cities=len({row.event.city for row in rows}) > 1,
        body=body,
        everything=href(""),
        bodies=ranked((row.label, href(row.value), row.count) for row in bodies),
        chips=active_chips(asked),
        filter=asked,
        counterparts_href=href,
    )
