"""Corrections of events: kept by UID, and laid over what is read whenever the event's bulletin is stored.

A correction is one row: ``old`` tells the bulletin and what was read, ``new`` what stands instead. It is laid over the entry as it was
read, before anything is derived from it, so that counts, topics, people's days and feeds all follow. Making one, or
taking it back (``revising.py``, ``editing.undo``), stores the entry again at once (``applying.py``). Where the store does not tell what
was read, the bulletin is marked as to be stored anew: the next import of its file does so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from calendar_app.model.extraction import AnnotatedEntry, EventDraft, Precision, Tag
from calendar_app.model.revision import Days, moved_rule, parse_days
from calendar_app.store.database.anyof import any_of
from calendar_app.store.entries import readings
from calendar_app.store.entries.originals import original
from calendar_app.store.facts import exclusive
from calendar_app.store.kept import Kept, keep
from calendar_app.store.tables import bulletins, corrections

Row = Mapping[Any, Any]
EVENT = "event"
_KEPT = (
    select(corrections.c.target, corrections.c.field, corrections.c.old, corrections.c.new, corrections.c.revoked)
    .where(corrections.c.type == EVENT, any_of(corrections.c.target, "uids"))
    .order_by(corrections.c.id)
)


def store_anew(session: Connection, key: str) -> None:
    """Let the next import of a bulletin (public id) store it again, though neither it nor the reader has changed."""
    session.execute(update(bulletins).where(bulletins.c.key == key).values(digest=""))
    readings.forget(session, key)


def bulletin_of(correction: Row) -> str:
    """Public id of the bulletin that a correction of an event belongs to."""
    return str(json.loads(correction["old"])["bulletin"])


def told(correction: Row) -> tuple[str, str]:
    """What was read and what stands instead, in words; "" and "" for a decision about a person."""
    if correction["type"] != EVENT:
        return "", ""
    old, new = json.loads(correction["old"])["value"], json.loads(correction["new"])
    if isinstance(new, dict):
        signs = [f"+{name}" for name in new.get("add", ())] + [f"-{name}" for name in new["drop"]]
        return "、".join(old), " ".join(signs)
    return str(old), "" if correction["field"] == "hide" else str(new)


def as_read(connection: Connection, old: Mapping[int, Sequence[Row]]) -> dict[int, list[Row]]:
    """Stored events with the days that were read, not those that a correction gave them: what a new reading is matched with."""
    read: dict[str, dict[str, Any]] = {}
    for row in _kept(connection, [row["uid"] for rows in old.values() for row in rows]):
        if row.field == "date":
            read.setdefault(row.target, json.loads(row.old))

    def back(row: Row) -> Row:
        told = read.get(row["uid"])
        if not told or not told["days"]:
            return row
        first, last = (date.fromisoformat(told["days"][i]) for i in (0, -1))
        return {**row, "dtstart": first, "dtend": exclusive(last), "rrule": told.get("rrule")}

    return {entry: [back(row) for row in rows] for entry, rows in old.items()} if read else dict(old)  # type: ignore[arg-type]


def lay_over(connection: Connection, kept: Sequence[Kept], city: str) -> set[int]:
    """Correct entries and events before they are written; ids of the events that are hidden, which are taken out.

    One SELECT; entries without a correction are left as they are.
    """
    standing: dict[str, list[Any]] = {}
    for row in _kept(connection, [uid for each in kept for _, uid, _ in each.events]):
        if row.revoked is None:
            standing.setdefault(row.target, []).append(row)
    hidden: set[int] = set()
    if not standing:
        return hidden
    for each in kept:
        mine = {i: standing[uid] for i, (_, uid, _) in enumerate(each.events) if uid in standing}
        if not mine:
            continue
        each.original = original(each)
        found = each.found
        for i, rows in mine.items():
            for row in rows:
                found = _corrected(found, i, row.field, json.loads(row.new))
        made = keep(found, city)
        numbered = [(event_id, uid, fact) for (event_id, uid, _), fact in zip(each.events, made.facts, strict=True)]
        gone = {numbered[i][0] for i, rows in mine.items() if any(row.field == "hide" for row in rows)}
        hidden |= gone
        each.found, each.profiles, each.terms, each.mentions = found, made.profiles, made.terms, made.mentions
        each.events = [event for event in numbered if event[0] not in gone]
        each.facts = [fact for _, _, fact in each.events]
    return hidden


def corrected_before(connection: Connection, uids: Sequence[str], number: int) -> bool:
    """Whether a decision earlier than this one stands of any of these events."""
    query = select(corrections.c.id).where(
        corrections.c.type == EVENT,
        any_of(corrections.c.target, "uids"),
        corrections.c.id < number,
        corrections.c.revoked.is_(None),
    )
    return bool(uids) and connection.execute(query, {"uids": list(uids)}).first() is not None


def _corrected(found: AnnotatedEntry, i: int, field: str, new: Any) -> AnnotatedEntry:  # noqa: ANN401 - as JSON has it
    if field == "tags":
        left = [tag for tag in found.tags if tag.name not in new["drop"]]
        known = {tag.name for tag in left}
        return replace(found, tags=(*left, *(Tag(name, "editor") for name in new["add"] if name not in known)))
    if field in ("people", "orgs", "places"):
        mentioned: dict[str, Any] = {
            field: tuple(each for each in getattr(found, field) if each.name not in new["drop"])
        }
        return replace(found, **mentioned)
    draft = found.events[i]
    if field == "summary":
        draft = replace(draft, summary=new)
    elif field == "date":
        draft = _moved(draft, parse_days(new))
    return replace(found, events=(*found.events[:i], draft, *found.events[i + 1 :]))


def _moved(draft: EventDraft, days: Days) -> EventDraft:
    precision = Precision(days.precision)
    moved = replace(draft, start=days.start, end=days.end, precision=precision, edtf=days.edtf)
    if draft.rrule:
        return replace(moved, rrule=moved_rule(draft.rrule, days))
    return replace(moved, part=None, time=None)


def _kept(connection: Connection, uids: Sequence[str]) -> Sequence[Any]:
    return connection.execute(_KEPT, {"uids": uids}).all() if uids else ()
