"""One writer at a time: how a transaction that writes begins on either database, and waits for another one."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from calendar_app.store.database import limits, schema
from calendar_app.store.database.faults import LOCKED, shown

log = logging.getLogger(__name__)


def begin_writing(connection: Connection) -> None:
    """Begin a transaction of SQLite that may write at once; say so where that has to wait."""
    told = min(limits.TELL_WAIT, limits.WRITE_WAIT)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {told * 1000:.0f}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if not LOCKED.search(str(error.orig)):
            raise
        _tell(connection)
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {(limits.WRITE_WAIT - told) * 1000:.0f}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def one_writer(connection: Connection) -> None:
    """Let one writer at a time into a PostgreSQL database, until its transaction ends; say so where that has to wait."""
    key = {"key": schema.WRITER_LOCK}
    if connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key).scalar_one():
        return
    told = min(limits.TELL_WAIT, limits.WRITE_WAIT)
    wait = text("SELECT pg_advisory_xact_lock(:key)")
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {told * 1000:.0f}")
            connection.execute(wait, key)
    except OperationalError as error:
        if not LOCKED.search(str(error.orig)):
            raise
        _tell(connection)
        # 0 is for ever
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {(limits.WRITE_WAIT - told) * 1000 + 1:.0f}")
        connection.execute(wait, key)
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")


def _tell(connection: Connection) -> None:
    log.warning(
        "%s: another program is writing to the database; waiting for it, %g s at most",
        shown(connection.engine.url),
        limits.WRITE_WAIT,
    )
