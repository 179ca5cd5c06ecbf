"""How quickly a feed of 1,000 events is served, beside a bare Flask, Radicale and Xandikos, and made, beside a bare query and join.

    python benchmarks/feeds.py [--no-peers] [--requests 200]

All servers run on this machine in one run, one worker each, asked by one client; ours and bare Flask in turns. It asserts the answers
too: every feed holds the 1,000 events. Radicale and Xandikos are installed into build/bench-venv first; where that cannot
be done, it says so and measures the rest.

Bars: served at least 5 times quicker than by either peer; a 304 at most twice the time of bare Flask's shortest answer; made at most
3 times the processor time of a bare sqlite3 query whose texts are joined to the same bytes.
"""

from __future__ import annotations

import argparse
import http.client
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from _store_made import fill
from beside import calendars
from beside.servers import BASE, Question, calendar_app, free_port, gunicorn, measure, row, serving

from calendar_app.config import Settings
from calendar_app.feeds.ical import BASE_MARK
from calendar_app.model.filter import Filter
from calendar_app.publish import export_bytes
from calendar_app.store.database.session import Store, open_store

EVENTS = 1000
QUICKER, TIMES_SHORTEST, TIMES_JOIN = 5, 2, 3
#: The year that holds all made events: an archive, since a living feed would stop at 900 kB.
YEAR, FEED = "2004", "/calendar/2004.ics"
_TEXTS = (
    "SELECT r.vevent FROM events e JOIN rendered r ON r.event_id = e.id "
    "WHERE e.klass = 0 AND e.dtstart BETWEEN '2004-01-01' AND '2004-12-31' ORDER BY e.dtstart, e.uid"
)


def made(store: Store, database: Path) -> tuple[bytes, float]:
    """The feed, and how many times the processor time of a bare query and join it takes to make it."""
    settings = Settings(f"sqlite:///{database}", base_url=BASE)
    connection = sqlite3.connect(database)

    def ours() -> bytes:
        return b"".join(export_bytes(store, settings, "ics", Filter(), span=YEAR))

    def bare() -> bytes:
        return "".join([text for (text,) in connection.execute(_TEXTS)]).replace(BASE_MARK, BASE).encode()

    runs: tuple[Callable[[], bytes], ...] = (ours, bare)
    times: list[list[float]] = [[], []]
    for _ in range(40):
        for run, taken in zip(runs, times, strict=True):
            begun = time.process_time()
            run()
            taken.append((time.process_time() - begun) * 1000)
    feed = ours()
    assert feed.count(b"BEGIN:VEVENT") == EVENTS
    unfolded, joined = (text.replace(b"\r\n ", b"").partition(b"BEGIN:VEVENT")[2] for text in (feed, bare()))
    assert unfolded == joined + b"END:VCALENDAR\r\n"
    connection.close()
    mine, plain = map(statistics.median, times)
    print(f"made: {mine:.2f} ms of processor time, bare query and join {plain:.2f} ms")
    return feed, mine / plain


def main() -> int:
    """Run; 1 where a bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peers", action="store_true", help="leave the other programs out")
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    missed = []

    def hold(name: str, ratio: float, bar: float) -> None:
        print(f"    {name}: {ratio:.2f} (bar: at most {bar:g}){'' if ratio <= bar else '   MISSED'}", flush=True)
        if ratio > bar:
            missed.append(name)

    with tempfile.TemporaryDirectory(prefix="bench-feeds-") as temporary:
        folder = Path(temporary)
        database = fill(folder, EVENTS)
        with open_store(f"sqlite:///{database}") as store:
            feed, times = made(store, database)
        hold("a feed made, to a bare query and join", times, TIMES_JOIN)
        one, two = free_port(), free_port()
        with (
            serving(gunicorn("benchmarks.beside.bare:app", one), one) as floor,
            serving(gunicorn("calendar_app:create_app()", two), two, **calendar_app(database)) as server,
        ):
            link = http.client.HTTPConnection("127.0.0.1", two)
            link.request("HEAD", FEED)
            tag = link.getresponse().headers["ETag"]
            link.close()
            questions = (
                Question("bare Flask, 'ok'", floor, ("/",)),
                Question(f"feed of {EVENTS:,} events", server, (FEED,)),
                Question("the same packed", server, (FEED,), {"Accept-Encoding": "gzip"}),
                Question("304", server, (FEED,), {"If-None-Match": tag}),
            )
            answers = measure(options.requests, *questions)
            assert (answers[1].status, answers[1].body) == (200, feed)
            assert (answers[3].status, answers[3].body) == (304, b"")
            for question, asked in zip(questions, answers, strict=True):
                row(question.say, asked, answers[0].work)
        shortest, ours, _, unchanged = answers
        hold("a 304, to bare Flask's shortest answer", unchanged.median / shortest.median, TIMES_SHORTEST)
        if not options.no_peers:
            for serve in (calendars.radicale, calendars.xandikos):
                with serve(folder, feed) as question:
                    if question:
                        [asked] = measure(options.requests, question, budget=45)
                        assert (asked.status, asked.body.count(b"BEGIN:VEVENT")) == (200, EVENTS)
                        row(question.say, asked, ours.work)
                        hold(f"the feed, to {question.say}'s", ours.median / asked.median, 1 / QUICKER)
            first = date(2004, 5, 1)
            with calendars.open_web_calendar(folder, feed, first, date(2004, 5, 31)) as both:
                for say, question in zip(("a month", "the feed"), both or (), strict=False):
                    [asked] = measure(5, question, budget=10, warm=1)
                    assert asked.status == 200
                    row(f"open-web-calendar, {say}", asked, ours.work)
    print("load", " ".join(f"{x:.1f}" for x in os.getloadavg()), "on", os.cpu_count(), "processors")
    print("missed: " + "; ".join(missed) if missed else "all bars met")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
