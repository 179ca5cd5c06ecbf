"""What is printed, as rows: the bulletin, its ledger and diagnostics, its entries with their mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete

from calendar_app.model.bulletin import Bulletin, RegionKind
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.model.period import is_period, period_bounds
from calendar_app.store import bulk, index
from calendar_app.store.facts import dumps
from calendar_app.store.kept import Kept
from calendar_app.store.mentions import mentions, number_lists
from calendar_app.store.numbering import next_id
from calendar_app.store.people import Resolved
from calendar_app.store.previous import Previous
from calendar_app.store.tables import bulletins, diagnostics, entries, ledgers, withdrawn
from calendar_app.store.tables import mentions as mentions_table
from calendar_app.store.uid import bulletin_key

_BACK = delete(withdrawn).where(withdrawn.c.uid == bindparam("key"))


def write_bulletin(
    connection: Connection,
    bulletin_id: int,
    city_id: int,
    previous: Previous,
    annotated: AnnotatedBulletin,
    *,
    digest: str,
    events: int,
    now: int,
) -> None:
    """Store the bulletin's own row, its ledger and its diagnostics."""
    b = annotated.bulletin
    row = {
        "id": bulletin_id,
        "key": bulletin_key(b, previous.number),
        "city_id": city_id,
        "series": b.series,
        "period": b.period,
        "first_day": first_day(b),
        "number": previous.number,
        "title": b.title,
        "source": b.source,
        "checksum": b.checksum,
        "layout": b.layout,
        "inferred": dumps(sorted(b.inferred)),
        "digest": digest,
        "entries": len(annotated.entries),
        "events": events,
        "diagnostics": len(annotated.diagnostics),
        "imported": now,
    }
    if previous.row is None:
        connection.execute(_BACK, {"key": row["key"]})  # it was taken out, and is back
        bulk.insert(connection, bulletins, [row])
    else:
        bulk.update(connection, bulletins, [row])
    bulk.insert(connection, ledgers, [_ledger(bulletin_id, annotated)])
    if annotated.diagnostics:
        _write_diagnostics(connection, bulletin_id, annotated)


def _write_diagnostics(connection: Connection, bulletin_id: int, annotated: AnnotatedBulletin) -> None:
    free = next_id(connection, diagnostics)
    bulk.insert(
        connection,
        diagnostics,
        [
            {
                "id": free + seq,
                "bulletin_id": bulletin_id,
                "seq": seq,
                "entry": d.entry,
                "code": d.code,
                "message": d.message,
                "line": d.line,
                "span_start": d.span.start if d.span else None,
                "span_end": d.span.end if d.span else None,
            }
            for seq, d in enumerate(annotated.diagnostics)
        ],
    )


def first_day(bulletin: Bulletin) -> date | None:
    """First day of a bulletin's period: the day of entries that tell none."""
    return period_bounds(bulletin.period)[0] if is_period(bulletin.period) else None


def _ledger(bulletin_id: int, annotated: AnnotatedBulletin) -> dict[str, Any]:
    b = annotated.bulletin
    shares: Counter[str] = Counter()
    dropped = []
    at, line = 0, 1
    for region in sorted(b.regions, key=lambda each: each.start):
        shares[str(region.kind)] += region.end - region.start
        if region.kind in (RegionKind.FURNITURE, RegionKind.NOISE, RegionKind.UNREAD):
            line += b.text.count("\n", at, region.start)
            at = region.start
            dropped.append([str(region.kind), region.rule, line, b.text[region.start : region.end].strip()])
    lines = [
        [c.title, c.page, c.entry, "missing" if c.entry is None else "differs" if c.differs else "matched"]
        for c in b.contents
    ]
    return {
        "bulletin_id": bulletin_id,
        "contents": dumps(lines),
        "shares": dumps(sorted(shares.items())),
        "dropped": dumps(dropped),
        "regions": dumps([[str(r.kind), r.start, r.end, r.rule, r.entry] for r in b.regions]),
    }


def write_entries(
    connection: Connection,
    bulletin_id: int,
    city_id: int,
    bulletin: Bulletin,
    kept: Sequence[Kept],
    digests: Sequence[str],
    previous: Previous,
) -> list[int]:
    """Store the entries and what search knows of them; the ids of stored ones that are no more, still to be deleted."""
    before = {row["id"]: row for row in previous.entries}
    day = first_day(bulletin)
    rows: list[dict[str, Any]] = []
    for each, digest in zip(kept, digests, strict=True):
        entry = each.found.entry
        rows.append(
            {
                "id": each.id,
                "bulletin_id": bulletin_id,
                "n": entry.n,
                "title": entry.title,
                "body": entry.body,
                "section": dumps(entry.section),
                "page": entry.page,
                "dateline": entry.dateline,
                "line": entry.line,
                "chronicle": entry.chronicle,
                "segments": number_lists(entry.segments),
                "day": each.day or day,
                "digest": digest,
            }
        )
    bulk.insert(connection, entries, [row for row in rows if row["id"] not in before])
    bulk.update(connection, entries, [row for row in rows if row["id"] in before])
    was = {i: index.Document(i, row["day"], row["title"], row["body"], city_id) for i, row in before.items()}
    now = {r["id"]: index.Document(r["id"], r["day"], r["title"], r["body"], city_id) for r in rows}
    index.drop(connection, [d for i, d in was.items() if now.get(i) != d])
    index.add(connection, [d for i, d in now.items() if was.get(i) != d])
    return sorted(before.keys() - now.keys())


def write_mentions(connection: Connection, kept: Sequence[Kept], resolved: Resolved) -> None:
    """Store the words behind the facts of each entry."""
    rows = []
    for each in kept:
        for seq, mention in enumerate(mentions(each.found)):
            start, end = mention.span or (None, None)
            rows.append(
                {
                    "entry_id": each.id,
                    "seq": seq,
                    "type": mention.type,
                    "text": mention.text,
                    "span_start": start,
                    "span_end": end,
                    "rule": mention.rule,
                    "data": mention.data,
                    "profile_id": None
                    if mention.person is None
                    else resolved.profile_ids[each.profiles[mention.person]],
                }
            )
    bulk.insert(connection, mentions_table, rows)
