"""Month, day, year and agenda."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from calendar_app.model.calendar import EventCard
from calendar_app.model.filter import Filter
from calendar_app.store.queries import bulletins as bulletin_queries
from calendar_app.store.queries import events as queries
from calendar_app.store.queries import months as months_of
from calendar_app.store.queries.meetings import glances
from calendar_app.web import grid
from calendar_app.web.agenda import day_groups, whole_days
from calendar_app.web.almanac import day_words, holiday_notice, lunar_span
from calendar_app.web.args import filter_args, parse_choice, parse_day, parse_filter
from calendar_app.web.htmx import render_page
from calendar_app.web.i18n import gettext, month_text
from calendar_app.web.reading import reading
from calendar_app.web.texts import first_sentence
from calendar_app.web.views import active_chips, by_section, choices, cursor_text, here, parse_cursor

bp = Blueprint("calendar", __name__)

#: Events that one month page lays out; months of a whole province stay below it.
MONTH_LIMIT = 5000
AGENDA_LIMIT = 60
#: Events without a day that a month's lane shows before a link to all of them.
LANE_LIMIT = 24
FACETS = ("section", "city", "official")
FACET_LIMIT = 200
SHOWN_SECTIONS = 14

_YEAR, _MONTH, _DAY = "year4:year", "two:month", "two:day"


def _args() -> dict[str, Any]:
    """The query string as keyword values of an address."""
    return request.args.to_dict(flat=False)


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
        newest = queries.newest_month(session, f)
        if newest is None:
            return render_page("calendar/empty.html", nav="month", filter=f)
        return _month(session, grid.Month(*newest), f)


@bp.get(f"/calendar/<{_YEAR}>/<{_MONTH}>")
def month_page(year: int, month: int) -> Response:
    """A month as a table of weeks, with its lane of events that have no day."""
    if not 1 <= month <= 12:
        abort(404)
    f = parse_filter(request.args)
    with reading() as session:
        return _month(session, grid.Month(year, month), f)


@bp.get(f"/calendar/<{_YEAR}>/<one:month>")
def short_month(year: int, month: int) -> Response:
    """``/calendar/2023/7``: the canonical address has two digits."""
    return redirect(url_for(".month_page", year=year, month=month, **_args()), 301)


@bp.get(f"/calendar/<{_YEAR}>/<one:month>/<int:day>")
@bp.get(f"/calendar/<{_YEAR}>/<{_MONTH}>/<one:day>")
def short_day(year: int, month: int, day: int) -> Response:
    """``/calendar/2023/7/5``: the canonical address has two digits."""
    return redirect(url_for(".day_page", year=year, month=month, day=day, **_args()), 301)


@bp.get("/calendar/go")
def jump() -> Response:
    """Where the month picker leads without a script."""
    values = _args()
    wanted = parse_day("from", "".join(values.pop("month", [""]))[:7])
    return redirect(url_for(".month_page", year=wanted.year, month=wanted.month, **values), 302)


@bp.get("/calendar")
def newest_year() -> Response:
    """The year of the newest month."""
    f = parse_filter(request.args)
    with reading() as session:
        newest = queries.newest_month(session, f)
    if newest is None:
        return redirect(url_for(".home"), 302)
    return redirect(url_for(".year_page", year=newest[0], **filter_args(f)), 302)


def within(f: Filter, start: date, end: date) -> Filter:
    """The filter narrowed to the days from *start* to *end*; its own range still holds.

    Where the two do not meet the range is that of the page, so that counts are of what the page shows.
    """
    first, last = max(f.from_ or start, start), min(f.to or end, end)
    return replace(f, from_=first, to=last) if first <= last else replace(f, from_=start, to=end)


def day_counts(session: Session, start: date, end: date, f: Filter) -> dict[date, int]:
    """Events a day of [start, end], recurring ones on the days of their rule alone. Two statements."""
    counts = queries.day_counts(session, start, end, f)
    if f.kind and "recurring" not in f.kind:
        return counts
    recurring = queries.events_between(session, start, end, replace(f, kind=("recurring",)))
    return grid.true_counts(counts, recurring, start, end)


def _month(session: Session, month: grid.Month, f: Filter) -> Response:
    density = parse_choice(request.args, "density", grid.DENSITIES)
    first, last = grid.month_bounds(month)
    events = queries.events_between(session, first, last, f, limit=MONTH_LIMIT)
    lane = grid.as_printed(queries.lane_events(session, month.first, month.last, f))
    before, after = months_of.adjacent_months(session, month.year, month.month, f)
    narrowed = within(f, month.first, month.last)
    facets = queries.facets(session, narrowed, FACETS, limit=FACET_LIMIT)
    issues = len(bulletin_queries.bulletins(session, within(Filter(), month.first, month.last)))
    laid = grid.month_grid(month.year, month.month, events, density)
    total = laid.total + len(lane)
    cities = facets.get("city", [])

    def step(ref: months_of.MonthRef | None) -> Step | None:
        if ref is None:
            return None
        values = filter_args(f) | ({"density": density} if density != "standard" else {})
        href = url_for(".month_page", year=ref.year, month=ref.month, **values)
        return Step(href, month_text(ref.year if ref.year != month.year else None, ref.month), ref.count)

    def day_url(day: date) -> str:
        return url_for(".day_page", year=day.year, month=day.month, day=day.day, **filter_args(f))

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
        day_url=day_url,
    )


def _month_href(month: grid.Month) -> Callable[[Filter], str]:
    def href(f: Filter) -> str:
        values = filter_args(f)
        if request.args.get("density"):
            values["density"] = [request.args["density"]]
        return url_for(".month_page", year=month.year, month=month.month, **values)

    return href


def _densities() -> list[tuple[str, str]]:
    names = {"compact": "紧凑", "standard": "标准", "count": "仅计数", "all": "全部"}
    return [(density, gettext(name)) for density, name in names.items()]


@bp.get(f"/calendar/<{_YEAR}>/<{_MONTH}>/<{_DAY}>")
def day_page(year: int, month: int, day: int) -> Response:
    """A day whole, by section; for htmx the list alone."""
    try:
        this = date(year, month, day)
    except ValueError:
        abort(404)
    f = parse_filter(request.args)
    span = grid.Month(year, month)
    with reading() as session:
        found = queries.events_between(session, this, this, f)
        before, after = queries.adjacent_days(session, this, f)
        counts = day_counts(session, span.first, span.last, f)
        lane = queries.lane_events(session, span.first, span.last, f)
        told = glances(session, found)
    events = grid.by_day(found, this, this).get(this, [])

    def day_url(other: date) -> str:
        return url_for(".day_page", year=other.year, month=other.month, day=other.day, **filter_args(f))

    return render_page(
        "calendar/day.html",
        "calendar/_day.html",
        nav="month",
        day=this,
        groups=by_section(events),
        told={
            event.id: (first_sentence(told[event.id].lead) if event.kind == "main" else "", told[event.id])
            for event in events
            if event.id in told
        },
        total=len(events),
        words=day_words(this),
        previous=before,
        next=after,
        strip=grid.heat([span], counts).months[0],
        lane_count=len(lane),
        chips=active_chips(f),
        many_cities=_many_cities(events),
        filter=f,
        day_filter=replace(f, from_=this, to=this),
        day_url=day_url,
        month_url=_month_url(f),
    )


def _many_cities(events: list[EventCard]) -> bool:
    return len({event.city for event in events}) > 1


def _month_url(f: Filter) -> Callable[[int, int], str]:
    def href(year: int, month: int) -> str:
        return url_for("calendar.month_page", year=year, month=month, **filter_args(f))

    return href


@bp.get(f"/calendar/<{_YEAR}>")
def year_page(year: int) -> Response:
    """Twelve small tables of counts, and what is known by the year alone."""
    f = parse_filter(request.args)
    start, end = date(year, 1, 1), date(year, 12, 31)
    with reading() as session:
        counts = day_counts(session, start, end, f)
        months = months_of.month_tallies(session, f)
        covered = months_of.covered_months(session, start, end, f)
        coarse = queries.year_events(session, year, f)
        facets = queries.facets(session, within(f, start, end), ("city", "section"), limit=SHOWN_SECTIONS)
    years = sorted({y for (y, _), tally in months.items() if tally.listed})

    def day_url(day: date) -> str:
        return url_for(".day_page", year=day.year, month=day.month, day=day.day, **filter_args(f))

    return render_page(
        "calendar/year.html",
        nav="year",
        year=year,
        heat=grid.heat(grid.year_months(year), counts, covered),
        month_totals={grid.Month(y, m): tally.listed for (y, m), tally in months.items() if y == year},
        total=_year_total(months, year),
        coarse=coarse,
        years=years,
        previous=max((y for y in years if y < year), default=None),
        next=min((y for y in years if y > year), default=None),
        lunar=lunar_span(start, end),
        facets={key: choices(facets.get(key, []), f, key) for key in ("city", "section")},
        chips=active_chips(f),
        many_cities=_many_cities(coarse),
        filter=f,
        day_url=day_url,
        month_url=_month_url(f),
    )


def _year_total(months: Mapping[tuple[int, int], months_of.MonthTally], year: int) -> int:
    """Events that the months of a year list, each once: all of the first one's, and what begins in those behind it."""
    listed = sorted(month for month, tally in months.items() if month[0] == year and tally.listed)
    return months[listed[0]].listed + sum(months[month].begun for month in listed[1:]) if listed else 0


