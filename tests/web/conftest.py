"""An application over the bundled sample, and one over two entries that no honest bulletin has."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event as sa_event

from calendar_app.config import Settings
from calendar_app.feeds.ical import render_vevent
from calendar_app.ingest import ingest_file
from calendar_app.sample import bulletins
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.writer import store_bulletin
from calendar_app.web.app import build_app
from tests.store.factory import bulletin, draft, entry, person, post

NOW = datetime(2024, 6, 1, tzinfo=UTC)
BASE = "https://calendar.example"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three months of the invented city, read as the program reads them."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('web')}/sample.sqlite", create=True)
    for path in bulletins():
        ingest_file(store, path.read_bytes(), source=path.name, now=NOW)
    yield store
    store.close()


@pytest.fixture(scope="session")
def app(sample_store: Store) -> Flask:
    """The site, public at BASE."""
    return build_app(Settings("sqlite://", base_url=BASE), store=sample_store)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client without a cookie jar: the site needs none."""
    return app.test_client(use_cookies=False)


EVIL_TITLE = "<script>alert(1)</script>\u202e反写&\"'"
EVIL_NAME = "甲\u200b<b>乙"


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site whose bulletin tries what it can: markup, direction and control characters in every field."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('web')}/evil.sqlite", create=True)
    mayor = person(EVIL_NAME, post("市长\u202e<i>", "安平市政府", "安平市", "市长", 2), roles=("主持",))
    told = bulletin(
        entry(1, EVIL_TITLE, draft(date(2023, 7, 6)), people=(mayor,), tags=("<img src=x>",), places=('"><script>',)),
        entry(2, "{{ 7*7 }}{% raw %}", draft(date(2023, 7, 6)), people=(mayor,), orgs=("a/b?c#d",), tags=("../..",)),
    )
    with store.write() as session:
        store_bulletin(session, told, now=NOW, render=render_vevent)
    yield build_app(Settings("sqlite://"), store=store).test_client(use_cookies=False)
    store.close()


@pytest.fixture
def statements(app: Flask, sample_store: Store) -> Iterator[list[str]]:
    """SQL statements sent to the sample database while the test runs; pages kept so far are forgotten first."""
    app.extensions["pages"].clear()
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    with sample_store.session() as session:
        engine = session.engine
    sa_event.listen(engine, "before_cursor_execute", note)
    yield sent
    sa_event.remove(engine, "before_cursor_execute", note)
