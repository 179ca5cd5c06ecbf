"""An entry on its way into the store: all that its rows will say, and the numbers that it and what it makes are given."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calendar_app.model.extraction import AnnotatedEntry
from calendar_app.store import facts
from calendar_app.store.facts import EventFacts, dumps
from calendar_app.store.mentions import written
from calendar_app.store.persons.features import Profile, profile


@dataclass(slots=True)
class Kept:
    """An entry, the profiles of its people, its terms with their weights, its mentions as they are stored, and its events.

    ``id`` and ``events`` (id, UID and facts of each) are given by ``numbering.py``; ``digest`` is of all that is stored of it
    but its number within the bulletin.
    """

    found: AnnotatedEntry
    profiles: list[Profile]
    terms: dict[tuple[str, str], float]
    mentions: str
    facts: list[EventFacts]
    segments: str
    digest: str
    id: int = 0
    events: list[tuple[int, str, EventFacts]] = field(default_factory=list)
    original: dict[str, str] | None = None  # what was read, where corrections are laid over it

    @property
    def day(self) -> date | None:
        """First day of its first event."""
        return self.facts[0].columns["dtstart"] if self.facts else None


def keep(found: AnnotatedEntry, city: str) -> Kept:
    """What is to be stored of an entry of a bulletin of *city* ("" where that is not known)."""
    entry = found.entry
    profiles, terms = [profile(p, city) for p in found.people], facts.terms(found)
    told, made = written(found), facts.events(found)
    segments = dumps(entry.segments)
    rest = (
        (entry.section, entry.page, entry.dateline, entry.line, entry.chronicle),
        [(list(event.columns.values()), event.people) for event in made],
        [(p.features, p.official) for p in profiles],
        [(p.organisation, p.jurisdiction, p.title, p.rank, p.date) for person in found.people for p in person.posts],
        list(terms.items()),
    )
    whole = digest(rest, entry.title, entry.body, segments, told)
    return Kept(found, profiles, terms, told, made, segments, whole)


def digest(values: Sequence[Any], *texts: str) -> str:
    """Fingerprint of plain values (as JSON has them, and days) and of long texts, which are not spelt as JSON first."""
    parts = (*texts, facts.dumps_days(values))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
