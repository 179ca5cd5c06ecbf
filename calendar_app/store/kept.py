"""An entry on its way into the store: all that its rows will say, and the numbers that it and what it makes are given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from calendar_app.model.extraction import AnnotatedEntry
from calendar_app.store import facts
from calendar_app.store.facts import EventFacts
from calendar_app.store.identity import Profile, profile
from calendar_app.store.mentions import Mention, mentions, number_lists


@dataclass(slots=True)
class Kept:
    """An entry, the profiles of its people, its terms with their weights, its mentions and its events.

    ``id`` and ``events`` (id, UID and facts of each) are given by ``numbering.py``; ``digest`` is of all that is stored of it
    but its number within the bulletin.
    """

    found: AnnotatedEntry
    profiles: list[Profile]
    terms: dict[tuple[str, str], float]
    mentions: list[Mention]
    facts: list[EventFacts]
    segments: str
    digest: str
    id: int = 0
    events: list[tuple[int, str, EventFacts]] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """First day of its first event."""
        return self.facts[0].columns["dtstart"] if self.facts else None


def keep(found: AnnotatedEntry, city: str) -> Kept:
    """What is to be stored of an entry of a bulletin of *city* ("" where that is not known)."""
    entry = found.entry
    profiles, terms = [profile(p, city) for p in found.people], facts.terms(found)
    told, made = list(mentions(found)), facts.events(found)
    segments = number_lists(entry.segments)
    whole = (
        (entry.title, entry.body, entry.section, entry.page, entry.dateline, entry.line, entry.chronicle, segments),
        told,
        [(event.columns, event.people) for event in made],
        [(p.features, p.official) for p in profiles],
        [(p.organisation, p.jurisdiction, p.title, p.rank, p.date) for person in found.people for p in person.posts],
        terms,
    )
    return Kept(found, profiles, terms, told, made, segments, digest(whole))


def digest(value: object) -> str:
    """Fingerprint of plain values, whose repr tells all of them."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
