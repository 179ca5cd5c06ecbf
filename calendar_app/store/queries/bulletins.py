"""Issues and their ledgers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select

from calendar_app.errors import GoneError, NotFoundError
from calendar_app.model.calendar import BulletinCard, BulletinDetail, EventCard, LedgerEntry, LedgerLine
from calendar_app.model.filter import Filter
from calendar_app.store.queries import shape
from calendar_app.store.queries.conditions import of_cities
from calendar_app.store.queries.detail import diagnostic
from calendar_app.store.queries.rows import CARD, card, names, with_city
from calendar_app.store.tables import bulletins as bulletin_table
from calendar_app.store.tables import cities, diagnostics, entries, events, ledgers, reports, withdrawn

_CITY = select(cities.c.name).where(cities.c.id == bulletin_table.c.city_id).scalar_subquery().label("city")


def bulletins(session: Connection, f: Filter, *, limit: int | None = None, offset: int = 0) -> list[BulletinCard]:
    """Stored issues, newest period first, then by city and title. One SELECT.

    City, and a range that the issue's first day lies in, narrow; the other keys have no meaning here.
    """
    t = bulletin_table
    query = _narrowed(select(t, _CITY), f).order_by(t.c.first_day.desc(), t.c.city_id, t.c.title, t.c.key)
    return [_card(row) for row in session.execute(query.limit(limit).offset(offset)).mappings()]


def count_bulletins(session: Connection, f: Filter) -> int:
    """How many issues ``bulletins`` lists. One SELECT."""

    def count() -> Select[Any]:
        return _narrowed(select(func.count().label("n")).select_from(bulletin_table), shape.filter_names(f))

    key = ("count_bulletins", shape.filter_shape(f))
    return int(shape.run(session, key, count, shape.filter_values(f)).scalar_one())


def _narrowed(query: Select[Any], f: Filter) -> Select[Any]:
    t = bulletin_table
    if f.city:
        query = query.where(of_cities(t.c.city_id, f.city))
    if f.from_ is not None:
        query = query.where(t.c.first_day >= f.from_)
    if f.to is not None:
        query = query.where(t.c.first_day <= f.to)
    return query


def _card(row: Mapping[Any, Any]) -> BulletinCard:
    return BulletinCard(
        id=row["key"],
        title=row["title"],
        series=row["series"],
        city=row["city"],
        period=row["period"],
        entries=row["entries"],
        events=row["events"],
        diagnostics=row["diagnostics"],
    )


def bulletin_detail(session: Connection, bulletin_id: str) -> BulletinDetail:
    """An issue with its entries as printed, their events, its contents list and its diagnostics. Five SELECTs.

    Raises:
        GoneError: taken out again.
        NotFoundError: no such bulletin.
    """
    t = bulletin_table
    row = session.execute(select(t, _CITY).where(t.c.key == bulletin_id)).mappings().first()
    if row is None:
        gone = session.execute(select(withdrawn.c.uid).where(withdrawn.c.uid == bulletin_id)).scalar()
        raise (
            GoneError(f"bulletin {bulletin_id} was taken out") if gone else NotFoundError(f"no bulletin {bulletin_id}")
        )
    ledger = session.execute(select(ledgers).where(ledgers.c.bulletin_id == row["id"])).mappings().one()
    found = session.execute(
        select(entries).where(entries.c.bulletin_id == row["id"]).order_by(entries.c.n, entries.c.id)
    ).mappings()
    made: dict[int, list[EventCard]] = defaultdict(list)
    query = (
        select(*CARD, reports.c.entry_id)
        .select_from(with_city(reports.join(events, events.c.id == reports.c.event_id)))
        .where(events.c.bulletin_id == row["id"])
        .order_by(events.c.dtstart, events.c.kind, events.c.number)
    )
    for event in session.execute(query):
        made[event.entry_id].append(card(event))
    doubts = session.execute(
        select(diagnostics).where(diagnostics.c.bulletin_id == row["id"]).order_by(diagnostics.c.seq)
    ).mappings()
    return BulletinDetail(
        card=_card(row),
        source=row["source"],
        layout=row["layout"],
        entries=tuple(
            LedgerEntry(e["n"], e["title"], names(e["section"]), e["page"], e["body"], tuple(made.get(e["id"], ())))
            for e in found
        ),
        contents=tuple(LedgerLine(*line) for line in json.loads(ledger["contents"])),
        diagnostics=tuple(diagnostic(d) for d in doubts),
        shares=tuple((kind, n) for kind, n in json.loads(ledger["shares"])),
        dropped=tuple((kind, rule, line, text) for kind, rule, line, text in json.loads(ledger["dropped"])),
    )
