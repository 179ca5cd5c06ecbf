"""Words that the reader of bulletins knows, in TSV files: one word a line, its class behind it, comments with ``#``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files


@cache
def words(name: str) -> dict[str, str]:
    """Word → class of ``<name>.tsv``; a word without a class has ""."""
    out: dict[str, str] = {}
    for line in files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, kind = line.partition("\t")
            out[word.strip()] = kind.strip()
    return out


@cache
def characters(collection: str) -> dict[int, str]:
    """Number → character of a collection of Adobe's, ``gb1`` or ``cns1``: each line has a number and the characters from it on."""
    out: dict[int, str] = {}
    for line in files(__package__).joinpath(f"cids_{collection}.tsv").read_text(encoding="utf-8").split("\n"):
        first, _, run = line.partition("\t")
        if first.isdecimal():
            out.update(enumerate(run, int(first)))
    return out


def division_codes() -> dict[str, str]:
    """Administrative division, by its full name → its code (GB/T 2260), "-" for a name no longer in use."""
    return words("divisions")


@cache
def province_names() -> dict[str, str]:
    """The first two figures of a division's code → the name of its province, region or city without one."""
    return {code[:2]: name for name, code in division_codes().items() if code.endswith("0000")}


@lru_cache(maxsize=4096)
def province_of(place: str | None) -> str | None:
    """The province of a place, or None where it is not in the list of divisions.

    >>> province_of("洛阳市"), province_of("沅口市")
    ('河南省', None)
    """
    return province_names().get(division_codes().get(place or "", "-")[:2])


def alternatives(name: str, *kinds: str) -> str:
    """The words of the given classes (all where none is given) as a regular expression, longest first."""
    picked = [w for w, k in words(name).items() if not kinds or k in kinds]
    return "|".join(re.escape(w) for w in sorted(picked, key=lambda w: (-len(w), w)))
