"""Who is known: names, learnt over a bulletin or given by the store, to settle bare names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A known name; ``official`` holds or held a public post."""

    name: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Known people by name. Immutable; made by ``Roster.of`` and ``learn_roster``."""

    people: Mapping[str, RosterPerson] = field(default_factory=lambda: MappingProxyType({}))
    learnt: int = 0  # how many of them the entries at hand name themselves
    brief: bool = False  # whether those entries are few words, which bear being read twice
    heads: Mapping[str, tuple[int, ...]] = field(
        default_factory=lambda: MappingProxyType({}), repr=False, compare=False
    )  # first two characters to the lengths of the names that begin with them, longest first
    firsts: str = field(default="", repr=False, compare=False)  # first characters of the names
    seconds: str = field(default="", repr=False, compare=False)  # and the characters behind those

    @classmethod
    def of(cls, people: Iterable[RosterPerson]) -> Roster:
        """A roster of these people; of one name's entries an official one counts."""
        table: dict[str, RosterPerson] = {}
        for person in people:
            if person.official or person.name not in table:
                table[person.name] = person
        heads: dict[str, set[int]] = {}
        for name in table:
            heads.setdefault(name[:2], set()).add(len(name))
        return cls(
            people=MappingProxyType(dict(sorted(table.items()))),
            heads=MappingProxyType({head: tuple(sorted(sizes, reverse=True)) for head, sizes in heads.items()}),
            firsts="".join(sorted({head[0] for head in heads})),
            seconds="".join(sorted({head[1:2] for head in heads})),
        )

    def union(self, other: Roster) -> Roster:
        """The people of both."""
        if not other.people:
            return self
        if not self.people:
            return other
        return Roster.of([*self.people.values(), *other.people.values()])

    def official(self, name: str) -> bool:
        """Whether the name is known in a public post."""
        person = self.people.get(name)
        return person is not None and person.official

    def __contains__(self, name: object) -> bool:
        return name in self.people

    def __iter__(self) -> Iterator[RosterPerson]:
        return iter(self.people.values())

    def __len__(self) -> int:
        return len(self.people)


EMPTY = Roster()
