"""Commands, one module a group. Heavy imports stay inside commands, so that ``--help`` loads neither Flask nor SQLAlchemy."""

from __future__ import annotations

import gc

import click

from calendar_app.cli.lazy import LazyGroup
from calendar_app.cli.options import DATABASE_HELP

#: Name of a command and where it lives, in the order in which ``--help`` lists them.
COMMANDS = {
    "demo": "calendar_app.cli.demo:demo",
    "extract": "calendar_app.cli.extract:extract",
    "explain": "calendar_app.cli.extract:explain",
    "import": "calendar_app.cli.importing:import_",
    "remove": "calendar_app.cli.remove:remove",
    "serve": "calendar_app.cli.serve:serve",
    "export": "calendar_app.cli.export:export",
    "check": "calendar_app.cli.extract:check",
    "events": "calendar_app.cli.events:events",
    "people": "calendar_app.cli.people:people",
    "db": "calendar_app.cli.db:db",
}


@click.group(
    cls=LazyGroup,
    commands_from=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="calendar-app", message="%(prog)s %(version)s")
@click.option("--database", "database", metavar="URL", default=None, help=DATABASE_HELP)
@click.pass_context
def main(ctx: click.Context, database: str | None) -> None:
    """Turn the monthly bulletins of Chinese cities into a calendar, officials' timelines and feeds.

    Results go to standard output, progress and errors to standard error. Exit code 0: all well; 1: some input was
    refused, or a check found something wrong; 2: wrong usage.
    """
    # A bulletin makes many objects that stay: looking for garbage among them every 700 costs a tenth of an import.
    gc.set_threshold(200_000, 20, 50)
    ctx.obj = {"database": database}
