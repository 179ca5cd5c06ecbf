"""What reading names and topics costs beside cutting the same text with jieba, and what a whole annotation does.

    python benchmarks/extract.py [BULLETIN …]     default: the bundled sample

All run over the same entries, turn by turn, so that a busy machine slows all alike; the best of the turns counts. Exit code 1
where names and topics together cost more than twice jieba's cut.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.extract.pipeline import annotate
from calendar_app.extract.topics import Keywords, tags

LIMIT = 2.0
TURNS = 9
SAMPLE = Path(__file__).parents[1] / "calendar_app" / "sample"


def main(paths: list[Path]) -> int:
    jieba.setLogLevel(logging.ERROR)
    files = paths or sorted(p for p in SAMPLE.rglob("*") if p.suffix in (".txt", ".md"))
    bulletins = [read_bulletin(path.read_bytes(), source=path.name) for path in files]
    read = [annotate(bulletin) for bulletin in bulletins]
    entries = [each for annotated in read for each in annotated.entries]
    assert sum(len(each.places) + len(each.orgs) for each in entries) >= len(entries) // 2, (
        "the sample names places and bodies"
    )

    def cut() -> None:
        for each in entries:
            jieba.lcut(each.entry.title + each.entry.body)

    def names() -> None:
        for annotated in read:
            book = NameBook.learn(annotated.bulletin.entries, place=annotated.bulletin.place)
            for each in annotated.entries:
                name_mentions(each.entry, each.people, each.dates, book)

    def topics() -> None:
        for annotated in read:
            keywords = Keywords.learn(annotated.entries, place=annotated.bulletin.place)
            for each in annotated.entries:
                tags(each, keywords)

    def whole() -> None:
        for bulletin in bulletins:
            annotate(bulletin)

    runs = (cut, names, topics, whole)
    for run in runs:
        run()
    best = {run.__name__: float("inf") for run in runs}
    for _ in range(TURNS):
        for run in runs:
            best[run.__name__] = min(best[run.__name__], timed(run))
    ratio = (best["names"] + best["topics"]) / best["cut"]
    print(f"extract: {len(entries)} entries, {sum(len(each.entry.body) for each in entries)} characters")
    print("extract: " + ", ".join(f"{name} {seconds * 1000:.1f} ms" for name, seconds in best.items()))
    print(f"extract: names and topics {ratio:.2f} of jieba.lcut (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


def timed(run: Callable[[], None]) -> float:
    """Seconds of processor time of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
