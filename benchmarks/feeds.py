"""How quickly a feed of 1,000 events is served, beside a bare Flask, Radicale and Xandikos.

    python benchmarks/feeds.py [--no-peers] [--requests 200]

All servers run on this machine in one run, one worker each, asked by one client; ours and bare Flask in turns. It asserts the answers
too: every feed holds the 1,000 events. Radicale and Xandikos are installed into build/bench-venv first; where that cannot
be done, it says so and measures the rest.

Bars (issue: feeds that calendar apps can live with): at least 5 times quicker than either peer; a 304 at most twice the
time of bare Flask's shortest answer.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
EVENTS = 1000
BASE = "https://calendar.example"
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def build(database: Path) -> bytes:
    """A database of 1,000 dated events in ten months; the feed as one .ics."""
    from calendar_app.config import Settings
    from calendar_app.feeds.ical import render_vevent
    from calendar_app.model.filter import Filter
    from calendar_app.publish import export_bytes
    from calendar_app.store.session import open_store
    from calendar_app.store.writer import store_bulletin
    from tests.store.factory import bulletin, draft, entry, person, post

    draw = random.Random(8)  # noqa: S311 - the same events each time
    words = "防汛 调研 会议 文化 教育 交通 水利 招商 生态 社区 考察 签约 开工 博览 农业 医疗".split()  # noqa: SIM905
    people = [
        person(f"沈{a}{b}", post("副市长", "安平市政府", "安平市", "副市长", 5))
        for a in "一二三四五六"
        for b in "帆明远川"
    ]
    url = f"sqlite:///{database}"
    with open_store(url, create=True) as store:
        for month in range(10):
            first = date(2023, 1 + month, 1)
            entries = [
                entry(
                    n,
                    "安平市" + "".join(draw.choices(words, k=5)) + f"第{n}号活动",
                    draft(first + timedelta(days=draw.randrange(28))),
                    people=draw.sample(people, 2),
                    tags=draw.sample(words, 2),
                    places=("城东街道",),
                )
                for n in range(1, EVENTS // 10 + 1)
            ]
            issue = bulletin(*entries, period=f"2023-{month + 1:02}", title=f"安平市要情 2023年{month + 1}月")
            with store.write() as session:
                store_bulletin(session, issue, now=NOW, render=render_vevent)
        return b"".join(export_bytes(store, Settings(url, base_url=BASE), "ics", Filter()))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(command: list[str], port: int, **env: str) -> Iterator[int]:
    """A server for the time of the block; it must listen within 30 seconds."""
    process = subprocess.Popen(
        command, env=os.environ | env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} does not listen")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@dataclass(frozen=True)
class Question:
    """A request to one server; ``say`` is its line in the table."""

    say: str
    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """Milliseconds of each answer, and the status and the body of the last one."""

    times: list[float] = field(default_factory=list)
    status: int = 0
    body: bytes = b""


def measure(n: int, *questions: Question) -> list[Asked]:
    """Ask all questions in turn, *n* times after a warm-up, so that the load of the machine touches them alike."""
    links = [http.client.HTTPConnection("127.0.0.1", q.port, timeout=120) for q in questions]
    answers = [Asked() for _ in questions]
    for i in range(n + 5):
        for question, link, asked in zip(questions, links, answers, strict=True):
            begun = time.perf_counter()
            link.request("GET", question.path, headers=question.headers)
            answer = link.getresponse()
            asked.body, asked.status = answer.read(), answer.status
            if i >= 5:
                asked.times.append((time.perf_counter() - begun) * 1000)
    for link in links:
        link.close()
    return answers


def row(name: str, times: list[float]) -> float:
    """Print a line; the median."""
    ordered = sorted(times)
    p50, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:32} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   n {len(times)}", flush=True)
    return p50


def gunicorn(target: str, port: int) -> list[str]:
    """One worker that keeps connections open."""
    options = ["-w", "1", "-k", "gthread", "--threads", "2", "-b", f"127.0.0.1:{port}"]
    return [sys.executable, "-m", "gunicorn", *options, target]


def peers(folder: Path, feed: bytes, n: int) -> dict[str, float]:
    """Radicale and Xandikos serving the same events as one calendar."""
    from icalendar import Calendar

    environment = ROOT / "build" / "bench-venv"
    if not (environment / "bin" / "radicale").exists():
        venv.create(environment, with_pip=True, clear=True)
        subprocess.run(
            [
                environment / "bin" / "pip",
                "install",
                "-q",
                "--disable-pip-version-check",
                "radicale>=3.5",
                "xandikos>=0.2.12",
            ],
            check=True,
        )
    out = {}
    port = free_port()
    config = folder / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\nmax_content_length = 500000000\n[auth]\ntype = none\n"
        f"[rights]\ntype = owner_only\n[storage]\nfilesystem_folder = {folder / 'radicale'}\n"
    )
    with serving([str(environment / "bin" / "radicale"), "-C", str(config)], port):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        headers = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic dTp1"}
        link.request("PUT", "/u/cal/", feed, headers)
        answer = link.getresponse()
        answer.read()
        assert answer.status == 201, answer.status
        [asked] = measure(n, Question("Radicale", port, "/u/cal/", {"Authorization": "Basic dTp1"}))
        assert (asked.status, asked.body.count(b"BEGIN:VEVENT")) == (200, EVENTS)
        out["radicale"] = row("Radicale", asked.times)
    port = free_port()
    home = folder / "xandikos"
    command = [
        str(environment / "bin" / "xandikos"),
        "serve",
        "-d",
        str(home),
        "--defaults",
        "-l",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    with serving(command, port):
        pass
    calendar = home / "user" / "calendars" / "calendar"
    for event in Calendar.from_ical(feed).events:
        single = Calendar({"VERSION": "2.0", "PRODID": "-//bench//ZH"})
        single.add_component(event)
        (calendar / f"{event['UID']}.ics").write_bytes(single.to_ical())
    git = ["git", "-C", str(calendar), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "events"], check=True)
    with serving(command, port):
        [asked] = measure(n, Question("Xandikos", port, "/user/calendars/calendar/?export"))
        assert (asked.status, asked.body.count(b"BEGIN:VEVENT")) == (200, EVENTS), asked.status
        out["xandikos"] = row("Xandikos", asked.times)
    return out


def main() -> int:
    """Run; 1 where a bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peers", action="store_true", help="leave Radicale and Xandikos out")
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-feeds-"))
    failed = []
    try:
        feed = build(folder / "calendar.sqlite")
        (folder / "bare.py").write_text("from flask import Flask\napp = Flask('bare')\napp.get('/')(lambda: 'ok')\n")
        one, two = free_port(), free_port()
        site = {"CALENDAR_APP_DATABASE_URL": f"sqlite:///{folder / 'calendar.sqlite'}", "CALENDAR_APP_BASE_URL": BASE}
        with (
            serving(gunicorn("bare:app", one), one, PYTHONPATH=str(folder)),
            serving(gunicorn("calendar_app:create_app()", two), two, **site),
        ):
            link = http.client.HTTPConnection("127.0.0.1", two)
            link.request("HEAD", "/calendar.ics")
            tag = link.getresponse().headers["ETag"]
            questions = (
                Question("bare Flask, 'ok'", one, "/"),
                Question("feed of 1,000 events", two, "/calendar.ics"),
                Question("  gzip", two, "/calendar.ics", {"Accept-Encoding": "gzip"}),
                Question("  304", two, "/calendar.ics", {"If-None-Match": tag}),
            )
            answers = measure(options.requests, *questions)
            assert (answers[1].status, answers[1].body) == (200, feed)
            assert feed.count(b"BEGIN:VEVENT") == EVENTS
            assert (answers[3].status, answers[3].body) == (304, b"")
            bare, ours, _, unchanged = [row(q.say, a.times) for q, a in zip(questions, answers, strict=True)]
        print(f"304: {unchanged / bare:.2f} times bare Flask (bar: at most 2)")
        if unchanged > 2 * bare:
            failed.append("304")
        if not options.no_peers:
            try:
                medians = peers(folder, feed, options.requests)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"Radicale and Xandikos were not measured: {error}")
                medians = {}
            for name, median in medians.items():
                print(f"{name}: {median / ours:.1f} times slower (bar: at least 5)")
                if median < 5 * ours:
                    failed.append(name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("missed: " + ", ".join(failed) if failed else "all bars met")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
