"""The program served on a free port, as its own process; and the browser that looks at it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

SCRIPT = (sys.executable, "-c", "from calendar_app.cli import main; main(prog_name='calendar-app')")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: Chromium asks its maker for updates and lists unless it is told not to; names other than this machine's lead nowhere.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy does not know this machine's ports


def find_chromium() -> str | None:
    """Path of a Chromium, None where there is none."""
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def fetch(url: str, *, timeout: float = 20.0) -> tuple[str, bytes]:
    """Media type and body of an answer of this machine's own server.

    Raises:
        urllib.error.URLError: no answer, or one that is an error.
    """
    with _direct.open(url, timeout=timeout) as answer:
        return answer.headers.get_content_type(), answer.read()


@contextmanager
def serving(
    script: Sequence[object],
    database: str,
    *,
    cwd: Path,
    patience: float = 60.0,
    command: Sequence[str] = ("serve", "--workers", "1"),
) -> Iterator[str]:
    """Serve *database*; gives the address once ``/healthz`` answers, and ends the process afterwards."""
    port = free_port()
    arguments = [*map(str, script), "--database", database, *command, "--port", str(port)]
    log = cwd / f"serve-{port}.log"
    with (
        log.open("wb") as out,
        subprocess.Popen(arguments, cwd=cwd, stdout=out, stderr=out, start_new_session=True) as process,
    ):
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(base, process, log, patience)
            yield base
            process.terminate()
            process.wait(timeout=20)  # a server that does not stop when told is broken
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _wait(base: str, process: subprocess.Popen[bytes], log: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            fetch(f"{base}/healthz", timeout=5)
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"no answer from {base}: {log.read_text('utf-8', 'replace')}") from error
            time.sleep(0.05)
        else:
            return
