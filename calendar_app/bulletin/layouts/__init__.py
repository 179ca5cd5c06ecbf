"""The layouts that the reader knows, one module each.

A layout module has ``NAME``, ``score(doc) -> float`` (0: not mine; the highest takes the file) and
``parse(doc, builder) -> None``, which walks over ``doc.lines`` and tells the builder what each line is. A new layout is
a new module in this folder; nothing else needs to know of it. A name with a leading underscore is shared code.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents import Contents
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.masthead import Masthead


@dataclass(frozen=True, slots=True)
class Doc:
    """A decoded file ready for a layout: its lines (furniture, noise and contents are marked), and its contents list."""

    text: str
    lines: Sequence[Line]
    contents: Contents
    masthead: Masthead = field(default_factory=Masthead)

    @property
    def body(self) -> list[Line]:
        """The lines that a layout has to place."""
        return [line for line in self.lines if line.kind is Kind.TEXT]


class Layout(Protocol):
    """What a layout module offers."""

    NAME: str

    def score(self, doc: Doc) -> float:
        """How well this layout explains the file, 0 to 1."""
        ...

    def parse(self, doc: Doc, builder: Builder) -> None:
        """Tell the builder what each line of ``doc.body`` is."""
        ...


@cache
def registry() -> tuple[Layout, ...]:
    """Every layout of this folder, in order of name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def choose(doc: Doc) -> tuple[Layout | None, float]:
    """The layout that explains the file best, None where none does."""
    if not doc.body:
        return None, 0.0
    scored = [(layout.score(doc), layout) for layout in registry()]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return (best[1], best[0]) if best[0] > 0 else (None, 0.0)
