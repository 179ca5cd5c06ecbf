"""The one way in which views reach the store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import current_app
from sqlalchemy import Connection


def reading() -> AbstractContextManager[Connection]:
    """A read-only session for the time of one view.

    Raises:
        StoreUnavailableError: the database is locked or away (503).
    """
    store = current_app.extensions["store"]
    return cast("AbstractContextManager[Connection]", store.session())
