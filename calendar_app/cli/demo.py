"""``demo``: the bundled sample in a database of its own, served."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context

import click

from calendar_app.cli.options import settings
from calendar_app.config import Settings, data_dir
from calendar_app.sample import bulletins


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    envvar="PORT",
    show_envvar=True,
    help="Port to listen on.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def demo(port: int, host: str) -> None:
    """Show the program with three bulletins of an invented city.

    They are imported into a database of their own in your data folder; your own database is left alone.
    """
    from calendar_app.cli.serve import own_address, require_free, run_server

    require_free(host, port)
    config = replace(settings(), database_url=demo_database_url(), replica_url=None)
    # In a process of its own: the server forks, and what native libraries have started here would not survive that.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:
        elsewhere.submit(fill, config).result()
    address = config.base_url or own_address(host, port)
    click.echo(f"calendar   {address}/")
    click.echo(f"officials  {address}/officials")
    click.echo(f"subscribe  {address}/subscribe")
    run_server(config, host=host, port=port, workers=2)


def demo_database_url() -> str:
    """SQLite file of the demo in the user's data folder."""
    return f"sqlite:///{data_dir() / 'demo.sqlite'}"


def fill(config: Settings) -> None:
    """Import the bundled bulletins; what is there already is left as it is.

    Raises:
        StoreError: the demo's database cannot be used.
    """
    from calendar_app.ingest import ingest_file
    from calendar_app.store.database.session import open_store

    with closing(open_store(config.database_url, create=True)) as store:
        for bulletin in bulletins():
            report = ingest_file(store, bulletin.read_bytes(), source=bulletin.name)
            click.echo(f"{report.place} {report.period}: {report.entries} entries, {report.events} events", err=True)
