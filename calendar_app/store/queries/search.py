"""Full-text search: the same hits on both databases; those in a title first, then the newest.

Ranking looks at the newest CEILING hits of each sort, so that a word that half the store holds costs no more than a rare one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, exists, false, func, select, union_all

from calendar_app.model.calendar import PersonCard, SearchHit, SearchPage
from calendar_app.model.filter import Filter
from calendar_app.store.database.anyof import any_of
from calendar_app.store.queries import match, shape
from calendar_app.store.queries.conditions import admitted
from calendar_app.store.queries.people import BY_KEY, key_values, person_cards
from calendar_app.store.queries.rows import CARD, card, with_city
from calendar_app.store.queries.snippets import marks_of, snippet_of
from calendar_app.store.search.index import ENTRY_MASK
from calendar_app.store.tables import bulletins, entries, events, people, reports
from calendar_app.store.tables import cities as city_table

#: From an entry's id (a column) to the condition that a filter puts on it.
Narrowing = Callable[[Any], Any]
#: Where the count of hits stops.
CEILING = 1000
_PEOPLE = 6


def search(
    session: Connection, q: str, f: Filter, *, limit: int = 20, offset: int = 0, sort: str = "relevance"
) -> SearchPage:
    """Entries that hold every word of *q*, and the public people of the name.

    Args:
        session: for reading.
        q: words, “quoted phrases”, a name, pinyin or its initials.
        f: narrows the hits by their events; without a filter entries without a day are found too.
        limit: hits of the page.
        offset: hits to skip.
        sort: "relevance" (title first, then newest) or "newest" ("oldest" for the reverse).

    Five SELECTs at most, four on PostgreSQL. Costs the hits up to CEILING, unless the filter leaves few of very many.
    ``years`` counts those looked at.
    """
    phrases = match.phrases(q)
    found_people = _people(session, q) if phrases else ()
    if not phrases:
        return SearchPage((), 0, False, found_people)
    cities = _city_ids(session, f)
    if cities == []:
        return SearchPage((), 0, False, found_people)
    rest = replace(f, city=())
    until = min(offset + limit, CEILING)
    # Of those in a title as many as the page needs: where there are more, the page holds nothing else.
    titled: list[int] = []
    if sort == "relevance" and session.dialect.name == "postgresql":
        ids, titled = _at_once(session, phrases, cities, rest, until)
    else:
        ids = _ids(session, phrases, cities, rest, CEILING + 1, oldest=sort == "oldest")
        if sort == "relevance" and ids:
            titled = _ids(session, phrases, cities, rest, until, title=True)
    more = len(ids) > CEILING
    ids = ids[:CEILING]
    first = set(titled)
    ranked = [*titled, *(i for i in ids if i not in first)]
    return SearchPage(
        hits=_hits(session, ranked[offset:until], phrases),
        total=len(ids),
        more=more,
        people=found_people,
        years=_years(session, ids),
    )


def _city_ids(session: Connection, f: Filter) -> list[int] | None:
    """Ids of the filter's cities, None where it names none. One SELECT at most."""
    if not f.city:
        return None
    return list(session.execute(select(city_table.c.id).where(city_table.c.name.in_(f.city))).scalars())


def _narrowing(session: Connection, f: Filter) -> Narrowing:
    """Condition on an entry's id (a column)."""
    where = admitted(session, f)
    joined = reports.join(events, events.c.id == reports.c.event_id)

    def condition(entry_id: Any) -> Any:  # noqa: ANN401
        told = select(reports.c.event_id).select_from(joined).where(reports.c.entry_id == entry_id, *where)
        return exists(told)

    return condition


def _ids(
    session: Connection,
    phrases: list[match.Phrase],
    cities: Sequence[int] | None,
    f: Filter,
    limit: int,
    *,
    title: bool = False,
    oldest: bool = False,
) -> list[int]:
    """Ids of documents, newest first."""

    def build(*, named: bool) -> Select[Any]:
        query: Select[Any] = match.document_ids(session, phrases, title=title, cities=cities, named=named)
        identity = query.selected_columns.id
        if f.pairs():
            inner = query.subquery("documents")
            narrowed = _narrowing(session, shape.filter_names(f) if named else f)
            query = select(inner.c.id).where(narrowed(inner.c.id.op("&")(ENTRY_MASK)))
            identity = inner.c.id
        return query.order_by(identity if oldest else identity.desc()).limit(limit)

    if f.q:  # words of its own, built each time
        return list(session.execute(build(named=False)).scalars())
    words = match.document_words(session, phrases, title=title, cities=cities)
    key = (
        "documents",
        match.document_shape(session, phrases, cities),
        shape.filter_shape(f),
        limit,
        title,
        oldest,
    )
    found = shape.run(session, key, lambda: build(named=True), {**words, **shape.filter_values(f)})
    return list(found.scalars())


