"""Rows of feeds: stored VEVENT texts in the order of (first day, uid)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, or_, select

from calendar_app.model.calendar import FeedEvent, FeedWindow
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import passing_through, renew
from calendar_app.store.events.rendering import BATCH, instant
from calendar_app.store.events.rendering import feed_events as built
from calendar_app.store.queries.parts import together
from calendar_app.store.queries.people import find
from calendar_app.store.queries.ranges import Range, ask, bounds, overlapping, parts_of
from calendar_app.store.tables import DAY, KLASSES, YEAR, events, meta, rendered

_ROW: tuple[Any, ...] = (events.c.id, events.c.uid, events.c.dtstart, events.c.last_modified)
_EMPTY = FeedWindow((), (), None, None, None, False)
#: Most events that a feed of announcements holds.
_AHEAD = 1000
#: Events held at a time where all are streamed.
_STREAMED = 100


def _classes(f: Filter) -> tuple[int, ...]:
    """Feeds hold days; months and years only where the filter asks for them."""
    return tuple(sorted({KLASSES.get(name, YEAR) for name in f.precision})) if f.precision else (DAY,)


def _check(session: Connection, f: Filter) -> None:
    """One official alone must exist, so that a feed of nobody is no empty feed."""
    if len(f.official) == 1:
        find(session, f.official[0])


def feed_window(session: Connection, f: Filter, *, limit: int = 1000, max_bytes: int = 900_000) -> FeedWindow:
    """The newest whole months of a filter, at least one: up to *limit* events and *max_bytes* of text, counted from the newest event.

    One SELECT, a second where one month alone passes the limit; walks the filter's index backwards from the newest event and stops
    at the limit.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    rows = _rows(session, bounds(f, classes=_classes(f)), ("-dtstart", "-uid"), limit + 1)
    if not rows:
        return _EMPTY
    cut = len(rows) > limit
    oldest, newest = _month(rows[0].dtstart), _month(rows[-1].dtstart)
    if cut and oldest == newest:
        begins = (date(*newest, 1), _last_day(newest))
        rows = _rows(session, bounds(f, classes=_classes(f), begins=begins))
    elif cut:
        rows = [row for row in rows if _month(row.dtstart) != oldest]
    kept = _within(rows, max_bytes)
    return _window(kept, truncated=cut or len(kept) < len(rows))


def feed_ahead(session: Connection, f: Filter, today: date) -> FeedWindow:
    """What is announced: planned and recurring events that have not ended before *today*. One SELECT.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    kinds = tuple(k for k in (f.kind or ("planned", "recurring")) if k in ("planned", "recurring"))
    if not kinds:
        return _EMPTY
    asked = bounds(replace(f, kind=kinds), start=today, classes=_classes(f))
    return _window(_rows(session, asked, ("dtstart", "uid"), _AHEAD), truncated=False)


def year_window(session: Connection, year: int, f: Filter) -> FeedWindow:
    """Every event that begins in a year. One SELECT.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    asked = bounds(f, classes=_classes(f), begins=_of_year(year))
    return _window(_rows(session, asked), truncated=False)


@dataclass(frozen=True, slots=True)
class YearGlance:
    """What an archive of a year holds without its texts: newest change, and a digest that moves with any of them and only then."""

    last_modified: datetime | None
    digest: str


