"""Stores of the benchmarks: files of 1,000 and 100,000 events written as an import writes them, and larger ones of copies."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from _store_grow import grow, into_postgres
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from store_data import PER_MONTH, bulletins

from calendar_app.feeds.ical import render_vevent
from calendar_app.store.database.session import open_store
from calendar_app.store.writer import store_bulletin

NOW = datetime(2024, 1, 1, tzinfo=UTC)
#: Events that are written one bulletin after the other; a larger store is made of copies.
WRITTEN = 100_000


def fill(folder: Path, size: int) -> Path:
    """File of a store of *size* events, made unless it is there."""
    path = folder / f"store-{size}.sqlite"
    if path.exists():
        return path
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    if size > WRITTEN:
        with sqlite3.connect(fill(folder, WRITTEN)) as small, sqlite3.connect(part) as large:
            small.backup(large)
        small.close()
        large.close()
        grow(f"sqlite:///{part}", size // WRITTEN)
    else:
        started = time.perf_counter()
        with open_store(f"sqlite:///{part}", create=True) as store:
            for annotated in bulletins(size // PER_MONTH):
                with store.write() as session:
                    store_bulletin(session, annotated, now=NOW, render=render_vevent)
        print(f"{size:,} events written at {size / (time.perf_counter() - started):.0f} a second", flush=True)
    part.rename(path)
    return path


@contextmanager
def on_server(server: str, folder: Path, size: int, *, keep: bool) -> Iterator[str]:
    """Address of a database with the rows of the SQLite store of the size; dropped at the end unless it is to be kept."""
    name = f"calapp_bench_{size}"
    admin = create_engine(make_url(server).set(database="postgres"), isolation_level="AUTOCOMMIT")
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        there = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).scalar()
        if not there:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    try:
        if not there:
            into_postgres(fill(folder, min(size, WRITTEN)), url)
            if size > WRITTEN:
                grow(url, size // WRITTEN)
        yield url
    finally:
        if not keep:
            with admin.connect() as connection:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()
