"""Does a large store feel as a small one does? The same questions at several sizes, beside a bare indexed sqlite3 query.

    python benchmarks/store.py                        # 1,000 and 100,000 events on SQLite
    python benchmarks/store.py --million --keep /var/tmp/bench
    python benchmarks/store.py --million --keep /var/tmp/bench --postgres postgresql+psycopg://postgres@127.0.0.1/

The question is always one city's month of about 100 events, an official's newest 60, the newest 20 hits of two words whose hits are the
same 40 at every size. Two more searches are shown beside, whose answers grow until the count stops at 1,000: a rare word with one that
nine of ten entries hold, and two words that are in a hundredth of all titles. Answers are held against the bulletins as they were
made; on PostgreSQL they must be those of SQLite.

Stores of up to 100,000 events are written as an import writes them; the million is ten times the cities of the hundred thousand
(``_store_grow``). Databases on the server are made, and dropped at the end. Figures are medians of milliseconds, processor time and, in a
table of its own, time by the clock; bare is sqlite3 on an open connection with statements that return the same rows. On a
server, processor time is that of this process and of its backend.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from _store_grow import grow, into_postgres
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from store_data import (
    EVERYWHERE,
    FIRST_YEAR,
    FREQUENT,
    PER_MONTH,
    RARE,
    YEARS,
    bulletin,
    bulletins,
    city_name,
    officials,
)

from calendar_app.feeds.ical import render_vevent
from calendar_app.model.calendar import EventCard
from calendar_app.model.extraction import AnnotatedBulletin, AnnotatedEntry
from calendar_app.model.filter import Filter
from calendar_app.store.index import ENTRY_MASK
from calendar_app.store.queries import events, facets, match, people, search
from calendar_app.store.session import Store, open_store
from calendar_app.store.writer import store_bulletin

NOW = datetime(2024, 1, 1, tzinfo=UTC)
CITY, TAG = city_name(0), "防汛抗旱"
SOMEONE = officials(0)[6].name
#: Limits: the largest store to the smallest, and the store to bare sqlite3 with the same rows.
GROWTH, TIMES_BARE = 2.0, 10.0
#: Events that are written one bulletin after the other; a larger store is made of copies.
WRITTEN = 100_000
#: Runs of each question, and the least of them; so many in a row, the first of which brings what it needs into the processor's caches
#: again after the other's turn, and is not counted.
RUNS, LEAST, TURN = 300, 7, 4


def fill(folder: Path, size: int) -> Path:
    """File of a store of *size* events, made unless it is there."""
    path = folder / f"store-{size}.sqlite"
    if path.exists():
        return path
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    if size > WRITTEN:
        with sqlite3.connect(fill(folder, WRITTEN)) as small, sqlite3.connect(part) as large:
            small.backup(large)
        small.close()
        large.close()
        grow(f"sqlite:///{part}", size // WRITTEN)
    else:
        started = time.perf_counter()
        with open_store(f"sqlite:///{part}", create=True) as store:
            for annotated in bulletins(size // PER_MONTH):
                with store.write() as session:
                    store_bulletin(session, annotated, now=NOW, render=render_vevent)
        print(f"{size:,} events written at {size / (time.perf_counter() - started):.0f} a second", flush=True)
    part.rename(path)
    return path


@contextmanager
def on_server(server: str, folder: Path, size: int, *, keep: bool) -> Iterator[str]:
    """Address of a database with the rows of the SQLite store of the size; dropped at the end unless it is to be kept."""
    name = f"calapp_bench_{size}"
    admin = create_engine(make_url(server).set(database="postgres"), isolation_level="AUTOCOMMIT")
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        there = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).scalar()
        if not there:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    try:
        if not there:
            into_postgres(fill(folder, min(size, WRITTEN)), url)
            if size > WRITTEN:
                grow(url, size // WRITTEN)
        yield url
    finally:
        if not keep:
            with admin.connect() as connection:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@dataclass(frozen=True)
class Question:
    """What is asked, the bare sqlite3 statements that return the same rows, and what both must give."""

    ask: Callable[[Session], Any]
    bare: Callable[[sqlite3.Connection], Any]
    right: Callable[[Any], bool]
    same: bool = True  # the answer has the same size at every size of store: growth has a limit


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
    mine = [e for b in of_city(min(size, WRITTEN) // PER_MONTH) for e in b.entries]
    month = [e for e in mine if e.events[0].start <= end and e.events[0].end >= start]
    seen = sorted((e.events[0].start for e in mine if any(p.name == SOMEONE for p in e.people)), reverse=True)
    counts = Counter(t.name for e in month for t in e.tags)
    days = (str(start - timedelta(days=7)), str(end), str(start))
    connection = sqlite3.connect(path)
    person = rows(connection, "SELECT person_id FROM slugs WHERE slug = ?", SOMEONE)[0][0]
    term = rows(connection, "SELECT id FROM terms WHERE kind = 'tag' AND name = ?", TAG)[0][0]
    titles = (
        "SELECT title FROM entries WHERE instr(title, ?) AND instr(title || body, ?) ORDER BY day DESC, id DESC LIMIT ?"
    )
    searched = [RARE, (RARE[0], EVERYWHERE), FREQUENT]
    wanted = [[t for (t,) in rows(connection, titles, *two, search.CEILING + 1)] for two in searched]
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

    def bare_search(c: sqlite3.Connection, two: tuple[str, str]) -> Any:
        words = " AND ".join(f'"{" ".join(p.tokens())}"' for p in match.phrases(" ".join(two)))
        counted = rows(c, _MATCH, words, search.CEILING + 1)
        first = rows(c, _MATCH, " AND ".join(f"title : {w}" for w in words.split(" AND ")), 20)
        ids = ",".join(str(i & ENTRY_MASK) for (i,) in first or counted[:20])
        printed = "SELECT n.id, n.n, n.title, n.body, b.key FROM entries n JOIN bulletins b ON b.id = n.bulletin_id"
        joined = f"SELECT r.entry_id, {_EVENT} FROM reports r JOIN events e ON e.id = r.event_id"  # noqa: S608
        return (
            counted,
            rows(c, f"{printed} WHERE n.id IN ({ids})"),
            rows(c, f"{joined} WHERE r.entry_id IN ({ids})"),
        )

    def searching(two: tuple[str, str], titles: list[str], *, same: bool) -> Question:
        total, more = min(len(titles), search.CEILING), len(titles) > search.CEILING
        return Question(
            lambda s: search.search(s, " ".join(two), Filter()),
            lambda c: bare_search(c, two),
            lambda found: [h.title for h in found.hits] == titles[:20] and (found.total, found.more) == (total, more),
            same,
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
            lambda s: facets.facets(s, asked, ("tag", "section", "official")),
            bare_facets,
            lambda found: (
                [(x.value, x.count) for x in found["tag"]]
                == sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]
            ),
        ),
        "search of two words": searching(searched[0], wanted[0], same=True),
        "a rare word and one of all": searching(searched[1], wanted[1], same=True),
        "two frequent words": searching(searched[2], wanted[2], same=False),
    }


def of_city(count: int) -> list[AnnotatedBulletin]:
    """City 0's bulletins among the first *count* of ``bulletins``."""
    months = YEARS * 12
    each = max(1, -(-count // months))
    return [bulletin(0, FIRST_YEAR + m // 12, m % 12 + 1) for m in range(months) if m * each < count]


class Clock:
    """Seconds of this process and of a server's backend that works for it alone, and by the wall."""

    def __init__(self, backend: int | None = None) -> None:
        self._backend = None if backend is None else Path(f"/proc/{backend}/schedstat")

    def now(self) -> tuple[float, float]:
        served = 0.0 if self._backend is None else int(self._backend.read_text().split()[0]) / 1e9
        return time.process_time() + served, time.perf_counter()


def measure(runs: Sequence[tuple[Callable[[], object], Clock]], budget: float) -> list[tuple[float, float]]:
    """Median milliseconds of each, processor time and time by the clock, taken in turns.

    Processor time leaves out the waiting for other programs, which on a busy machine is most of what a clock shows.
    """
    for run, _ in runs:
        run()
    taken: list[list[tuple[float, float]]] = [[] for _ in runs]
    until = time.perf_counter() + budget
    while len(taken[0]) < LEAST or (time.perf_counter() < until and len(taken[0]) < RUNS):
        for (run, clock), times in zip(runs, taken, strict=True):
            run()
            for _ in range(TURN - 1):
                before = clock.now()
                run()
                after = clock.now()
                times.append(((after[0] - before[0]) * 1000, (after[1] - before[1]) * 1000))
    return [(statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)) for times in taken]


@dataclass(frozen=True)
class Figure:
    """What a question took at a size, and bare sqlite3: (processor, clock) in milliseconds each."""

    ours: tuple[float, float]
    bare: tuple[float, float]


def backend_of(store: Store) -> int | None:
    """Process of the server that answers; the store keeps one connection as long as one question is asked at a time."""
    if store.dialect == "sqlite":
        return None
    with store.session() as session:
        return int(session.execute(text("SELECT pg_backend_pid()")).scalar_one())


def ask_all(
    store: Store, asked: dict[str, Question], bare: sqlite3.Connection, seconds: float, right: dict[str, Any] | None
) -> tuple[dict[str, Figure], dict[str, Any], list[str]]:
    """Figures and answers by question, and what is wrong with the answers; *right* are those to equal, None asks the questions."""
    figures: dict[str, Figure] = {}
    answers: dict[str, Any] = {}
    wrong = []
    clock = Clock(backend_of(store))
    for name, question in asked.items():

        def ask(question: Question = question) -> Any:
            with store.session() as session:
                return question.ask(session)

        answers[name] = answer = ask()
        if not (question.right(answer) if right is None else answer == right[name]):
            wrong.append(f"{name}: not the right answer")
        both = ((ask, clock), (lambda q=question: q.bare(bare), Clock()))  # type: ignore[misc]
        figures[name] = Figure(*measure(both, seconds))
    return figures, answers, wrong


def table(found: dict[str, dict[str, Figure]], names: Sequence[str], clock: int) -> Iterator[str]:
    """Lines of a Markdown table; growth is from the first to the last store of a database."""
    columns = list(found)
    groups = [[c for c in columns if c.startswith(kind)] for kind in ("SQLite", "PostgreSQL")]
    cells = [cell for group in groups for c in group for cell in (c, "× bare")] + [
        f"growth on {g[0].split()[0]}" for g in groups if g
    ]
    yield f"| question | {' | '.join(cells)} |"
    yield f"|{'---|' * (len(cells) + 1)}"
    for name in names:
        row = []
        for column in (c for group in groups for c in group):
            figure = found[column][name]
            row += [f"{figure.ours[clock]:.2f} ms", f"{figure.ours[clock] / figure.bare[clock]:.1f}"]
        row += [f"×{found[g[-1]][name].ours[clock] / found[g[0]][name].ours[clock]:.1f}" for g in groups if g]
        yield f"| {name} | {' | '.join(row)} |"


def missed(found: dict[str, dict[str, Figure]], asked: dict[str, Question]) -> Iterator[str]:
    """Limits that are passed, by processor time."""
    for name, question in asked.items():
        for kind in ("SQLite", "PostgreSQL"):
            figures = [found[c][name] for c in found if c.startswith(kind)]
            if not figures:
                continue
            growth = figures[-1].ours[0] / figures[0].ours[0]
            if question.same and growth > GROWTH:
                yield f"{name}: grows ×{growth:.2f} on {kind}"
            times = max(f.ours[0] / f.bare[0] for f in figures)
            if times > TIMES_BARE:
                yield f"{name}: ×{times:.1f} of bare sqlite3 on {kind}"


def main() -> int:
    """Print a table of medians, growth, × bare; 1 where an answer is wrong or a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, WRITTEN])
    parser.add_argument("--million", action="store_true", help="a store of a million events as well")
    parser.add_argument(
        "--keep", type=Path, help="folder in which the stores are kept for the next run, and so on the server"
    )
    parser.add_argument("--postgres", metavar="URL", help="ask the same of databases of this server")
    parser.add_argument("--seconds", type=float, default=1.0, help="time for each figure")
    options = parser.parse_args()
    sizes = [*options.sizes, *([1_000_000] if options.million else [])]
    found: dict[str, dict[str, Figure]] = {}
    wrong: list[str] = []
    asked: dict[str, Question] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            path = fill(folder, size)
            asked = questions(path, size)
            bare = sqlite3.connect(path)
            with open_store(f"sqlite:///{path}") as store:
                name = f"SQLite {size:,}"
                found[name], answers, bad = ask_all(store, asked, bare, options.seconds, None)
                wrong += [f"{name}: {line}" for line in bad]
            print(
                f"{name}: {path.stat().st_size / 1e6:,.0f} MB, {path.stat().st_size / size:,.0f} bytes an event",
                flush=True,
            )
            if options.postgres and size != WRITTEN:
                with (
                    on_server(options.postgres, folder, size, keep=options.keep is not None) as url,
                    open_store(url) as store,
                ):
                    name = f"PostgreSQL {size:,}"
                    found[name], _, bad = ask_all(store, asked, bare, options.seconds, answers)
                    wrong += [f"{name}: {line}" for line in bad]
                    with store.session() as session:
                        bytes_ = session.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
                    print(f"{name}: {bytes_ / 1e6:,.0f} MB, {bytes_ / size:,.0f} bytes an event", flush=True)
            bare.close()
    for clock, title in enumerate(("Processor time", "By the clock")):
        print(f"\n{title}, load {' '.join(f'{x:.1f}' for x in os.getloadavg())} on {os.cpu_count()} processors\n")
        print("\n".join(table(found, list(asked), clock)))
    wrong += missed(found, asked)
    print()
    for line in wrong:
        print("MISSED", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
