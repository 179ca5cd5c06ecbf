"""The list of hostile files: name → maker of its bytes and the words that the refusal must hold."""

from __future__ import annotations

from collections.abc import Callable

CASES: dict[str, tuple[Callable[[], bytes], str]] = {}


def case(name: str, words: str):
    """Register a maker of one hostile file under the name it is read as."""

    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[name] = (make, words)
        return make

    return keep
