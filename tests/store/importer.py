"""A process that imports made bulletins one by one and says which are in: ``python importer.py URL FIRST COUNT [FILE_LIMIT]``."""

from __future__ import annotations

import sys
from datetime import date

from calendar_app.errors import StoreError
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.store.database.session import open_store
from calendar_app.store.writer import store_bulletin
from tests.store.factory import MAYOR, NOW, SECRETARY, bulletin, draft, entry, person

#: Entries, and events, of each bulletin.
ENTRIES = 12


def made(i: int, edition: int = 0) -> AnnotatedBulletin:
    """The i-th month from 1990 on; another edition has other words and other people, every second event another day."""
    year, month = 1990 + i // 12, i % 12 + 1
    found = [
        entry(
            n,
            f"第{i}期第{n}件事",
            draft(date(year, month, n + (edition + n) % 2)),
            body=f"{month}月{n}日，会议召开，这是第{edition}稿，" + "部署防汛抗旱工作，" * 20,
            people=[person("叶知秋", MAYOR), person(f"秦望{'川山海'[edition % 3]}", SECRETARY)],
            tags=["会议", "防汛", f"第{edition}稿"],
        )
        for n in range(1, ENTRIES + 1)
    ]
    return bulletin(*found, period=f"{year}-{month:02}", title=f"要情 {year}-{month}")


def main() -> int:
    """Import; print each number once its transaction is done."""
    url, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if len(sys.argv) > 4:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = int(sys.argv[4])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with open_store(url, create=True) as store:
            for i in range(first, first + count):
                with store.write() as session:
                    tally = store_bulletin(session, made(i), now=NOW, render=render_vevent)
                sys.stdout.write(f"{i} {tally.inserted}\n")
                sys.stdout.flush()
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
