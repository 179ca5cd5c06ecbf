"""Names of a text that stand for longer ones of it: the last part of a foreign name, a Japanese surname."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

_SURNAME = 2  # characters of most Japanese surnames, and of some Chinese ones
NO_SHORT_NAMES: Mapping[str, str] = MappingProxyType({})


def short_names(names: Sequence[str]) -> Mapping[str, str]:
    """Short names, printed among *names* or not, to the longer one of *names* that each stands for."""
    if len(max(names, key=len, default="")) <= _SURNAME + 1:  # the most of texts
        return NO_SHORT_NAMES
    parts = {part: name for name in names for part in _parts(name)}
    return parts | _called(names)


def _parts(name: str) -> list[str]:
    """The parts of a dotted name that may stand for it by themselves: its last, and a long first one (素坤攀)."""
    if "·" not in name:
        return []
    first, _, rest = name.partition("·")
    last = rest.rpartition("·")[2]
    return [part for part, least in ((last, 2), (first, 3)) if len(part) >= least]


def _called(names: Sequence[str]) -> dict[str, str]:
    """Surnames of two characters among the names (河野外相) to the full name of whom the text calls so."""
    short = {n for n in names if len(n) == _SURNAME}
    long = [n for n in names if len(n) > _SURNAME + 1 and "·" not in n] if short else []
    return {n[:_SURNAME]: n for n in reversed(long) if n[:_SURNAME] in short}
