"""The one filter grammar of addresses, feeds and command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: Keys in the order in which canonical addresses write them.
KEYS = ("from", "to", "city", "section", "tag", "official", "org", "place", "role", "kind", "precision", "q")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for: values of one key are alternatives, keys narrow each other.

    ``from_`` and ``to`` are days, both inclusive. ``official`` holds slugs, ``kind`` DateKind values of events
    (main, also, planned, recurring), ``precision`` "day" (part of a day included), "month" or "year"; ``q`` full-text words.
    """

    from_: date | None = None
    to: date | None = None
    city: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    q: str = ""

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Key and value as an address writes them, in canonical order; what is empty is left out."""
        out: list[tuple[str, str]] = []
        for key in KEYS:
            value = getattr(self, "from_" if key == "from" else key)
            if isinstance(value, tuple):
                out += [(key, v) for v in value]
            elif value:
                out.append((key, value.isoformat() if isinstance(value, date) else value))
        return tuple(out)
