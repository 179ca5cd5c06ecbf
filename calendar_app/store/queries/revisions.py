"""Corrections of an event, for its page."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calendar_app.model.revision import RevisionFact
from calendar_app.store.events.rendering import instant
from calendar_app.store.events.revisions import EVENT, told
from calendar_app.store.tables import corrections


def event_revisions(session: Connection, uid: str) -> tuple[RevisionFact, ...]:
    """The corrections of an event that stand, oldest first; of several of one field the last. One SELECT."""
    query = (
        select(corrections)
        .where(corrections.c.type == EVENT, corrections.c.target == uid, corrections.c.revoked.is_(None))
        .order_by(corrections.c.id)
    )
    found = {}
    for row in session.execute(query).mappings():
        old, new = told(row)
        found[row["field"]] = RevisionFact(row["id"], row["field"], old, new, row["why"], instant(row["at"]).date())
    return tuple(found.values())
