"""What an upgrade needs beside the database: some versions write rows anew, and both forms are there until it is done."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from calendar_app.store.database import schema
from calendar_app.store.database.faults import translated
from calendar_app.store.database.session import current_version, parse_url

#: The version that writes the mentions of every entry anew.
_MOVED = "0005"
#: Of the database's size: at 100,000 events it grew by a quarter meanwhile, and as much stood in the temporary folder (docs/performance.md).
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes that an upgrade needs at most beside the database, and those that are free; ``free`` None where a server has the disk."""

    needed: int
    free: int | None


def room_for_upgrade(url: str) -> Room | None:
    """What bringing the database at *url* to the newest version needs; None where there is none, or hardly anything is moved.

    Raises:
        StoreUnavailableError: locked or unreachable.
        StoreVersionError: made by another program.
    """
    parsed = parse_url(url)
    if schema.is_absent(parsed):
        return None
    version = current_version(url)
    if version is None or version >= _MOVED or version not in schema.REVISIONS:
        return None
    if parsed.get_backend_name() == "sqlite":
        path = Path(parsed.database or "").absolute()
        return Room(round(_SHARE * path.stat().st_size), shutil.disk_usage(path.parent).free)
    engine = create_engine(parsed)
    try:
        with translated(parsed), engine.connect() as connection:
            size = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    finally:
        engine.dispose()
    return Room(round(_SHARE * size), None)
