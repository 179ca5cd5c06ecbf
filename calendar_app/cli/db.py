"""``db``: the database's life."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import database_option, settings


@click.group()
def db() -> None:
    """Upgrade, check, back up and count the database."""


@db.command()
@database_option
def upgrade(database: str | None) -> None:
    """Bring the database to this version of the program, making it where there is none; all or nothing.

    Where rows are written anew, it says first how much room that needs at most.
    """
    from calendar_app.store.database import session as store
    from calendar_app.store.database.faults import shown
    from calendar_app.store.database.room import room_for_upgrade

    url = settings(database).database_url
    if (room := room_for_upgrade(url)) is not None:
        needed = f"{room.needed / 1_000_000:,.0f} MB"
        free = "" if room.free is None else f"{room.free / 1_000_000:,.0f} MB"
        chinese = f"升级要重写数据，最多另需 {needed} 空间" + (f"，现有 {free}" if free else "")
        english = f"rows are written anew, which needs up to {needed} of room" + (f"; {free} are free" if free else "")
        click.echo(f"{chinese} / {english}", err=True)
    store.upgrade(url)
    click.echo(f"{shown(store.parse_url(url))}: version {store.current_version(url)}")


@db.command()
@click.option("--repair", is_flag=True, help="Make again what can be made again, in one transaction.")
@database_option
def check(repair: bool, database: str | None) -> None:
    """Look for whatever is wrong: broken pages, rows that contradict each other, counts and texts out of date.

    Exit code 1 where something is wrong, or still wrong after --repair.
    """
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        problems = maintenance.check(store)
        if repair and problems:
            for problem in problems:
                click.echo(f"found: {problem.code}: {one_line(problem.message)}")
            problems = maintenance.repair(store)
    for problem in problems:
        click.echo(f"{problem.code}: {one_line(problem.message)}")
    if problems:
        raise SystemExit(1)
    click.echo("nothing is wrong")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def backup(file: Path, database: str | None) -> None:
    """Write the database as it is now to FILE, while it is in use; FILE is whole or not there."""
    from calendar_app import maintenance

    maintenance.backup(settings(database).database_url, file)
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask, at a terminal, whether the database may be replaced.")
@database_option
def restore(file: Path, yes: bool, database: str | None) -> None:
    """Put the backup FILE in the place of the database. A broken or foreign FILE is refused and nothing is changed."""
    from calendar_app import maintenance
    from calendar_app.store.database.faults import shown
    from calendar_app.store.database.schema import is_absent
    from calendar_app.store.database.session import parse_url

    url = settings(database).database_url
    if not yes and sys.stdin.isatty() and not is_absent(parse_url(url)):
        click.confirm(f"Replace {shown(parse_url(url))}?", abort=True, err=True)
    maintenance.restore(url, file)
    click.echo(f"{shown(parse_url(url))}: restored from {file}")


@db.command()
@database_option
def stats(database: str | None) -> None:
    """List the bulletins with their ids, and count the rows of each table.

    Columns: id, place, period, entries, events, diagnostics, title.
    """
    from calendar_app import maintenance
    from calendar_app.model.filter import Filter
    from calendar_app.store.database.session import open_store
    from calendar_app.store.queries.bulletins import bulletins

    with closing(open_store(settings(database).database_url)) as store:
        with store.session() as session:
            cards = bulletins(session, Filter())
        for card in cards:
            click.echo(
                f"{card.id}  {card.city or '-'}  {card.period}  {card.entries} entries  {card.events} events  "
                f"{card.diagnostics} diagnostics  {card.title}"
            )
        click.echo()
        for table, rows in maintenance.stats(store).items():
            click.echo(f"{rows:>10}  {table}")
