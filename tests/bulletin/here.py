"""Readers of formats in this process: what their child would hand back, without a start for every case."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator

import pytest

from calendar_app.bulletin import formats
from calendar_app.bulletin.formats import progress
from calendar_app.bulletin.formats.sandbox import _ERRORS, Answer
from calendar_app.bulletin.formats.text import RefusedError


def _read(data: bytes, form: str, *, source: str, encoding: str | None = None) -> Answer:
    try:
        built = importlib.import_module(f"calendar_app.bulletin.formats.{form}").read(data, encoding)
    except RefusedError as error:
        raise _ERRORS[error.kind](str(error), source=source) from error
    known = (tuple(built.pages), tuple(built.noise), tuple(built.doubts), tuple(built.scanned), tuple(built.garbled))
    return Answer(built.text(), *known)


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For tests of what is read; those of the child, its limits and its answers use the child."""
    monkeypatch.setattr(formats, "read_in_child", _read)
    monkeypatch.setattr(progress, "step", lambda: None)
    yield
    logging.disable(logging.NOTSET)  # a child logs nothing; this process has others to hear


@pytest.fixture
def recognised_here(in_this_process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text recognition in this process too, with models that are loaded once for all tests."""
    from calendar_app.bulletin.formats.recognise import Recogniser

    for name in ("within", "all_memory"):
        monkeypatch.setattr(progress, name, lambda *_: None)  # limits are the child's
    load = Recogniser._load

    def kept(self: Recogniser) -> object:
        if not _ENGINE:
            _ENGINE.append(load(self))
        return _ENGINE[0]

    monkeypatch.setattr(Recogniser, "_load", kept)


_ENGINE: list[object] = []
