"""What the commands that take an editor's decisions share: who says so and why, the list of decisions, taking one back."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

import click

from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import database_option, settings

if TYPE_CHECKING:
    from calendar_app.maintenance import Correction

Command = TypeVar("Command", bound=Callable[..., Any])


def decision_options(command: Command) -> Command:
    """Add ``--why`` and ``--who``: what the correction says of itself."""
    for option in (
        database_option,
        click.option("--who", metavar="NAME", default=None, help="Who decides. [default: your user name]"),
        click.option("--why", metavar="TEXT", default="", help="Why; kept with the decision."),
    ):
        command = option(command)
    return command


def tell_decisions(about: str, database: str | None, change: Callable[[Correction], str] | None = None) -> None:
    """Print the decisions about persons ("person") or events ("event"), newest first; *change* says what became of what."""
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        for found in maintenance.list_corrections(store):
            if found.about != about:
                continue
            changed = f"{change(found)}  " if change else ""
            undone = f"  taken back {found.revoked:%Y-%m-%d}" if found.revoked else ""
            told = f"{found.who}  {found.at:%Y-%m-%d}  {one_line(found.why)}{undone}"
            click.echo(f"{found.number}  {found.kind}  {found.name}  {changed}{told}")


def take_back(number: int, why: str, who: str | None, database: str | None) -> bool:
    """Take a decision back, whatever it is about; whether that has taken effect."""
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        applied = maintenance.undo_correction(store, number, who=who or getpass.getuser(), why=why)
    click.echo(f"correction {number} is taken back")
    return applied
