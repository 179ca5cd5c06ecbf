"""One event: the printed words behind every fact, its reports, people, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress
from operator import not_
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, current_app, request, url_for

from calendar_app.errors import NotFoundError
from calendar_app.feeds.ical import calendar_bytes, render_vevent
from calendar_app.model.calendar import DateFact, EventCard, EventDetail, ParticipationFact, Report
from calendar_app.model.filter import Filter
from calendar_app.model.period import compact
from calendar_app.store.facts import kind_of_body
from calendar_app.store.queries import one_event
from calendar_app.store.queries.feeds import feed_events
from calendar_app.web.calendar.blueprint import day_url
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.words.helpers import absolute_url
from calendar_app.web.words.texts import Run, first_sentence, mark_runs, paragraphs, visible
from calendar_app.web.words.wording import heading_text

bp = Blueprint("events", __name__)


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its body cut into marked runs.

    Dates and people stand beside the name of the run behind them. ``quiet`` are the people of whom nothing is told but that
    they are named. ``rules`` gives the rule by which a name was read, by its type and itself. ``bodies`` are the bodies, and for
    each among what it is looked for.
    """

    report: Report
    paragraphs: tuple[tuple[Run, ...], ...]
    dates: tuple[tuple[DateFact, str], ...]
    people: tuple[tuple[ParticipationFact, str], ...]
    quiet: tuple[tuple[ParticipationFact, str], ...]
    rules: Mapping[tuple[str, str], str]
    bodies: tuple[tuple[str, str], ...]


def _view(report: Report, number: int) -> ReportView:
    prefix = f"w{number}-"
    runs = mark_runs(report.body, report.highlights, prefix)
    ids = {run.id for run in runs if run.id}

    def anchor(start: int | None) -> str:
        name = f"{prefix}{start}"
        return name if start is not None and name in ids else ""

    named: dict[str, str] = {}
    for run in runs:
        if run.type == "person" and run.id:
            named.setdefault(run.text, run.id)
    people = [(fact, named.get(fact.name, "")) for fact in report.people]
    rules = {(kind, name): rule for kind, name, rule in reversed(report.readings)}
    told = [bool(fact.titles or fact.roles or fact.actions or fact.counterpart) for fact, _ in people]
    return ReportView(
        report,
        paragraphs(runs),
        tuple((fact, anchor(fact.span.start if fact.span else None)) for fact in report.dates),
        tuple(compress(people, told)),
        tuple(compress(people, map(not_, told))),
        rules,
        tuple((org, kind_of_body(rules.get(("org", org), ""))) for org in report.orgs),
    )


@bp.get("/events/<uuid:uid>")
def event(uid: object) -> Response:
    """The event's page.

    Raises:
        NotFoundError: no such event (404).
        GoneError: it was withdrawn (410).
    """
    name = str(uid)
    with reading() as session:
        detail = one_event.event_detail(session, name)
        related = one_event.related(session, name)
    card = detail.card
    return render_page(
        "events/event.html",
        nav="month",
        event=card,
        detail=detail,
        reports=[_view(report, number) for number, report in enumerate(detail.reports, 1)],
        related=related,
        revisions=detail.corrections,
        sentence=first_sentence(detail.reports[0].body) if detail.reports else "",
        json_ld=_json_ld(detail),
        calendars=_calendar_links(card),
        day_url=day_url(Filter()),
    )


@bp.get("/events/<uuid:uid>.ics")
def event_ics(uid: object) -> Response:
    """The event alone as a calendar file: the same VEVENT as in every feed."""
    name = str(uid)
    with reading() as session:
        detail = one_event.event_detail(session, name)
        found = feed_events(session, [name])
    if not found:
        raise NotFoundError(f"{name} has no day: no calendar entry can be made of it")
    base = current_app.extensions["settings"].base_url
    title = heading_text(detail.card)
    body = calendar_bytes(
        [render_vevent(found[0])],
        name=title,
        description=title,
        feed_uid=name,
        base_url=base,
        source_path=url_for(".event_ics", uid=uid),
        last_modified=detail.last_modified,
    )
    response = Response(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.last_modified = detail.last_modified
    response.add_etag()
    response.make_conditional(request)
    return response


def _json_ld(detail: EventDetail) -> dict[str, object] | None:
    """schema.org Event for search engines; none for an event without a day, which schema.org cannot say."""
    card = detail.card
    if card.start is None or card.end is None or card.precision not in ("day", "part"):
        return None
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "identifier": card.id,
        "name": heading_text(card),
        "startDate": card.start.isoformat(),
        "endDate": card.end.isoformat(),
        "inLanguage": "zh-Hans",
        "eventStatus": "https://schema.org/EventScheduled",
    }
    url = absolute_url(url_for(".event", uid=card.id))
    if url:
        data["url"] = url
    places = [place for report in detail.reports for place in report.places] or ([card.city] if card.city else [])
    if places:
        data["location"] = {"@type": "Place", "name": visible(places[0])}
    if detail.reports:
        data["description"] = visible(first_sentence(detail.reports[0].body))
    people = [fact for report in detail.reports for fact in report.people if fact.slug]
    if people:
        data["performer"] = [
            {"@type": "Person", "name": visible(fact.name)}
            | ({"jobTitle": visible(fact.titles[0])} if fact.titles else {})
            for fact in people[:10]
        ]
    return data


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A way to put one event into a calendar."""

    name: str
    href: str


def _calendar_links(card: EventCard) -> list[CalendarLink]:
    """Addresses that open the composing pages of web calendars with the event filled in; they are links, not requests."""
    if card.start is None or card.end is None or card.precision not in ("day", "part"):
        return []
    after = card.end + timedelta(days=1) if card.end < date.max else card.end
    title = heading_text(card)
    page = absolute_url(url_for(".event", uid=card.id)) or ""
    google = {
        "action": "TEMPLATE",
        "text": title,
        "dates": f"{compact(card.start)}/{compact(after)}",
        "details": page,
    }
    if card.rrule:
        google["recur"] = f"RRULE:{card.rrule}"
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": card.start.isoformat(),
        "enddt": after.isoformat(),
        "allday": "true",
        "body": page,
    }
    return [
        CalendarLink("Google", "https://calendar.google.com/calendar/render?" + urlencode(google, quote_via=quote)),
        CalendarLink(
            "Outlook", "https://outlook.live.com/calendar/0/deeplink/compose?" + urlencode(outlook, quote_via=quote)
        ),
    ]
