"""A timeline: posts held, appearances by month, roles, with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from flask import request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.model.calendar import Appearance
from calendar_app.model.filter import Filter
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import people as queries
from calendar_app.store.queries.months import month_tallies
from calendar_app.store.queries.timelines import appearances, counterparts
from calendar_app.web import charts
from calendar_app.web.agenda import whole_days
from calendar_app.web.args import filter_args, parse_filter
from calendar_app.web.calendar.blueprint import day_url
from calendar_app.web.days.heat import heat
from calendar_app.web.days.months import Month
from calendar_app.web.days.ranges import day_counts
from calendar_app.web.officials.blueprint import bp
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, cursor_text, here, parse_cursor, ranked
from calendar_app.web.words.helpers import told_apart
from calendar_app.web.words.i18n import gettext

TIMELINE = 60
#: Bodies on the other side of meetings that a timeline names.
MET = 12
#: Values that a timeline may be narrowed by.
FACETS = ("city", "role", "place", "tag", "org")
#: Months of the heat table beside a timeline: the newest twelve that have something.
HEAT_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayLine:
    """Appearances of one day."""

    day: date | None
    items: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a timeline, newest day first; month-precise events stand first, without a day."""

    month: Month | None
    days: tuple[DayLine, ...]
    count: int


def _months(rows: Iterable[Appearance]) -> list[MonthLine]:
    def month_of(row: Appearance) -> Month | None:
        return Month(row.event.start.year, row.event.start.month) if row.event.start else None

    def day_of(row: Appearance) -> date | None:
        return row.event.start if row.event.precision in ("day", "part") else None

    lines = []
    for month, in_month in groupby(rows, key=month_of):
        days = [DayLine(day, tuple(found)) for day, found in groupby(in_month, key=day_of)]
        lines.append(MonthLine(month, tuple(days), sum(len(day.items) for day in days)))
    return lines


@bp.get("/officials/<name:slug>")
def official_page(slug: str) -> BaseResponse:
    """A timeline: posts held, events by month, roles, with whom; for htmx the next months alone.

    Raises:
        NotFoundError, GoneError, MovedError: as the store says (404, 410, 301).
    """
    f = replace(parse_filter(request.args), official=())  # whom a person shares events with is the comparison's matter
    before = parse_cursor(request.args.get("before", ""))
    narrowed = replace(f, official=(slug,))
    with reading() as session:
        person = queries.official(session, slug)
        rows, following = appearances(session, slug, f, before=before, limit=TIMELINE)
        rows, following = whole_days(rows, following, lambda row: row.event)
        facets = facet_queries.facets(session, narrowed, FACETS, limit=12)
        tallies = month_tallies(session, narrowed)
        totals = {month: tally.listed for month, tally in tallies.items() if tally.listed}
        counts = _day_counts(session, narrowed, totals)
        met = counterparts(session, narrowed if f.kind else replace(narrowed, kind=("main",)), MET)
    own = {tenure.organisation for tenure in person.tenures}
    shown_total = sum(tally.begun for tally in tallies.values())
    return render_page(
        "officials/official.html",
        "officials/_timeline.html",
        nav="officials",
        official=person,
        person=person.card,
        lines=_months(rows),
        month_totals={Month(y, m): tally.begun for (y, m), tally in tallies.items()},
        more=here(f, before=cursor_text(following)) if following else None,
        continued=before is not None,
        shown_total=shown_total,
        tenures=charts.tenure_bars(person.tenures),
        roles=ranked(
            (gettext(role), url_for(".official_page", slug=slug, **filter_args(replace(f, role=(role,)))), n)
            for role, n in person.roles
        ),
        companions=ranked(
            (told_apart(name, other), url_for(".compare", official=[slug, other], _anchor="shared"), n)
            for other, name, n in person.companions
        ),
        met=ranked(
            (
                body.label,
                url_for("topics.counterparts_page", **filter_args(Filter(official=(slug,))) | {"with": body.value}),
                body.count,
            )
            for body in met
            if body.value not in own  # in whose name the person came
        ),
        facets={key: choices(facets.get(key, []), f, key) for key in FACETS},
        many_cities=len(facets.get("city", ())) > 1,
        heat=heat(sorted(counts_months(totals))[-HEAT_MONTHS:], counts),
        chips=active_chips(f),
        filter=f,
        feed_filter=f,
        day_url=day_url(Filter(official=(slug,))),
    )


def counts_months(totals: dict[tuple[int, int], int]) -> list[Month]:
    """Months that have something."""
    return [Month(year, month) for (year, month), n in totals.items() if n]


def _day_counts(session: Connection, f: Filter, totals: dict[tuple[int, int], int]) -> dict[date, int]:
    months = sorted(counts_months(totals))[-HEAT_MONTHS:]
    if not months:
        return {}
    return day_counts(session, months[0].first, months[-1].last, f)
