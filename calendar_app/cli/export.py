"""``export``: what the web serves under the same filter, written to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from calendar_app.cli.lazy import Failure
from calendar_app.cli.options import database_option, filter_options, filter_pairs, settings
from calendar_app.cli.said import both
from calendar_app.errors import FilterError

FORMATS = ("ics", "atom", "json", "csv", "jsonl")


@click.command(short_help="Write what the web serves under the same filter.")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Form of the export.")
@click.option(
    "--span",
    metavar="SPAN",
    default="latest",
    show_default=True,
    help="latest: the newest whole months, as a feed has them; ahead: what is announced; all: everything; or a year. "
    "A span of everything has no Atom and no JSON form.",
)
@filter_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File. [default: standard output]"
)
@database_option
def export(form: str, span: str, output: Path | None, database: str | None, **options: Any) -> None:  # noqa: ANN401
    """Write the events that the filter lets through, byte for byte what the web serves under the same filter.

    CALENDAR_APP_BASE_URL is the public address that they name; without it addresses are left out.

    Example: calendar-app export --format ics --official 江某 -o official.ics
    """
    from werkzeug.datastructures import MultiDict

    from calendar_app.publish import export_bytes
    from calendar_app.store.database.session import open_store
    from calendar_app.web.args import parse_filter

    if span not in ("latest", "ahead", "all") and not (span.isascii() and span.isdigit() and len(span) == 4):
        raise click.BadParameter(f"{span!r} is none of latest, ahead, all and a year", param_hint="--span")
    if span == "all" and form in ("atom", "json"):
        raise click.BadParameter(f"everything can be had as ics, csv or jsonl, not as {form}", param_hint="--span")
    config = settings(database)
    try:
        asked = parse_filter(MultiDict(filter_pairs(options)))
    except FilterError as error:
        raise click.UsageError(both(error)) from error
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    with closing(open_store(config.database_url, replica_url=config.replica_url)) as store:
        _write(export_bytes(store, config, form, asked, span=span, today=today), output)


def _write(pieces: Iterator[bytes], output: Path | None) -> None:
    """Write the pieces to standard output, or to a file that takes its place only when whole."""
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(output)
    except OSError as error:
        raise Failure(f"cannot write {output}: {error.strerror or error}; choose another with -o") from error
    finally:
        part.unlink(missing_ok=True)
