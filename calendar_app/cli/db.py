"""``db``: the database's life."""

from __future__ import annotations

from contextlib import closing

import click

from calendar_app.cli.options import database_option, settings


@click.group()
def db() -> None:
    """Upgrade, check, back up and count the database."""


@db.command()
@database_option
def upgrade(database: str | None) -> None:
    """Bring the database to this version of the program, making it where there is none; all or nothing."""
    from calendar_app.store import session as store

    url = settings(database).database_url
    store.upgrade(url)
    click.echo(f"{store.shown(store.parse_url(url))}: version {store.current_version(url)}")


@db.command()
@database_option
def stats(database: str | None) -> None:
    """List the bulletins with their ids, and count the rows of each table.

    Columns: id, place, period, entries, events, diagnostics, title.
    """
    from sqlalchemy import func, select

    from calendar_app.model.filter import Filter
    from calendar_app.store.queries.bulletins import bulletins
    from calendar_app.store.session import open_store
    from calendar_app.store.tables import metadata

    with closing(open_store(settings(database).database_url)) as store, store.session() as session:
        for card in bulletins(session, Filter()):
            click.echo(
                f"{card.id}  {card.city or '-'}  {card.period}  {card.entries} entries  {card.events} events  "
                f"{card.diagnostics} diagnostics  {card.title}"
            )
        click.echo()
        for table in metadata.sorted_tables:
            click.echo(f"{session.scalar(select(func.count()).select_from(table)):>10}  {table.name}")
