"""The words that the generated year draws from, by kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: tuple(listed.split(" ")) for kind, listed in rows}


def words(kind: str) -> tuple[str, ...]:
    """The words of a kind (surnames, given, leaders, things, firms, places), in their order."""
    return _table()[kind]
