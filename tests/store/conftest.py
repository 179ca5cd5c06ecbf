"""Every test of the store runs on both databases, each with a fresh one: SQLite always, PostgreSQL where a server answers.

CALENDAR_APP_TEST_DATABASE_URL names the server (``postgresql+psycopg://user@host:port/``), or ``sqlite`` for SQLite alone.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, make_url, text
from sqlalchemy.exc import OperationalError

from calendar_app.store.database.session import Store, open_store
from calendar_app.store.tables import metadata

SERVER = os.environ.get("CALENDAR_APP_TEST_DATABASE_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(scope="session")
def server() -> str:
    """Address of the PostgreSQL server, or a skip with its reason."""
    if SERVER == "sqlite":
        pytest.skip("CALENDAR_APP_TEST_DATABASE_URL asks for SQLite alone")
    engine = create_engine(SERVER, connect_args={"connect_timeout": 3})
    try:
        with engine.connect():
            return SERVER
    except OperationalError as error:
        pytest.skip(f"no PostgreSQL server at {SERVER}: {error.orig}")
    finally:
        engine.dispose()


def fresh_postgres(server: str) -> Iterator[str]:
    name = f"calapp_store_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
            connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))  # tests lose no power
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database that holds nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
    else:
        yield from fresh_postgres(request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def postgres_store(server: str) -> Iterator[Store]:
    """One database for all tests that only need an empty store: making one costs a second."""
    for url in fresh_postgres(server):
        with open_store(url, create=True) as opened:
            yield opened


def empty(opened: Store) -> Store:
    """Take everything out of a store."""
    with opened.write() as session:
        for table in reversed(metadata.sorted_tables):
            if table.name != "meta":
                session.execute(delete(table))
        session.execute(text("DELETE FROM search"))
    return opened


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    if request.param == "sqlite":
        with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}", create=True) as opened:
            yield opened
        return
    yield empty(request.getfixturevalue("postgres_store"))
