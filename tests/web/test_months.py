"""A month has one count, whichever page tells it; a month without an issue has none."""

import re
from datetime import date

import pytest
from lxml import html

from calendar_app.config import Settings
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.extraction import DateKind
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.queries.months import month_tallies
from calendar_app.store.writer import store_bulletin
from calendar_app.web.app import build_app
from tests.store.factory import bulletin, draft, entry
from tests.web.conftest import NOW


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.get_data(as_text=True))


def number(text):
    found = re.search(r"([0-9]+) 条", text)
    return int(found[1]) if found else None


@pytest.fixture(scope="module")
def spanning(tmp_path_factory):
    """July and September have an issue; a fair of July goes on into August, of which there is none."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('months')}/m.sqlite", create=True)
    fair = draft(date(2023, 7, 20), date(2023, 8, 10))
    told = [
        bulletin(entry(1, "灯会开幕", fair), entry(2, "防汛会议召开", draft(date(2023, 7, 6)))),
        bulletin(entry(1, "秋收动员会召开", draft(date(2023, 9, 4))), period="2023-09"),
    ]
    with store.write() as session:
        for each in told:
            store_bulletin(session, each, now=NOW, render=render_vevent)
    yield build_app(Settings("sqlite://"), store=store).test_client(use_cookies=False)
    store.close()


def counts_of_a_year(client, year, query=""):
    tree = page(client, f"/calendar/{year}{query}")
    return {
        section.xpath("./h2/a/@href")[0].partition("?")[0]: section.xpath("string(./h2/small)")
        for section in tree.xpath("//div[@class='year']/section")
    }


def test_every_page_tells_the_same_count(client, app):
    with app.extensions["store"].session() as session:
        months = sorted(month for month, tally in month_tallies(session, Filter()).items() if tally.listed)
    city = page(client, "/cities").xpath("//div[@class='ranked']//a/@href")[0]
    of_city = {
        tuple(int(n) for n in re.findall(r"\d+", row.find("a").text)): int(row.find_class("n")[0].text)
        for row in page(client, city).xpath("//ol[@class='months']/li")
    }
    neighbours, shown = {}, {}
    for year, month in months:
        tree = page(client, f"/calendar/{year}/{month:02}?density=all")
        shown[year, month] = number(tree.xpath("string(//header[@class='top']//p[@class='meta'])"))
        ids = set(re.findall(r"/events/([0-9a-f-]{36})", " ".join(tree.xpath("//main//a/@href"))))
        assert len(ids) == shown[year, month], "the count is what the page lists"
        of_year = counts_of_a_year(client, year)
        assert number(of_year[f"/calendar/{year}/{month:02}"]) == shown[year, month]
        assert of_city[year, month] == shown[year, month]
        for name in ("prev", "next"):
            for link in tree.xpath(f"//a[@id='{name}']"):
                at = tuple(int(n) for n in re.search(r"/calendar/([0-9]{4})/([0-9]{2})", link.get("href")).groups())
                neighbours.setdefault(at, set()).add(number(link.text_content()))
    assert neighbours, "the sample has several months"
    assert all(found == {shown[at]} for at, found in neighbours.items())


def test_a_year_counts_each_event_once(spanning):
    tree = page(spanning, "/calendar/2023")
    assert number(tree.xpath("string(//header//p[@class='meta'])")) == 3


def test_a_month_without_an_issue_is_no_month_without_events(spanning):
    of_year = counts_of_a_year(spanning, 2023)
    assert of_year["/calendar/2023/07"] == "2 条"
    assert of_year["/calendar/2023/08"] == "1 条 · 无公报"
    assert of_year["/calendar/2023/09"] == "1 条"
    assert of_year["/calendar/2023/10"] == "无公报"
    tables = page(spanning, "/calendar/2023").xpath("//table[@class='heat']")
    assert tables[9].xpath(".//td[@class]") == []
    assert len(tables[6].xpath(".//td[@class='l0']")) == 18


def test_neighbours_are_what_the_filter_lists(spanning):
    tree = page(spanning, "/calendar/2023/08?q=会议")
    assert number(tree.xpath("string(//a[@id='prev'])")) == 1
    assert tree.xpath("//a[@id='next']") == []
    assert number(page(spanning, "/calendar/2023/09?q=灯会").xpath("string(//a[@id='prev'])")) == 1


def test_the_day_is_marked_in_the_small_month(client, spanning):
    tree = page(spanning, "/calendar/2023/07/06")
    [here] = tree.xpath("//table[@class='heat']//*[@aria-current]")
    assert here.text == "6"


def test_an_event_that_is_not_its_entrys_own_stands_beside_the_title(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/h.sqlite", create=True)
    flight = draft(
        date(2023, 7, 21),
        date(2023, 8, 31),
        kind=DateKind.RECURRING,
        summary="每周一、五执飞",
        rrule="FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20230831",
    )
    opening = draft(date(2023, 7, 30), kind=DateKind.PLANNED, summary="定于7月30日开馆")
    told = bulletin(
        entry(1, "安平—海州航线复航", draft(date(2023, 7, 5)), flight),
        entry(2, "新馆筹备会召开", draft(date(2023, 7, 6)), opening),
    )
    with store.write() as session:
        store_bulletin(session, told, now=NOW, render=render_vevent)
    client = build_app(Settings("sqlite://"), store=store).test_client(use_cookies=False)
    month = page(client, "/calendar/2023/07?density=all").text_content()
    assert "定期 · 安平—海州航线复航 · 每周一、五执飞" in month
    assert "预告 · 定于7月30日开馆《新馆筹备会召开》" in month
    for path in ("/agenda", "/calendar/2023/07/24"):
        tree = page(client, path)
        [line] = [li for li in tree.xpath("//li[.//a]") if "每周一、五执飞" in li.text_content()]
        assert line.xpath(".//a[contains(@class,'title')]")[0].text == "安平—海州航线复航"
        event = page(client, line.xpath(".//a[contains(@class,'title')]/@href")[0])
        assert event.findtext(".//h1") == "安平—海州航线复航"
        assert "每周一、五执飞" in event.find_class("beside")[0].text_content()
    store.close()
