"""The directory: officials by body and rank, with a sparkline of the newest months each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from flask import Response, request, url_for
from sqlalchemy import Connection

from calendar_app.model.calendar import PersonCard
from calendar_app.model.filter import Filter
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import people as queries
from calendar_app.store.queries.months import covered_months
from calendar_app.web import charts
from calendar_app.web.args import filter_args, parse_filter, parse_page
from calendar_app.web.days.months import Month
from calendar_app.web.officials.blueprint import PAGE, bp
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, pages

#: Months of a sparkline.
SPARK_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the directory with its people, highest rank first."""

    name: str
    people: tuple[tuple[PersonCard, charts.Spark], ...]


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
    lines = Path(__file__).parent.with_name("lexicon").joinpath("organs.tsv").read_text("utf-8").splitlines()
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
