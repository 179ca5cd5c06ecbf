"""The agenda: a list over any range, grouped by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from flask import request
from werkzeug.wrappers import Response

from calendar_app.model.filter import Filter
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries.months import adjacent_months
from calendar_app.web.agenda import day_groups, whole_days
from calendar_app.web.args import parse_filter
from calendar_app.web.calendar.blueprint import SHOWN_SECTIONS, bp, day_url
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, cursor_text, here, parse_cursor

AGENDA_LIMIT = 60


def _before(f: Filter, year: int, month: int, since: date) -> str:
    """Address of the agenda from the first of a month to the day before *since*."""
    return here(replace(f, from_=date(year, month, 1), to=since - timedelta(days=1)))


@bp.get("/agenda")
def agenda_page() -> Response:
    """A list over any range, grouped by day; without a range from the newest month on."""
    f = parse_filter(request.args)
    after = parse_cursor(request.args.get("after", ""))
    with reading() as session:
        shown = f
        if f.from_ is None and f.to is None and not f.q:
            newest = count_queries.newest_month(session, f)
            if newest is not None:
                shown = replace(f, from_=date(newest[0], newest[1], 1))
        before = None
        if shown.from_ is not None and after is None:
            everywhen = replace(f, from_=None, to=None)
            before = adjacent_months(session, shown.from_.year, shown.from_.month, everywhen)[0]
        rows, following = queries.agenda(session, shown, after=after, limit=AGENDA_LIMIT)
        rows, following = whole_days(rows, following, lambda event: event)
        total = count_queries.count_events(session, shown)
        facets = facet_queries.facets(session, shown, ("section", "city"), limit=SHOWN_SECTIONS)

    return render_page(
        "calendar/agenda.html",
        "calendar/_agenda.html",
        nav="agenda",
        days=day_groups(rows, shown.from_),
        earlier=_before(f, before.year, before.month, shown.from_) if before and shown.from_ else None,
        more=here(shown, after=cursor_text(following)) if following else None,
        total=total,
        facets={key: choices(facets.get(key, []), f, key) for key in ("city", "section")},
        chips=active_chips(shown),
        many_cities=len(facets.get("city", [])) > 1,
        filter=shown,
        day_url=day_url(replace(f, from_=None, to=None)),
    )
