"""Taking a bulletin out again, with what only it attested."""

from __future__ import annotations

from sqlalchemy import Integer, delete, insert, literal, select
from sqlalchemy.orm import Session

from calendar_app.errors import NotFoundError
from calendar_app.store import counts, index, people, readings, rendering
from calendar_app.store.tables import (
    bulletins,
    entries,
    event_months,
    event_terms,
    events,
    mentions,
    participations,
    posts,
    profile_months,
    profile_posts,
    profiles,
    reports,
    tenures,
    terms,
    withdrawn,
)
from calendar_app.store.writer import Tally, bump, events_moved, events_of, standing, withdraw


def remove(session: Session, key: str, now: int, render: rendering.Render) -> Tally:
    """See ``writer.remove_bulletin``."""
    stored = session.execute(select(bulletins).where(bulletins.c.key == key)).mappings().first()
    if stored is None:
        raise NotFoundError(f"no bulletin {key}: `calendar-app db stats` lists them")
    bulletin_id = stored["id"]
    change = counts.counts_of_bulletin(session, bulletin_id, -1)
    rows = session.execute(select(events).where(events.c.bulletin_id == bulletin_id)).mappings().all()
    names = set(
        session.execute(
            select(profiles.c.name)
            .join(profile_months, profile_months.c.profile_id == profiles.c.id)
            .where(profile_months.c.bulletin_id == bulletin_id)
        ).scalars()
    )
    documents = [
        index.Document(*row)
        for row in session.execute(
            select(
                entries.c.id, entries.c.day, entries.c.title, entries.c.body, literal(stored["city_id"], Integer)
            ).where(entries.c.bulletin_id == bulletin_id)
        )
    ]
    mine = select(events.c.id).where(events.c.bulletin_id == bulletin_id)
    for table in (participations, event_terms, event_months, reports):
        session.execute(delete(table).where(table.c.event_id.in_(mine)))
    own = select(entries.c.id).where(entries.c.bulletin_id == bulletin_id)
    session.execute(delete(mentions).where(mentions.c.entry_id.in_(own)))
    for evidence in (profile_months, profile_posts):
        session.execute(delete(evidence).where(evidence.c.bulletin_id == bulletin_id))
    index.drop(session, documents)
    if rows:
        withdraw(session, rows, now)
    session.execute(delete(withdrawn).where(withdrawn.c.uid == key))
    session.execute(insert(withdrawn).values(uid=key, sequence=0, created=stored["imported"], at=now))
    session.execute(delete(bulletins).where(bulletins.c.id == bulletin_id))
    readings.forget(session, key)
    before = standing(session, names)
    resolved = people.resolve(session, (), names)
    counts.apply(session, change)
    turned = people.refresh(session, resolved.touched)
    rendering.render_changed(
        session, events_of(session, turned) | events_moved(session, before), now=now, render=render
    )
    forget_unused(session)
    bump(session)
    return Tally(removed=len(rows), diagnostics=stored["diagnostics"])


def forget_unused(session: Session) -> None:
    """Drop terms and posts that nothing uses any more."""
    session.execute(delete(terms).where(terms.c.id.not_in(select(event_terms.c.term_id))))
    held = select(tenures.c.post_id).union(select(profile_posts.c.post_id))
    session.execute(delete(posts).where(posts.c.id.not_in(held)))
