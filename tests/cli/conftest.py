"""Running commands in this process, against a database of the test's own."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner, Result

from calendar_app.cli import main
from calendar_app.cli.demo import fill
from calendar_app.config import Settings
from calendar_app.sample import bulletins


@pytest.fixture
def database(tmp_path):
    """File of a database that is not there yet; commands find it by CALENDAR_APP_DATABASE_URL."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "calendar.sqlite"


@pytest.fixture
def run(database, monkeypatch):
    """Run a command: ``run("import", path)``; output and errors come apart, an unexpected exception is raised."""
    monkeypatch.setenv("CALENDAR_APP_DATABASE_URL", f"sqlite:///{database}")

    def invoke(*arguments: object, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(
            main, [str(argument) for argument in arguments], input=stdin, prog_name="calendar-app"
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def march():
    """The first bulletin of the bundled sample."""
    return bulletins()[0]


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory):
    """File of a database with the whole sample, closed."""
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    fill(Settings(database_url=f"sqlite:///{path}"))
    return path


@pytest.fixture
def filled(sample_database, database):
    """The test's own database, with the whole sample."""
    shutil.copy(sample_database, database)
    return database
