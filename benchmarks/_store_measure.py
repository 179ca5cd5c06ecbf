"""The clock of the questions to the store: ours and bare sqlite3's in turns, processor time of this process and of a server's backend."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from _store_questions import Question
from sqlalchemy import text

from calendar_app.store.database.session import Store

#: Runs of each question, and the least of them; so many in a row, the first of which brings what it needs into the processor's caches
#: again after the other's turn, and is not counted.
RUNS, LEAST, TURN = 300, 7, 4


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
        both = ((ask, clock), (partial(question.bare, bare), Clock()))
        figures[name] = Figure(*measure(both, seconds))
    return figures, answers, wrong
