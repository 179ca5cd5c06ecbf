"""Does a large store feel as a small one does? The same questions at several sizes, beside a bare indexed sqlite3 query.

    python benchmarks/store.py 1000 100000            # events; a million takes its time to make
    python benchmarks/store.py --keep /var/tmp/bench 1000 100000 1000000

The question is always one city's month of about 100 events, an official's newest 60, the newest 20 hits with a count that stops at
1,000. Answers are checked; figures are medians of milliseconds, and their ratios to the smallest store and to the bare query.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from store_data import FIRST_YEAR, PER_MONTH, bulletins, city_name, officials

from calendar_app.feeds.ical import render_vevent
from calendar_app.model.filter import Filter
from calendar_app.store.queries import events, feeds, people, search, tags
from calendar_app.store.session import Store, open_store
from calendar_app.store.writer import store_bulletin

NOW = datetime(2024, 1, 1, tzinfo=UTC)
CITY = city_name(0)
SOMEONE = officials(0)[6].name


def fill(path: Path, size: int) -> None:
    """A store of *size* events, unless it is there."""
    if path.exists():
        return
    started = time.perf_counter()
    part = path.with_suffix(".part")
    with open_store(f"sqlite:///{part}", create=True) as store:
        for made, annotated in enumerate(bulletins(size // PER_MONTH), 1):
            with store.write() as session:
                store_bulletin(session, annotated, now=NOW, render=render_vevent)
            if made % 500 == 0:
                print(
                    f"  {made * PER_MONTH} events, {made * PER_MONTH / (time.perf_counter() - started):.0f}/s",
                    flush=True,
                )
    part.rename(path)


def questions(store: Store) -> dict[str, Callable[[], int]]:
    """What is asked, by name; each gives the size of its answer."""
    city, month = Filter(city=(CITY,)), (date(FIRST_YEAR, 5, 1), date(FIRST_YEAR, 5, 31))
    tag_month = Filter(city=(CITY,), tag=("防汛抗旱",), from_=month[0], to=month[1])
    slug = SOMEONE
    ranged = Filter(city=(CITY,), from_=month[0], to=month[1])

    def ask(run: Callable[..., object]) -> Callable[[], int]:
        def once() -> int:
            with store.session() as session:
                found = run(session)
            return len(found) if isinstance(found, list | tuple | dict) else int(found)  # type: ignore[call-overload]

        return once

    return {
        "month": ask(lambda s: events.events_between(s, *month, city)),
        "month lane": ask(lambda s: events.lane_events(s, *month, city)),
        "next and previous": ask(lambda s: events.adjacent_months(s, FIRST_YEAR, 5, city)),
        "facets of a month": ask(lambda s: events.facets(s, ranged, ("tag", "section", "official"))["tag"]),
        "day counts": ask(lambda s: events.day_counts(s, *month, city)),
        "timeline": ask(lambda s: people.appearances(s, slug, Filter(), before=None)[0]),
        "official": ask(lambda s: people.official(s, slug).tenures),
        "tag's month": ask(lambda s: events.agenda(s, tag_month, after=None, limit=100)[0]),
        "tag's list": ask(lambda s: events.agenda(s, Filter(tag=("防汛抗旱",)), after=None, limit=50)[0]),
        "search two words": ask(lambda s: search.search(s, "防汛抗旱 专题调研", Filter()).hits),
        "search in a city": ask(lambda s: search.search(s, "防汛抗旱", city).hits),
        "search a rare word": ask(lambda s: search.search(s, f"{CITY}防汛", Filter()).hits),
        "tags": ask(lambda s: tags.tags(s, Filter(), 20)),
        "feed of a city": ask(lambda s: feeds.feed_window(s, city).uids),
        "feed of an official": ask(lambda s: feeds.feed_window(s, Filter(official=(slug,))).uids),
        "newest month": ask(lambda s: events.newest_month(s, Filter())),
    }


def bare(path: Path) -> Callable[[], int]:
    """The same month by sqlite3 alone, new connection each time, as the store's session is."""
    query = (
        "SELECT uid, kind, summary, title, dtstart, dtend, precision, edtf, section FROM events "
        "WHERE city_id = 1 AND klass = 0 AND dtstart BETWEEN ? AND ? ORDER BY dtstart"
    )
    connection = sqlite3.connect(path)

    def once() -> int:
        return len(connection.execute(query, (f"{FIRST_YEAR}-05-01", f"{FIRST_YEAR}-05-31")).fetchall())

    return once


def measure(run: Callable[[], int], budget: float = 1.0) -> tuple[float, int]:
    """Median milliseconds, and the size of the answer."""
    size = run()
    times: list[float] = []
    until = time.perf_counter() + budget
    while len(times) < 5 or (time.perf_counter() < until and len(times) < 200):
        started = time.perf_counter()
        run()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), size


def main() -> None:
    """Print a line for each question: median at each size, ratio of the largest to the smallest, and to the bare query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 100_000])
    parser.add_argument("--keep", type=Path, help="folder in which the stores are kept for the next run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found: dict[str, list[tuple[float, int]]] = {}
        for size in asked.sizes:
            path = folder / f"store-{size}.sqlite"
            fill(path, size)
            found.setdefault("bare month", []).append(measure(bare(path)))
            with open_store(f"sqlite:///{path}") as store:
                for name, run in questions(store).items():
                    found.setdefault(name, []).append(measure(run))
        base = found["bare month"][-1][0]
        for name, figures in found.items():
            assert all(size for _, size in figures) or name in ("month lane",), name
            cells = " ".join(f"{ms:9.2f} ({n:4})" for ms, n in figures)
            print(
                f"{name:22} {cells}  ×{figures[-1][0] / figures[0][0]:.1f} of the smallest, ×{figures[-1][0] / base:.1f} of bare"
            )


if __name__ == "__main__":
    main()
