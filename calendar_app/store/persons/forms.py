"""Forms in which one name is printed: in traditional characters, with another dot or none between its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from calendar_app.store import bulk
from calendar_app.store.database.anyof import any_of
from calendar_app.store.persons.names import DOT, plain
from calendar_app.store.search.text import fold
from calendar_app.store.tables import name_forms

_FORMS = select(name_forms.c.plain, name_forms.c.name).where(any_of(name_forms.c.plain, "plains"))


class Forms:
    """All forms in which some names have been printed; a plain form is one without being stored."""

    def __init__(self, connection: Connection, plains: Iterable[str]) -> None:
        """One SELECT."""
        self.connection = connection
        self._of: dict[str, set[str]] = {each: {each} for each in plains}
        for each, name in connection.execute(_FORMS, {"plains": sorted(self._of)}).all():
            self._of[each].add(name)

    def all(self) -> set[str]:
        """Every form of every name."""
        return set().union(*self._of.values())

    def keep(self, names: Iterable[str]) -> None:
        """Store those of these names that are no plain form and were not known."""
        new = sorted({(plain(name), name) for name in names if name not in self._of.get(plain(name), {plain(name)})})
        bulk.insert(self.connection, name_forms, [{"plain": each, "name": name} for each, name in new])


def called(key: str, printed: Iterable[str], respelt: Mapping[str, str]) -> str:
    """What somebody is called who is printed under these names: of several forms in simplified characters, with the usual dot.

    Args:
        key: the plain form of the name under which the profiles were put together.
        printed: the names.
        respelt: where editors have said that a name is another spelling of *key*, *key* as they have it.
    """
    own = {name for name in printed if plain(name) == key}
    return min(own, key=_order, default=respelt.get(key, key))


def _order(name: str) -> tuple[bool, bool, str]:
    return fold(name) != name, DOT not in name, name
