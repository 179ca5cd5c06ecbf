"""A click group that imports a command's module when the command is asked for, and says errors in one line."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import IO, Any

import click
from click.exceptions import NoArgsIsHelpError

from calendar_app.errors import CalendarAppError

#: What writing to a disk fails with that has no room.
_FULL = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])


class Failure(click.ClickException):
    """An error of the program as the command line says it: one line on standard error, exit code 1."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message as one line, whatever line breaks it came with."""
        from calendar_app.cli.said import both  # looked up when something is wrong, and never for --help

        click.secho(f"error: {both(self.message)}", fg="red", err=file is None, file=file)


def _in_both(error: click.UsageError) -> click.UsageError:
    """Wrong usage in both languages, with what click prints above it."""
    from calendar_app.cli.said import both

    return click.UsageError(both(error.format_message()), error.ctx)


def one_line(message: object) -> str:
    """The message without line breaks or runs of white space."""
    return " ".join(str(message).split())


class LazyGroup(click.Group):
    """A group whose commands are named by ``module:attribute``.

    Args:
        commands_from: command name to import path, in the order of the help.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what click.Group takes
        commands_from: Mapping[str, str] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.commands_from = dict(commands_from or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table, then what was added by decorator."""
        return [*self.commands_from, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None where there is none of the name."""
        path = self.commands_from.get(cmd_name)
        if path is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = path.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """The context of the command line; wrong usage is said in both languages."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except NoArgsIsHelpError:
            raise  # the help itself
        except click.UsageError as error:
            raise _in_both(error) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; an error of the program's own tree, or of a full disk, becomes one line and exit code 1."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here a full disk can be told of, at the end of the process no more
        except NoArgsIsHelpError:
            raise  # the help itself
        except click.UsageError as error:
            raise _in_both(error) from error
        except CalendarAppError as error:
            raise Failure(str(error)) from error
        except OSError as error:
            if error.errno not in _FULL:
                raise
            _give_up_output()
            raise Failure(f"cannot write: {error.strerror}; make room and try again") from error


def _give_up_output() -> None:
    """Let what could not be written go, or Python would try again at the end and print a trace."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
