"""What is true of a generated year: who is meant by each printed name, and in which posts people were printed when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Post:
    """One post: ``id`` is the truth's own, ``forms`` all ways in which bulletins print it."""

    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Stint:
    """A post held from month to month of the year, both inclusive, in a city ("" for the province)."""

    city: str
    post: str
    first: int = 1
    last: int = 12


@dataclass(frozen=True)
class Person:
    """Somebody of the year; ``public`` where a public post is held."""

    id: str
    name: str
    stints: tuple[Stint, ...] = ()
    public: bool = True

    def posts_in(self, month: int) -> tuple[str, ...]:
        """Ids of the posts held in a month."""
        return tuple(s.post for s in self.stints if s.first <= month <= s.last)


@dataclass(frozen=True)
class Printed:
    """A name in an entry: ``name`` is what a reader reads (spaces of the type-setter out), ``posts`` ids of posts printed with it,
    ``told`` whether other words beside it say who it is.

    ``known`` is false where nobody can tell from the bulletins who of several is meant.
    """

    city: str
    period: str
    entry: int
    day: date
    name: str
    person: str
    posts: tuple[str, ...]
    told: bool = False
    known: bool = True


@dataclass(frozen=True)
class Item:
    """An entry before it is set: ``names`` are places of names in the body, at which pages may break them."""

    day: date
    title: str
    body: str
    section: str
    printed: tuple[tuple[str, str, tuple[str, ...], bool], ...]  # name, person id, post ids, told by other words
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Issue:
    """A bulletin as a file, and what is printed in it."""

    city: str
    period: str
    file: str
    text: str
    entries: int
    printed: tuple[Printed, ...]


@dataclass(frozen=True)
class Year:
    """All of it."""

    cities: tuple[str, ...]
    people: dict[str, Person]
    posts: dict[str, Post]
    issues: tuple[Issue, ...]
    #: People whose two lives no bulletin links: two records of them are right.
    unlinked: frozenset[str] = frozenset()
    misprints: frozenset[str] = frozenset()  # names that only a misprint made
    traps: dict[str, str] = field(default_factory=dict)  # what is special, by person id

    @property
    def printed(self) -> tuple[Printed, ...]:
        return tuple(p for issue in self.issues for p in issue.printed)

    def public(self) -> set[str]:
        """Ids of the people who are printed in a public post."""
        return {p.person for p in self.printed if p.posts and self.people[p.person].public}

    def tenures(self) -> dict[tuple[str, str], tuple[date, date]]:
        """First and last day on which a person is printed in a post."""
        days: dict[tuple[str, str], list[date]] = {}
        for p in self.printed:
            for post in p.posts:
                days.setdefault((p.person, post), []).append(p.day)
        return {key: (min(found), max(found)) for key, found in days.items()}
