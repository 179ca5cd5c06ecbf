"""Feeds and interface are the same, byte for byte, on SQLite and on PostgreSQL; and no request makes either fail."""

import os
import subprocess
import sys
import threading
import uuid
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from werkzeug.serving import make_server

from calendar_app.config import Settings
from calendar_app.store.database.session import open_store
from calendar_app.web import feeds
from calendar_app.web.api.operations import OPERATIONS
from calendar_app.web.app import build_app
from tests.web_feeds.conftest import BASE, july, june, make_site, put

ADDRESSES = [
    "/calendar.ics",
    "/calendar.atom",
    "/calendar.json",
    "/calendar.csv",
    "/calendar/all.ics",
    "/calendar/all.jsonl",
    "/calendar/2023.ics?precision=day&precision=month",
    "/officials/沈一帆.ics",
    "/calendar.ics?q=防汛",
    "/people.json",
    "/api/v1/events?limit=3",
    "/api/v1/officials",
    "/api/v1/posts",
    "/api/v1/tags",
    "/api/v1/search?q=防汛",
]


SERVER = os.environ.get("CALENDAR_APP_TEST_DATABASE_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


@contextmanager
def postgres():
    """A fresh database of the server that the tests of the store use, or a skip with its reason."""
    if SERVER == "sqlite":
        pytest.skip("CALENDAR_APP_TEST_DATABASE_URL asks for SQLite alone")
    admin = create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    name = f"calapp_feeds_{uuid.uuid4().hex[:12]}"
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    except OperationalError as error:
        pytest.skip(f"no PostgreSQL server at {SERVER}: {error.orig}")
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request, tmp_path):
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path / 'c.sqlite'}" if request.param == "sqlite" else stack.enter_context(postgres())
        store = stack.enter_context(open_store(url, create=True))
        for annotated in (july(), june()):
            put(store, annotated)
        made = build_app(Settings(database_url=url, base_url=BASE), store=store)
        made.extensions["api_limit"].quota = 1_000_000
        yield made


def test_the_same_bytes_on_both(app, tmp_path):
    site = make_site(tmp_path / "reference.sqlite", july(), june())
    client = app.test_client()
    for address in ADDRESSES:
        one, two = site.client.get(address), client.get(address)
        assert (one.status_code, one.data) == (two.status_code, two.data), address
        assert one.status_code == 200
    site.store.close()


def test_streamed_years_are_the_same_on_both(app, tmp_path, monkeypatch):
    site = make_site(tmp_path / "reference.sqlite", july(), june())
    addresses = [f"/calendar/2023.{form}{query}" for form in feeds.STREAMED for query in ("", "?tag=防汛&tag=文化")]
    whole = [site.client.get(address).data for address in addresses]
    monkeypatch.setattr(feeds, "WHOLE", 0)
    client = app.test_client()
    for address, body in zip(addresses, whole, strict=True):
        answer = client.get(address)
        assert answer.content_length is None, address
        assert answer.data == body, address
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    site.store.close()


@contextmanager
def listening(app):
    """Address of the application on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_schemathesis_finds_nothing(app, tmp_path):
    """A program of its own, beside this one: its plugin would load into every test."""
    program = Path(sys.executable).with_name("schemathesis")
    with listening(app) as address:
        done = subprocess.run(
            [program, "run", f"{address}/api/v1/openapi.json", "--url", address, "--max-examples", "5", "--seed", "1", "--no-color"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert f"Tested: {len(OPERATIONS)}\n" in done.stdout
