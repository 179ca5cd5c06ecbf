"""Does a large store feel as a small one does? The same questions at several sizes, beside a bare indexed sqlite3 query.

    python benchmarks/store.py                        # 1,000 and 100,000 events
    python benchmarks/store.py --million --keep /var/tmp/bench

The question is always one city's month of about 100 events, an official's newest 60, the newest 20 hits with a count that stops at
1,000. Answers are held against the bulletins as they were made; figures are medians of milliseconds, their ratio to the smallest
store, and to bare sqlite3 that returns the same rows on an open connection.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session
from store_data import FIRST_YEAR, PER_MONTH, YEARS, bulletin, bulletins, city_name, officials

from calendar_app.feeds.ical import render_vevent
from calendar_app.model.calendar import EventCard
from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry
from calendar_app.model.filter import Filter
from calendar_app.store.index import ENTRY_MASK
from calendar_app.store.queries import events, match, people, search
from calendar_app.store.session import open_store
from calendar_app.store.writer import store_bulletin

NOW = datetime(2024, 1, 1, tzinfo=UTC)
CITY, TAG = city_name(0), "防汛抗旱"
SOMEONE = officials(0)[6].name
#: Limits: the largest store to the smallest, and the store to bare sqlite3 with the same rows.
GROWTH, TIMES_BARE = 2.0, 10.0


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


@dataclass(frozen=True)
class Question:
    """What is asked, the bare sqlite3 statements that return the same rows, and what both must give."""

    ask: Callable[[Session], Any]
    bare: Callable[[sqlite3.Connection], Any]
    right: Callable[[Any], bool]


_EVENT = "e.uid, e.kind, e.summary, e.title, e.dtstart, e.dtend, e.precision, e.edtf, e.section, e.rrule, e.part, e.time, e.entry_id"
_MATCH = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
_FOUND = "e.city_id = 1 AND e.klass = 0 AND e.dtstart BETWEEN ? AND ? AND e.dtend > ?"


def rows(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return connection.execute(query, values).fetchall()


def questions(path: Path, size: int) -> dict[str, Question]:
    """By name. What is right is worked out from the bulletins as they were made; search by looking at every title."""
    city, start, end = Filter(city=(CITY,)), date(FIRST_YEAR, 5, 1), date(FIRST_YEAR, 5, 31)
    asked = Filter(city=(CITY,), from_=start, to=end)
    tagged = Filter(city=(CITY,), tag=(TAG,), from_=start, to=end)
    mine = [e for b in of_city(size // PER_MONTH) for e in b.entries]
    month = [e for e in mine if e.events[0].start <= end and e.events[0].end >= start]
    seen = sorted((e.events[0].start for e in mine if any(p.name == SOMEONE for p in e.people)), reverse=True)
    counts = Counter(t.name for e in month for t in e.tags)
    days = (str(start - timedelta(days=7)), str(end), str(start))
    connection = sqlite3.connect(path)
    person = rows(connection, "SELECT person_id FROM slugs WHERE slug = ?", SOMEONE)[0][0]
    term = rows(connection, "SELECT id FROM terms WHERE kind = 'tag' AND name = ?", TAG)[0][0]
    titles = "SELECT title FROM entries WHERE title LIKE ? AND title LIKE ? ORDER BY day DESC, id DESC"
    two = [t for (t,) in rows(connection, titles, "%防汛抗旱%", "%专题调研%")]
    connection.close()

    def lines(found: Iterable[AnnotatedEntry]) -> list[tuple[date, str]]:
        return sorted((e.events[0].start, e.entry.title) for e in found)

    def told(cards: Iterable[EventCard]) -> list[tuple[date, str]]:
        return sorted((c.start, c.title) for c in cards if c.start)

    def bare_timeline(c: sqlite3.Connection) -> Any:
        found = rows(
            c,
            f"SELECT e.id, {_EVENT}, p.titles, p.roles, p.actions FROM participations p JOIN events e ON e.id = p.event_id "  # noqa: S608
            "WHERE p.person_id = ? AND p.dtstart IS NOT NULL ORDER BY p.dtstart DESC, e.uid DESC LIMIT 61",
            person,
        )
        ids = ",".join(str(row[0]) for row in found)
        return found, rows(
            c,
            "SELECT p.event_id, o.slug, o.name FROM participations p JOIN people o ON o.id = p.person_id "  # noqa: S608
            f"WHERE p.event_id IN ({ids}) AND o.public ORDER BY p.event_id, p.ordinal",
        )

    def bare_facets(c: sqlite3.Connection) -> Any:
        grouped = (
            "SELECT t.name, count(*) FROM events e JOIN event_terms x ON x.event_id = e.id JOIN terms t ON t.id = x.term_id "  # noqa: S608
            f"WHERE {_FOUND} AND +t.kind = ? GROUP BY t.id ORDER BY count(*) DESC, t.name LIMIT 20"
        )
        people_ = (
            "SELECT o.slug, o.name, count(DISTINCT e.id) FROM events e JOIN participations p ON p.event_id = e.id "  # noqa: S608
            f"JOIN people o ON o.id = p.person_id WHERE {_FOUND} AND o.public GROUP BY o.id ORDER BY 3 DESC, 1 LIMIT 20"
        )
        return [rows(c, grouped, *days, kind) for kind in ("tag", "section")] + [rows(c, people_, *days)]

    def bare_search(c: sqlite3.Connection) -> Any:
        words = " AND ".join(f'"{" ".join(p.tokens())}"' for p in match.phrases("防汛抗旱 专题调研"))
        counted = rows(c, _MATCH, words, search.CEILING + 1)
        first = rows(c, _MATCH, " AND ".join(f"title : {w}" for w in words.split(" AND ")), 20)
        ids = ",".join(str(i & ENTRY_MASK) for (i,) in first)
        printed = "SELECT n.id, n.n, n.title, n.body, b.key FROM entries n JOIN bulletins b ON b.id = n.bulletin_id"
        joined = f"SELECT r.entry_id, {_EVENT} FROM reports r JOIN events e ON e.id = r.event_id"  # noqa: S608
        return (
            counted,
            rows(c, f"{printed} WHERE n.id IN ({ids})"),
            rows(c, f"{joined} WHERE r.entry_id IN ({ids})"),
        )

    by_day = f"SELECT {_EVENT} FROM events e WHERE {_FOUND} ORDER BY e.dtstart, e.uid"  # noqa: S608
    by_tag = (
        f"SELECT {_EVENT} FROM event_terms x JOIN events e ON e.id = x.event_id "  # noqa: S608
        f"WHERE x.term_id = {term} AND x.klass = 0 AND x.dtstart BETWEEN ? AND ? AND e.dtend > ? AND e.city_id = 1 "
        "ORDER BY x.dtstart, e.uid LIMIT 101"
    )
    return {
        "month": Question(
            lambda s: events.events_between(s, start, end, city),
            lambda c: rows(c, by_day, *days),
            lambda found: told(found) == lines(month),
        ),
        "timeline": Question(
            lambda s: people.appearances(s, SOMEONE, Filter(), before=None)[0],
            bare_timeline,
            lambda found: [a.event.start for a in found] == seen[:60],
        ),
        "tag's month": Question(
            lambda s: events.agenda(s, tagged, after=None, limit=100)[0],
            lambda c: rows(c, by_tag, *days),
            lambda found: told(found) == lines(e for e in month if any(t.name == TAG for t in e.tags)),
        ),
        "facets": Question(
            lambda s: events.facets(s, asked, ("tag", "section", "official")),
            bare_facets,
            lambda found: (
                [(x.value, x.count) for x in found["tag"]]
                == sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]
            ),
        ),
        "search two words": Question(
            lambda s: search.search(s, "防汛抗旱 专题调研", Filter()),
            bare_search,
            lambda found: (
                [h.title for h in found.hits] == two[:20]
                and (found.total, found.more) == (min(len(two), search.CEILING), len(two) > search.CEILING)
            ),
        ),
    }


def of_city(count: int) -> list[AnnotatedBulletin]:
    """City 0's bulletins among the first *count* of ``bulletins``."""
    months = YEARS * 12
    each = max(1, -(-count // months))
    return [bulletin(0, FIRST_YEAR + m // 12, m % 12 + 1) for m in range(months) if m * each < count]


def measure(runs: Sequence[Callable[[], object]], budget: float) -> tuple[float, ...]:
    """Median milliseconds of processor time of each, taken in turns.

    SQLite works in this process on pages that are in memory: on a quiet machine that is the time it takes, and on a busy one it leaves
    out the waiting for other programs.
    """
    for run in runs:
        run()
    times: list[list[float]] = [[] for _ in runs]
    until = time.perf_counter() + budget
    while len(times[0]) < 5 or (time.perf_counter() < until and len(times[0]) < 300):
        for run, taken in zip(runs, times, strict=True):
            started = time.process_time()
            run()
            taken.append((time.process_time() - started) * 1000)
    return tuple(statistics.median(taken) for taken in times)


def main() -> int:
    """Print a line for each question: medians, growth, × bare; 1 where an answer is wrong or a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 100_000])
    parser.add_argument(
        "--million", action="store_true", help="a store of a million events as well: 40 minutes to make"
    )
    parser.add_argument("--keep", type=Path, help="folder in which the stores are kept for the next run")
    parser.add_argument("--seconds", type=float, default=1.0, help="time for each figure")
    asked = parser.parse_args()
    sizes = [*asked.sizes, *([1_000_000] if asked.million else [])]
    found: dict[str, list[tuple[float, float]]] = {}
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            path = folder / f"store-{size}.sqlite"
            fill(path, size)
            connection = sqlite3.connect(path)
            with open_store(f"sqlite:///{path}") as store:
                for name, question in questions(path, size).items():

                    def ask(question: Question = question) -> Any:
                        with store.session() as session:
                            return question.ask(session)

                    if not question.right(ask()):
                        wrong.append(f"{name} at {size}: not the right answer")
                    ms, bare = measure((ask, lambda q=question: q.bare(connection)), asked.seconds)  # type: ignore[misc] # noqa: B023
                    found.setdefault(name, []).append((ms, bare))
            connection.close()
            print(f"{size} events: {path.stat().st_size / 1e6:.0f} MB, {path.stat().st_size / size:.0f} bytes an event")
    print("load", " ".join(f"{x:.1f}" for x in os.getloadavg()), "on", os.cpu_count(), "processors")
    for name, figures in found.items():
        growth = figures[-1][0] / figures[0][0]
        times = [ms / bare for ms, bare in figures]
        cells = "  ".join(
            f"{ms:7.2f} ms (bare {bare:6.2f}, ×{n:4.1f})" for (ms, bare), n in zip(figures, times, strict=True)
        )
        missed = [text for text, over in (("growth", growth > GROWTH), ("× bare", max(times) > TIMES_BARE)) if over]
        wrong += [f"{name}: {text} over its limit" for text in missed]
        print(f"{name:18} {cells}  growth ×{growth:.1f}")
    for line in wrong:
        print("MISSED", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
