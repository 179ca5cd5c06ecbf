"""The subscribe page: every way to take a feed up, and what is in it."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from lxml import html as parser

from calendar_app.web.subscribe import addresses
from tests.web_feeds.conftest import BASE, july, make_site


def page(client, address):
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200
    return parser.fromstring(answer.text)


def test_the_addresses_of_each_app():
    path = "/officials/%E6%B2%88%E4%B8%80%E5%B8%86.ics"
    found = addresses(path, "大事月历 · 沈一帆", BASE)
    assert found.https == BASE + path
    assert found.webcal == "webcal://calendar.example" + path
    assert parse_qs(urlsplit(found.google).query) == {"cid": [found.webcal]}
    for link in (found.outlook, found.office):
        assert parse_qs(urlsplit(link).query) == {"url": [found.https], "name": ["大事月历 · 沈一帆"]}
    drawing = etree.fromstring(str(found.qr))
    assert drawing.get("class") == "qr"
    assert drawing.get("viewBox")
    assert "style" not in str(found.qr)


@pytest.mark.parametrize(
    ("query", "feed", "titles"),
    [
        pytest.param("", "/calendar.ics", 5, id="all"),
        pytest.param("?official=沈一帆", "/officials/%E6%B2%88%E4%B8%80%E5%B8%86.ics", 2, id="official"),
        pytest.param(
            "?tag=防汛&official=沈一帆",
            "/calendar.ics?tag=%E9%98%B2%E6%B1%9B&official=%E6%B2%88%E4%B8%80%E5%B8%86",
            2,
            id="two-keys",
        ),
        pytest.param("?precision=month", "/calendar.ics?precision=month", 1, id="months"),
        pytest.param("?precision=day&city=&q=", "/calendar.ics", 5, id="as-the-form-sends-it"),
        pytest.param("?tag=没有", "/tags/%E6%B2%A1%E6%9C%89.ics", 0, id="nothing"),
    ],
)
def test_the_page_shows_its_feed(client, query, feed, titles):
    shown = page(client, f"/subscribe{query}")
    [field] = shown.xpath("//*[@id='address']")
    assert field.get("value") == BASE + feed
    assert "readonly" in field.attrib
    assert len(shown.xpath("//ol[@class='preview']/li")) == titles
    links = shown.xpath("//a/@href")
    assert f"webcal://calendar.example{feed}" in links
    assert feed in links  # the download, relative to this host
    held = client.get(feed)
    assert held.status_code == 200
    assert held.data.count(b"BEGIN:VEVENT") >= titles
    assert shown.xpath("//link[@rel='alternate' and @type='text/calendar']/@href") == [feed]


def test_every_link_to_a_file_answers(client):
    shown = page(client, "/subscribe?tag=防汛")
    links = [link for link in shown.xpath("//ul[@class='forms']//a/@href") if link.startswith("/")]
    assert len(links) == 6  # the archive of a year, Atom, JSON Feed, CSV twice, JSON Lines
    assert {client.get(link).status_code for link in links} == {200}


def test_archives_count_what_they_hold(client):
    shown = page(client, "/subscribe")
    [(year, n)] = re.findall(r">(\d{4})<span class=\"n\">(\d+)</span>", client.get("/subscribe").text)
    assert client.get(f"/calendar/{year}.ics").data.count(b"BEGIN:VEVENT") == int(n)
    assert shown is not None


def test_the_page_works_without_a_public_address(tmp_path):
    site = make_site(tmp_path / "c.sqlite", july(), base_url=None)
    text = html.unescape(site.client.get("/subscribe?tag=防汛").text)
    assert 'value="/tags/%E9%98%B2%E6%B1%9B.ics"' in text
    assert "webcal:" not in text
    assert "CALENDAR_APP_BASE_URL" in text
    site.store.close()


def test_the_page_does_not_depend_on_the_host(client):
    assert client.get("/subscribe").data == client.get("/subscribe", headers={"Host": "evil.example"}).data


def test_the_english_page(client):
    text = client.get("/subscribe?lang=en").text
    assert '<html lang="en"' in text
