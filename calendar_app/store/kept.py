"""An entry on its way into the store, with the numbers that it and what it makes are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calendar_app.model.extraction import AnnotatedEntry
from calendar_app.store.facts import EventFacts
from calendar_app.store.identity import Profile


@dataclass(slots=True)
class Kept:
    """An entry with its id, its events' ids and UIDs, the profiles of its people, and its terms with their weights."""

    found: AnnotatedEntry
    id: int
    profiles: list[Profile]
    terms: dict[tuple[str, str], float]
    events: list[tuple[int, str, EventFacts]] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """First day of its first event."""
        return self.events[0][2].columns["dtstart"] if self.events else None
