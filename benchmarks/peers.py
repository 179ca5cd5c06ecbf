"""The same questions to this program, to bare Flask with sqlite3, and to other programs, over the same events in the same run.

    python benchmarks/peers.py                     # 10,000 events
    python benchmarks/peers.py --full              # 100,000 as well
    python benchmarks/peers.py 1000000 --keep /var/tmp/bench --no-peers

"Kept" is an address that is asked again and again, as peers are measured elsewhere: what readers and caches meet. "Anew" asks another
month or other words each time, so that nothing was kept; it has no bars. Programs that cannot be installed are left out, and it says
so; open-web-calendar and Xandikos, which take half a minute for one answer, are asked with --full.

Bars are held against the processor time that the servers take: a month as JSON at most 2 times bare Flask, a month's page at most 4, a
search at most 4, everything as one .ics at most 2 times with no more than 10 MB more memory; JSON and search no slower than datasette;
everything at least 3 times quicker than Radicale's whole collection.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from calendar import monthrange
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from _store_made import fill
from beside import bare, calendars
from beside.servers import (
    BASE,
    Asked,
    Question,
    Server,
    calendar_app,
    free_port,
    growth,
    gunicorn,
    measure,
    read_through,
    row,
    serving,
)
from store_data import FIRST_YEAR, YEARS, bulletin, city_name

#: Times of bare Flask that are allowed, and MB of growth while everything is read.
TIMES = {"month JSON": 2, "month page": 4, "search": 4, "all.ics": 2}
MORE_MB = 10
TIMES_QUICKER_THAN_RADICALE = 3
CITY, WORD = city_name(0), "防汛抗旱"


def months(events: int, most: int) -> list[tuple[str, date, date]]:
    """City 0's months that a store of so many events holds, as (city, first day, last day)."""
    bulletins = events // 100
    cities = max(1, -(-bulletins // (YEARS * 12)))
    held = min(bulletins // cities, most)
    starts = [date(FIRST_YEAR + m // 12, m % 12 + 1, 1) for m in range(held)]
    return [(CITY, start, start.replace(day=monthrange(start.year, start.month)[1])) for start in starts]


def phrases(most: int) -> list[str]:
    """Words that titles of the made bulletins hold, all different."""
    titles = (entry.entry.title for entry in bulletin(0, FIRST_YEAR, 1).entries)
    return list(dict.fromkeys(title.removeprefix("全市").removeprefix("我市").removeprefix(CITY) for title in titles))[
        :most
    ]


class Verdict:
    """The bars of one run; those that are missed."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def at_most(self, name: str, ratio: float, bar: float) -> None:
        """Say whether a ratio is within its bar."""
        word = "" if ratio <= bar else "   MISSED"
        print(f"    {name}: {ratio:.2f} (bar: at most {bar:g}){word}", flush=True)
        if word:
            self.missed.append(f"{name}: {ratio:.2f}, bar {bar:g}")


def titles(asked: Asked, key: str) -> list[str]:
    """Titles of the items of an answer of JSON, datasette's bare array as well."""
    assert asked.status == 200, asked.body[:300]
    found = json.loads(asked.body)
    return [item["title"] for item in (found if isinstance(found, list) else found[key])]


def questions(
    ours: int, plain: int, spans: list[tuple[str, date, date]], words: list[str]
) -> dict[str, list[Question]]:
    """By name: the question to this program and to bare Flask."""
    asked = [{"city": city, "from": first, "to": last, "limit": 200} for city, first, last in spans]
    their = [urlencode({"city": city, "year": first.year, "month": first.month}) for city, first, _ in spans]
    return {
        "month JSON": [
            Question("this program", ours, [f"/api/v1/events?{urlencode(values)}" for values in asked]),
            Question("bare Flask", plain, [f"/month.json?{query}" for query in their]),
        ],
        "month page": [
            Question("this program", ours, [f"/calendar/{first:%Y/%m}?city={quote(city)}" for city, first, _ in spans]),
            Question("bare Flask", plain, [f"/month.html?{query}" for query in their]),
        ],
        "search": [
            Question("this program", ours, [f"/api/v1/search?q={quote(word)}&limit=20" for word in words]),
            Question("bare Flask", plain, [f"/search.json?q={quote(word)}" for word in words]),
        ],
    }


def compare(size: int, folder: Path, verdict: Verdict, options: argparse.Namespace) -> None:
    """All figures over one store."""
    store, plain = fill(folder, size), folder / f"bare{size}.sqlite"
    bare.write(plain, store, BASE)
    mine, theirs = free_port(), free_port()
    print(f"\n{size} events")
    with (
        serving(gunicorn("calendar_app:create_app()", mine), mine, **calendar_app(store)) as server,
        serving(gunicorn("benchmarks.beside.bare:app", theirs), theirs, BENCH_BARE_DATABASE=str(plain)) as floor,
    ):
        spans, words = months(size, options.requests + 3), phrases(options.requests + 3)
        for name, kept, anew in (("kept", spans[:1], False), ("anew", spans, True)):
            asked = questions(server, floor, kept, words if anew else [WORD])
            with (
                calendars.datasette(plain, kept, words if anew else [WORD]) if options.peers else nullcontext() as table
            ):
                for what, both in asked.items():
                    n = options.requests if not anew or what != "search" else min(options.requests, len(words) - 3)
                    others = [table[what == "search"]] if table and what != "month page" else []
                    found = measure(n, *both, *others)
                    right(what, found)
                    unit = found[1].work
                    for question, each in zip([*both, *others], found, strict=True):
                        row(f"{what}, {name}: {question.say}", each, unit)
                    if anew:
                        continue
                    verdict.at_most(f"{what} at {size}, to bare Flask", found[0].work / unit, TIMES[what])
                    if others:
                        verdict.at_most(f"{what} at {size}, to datasette", found[0].work / found[2].work, 1)
        whole = everything(size, server, floor, verdict, options)
        for path in ("/calendar/all.ics", "/calendar/all.csv"):
            before, peak = growth(server, lambda path=path: read_through(mine, path))  # type: ignore[misc]
            verdict.at_most(f"{path} at {size}: MB more than the {before:.0f} before", peak - before, MORE_MB)
        before, peak = growth(server, lambda: read_through(mine, "/calendar/all.ics", **{"Accept-Encoding": "gzip"}))
        verdict.at_most(f"the same packed: MB more than the {before:.0f} before", peak - before, MORE_MB)
        before, peak = growth(floor, lambda: read_through(theirs, "/all.ics"))
        print(f"    (bare Flask: {peak - before:.1f} MB more than the {before:.0f} before)")
    if options.peers:
        radicale(folder, whole, verdict)
    if options.peers and options.full and size <= 10_000:  # their first answers take minutes beyond
        slow_ones(folder, whole, spans[0])


def right(what: str, found: list[Asked]) -> None:
    """The answers are those to the question: ours and the bare one hold the same events."""
    if what == "month JSON":
        mine, plain = (json.loads(each.body)["items"] for each in found[:2])
        assert mine == plain
        assert len(mine) > 90
        assert all(titles(each, "items") == [item["title"] for item in mine] for each in found[2:])
    elif what == "search":
        assert all(0 < len(titles(each, "hits")) <= 20 for each in found)
    else:
        assert all(each.status == 200 and b"</html>" in each.body for each in found)


def everything(
    size: int, mine: Server, theirs: Server, verdict: Verdict, options: argparse.Namespace
) -> tuple[bytes, float]:
    """All as one .ics, from both: the body, and the processor time of ours."""
    n = max(2, min(options.requests, 200_000 // size))
    both = [Question("this program", mine, ("/calendar/all.ics",)), Question("bare Flask", theirs, ("/all.ics",))]
    found = measure(n, *both, warm=1)
    ours, plain = (each.body.partition(b"BEGIN:VEVENT")[2] for each in found)
    assert ours.replace(b"\r\n ", b"") == plain.replace(b"\r\n ", b"")
    unit = found[1].work
    for question, each in zip(both, found, strict=True):
        row(f"all.ics: {question.say}", each, unit)
    verdict.at_most(f"all.ics at {size}, to bare Flask", found[0].work / unit, TIMES["all.ics"])
    return found[0].body, found[0].work


def radicale(folder: Path, whole: tuple[bytes, float], verdict: Verdict) -> None:
    """Radicale's whole collection beside ours."""
    feed, ours = whole
    events = feed.count(b"BEGIN:VEVENT")
    with calendars.radicale(folder, feed) as question:
        if question:
            [asked] = measure(5, question, budget=20, warm=1)
            assert asked.body.count(b"BEGIN:VEVENT") == events
            row("whole collection: Radicale", asked, ours)
            share = ours / asked.work
            verdict.at_most(f"all.ics at {events}, to Radicale", share, 1 / TIMES_QUICKER_THAN_RADICALE)


def slow_ones(folder: Path, whole: tuple[bytes, float], span: tuple[str, date, date]) -> None:
    """What open-web-calendar and Xandikos take, beside our everything; no bars."""
    feed, ours = whole
    with calendars.open_web_calendar(folder, feed, *span[1:]) as both:
        for say, question in zip(("month JSON", "whole collection"), both or (), strict=False):
            [asked] = measure(2, question, budget=1, warm=1)
            assert asked.status == 200, asked.body[:300]
            row(f"{say}: open-web-calendar", asked, ours)
    with calendars.xandikos(folder, feed) as question:
        if question:
            [asked] = measure(2, question, budget=1, warm=1)
            assert asked.body.count(b"BEGIN:VEVENT") == feed.count(b"BEGIN:VEVENT")
            row("whole collection: Xandikos", asked, ours)


def main() -> int:
    """Run; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--full", action="store_true", help="100,000 events as well")
    parser.add_argument("--keep", type=Path, help="folder in which the stores are kept for the next run")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="bare Flask alone")
    parser.add_argument("--requests", type=int, default=60)
    options = parser.parse_args()
    verdict = Verdict()
    made = Path(tempfile.mkdtemp(prefix="bench-peers-"))
    folder = options.keep or made
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for size in [*options.sizes, *([100_000] if options.full else [])]:
            compare(size, folder, verdict, options)
            for left in ("radicale", "xandikos", "feed"):
                shutil.rmtree(folder / left, ignore_errors=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    print("load", " ".join(f"{x:.1f}" for x in os.getloadavg()), "on", os.cpu_count(), "processors")
    print("missed: " + "; ".join(verdict.missed) if verdict.missed else "all bars met")
    return 1 if verdict.missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
