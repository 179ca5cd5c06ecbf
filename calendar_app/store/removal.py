"""Taking a bulletin out again, with what only it attested."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, select

from calendar_app.errors import NotFoundError
from calendar_app.store import bulk, counts
from calendar_app.store.database.anyof import any_of
from calendar_app.store.editors.affected import events_moved, events_of
from calendar_app.store.entries import previous, readings
from calendar_app.store.events import rendering
from calendar_app.store.events.happenings import withdraw
from calendar_app.store.persons import people, standing
from calendar_app.store.search import index
from calendar_app.store.tables import (
    bulletins,
    entries,
    event_terms,
    events,
    posts,
    profile_posts,
    tenures,
    terms,
    withdrawn,
)
from calendar_app.store.writer import Tally, bump

_BULLETIN: BindParameter[int] = bindparam("bulletin")
_STORED = select(bulletins).where(bulletins.c.key == bindparam("key"))
_ENTRIES = select(entries.c.id, entries.c.day, entries.c.title, entries.c.body).where(
    entries.c.bulletin_id == _BULLETIN
)
_TERMS = (
    select(event_terms.c.term_id)
    .join(events, events.c.id == event_terms.c.event_id)
    .where(events.c.bulletin_id == _BULLETIN)
    .distinct()
)
_POSTS = select(profile_posts.c.post_id).where(profile_posts.c.bulletin_id == _BULLETIN).distinct()
_LOSE = delete(bulletins).where(bulletins.c.id == _BULLETIN)
_LOSE_TERMS = delete(terms).where(
    any_of(terms.c.id, "ids"),
    ~exists().where(event_terms.c.term_id == terms.c.id),
)
_LOSE_POSTS = delete(posts).where(
    any_of(posts.c.id, "ids"),
    ~exists().where(tenures.c.post_id == posts.c.id),
    posts.c.id.not_in(select(profile_posts.c.post_id)),
)
_FORGET = delete(withdrawn).where(withdrawn.c.uid == bindparam("uid"))


def remove(session: Connection, key: str, now: int, render: rendering.Render) -> Tally:
    """See ``writer.remove_bulletin``."""
    stored = session.execute(_STORED, {"key": key}).first()
    if stored is None:
        raise NotFoundError(f"no bulletin {key}: `calendar-app db stats` lists them")
    mine = {"bulletin": stored.id}
    change = counts.counts_of_bulletin(session, stored.id, -1)
    rows = [row for found in previous.events_by_entry(session, stored.id).values() for row in found]
    attested = previous.profiles_of(session, stored.id)
    used = list(session.execute(_TERMS, mine).scalars())
    held = list(session.execute(_POSTS, mine).scalars())
    documents = [index.Document(*row, city_id=stored.city_id) for row in session.execute(_ENTRIES, mine)]
    previous.forget(session, stored.id)
    index.drop(session, documents)
    if rows:
        withdraw(session, rows, now)
    session.execute(_FORGET, {"uid": key})
    bulk.insert(session, withdrawn, [{"uid": key, "sequence": 0, "created": stored.imported, "at": now}])
    session.execute(_LOSE, mine)
    readings.forget(session, key)
    resolved = people.resolve(session, doubtful=attested)
    counts.apply(session, change)
    turned = standing.refresh(session, resolved.touched)
    again = events_of(session, turned) | events_moved(session, resolved.moved)
    rendering.render_changed(session, again, now=now, render=render)
    if used:
        session.execute(_LOSE_TERMS, {"ids": used})
    if held:
        session.execute(_LOSE_POSTS, {"ids": held})
    bump(session)
    return Tally(removed=len(rows), diagnostics=stored.diagnostics)
