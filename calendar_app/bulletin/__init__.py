"""From the bytes of a file to a Bulletin: decode, formats, layout, structure, contents held against body."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calendar_app.bulletin.read import read_bulletin
    from calendar_app.bulletin.sources import SourceFile, iter_sources

__all__ = ["SourceFile", "iter_sources", "read_bulletin"]

_HOMES = {"SourceFile": "sources", "iter_sources": "sources", "read_bulletin": "read"}


def __getattr__(name: str) -> object:
    # on demand: the child process that reads one file's format needs none of them, and a start costs a quarter second less
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
