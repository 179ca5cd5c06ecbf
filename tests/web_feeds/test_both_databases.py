"""Feeds and interface are the same, byte for byte, on SQLite and on PostgreSQL; and no request makes either fail."""

import os
import shutil
import subprocess
import threading

import pytest
from werkzeug.serving import make_server

from calendar_app.config import Settings
from calendar_app.web.app import build_app
from tests.store.conftest import server, store, url  # noqa: F401 - fixtures
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


@pytest.fixture
def app(store):  # noqa: F811
    for annotated in (july(), june()):
        put(store, annotated)
    made = build_app(Settings(database_url="", base_url=BASE), store=store)
    made.extensions["api_limit"].quota = 1_000_000
    return made


def test_the_same_bytes_on_both(app, tmp_path):
    site = make_site(tmp_path / "reference.sqlite", july(), june())
    client = app.test_client()
    for address in ADDRESSES:
        one, two = site.client.get(address), client.get(address)
        assert (one.status_code, one.data) == (two.status_code, two.data), address
        assert one.status_code == 200
    site.store.close()


@pytest.mark.skipif(
    not (os.environ.get("CALENDAR_APP_TEST_SCHEMATHESIS") or shutil.which("schemathesis")),
    reason="schemathesis is not installed (pip install schemathesis in an environment of its own, on the PATH)",
)
def test_schemathesis_finds_nothing(app):
    program = os.environ.get("CALENDAR_APP_TEST_SCHEMATHESIS") or shutil.which("schemathesis")
    listening = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        address = f"http://127.0.0.1:{listening.server_port}/api/v1/openapi.json"
        done = subprocess.run(
            [str(program), "run", address, "--url", f"http://127.0.0.1:{listening.server_port}", "--max-examples", "15", "--seed", "1"],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()
    assert done.returncode == 0, done.stdout[-3000:]
