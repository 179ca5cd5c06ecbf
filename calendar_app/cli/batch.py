"""Reading many bulletins: here, in processes of this machine, or on a Dask cluster, with the same result.

Files are taken in batches. All of a batch are read first, so that what one bulletin tells of people is known when the
others are annotated, in whatever order and by how many processes. Writing is the caller's, one bulletin after the other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from calendar_app.bulletin import SourceFile, read_bulletin
from calendar_app.cli.lazy import Failure, one_line
from calendar_app.errors import BulletinError
from calendar_app.extract.people import Roster, learn_roster
from calendar_app.extract.pipeline import annotate
from calendar_app.extract.roster import EMPTY, RosterPerson
from calendar_app.model.bulletin import Bulletin
from calendar_app.model.extraction import AnnotatedBulletin

log = logging.getLogger(__name__)
Done = TypeVar("Done")

#: The people stored already of a place, from other bulletins than those that are read now.
Known = Callable[[str | None, Sequence[Bulletin]], Roster]
#: Bulletins held in memory at a time.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the bulletins without reading them; None where it is to be found out."""

    encoding: str | None = None
    jurisdiction: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be used, and why, in one line."""

    message: str


@dataclass(frozen=True, slots=True)
class Learnt:
    """A bulletin with the people it tells of; plain data, fit to be sent to another process."""

    bulletin: Bulletin
    people: tuple[RosterPerson, ...]


def annotated_bulletins(
    sources: Iterable[SourceFile], reading: Reading, *, known: Known, executor: Executor | None
) -> Iterator[AnnotatedBulletin | Refused]:
    """Read and annotate every source, in order.

    Args:
        sources: the files.
        reading: what the user says of all of them.
        known: asked once a batch and place.
        executor: where to work; None for this process.

    Raises:
        Failure: a process of the executor died.
    """
    pending = iter(sources)
    while batch := list(islice(pending, BATCH)):
        try:
            yield from _batch(batch, reading, known, executor if len(batch) > 1 else None)
        except BrokenProcessPool as error:
            raise Failure("a process that read bulletins died, for want of memory perhaps: try fewer --jobs") from error


def _batch(
    batch: list[SourceFile], reading: Reading, known: Known, executor: Executor | None
) -> Iterator[AnnotatedBulletin | Refused]:
    run = map if executor is None else executor.map
    names = [source.name for source in batch]
    several = len(batch) > 1
    # Lists, for a cluster wants to know how many there are.
    data = [_bytes(source) for source in batch]
    learnt = list(run(_learn, names, data, [reading] * len(batch), [several] * len(batch)))
    rosters: dict[str | None, Roster] = {}
    for one in learnt:
        if isinstance(one, Learnt):
            place = one.bulletin.place
            before = rosters[place] if place in rosters else known(place, _of_place(place, learnt))
            rosters[place] = before.union(Roster.of(one.people)) if place else before
    told = {place: tuple(roster) for place, roster in rosters.items()}
    usable = [one.bulletin for one in learnt if isinstance(one, Learnt)]
    results = iter(run(_annotate, usable, [told[bulletin.place] for bulletin in usable]))
    for one in learnt:
        yield one if isinstance(one, Refused) else next(results)


def _of_place(place: str | None, learnt: Iterable[Learnt | Refused]) -> list[Bulletin]:
    return [one.bulletin for one in learnt if isinstance(one, Learnt) and one.bulletin.place == place]


def _bytes(source: SourceFile) -> bytes | Refused:
    try:
        return source.read()
    except BulletinError as error:
        return Refused(one_line(error))


def _learn(name: str, data: bytes | Refused, reading: Reading, several: bool) -> Learnt | Refused:
    """Read a file; learn its people where others of the batch may want them (annotating learns them anyway)."""
    if isinstance(data, Refused):
        return data

    def learn() -> Learnt:
        bulletin = read_bulletin(
            data, source=name, encoding=reading.encoding, jurisdiction=reading.jurisdiction, period=reading.period
        )
        return Learnt(bulletin, tuple(learn_roster(bulletin.entries, place=bulletin.place)) if several else ())

    return _or_refused(name, learn)


def _annotate(bulletin: Bulletin, people: tuple[RosterPerson, ...]) -> AnnotatedBulletin | Refused:
    return _or_refused(bulletin.source, lambda: annotate(bulletin, known=Roster.of(people) if people else EMPTY))


def _or_refused(name: str, work: Callable[[], Done]) -> Done | Refused:
    """What comes of the work on a file, or why it cannot be used.

    Where the program itself stumbles, any error may come; that is no fault of the other files, so the trace is logged, the
    file is named, and they are read.
    """
    try:
        return work()
    except BulletinError as error:
        return Refused(one_line(error))
    except Exception as error:
        log.exception("%s: the program failed", name)
        return Refused(
            f"{name}: 程序读这个文件时出错（{type(error).__name__}），已略过；请把文件和上面的记录报告给开发者"
        )


@contextmanager
def workers(jobs: int, scheduler: str | None) -> Iterator[Executor | None]:
    """Processes of this machine, those of a Dask cluster, or None where this process does the work.

    Args:
        jobs: processes; 1 is this one.
        scheduler: address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``; wins over *jobs*.

    Raises:
        Failure: Dask is not installed, the scheduler does not answer, or the cluster goes away or fails at work.
    """
    if scheduler is not None:
        with _cluster(scheduler) as executor:
            yield executor
    elif jobs == 1:
        yield None
    else:
        executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    try:
        from distributed import Client, KilledWorker
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise Failure("--scheduler needs Dask: pip install 'calendar-app[cluster]'") from error
    # It logs a page of traces to standard error where one line is said here.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Failure(f"no Dask scheduler answers at {scheduler}: {error}") from error
    try:
        executor: Executor = client.get_executor()
        yield executor
    except (CancelledError, CommClosedError, KilledWorker) as error:
        raise Failure(f"the Dask cluster at {scheduler} went away or failed at work: {error}") from error
    finally:
        client.close()
