"""The types of the interface's answers: pages of lists around the program's own dataclasses."""

from __future__ import annotations

from dataclasses import dataclass

from calendar_app.model.calendar import Appearance, BulletinCard, EventCard, Facet, PersonCard
from calendar_app.model.listing import Membership, PostCard


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the interface offers, by name; templates of addresses are in the OpenAPI document."""

    openapi: str
    reference: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events by first day, then id; ``next`` is the address of the next page."""

    items: tuple[EventCard, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """Public officials by slug."""

    items: tuple[PersonCard, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class AppearancePage:
    """An official's part in events, newest first."""

    items: tuple[Appearance, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post and the public people seen in it."""

    post: PostCard
    holders: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class PostPage:
    """Posts by id."""

    items: tuple[PostHeld, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class TermPage:
    """Names with the number of their events, by name."""

    items: tuple[Facet, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class BulletinPage:
    """Issues, newest period first."""

    items: tuple[BulletinCard, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A column of the tables that the feeds give as CSV, JSON Lines and JSON Feed."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The data dictionary of the tables."""

    fields: tuple[FieldEntry, ...]
