"""From a file's bytes to the store: the one place that joins reading, extraction, rendering and writing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from calendar_app import bulletin as bulletin_package
from calendar_app import extract as extract_package
from calendar_app import model as model_package
from calendar_app.bulletin import read_bulletin
from calendar_app.extract.people import EMPTY, Roster
from calendar_app.extract.pipeline import annotate
from calendar_app.extract.roster import RosterPerson
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.bulletin import Bulletin, Diagnostic
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.store.database.session import Store
from calendar_app.store.entries.readings import Stored, readings, remember
from calendar_app.store.queries.roster import known_people
from calendar_app.store.writer import Tally, remove_bulletin, store_bulletin


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an import found and did: the bulletin's card, what was inferred, the tally of events, and the doubts."""

    source: str
    place: str | None
    period: str
    inferred: frozenset[str]
    entries: int
    events: int
    tally: Tally
    diagnostics: tuple[Diagnostic, ...]


class _DryRunError(Exception):
    """Takes a dry run's transaction back; never leaves this module."""


def ingest_file(
    store: Store,
    data: bytes,
    *,
    source: str,
    encoding: str | None = None,
    jurisdiction: str | None = None,
    period: str | None = None,
    now: datetime | None = None,
    dry_run: bool = False,
) -> IngestReport:
    """Read a bulletin and store it, in one transaction.

    Args:
        store: an open store.
        data: the file.
        source: its name.
        encoding: of the text; None tries what is usual.
        jurisdiction: place, where the text does not tell it or tells it wrong.
        period: EDTF period, likewise.
        now: stamp of what is new; None takes the clock.
        dry_run: do everything, then take it back.

    Raises:
        BulletinError: the file cannot be used; nothing was written.
        StoreError: the database cannot be written; nothing was.
    """
    bulletin = read_bulletin(data, source=source, encoding=encoding, jurisdiction=jurisdiction, period=period)
    annotated = annotate(bulletin, known=roster_of(store, bulletin.place, [bulletin]))
    return store_annotated(store, annotated, now=now, dry_run=dry_run)


def store_annotated(
    store: Store,
    annotated: AnnotatedBulletin,
    *,
    now: datetime | None = None,
    dry_run: bool = False,
    mark: str | None = None,
) -> IngestReport:
    """Store what was read already; see ``ingest_file``. ``mark`` (of a ``Reader``) is kept to know the file again by."""
    now = now or datetime.now(UTC)
    tally = Tally()
    try:
        with store.write() as session:
            tally = store_bulletin(session, annotated, now=now, render=render_vevent)
            if mark is not None:
                remember(session, annotated.bulletin, mark)
            if dry_run:
                raise _DryRunError
    except _DryRunError:
        pass
    bulletin = annotated.bulletin
    return IngestReport(
        source=bulletin.source,
        place=bulletin.place,
        period=bulletin.period,
        inferred=bulletin.inferred,
        entries=len(annotated.entries),
        events=sum(len(each.events) for each in annotated.entries),
        tally=tally,
        diagnostics=annotated.diagnostics,
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """This program as a reader, with what the user says of the files."""

    encoding: str | None = None
    jurisdiction: str | None = None
    period: str | None = None

    def mark(self, checksum: str) -> str:
        """What a file's reading comes from: the file (SHA-256 of its bytes), the reader, and what the user says of it."""
        said = "\x1f".join(value or "" for value in (self.encoding, self.jurisdiction, self.period))
        return hashlib.sha256(f"{checksum}\x1f{reader_version()}\x1f{said}".encode()).hexdigest()


@cache
def reader_version() -> str:
    """Moves whenever reading or extraction changes, be it a rule or a word of a lexicon: a fingerprint of their files."""
    found = hashlib.blake2b(digest_size=16)
    for package in (bulletin_package, extract_package, model_package):
        root = Path(package.__path__[0])
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix not in (".pyc", ".pyo"):
                found.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def stored_readings(store: Store) -> dict[str, Stored]:
    """What is stored, by the mark of its file, so that an import begun again passes over it."""
    with store.session() as session:
        return readings(session)


def roster_of(store: Store, place: str | None, besides: Iterable[Bulletin] = ()) -> Roster:
    """The public people whom bulletins of a place, but for those that are read again, have shown, as extraction wants them."""
    if not place:
        return EMPTY
    with store.session() as session:
        return Roster.of(RosterPerson(name, official=True) for name in known_people(session, place, besides))


def remove(store: Store, bulletin_id: str, *, now: datetime | None = None) -> Tally:
    """Take a bulletin out again, with what only it attested.

    Raises:
        NotFoundError: no such bulletin.
    """
    with store.write() as session:
        return remove_bulletin(session, bulletin_id, now=now or datetime.now(UTC), render=render_vevent)
