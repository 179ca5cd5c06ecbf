"""The day: its events by section, whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import abort, request
from werkzeug.wrappers import Response

from calendar_app.model.calendar import EntryGlance, EventCard
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.store.queries.meetings import glances
from calendar_app.web.args import parse_filter
from calendar_app.web.calendar.blueprint import DAY, MONTH, YEAR, bp, day_url, many_cities, month_url
from calendar_app.web.days.almanac import day_words
from calendar_app.web.days.heat import heat
from calendar_app.web.days.months import Month
from calendar_app.web.days.occurrences import by_day
from calendar_app.web.days.ranges import day_counts
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, by_section
from calendar_app.web.words.texts import first_sentence, says_more


@bp.get(f"/calendar/<{YEAR}>/<{MONTH}>/<{DAY}>")
def day_page(year: int, month: int, day: int) -> Response:
    """A day whole, by section; for htmx the list alone."""
    try:
        this = date(year, month, day)
    except ValueError:
        abort(404)
    f = parse_filter(request.args)
    span = Month(year, month)
    with reading() as session:
        found = queries.events_between(session, this, this, f)
        before, after = count_queries.adjacent_days(session, this, f)
        counts = day_counts(session, span.first, span.last, f)
        lane = queries.lane_events(session, span.first, span.last, f)
        told = glances(session, found)
    events = by_day(found, this, this).get(this, [])

    return render_page(
        "calendar/day.html",
        "calendar/_day.html",
        nav="month",
        day=this,
        groups=by_section(events),
        told={event.id: (_lead(event, told[event.id]), told[event.id]) for event in events if event.id in told},
        total=len(events),
        words=day_words(this),
        previous=before,
        next=after,
        strip=heat([span], counts).months[0],
        lane_count=len(lane),
        chips=active_chips(f),
        many_cities=many_cities(events),
        filter=f,
        day_filter=replace(f, from_=this, to=this),
        day_url=day_url(f),
        month_url=month_url(f),
    )


def _lead(event: EventCard, glance: EntryGlance) -> str:
    """The entry's first sentence, where it tells more than the event's name; "" else."""
    lead = first_sentence(glance.lead) if event.kind == "main" else ""
    return lead if says_more(lead, event.summary) else ""
