"""What the interface for programs lists: posts and those who were seen in them, names in the order of their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post of the public sector, in its fullest form. ``id`` is stable while the database lives."""

    id: int
    label: str
    organisation: str | None
    jurisdiction: str | None
    title: str | None
    rank: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A public person attested in a post from the first to the last day seen, no more (Popolo membership)."""

    person: str  # slug
    post: int  # PostCard.id
    first_seen: date
    last_seen: date
    first_event: str
    last_event: str
    count: int
    variants: tuple[str, ...]  # the post as printed


@dataclass(frozen=True, slots=True)
class PersonName:
    """A public person's slug and name."""

    slug: str
    name: str
