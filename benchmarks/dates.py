"""What reading dates costs beside cutting the same text with jieba; prints the ratio of the two, measured in one run.

    python benchmarks/dates.py [BULLETIN …]     default: the bundled sample

Both run over the bodies of the same entries, turn by turn, so that a busy machine slows both; the best of the turns counts.
Exit code 1 where finding, resolving and placing together cost more than a tenth.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.dates import date_mentions

LIMIT = 0.1
TURNS = 15
SAMPLE = Path(__file__).parents[1] / "calendar_app" / "sample"


def main(paths: list[Path]) -> int:
    jieba.setLogLevel(logging.ERROR)
    files = paths or sorted(p for p in SAMPLE.rglob("*") if p.suffix in (".txt", ".md"))
    bulletins = [read_bulletin(path.read_bytes(), source=path.name) for path in files]
    work = [(entry, bulletin.period) for bulletin in bulletins for entry in bulletin.entries]
    texts = [entry.body for entry, _ in work]
    dates = sum(len(date_mentions(entry, period=period)[0]) for entry, period in work)
    assert dates >= len(work) // 2, "the sample's entries are dated"

    def cut() -> None:
        for text in texts:
            jieba.lcut(text)

    def read() -> None:
        for entry, period in work:
            date_mentions(entry, period=period)

    cut()
    best_cut, best_read = float("inf"), float("inf")
    for _ in range(TURNS):
        best_cut, best_read = min(best_cut, timed(cut)), min(best_read, timed(read))
    ratio = best_read / best_cut
    print(f"dates: {len(work)} entries, {sum(map(len, texts))} characters, {dates} dates")
    print(f"dates: {best_read * 1000:.1f} ms, jieba.lcut {best_cut * 1000:.1f} ms, ratio {ratio:.3f} (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


def timed(run: Callable[[], None]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main([Path(arg) for arg in sys.argv[1:]]))
