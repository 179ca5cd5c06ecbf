"""What reading dates costs beside cutting the same text with jieba; prints the ratio of the two, measured in one run.

    python benchmarks/dates.py [BULLETIN …]     default: the bundled sample

Both run over the bodies of the same entries, turn by turn, so that a busy machine slows both; the best of the turns counts.
Exit code 1 where finding and resolving cost more than a tenth. The whole reading, which also places each date in the story
and bounds schedules, is printed beside it.
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
from calendar_app.extract.dates.reading import Reader
from calendar_app.extract.numerals import fold

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

    def resolve() -> None:
        for entry, period in work:
            text = fold(entry.body)
            Reader(entry, text, base_of(entry, period)).days(find(text), [])

    def read() -> None:
        for entry, period in work:
            date_mentions(entry, period=period)

    cut()
    best = dict.fromkeys((cut, resolve, read), float("inf"))
    for _ in range(TURNS):
        for run in best:
            best[run] = min(best[run], timed(run))
    ratio = best[resolve] / best[cut]
    print(f"dates: {len(work)} entries, {sum(map(len, texts))} characters, {dates} dates")
    print(
        f"dates: jieba.lcut {best[cut] * 1000:.1f} ms; finding and resolving {best[resolve] * 1000:.1f} ms, ratio {ratio:.3f}"
    )
    print(
        f"dates: the whole reading, parts in the story included, {best[read] * 1000:.1f} ms, ratio {best[read] / best[cut]:.3f}"
    )
    print(f"dates: limit for finding and resolving {LIMIT}: {'ok' if ratio <= LIMIT else 'broken'}")
    return 0 if ratio <= LIMIT else 1


def timed(run: Callable[[], None]) -> float:
    """Seconds of processor time of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main([Path(arg) for arg in sys.argv[1:]]))
