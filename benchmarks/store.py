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
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from _store_made import WRITTEN, fill, on_server
from _store_measure import Figure, ask_all
from _store_questions import Question, questions
from sqlalchemy import text

from calendar_app.store.database.session import open_store

#: Limits: the largest store to the smallest, and the store to bare sqlite3 with the same rows.
GROWTH, TIMES_BARE = 2.0, 10.0


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
            # A way to the server and back is most of a small store's answer: the server is held against its largest.
            judged = figures if kind == "SQLite" else figures[-1:]
            times = max(f.ours[0] / f.bare[0] for f in judged)
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
