"""Sizes and counts that a page may not exceed (times are measured by the benchmark)."""

import gzip
import re

import pytest

from calendar_app.assets import HTMX, SITE_BUNDLE, Assets, find_folder


def packed(data):
    return len(gzip.compress(data, 9))


def assets_of(body):
    return re.findall(r'(?:<script src|<link rel="(?:stylesheet|icon)" href)="(/static/[^"]+)"', body)


@pytest.fixture(scope="module")
def assets():
    return Assets(find_folder("static"))


def test_month_html(client):
    month = client.get("/").data
    assert len(month) <= 48_000
    assert packed(month) <= 10_000


def test_sheets(assets):
    for name in assets.names():
        if name.startswith("css/pages/"):
            total = packed(assets.get(SITE_BUNDLE).data) + packed(assets.get(name).data)
            assert total <= 8_000, name


def test_scripts(assets):
    assert packed(assets.get("js/app.js").data) + packed(assets.get(HTMX).data) <= 15_000


@pytest.mark.parametrize("path", ["/", "/officials", "/agenda", "/search?q=会议", "/tags", "/bulletins", "/subscribe"])
def test_requests(client, path):
    body = client.get(path).get_data(as_text=True)
    files = assets_of(body)
    assert 1 + len(set(files)) <= 8
    assert all("?v=" in file for file in files)
    assert not re.search(r'(?:src|<link[^>]*href)="https?://', body), "nothing is asked of anybody else"


STATEMENTS = {
    "/": 16,
    "/calendar/2024/05/08": 10,
    "/calendar/2024": 10,
    "/agenda": 10,
    "/officials": 8,
    "/tags": 4,
    "/organisations": 4,
    "/counterparts": 6,
    "/bulletins": 4,
    "/search?q=会议": 16,
    "/about": 6,
}


@pytest.mark.parametrize("path", STATEMENTS)
def test_statements(client, statements, path):
    assert client.get(path).status_code == 200
    assert len(statements) <= STATEMENTS[path], "\n\n".join(statements)


@pytest.mark.parametrize("path", ["/officials/{}", "/officials/compare?official={}"])
def test_statements_of_a_person_do_not_grow_with_appearances(client, statements, path):
    body = client.get("/officials").get_data(as_text=True)
    slugs = re.findall(r'class="person" href="/officials/([^"]+)"', body)
    counts = set()
    for slug in (slugs[0], slugs[-1]):
        statements.clear()
        assert client.get(path.format(slug)).status_code == 200
        counts.add(len(statements))
    assert max(counts) - min(counts) <= 1, "one more for those who have companions"
    assert max(counts) <= 24
