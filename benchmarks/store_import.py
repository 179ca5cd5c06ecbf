"""What a whole import costs, beside cutting the same text with jieba: read, extract, render, store, search index.

    python benchmarks/store_import.py [BULLETIN…]      # each file several times over, as another city's; the sample by default

Prints seconds for each and the ratio; both in one process, jieba's dictionary loaded beforehand.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import jieba
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate
from calendar_app.ingest import ingest_file, roster_of
from calendar_app.maintenance import check
from calendar_app.sample import bulletins
from calendar_app.store.session import open_store
from calendar_app.store.tables import events

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def events_stored(session: Session) -> int:
    """Rows of events, those without a day too."""
    return int(session.execute(select(func.count()).select_from(events)).scalar_one())


def main() -> None:
    """Import, then cut."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--times", type=int, default=4, help="how often each file is imported, as another series of issues"
    )
    asked = parser.parse_args()
    files = asked.files or [Path(str(file)) for file in bulletins()]
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    stored = 0
    entries = cutting = importing = extracting = 0.0
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/b.sqlite", create=True) as store:
        for turn in range(asked.times + 1):
            for file in files:
                data = file.read_bytes()
                started = time.perf_counter()
                report = ingest_file(store, data, source=file.name, jurisdiction=f"甲{turn}市", now=NOW)
                taken = time.perf_counter() - started
                bulletin = read_bulletin(data, source=file.name, jurisdiction=f"甲{turn}市")
                texts = [f"{e.title}\n{e.body}" for e in bulletin.entries]
                started = time.perf_counter()
                for text in texts:
                    jieba.lcut(text)
                cut = time.perf_counter() - started
                known = roster_of(store, bulletin.place)
                started = time.perf_counter()
                annotate(bulletin, known=known)
                extracted = time.perf_counter() - started
                assert report.entries == len(bulletin.entries) > 0
                assert report.tally.inserted == report.events > 0
                stored += report.events
                assert (
                    ingest_file(store, data, source=file.name, jurisdiction=f"甲{turn}市", now=NOW).tally.inserted == 0
                )
                if turn:  # the first warms up
                    entries += report.entries
                    importing += taken
                    cutting += cut
                    extracting += extracted
        with store.session() as session:
            assert events_stored(session) == stored, "events were lost or doubled"
        found = check(store)
        assert not found, found
    print(
        f"{entries:.0f} entries: import {importing:.2f} s ({entries / importing:.0f}/s), jieba {cutting:.2f} s: ×{importing / cutting:.2f}"
    )
    print(
        f"of it extraction {extracting:.2f} s (×{extracting / cutting:.2f}), the rest ×{(importing - extracting) / cutting:.2f}"
    )


if __name__ == "__main__":
    main()
