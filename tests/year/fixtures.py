"""Fixtures of the generated year; a conftest or a test module elsewhere imports those it wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendar_app.ingest import IngestReport, ingest_file
from calendar_app.store.database.session import open_store
from tests.year import the_year
from tests.year.truth import Issue, Year

#: When all of it was imported.
NOW = datetime(2023, 1, 5, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Imported:
    """A database file, its address, and what the import of each bulletin said."""

    path: Path
    reports: tuple[IngestReport, ...]

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"


def fill(path: Path, issues: Iterable[Issue]) -> Imported:
    """Import bulletins in this order into a new database."""
    with open_store(f"sqlite:///{path}", create=True) as store:
        reports = [ingest_file(store, i.text.encode(), source=i.file, now=NOW) for i in issues]
    return Imported(path, tuple(reports))


@pytest.fixture(scope="session")
def year() -> Year:
    """The truth of the year."""
    return the_year()


@pytest.fixture(scope="session")
def imported_year(year: Year, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The year imported month by month. Read only: a test that decides about people takes a copy of the file."""
    return fill(tmp_path_factory.mktemp("year") / "year.sqlite", year.issues)


@pytest.fixture(scope="session")
def year_store(imported_year: Imported) -> str:
    """Address of the database that holds the year."""
    return imported_year.url
