"""The word lists of names, read once from ``extract/lexicon``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Tab-separated fields of each line of a lexicon file; lines that open with # are comments."""
    text = (files("calendar_app.extract") / "lexicon" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames() -> dict[str, str]:
    """Surname to class: a, b, c (rare and an everyday character) or x (compound)."""
    return {row[0]: row[1] for row in rows("surnames.tsv")}


@cache
def given() -> dict[str, float]:
    """Character to ln(P(in a given name) / P(as a word)), -6 to 6; characters that are not listed are rare: see names.GIVEN_RARE."""
    return {row[0]: int(row[1]) / 10 for row in rows("given_names.tsv")}


@cache
def followers() -> frozenset[str]:
    """Words of two or more characters that may follow a name."""
    return frozenset(row[0] for row in rows("followers.txt"))


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a lexicon file."""
    return frozenset(row[0] for row in rows(name))
