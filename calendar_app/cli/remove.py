"""``remove``: take a wrongly imported bulletin out again."""

from __future__ import annotations

from contextlib import closing

import click

from calendar_app.cli.options import database_option, settings
from calendar_app.cli.said import both
from calendar_app.errors import NotFoundError


@click.command()
@click.argument("bulletins", nargs=-1, required=True, metavar="BULLETIN…")
@database_option
def remove(bulletins: tuple[str, ...], database: str | None) -> None:
    """Take BULLETINs out of the database, with what only they attested.

    A BULLETIN is named by its id, as its page and ``calendar-app db stats`` show it. Exit code 1 where one is not there;
    the others are removed.
    """
    from calendar_app.ingest import remove as remove_bulletin
    from calendar_app.store.database.session import open_store

    missing = 0
    with closing(open_store(settings(database).database_url)) as store:
        for bulletin in bulletins:
            try:
                tally = remove_bulletin(store, bulletin)
            except NotFoundError as error:
                missing += 1
                click.secho(f"error: {both(error)}", fg="red", err=True)
                continue
            click.echo(f"{bulletin}: {tally.removed} events removed")
    if missing:
        raise SystemExit(1)
