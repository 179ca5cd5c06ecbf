"""Write docs/commands.md from the commands themselves: ``python scripts/reference.py > docs/commands.md``.

tests/house/test_docs.py holds the file against what this prints.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

import click

from calendar_app.cli import main

HEAD = """\
# Commands

Made from the program by `python scripts/reference.py > docs/commands.md`; do not edit.

`calendar-app [--database URL] COMMAND …`. Results go to standard output, progress and errors to standard error. Exit code
0: all well; 1: some input was refused, or a check found something wrong; 2: wrong usage. Diagnostics alone are 0.
"""


def commands(group: click.Group, ctx: click.Context, path: str = "calendar-app") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its whole name, in the order of the help."""
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is None:
            raise LookupError(name)
        if isinstance(command, click.Group):
            yield from commands(command, click.Context(command, parent=ctx, info_name=name), f"{path} {name}")
        else:
            yield f"{path} {name}", command


def describe(name: str, command: click.Command) -> Iterator[str]:
    """The section of one command, line by line."""
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    options = [param for param in command.params if isinstance(param, click.Option)]
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *(_argument(argument) for argument in arguments)])
    yield f"\n## {name.removeprefix('calendar-app ')}\n"
    yield f"    {usage}\n"
    yield inspect.cleandoc(command.help or "").replace("\b\n", "").replace("\f", "")
    if options:
        yield "\n| option | meaning |\n|---|---|"
        for option in options:
            yield f"| {_names(option)} | {_meaning(option)} |"


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return f"[{name}]" if not argument.required and not name.startswith("[") else name


def _names(option: click.Option) -> str:
    names = ", ".join(f"`{opt}`" for opt in [*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    if option.metavar:
        value = option.metavar
    elif isinstance(option.type, click.Choice):
        value = r"\|".join(str(choice) for choice in option.type.choices)
    else:
        value = option.type.name.upper().replace(" RANGE", "")
    return f"{names} {value}"


def _meaning(option: click.Option) -> str:
    text = " ".join((option.help or "").split()).replace("|", r"\|")
    notes = []
    if option.required:
        notes.append("required")
    if option.show_envvar and option.envvar:
        notes.append(f"environment: `{option.envvar}`")
    if option.show_default and option.default not in (None, (), False):
        notes.append(f"default: {option.default}")
    return f"{text} ({'; '.join(notes)})" if notes else text


def reference() -> str:
    """The whole page."""
    ctx = click.Context(main, info_name="calendar-app")
    lines = [HEAD.rstrip()]
    for name, command in commands(main, ctx):
        lines += describe(name, command)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
