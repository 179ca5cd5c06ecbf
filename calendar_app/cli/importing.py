"""``import``: store bulletins, one transaction each; one that is refused does not stop the rest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import database_option, reading_options, settings
from calendar_app.errors import BulletinError
from calendar_app.model.bulletin import Diagnostic

if TYPE_CHECKING:
    from calendar_app.ingest import IngestReport

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

    The database is made where there is none. Importing a file again changes nothing. Exit code 1 where a file was refused;
    the others are stored.

    Example: calendar-app import bulletins/ --jurisdiction 洛阳市
    """
    from calendar_app.ingest import ingest_file
    from calendar_app.store.session import open_store

    from calendar_app.bulletin import iter_sources

    refused: list[str] = []
    totals: Counter[str] = Counter()
    config = settings(database)
    with closing(open_store(config.database_url, create=True)) as store, progress(list(iter_sources(files))) as sources:
        for source in sources:
            try:
                report = ingest_file(
                    store,
                    source.read(),
                    source=source.name,
                    encoding=encoding,
                    jurisdiction=jurisdiction,
                    period=period,
                    dry_run=dry_run,
                )
            except BulletinError as error:
                refused.append(one_line(error))
                continue
            tell(source.name, report, totals)
    click.echo(
        f"{totals['bulletins']} bulletins, {len(refused)} refused: {totals['inserted']} inserted, "
        f"{totals['updated']} updated, {totals['unchanged']} unchanged, {totals['removed']} removed; "
        f"{totals['diagnostics']} diagnostics{'; dry run, nothing written' if dry_run else ''}"
    )
    for message in refused:
        click.secho(f"error: {message}", fg="red", err=True)
    if refused:
        raise SystemExit(1)


def tell(name: str, report: IngestReport, totals: Counter[str]) -> None:
    """Print what one bulletin brought, and add it to the totals."""
    tally = report.tally
    for key in ("inserted", "updated", "unchanged", "removed"):
        totals[key] += getattr(tally, key)
    totals["bulletins"] += 1
    totals["diagnostics"] += len(report.diagnostics)
    inferred = f" ({' and '.join(sorted(report.inferred))} inferred)" if report.inferred else ""
    click.echo(
        f"{name}: {report.place or 'place unknown'} {report.period}{inferred}: "
        f"{report.entries} entries, {report.events} events: {tally.inserted} inserted, {tally.updated} updated, "
        f"{tally.unchanged} unchanged, {tally.removed} removed; {len(report.diagnostics)} diagnostics"
    )
    for diagnostic in report.diagnostics:
        click.echo(f"  {place_of(diagnostic)}{diagnostic.code}: {one_line(diagnostic.message)}")


def place_of(diagnostic: Diagnostic) -> str:
    """Where the doubtful thing stands, as a prefix: ``line 12, entry 3: ``."""
    parts = []
    if diagnostic.line is not None:
        parts.append(f"line {diagnostic.line}")
    if diagnostic.entry is not None:
        parts.append(f"entry {diagnostic.entry}")
    return f"{', '.join(parts)}: " if parts else ""


@contextmanager
def progress(items: Sequence[T]) -> Iterator[Iterable[T]]:
    """The items behind a progress bar on standard error; no bar, and not a word, where that is no terminal."""
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, label="importing", file=sys.stderr) as bar:
        yield bar
