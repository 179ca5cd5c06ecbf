"""Every hostile file is refused by name and in time; the process that reads lives on."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from calendar_app.bulletin import iter_sources, read_bulletin
from calendar_app.bulletin.formats import limits
from calendar_app.errors import BulletinError
from tests.bulletin import hostile

assert len(hostile.CASES) >= 40


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real limits are ten seconds; the tests prove the mechanism with one."""
    monkeypatch.setattr(limits, "CHILD_CPU_SECONDS", 1)
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 8.0)


def spent() -> float:
    """Processor seconds of this process and of those that it has ended; a busy machine does not lengthen them."""
    return sum(os.times()[:4])


def read_all(path: Path) -> None:
    for source in iter_sources([path]):
        read_bulletin(source.read(), source=source.name)


@pytest.mark.parametrize("name", hostile.CASES)
def test_hostile_file_is_refused_by_name(name: str, tmp_path: Path) -> None:
    make, words = hostile.CASES[name]
    path = tmp_path / name
    path.write_bytes(make())
    start = spent()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BulletinError) as caught:
        read_all(path)
    assert name in str(caught.value)
    assert words in caught.value.reason
    assert "\n" not in str(caught.value)
    assert spent() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 512 * 1024
