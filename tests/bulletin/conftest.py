"""What tests of reading share."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from calendar_app.bulletin import formats
from calendar_app.bulletin.formats import progress
from tests.bulletin.here import read_here


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For tests of what is read; those of the child, its limits and its answers use the child."""
    monkeypatch.setattr(formats, "read_in_child", read_here)
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
