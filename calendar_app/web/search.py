"""Full text, two-character words too; by htmx as one types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, request, url_for

from calendar_app.model.calendar import SearchHit
from calendar_app.model.filter import Filter
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries import search as queries
from calendar_app.web.args import filter_args, parse_choice, parse_filter, parse_page
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading
from calendar_app.web.views import active_chips, choices, pages
from calendar_app.web.words.texts import Run, mark_spans

bp = Blueprint("search", __name__)

PAGE = 20
SORTS = ("relevance", "date")
FACETS = ("section", "official", "tag", "city")


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit with its title and snippet cut into plain and marked runs."""

    hit: SearchHit
    title: tuple[Run, ...]
    snippet: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class YearHits:
    """Hits of one year of one page; None where the entry has no date."""

    year: int | None
    hits: tuple[HitView, ...]


def _years(hits: tuple[SearchHit, ...], sort: str) -> list[YearHits]:
    """Hits under their years, years in the order in which they first come."""
    groups: dict[int | None, list[HitView]] = {}
    for hit in hits:
        year = hit.event.start.year if hit.event is not None and hit.event.start is not None else None
        view = HitView(hit, mark_spans(hit.title, hit.title_marks), mark_spans(hit.snippet, hit.marks))
        groups.setdefault(year, []).append(view)
    return [YearHits(year, tuple(found)) for year, found in groups.items()]


def _shorter(q: str) -> list[str]:
    """What to try where nothing was found: each word alone, then the halves of one long word."""
    words = q.split()
    if len(words) > 1:
        return words[:4]
    return [q[: len(q) // 2], q[len(q) // 2 :]] if len(q) >= 4 else []


@bp.get("/search")
def index() -> Response:
    """The search page; for htmx the results alone."""
    f = parse_filter(request.args)
    sort = parse_choice(request.args, "sort", SORTS)
    number = parse_page(request.args)
    q, f = f.q, replace(f, q="")
    context: dict[str, Any] = {}
    if q:
        with reading() as session:
            found = queries.search(session, q, f, limit=PAGE, offset=(number - 1) * PAGE, sort=sort)
            # Beyond a thousand hits a facet would cost as much as it counts; the words are then too common anyway.
            # A hit is an entry, told of by its main event: announcements inside it would count it twice.
            narrowed = replace(f, q=q, kind=f.kind or ("main",))
            facets = {} if found.more else facet_queries.facets(session, narrowed, FACETS, limit=8)
        more = number * PAGE < found.total

        def href(other: Filter) -> str:
            return url_for(".index", q=q, **filter_args(other), sort=sort if sort != SORTS[0] else None)

        context = {
            "found": found,
            "groups": _years(found.hits, sort),
            "facets": {key: choices(facets.get(key, []), f, key, href) for key in FACETS},
            "pages": pages(
                number,
                more,
                lambda n: url_for(".index", q=q, **filter_args(f), sort=sort if sort != SORTS[0] else None, page=n),
            ),
            "shorter": [] if found.total else [(word, url_for(".index", q=word)) for word in _shorter(q)],
            "chips": active_chips(f, href=href),
            "sorts": [
                (name, url_for(".index", q=q, **filter_args(f), sort=name if name != SORTS[0] else None))
                for name in SORTS
            ],
        }
    return render_page("search/search.html", "search/_results.html", nav="search", q=q, sort=sort, filter=f, **context)
