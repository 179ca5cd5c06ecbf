"""What reading dates costs beside cutting the same text with jieba; prints the ratios of the two, measured in one run.

    python benchmarks/dates.py [BULLETIN …]     default: the bundled sample

All run over the bodies of the same entries, turn by turn, in processor time, so that a busy machine slows all alike; the best of
the turns counts, with dictionaries and caches warm for both sides. Exit code 1 where the first two stages, finding and
resolving, cost more than a tenth. The whole reading, which also places each date in the story, bounds schedules and makes
mentions, is printed beside it.
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
from calendar_app.extract.dates.find import find
from calendar_app.extract.dates.mentions import base_of
from calendar_app.extract.dates.resolve import resolve
from calendar_app.extract.dates.tense import tense_of
from calendar_app.extract.dates.times import Mismatch, Problem, Told, UnknownTime
from calendar_app.extract.numerals import fold

LIMIT = 0.1
TURNS = 25
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

    def stages() -> None:
        for entry, period in work:
            text, base, told = fold(entry.body), base_of(entry, period), Told()
            for found in find(text):
                try:
                    resolve(found, base, told, tense_of(text, found))
                except (Mismatch, Problem, UnknownTime):
                    continue

    def whole() -> None:
        for entry, period in work:
            date_mentions(entry, period=period)

    cut()
    best = dict.fromkeys((cut, stages, whole), float("inf"))
    for _ in range(TURNS):
        for run in best:
            best[run] = min(best[run], timed(run))
    ratio = best[stages] / best[cut]
    print(
        f"dates: {len(work)} entries, {sum(map(len, texts))} characters, {dates} dates; jieba.lcut {best[cut] * 1000:.1f} ms"
    )
    print(f"dates: finding and resolving {best[stages] * 1000:.1f} ms, ratio {ratio:.3f}, limit {LIMIT}")
    print(f"dates: the whole reading {best[whole] * 1000:.1f} ms, ratio {best[whole] / best[cut]:.2f}")
    return 0 if ratio <= LIMIT else 1


def timed(run: Callable[[], None]) -> float:
    """Seconds of processor time of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main([Path(arg) for arg in sys.argv[1:]]))
