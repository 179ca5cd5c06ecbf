"""What is printed, as rows: the bulletin, its ledger and diagnostics, its entries with their mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete

from calendar_app.model.bulletin import Bulletin, RegionKind
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.model.period import is_period, period_bounds
from calendar_app.store import bulk
from calendar_app.store.entries.previous import Previous
from calendar_app.store.facts import dumps, texts
from calendar_app.store.kept import Kept, digest
from calendar_app.store.numbering import next_id
from calendar_app.store.persons.people import Resolved
from calendar_app.store.search import index
from calendar_app.store.tables import bulletins, diagnostics, entries, ledgers, mentions, originals, withdrawn
from calendar_app.store.uid import bulletin_key

_MENTIONS = ("entry_id", "found", "profiles")
_BACK = delete(withdrawn).where(withdrawn.c.uid == bindparam("key"))


@dataclass(frozen=True, slots=True)
class Head:
    """What is stored of a bulletin beside its entries, without ids; ``digest`` is of all of it but the file's name."""

    columns: dict[str, Any]
    ledger: dict[str, str]
    diagnostics: list[dict[str, Any]]
    digest: str


def head(annotated: AnnotatedBulletin, kept: Sequence[Kept]) -> Head:
    """The bulletin's own facts, and the digest of these and its entries."""
    b = annotated.bulletin
    columns = {
        "series": b.series,
        "period": b.period,
        "first_day": first_day(b),
        "title": b.title,
        "checksum": b.checksum,
        "layout": b.layout,
        "inferred": dumps(sorted(b.inferred)),
        "entries": len(kept),
        "events": sum(len(each.facts) for each in kept),
        "diagnostics": len(annotated.diagnostics),
    }
    doubts = [
        {
            "seq": seq,
            "entry": d.entry,
            "code": d.code,
            "message": d.message,
            "line": d.line,
            "span_start": d.span.start if d.span else None,
            "span_end": d.span.end if d.span else None,
        }
        for seq, d in enumerate(annotated.diagnostics)
    ]
    ledger = _ledger(annotated)
    entries_ = [(each.found.entry.n, each.digest) for each in kept]
    return Head(columns, ledger, doubts, digest((columns, b.place, ledger, doubts, entries_)))


def write_head(
    connection: Connection,
    bulletin_id: int,
    city_id: int,
    annotated: AnnotatedBulletin,
    found: Head,
    previous: Previous,
    now: int,
) -> None:
    """Store the bulletin's own row, its ledger and its diagnostics."""
    row = {
        "id": bulletin_id,
        "key": bulletin_key(annotated.bulletin, previous.number),
        "city_id": city_id,
        "number": previous.number,
        "source": annotated.bulletin.source,
        "digest": found.digest,
        "imported": now,
        **found.columns,
    }
    if previous.row is None:
        connection.execute(_BACK, {"key": row["key"]})  # it was taken out, and is back
        bulk.insert(connection, bulletins, [row])
    else:
        bulk.update(connection, bulletins, [row])
    bulk.insert(connection, ledgers, [{"bulletin_id": bulletin_id, **found.ledger}])
    if found.diagnostics:
        free = next_id(connection, diagnostics)
        own = [{"id": free + d["seq"], "bulletin_id": bulletin_id, **d} for d in found.diagnostics]
        bulk.insert(connection, diagnostics, own)


def first_day(bulletin: Bulletin) -> date | None:
    """First day of a bulletin's period: the day of entries that tell none."""
    return period_bounds(bulletin.period)[0] if is_period(bulletin.period) else None


def _ledger(annotated: AnnotatedBulletin) -> dict[str, str]:
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
    previous: Previous,
) -> list[int]:
    """Store the entries and what search knows of them; the ids of stored ones that are no more, still to be deleted."""
    before = {row["id"]: row for row in previous.entries}
    day = first_day(bulletin)
    rows: list[dict[str, Any]] = []
    for each in kept:
        entry = each.found.entry
        rows.append(
            {
                "id": each.id,
                "bulletin_id": bulletin_id,
                "n": entry.n,
                "title": entry.title,
                "body": entry.body,
                "section": texts(entry.section),
                "page": entry.page,
                "dateline": entry.dateline,
                "line": entry.line,
                "chronicle": entry.chronicle,
                "segments": each.segments,
                "day": each.day or day,
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
    """Store the words behind the facts of each entry, and whose names are among them."""
    rows = [(each.id, each.mentions, dumps([resolved.profile_ids[p] for p in each.profiles])) for each in kept]
    bulk.insert_plain(connection, mentions, _MENTIONS, rows)


def write_originals(connection: Connection, kept: Sequence[Kept]) -> None:
    """Keep what was read of the entries that corrections change."""
    bulk.insert(connection, originals, [{"entry_id": each.id, **each.original} for each in kept if each.original])
