"""Servers side by side on this machine, asked by one client: what feeds.py and peers.py stand on.

One worker each, one connection at a time, bodies read to the end. Questions are asked in turns, so that the load of the machine touches
all alike. Beside the time that the client waits stands the processor time that the server took (Linux's clock of a process): on a busy machine the
one tells of the neighbours, the other of the program.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://calendar.example"
#: The other programs get an environment of their own, so that theirs and ours never meet.
PEERS = ROOT / "build" / "bench-venv"
PACKAGES = {
    "radicale": "radicale>=3.5",
    "xandikos": "xandikos>=0.2.12",
    "datasette": "datasette>=0.65,<0.66",
    "open-web-calendar": "open-web-calendar>=1.50",
}
#: Requests before the measured ones.
WARM = 3
WORKER = (
    "-w",
    "1",
    "-k",
    "gthread",
    "--threads",
    "4",
    "--keep-alive",
    "600",
)  # but for the patience, as `calendar-app serve` starts them


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def gunicorn(target: str, port: int, *, python: str = sys.executable) -> list[str]:
    """A WSGI application in one worker."""
    return [python, "-m", "gunicorn", *WORKER, "-b", f"127.0.0.1:{port}", target]


def calendar_app(database: Path) -> dict[str, str]:
    """The settings of this program over a database."""
    return {"CALENDAR_APP_DATABASE_URL": f"sqlite:///{database}", "CALENDAR_APP_BASE_URL": BASE}


@dataclass(frozen=True)
class Server:
    """A running server: its port and the process at its head."""

    port: int
    pid: int


@contextlib.contextmanager
def serving(command: Sequence[str], port: int, *, patience: float = 60, **env: str) -> Iterator[Server]:
    """A server for the time of the block.

    Raises:
        RuntimeError: it does not listen within *patience* seconds.
    """
    process = subprocess.Popen(
        command, env=os.environ | env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        deadline = time.monotonic() + patience
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} does not listen")
            time.sleep(0.1)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


@dataclass(frozen=True)
class Question:
    """A request to one server; ``say`` is its line in the table, ``paths`` are asked one after the other, from the first again."""

    say: str
    server: Server
    paths: Sequence[str]
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: bytes | None = None


@dataclass
class Asked:
    """Milliseconds of each answer, waited for and of the server's processors, with the status and the body of the last one."""

    times: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    status: int = 0
    body: bytes = b""

    @property
    def median(self) -> float:
        """The middle of the times."""
        return statistics.median(self.times)

    @property
    def work(self) -> float:
        """The middle of the processor times."""
        return statistics.median(self.worked)

    @property
    def p95(self) -> float:
        """Nineteen of twenty answers took no longer."""
        return sorted(self.times)[int(len(self.times) * 0.95)]


def measure(n: int, *questions: Question, budget: float = 60, warm: int = WARM) -> list[Asked]:
    """Ask all questions in turn, *n* times after a warm-up, or as often as *budget* seconds allow, but twice at least."""
    links = [http.client.HTTPConnection("127.0.0.1", q.server.port, timeout=600) for q in questions]
    answers = [Asked() for _ in questions]
    until = time.monotonic() + budget
    for i in range(n + warm):
        if i >= warm + 2 and time.monotonic() > until:
            break
        for question, link, asked in zip(questions, links, answers, strict=True):
            spent, begun = worked(question.server), time.perf_counter()
            link.request(question.method, question.paths[i % len(question.paths)], question.body, question.headers)
            answer = link.getresponse()
            asked.body, asked.status = answer.read(), answer.status
            if i >= warm:
                asked.times.append((time.perf_counter() - begun) * 1000)
                asked.worked.append(worked(question.server) - spent)
    for link in links:
        link.close()
    return answers


def worked(server: Server) -> float:
    """Milliseconds that the processors have spent on a server so far: all its processes, with threads that have ended."""
    return sum(time.clock_gettime(~pid << 3 | 2) for pid in _family(server.pid)) * 1000  # clock_getcpuclockid(3)


def row(name: str, asked: Asked, unit: float | None = None) -> None:
    """Print a line, with the ratio of the processor time to *unit* milliseconds where it is given."""
    times = "" if unit is None else f"   ×{asked.work / unit:7.2f}"
    waited = f"p50 {asked.median:9.2f}   p95 {asked.p95:9.2f} ms"
    print(f"{name:40} {waited}   processor {asked.work:9.2f} ms   n {len(asked.times):3}{times}", flush=True)


def _family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended meanwhile
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _resident(pid: int, name: str) -> float:
    lines = (line for p in _family(pid) for line in Path(f"/proc/{p}/status").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith(name + ":")) / 1024


def growth(server: Server, question: Callable[[], object]) -> tuple[float, float]:
    """Resident MB of a server before a question and at most while it answers (Linux's VmHWM, set back first)."""
    for pid in _family(server.pid):
        Path(f"/proc/{pid}/clear_refs").write_text("5")
    before = _resident(server.pid, "VmRSS")
    question()
    return before, _resident(server.pid, "VmHWM")


def read_through(port: int, path: str, **headers: str) -> int:
    """Ask once and let the body go by; its bytes."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=1800)
    link.request("GET", path, headers=headers)
    answer = link.getresponse()
    assert answer.status == 200, (path, answer.status)
    size = 0
    while piece := answer.read(65536):
        size += len(piece)
    link.close()
    return size


def peer(name: str) -> str | None:
    """The program of a peer, installed where it is not there yet; None, said in a line, where that cannot be."""
    program = PEERS / "bin" / name
    marker = PEERS / f".{name}"
    if not marker.exists():
        try:
            if not (PEERS / "bin" / "pip").exists():
                venv.create(PEERS, with_pip=True)
            quiet = ["install", "--quiet", "--disable-pip-version-check", "gunicorn"]
            subprocess.run(
                [PEERS / "bin" / "pip", *quiet, PACKAGES[name]], check=True, stderr=subprocess.DEVNULL, timeout=600
            )
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{name} cannot be installed and is not measured: {error}")
            return None
        marker.touch()
    return str(program)
