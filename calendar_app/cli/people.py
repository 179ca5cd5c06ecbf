"""``people``: an editor's decision about a person, kept as a correction that later imports respect."""

from __future__ import annotations

import getpass
from contextlib import closing

import click

from calendar_app.cli.decisions import decision_options, take_back, tell_decisions
from calendar_app.cli.options import database_option, settings


@click.group(short_help="Merge, split or hide people.")
def people() -> None:
    """Merge, split or hide people: decisions that later imports respect.

    A person is named by the address of the page, or by its last part: 江某, or 江某-市教育局.
    """


@people.command()
@click.argument("person")
@click.argument("other")
@click.option("--spelling", is_flag=True, help="The name of OTHER is another spelling, or a misprint, of PERSON's.")
@decision_options
def merge(person: str, other: str, spelling: bool, why: str, who: str | None, database: str | None) -> None:
    """Say that PERSON and OTHER, two people of one name, are one; the address of OTHER leads to PERSON from then on.

    It is the last word: an earlier split that parts the two holds no longer.
    """
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        number = maintenance.merge_people(
            store, person, other, spelling=spelling, who=who or getpass.getuser(), why=why
        )
    click.echo(f"correction {number}: {other} is {person}")


@people.command()
@click.argument("person")
@click.option(
    "--post",
    "posts",
    multiple=True,
    required=True,
    help="Post, as printed, of the one who is somebody else. May be repeated.",
)
@decision_options
def split(person: str, posts: tuple[str, ...], why: str, who: str | None, database: str | None) -> None:
    """Say that PERSON is two people: the one who holds a --post is not the one who holds the others."""
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        new = maintenance.split_person(store, person, posts, who=who or getpass.getuser(), why=why)
    click.echo(f"{person} and {new} are two people")


@people.command()
@click.argument("person")
@decision_options
def hide(person: str, why: str, who: str | None, database: str | None) -> None:
    """Leave PERSON out of pages, feeds, search and exports, as was asked for; the printed text stays as it is."""
    from calendar_app import maintenance
    from calendar_app.store.database.session import open_store

    with closing(open_store(settings(database).database_url)) as store:
        number = maintenance.hide_person(store, person, who=who or getpass.getuser(), why=why)
    click.echo(f"correction {number}: {person} is hidden")


@people.command("list")
@database_option
def list_(database: str | None) -> None:
    """List the decisions, newest first: number, what, name, who, when, why, and whether it was taken back."""
    tell_decisions("person", database)


@people.command()
@click.argument("number", type=int)
@decision_options
def undo(number: int, why: str, who: str | None, database: str | None) -> None:
    """Take the decision NUMBER back; ``people list`` tells the numbers."""
    take_back(number, why, who, database)
