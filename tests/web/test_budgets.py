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
    "/calendar/2024/05/08": 12,
    "/calendar/2024": 11,
    "/agenda": 10,
    "/officials": 8,
    "/tags": 4,
    "/organisations": 4,
    "/counterparts": 7,
    "/bulletins": 6,
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


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A month of 830 events of several cities: days, ranges, months, announcements."""
    from datetime import date, timedelta

    from calendar_app.config import Settings
    from calendar_app.feeds.ical import render_vevent
    from calendar_app.model.extraction import Precision
    from calendar_app.store.database.session import open_store
    from calendar_app.store.writer import store_bulletin
    from calendar_app.web.app import build_app
    from tests.store.factory import bulletin, draft, entry, month_days
    from tests.web.conftest import NOW

    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('crowded')}/c.sqlite", create=True)
    words = "全市召开专题会议研究部署重点项目建设和防汛抗旱等工作并对下一步任务作出安排"
    entries = []
    for n in range(1, 831):
        day = date(2023, 7, 1) + timedelta(days=n % 31)
        if n % 40 == 0:
            told = draft(*month_days(2023, 7), precision=Precision.MONTH)
        elif n % 30 == 0:
            told = draft(day, min(day + timedelta(days=4), date(2023, 7, 31)))
        else:
            told = draft(day)
        entries.append(entry(n, f"{n}号：{words[: 12 + n % 24]}", told))
    with store.write() as session:
        store_bulletin(session, bulletin(*entries), now=NOW, render=render_vevent)
    yield build_app(Settings("sqlite://"), store=store).test_client(use_cookies=False)
    store.close()


def test_a_crowded_month(crowded):
    month = crowded.get("/calendar/2023/07").data
    assert len(month) <= 90_000
    assert packed(month) <= 18_000
    assert "830 条" in month.decode()