@bp.get("/agenda")
def agenda_page() -> Response:
    """A list over any range, grouped by day; without a range from the newest month on."""
    f = parse_filter(request.args)
    after = parse_cursor(request.args.get("after", ""))
    with reading() as session:
        shown = f
        if f.from_ is None and f.to is None and not f.q:
            newest = queries.newest_month(session, f)
            if newest is not None:
                shown = replace(f, from_=date(newest[0], newest[1], 1))
        rows, following = queries.agenda(session, shown, after=after, limit=AGENDA_LIMIT)
        rows, following = whole_days(rows, following, lambda event: event)
        total = queries.count_events(session, shown)
        facets = queries.facets(session, shown, ("section", "city"), limit=SHOWN_SECTIONS)

    def day_url(day: date) -> str:
        return url_for(
            ".day_page", year=day.year, month=day.month, day=day.day, **filter_args(replace(f, from_=None, to=None))
        )

    return render_page(
        "calendar/agenda.html",
        "calendar/_agenda.html",
        nav="agenda",
        days=day_groups(rows, shown.from_),
        more=here(shown, after=cursor_text(following)) if following else None,
        total=total,
        facets={key: choices(facets.get(key, []), f, key) for key in ("city", "section")},
        chips=active_chips(shown),
        many_cities=len(facets.get("city", [])) > 1,
        filter=shown,
        day_url=day_url,
    )
