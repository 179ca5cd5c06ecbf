"""Rows of feeds: stored VEVENT texts in the order of (first day, uid)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from calendar_app.model.calendar import FeedEvent, FeedWindow
from calendar_app.model.filter import Filter
from calendar_app.store.queries.people import find
from calendar_app.store.queries.select import overlapping, together
from calendar_app.store.rendering import BATCH, instant
from calendar_app.store.rendering import feed_events as built
from calendar_app.store.session import renew
from calendar_app.store.tables import DAY, KLASSES, YEAR, events, meta, rendered

_ROW: tuple[Any, ...] = (events.c.id, events.c.uid, events.c.dtstart, events.c.last_modified)
_EMPTY = FeedWindow((), (), None, None, None, False)


def _classes(f: Filter) -> tuple[int, ...]:
    """Feeds hold days; months and years only where the filter asks for them."""
    return tuple(sorted({KLASSES.get(name, YEAR) for name in f.precision})) if f.precision else (DAY,)


def _check(session: Session, f: Filter) -> None:
    """One official alone must exist, so that a feed of nobody is no empty feed."""
    if len(f.official) == 1:
        find(session, f.official[0])


def feed_window(session: Session, f: Filter, *, limit: int = 1000, max_bytes: int = 900_000) -> FeedWindow:
    """The newest whole months of a filter, at least one: up to *limit* events and *max_bytes* of text, counted from the newest event.

    Three SELECTs; walks the filter's index backwards from the newest event and stops at the limit.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    parts = overlapping(session, f, _ROW, classes=_classes(f))
    if not parts:
        return _EMPTY
    rows = session.execute(together(parts, ("-dtstart", "-uid"), limit + 1)).all()
    if not rows:
        return _EMPTY
    newest = _month(rows[0].dtstart)
    cut = len(rows) > limit
    oldest = _month(rows[-1].dtstart) if cut else None
    if oldest == newest:
        start, end = _bounds(newest)
        whole = overlapping(session, f, _ROW, classes=_classes(f), begins=(start, end))
        rows = session.execute(together(whole, ("dtstart", "uid"))).all()
        return _window(session, rows, max_bytes, newest, truncated=cut)
    kept = [row for row in rows if _month(row.dtstart) != oldest]
    return _window(session, kept[::-1], max_bytes, newest, truncated=cut)


