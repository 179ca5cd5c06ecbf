"""``events``: an editor's decision about an event, in force at once, and kept as a correction that every import of its bulletin obeys."""

from __future__ import annotations

import getpass
from contextlib import closing
from typing import TYPE_CHECKING

import click

from calendar_app.cli.decisions import decision_options, take_back, tell_decisions
from calendar_app.cli.lazy import one_line
from calendar_app.cli.options import database_option, settings
from calendar_app.model.revision import Days, Revision, parse_days

if TYPE_CHECKING:
    from calendar_app.maintenance import Correction


def _days(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Days | None:
    """Refuse what are no days, before anything is opened."""
    try:
        return None if value is None else parse_days(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.group(short_help="Correct or hide events.")
def events() -> None:
    """Correct or hide events: decisions that hold at once, are kept, and are obeyed whenever the event's bulletin is imported.

    An EVENT is named by its number, which stands at the foot of its page and in every export, or by the address of its page. The
    printed text stays as it is, and the page tells what was read before.
    """


@events.command()
@click.argument("event")
@click.option("--summary", metavar="TEXT", default=None, help="What the event is called.")
@click.option(
    "--date",
    "days",
    metavar="EDTF",
    default=None,
    callback=_days,
    help="When it was: 2023-07-05, 2023-07-05/2023-07-08, or a month, 2023-07; of what recurs, from when to when.",
)
@click.option("--add-tag", "added", multiple=True, metavar="TAG", help="Topic that is missing. May be repeated.")
@click.option("--drop-tag", "dropped", multiple=True, metavar="TAG", help="Topic that is wrong. May be repeated.")
@click.option(
    "--drop-person",
    "people",
    multiple=True,
    metavar="NAME",
    help="Words read as a person that are none. May be repeated.",
)
@click.option(
    "--drop-org", "orgs", multiple=True, metavar="NAME", help="Words read as a body that are none. May be repeated."
)
@click.option(
    "--drop-place",
    "places",
    multiple=True,
    metavar="NAME",
    help="Words read as a place that are none. May be repeated.",
)
@decision_options
def correct(
    event: str,
    summary: str | None,
    days: Days | None,
    added: tuple[str, ...],
    dropped: tuple[str, ...],
    people: tuple[str, ...],
    orgs: tuple[str, ...],
    places: tuple[str, ...],
    why: str,
    who: str | None,
    database: str | None,
) -> None:
    """Correct the name, the days, the topics or the names of EVENT; pages, feeds and counts follow at once.

    Topics and names are those of the entry, and so of all its events.

    Example: calendar-app events correct 7e47abbc-1ba9-5cc6-9d26-0309305fef09 --date 2024-05-23 --why 原文排印有误
    """
    _revise(event, Revision(summary, days, added, dropped, people, orgs, places), why, who, database)


@events.command()
@click.argument("event")
@decision_options
def hide(event: str, why: str, who: str | None, database: str | None) -> None:
    """Say that EVENT is none: from now on it is in no page, feed or export."""
    _revise(event, Revision(hide=True), why, who, database)


def _revise(event: str, revision: Revision, why: str, who: str | None, database: str | None) -> None:
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    event = event.partition("?")[0].rstrip("/").rpartition("/")[2].removesuffix(".ics")
    with closing(open_store(settings(database).database_url)) as store:
        revised = maintenance.revise_event(store, event, revision, who=who or getpass.getuser(), why=why)
        made = [found for found in maintenance.list_corrections(store) if found.number in revised.numbers]
    for found in reversed(made):
        click.echo(f"correction {found.number}: {found.kind}: {_change(found)}")
    _tell_waiting(revised.applied)


def _tell_waiting(applied: bool) -> None:
    if not applied:
        click.echo("it was corrected by an earlier version: import its bulletin again to apply this", err=True)


@events.command("list")
@database_option
def list_(database: str | None) -> None:
    """List the decisions, newest first: number, what, event, old → new, who, when, why, and whether it was taken back."""
    tell_decisions("event", database, _change)


def _change(found: Correction) -> str:
    """What was read and what stands instead, on one line."""
    return one_line(f"{found.old} → {found.new or 'hidden'}")


@events.command()
@click.argument("number", type=int)
@decision_options
def undo(number: int, why: str, who: str | None, database: str | None) -> None:
    """Take the decision NUMBER back; ``events list`` tells the numbers. What was read stands again at once."""
    _tell_waiting(take_back(number, why, who, database))
