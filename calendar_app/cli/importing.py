"""``import``: store bulletins, one transaction each; one that is refused does not stop the rest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import click

from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import database_option, reading_options, settings
from calendar_app.cli.said import both
from calendar_app.cli.summary import bulletin_line, total_line
from calendar_app.errors import BulletinError
from calendar_app.extract.roster import EMPTY
from calendar_app.feeds.diagnostics import diagnostic_name, printed_place

if TYPE_CHECKING:
    from calendar_app.bulletin import SourceFile
    from calendar_app.ingest import IngestReport, Reader
    from calendar_app.store.database.session import Store

T = TypeVar("T")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@reading_options
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read and extract."
)
@click.option(
    "--scheduler", metavar="ADDRESS", default=None, help="Dask cluster that reads and extracts: tcp://host:8786."
)
@click.option("-n", "--dry-run", is_flag=True, help="Read, extract and report; write nothing.")
@database_option
def import_(
    files: tuple[Path, ...],
    jurisdiction: str | None,
    period: str | None,
    encoding: str | None,
    jobs: int,
    scheduler: str | None,
    dry_run: bool,
    database: str | None,
) -> None:
    """Store the bulletins in FILEs: files, folders and zip archives.

    The database is made where there is none. A file that is stored as it is read now is passed over. Exit code 1 where a file was refused;
    the others are stored.

    Example: calendar-app import bulletins/ --jurisdiction 洛阳市
    """
    from calendar_app.bulletin import iter_sources
    from calendar_app.cli.batch import Reading, Refused, annotated_bulletins, workers
    from calendar_app.ingest import Reader, roster_of, store_annotated

    reading = Reading(encoding, jurisdiction, period)
    refused: list[str] = []
    totals: Counter[str] = Counter()
    reader = Reader(encoding, jurisdiction, period)
    with (
        Target(settings(database).database_url, dry_run=dry_run) as target,
        workers(jobs, scheduler) as executor,
        progress(list(iter_sources(files))) as sources,
    ):
        for bulletin in annotated_bulletins(
            unread(sources, reader, target, totals),
            reading,
            known=lambda place, besides: roster_of(target.store(), place, besides) if target.exists else EMPTY,
            executor=executor,
        ):
            if isinstance(bulletin, Refused):
                refused.append(bulletin.message)
            else:
                mark = reader.mark(bulletin.bulletin.checksum)
                tell(store_annotated(target.store(), bulletin, dry_run=dry_run, mark=mark), totals)
    click.echo(total_line(totals["bulletins"], len(refused), totals, dry_run=dry_run))
    for message in refused:
        click.secho(f"error: {both(message)}", fg="red", err=True)
    if refused:
        raise SystemExit(1)


def unread(sources: Iterable[SourceFile], reader: Reader, target: Target, totals: Counter[str]) -> Iterator[SourceFile]:
    """The files that are not stored yet as this reader reads them; of the others it is told that they are."""
    from calendar_app.bulletin import SourceFile
    from calendar_app.ingest import stored_readings

    stored = stored_readings(target.store()) if target.exists else {}
    for source in sources:
        if not stored:
            yield source
            continue
        try:
            data = source.read()
        except BulletinError:
            yield source  # said where it is read for good
            continue
        known = stored.get(reader.mark(sha256(data).hexdigest()))
        if known is None:
            yield SourceFile(source.name, partial(bytes, data))
            continue
        tally = Counter(unchanged=known.events, diagnostics=known.diagnostics)
        totals.update(tally, bulletins=1)
        told = bulletin_line(
            known.place, known.period, entries=known.entries, events=known.events, tally=tally, stored=True
        )
        click.echo(f"{source.name}: {told}")


class Target:
    """The database to write to, opened when the first bulletin can be used, so that a refused one makes none.

    A dry run without a database works on one of its own, which is thrown away.
    """

    def __init__(self, url: str, *, dry_run: bool) -> None:
        from calendar_app.store.database.schema import is_absent
        from calendar_app.store.database.session import parse_url

        self.exists = not is_absent(parse_url(url))
        self._url, self._throw_away = url, dry_run and not self.exists
        self._store: Store | None = None
        self._closing = ExitStack()
        if self.exists:
            self.store()  # what is wrong with it is said before anything is read

    def __enter__(self) -> Target:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def store(self) -> Store:
        """The open store; made now where there is none.

        Raises:
            StoreError: the database cannot be used.
        """
        from calendar_app.store.database.session import open_store

        if self._store is None:
            if self._throw_away:
                folder = self._closing.enter_context(TemporaryDirectory(prefix="calendar-app-"))
                self._url = f"sqlite:///{folder}/dry-run.sqlite"
            self._store = self._closing.enter_context(closing(open_store(self._url, create=True)))
            self.exists = True
        return self._store


def tell(report: IngestReport, totals: Counter[str]) -> None:
    """Print what one bulletin brought, and add it to the totals."""
    tally = Counter({key: getattr(report.tally, key) for key in ("inserted", "updated", "unchanged", "removed")})
    tally["diagnostics"] = len(report.diagnostics)
    totals.update(tally, bulletins=1)
    told = bulletin_line(
        report.place,
        report.period,
        inferred=report.inferred,
        entries=report.entries,
        events=report.events,
        tally=tally,
    )
    click.echo(f"{report.source}: {told}")
    for diagnostic in report.diagnostics:
        name = f"{diagnostic_name(diagnostic.code)} ({diagnostic.code})"
        place = printed_place(diagnostic.line, diagnostic.entry)
        click.echo(f"  {place}{': ' if place else ''}{name}: {one_line(diagnostic.message)}")


@contextmanager
def progress(items: Sequence[T]) -> Iterator[Iterable[T]]:
    """The items behind a progress bar on standard error: how many are done, what time is left, how many a second.

    No bar, and not a word, where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield items
        return
    started = monotonic()

    def rate(item: T | None) -> str | None:
        passed = monotonic() - started
        return f"{bar.pos / passed:.1f}/s" if item is not None and passed else None

    with click.progressbar(items, label="importing", file=sys.stderr, show_pos=True, item_show_func=rate) as bar:
        yield bar
