"""First stage: expressions of a text where they stand; nothing is known here about the text's own time."""

from __future__ import annotations

from calendar_app.extract.dates import guards
from calendar_app.extract.dates.atoms import find_atoms
from calendar_app.extract.dates.grammar import expressions, groups, shapes_of
from calendar_app.extract.dates.shapes import Found


def find(text: str) -> list[Found]:
    """Expressions of folded *text*, in order, not overlapping.

    Args:
        text: folded by :func:`calendar_app.extract.numerals.fold`; spans are code points into it.
    """
    out: list[Found] = []
    named: list[tuple[int, int]] | None = None
    for atoms, letters in groups(text, find_atoms(text)):
        if letters in _SAY_NOTHING:
            continue
        origin = atoms[0].start
        shapes = shapes_of(text[origin : atoms[-1].end], letters)
        if shapes is None:  # its neighbours change how it is cut
            origin, shapes = 0, expressions(atoms, letters)
        for shape in shapes:
            found = guards.placed(text, shape, origin)
            if named is None:
                named = guards.names(text)
            if guards.holds(text, found, named):
                out.append(found)
    return out


#: Atoms that are no date by themselves: a part of the day, a clock time, a word of the lunar calendar, a century's marker.
_SAY_NOTHING = frozenset({"P", "T", "PT", "p", "A", "w", "l", "j", "E", "R", "L"})
