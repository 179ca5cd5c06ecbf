"""Lexicon files of this room: one entry a line, fields parted by tabs, lines that open with # are comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Tab-separated fields of each line of ``extract/lexicon/<name>``."""
    text = (files("calendar_app.extract") / "lexicon" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def classed(name: str) -> Mapping[str, tuple[str, ...]]:
    """Class → its words in the order of a file whose lines are a word and its class; a word may be of several."""
    classes: dict[str, list[str]] = {}
    for word, kind in rows(name):
        classes.setdefault(kind, []).append(word)
    return {kind: tuple(words) for kind, words in classes.items()}
