"""Killed, out of space, two at once: whatever happens, no bulletin is half there and none that was acknowledged is lost.

CALENDAR_APP_TEST_KILLS says how often to kill on each database.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url, select
from sqlalchemy.exc import OperationalError

from calendar_app import maintenance
from calendar_app.model.filter import Filter
from calendar_app.store.database import faults
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.queries import bulletins, counts
from calendar_app.store.tables import bulletins as bulletin_table
from calendar_app.store.tables import entries
from tests.store.importer import ENTRIES

KILLS = int(os.environ.get("CALENDAR_APP_TEST_KILLS", "50"))
ROOT = Path(__file__).parents[2]


def start(
    url: str, first: int, count: int, *limit: int, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "tests.store.importer", url, str(first), str(count), *map(str, limit)]
    return subprocess.Popen(
        arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def number_of(period: str) -> int:
    return (int(period[:4]) - 1990) * 12 + int(period[5:]) - 1


def sound(url: str, acknowledged: set[int]) -> set[int]:
    """Check everything; the numbers of the bulletins that are in."""
    with open_store(url) as store:
        found = checked(store)
    assert acknowledged <= found
    return found


def checked(store: Store) -> set[int]:
    """Check everything; the numbers of the bulletins that are in, once and whole."""
    assert maintenance.check(store) == []
    with store.session() as s:
        cards = bulletins.bulletins(s, Filter())
        found = {number_of(card.period) for card in cards}
        assert len(found) == len(cards)
        assert all((card.entries, card.events) == (ENTRIES, ENTRIES) for card in cards)
        assert counts.count_events(s, Filter()) == ENTRIES * len(cards)
    return found


@dataclass(frozen=True)
class Outcome:
    """What a forked importer got done: steps that it acknowledged, how it ended, and seconds to the last step."""

    done: int
    status: int
    seconds: float


@contextmanager
def nursery(url: str) -> Iterator[subprocess.Popen[str]]:
    """Children to kill; see ``nursery.py``."""
    arguments = [sys.executable, "-m", "tests.store.nursery", url]
    with subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()
        assert process.wait(60) == 0


def run(process: subprocess.Popen[str], steps: list[list[object]], kill_after: float | None = None) -> Outcome:
    """Have the steps done by a child, which is killed after so many seconds."""
    assert process.stdin is not None
    assert process.stdout is not None
    started = last = time.monotonic()
    process.stdin.write(json.dumps([kill_after, steps]) + "\n")
    process.stdin.flush()
    done = 0
    while not (line := process.stdout.readline()).startswith("gone"):
        assert line == f"done {done}\n"
        done += 1
        last = time.monotonic()
    return Outcome(done, int(line.split()[1]), last - started)


def stored_editions(store: Store) -> dict[int, int]:
    """The edition of each stored bulletin; every entry must be of the same one."""
    with store.write() as s:  # what a killed program had under way on a server is over then
        joined = entries.join(bulletin_table, bulletin_table.c.id == entries.c.bulletin_id)
        rows = s.execute(select(bulletin_table.c.period, entries.c.body).select_from(joined)).all()
    found: dict[int, list[int]] = {}
    for period, body in rows:
        found.setdefault(number_of(period), []).append(int(body.split("这是第")[1].split("稿")[0]))
    assert all(len(each) == ENTRIES and len(set(each)) == 1 for each in found.values()), found
    return {i: each[0] for i, each in found.items()}


def after(state: dict[int, int], steps: list[list[object]]) -> dict[int, int]:
    """What is stored when the steps are done."""
    state = dict(state)
    for what, i, *edition in steps:
        if what == "put":
            state[i] = edition[0]
        else:
            del state[i]
    return state


def test_killed_at_random_moments(url):
    """While new bulletins are stored, stored ones corrected, and others taken out, each in a transaction of its own."""
    rng = random.Random(6)  # noqa: S311 - moments to kill at
    killed = turn = 0
    with open_store(url, create=True) as store, nursery(url) as process:
        whole = run(process, [["put", i, 0] for i in range(3)])
        assert (whole.done, whole.status) == (3, 0)
        seconds = whole.seconds
        state = stored_editions(store)
        assert state == {0: 0, 1: 0, 2: 0}
        while killed < KILLS:
            turn += 1
            assert turn < 3 * KILLS + 20, "too many were done before their kill came"
            gone = rng.choice(sorted(state)) if len(state) > 3 else None
            steps: list[list[object]] = [["remove", gone]] if gone is not None else []
            steps += [["put", i, turn] for i in rng.sample(range(6), 3) if i != gone]
            outcome = run(process, steps, rng.uniform(0, seconds))
            assert outcome.status in (0, -signal.SIGKILL)
            killed += outcome.status != 0
            if outcome.status == 0:
                seconds = outcome.seconds  # a busy machine's first measure is too long for a quiet one
            found = stored_editions(store)
            assert found in (after(state, steps[: outcome.done]), after(state, steps[: outcome.done + 1]))
            state = found
            assert checked(store) == set(state)
        assert run(process, [["put", i, 0] for i in range(6)]).done == 6
        assert stored_editions(store) == dict.fromkeys(range(6), 0)
        assert checked(store) == set(range(6))


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
        said = [line for line in err.splitlines() if "waiting for it" not in line]  # on a busy machine one waits long
        assert (child.returncode, said) == (0, [])
        inserted += sum(int(line.split()[1]) for line in out.splitlines())
    assert inserted == 8 * ENTRIES
    assert sound(url, set(range(8))) == set(range(8))


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("attempt to write a readonly database", "right to write the file and its folder"),
        ("database is locked", "locked by another program"),
        ("database or disk is full", "no space left"),
        ("file is not a database", "no database of calendar-app"),
        ("interrupted", "ask for less"),
    ],
)
def test_what_a_driver_says_is_said_with_what_to_do(reason, says):
    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError(reason))
    message = str(faults.said(error, make_url("sqlite:////srv/x.sqlite")))
    assert "/srv/x.sqlite" in message
    assert says in message
    assert "\n" not in message
