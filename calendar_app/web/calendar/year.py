"""The year: twelve small tables of counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import request
from werkzeug.wrappers import Response

from calendar_app.store.queries import events as queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import months as months_of
from calendar_app.web.args import parse_filter
from calendar_app.web.calendar.blueprint import SHOWN_SECTIONS, YEAR, bp, day_url, many_cities, month_url
from calendar_app.web.days.almanac import lunar_span
from calendar_app.web.days.heat import heat
from calendar_app.web.days.months import Month, year_months
from calendar_app.web.days.ranges import day_counts, within
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices


@bp.get(f"/calendar/<{YEAR}>")
def year_page(year: int) -> Response:
    """Twelve small tables of counts, and what is known by the year alone."""
    f = parse_filter(request.args)
    start, end = date(year, 1, 1), date(year, 12, 31)
    with reading() as session:
        counts = day_counts(session, start, end, f)
        months = months_of.month_tallies(session, f)
        covered = months_of.covered_months(session, start, end, f)
        coarse = queries.year_events(session, year, f)
        facets = facet_queries.facets(session, within(f, start, end), ("city", "section"), limit=SHOWN_SECTIONS)
    years = sorted({y for (y, _), tally in months.items() if tally.listed})

    return render_page(
        "calendar/year.html",
        nav="year",
        year=year,
        heat=heat(year_months(year), counts, covered),
        month_totals={Month(y, m): tally.listed for (y, m), tally in months.items() if y == year},
        total=_year_total(months, year),
        coarse=coarse,
        years=years,
        previous=max((y for y in years if y < year), default=None),
        next=min((y for y in years if y > year), default=None),
        lunar=lunar_span(start, end),
        facets={key: choices(facets.get(key, []), f, key) for key in ("city", "section")},
        chips=active_chips(f),
        many_cities=many_cities(coarse),
        filter=f,
        day_url=day_url(f),
        month_url=month_url(f),
    )


def _year_total(months: Mapping[tuple[int, int], months_of.MonthTally], year: int) -> int:
    """Events that the months of a year list, each once: all of the first one's, and what begins in those behind it."""
    listed = sorted(month for month, tally in months.items() if month[0] == year and tally.listed)
    return months[listed[0]].listed + sum(months[month].begun for month in listed[1:]) if listed else 0
