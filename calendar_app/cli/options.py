"""Options that several commands share."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any, TypeVar

import click

from calendar_app.config import Settings
from calendar_app.model.period import is_period

Command = TypeVar("Command", bound=Callable[..., Any])

DATABASE_HELP = (
    "Database: sqlite:///path or postgresql+psycopg://… "
    "[default: $CALENDAR_APP_DATABASE_URL, else an SQLite file in your data folder]"
)


def database_option(command: Command) -> Command:
    """Add ``--database``; the command reads it with `settings`, so that it may stand before or after the command's name."""
    return click.option("--database", metavar="URL", default=None, help=DATABASE_HELP)(command)


def settings(database: str | None = None) -> Settings:
    """Settings of this run: the command's ``--database``, else the group's, else the environment's.

    Raises:
        ConfigError: a setting is malformed.
    """
    if database is None:
        root = click.get_current_context().find_root()
        database = (root.obj or {}).get("database")
    return Settings.from_env(database_url=database)


def _period(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no period, before anything is read."""
    if value is not None and not is_period(value):
        raise click.BadParameter(f"{value!r} is no month (2023-07), no year (2023) and no span (1986/2005)")
    return value


def _encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what Python knows no encoding by, before anything is read."""
    if value is not None:
        try:
            codecs.lookup(value)
        except LookupError as error:
            raise click.BadParameter(f"{value!r} is no encoding: utf-8, gb18030, big5 …") from error
    return value


def reading_options(command: Command) -> Command:
    """Add ``--jurisdiction``, ``--period`` and ``--encoding``: what is known of a bulletin without reading it."""
    for option in (
        click.option(
            "--encoding",
            metavar="NAME",
            default=None,
            callback=_encoding,
            help="Encoding of the text. [default: found out]",
        ),
        click.option(
            "--period",
            metavar="EDTF",
            default=None,
            callback=_period,
            help="Month, year or span that the bulletin covers: 2023-07, 2023, 1986/2005. [default: read from it]",
        ),
        click.option(
            "--jurisdiction",
            metavar="NAME",
            default=None,
            help="City, county or body whose bulletin it is, such as 洛阳市. [default: read from it]",
        ),
    ):
        command = option(command)
    return command


def filter_options(command: Command) -> Command:
    """Add an option for each key of the filter (`calendar_app.model.filter.KEYS`); they arrive under the key's name."""
    helps = {
        "q": "Words that title or text must hold.",
        "precision": "How fine the date is known: day, month, year.",
        "kind": "Kind of event: main, also, planned, recurring.",
        "role": "What an official did: 主持, 出席 …",
        "place": "Place where it happened.",
        "org": "Organisation that took part.",
        "official": "Official, by the name in the address of the page.",
        "tag": "Topic.",
        "section": "Section of the bulletin.",
        "city": "City, county or body whose bulletin it is.",
        "to": "Last day, YYYY-MM-DD.",
        "from": "First day, YYYY-MM-DD.",
    }
    for key, text in helps.items():
        single = key in ("from", "to", "q")
        command = click.option(
            f"--{key}",
            f"filter_{key}",
            multiple=not single,
            default=None if single else (),
            metavar="TEXT" if key not in ("from", "to") else "DAY",
            help=text if single else f"{text} May be repeated: one of them is enough.",
        )(command)
    return command


def filter_pairs(options: dict[str, Any]) -> list[tuple[str, str]]:
    """Take the values of `filter_options` out of *options*: key and value, one pair a value, empty ones left out."""
    pairs: list[tuple[str, str]] = []
    for name in [name for name in options if name.startswith("filter_")]:
        value = options.pop(name)
        values = value if isinstance(value, tuple) else (value,)
        pairs += [(name.removeprefix("filter_"), v) for v in values if v]
    return pairs