def feed_ahead(session: Session, f: Filter, today: date) -> FeedWindow:
    """What is announced: planned and recurring events that have not ended before *today*. Three SELECTs.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    kinds = tuple(k for k in (f.kind or ("planned", "recurring")) if k in ("planned", "recurring"))
    if not kinds:
        return _EMPTY
    parts = overlapping(session, replace(f, kind=kinds), _ROW, start=today, classes=_classes(f))
    if not parts:
        return _EMPTY
    rows = session.execute(together(parts, ("dtstart", "uid"), 1000)).all()
    return _window(session, rows, None, None, truncated=False)


def year_window(session: Session, year: int, f: Filter) -> FeedWindow:
    """Every event that begins in a year. Three SELECTs.

    Raises:
        NotFoundError, GoneError, MovedError: the filter's only official.
    """
    _check(session, f)
    parts = overlapping(session, f, _ROW, classes=_classes(f), begins=(date(year, 1, 1), date(year, 12, 31)))
    if not parts:
        return _EMPTY
    rows = session.execute(together(parts, ("dtstart", "uid"))).all()
    return _window(session, rows, None, None, truncated=False)


def _window(
    session: Session, rows: Sequence[Any], max_bytes: int | None, newest: str | None, *, truncated: bool
) -> FeedWindow:
    texts = _texts(session, [row.id for row in rows])
    rows = [row for row in rows if row.id in texts]
    if max_bytes is not None and rows:
        rows, cut = _within(rows, texts, max_bytes)
        truncated = truncated or cut
    if not rows:
        return _EMPTY
    return FeedWindow(
        vevents=tuple(texts[row.id] for row in rows),
        uids=tuple(row.uid for row in rows),
        last_modified=instant(max(row.last_modified for row in rows)),
        first_month=_month(rows[0].dtstart),
        last_month=_month(rows[-1].dtstart),
        truncated=truncated,
    )


def _within(rows: Sequence[Any], texts: dict[int, str], max_bytes: int) -> tuple[list[Any], bool]:
    """The newest whole months whose texts fit, at least one month."""
    sizes: Counter[str] = Counter()
    for row in rows:
        sizes[_month(row.dtstart)] += len(texts[row.id].encode("utf-8"))
    kept: set[str] = set()
    room = max_bytes
    for month in sorted(sizes, reverse=True):
        if kept and sizes[month] > room:
            break
        room -= sizes[month]
        kept.add(month)
    return [row for row in rows if _month(row.dtstart) in kept], len(kept) < len(sizes)


def _texts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    out: dict[int, str] = {}
    for i in range(0, len(ids), BATCH):
        query = select(rendered.c.event_id, rendered.c.vevent).where(rendered.c.event_id.in_(ids[i : i + BATCH]))
        out.update((event_id, vevent) for event_id, vevent in session.execute(query))
    return out


def stream_vevents(session: Session, f: Filter) -> Iterator[str]:
    """Every VEVENT text under a filter in the order of (first day, uid), a batch in memory at a time.

    One SELECT that walks the filter's index and sorts no more than a day at a time; where the filter names several cities or
    terms the database sorts, on its disk.
    """
    _check(session, f)
    columns = (events.c.dtstart, events.c.uid, rendered.c.vevent)
    parts = [p.where(rendered.c.event_id == events.c.id) for p in overlapping(session, f, columns, classes=_classes(f))]
    if not parts:
        return
    found = together(parts, ("dtstart", "uid"))
    result = session.execute(found, execution_options={"yield_per": BATCH})
    for batch in result.partitions():
        yield from [row[2] for row in batch]
        renew(session)


def stream_events(session: Session, f: Filter) -> Iterator[FeedEvent]:
    """Every event under a filter in the order of (first day, uid), a batch in memory at a time. Four SELECTs a batch."""
    _check(session, f)
    after: tuple[date, str] | None = None
    while True:
        page = overlapping(session, f, _ROW, classes=_classes(f), begins=(after[0] if after else None, None))
        if not page:
            return
        if after is not None:
            day, uid = after
            page = [p.where(or_(events.c.dtstart > day, events.c.uid > uid)) for p in page]
        rows = session.execute(together(page, ("dtstart", "uid"), BATCH)).all()
        found = built(session, [row.id for row in rows])
        yield from (found[row.id] for row in rows if row.id in found)
        if len(rows) < BATCH:
            return
        after = (rows[-1].dtstart, rows[-1].uid)


def feed_events(session: Session, uids: Iterable[str]) -> list[FeedEvent]:
    """The events of these UIDs, in their order, as a rendering sees them; unknown ones are left out. Four SELECTs a batch."""
    wanted = list(uids)
    ids: dict[str, int] = {}
    for i in range(0, len(wanted), BATCH):
        query = select(events.c.uid, events.c.id).where(events.c.uid.in_(wanted[i : i + BATCH]))
        ids.update((uid, event_id) for uid, event_id in session.execute(query))
    found = built(session, ids.values())
    return [found[ids[uid]] for uid in wanted if uid in ids and ids[uid] in found]


def feed_revision(session: Session, f: Filter) -> str:
    """What moves whenever any feed may have changed: for ETags. One SELECT of one row."""
    return str(session.execute(select(meta.c.value).where(meta.c.key == "revision")).scalar_one())


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _bounds(month: str) -> tuple[date, date]:
    year, number = int(month[:4]), int(month[5:])
    start = date(year, number, 1)
    after = date(year + number // 12, number % 12 + 1, 1) if (year, number) < (9999, 12) else date.max
    return start, after - timedelta(days=1)
