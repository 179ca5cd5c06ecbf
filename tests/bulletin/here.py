"""Readers of formats in this process: what their child would hand back, without a start for every case."""

from __future__ import annotations

import importlib

from calendar_app.bulletin.formats.sandbox import _ERRORS, Answer
from calendar_app.bulletin.formats.text import RefusedError


def read_here(data: bytes, form: str, *, source: str, encoding: str | None = None) -> Answer:
    """What `read_in_child` answers, and the errors that it raises."""
    try:
        built = importlib.import_module(f"calendar_app.bulletin.formats.{form}").read(data, encoding)
    except RefusedError as error:
        raise _ERRORS[error.kind](str(error), source=source) from error
    known = (tuple(built.pages), tuple(built.noise), tuple(built.doubts), tuple(built.scanned), tuple(built.garbled))
    return Answer(built.text(), *known)
