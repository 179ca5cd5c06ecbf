"""Popolo (popoloproject.com): public people, the posts they were seen in, and the bodies of those posts.

A membership's dates are those of the first and the last sighting in print, no appointment and no resignation:
they stand in ``first_seen`` and ``last_seen``, and Popolo's ``start_date`` and ``end_date`` are left out.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from urllib.parse import quote

from calendar_app.feeds.ical import event_path
from calendar_app.feeds.text import one_line
from calendar_app.model.listing import Membership, PersonName, PostCard

_NAMESPACE = uuid.UUID("6d3c2f0e-90c5-5b7e-8a4e-1c5d2b7f4e11")


def popolo_bytes(
    people: Iterable[PersonName], posts: Iterable[PostCard], memberships: Iterable[Membership], *, base_url: str | None
) -> bytes:
    """One document with persons, organizations, posts and memberships, each list in the order of its ids.

    Args:
        people: public people only.
        posts: those that the memberships name.
        memberships: tenures of those people.
        base_url: public address without a slash at the end; None leaves addresses out.
    """
    posts = list(posts)
    bodies = {name: _identity("organization", name) for post in posts if (name := one_line(post.organisation or ""))}
    ids = {post.id: _identity("post", f"{post.organisation}|{post.jurisdiction}|{post.label}") for post in posts}
    document = {
        "persons": [_person(person, base_url) for person in people],
        "organizations": [{"id": key, "name": name} for name, key in sorted(bodies.items())],
        "posts": [_post(post, ids[post.id], bodies) for post in sorted(posts, key=lambda p: (p.rank, p.label, p.id))],
        "memberships": [_membership(m, ids[m.post], base_url) for m in memberships if m.post in ids],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _identity(kind: str, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{kind}:{name}"))


def _person(person: PersonName, base_url: str | None) -> dict[str, object]:
    out: dict[str, object] = {"id": one_line(person.slug), "name": one_line(person.name)}
    if base_url is not None:
        out["links"] = [{"url": f"{base_url}/officials/{quote(person.slug, safe='')}", "note": "时间线"}]
    return out


def _post(post: PostCard, key: str, bodies: dict[str, str]) -> dict[str, object]:
    body = one_line(post.organisation or "")
    return {
        "id": key,
        "label": one_line(post.label),
        "role": one_line(post.title or "") or None,
        "organization_id": bodies.get(body),
        "area": {"name": one_line(post.jurisdiction)} if post.jurisdiction else None,
    }


def _membership(held: Membership, post: str, base_url: str | None) -> dict[str, object]:
    proofs = dict.fromkeys((held.first_event, held.last_event))
    out: dict[str, object] = {
        "id": _identity("membership", f"{held.person}|{post}"),
        "person_id": one_line(held.person),
        "post_id": post,
        "first_seen": held.first_seen.isoformat(),
        "last_seen": held.last_seen.isoformat(),
        "seen": held.count,
        "other_labels": [one_line(variant) for variant in held.variants],
    }
    if base_url is not None:
        out["sources"] = [{"url": base_url + event_path(uid)} for uid in proofs if uid]
    return out
