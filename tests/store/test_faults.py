"""Killed, out of space, two at once: whatever happens, no bulletin is half there and none that was acknowledged is lost.

CALENDAR_APP_TEST_KILLS says how often to kill (a few by default, since each costs a start of Python).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from calendar_app import maintenance
from calendar_app.model.filter import Filter
from calendar_app.store.queries import bulletins, events
from calendar_app.store.session import open_store
from tests.store.importer import made

KILLS = int(os.environ.get("CALENDAR_APP_TEST_KILLS", "4"))
ROOT = Path(__file__).parents[2]


def start(url: str, first: int, count: int, *limit: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "tests.store.importer", url, str(first), str(count), *map(str, limit)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def sound(url: str, acknowledged: set[int]) -> set[int]:
    """Check everything; the numbers of the bulletins that are in."""
    with open_store(url) as store:
        assert maintenance.check(store) == []
        with store.session() as s:
            cards = bulletins.bulletins(s, Filter())
            periods = {card.period for card in cards}
            assert len(periods) == len(cards)
            assert all((card.entries, card.events) == (20, 20) for card in cards)
            assert events.count_events(s, Filter()) == 20 * len(cards)
    wanted = {made(i).bulletin.period for i in acknowledged}
    assert wanted <= periods
    return {(int(p[:4]) - 1990) * 12 + int(p[5:]) - 1 for p in periods}


def test_killed_at_random_moments(url):
    open_store(url, create=True).close()
    rng = random.Random(url[-6:])  # noqa: S311 - moments to kill at
    acknowledged: set[int] = set()
    for _ in range(KILLS):
        child = start(url, 0, 60)
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(rng.random())
        child.kill()
        rest, _ = child.communicate()
        lines += rest.splitlines(keepends=True)
        acknowledged |= {int(line.split()[0]) for line in lines if line.endswith("\n")}
        sound(url, acknowledged)
    child = start(url, 0, max(acknowledged) + 3)
    assert child.wait(120) == 0
    child.communicate()
    assert sound(url, acknowledged) >= set(range(max(acknowledged) + 3))


@pytest.mark.parametrize("limit", [300_000, 900_000, 1_500_000])
def test_a_file_that_may_not_grow(tmp_path: Path, limit):
    url = f"sqlite:///{tmp_path / 'db.sqlite'}"
    open_store(url, create=True).close()
    child = start(url, 0, 60, limit)
    out, err = child.communicate(timeout=120)
    assert child.returncode == 1
    assert len(err.strip().splitlines()) == 1
    assert "db.sqlite" in err
    sound(url, {int(line.split()[0]) for line in out.splitlines()})


def test_two_importers_of_the_same_archive(url):
    """Each makes the database where it is not there yet, too."""
    children = [start(url, 0, 8), start(url, 0, 8)]
    inserted = 0
    for child in children:
        out, err = child.communicate(timeout=120)
        assert (child.returncode, err) == (0, "")
        inserted += sum(int(line.split()[1]) for line in out.splitlines())
    assert inserted == 8 * 20
    assert sound(url, set(range(8))) == set(range(8))
