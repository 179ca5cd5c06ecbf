"""Events: of a month, a day, a year, an agenda; one event whole; counts and facets.

Every function takes the session first; the number of statements never depends on the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, extract, func, or_, select, union_all
from sqlalchemy.orm import Session

from calendar_app.errors import GoneError, NotFoundError
from calendar_app.model.calendar import EventCard, EventDetail, Facet
from calendar_app.model.filter import Filter
from calendar_app.store.facts import inclusive
from calendar_app.store.queries.detail import reports_of
from calendar_app.store.queries.rows import CARD, card, cards
from calendar_app.store.queries.select import (
    ALL_KLASSES,
    Range,
    ask,
    bounds,
    counted,
    first_row,
    klasses,
    of_kind,
    overlapping,
    parts_of,
    rows_of,
    simple,
    together,
)
from calendar_app.store.rendering import instant
from calendar_app.store.tables import (
    DAY,
    MONTH,
    YEAR,
    Word,
    cities,
    event_months,
    event_terms,
    events,
    participations,
    people,
    reports,
    term_counts,
    terms,
    withdrawn,
)
from calendar_app.store.tables import (
    day_counts as day_table,
)
from calendar_app.store.tables import (
    month_counts as month_table,
)

MonthCounts = dict[tuple[int, int], int]
#: Facets that are terms.
_TERMS = ("tag", "section", "org", "place", "role", "counterpart")
_FACETS = (*_TERMS, "official", "city", "kind", "precision")
_LABELS = {"main": "正文事件", "also": "同篇其他", "planned": "预告", "recurring": "周期"}
_PRECISIONS = {DAY: "day", MONTH: "month", YEAR: "year"}


@dataclass(frozen=True, slots=True)
class Related:
    """Neighbours of an event."""

    same_day: list[EventCard]
    same_people: list[EventCard]
    same_topic: list[EventCard]


def events_between(session: Session, start: date, end: date, f: Filter, *, limit: int | None = None) -> list[EventCard]:
    """Events of day or part precision that overlap [start, end], by first day, then id; recurring ones by their bounds.

    One SELECT; costs what it returns and one week more (``select``).
    """
    return _listed(session, f, start, end, (DAY,), limit)


def lane_events(session: Session, start: date, end: date, f: Filter) -> list[EventCard]:
    """Events known by month that overlap [start, end], by first day, then id. One SELECT, as ``events_between``."""
    return _listed(session, f, start, end, (MONTH,), None)


def year_events(session: Session, year: int, f: Filter) -> list[EventCard]:
    """Events known by year or coarser that overlap the year, by first day, then id. One SELECT."""
    return _listed(session, f, date(year, 1, 1), date(year, 12, 31), (YEAR,), None)


def _listed(
    session: Session, f: Filter, start: date, end: date, classes: Sequence[int], limit: int | None
) -> list[EventCard]:
    asked = bounds(f, start=start, end=end, classes=classes)
    if asked is None:
        return []
    return cards(
        ask(
            session,
            ("listed", limit),
            asked,
            lambda r: together(parts_of(session, r, CARD), ("dtstart", "uid"), limit, small=r.small),
        )
    )


def newest_month(session: Session, f: Filter) -> tuple[int, int] | None:
    """The newest month in which a main event known by day or month begins, None where there is none. One SELECT."""
    if f.kind and "main" not in f.kind:
        return None
    narrowed = _narrowed(f, kind=("main",))
    classes = klasses(f, (DAY, MONTH))
    if simple(narrowed) and classes:
        query = _kept(narrowed, classes).order_by(month_table.c.month.desc()).limit(1)
        month = session.execute(query).scalar()
        return None if month is None else (month // 100, month % 100)
    parts = overlapping(session, narrowed, (events.c.dtstart, events.c.uid), classes=classes)
    day = first_row(session, parts, "-dtstart")
    return None if day is None else (day.dtstart.year, day.dtstart.month)


def _narrowed(f: Filter, **changes: Any) -> Filter:  # noqa: ANN401
    return replace(f, **changes)


def _kept(f: Filter, classes: Sequence[int], *, column: str = "starts") -> Select[Any]:
    """SELECT of the months of ``month_counts`` that have something under a simple filter."""
    t = month_table
    query = select(t.c.month).where(t.c.klass.in_(classes), t.c[column] > 0, t.c.month > 0)
    if f.city:
        query = query.where(t.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
    if f.kind:
        query = query.where(t.c.kind.in_(f.kind))
    return query


def month_counts(session: Session, f: Filter) -> MonthCounts:
    """Events by the month in which they begin, known by day or month (by year where the filter asks). One SELECT.

    Kept counts answer for cities, kinds and precisions; otherwise the cost is that of the events counted.
    """
    classes = klasses(f, ALL_KLASSES if "year" in f.precision else (DAY, MONTH))
    if not classes:
        return {}
    if simple(f):
        kept = _kept(f, classes).with_only_columns(month_table.c.month, func.sum(month_table.c.starts))
        rows = session.execute(kept.group_by(month_table.c.month).order_by(month_table.c.month))
        return {(month // 100, month % 100): int(n) for month, n in rows}
    parts = overlapping(session, f, (events.c.dtstart,), classes=classes)
    if not parts:
        return {}
    whole = rows_of(parts)
    parted = (extract("year", whole.c.dtstart), extract("month", whole.c.dtstart))
    counted_ = session.execute(select(*parted, func.count()).group_by(*parted).order_by(*parted))
    return {(int(row[0]), int(row[1])): int(row[2]) for row in counted_}


def adjacent_days(session: Session, day: date, f: Filter) -> tuple[date | None, date | None]:
    """The nearest days before and after on which an event known by day begins. Two SELECTs, each stopping at the first met."""
    columns = (events.c.dtstart, events.c.uid)
    classes = klasses(f, (DAY,))
    if not classes:
        return None, None
    before = overlapping(session, f, columns, classes=classes, begins=(None, _day_before(day)))
    after = overlapping(session, f, columns, classes=classes, begins=(_day_after(day), None))
    one = first_row(session, before, "-dtstart")
    two = first_row(session, after, "dtstart")
    return (one.dtstart if one else None), (two.dtstart if two else None)


def day_counts(session: Session, start: date, end: date, f: Filter) -> dict[date, int]:
    """How many events known by day each day of [start, end] has; days without one are left out.

    Kept counts answer for cities and kinds (two SELECTs, the second for events longer than a week); otherwise one SELECT that
    costs the events counted.
    """
    start = max(start, f.from_ or start)
    end = min(end, f.to or end)
    if not klasses(f, (DAY,)) or start > end:
        return {}
    counts: Counter[date] = Counter()
    columns = (events.c.dtstart, events.c.dtend)
    if simple(f, "from", "to"):
        t = day_table
        query = select(t.c.day, func.sum(t.c.n)).where(t.c.day.between(start, end)).group_by(t.c.day)
        if f.city:
            query = query.where(t.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
        if f.kind:
            query = query.where(t.c.kind.in_(f.kind))
        counts.update({day: int(n) for day, n in session.execute(query)})
        parts = [_long_events(f, columns, start, end)]
    else:
        parts = overlapping(session, f, columns, start=start, end=end, classes=(DAY,))
        if not parts:
            return {}
    for row in session.execute(union_all(*parts) if len(parts) > 1 else parts[0]):
        first, last = max(row.dtstart, start), min(inclusive(row.dtend) or row.dtstart, end)
        for i in range((last - first).days + 1):
            counts[first + timedelta(days=i)] += 1
    return {day: n for day, n in sorted(counts.items()) if n}


def _long_events(f: Filter, columns: Sequence[Any], start: date, end: date) -> Select[Any]:
    """SELECT of the events longer than a week that overlap a range, by the months they touch."""
    first, last = start.year * 100 + start.month, end.year * 100 + end.month
    touching = select(event_months.c.event_id).where(
        or_(event_months.c.month.between(first, last), event_months.c.month == 0), event_months.c.klass == DAY
    )
    query = select(*columns).where(events.c.id.in_(touching), events.c.dtstart <= end, events.c.dtend > start)
    if f.city:
        query = query.where(events.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
    return query.where(events.c.kind.in_(f.kind)) if f.kind else query


def agenda(
    session: Session, f: Filter, *, after: tuple[date, str] | None, limit: int
) -> tuple[list[EventCard], tuple[date, str] | None]:
    """Events of every precision from the first on, or from behind the cursor (first day, id), by first day, id.

    Returns:
        At most *limit* cards, and the cursor of the next page, None on the last. One SELECT that stops at the limit.
    """
    asked = bounds(f, begins=(after[0] if after else None, None))
    if asked is None:
        return [], None

    def listed(r: Range) -> Any:  # noqa: ANN401
        parts = parts_of(session, r, CARD)
        if after is not None:
            behind = or_(events.c.dtstart > r.first, events.c.uid > bindparam("uid", type_=Word))
            parts = [p.where(behind) for p in parts]
        return together(parts, ("dtstart", "uid"), limit + 1, small=r.small)

    rows = ask(session, ("agenda", limit), asked, listed, uid=after[1] if after else "").all()
    page = cards(rows[:limit])
    return page, (rows[limit - 1].dtstart, page[-1].id) if len(rows) > limit else None


def count_events(session: Session, f: Filter) -> int:
    """How many events with a day, month or year the filter admits. One SELECT.

    Kept counts answer for cities, kinds and precisions; otherwise the cost is that of the events counted.
    """
    classes = klasses(f)
    if not classes:
        return 0
    if simple(f):
        query = _kept(f, classes).with_only_columns(func.coalesce(func.sum(month_table.c.starts), 0))
        return int(session.execute(query).scalar_one())
    return counted(session, overlapping(session, f, (events.c.id,)))


def event_detail(session: Session, uid: str) -> EventDetail:
    """One event with its reports and the other events of the same reports. Eight SELECTs.

    Raises:
        GoneError: withdrawn.
        NotFoundError: never heard of.
    """
    columns: tuple[Any, ...] = (*CARD, events.c.sequence, events.c.created, events.c.last_modified, events.c.note)
    row = session.execute(select(*columns).where(events.c.uid == uid)).first()
    if row is None:
        gone = session.execute(select(withdrawn.c.uid).where(withdrawn.c.uid == uid)).scalar()
        raise GoneError(f"event {uid} was withdrawn") if gone else NotFoundError(f"no event {uid}")
    entry_ids = select(reports.c.entry_id).where(reports.c.event_id == row.id)
    siblings = session.execute(
        select(*CARD)
        .where(
            events.c.id.in_(select(reports.c.event_id).where(reports.c.entry_id.in_(entry_ids))),
            events.c.id != row.id,
        )
        .order_by(events.c.dtstart, events.c.uid)
    )
    return EventDetail(
        card=card(row),
        reports=reports_of(session, entry_ids),
        siblings=tuple(cards(siblings)),
        sequence=row.sequence,
        created=instant(row.created),
        last_modified=instant(row.last_modified),
        note=row.note,
    )


def related(session: Session, uid: str, limit: int = 5) -> Related:
    """Neighbours of an event: of its first day, of its public people, of its weightiest tag; nearest in time first. Four SELECTs."""
    row = session.execute(select(*CARD, events.c.city_id, events.c.entry_id).where(events.c.uid == uid)).first()
    if row is None:
        raise NotFoundError(f"no event {uid}")
    others = and_(events.c.entry_id != row.entry_id)
    day = row.dtstart
    if day is None:
        return Related([], [], [])
    same_day = (
        select(*CARD)
        .where(events.c.klass == row.klass, events.c.dtstart == day, events.c.city_id == row.city_id, others)
        .order_by(events.c.uid)
        .limit(limit)
    )
    mine = (
        select(participations.c.person_id)
        .join(people, people.c.id == participations.c.person_id)
        .where(participations.c.event_id == row.id, people.c.public)
    )
    tag = (
        select(event_terms.c.term_id)
        .join(terms, terms.c.id == event_terms.c.term_id)
        .where(event_terms.c.event_id == row.id, terms.c.kind == "tag")
        .order_by(event_terms.c.weight, terms.c.name)
        .limit(1)
        .scalar_subquery()
    )
    by_people = _near(participations, participations.c.person_id.in_(mine), day, others, limit)
    by_tag = _near(
        event_terms, and_(event_terms.c.term_id == tag, event_terms.c.klass == row.klass), day, others, limit
    )
    return Related(
        cards(session.execute(same_day)),
        _nearest(session.execute(by_people).all(), day, limit),
        _nearest(session.execute(by_tag).all(), day, limit),
    )


def _near(link: Any, condition: Any, day: date, others: Any, limit: int) -> Any:  # noqa: ANN401
    """SELECT of the events next to a day on both sides that a link table leads to."""
    joined = link.join(events, events.c.id == link.c.event_id)
    base = select(*CARD).select_from(joined).where(condition, others)
    sides = [
        base.where(link.c.dtstart <= day).order_by(link.c.dtstart.desc()).limit(limit * 4),
        base.where(link.c.dtstart > day).order_by(link.c.dtstart).limit(limit * 4),
    ]
    return union_all(*(select(side.subquery(f"s{i}")) for i, side in enumerate(sides)))


def _nearest(rows: Sequence[Any], day: date, limit: int) -> list[EventCard]:
    unique = {row.uid: row for row in rows}
    ordered = sorted(unique.values(), key=lambda r: (abs((r.dtstart - day).days), r.dtstart, r.uid))
    return cards(ordered[:limit])


def facets(session: Session, f: Filter, keys: Sequence[str], limit: int = 20) -> dict[str, list[Facet]]:
    """The commonest values of each key with their counts under the filter, most first, then by name. One SELECT a key.

    Kept counts answer for tags, sections, bodies, places, roles under at most a city; otherwise the cost is that of the events
    counted. Only public people are values of ``official``.
    """
    return {key: _facet(session, f, key, limit) for key in keys}


def _facet(session: Session, f: Filter, key: str, limit: int) -> list[Facet]:
    if key in _TERMS and all(k == "city" for k, _ in f.pairs()):
        total = func.sum(term_counts.c.n)
        query = select(terms.c.name, terms.c.name, total).join(term_counts, term_counts.c.term_id == terms.c.id)
        if f.city:
            query = query.where(term_counts.c.city_id.in_(select(cities.c.id).where(cities.c.name.in_(f.city))))
        query = query.where(terms.c.kind == key).group_by(terms.c.id, terms.c.name)
        rows = session.execute(query.order_by(total.desc(), terms.c.name).limit(limit))
        return [Facet(value, label, int(count)) for value, label, count in rows if count]
    asked = bounds(f)
    if asked is None or key not in _FACETS:
        return []
    rows = ask(session, ("facet", key, limit), asked, lambda r: _grouped(session, r, key).limit(limit)).all()
    if key == "kind":
        return [Facet(value, _LABELS.get(value, value), count) for value, _, count in rows]
    if key == "precision":
        return [Facet(_PRECISIONS[value], _PRECISIONS[value], count) for value, _, count in rows]
    return [Facet(value, label, count) for value, label, count in rows]


def _grouped(session: Session, r: Range, key: str) -> Select[Any]:
    """SELECT of value, label and count of a facet over the events of a range."""
    found = rows_of(parts_of(session, r, (events.c.id, events.c.kind, events.c.klass, events.c.city_id)))
    n = func.count()
    grouped: Any
    if key in _TERMS:
        grouped = (
            select(terms.c.name, terms.c.name, n)
            .select_from(found)
            .join(event_terms, event_terms.c.event_id == found.c.id)
            .join(terms, terms.c.id == event_terms.c.term_id)
            .where(of_kind(session, key))
            .group_by(terms.c.id, terms.c.name)
            .order_by(n.desc(), terms.c.name)
        )
    elif key == "official":
        grouped = (
            select(people.c.slug, people.c.name, func.count(func.distinct(found.c.id)))
            .select_from(found)
            .join(participations, participations.c.event_id == found.c.id)
            .join(people, people.c.id == participations.c.person_id)
            .where(people.c.public)
            .group_by(people.c.id, people.c.slug, people.c.name)
            .order_by(func.count(func.distinct(found.c.id)).desc(), people.c.slug)
        )
    elif key == "city":
        grouped = (
            select(cities.c.name, cities.c.name, n)
            .select_from(found)
            .join(cities, cities.c.id == found.c.city_id)
            .group_by(cities.c.id, cities.c.name)
            .order_by(n.desc(), cities.c.name)
        )
    elif key == "kind":
        grouped = select(found.c.kind, found.c.kind, n).group_by(found.c.kind).order_by(n.desc(), found.c.kind)
    else:
        grouped = select(found.c.klass, found.c.klass, n).group_by(found.c.klass).order_by(n.desc(), found.c.klass)
    return grouped  # type: ignore[no-any-return]


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _month_after(year: int, month: int) -> date | None:
    if (year, month) >= (9999, 12):
        return None
    return date(year + month // 12, month % 12 + 1, 1)


def _last_of(day: date) -> date:
    after = _month_after(day.year, day.month)
    return date.max if after is None else after - timedelta(days=1)
