"""A PostgreSQL server of a test's own, so that it may be stopped in the middle of things: made by initdb, on a free port, in a folder that goes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Whom the server runs as where the tests run as root, which it refuses to.
USER = "postgres"
_SETTINGS = (
    "fsync = on",  # what is tested is that nothing is lost
    "shared_buffers = 16MB",
    "max_connections = 20",
    "listen_addresses = '127.0.0.1'",
    "logging_collector = off",
)


def programs() -> Path:
    """The folder of initdb and pg_ctl, or a skip with its reason."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    pytest.skip("no initdb and pg_ctl here: PostgreSQL's server programs are not installed")


def as_server_user(*arguments: str | Path) -> None:
    """Run a program as the user that the server runs as."""
    user = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [str(a) for a in arguments], capture_output=True, text=True, check=False, cwd="/", timeout=120, **user
    )
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass(frozen=True)
class Server:
    """A running server."""

    folder: Path
    port: int
    bin: Path

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        data = self.folder / "data"
        # The server keeps its output open: a pipe of ours would never end.
        as_server_user(self.bin / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", self.folder / "log", "start")

    def stop(self, mode: str) -> None:
        """``fast`` ends sessions, ``immediate`` is a crash: what is committed must come back from the log."""
        as_server_user(self.bin / "pg_ctl", "-D", self.folder / "data", "-w", "-t", "60", "-m", mode, "stop")


@contextmanager
def own_server() -> Iterator[Server]:
    """A server that is gone at the end of the block."""
    found = programs()
    folder = Path(tempfile.mkdtemp(prefix="calapp-pg-"))
    try:
        if os.geteuid() == 0:
            try:
                shutil.chown(folder, USER, USER)
            except LookupError:
                pytest.skip(f"the tests run as root, and there is no user {USER} to run a server as")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data = folder / "data"
        as_server_user(
            found / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"
        )
        with (data / "postgresql.conf").open("a") as settings:
            settings.write("\n".join((*_SETTINGS, f"port = {port}", f"unix_socket_directories = '{folder}'", "")))
        server = Server(folder, port, found)
        server.start()
        try:
            yield server
        finally:
            if (data / "postmaster.pid").exists():
                server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
