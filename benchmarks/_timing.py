"""The clock of the benchmarks that hold extraction against cutting the same text with jieba.

Processor time, everything warm, all runs turn by turn in one process so that a busy machine slows all alike; the least of the turns
counts. Garbage is looked for as seldom as the command line has it, for both sides.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import jieba

from calendar_app.bulletin import read_bulletin
from calendar_app.model.bulletin import Bulletin
from calendar_app.sample import bulletins as sample

TURNS = 15


def read(paths: Iterable[Path]) -> list[Bulletin]:
    """The bulletins of *paths*, the bundled sample where there are none."""
    files = list(paths) or [Path(str(file)) for file in sample()]
    return [read_bulletin(path.read_bytes(), source=path.name) for path in files]


def cutting(texts: Sequence[str]) -> Callable[[], None]:
    """A run that cuts *texts* with jieba, its dictionary loaded."""
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()

    def cut() -> None:
        for text in texts:
            jieba.lcut(text)

    return cut


def least(*runs: Callable[[], object], turns: int = TURNS) -> list[float]:
    """Seconds of processor time of each run, the least of its turns; each runs once before to warm up."""
    gc.set_threshold(200_000, 20, 50)
    for run in runs:
        run()
    best = [float("inf")] * len(runs)
    for _ in range(turns):
        for k, run in enumerate(runs):
            start = time.process_time()
            run()
            best[k] = min(best[k], time.process_time() - start)
    return best


def tell(name: str, seconds: float, cut: float, limit: float | None = None) -> bool:
    """Print what a run costs beside jieba's cut; whether it keeps its limit, to the unrounded figure."""
    bar = "" if limit is None else f", limit {limit}"
    print(f"{name}: {seconds * 1000:.1f} ms, {seconds / cut:.3f} of jieba.lcut{bar}")
    return limit is None or seconds / cut <= limit
