"""Opening the database: engines, pragmas, transactions.

How long one waits is in ``limits``, one writer at a time in ``waiting``, the words for what can go wrong in ``faults``.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from calendar_app.errors import StoreError, StoreUnavailableError
from calendar_app.store.database import limits, schema
from calendar_app.store.database.alive import keep_alive
from calendar_app.store.database.faults import shown, translated
from calendar_app.store.database.waiting import begin_writing, one_writer

#: Steps of SQLite's machine between two looks at the clock: a millisecond or two.
_STEPS = 20_000
_CLOCK = "clock"
#: Of the file, kept in memory by each SQLite connection: as a rule, and while a whole store is read through once.
_PAGES_KB, _FEW_PAGES_KB = 8192, 1024
#: Kept by the one that writes: indexes over UIDs and topics are written all over the file, not at its end.
_WRITER_PAGES_KB = 65_536
#: Pages in the log before they are copied into the file, 1,000 as a rule: a bulletin changes as many, the same ones again and
#: again, and each of them is copied once. Until then the log holds them, 32 MB of it.
_LOG_PAGES = 8_000


class _Clock:
    """Stops a reading statement of one SQLite connection that takes longer than READ_STATEMENT_MS."""

    def __init__(self) -> None:
        self._until = math.inf
        self.patient = False

    def start(self) -> None:
        """Give what runs next the whole time."""
        self._until = math.inf if self.patient else time.monotonic() + limits.READ_STATEMENT_MS / 1000

    def is_over(self) -> bool:
        """What SQLite asks while it works; true interrupts the statement."""
        return time.monotonic() > self._until


def renew(session: Connection) -> None:
    """Give the next batch of a streamed statement a time of its own, as PostgreSQL does: whoever reads may be slow."""
    clock = session.info.get(_CLOCK)
    if clock is not None:
        clock.start()


@contextmanager
def unhurried(session: Connection) -> Iterator[None]:
    """Let statements of a session that reads take as long as they need: one that looks at a whole table does, when that is large."""
    if session.dialect.name == "postgresql":
        session.execute(text("SET LOCAL statement_timeout = 0"))
    clock = session.info.get(_CLOCK, _Clock())  # who writes has none
    clock.patient = True
    try:
        yield
    finally:
        clock.patient = False


@contextmanager
def passing_through(session: Connection) -> Iterator[None]:
    """Read much, each page of the file once: SQLite keeps few of them meanwhile, so that memory does not grow."""
    if session.dialect.name != "sqlite":
        yield
        return
    session.execute(text(f"PRAGMA cache_size = -{_FEW_PAGES_KB}"))
    try:
        yield
    finally:
        session.execute(text(f"PRAGMA cache_size = -{_PAGES_KB}"))


class Store:
    """An open database: many readers, one writer at a time. Made by :func:`open_store`."""

    def __init__(self, url: URL, replica: URL | None = None) -> None:
        self.url = url
        self.dialect = url.get_backend_name()
        self._write = _engine(url, read_only=False)
        self._read = _engine(replica or url, read_only=True)
        # One statement is one state by itself: BEGIN and COMMIT around it would be two ways to the server and back.
        alone = {} if self.dialect == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
        self._alone = self._read.execution_options(**alone)

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A session for reading one consistent state; writing in it is refused by the database.

        Raises:
            StoreUnavailableError: the database is locked, unreachable or broken.
        """
        with translated(self._read.url), self._read.connect() as session:
            if self.dialect == "sqlite":
                yield session
                return
            try:
                yield session
            except DBAPIError:
                raise
            except Exception:
                session.commit()  # as below: that nothing was found is no reason to forget
                raise
            session.commit()  # not a rollback, at which psycopg forgets the statements that it has prepared

    def revision(self) -> str:
        """What moves with every write, for caches and ETags: the cheapest question there is.

        Raises:
            StoreUnavailableError: the database is locked, unreachable or broken.
        """
        with translated(self._read.url), self._alone.connect() as connection:
            return str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'revision'").scalar_one())

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction for writing: committed at the end of the block, rolled back where it raises.

        A second writer waits for the first, WRITE_WAIT at most; a warning is logged where that takes longer than TELL_WAIT.

        Raises:
            StoreUnavailableError: locked for too long, unreachable, or out of space; nothing was written.
        """
        with translated(self._write.url), self._write.begin() as session:
            if self.dialect == "postgresql":
                one_writer(session)
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self._write.dispose()
        self._read.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, replica_url: str | None = None, create: bool = False) -> Store:
    """Open the database at *url* (``sqlite:///path`` or ``postgresql+psycopg://…``), made by this version of the program.

    Args:
        url: where writes go, and reads without a replica.
        replica_url: where reads go.
        create: make the tables where there is no database yet or an empty one. A folder is made for the user's default
            database alone: any other that is not there is a mistake of whoever named it.

    Raises:
        StoreUnavailableError: there is no such database, or it is locked or unreachable.
        StoreVersionError: made by an older or newer version, or by another program.
    """
    parsed = parse_url(url)
    if create and schema.is_absent(parsed):
        schema.make_folder(parsed)
    store = Store(parsed, parse_url(replica_url) if replica_url else None)
    try:
        with translated(parsed):
            if create and schema.state(store._write) == schema.EMPTY:
                schema.run_upgrade(store._write)
            schema.require_current(store._write)
            if replica_url:
                schema.require_current(store._read)
    except StoreError:
        store.close()
        raise
    store.close()  # a process that forks now takes no open connection along
    return store


def upgrade(url: str) -> None:
    """Bring the database at *url* to the newest version, making it where there is none; all or nothing.

    Raises:
        StoreUnavailableError: locked or unreachable.
        StoreVersionError: made by a newer version or by another program.
    """
    parsed = parse_url(url)
    schema.make_folder(parsed)
    engine = _engine(parsed, read_only=False)
    try:
        with translated(parsed):
            schema.run_upgrade(engine)
    finally:
        engine.dispose()


def current_version(url: str) -> str | None:
    """Revision of the database at *url*, None for an empty one.

    Raises:
        StoreUnavailableError: missing, locked or unreachable.
        StoreVersionError: made by another program.
    """
    parsed = parse_url(url)
    if schema.is_absent(parsed):
        raise StoreUnavailableError(f"no database at {shown(parsed)}: make one with `calendar-app db upgrade`")
    engine = _engine(parsed, read_only=False)
    try:
        with translated(parsed):
            found = schema.state(engine)
            if found == schema.FOREIGN:
                schema.require_current(engine)
            return None if found == schema.EMPTY else found
    finally:
        engine.dispose()


def parse_url(url: str) -> URL:
    """The parsed address of a database.

    Raises:
        StoreUnavailableError: no address of a database that the program can use.
    """
    hint = "use sqlite:///path or postgresql+psycopg://user@host/name"
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        raise StoreUnavailableError(f"{url!r} names no database: {hint}") from error
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreUnavailableError(f"{shown(parsed)} is of a kind that is not supported: {hint}")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreUnavailableError("an SQLite database needs a file: use sqlite:///path")
    return parsed


def _engine(url: URL, *, read_only: bool) -> Engine:
    if url.get_backend_name() == "postgresql":
        options = "-c timezone=UTC -c jit=off"
        if read_only:
            # What questions look up is in memory mostly; at the server's own setting it reads small tables from end to end instead.
            options += " -c random_page_cost=1.1"
            options += f" -c default_transaction_read_only=on -c statement_timeout={limits.READ_STATEMENT_MS}"
        engine = create_engine(
            url,
            isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
            connect_args={"options": options, "connect_timeout": 10},
            pool_reset_on_return=None,  # whoever gives a connection back has ended its transaction
        )
        keep_alive(engine)
        return engine
    wait = limits.READ_WAIT if read_only else limits.WRITE_WAIT
    engine = create_engine(url, connect_args={"timeout": wait, "check_same_thread": False}, pool_reset_on_return=None)
    _prepare_sqlite(engine, read_only=read_only)
    return engine


def _prepare_sqlite(engine: Engine, *, read_only: bool) -> None:
    """Pragmas of each connection; transactions begun by us, since sqlite3 would begin them late and let DDL out."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA cache_size = -{_PAGES_KB}")
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
            record.info[_CLOCK] = clock = _Clock()
            connection.set_progress_handler(clock.is_over, _STEPS)
        else:
            cursor.execute(f"PRAGMA cache_size = -{_WRITER_PAGES_KB}")
            cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    if read_only:

        @event.listens_for(engine, "before_cursor_execute")
        def start_clock(connection: Connection, *_: object) -> None:
            connection.info[_CLOCK].start()

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        if read_only:  # takes no lock, so it cannot fail; by way of SQLAlchemy it costs as much as a short question
            connection.connection.driver_connection.execute("BEGIN")  # type: ignore[union-attr]
        else:
            begin_writing(connection)
