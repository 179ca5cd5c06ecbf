"""The month: a table of weeks, with a lane for what has no day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import abort, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from calendar_app.model.filter import Filter
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import months as months_of
from calendar_app.store.queries.bulletins import count_bulletins
from calendar_app.web.args import filter_args, parse_choice, parse_filter
from calendar_app.web.calendar.blueprint import MONTH, SHOWN_SECTIONS, YEAR, bp, day_url
from calendar_app.web.days.almanac import holiday_notice, lunar_span
from calendar_app.web.days.grid import DENSITIES, month_grid
from calendar_app.web.days.months import Month, month_bounds
from calendar_app.web.days.occurrences import as_printed
from calendar_app.web.days.ranges import within
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices
from calendar_app.web.words.helpers import event_urls
from calendar_app.web.words.i18n import gettext, month_text

#: Events that one month page lays out; months of a whole province stay below it.
MONTH_LIMIT = 5000
#: Events without a day that a month's lane shows before a link to all of them.
LANE_LIMIT = 24
FACETS = ("section", "city", "official")
FACET_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A month beside the present one."""

    href: str
    text: str
    count: int


@bp.get("/")
def home() -> Response:
    """The newest month that has a main event, at the site's own address."""
    f = parse_filter(request.args)
    with reading() as session:
        newest = count_queries.newest_month(session, f)
        if newest is None:
            return render_page("calendar/empty.html", nav="month", filter=f)
        return _month(session, Month(*newest), f)


@bp.get(f"/calendar/<{YEAR}>/<{MONTH}>")
def month_page(year: int, month: int) -> Response:
    """A month as a table of weeks, with its lane of events that have no day."""
    if not 1 <= month <= 12:
        abort(404)
    f = parse_filter(request.args)
    with reading() as session:
        return _month(session, Month(year, month), f)


def _month(session: Connection, month: Month, f: Filter) -> Response:
    density = parse_choice(request.args, "density", DENSITIES)
    first, last = month_bounds(month)
    events = queries.events_between(session, first, last, f, limit=MONTH_LIMIT)
    lane = as_printed(queries.lane_events(session, month.first, month.last, f))
    before, after = months_of.adjacent_months(session, month.year, month.month, f)
    narrowed = within(f, month.first, month.last)
    facets = facet_queries.facets(session, narrowed, FACETS, limit=FACET_LIMIT)
    issues = count_bulletins(session, within(Filter(), month.first, month.last))
    laid = month_grid(month.year, month.month, events, density)
    total = laid.total + len(lane)
    cities = facets.get("city", [])

    def step(ref: months_of.MonthRef | None) -> Step | None:
        if ref is None:
            return None
        values = filter_args(f) | ({"density": density} if density != "standard" else {})
        href = url_for(".month_page", year=ref.year, month=ref.month, **values)
        return Step(href, month_text(ref.year if ref.year != month.year else None, ref.month), ref.count)

    return render_page(
        "calendar/month.html",
        nav="month",
        grid=laid,
        lane=lane if density == "all" else lane[:LANE_LIMIT],
        lane_total=len(lane),
        lane_href=url_for(".agenda_page", **filter_args(replace(narrowed, precision=("month",)))),
        previous=step(before),
        next=step(after),
        lunar=lunar_span(month.first, month.last),
        facets={
            key: choices(facets.get(key, [])[:SHOWN_SECTIONS], f, key, _month_href(month))
            for key in ("city", "section")
        },
        chips=active_chips(f),
        total=total,
        people=len(facets.get("official", [])),
        city=cities[0].label if len(cities) == 1 else "",
        many_cities=len(cities) > 1,
        issues=issues,
        density=density,
        densities=_densities(),
        notice=holiday_notice(month.year),
        filter=f,
        month_filter=narrowed,
        day_url=day_url(f),
        event_url=event_urls(),
    )


def _month_href(month: Month) -> Callable[[Filter], str]:
    def href(f: Filter) -> str:
        values = filter_args(f)
        if request.args.get("density"):
            values["density"] = [request.args["density"]]
        return url_for(".month_page", year=month.year, month=month.month, **values)

    return href


def _densities() -> list[tuple[str, str]]:
    names = {"compact": "紧凑", "standard": "标准", "count": "仅计数", "all": "全部"}
    return [(density, gettext(name)) for density, name in names.items()]
