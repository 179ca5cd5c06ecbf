"""Keeping a store: check and repair, backup and restore, figures, and editors' decisions about people."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import URL

from calendar_app.errors import StoreError, StoreUnavailableError, StoreVersionError
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.revision import Revision
from calendar_app.store import integrity
from calendar_app.store.database.faults import shown
from calendar_app.store.database.schema import make_folder
from calendar_app.store.database.session import Store, open_store, parse_url
from calendar_app.store.editors import editing, revising
from calendar_app.store.editors.editing import Editor
from calendar_app.store.editors.revising import Revised
from calendar_app.store.events.revisions import told
from calendar_app.store.integrity import Problem
from calendar_app.store.tables import corrections, metadata
from calendar_app.store.writer import bump


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's decision, in force or taken back.

    ``about`` is "person" or "event", ``name`` the person's name or the event's UID; ``old`` and ``new`` tell, of an event, what was read
    and what stands instead.
    """

    number: int
    about: str
    kind: str  # merge, split, hide; summary, date, tags, hide
    name: str
    old: str
    new: str
    who: str
    why: str
    at: datetime
    revoked: datetime | None


def check(store: Store) -> list[Problem]:
    """Everything that is wrong with the database; empty where it is sound. Reads all of it, changes nothing."""
    with store.session() as session:
        return integrity.find_problems(session, render_vevent)


def repair(store: Store, *, now: datetime | None = None) -> list[Problem]:
    """Make everything derived again, in one transaction; what is still wrong then is returned.

    Raises:
        StoreError: the file itself is broken: restore a backup.
    """
    with store.session() as session:
        broken = [p for p in integrity.find_problems(session, render_vevent) if p.code == "broken-file"]
    if broken:
        raise StoreError(f"{shown(store.url)}: {broken[0].message}: restore a backup with `calendar-app db restore`")
    with store.write() as session:
        integrity.repair(session, render_vevent, _seconds(now))
        bump(session)
    return check(store)


def stats(store: Store) -> dict[str, int]:
    """Rows of each table, by name."""
    with store.session() as session:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def backup(url: str, target: Path) -> None:
    """Write the database as it is now to a file, while it is in use; the file takes its place only when whole.

    SQLite: a database file like any other. PostgreSQL: pg_dump's custom format.

    Raises:
        StoreError: the database cannot be read or the file not written; nothing is left behind.
    """
    with open_store(url) as store, _replacing(target) as part:
        if store.dialect == "sqlite":
            _copy_sqlite(Path(store.url.database or ""), part)
            _checked(f"sqlite:///{part}", target)
        else:
            _run("pg_dump", store.url, "--format=custom", "--no-owner", f"--file={part}")


def restore(url: str, source: Path) -> None:
    """Put a backup in the place of the database; a broken, newer or foreign file is refused and nothing changed.

    Raises:
        StoreVersionError: the file is of a newer program, or no backup at all.
        StoreError: it is broken, or the database cannot be written.
    """
    parsed = parse_url(url)
    if not source.is_file():
        raise StoreUnavailableError(f"no backup at {source}")
    if parsed.get_backend_name() != "sqlite":
        _run("pg_restore", parsed, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(source))
        with open_store(url):
            return
    target = Path(parsed.database or "")
    make_folder(parsed)
    with _replacing(target) as part:
        _copy_sqlite(source, part)
        _checked(f"sqlite:///{part}", source)
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)


def _checked(url: str, told: Path) -> None:
    """Refuse a copy that is not sound.

    Raises:
        StoreError: says what is wrong with the file *told*.
    """
    try:
        with open_store(url) as copy, copy.session() as session:
            broken = [p for p in integrity.find_problems(session, render_vevent) if not p.repairable]
    except StoreVersionError as error:
        raise StoreVersionError(str(error).replace(shown(parse_url(url)), str(told))) from error
    except StoreUnavailableError as error:
        raise StoreUnavailableError(str(error).replace(shown(parse_url(url)), str(told))) from error
    if broken:
        raise StoreError(f"{told}: broken: {broken[0].message}")
    with closing(sqlite3.connect(parse_url(url).database or "")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database as one state of it, whoever writes meanwhile (SQLite's backup API)."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new, pages=4096)
            new.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        raise StoreUnavailableError(f"{source}: cannot be copied: {error}") from error
    except sqlite3.DatabaseError as error:
        raise StoreVersionError(f"{source}: no database of calendar-app, or a broken one: {error}") from error


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place, flushed to the disk, when the block ends well."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise StoreUnavailableError(f"{target.parent}: cannot be written: {error.strerror}") from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise StoreUnavailableError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        for left in (part, *(part.with_name(part.name + suffix) for suffix in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def _run(program: str, url: URL, *options: str) -> None:
    """Run a program of PostgreSQL against the database; the password goes by environment, not by arguments.

    Raises:
        StoreUnavailableError: it is not installed, or it failed; with its last line.
    """
    name = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    arguments = [program, f"--dbname={name}", *options]
    try:
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise StoreUnavailableError(f"{program} is not installed: install PostgreSQL's client programs") from error
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise StoreUnavailableError(f"{program} failed: {reason}")


def merge_people(
    store: Store, keep: str, other: str, *, who: str, why: str, spelling: bool = False, now: datetime | None = None
) -> int:
    """See ``editing.merge``; returns the correction's number."""
    with store.write() as session:
        return editing.merge(session, keep, other, _editor(who, why, now), spelling=spelling)


def split_person(
    store: Store, slug: str, apart: Sequence[str], *, who: str, why: str, now: datetime | None = None
) -> str:
    """See ``editing.split``; returns the slug of the other person."""
    with store.write() as session:
        return editing.split(session, slug, apart, _editor(who, why, now))


def hide_person(store: Store, slug: str, *, who: str, why: str, now: datetime | None = None) -> int:
    """See ``editing.hide``; returns the correction's number."""
    with store.write() as session:
        return editing.hide(session, slug, _editor(who, why, now))


def revise_event(
    store: Store, uid: str, revision: Revision, *, who: str, why: str, now: datetime | None = None
) -> Revised:
    """See ``revising.revise``: the corrections' numbers, and whether they have taken effect."""
    with store.write() as session:
        return revising.revise(session, uid, revision, _editor(who, why, now))


def undo_correction(store: Store, number: int, *, who: str, why: str = "", now: datetime | None = None) -> bool:
    """See ``editing.undo``: whether it has taken effect."""
    with store.write() as session:
        return editing.undo(session, number, _editor(who, why, now))


def list_corrections(store: Store) -> list[Correction]:
    """Every correction, newest first."""
    with store.session() as session:
        rows = session.execute(select(corrections).order_by(corrections.c.id.desc())).mappings()
        return [
            Correction(
                number=row["id"],
                about=row["type"],
                kind=row["field"],
                name=row["target"],
                **dict(zip(("old", "new"), told(row), strict=True)),
                who=row["who"],
                why=row["why"],
                at=datetime.fromtimestamp(row["at"], UTC),
                revoked=datetime.fromtimestamp(row["revoked"], UTC) if row["revoked"] is not None else None,
            )
            for row in rows
        ]


def _editor(who: str, why: str, now: datetime | None) -> Editor:
    return Editor(who, why, _seconds(now), render_vevent)


def _seconds(now: datetime | None) -> int:
    return int((now or datetime.now(UTC)).timestamp())
