"""``import --scheduler``: a real Dask cluster reads and extracts, this process writes; the result is the same as without."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import calendar_app.sample
from tests.cli.test_import import facts, rows

pytest.importorskip("distributed", reason="the extra cluster is not installed: there is no Dask to read bulletins")
ROOT = Path(__file__).parents[2]
SAMPLE = Path(calendar_app.sample.__path__[0])


def import_sample(database: Path, *options: str) -> subprocess.Popen[str]:
    command = "from calendar_app.cli import main; main()"
    arguments = [sys.executable, "-c", command, "import", *options, "--database", f"sqlite:///{database}", str(SAMPLE)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What the sample says, read by one process."""
    database = tmp_path_factory.mktemp("alone") / "db.sqlite"
    child = import_sample(database)
    out, err = child.communicate(timeout=240)
    assert (child.returncode, err) == (0, "")
    return out, facts(rows(database))


@pytest.fixture
def cluster():
    """Address of a scheduler, its workers' process ids, and the process that holds both."""
    arguments = [sys.executable, "-m", "tests.cli.cluster"]
    with subprocess.Popen(
        arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        address, *pids = process.stdout.readline().split()
        assert len(pids) == 2
        yield address, [int(pid) for pid in pids], process
        process.stdin.close()
        process.wait(60)


def test_a_cluster_reads_what_one_process_reads(cluster, alone, tmp_path):
    address, _, _ = cluster
    child = import_sample(tmp_path / "db.sqlite", "--scheduler", address)
    out, err = child.communicate(timeout=240)
    assert (child.returncode, err) == (0, "")
    assert (out, facts(rows(tmp_path / "db.sqlite"))) == alone


def test_a_worker_that_is_killed_costs_nothing(cluster, alone, tmp_path):
    """The scheduler gives its work to another."""
    address, pids, _ = cluster
    child = import_sample(tmp_path / "db.sqlite", "--scheduler", address)
    os.kill(pids[0], signal.SIGKILL)
    out, err = child.communicate(timeout=240)
    assert (child.returncode, err) == (0, "")
    assert (out, facts(rows(tmp_path / "db.sqlite"))) == alone


def test_a_cluster_that_goes_away_is_one_line_and_what_is_stored_stays(cluster, alone, tmp_path):
    address, pids, process = cluster
    for pid in pids:  # they hold still, so that nothing is done when the scheduler goes
        os.kill(pid, signal.SIGSTOP)
    child = import_sample(tmp_path / "db.sqlite", "--scheduler", address)
    with pytest.raises(subprocess.TimeoutExpired):
        child.communicate(timeout=8)
    process.kill()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    _, err = child.communicate(timeout=240)
    assert child.returncode == 1
    assert len(err.strip().splitlines()) == 1, err
    assert address in err
    again = import_sample(tmp_path / "db.sqlite")
    out, err = again.communicate(timeout=240)
    assert (again.returncode, err) == (0, "")
    assert (out, facts(rows(tmp_path / "db.sqlite"))) == alone
