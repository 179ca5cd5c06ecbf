"""A site with the bundled sample, one with the generated year, and Chromium, with and without JavaScript.

Each process of a test run has sites and a browser of its own. Where there is no Chromium, the tests skip and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from calendar_app.cli.demo import fill
from calendar_app.config import Settings
from tests.serving import CHROMIUM_ARGUMENTS, SCRIPT, find_chromium, serving
from tests.year.fixtures import imported_year, year, year_store

__all__ = ["imported_year", "year", "year_store"]

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: test)")


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a database that holds the bundled sample."""
    url = f"sqlite:///{tmp_path_factory.mktemp('site') / 'sample.sqlite'}"
    fill(Settings(database_url=url))
    return url


@pytest.fixture(scope="session")
def site(sample_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with the bundled sample, without a slash at the end."""
    with serving(SCRIPT, sample_database, cwd=tmp_path_factory.mktemp("server")) as base:
        yield base


@pytest.fixture(scope="session")
def year_site(year_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with the generated year of three cities."""
    with serving(SCRIPT, year_store, cwd=tmp_path_factory.mktemp("year-server")) as base:
        yield base


@pytest.fixture(scope="session")
def chromium() -> Iterator[sync_api.Browser]:
    """Debian's Chromium, headless."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with (
        sync_api.sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))) as browser,
    ):
        yield browser


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def page(request: pytest.FixtureRequest, chromium: sync_api.Browser, site: str) -> Iterator[sync_api.Page]:
    """A fresh page on the site, once with and once without JavaScript; a console error or a failed request fails the test."""
    yield from open_page(chromium, site, javascript=request.param)


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def year_page(request: pytest.FixtureRequest, chromium: sync_api.Browser, year_site: str) -> Iterator[sync_api.Page]:
    """As ``page``, on the generated year."""
    yield from open_page(chromium, year_site, javascript=request.param)


@pytest.fixture
def scripted_page(chromium: sync_api.Browser, site: str) -> Iterator[sync_api.Page]:
    """A fresh page with JavaScript."""
    yield from open_page(chromium, site, javascript=True)


def open_page(
    browser: sync_api.Browser, site: str, *, javascript: bool, width: int = 1280, height: int = 900
) -> Iterator[sync_api.Page]:
    """Open a page of its own context; afterwards fail on what went wrong in silence."""
    context = browser.new_context(
        base_url=site, java_script_enabled=javascript, viewport={"width": width, "height": height}, locale="zh-CN"
    )
    context.set_default_timeout(10_000)
    wrong: list[str] = []
    with closing(context):
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on(
            "console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None
        )
        page.on(
            "response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        )
        yield page
    assert wrong == []


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tests keep files that the browser got."""
    return tmp_path_factory.mktemp("downloads")
