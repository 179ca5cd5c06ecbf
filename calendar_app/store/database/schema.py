"""Versions of the database: what is there, what is needed, and the way from one to the other (Alembic, run from code)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from calendar_app.config import data_dir
from calendar_app.errors import StoreUnavailableError, StoreVersionError
from calendar_app.store.tables import meta, metadata

#: Revisions in order; a test holds them against the migration scripts, so that opening a database needs no Alembic.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
#: Answers of :func:`state` beside a revision.
EMPTY, FOREIGN = "", "?"
PROGRAM = "calendar-app"
#: Key of the advisory lock that lets one writer at a time into a PostgreSQL database ("cal" in ASCII).
WRITER_LOCK = 0x63616C
#: The search index, which SQLAlchemy has no words for.
SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search USING fts5(title, body, city, content='', tokenize=\"unicode61 remove_diacritics 0\")",
        # Each bulletin is a piece of index, and merging four pieces at a time took as long as writing them; a search of more is no slower.
        "INSERT INTO search (search, rank) VALUES ('automerge', 8)",
    ),
    "postgresql": (
        "CREATE TABLE search (id BIGINT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, words TSVECTOR NOT NULL)",
        # Words of late imports that wait to be sorted in are read by every search: 256 kB of them, not 4 MB.
        "CREATE INDEX ix_search_words ON search USING gin (words) WITH (gin_pending_list_limit = 256)",
    ),
}


def _path(url: URL) -> Path | None:
    """File of an SQLite database; None for a server's."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def is_absent(url: URL) -> bool:
    """Whether the database is an SQLite file that does not exist."""
    path = _path(url)
    return path is not None and not path.exists()


def make_folder(url: URL) -> None:
    """Make the folder of an SQLite file where that is the user's data folder or in it; any other must be there.

    Raises:
        StoreUnavailableError: it is not there, or cannot be made.
    """
    path = _path(url)
    if path is None or path.parent.is_dir():
        return
    if not path.parent.absolute().is_relative_to(data_dir()):
        raise StoreUnavailableError(
            f"{path.parent}: there is no such folder for the database {path.name}; make it, or name another with --database"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(f"{path.parent}: the folder cannot be made: {error.strerror}") from error


def state(engine: Engine) -> str:
    """Revision of the database, EMPTY where it has no table, FOREIGN where another program made it."""
    if is_absent(engine.url):
        return EMPTY
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return EMPTY
        if not {"alembic_version", "meta"} <= tables:
            return FOREIGN
        program = connection.execute(text("SELECT value FROM meta WHERE key = 'program'")).scalar()
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(revision) if program == PROGRAM and revision else FOREIGN


def require_current(engine: Engine) -> None:
    """Return where the database is of this version.

    Raises:
        StoreUnavailableError: there is none.
        StoreVersionError: older, newer or foreign.
    """
    where = _shown(engine.url)
    if is_absent(engine.url):
        raise StoreUnavailableError(
            f"no database at {where}: import a bulletin first, or make an empty one with `calendar-app db upgrade`"
        )
    found = state(engine)
    if found == REVISIONS[-1]:
        return
    if found == EMPTY:
        raise StoreVersionError(f"{where}: the database is empty; run `calendar-app db upgrade`")
    if found == FOREIGN:
        raise not_ours(where)
    if found in REVISIONS:
        raise StoreVersionError(
            f"{where}: made by an older version ({found}, needed {REVISIONS[-1]}); run `calendar-app db upgrade`"
        )
    raise StoreVersionError(f"{where}: made by a newer version ({found}); upgrade calendar-app to use it")


def not_ours(where: str) -> StoreVersionError:
    """The error for a file or database that is not this program's."""
    return StoreVersionError(f"{where}: no database of calendar-app; name another one with --database")


def run_upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate to *revision* in one transaction, and switch SQLite to write-ahead logging.

    Raises:
        StoreVersionError: newer than the program, or foreign.
    """
    found = state(engine)
    if found not in (EMPTY, *REVISIONS):
        require_current(engine)
    if engine.dialect.name == "sqlite":
        # WAL is kept in the file, and impossible inside a transaction, which every use of the engine begins.
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            raise StoreUnavailableError(f"{_shown(engine.url)}: the database cannot be prepared: {error}") from error
        finally:
            raw.close()
    if found == EMPTY and revision == "head":
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            if not inspect(connection).get_table_names():  # another program may have been quicker
                create(connection)
    else:
        _migrate(engine, revision)


def create(connection: Connection) -> None:
    """Make every table of the newest version at once: what the migrations give (a test compares), without loading Alembic."""
    metadata.create_all(connection)
    for statement in SEARCH[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    connection.execute(meta.insert(), [{"key": "program", "value": PROGRAM}, {"key": "revision", "value": "0"}])
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL CONSTRAINT alembic_version_pkc PRIMARY KEY)"
    )
    connection.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{REVISIONS[-1]}')")  # noqa: S608 - our own


def run_downgrade(engine: Engine, revision: str) -> None:
    """Migrate back to *revision* ("base" for no tables at all); for tests and emergencies."""
    _migrate(engine, revision, down=True)


def _migrate(engine: Engine, revision: str, *, down: bool = False) -> None:
    from alembic import command  # slow to import, and needed here alone
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "calendar_app:store/migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        if down:
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)


def _shown(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
