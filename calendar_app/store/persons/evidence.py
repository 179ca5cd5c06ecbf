"""What one bulletin says of people: sums month by month, and the posts in which it shows them, with their proofs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from calendar_app.model.extraction import PersonMention, PostMention
from calendar_app.store import bulk, facts
from calendar_app.store.database.anyof import any_of
from calendar_app.store.facts import EventFacts, dumps
from calendar_app.store.kept import Kept
from calendar_app.store.numbering import next_id
from calendar_app.store.persons.attested import NO_RANK
from calendar_app.store.persons.features import post_key
from calendar_app.store.persons.people import Resolved
from calendar_app.store.tables import DAY, YEAR, posts, profile_months, profile_posts

_KNOWN_POSTS = select(posts.c.key, posts.c.id).where(any_of(posts.c.key, "keys"))


def write_evidence(
    connection: Connection, bulletin_id: int, city: str, kept: Sequence[Kept], resolved: Resolved
) -> tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]:
    """Store the sums and posts of a bulletin's profiles; what it said before must be gone. The rows come back."""
    months: dict[tuple[int, int], dict[str, Any]] = {}
    held: dict[tuple[int, str], dict[str, Any]] = {}
    labels: dict[str, dict[str, Any]] = {}
    proofs: list[tuple[int, int, PostMention, date, date, str]] = []
    for each in kept:
        ids = [resolved.profile_ids[p] for p in each.profiles]
        for n, profile_id in enumerate(ids):
            days = [(e, uid) for _, uid, e in each.events if n in e.people]
            month = facts.month_of(days[0][0].columns["dtstart"]) if days and days[0][0].columns["dtstart"] else 0
            _sum(months, bulletin_id, profile_id, month)["entries"] += 1
            for event, _ in days:
                _count(months, bulletin_id, profile_id, event)
            for klass, post, first, last, uid in _proofs(each.found.people[n], days):
                proofs.append((klass, profile_id, post, first, last, uid))
    for klass, profile_id, post, first, last, uid in sorted(proofs, key=lambda proof: proof[0]):
        key = post_key(post, city)
        _label(labels, key, post)
        _hold(held, (profile_id, key), klass, post.text, (first, last, uid))
    month_rows = list(months.values())
    bulk.insert(connection, profile_months, month_rows)
    post_ids = _posts(connection, labels)
    post_rows = [
        {
            "bulletin_id": bulletin_id,
            "profile_id": profile_id,
            "post_id": post_ids[key],
            "first": "|".join(row["first"]),
            "last": "|".join(row["last"]),
            "count": row["count"],
            "variants": dumps(sorted(row["variants"])),
        }
        for (profile_id, key), row in held.items()
    ]
    bulk.insert(connection, profile_posts, post_rows)
    return month_rows, post_rows


def _proofs(
    mention: PersonMention, days: Sequence[tuple[EventFacts, str]]
) -> Iterator[tuple[int, PostMention, date, date, str]]:
    """Each post that an entry prints of a person: class of the days that prove it, post, first and last day, UID of the event.

    These are the days of what the entry is about; of a post whose clause has a day of its own, that day, proved by the event on it.
    """
    lead = next(
        (
            (e, uid)
            for e, uid in days
            if e.columns["kind"] == "main" and e.columns["klass"] != YEAR and e.columns["dtstart"]
        ),
        None,
    )
    if lead is None:
        return
    event, uid = lead
    first = event.columns["dtstart"]
    last = facts.inclusive(event.columns["dtend"]) or first
    for post in facts.posts(mention):
        if post.date is None:
            yield event.columns["klass"], post, first, last, uid
            continue
        day = date.fromisoformat(post.date)
        on_it = next((u for e, u in days if e.columns["klass"] == DAY and e.columns["dtstart"] == day), uid)
        yield DAY, post, day, day, on_it


def _posts(connection: Connection, labels: Mapping[str, Mapping[Any, Any]]) -> dict[str, int]:
    """Ids of posts by key; new ones are stored."""
    keys = sorted(labels)
    known = {row.key: row.id for row in connection.execute(_KNOWN_POSTS, {"keys": keys}).all()} if keys else {}
    missing = [key for key in keys if key not in known]
    if missing:
        free = next_id(connection, posts)
        new = [{"id": free + i, **labels[key]} for i, key in enumerate(missing)]
        bulk.insert(connection, posts, new)
        known |= {row["key"]: row["id"] for row in new}
    return known


def _sum(
    months: dict[tuple[int, int], dict[str, Any]], bulletin_id: int, profile_id: int, month: int
) -> dict[str, Any]:
    row = months.get((profile_id, month))
    if row is None:
        row = months[profile_id, month] = {
            "bulletin_id": bulletin_id,
            "profile_id": profile_id,
            "month": month,
            "entries": 0,
            "events": 0,
            "first_day": None,
            "last_day": None,
        }
    return row


def _count(months: dict[tuple[int, int], dict[str, Any]], bulletin_id: int, profile_id: int, event: EventFacts) -> None:
    start, last = event.columns["dtstart"], facts.inclusive(event.columns["dtend"])
    row = _sum(months, bulletin_id, profile_id, facts.month_of(start) if start else 0)
    row["events"] += 1
    if start and last and event.columns["kind"] == "main" and event.columns["klass"] == DAY:
        row["first_day"] = min(row["first_day"] or start, start)
        row["last_day"] = max(row["last_day"] or last, last)


def _label(labels: dict[str, dict[str, Any]], key: str, post: PostMention) -> None:
    known = labels.get(key)
    if known is None or len(post.text) > len(known["label"]):
        labels[key] = {
            "key": key,
            "label": post.text,
            "organisation": post.organisation,
            "jurisdiction": post.jurisdiction,
            "title": post.title,
            "rank": NO_RANK if post.rank is None else post.rank,
        }


def _hold(
    held: dict[tuple[int, str], dict[str, Any]],
    key: tuple[int, str],
    klass: int,
    text: str,
    proof: tuple[date, date, str],
) -> None:
    """Add a proof of a post; days come first, and one known by month alone bounds only what no day bounds."""
    first, last, uid = proof
    row = held.setdefault(
        key,
        {
            "klass": klass,
            "first": (first.isoformat(), uid),
            "last": (last.isoformat(), uid),
            "count": 0,
            "variants": set(),
        },
    )
    row["count"] += 1
    row["variants"].add(text)
    if klass > row["klass"]:
        return
    row["first"] = min(row["first"], (first.isoformat(), uid))
    row["last"] = max(row["last"], (last.isoformat(), uid))
