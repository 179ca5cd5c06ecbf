"""What tests of people share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from calendar_app.extract.people import tagger


@pytest.fixture
def rules_alone() -> Iterator[None]:
    """The model is off, installed or not: what is found is found by the rules."""
    with tagger.without_model():
        yield
