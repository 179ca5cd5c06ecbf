"""Calendar servers and datasette, each serving the same events as this program, started for the time of a block."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from icalendar import Calendar

from beside.bare import FOUND, MONTH
from beside.servers import PEERS, Question, free_port, gunicorn, peer, serving

#: Radicale's user "u" without a password: its rights are those of an owner.
_OWNER = {"Authorization": "Basic dTp1"}
_EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


@contextlib.contextmanager
def radicale(folder: Path, feed: bytes) -> Iterator[Question | None]:
    """The question for the whole collection; None where Radicale cannot be had."""
    program = peer("radicale")
    if program is None:
        yield None
        return
    port = free_port()
    config = folder / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\nmax_content_length = 2000000000\nmax_resource_size = 2000000000\n"
        f"[auth]\ntype = none\n[rights]\ntype = owner_only\n[storage]\nfilesystem_folder = {folder / 'radicale'}\n"
    )
    calendar = folder / "radicale" / "collection-root" / "u" / "cal"
    calendar.mkdir(parents=True)
    (calendar / ".Radicale.props").write_text('{"tag": "VCALENDAR"}')
    for i, event in enumerate(_EVENT.findall(feed)):
        (calendar / f"{i}.ics").write_bytes(
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//ZH\r\n%sEND:VCALENDAR\r\n" % event
        )
    begun = time.monotonic()
    # Reads every item, and so keeps what it answers from: what a PUT of the whole would do, without waiting for an answer.
    subprocess.run([program, "-C", str(config), "--verify-storage"], check=True, stderr=subprocess.DEVNULL)
    print(f"Radicale took its items in within {time.monotonic() - begun:.0f} s", flush=True)
    with serving([program, "-C", str(config)], port) as server:
        yield Question("Radicale", server, ("/u/cal/",), _OWNER)


@contextlib.contextmanager
def xandikos(folder: Path, feed: bytes) -> Iterator[Question | None]:
    """The question for the whole calendar; None where Xandikos cannot be had."""
    program = peer("xandikos")
    if program is None:
        yield None
        return
    port, home = free_port(), folder / "xandikos"
    command = [program, "serve", "-d", str(home), "--defaults", "-l", "127.0.0.1", "-p", str(port)]
    with serving(command, port):
        pass  # makes its folders
    calendar = home / "user" / "calendars" / "calendar"
    for event in Calendar.from_ical(feed).events:
        single = Calendar({"VERSION": "2.0", "PRODID": "-//bench//ZH"})
        single.add_component(event)
        (calendar / f"{event['UID']}.ics").write_bytes(single.to_ical())
    git = ["git", "-C", str(calendar), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "events"], check=True)
    with serving(command, port) as server:
        yield Question("Xandikos", server, ("/user/calendars/calendar/?export",))


@contextlib.contextmanager
def datasette(
    database: Path, months: list[tuple[str, date, date]], words: list[str]
) -> Iterator[list[Question] | None]:
    """Questions for months (city, first and last day) and for words, asked by SQL; None where datasette cannot be had."""
    program = peer("datasette")
    if program is None:
        yield None
        return
    port = free_port()
    settings = ["--setting", "max_returned_rows", "2000", "--setting", "sql_time_limit_ms", "60000"]

    def path(query: str, names: tuple[str, ...], values: tuple[object, ...]) -> str:
        for name in names:
            query = query.replace("?", f":{name}", 1)
        asked = [("sql", query), ("_shape", "array"), *zip(names, map(str, values), strict=True)]
        return f"/{database.stem}.json?{urlencode(asked)}"

    by_month = [path(MONTH, ("a", "b", "c", "d"), (city, first, last, first)) for city, first, last in months]
    by_word = [path(FOUND, ("q",), (f'"{word}"',)) for word in words]
    with serving([program, "serve", str(database), "-h", "127.0.0.1", "-p", str(port), *settings], port) as server:
        yield [Question("datasette", server, by_month), Question("datasette", server, by_word)]


@contextlib.contextmanager
def open_web_calendar(folder: Path, feed: bytes, first: date, last: date) -> Iterator[list[Question] | None]:
    """Questions for a month and for the whole calendar; None where open-web-calendar cannot be had. It reads the feed from a file server."""
    if peer("open-web-calendar") is None:
        yield None
        return
    site = folder / "feed"
    site.mkdir(exist_ok=True)
    (site / "events.ics").write_bytes(feed)
    files, port = free_port(), free_port()
    source = f"http://127.0.0.1:{files}/events.ics"
    with (
        serving([sys.executable, "-m", "http.server", str(files), "-b", "127.0.0.1", "-d", str(site)], files),
        serving(
            gunicorn("open_web_calendar.app:app", port, python=str(PEERS / "bin" / "python")),
            port,
            CACHE_FILE_SIZE="200",
        ) as server,
    ):
        month = f"/calendar.events.json?url={quote(source, safe='')}&from={first}&to={last}"
        yield [
            Question("open-web-calendar", server, (month,)),
            Question("open-web-calendar", server, (f"/calendar.ics?url={quote(source, safe='')}",)),
        ]
