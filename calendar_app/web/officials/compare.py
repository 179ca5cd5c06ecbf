"""Two to four officials side by side."""

from __future__ import annotations

from dataclasses import replace

from flask import request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.errors import FilterError, MovedError, NotFoundError
from calendar_app.model.calendar import EventCard, Official
from calendar_app.model.filter import Filter
from calendar_app.store.queries import people as queries
from calendar_app.store.queries.months import month_tallies
from calendar_app.store.queries.timelines import appearances
from calendar_app.web import charts
from calendar_app.web.args import parse_filter
from calendar_app.web.days.months import Month
from calendar_app.web.officials.blueprint import PAGE, bp
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.words.i18n import gettext

#: Officials that are compared at most.
COMPARED = 4
#: Shared events that a comparison lists at most.
SHARED = 1000


@bp.get("/officials/compare")
def compare() -> BaseResponse:
    """Two to four officials side by side: posts, months, what they did, and the events they share."""
    slugs = list(dict.fromkeys(filter(None, request.args.getlist("official"))))
    if len(slugs) > COMPARED:
        raise FilterError(gettext("official：最多并列 {n} 人", n=COMPARED))
    f = replace(parse_filter(request.args), official=())
    with reading() as session:
        people, unknown = _known(session, slugs)
        slugs = [person.card.slug for person in people]
        totals = [_listed(session, replace(f, official=(slug,))) for slug in slugs]
        shared = _shared(session, slugs, f) if len(slugs) > 1 else []
        directory = queries.officials(session, f, limit=PAGE, offset=0)
    months = sorted({Month(*month) for found in totals for month in found})[-24:]
    top = max((n for found in totals for n in found.values()), default=1)
    return render_page(
        "officials/compare.html",
        nav="officials",
        people=people,
        columns=[
            charts.month_columns([(str(m), found.get((m.year, m.month), 0)) for m in months], top) for found in totals
        ],
        months=months,
        month_rows=[(m, [found.get((m.year, m.month), 0) for found in totals]) for m in reversed(months)],
        tenures=[charts.tenure_bars(person.tenures) for person in people],
        role_rows=_role_rows(people),
        shared=shared,
        directory=directory,
        unknown=unknown,
        filter=f,
    )


def _listed(session: Connection, f: Filter) -> dict[tuple[int, int], int]:
    """What each month's page lists under a filter."""
    return {month: t.listed for month, t in month_tallies(session, f).items() if t.listed}


def _known(session: Connection, slugs: list[str]) -> tuple[list[Official], list[str]]:
    """The officials of these slugs, each once, and the slugs that lead to nobody; old slugs lead to the new ones."""
    people: dict[str, Official] = {}
    unknown = []
    for slug in slugs:
        try:
            try:
                person = queries.official(session, slug)
            except MovedError as moved:
                person = queries.official(session, moved.target)
            people.setdefault(person.card.slug, person)
        except NotFoundError:
            unknown.append(slug)
    return list(people.values()), unknown


def _role_rows(people: list[Official]) -> list[tuple[str, list[int]]]:
    names = dict.fromkeys(role for person in people for role, _ in person.roles)
    table = [(name, [dict(person.roles).get(name, 0) for person in people]) for name in names]
    return sorted(table, key=lambda row: -sum(row[1]))


def _shared(session: Connection, slugs: list[str], f: Filter) -> list[EventCard]:
    """Events in which all of them appear: the newest appearances of the first that name all the others."""
    rows, _ = appearances(session, slugs[0], replace(f, official=tuple(slugs[1:])), before=None, limit=SHARED)
    others = set(slugs[1:])
    return [row.event for row in rows if others <= {slug for slug, _ in row.with_}]
