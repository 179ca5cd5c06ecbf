"""What a whole import costs beside cutting the same text with jieba: read, extract, store, search index, rendered texts.

    python benchmarks/store_import.py                        # 1,500 made entries
    python benchmarks/store_import.py --entries 100000       # any number of them; measured at 10,000 on the way too
    python benchmarks/store_import.py --database postgresql+psycopg://…  # another database, which must be empty
    python benchmarks/store_import.py BULLETIN…              # files of your own, each several times over, as another city's

One process, rules only. Each bulletin is imported, then cut by jieba (its dictionary loaded beforehand), so that a busy machine slows
both alike. Ratios are of processor time, clock time beside it. Exit code 1 where the whole costs more than three times jieba, where
memory grows by more than a quarter between 10,000 entries and the end, or where the store is not what was printed.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import jieba
from _bulletin_data import issues
from sqlalchemy import func, select

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.ingest import roster_of, store_annotated
from calendar_app.maintenance import check
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.tables import events

NOW = datetime(2024, 1, 1, tzinfo=UTC)
LIMIT, GROWTH = 3.0, 1.25
DEFAULT, MARK = 1_500, 10_000
#: Share of entries that may be read as more or fewer.
MISREAD = 0.03
T = TypeVar("T")


@dataclass(frozen=True)
class File:
    """A bulletin to import; what reading it must find is checked where it is known."""

    name: str
    data: bytes
    jurisdiction: str | None = None
    expected: tuple[str, str, int] | None = None


@dataclass
class Clock:
    """Seconds of the processor and of the clock, by part."""

    cpu: dict[str, float] = field(default_factory=dict)
    wall: dict[str, float] = field(default_factory=dict)

    def run(self, part: str, work: Callable[[], T]) -> T:
        """The result of the work; its time is added to the part."""
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        self.cpu[part] = self.cpu.get(part, 0.0) + time.process_time() - cpu
        self.wall[part] = self.wall.get(part, 0.0) + time.perf_counter() - wall
        return result

    def ratio(self, *parts: str, wall: bool = False) -> float:
        """Time of the parts to that of jieba."""
        times = self.wall if wall else self.cpu
        return sum(times[part] for part in parts) / times["jieba"]


PARTS = ("read", "extract", "store")


def made(entries: int) -> Iterator[File]:
    """Made bulletins of at least so many entries."""
    for issue in issues(entries):
        yield File(issue.file, issue.text.encode(), expected=(issue.city, issue.period, issue.entries))


def repeated(paths: list[Path], times: int) -> Iterator[File]:
    """Each file several times over, as another city's."""
    for turn in range(times):
        for path in paths:
            yield File(path.name, path.read_bytes(), jurisdiction=f"甲{turn}市")


def peak() -> int:
    """Most memory that the process ever held, in MB (VmHWM)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024


def one(store: Store, file: File, clock: Clock) -> tuple[int, int]:
    """Import a file by the steps of ``ingest_file``, then cut it; its entries and events."""
    bulletin = clock.run("read", lambda: read_bulletin(file.data, source=file.name, jurisdiction=file.jurisdiction))
    if file.expected is not None:
        found = (bulletin.place, bulletin.period, len(bulletin.entries))
        *head, printed = file.expected
        assert [*found[:2]] == head, f"{file.name}: read as {found}, printed {file.expected}"
        # How well it is read is the reader's tests' question; that it is all there, this one's.
        assert abs(found[2] - printed) <= printed * MISREAD, f"{file.name}: read as {found}, printed {file.expected}"
    annotated = clock.run("extract", lambda: annotate(bulletin, known=roster_of(store, bulletin.place)))
    report = clock.run("store", lambda: store_annotated(store, annotated, now=NOW))
    assert report.tally.inserted == report.events, f"{file.name}: {report.tally}"
    texts = [f"{entry.title}\n{entry.body}" for entry in bulletin.entries]
    clock.run("jieba", lambda: [jieba.lcut(text) for text in texts])
    return report.entries, report.events


def tell(entries: int, clock: Clock, memory: int) -> None:
    """Print where it stands."""
    parts = ", ".join(f"{part} ×{clock.ratio(part):.2f}" for part in PARTS)
    spent = sum(clock.cpu[part] for part in PARTS)
    print(
        f"{entries} entries: ×{clock.ratio(*PARTS):.2f} of jieba ({parts}); clock time ×{clock.ratio(*PARTS, wall=True):.2f}; "
        f"{spent / entries * 1000:.2f} ms an entry, jieba {clock.cpu['jieba'] / entries * 1000:.2f} ms; {memory} MB at most",
        flush=True,
    )


def measure(url: str, files: Iterator[File]) -> list[str]:
    """Import all; what is missed."""
    clock, missed = Clock(), []
    entries = stored = at_mark = 0
    with open_store(url, create=True) as store:
        for n, file in enumerate(files):
            found = one(store, file, Clock() if n < 4 else clock)  # the first warm up
            stored += found[1]
            if n < 4:
                continue
            entries += found[0]
            if not at_mark and entries >= MARK:
                at_mark = peak()
                tell(entries, clock, at_mark)
        memory = peak()
        tell(entries, clock, memory)
        with store.session() as session:
            rows = session.execute(select(func.count()).select_from(events)).scalar_one()
        if rows != stored:
            missed.append(f"{rows} events stored, {stored} expected")
        missed += [f"{problem.code}: {problem.message}" for problem in check(store)]
    if clock.ratio(*PARTS) > LIMIT:
        missed.append(f"the import takes ×{clock.ratio(*PARTS):.2f} of jieba, more than ×{LIMIT:g}")
    if at_mark and memory > at_mark * GROWTH:
        missed.append(f"memory grew from {at_mark} to {memory} MB")
    return missed


def main() -> int:
    """Measure; 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--entries", type=int, default=DEFAULT, help="how many made entries are imported at least")
    parser.add_argument("--times", type=int, default=6, help="how often each file of your own is imported")
    parser.add_argument("--database", help="address of an empty database; an SQLite file that goes away by default")
    asked = parser.parse_args()
    gc.set_threshold(200_000, 20, 50)  # as the command line does
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    files = repeated(asked.files, asked.times) if asked.files else made(asked.entries)
    with tempfile.TemporaryDirectory() as folder:
        missed = measure(asked.database or f"sqlite:///{folder}/b.sqlite", files)
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
