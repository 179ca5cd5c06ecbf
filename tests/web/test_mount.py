"""The site under a path: every link leads there, whether the proxy in front hands the path on or takes it off."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from calendar_app.web.app import build_app

ROOT = "/年表"
BASE = "https://calendar.example/%E5%B9%B4%E8%A1%A8"
PAGES = (
    "/", "/agenda", "/officials", "/tags", "/bulletins", "/search?q=会议", "/subscribe", "/counterparts", "/nope", "/api/v1",
)  # fmt: skip


@pytest.fixture(scope="module")
def below(app):
    return build_app(replace(app.extensions["settings"], base_url=BASE), store=app.extensions["store"]).test_client()


@pytest.mark.parametrize("path", PAGES)
def test_every_link_stays_below_the_path(below, path):
    text = below.get(path).get_data(as_text=True)
    links = re.findall(r'(?:href|src|action|hx-get)="([^"#][^"]*)"', text)
    local = [unquote(link) for link in links if link.startswith("/")]
    assert local
    assert [link for link in local if not link.startswith(f"{ROOT}/")] == []
    public = [link for link in links if link.startswith("https://calendar.example")]
    assert [link for link in public if not link.startswith(f"{BASE}/") or link.count("%E5%B9%B4%E8%A1%A8") > 1] == []


@pytest.mark.parametrize("path", [*PAGES, "/calendar.ics", "/people.json"])
def test_a_proxy_may_hand_the_path_on_or_take_it_off(below, path):
    kept, taken_off = below.get(ROOT + path), below.get(path)
    assert kept.status_code == taken_off.status_code
    assert kept.data == taken_off.data


def test_redirects_and_feeds_stay_below_the_path(below):
    assert unquote(below.get(f"{ROOT}/calendar/2023/7").headers["Location"]) == f"{ROOT}/calendar/2023/07"
    feed = below.get(f"{ROOT}/calendar.ics").get_data(as_text=True).replace("\r\n ", "")
    assert f"SOURCE;VALUE=URI:{BASE}/calendar.ics" in feed
    assert f"{BASE}/events/" in feed


def test_another_path_that_begins_alike_is_not_ours(below):
    assert below.get(f"{ROOT}志/agenda").status_code == 404