def _at_once(
    session: Connection, phrases: list[match.Phrase], cities: Sequence[int] | None, f: Filter, until: int
) -> tuple[list[int], list[int]]:
    """Ids of the newest documents, and of the newest *until* that hold all in the title, newest first. One SELECT.

    PostgreSQL's index has no order: it fetches every document that holds the words to find the newest, so it does so once.
    """

    def build(*, named: bool) -> Any:  # noqa: ANN401
        query = match.document_ids(session, phrases, cities=cities, named=named)
        query = query.add_columns(match.titled(phrases, named=named).label("titled"))
        if f.pairs():
            inner = query.subquery("documents")
            narrowed = _narrowing(session, shape.filter_names(f) if named else f)
            query = select(inner.c.id, inner.c.titled).where(narrowed(inner.c.id.op("&")(ENTRY_MASK)))
        found = query.cte("found")
        newest = select(found.c.id, false().label("titled")).order_by(found.c.id.desc()).limit(CEILING + 1)
        first = select(found.c.id, found.c.titled).where(found.c.titled).order_by(found.c.id.desc()).limit(until)
        return union_all(select(newest.subquery("newest")), select(first.subquery("first")))

    if f.q:  # words of its own, built each time
        rows = session.execute(build(named=False)).all()
    else:
        key = ("at once", match.document_shape(session, phrases, cities), shape.filter_shape(f), until)
        words = match.document_words(session, phrases, cities=cities)
        rows = shape.run(session, key, lambda: build(named=True), {**words, **shape.filter_values(f)}).all()
    both: tuple[list[int], list[int]] = ([], [])
    for identity, in_title in rows:
        both[in_title].append(identity)
    for found in both:
        found.sort(reverse=True)
    return both


_CITY = select(city_table.c.name).where(city_table.c.id == people.c.city_id).scalar_subquery().label("city")
_NAMED = (
    select(people, _CITY)
    .where(people.c.public, people.c.id.in_(BY_KEY))
    .order_by(people.c.events.desc(), people.c.slug)
    .limit(_PEOPLE)
)


def _people(session: Connection, q: str) -> tuple[PersonCard, ...]:
    """Public people whom the query names."""
    rows = session.execute(_NAMED, key_values(q)).mappings().all()
    return tuple(person_cards(session, rows)) if rows else ()


def _years(session: Connection, ids: Sequence[int]) -> tuple[tuple[int, int], ...]:
    counts: Counter[int] = Counter()
    for day, n in Counter([i >> 32 for i in ids]).items():
        if day:
            counts[date.fromordinal(day).year] += n
    return tuple(sorted(counts.items(), reverse=True))


_TOLD = (
    select(
        *CARD,
        entries.c.id.label("found"),
        entries.c.title.label("heading"),
        entries.c.body,
        entries.c.n,
        bulletins.c.key,
    )
    .select_from(
        with_city(
            entries.join(bulletins, bulletins.c.id == entries.c.bulletin_id)
            .outerjoin(reports, reports.c.entry_id == entries.c.id)
            .outerjoin(events, events.c.id == reports.c.event_id)
        )
    )
    .where(any_of(entries.c.id, "ids"))
    .order_by(entries.c.id, func.abs(events.c.number), events.c.uid)
)


def _hits(session: Connection, ids: Sequence[int], phrases: list[match.Phrase]) -> tuple[SearchHit, ...]:
    """Entries with their first event, a main one where there is one. One SELECT."""
    if not ids:
        return ()
    entry_ids = [i & ENTRY_MASK for i in ids]
    rows: dict[int, Any] = {}
    for row in session.execute(_TOLD, {"ids": entry_ids}).all():
        known = rows.get(row.found)
        if known is None or (known.kind != "main" and row.kind == "main"):
            rows[row.found] = row
    hits = []
    for row in map(rows.__getitem__, entry_ids):
        snippet, marks = snippet_of(row.body, phrases)
        hits.append(
            SearchHit(
                event=card(row) if row.uid else None,
                title=row.heading,
                title_marks=marks_of(row.heading, phrases),
                snippet=snippet,
                marks=marks,
                bulletin_id=row.key,
                n=row.n,
            )
        )
    return tuple(hits)