def year_glance(session: Connection, year: int, f: Filter) -> YearGlance:
    """What ``year_window`` would hold, read a batch at a time. One SELECT.

    A text changes only with its SEQUENCE, so that UID, SEQUENCE and change stand for it.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    columns = (events.c.uid, events.c.sequence, events.c.last_modified)
    parts = overlapping(session, f, columns, classes=_classes(f), begins=_of_year(year))
    newest, total = -1, 0
    with passing_through(session):
        for part in parts:
            result = session.execute(part, execution_options={"yield_per": BATCH})
            for uid, sequence, changed in result:
                newest = max(newest, changed)
                row = blake2b(f"{uid} {sequence} {changed}".encode(), digest_size=16).digest()
                total += int.from_bytes(row, "big")  # a sum, for parts come in no order
    return YearGlance(instant(newest) if newest >= 0 else None, f"{total:x}")


def _of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _rows(
    session: Connection, asked: Range | None, order: tuple[str, ...] = ("dtstart", "uid"), limit: int | None = None
) -> list[Any]:
    """Id, uid, first day, change and text of events, by (first day, uid); *order* says which come within the limit.

    The texts are looked up for the events found, behind the limit, so that a sort never carries one.
    """
    if asked is None:
        return []

    def listed(r: Range) -> Any:  # noqa: ANN401
        found = together(parts_of(session, r, _ROW), order, limit).subquery("found")
        return select(found, rendered.c.vevent).join(rendered, rendered.c.event_id == found.c.id)

    rows = ask(session, ("feed rows", order, limit), asked, listed).all()
    return sorted(rows, key=attrgetter("dtstart", "uid"))


def _window(rows: Sequence[Any], *, truncated: bool) -> FeedWindow:
    if not rows:
        return _EMPTY
    return FeedWindow(
        vevents=tuple([row.vevent for row in rows]),
        uids=tuple([row.uid for row in rows]),
        last_modified=instant(max([row.last_modified for row in rows])),
        first_month="{:04}-{:02}".format(*_month(rows[0].dtstart)),
        last_month="{:04}-{:02}".format(*_month(rows[-1].dtstart)),
        truncated=truncated,
    )


def _within(rows: Sequence[Any], max_bytes: int) -> list[Any]:
    """The newest whole months whose texts fit, at least one month; rows come and go by first day."""
    kept: list[Any] = []
    room = max_bytes
    for _, group in groupby(reversed(rows), key=lambda row: _month(row.dtstart)):
        month = list(group)
        room -= len("".join([row.vevent for row in month]).encode())
        if kept and room < 0:
            break
        kept += month
    return kept[::-1]


def stream_vevents(session: Connection, f: Filter, year: int | None = None) -> Iterator[str]:
    """Every VEVENT text under a filter, or those of a year, in the order of (first day, uid), a batch in memory at a time.

    One SELECT that walks the filter's index and sorts no more than a day at a time; where the filter names several cities or
    terms the database sorts, on its disk.
    """
    _check(session, f)
    columns = (events.c.dtstart, events.c.uid, rendered.c.vevent)
    begins = (None, None) if year is None else _of_year(year)
    found = overlapping(session, f, columns, classes=_classes(f), begins=begins)
    parts = [p.where(rendered.c.event_id == events.c.id) for p in found]
    if not parts:
        return
    ordered = together(parts, ("dtstart", "uid"))
    with passing_through(session):
        result = session.execute(ordered, execution_options={"yield_per": _STREAMED})
        for batch in result.partitions():
            yield from [row[2] for row in batch]
            renew(session)


def stream_events(session: Connection, f: Filter, year: int | None = None) -> Iterator[FeedEvent]:
    """Every event under a filter, or those of a year, by (first day, uid), a batch in memory at a time. Four SELECTs a batch."""
    _check(session, f)
    with passing_through(session):
        after: tuple[date, str] | None = None
        first, last = (None, None) if year is None else _of_year(year)
        while True:
            page = overlapping(session, f, _ROW, classes=_classes(f), begins=(after[0] if after else first, last))
            if not page:
                return
            if after is not None:
                day, uid = after
                page = [p.where(or_(events.c.dtstart > day, events.c.uid > uid)) for p in page]
            rows = session.execute(together(page, ("dtstart", "uid"), _STREAMED)).all()
            found = built(session, [row.id for row in rows])
            yield from (found[row.id] for row in rows if row.id in found)
            if len(rows) < _STREAMED:
                return
            after = (rows[-1].dtstart, rows[-1].uid)


def feed_events(session: Connection, uids: Iterable[str]) -> list[FeedEvent]:
    """The events of these UIDs, in their order, as a rendering sees them; unknown ones are left out. Four SELECTs a batch."""
    wanted = list(uids)
    ids: dict[str, int] = {}
    for i in range(0, len(wanted), BATCH):
        query = select(events.c.uid, events.c.id).where(events.c.uid.in_(wanted[i : i + BATCH]))
        ids.update((uid, event_id) for uid, event_id in session.execute(query))
    found = built(session, ids.values())
    return [found[ids[uid]] for uid in wanted if uid in ids and ids[uid] in found]


def feed_revision(session: Connection, f: Filter) -> str:
    """What moves whenever any feed may have changed: for ETags. One SELECT of one row."""
    return str(session.execute(select(meta.c.value).where(meta.c.key == "revision")).scalar_one())


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _last_day(month: tuple[int, int]) -> date:
    return date(*month, monthrange(*month)[1])
