"""The program served on a free port, as its own process."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SCRIPT = (sys.executable, "-c", "from calendar_app.cli import main; main(prog_name='calendar-app')")


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def serving(
    script: Sequence[object],
    database: str,
    *,
    cwd: Path,
    patience: float = 30.0,
    command: Sequence[str] = ("serve", "--workers", "1"),
) -> Iterator[str]:
    """Serve *database*; gives the address once ``/healthz`` answers, and ends the process afterwards."""
    port = free_port()
    arguments = [*map(str, script), "--database", database, *command, "--port", str(port)]
    log = cwd / f"serve-{port}.log"
    with log.open("wb") as out, subprocess.Popen(arguments, cwd=cwd, stdout=out, stderr=out) as process:
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(base, process, log, patience)
            yield base
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(base: str, process: subprocess.Popen[bytes], log: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            urllib.request.urlopen(f"{base}/healthz", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"no answer from {base}: {log.read_text('utf-8', 'replace')}") from error
            time.sleep(0.05)
        else:
            return
