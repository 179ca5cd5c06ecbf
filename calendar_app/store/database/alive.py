"""Connections to a server that went away are replaced before they are used, without asking the server each time.

An idle connection has nothing to read: where there is something, the server has said goodbye, or something that a question finds out. One
that was idle for long is asked too, for what lies between may have forgotten it without a word.
"""

from __future__ import annotations

import select
import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

#: Seconds after which a connection is asked whether it still is one.
_LONG = 15.0
_GIVEN_BACK = "given back"


def keep_alive(engine: Engine) -> None:
    """Look at each connection of a PostgreSQL engine when it is taken out of the pool."""

    @event.listens_for(engine, "checkin")
    def given_back(_connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's and the pool's own
        record.info[_GIVEN_BACK] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def taken_out(connection: Any, record: Any, _proxy: Any) -> None:  # noqa: ANN401
        since = record.info.get(_GIVEN_BACK)
        if since is None or (time.monotonic() - since < _LONG and not _readable(connection)):
            return
        try:
            alive = engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError(str(error)) from error
        if not alive:
            raise InvalidatePoolError("the server closed the connection")


def _readable(connection: Any) -> bool:  # noqa: ANN401
    """Whether something came that nobody has read: data, an error, or the end."""
    if connection.closed or not hasattr(select, "poll"):  # Windows has none: there the server is asked
        return True
    look = select.poll()
    look.register(connection.fileno(), select.POLLIN)
    return bool(look.poll(0))
