"""``extract``, ``explain``, ``check``: what the program reads in a bulletin or a text. No database is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import reading_options
from calendar_app.cli.said import both
from calendar_app.errors import BulletinError

if TYPE_CHECKING:
    from calendar_app.feeds.extraction import Json
    from calendar_app.model.extraction import AnnotatedBulletin

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
_JURISDICTION = "City, county or body whose 市长 and 市委书记 are meant, such as 洛阳市."


@click.command()
@_FILES
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json", "jsonl", "csv"]),
    default="json",
    show_default=True,
    help="json: the whole; jsonl: a line an entry; csv: a row an event.",
)
@reading_options
def extract(
    files: tuple[Path, ...], format_: str, jurisdiction: str | None, period: str | None, encoding: str | None
) -> None:
    """Print what is read in the bulletins FILEs: entries, dates, people, places, organisations, topics, events.

    Several files, a folder or an archive give a JSON array, or lines that name their bulletin. Exit code 1 where a file was
    refused; the others are printed.

    Example: calendar-app extract july.txt --jurisdiction 洛阳市 --format csv > july.csv
    """
    from calendar_app.feeds import extraction

    reader = _Reader(files, jurisdiction=jurisdiction, period=period, encoding=encoding)
    out = _stdout()
    if format_ == "csv":
        _write(out, extraction.csv_header())
    elif format_ == "json" and reader.several:
        _write(out, "[")
    first = True
    for annotated in reader:
        if format_ == "csv":
            _write(out, extraction.csv_rows(annotated))
        elif format_ == "jsonl":
            for line in extraction.entry_lines(annotated):
                _write(out, f"{line}\n")
        else:
            text = json.dumps(extraction.extraction_json(annotated), ensure_ascii=False, indent=1)
            _write(out, f"{',' if not first else ''}\n{text}" if reader.several else f"{text}\n")
        first = False
    if format_ == "json" and reader.several:
        _write(out, "\n]\n")
    reader.finish()


@click.command()
@click.argument("text", required=False)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Publication day, YYYY-MM-DD: 昨天 counts from it, and a date without a year is of its year.",
)
@click.option("--jurisdiction", metavar="NAME", help=_JURISDICTION)
@click.option("--lines", is_flag=True, help='Read a JSON object a line: {"text": …, "on": "2023-07-05"}.')
def explain(text: str | None, on: datetime | None, jurisdiction: str | None, lines: bool) -> None:
    """Annotate one TEXT (or standard input) and name the rule behind each finding.

    With --lines each line of standard input gives one line of output, in order; a line that cannot be read gives
    {"line": …, "error": …}, the rest go on, and the exit code is 1.

    Example: calendar-app explain 7月6日，市长在青石县调研。 --on 2023-07-07
    """
    from calendar_app.extract.pipeline import annotate_text
    from calendar_app.feeds.extraction import annotations_json

    day = on.date() if on else None
    out = _stdout()
    if lines:
        if text is not None:
            raise click.UsageError("--lines reads standard input: leave TEXT out")
        raise SystemExit(1 if _explain_lines(sys.stdin.buffer, out, day, jurisdiction) else 0)
    if text is None or text == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise click.ClickException(f"standard input is not UTF-8 (byte {error.start})") from error
    annotated = annotate_text(text, on=day, place=jurisdiction)
    _write(out, json.dumps(annotations_json(annotated), ensure_ascii=False, indent=1) + "\n")


def _explain_lines(stream: BinaryIO, out: BinaryIO, on: date | None, jurisdiction: str | None) -> int:
    """Answer each line of *stream*; the number of lines that could not be read."""
    from calendar_app.extract.pipeline import annotate_text
    from calendar_app.feeds.extraction import annotations_json, dump_line

    bad = 0
    for number, raw in enumerate(stream, start=1):
        answer: Json
        try:
            text, day, place = _request(raw, on, jurisdiction)
        except ValueError as error:
            bad += 1
            answer = {"line": number, "error": one_line(error)}
        else:
            answer = annotations_json(annotate_text(text, on=day, place=place))
        _write(out, dump_line(answer) + "\n")
        out.flush()
    return bad


def _request(raw: bytes, on: date | None, jurisdiction: str | None) -> tuple[str, date | None, str | None]:
    """Text, publication day and jurisdiction that a line asks for; the options stand in for what it leaves out.

    Raises:
        ValueError: the line is no such request; the message says why.
    """
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("JSON nested too deeply") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} (column {error.colno})") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise ValueError('not an object with a "text": {"text": "…", "on": "2023-07-05"}')
    text: str = value["text"]
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError('"text" holds half a surrogate pair')
    day, place = value.get("on"), value.get("jurisdiction", jurisdiction)
    if place is not None and not isinstance(place, str):
        raise ValueError('"jurisdiction" is no string')
    if day is None:
        return text, on, place
    try:
        return text, date.fromisoformat(day), place
    except (TypeError, ValueError) as error:
        raise ValueError(f'"on" is no day: {day!r} (give it as 2023-07-05)') from error


@click.command()
@_FILES
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: to be read; json: for programs.",
)
@reading_options
def check(
    files: tuple[Path, ...], format_: str, jurisdiction: str | None, period: str | None, encoding: str | None
) -> None:
    """Print the ledger of the bulletins FILEs: contents against body, every character accounted for, diagnostics.

    Diagnostics alone are exit code 0; it is 1 where a file was refused or characters are not accounted for.

    Example: calendar-app check july.txt
    """
    from calendar_app.feeds.ledger import ledger, ledger_text

    reader = _Reader(files, jurisdiction=jurisdiction, period=period, encoding=encoding)
    out = _stdout()
    unaccounted = False
    books = []
    for annotated in reader:
        book = ledger(annotated)
        unaccounted |= book["characters"]["unaccounted"] > 0
        if format_ == "text":
            _write(out, ledger_text(book) + "\n")
        else:
            books.append(book)
    if format_ == "json" and (books or reader.several):
        _write(out, json.dumps(books if reader.several else books[0], ensure_ascii=False, indent=1) + "\n")
    reader.finish()
    if unaccounted:
        raise SystemExit(1)


class _Reader:
    """The bulletins of some paths, read and annotated one by one; those that are refused are told at the end."""

    def __init__(
        self, files: tuple[Path, ...], *, jurisdiction: str | None, period: str | None, encoding: str | None
    ) -> None:
        from calendar_app.bulletin import iter_sources

        self._options = {"jurisdiction": jurisdiction, "period": period, "encoding": encoding}
        self._sources = list(iter_sources(files))
        self._refused: list[BulletinError] = []
        #: Whether more than one bulletin was asked for.
        self.several = len(self._sources) > 1

    def __iter__(self) -> Iterator[AnnotatedBulletin]:
        from calendar_app.bulletin import read_bulletin
        from calendar_app.extract.pipeline import annotate

        with click.progressbar(
            self._sources, label="reading", file=sys.stderr, hidden=not (self.several and sys.stderr.isatty())
        ) as sources:
            for source in sources:
                try:
                    bulletin = read_bulletin(source.read(), source=source.name, **self._options)
                except BulletinError as error:
                    self._refused.append(error)
                    continue
                yield annotate(bulletin)

    def finish(self) -> None:
        """Say which files were refused, one line each, and leave with exit code 1 if any was."""
        for error in self._refused:
            click.secho(f"error: {both(error)}", fg="red", err=True)
        if self._refused:
            raise SystemExit(1)


def _stdout() -> BinaryIO:
    """Standard output as bytes: JSON and CSV are UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _write(out: BinaryIO, text: str) -> None:
    out.write(text.encode())
