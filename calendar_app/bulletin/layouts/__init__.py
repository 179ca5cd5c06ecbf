"""The layouts that the reader knows, one module each.

A layout module has ``NAME``, ``score(doc) -> float`` (0: not mine; the highest takes the file), ``MOST``, which no
score of it exceeds, and ``parse(doc, builder) -> None``, which walks over ``doc.lines`` and tells the builder what each
line is. A new layout is a new module in this folder; nothing else needs to know of it. A name with a leading underscore
is shared code.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Protocol

from calendar_app.bulletin.builder import Builder
from calendar_app.bulletin.contents.items import Contents
from calendar_app.bulletin.contents.sections import Sections
from calendar_app.bulletin.layouts._nested import section_lines
from calendar_app.bulletin.layouts._style import Style, learn
from calendar_app.bulletin.lines import Kind, Line
from calendar_app.bulletin.page.masthead import Masthead

#: What the product of a layout's MOST and a share of one may exceed MOST by.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Doc:
    """A decoded file ready for a layout: its lines (furniture, noise and contents are marked), and its contents list.

    No layout changes a line, so that what several of them ask of all lines is worked out once.
    """

    text: str
    lines: Sequence[Line]
    contents: Contents
    masthead: Masthead = field(default_factory=Masthead)
    put_up: frozenset[int] = frozenset()  # lines right above one, set apart as noise, that says when they were put up

    @cached_property
    def body(self) -> list[Line]:
        """The lines that a layout has to place."""
        return [line for line in self.lines if line.kind is Kind.TEXT]

    @cached_property
    def style(self) -> Style:
        """How the lines to be placed are printed."""
        return learn(self.body)

    @cached_property
    def section_lines(self) -> frozenset[int]:
        """Numbers of the lines that name sections by their form."""
        return section_lines(self.body)

    def sections(self) -> Sections:
        """The headings of the body, not yet followed."""
        return Sections(self.contents, self.section_lines)


class Layout(Protocol):
    """What a layout module offers."""

    NAME: str
    MOST: float

    def score(self, doc: Doc) -> float:
        """How well this layout explains the file, 0 to ``MOST``."""
        ...

    def parse(self, doc: Doc, builder: Builder) -> None:
        """Tell the builder what each line of ``doc.body`` is."""
        ...


@cache
def registry() -> tuple[Layout, ...]:
    """Every layout of this folder, in order of name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def choose(doc: Doc, *, but: Layout | None = None) -> tuple[Layout | None, float]:
    """The layout that explains the file best, the first by name among equals; None where none does. *but* is left out."""
    if not doc.body:
        return None, 0.0
    best: Layout | None = None
    value = 0.0
    for layout in sorted(registry(), key=lambda layout: -layout.MOST):
        if value > layout.MOST + ROUNDING:
            break  # those that can do no better need not look at the file
        if layout is but:
            continue
        score = layout.score(doc)
        if score > value or (best is not None and score == value and layout.NAME < best.NAME):
            best, value = layout, score
    return best, value
