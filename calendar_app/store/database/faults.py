"""Errors of the drivers turned into one line each that says what went wrong, and where."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from calendar_app.errors import StoreError, StoreUnavailableError
from calendar_app.store.database import limits, schema

# What the driver could not put in order behind an error is no news beside the error: it goes where logs are kept, not to a terminal.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_SPACE = re.compile(r"database or disk is full|No space left|disk I/O error|could not extend", re.IGNORECASE)
#: What both databases say where another program holds a lock for too long.
LOCKED = re.compile(r"database is locked|database table is locked|lock timeout", re.IGNORECASE)
_LOST = re.compile(
    r"server closed the connection|terminating connection|connection (?:is|was) lost|is shutting down|is starting up"
    r"|in recovery mode|SSL connection has been closed|consuming input failed|connection is closed|Connection reset",
    re.IGNORECASE,
)
_SLOW = re.compile(r"^interrupted$|statement timeout", re.IGNORECASE)
_READ_ONLY = re.compile(r"readonly database|read-only (?:file system|transaction)|Permission denied", re.IGNORECASE)
_BROKEN = re.compile(r"malformed|not a database|file is encrypted", re.IGNORECASE)


def shown(url: URL) -> str:
    """The address as messages print it, password hidden."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn a driver's error into one line that says what and where."""
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise  # a fault of the program, not of the database
    except DBAPIError as error:
        raise said(error, url) from error


def said(error: DBAPIError, url: URL) -> StoreError:
    """The program's error for a driver's, in one line."""
    reason = " ".join(str(error.orig).split())
    where = shown(url)
    if LOCKED.search(reason):
        found = "pg_stat_activity" if url.get_backend_name() == "postgresql" else f"`fuser {where}`"
        return StoreUnavailableError(
            f"{where}: the database is locked by another program; try again when it is done ({found} names it): "
            "what is stored already is passed over"
        )
    if _LOST.search(reason):
        return StoreUnavailableError(
            f"{where}: the connection was lost ({reason}); try again: a bulletin is stored whole or not at all"
        )
    if _SLOW.search(reason):
        return StoreUnavailableError(
            f"{where}: the question took longer than {limits.READ_STATEMENT_MS / 1000:g} s; ask for less"
        )
    if _SPACE.search(reason):
        return StoreUnavailableError(f"{where}: no space left to write ({reason}); make room and try again")
    if _READ_ONLY.search(reason):
        return StoreUnavailableError(
            f"{where}: this user may not write there ({reason}); SQLite keeps its journal beside the file even for reading: "
            "give the user the right to write the file and its folder"
            if url.get_backend_name() == "sqlite"
            else f"{where}: this user may not write there ({reason})"
        )
    if _BROKEN.search(reason):
        return schema.not_ours(where)
    return StoreUnavailableError(f"{where}: the database cannot be used: {reason}")
