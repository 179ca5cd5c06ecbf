"""Officials: directory by body and rank, timelines, two side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from flask import Blueprint, Response, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.errors import FilterError, MovedError, NotFoundError
from calendar_app.model.calendar import Appearance, EventCard, Official, PersonCard
from calendar_app.model.filter import Filter
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import people as queries
from calendar_app.store.queries.months import covered_months, month_tallies
from calendar_app.web import charts
from calendar_app.web.agenda import whole_days
from calendar_app.web.args import filter_args, parse_filter, parse_page
from calendar_app.web.calendar.blueprint import day_url
from calendar_app.web.days.heat import heat
from calendar_app.web.days.months import Month
from calendar_app.web.days.ranges import day_counts
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, cursor_text, here, pages, parse_cursor, ranked
from calendar_app.web.words.helpers import told_apart
from calendar_app.web.words.i18n import gettext

bp = Blueprint("officials", __name__)

PAGE = 120
TIMELINE = 60
COMPARED = 4
#: Bodies on the other side of meetings that a timeline names.
MET = 12
#: Values that a timeline may be narrowed by.
FACETS = ("city", "role", "place", "tag", "org")
#: Shared events that a comparison lists at most.
SHARED = 1000
#: Months of a sparkline in the directory.
SPARK_MONTHS = 12
#: Months of the heat table beside a timeline: the newest twelve that have something.
HEAT_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the directory with its people, highest rank first."""

    name: str
    people: tuple[tuple[PersonCard, charts.Spark], ...]


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


def _bodies(people: Iterable[PersonCard], months: tuple[str, ...], covered: Collection[str]) -> list[Body]:
    found: dict[str, list[PersonCard]] = {}
    for person in people:
        found.setdefault(person.body, []).append(person)
    cities = sorted({person.city for listed in found.values() for person in listed if person.city})
    ordered = sorted(found.items(), key=lambda pair: _weight(pair[0], pair[1], cities))
    return [
        Body(name, tuple((person, charts.spark(person.months, months, covered)) for person in listed))
        for name, listed in ordered
    ]


@cache
def _organs() -> tuple[tuple[str, int], ...]:
    """Ends of bodies' names and their order, longest end first."""
    lines = Path(__file__).with_name("lexicon").joinpath("organs.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((word, int(order)) for word, order in rows), key=lambda row: -len(row[0])))


def _weight(name: str, people: list[PersonCard], cities: Collection[str]) -> tuple[bool, str, bool, int, int, str]:
    """Bodies of a city together, its own first, in the order of protocol; people without a body last.

    A body is of the city that its name begins with, else of the one that prints most of its people; it is the city's own
    where the city's name and an organ's make up all of its name.
    """
    printed = Counter(person.city or "" for person in people)
    city = next((c for c in cities if name.startswith(c)), min(printed, key=lambda c: (-printed[c], c)))
    rest = name.removeprefix(city)
    order = next((n for word, n in _organs() if rest == word), 99)
    own = bool(city) and rest != name
    return (not name, city, not own, order, min(p.rank for p in people), name)


def _months_of(session: Connection, people: Iterable[PersonCard], f: Filter) -> tuple[tuple[str, ...], set[str]]:
    """The months that sparklines show, and those of them that a stored issue is of.

    At most twelve, up to the newest issue in whose month anybody of the list was seen: what is only announced comes after it.
    """
    seen = sorted({month for person in people for month, _ in person.months})
    if not seen:
        return (), set()
    first, last = (Month(int(month[:-3]), int(month[-2:])) for month in (seen[0], seen[-1]))
    covered = sorted(Month(*month) for month in covered_months(session, first.first, last.last, f))
    if not covered:
        return (), set()
    start = max(covered[0].year * 12 + covered[0].month, covered[-1].year * 12 + covered[-1].month - SPARK_MONTHS + 1)
    count = covered[-1].year * 12 + covered[-1].month - start + 1
    months = tuple(str(covered[-1].shift(step)) for step in range(1 - count, 1))
    return months, {str(month) for month in covered}


@bp.get("/officials")
def index() -> Response:
    """The directory; for htmx the list alone."""
    f = parse_filter(request.args)
    number = parse_page(request.args)
    q, f = f.q, replace(f, q="")
    with reading() as session:
        people = queries.officials(session, f, q=q, limit=PAGE + 1, offset=(number - 1) * PAGE)
        facets = facet_queries.facets(session, f, ("city", "role"), limit=20)
        more, people = len(people) > PAGE, people[:PAGE]
        months, covered = _months_of(session, people, f)

    def href(other: Filter) -> str:
        return url_for(".index", **filter_args(other), q=q or None)

    return render_page(
        "officials/index.html",
        "officials/_list.html",
        nav="officials",
        bodies=_bodies(people, months, covered),
        count=len(people),
        more=more,
        months=months,
        q=q,
        facets={key: choices(facets.get(key, []), f, key, href) for key in ("city", "role")},
        chips=active_chips(f, href=href),
        pages=pages(number, more, lambda n: url_for(".index", **filter_args(f), q=q or None, page=n)),
        filter=f,
    )


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
        rows, following = queries.appearances(session, slug, f, before=before, limit=TIMELINE)
        rows, following = whole_days(rows, following, lambda row: row.event)
        facets = facet_queries.facets(session, narrowed, FACETS, limit=12)
        tallies = month_tallies(session, narrowed)
        totals = {month: tally.listed for month, tally in tallies.items() if tally.listed}
        counts = _day_counts(session, narrowed, totals)
        met = queries.counterparts(session, narrowed if f.kind else replace(narrowed, kind=("main",)), MET)
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


def _listed(session: Connection, f: Filter) -> dict[tuple[int, int], int]:
    """What each month's page lists under a filter."""
    return {month: t.listed for month, t in month_tallies(session, f).items() if t.listed}


def counts_months(totals: dict[tuple[int, int], int]) -> list[Month]:
    """Months that have something."""
    return [Month(year, month) for (year, month), n in totals.items() if n]


def _day_counts(session: Connection, f: Filter, totals: dict[tuple[int, int], int]) -> dict[date, int]:
    months = sorted(counts_months(totals))[-HEAT_MONTHS:]
    if not months:
        return {}
    return day_counts(session, months[0].first, months[-1].last, f)


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
    rows, _ = queries.appearances(session, slugs[0], replace(f, official=tuple(slugs[1:])), before=None, limit=SHARED)
    others = set(slugs[1:])
    return [row.event for row in rows if others <= {slug for slug, _ in row.with_}]
