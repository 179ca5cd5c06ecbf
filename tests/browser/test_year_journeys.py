"""The ways of a reader through a year of three cities, each with and without JavaScript; and parts that never stand alone."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from tests.browser.conftest import sync_api


def number(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"\d+", text)
    assert found, text
    return int(found.group())


def scripted(page: sync_api.Page) -> bool:
    """Whether scripts run on the page."""
    return page.locator("html.js").count() == 1


def test_a_crowded_day_leads_to_all_of_it(year_page):
    page = year_page
    page.goto("/calendar/2022/06")
    more = page.locator("a.more").first
    total = number(re.search(r"全部 (\d+) 条", more.get_attribute("aria-label")).group(1))
    more.click()
    if scripted(page):
        page.locator("#panel h2").wait_for()
        assert page.locator("#panel .event-line").count() == total
        page.locator("#panel h2 a").click()
    page.wait_for_url(re.compile(r"/calendar/2022/06/\d\d"))
    assert page.locator("main h3 a").count() == total
    page.locator("main li", has=page.locator(".with a")).first.locator("h3 a").click()
    page.wait_for_url("**/events/*")
    page.locator("aside a.m-person").first.click()
    page.wait_for_url("**/officials/*")
    assert page.locator("#line .line li").count() > 0


def test_one_city_of_the_month_and_all_of_them_again(year_page):
    page = year_page
    page.goto("/calendar/2022/06")
    whole = number(page.locator("header.top .meta").inner_text())
    chip = page.locator("main > .chips .chip", has_text="碧澜市")
    of_city = number(chip.locator(".n").inner_text())
    chip.click()
    page.wait_for_url(lambda url: "city=碧澜市" in unquote(url))
    assert number(page.locator("header.top .meta").inner_text()) == of_city
    assert page.locator("#month [data-c]").count() == 0, "one city needs no name before its titles"
    page.locator(".active .chip.on").click()
    page.wait_for_url("**/calendar/2022/06")
    assert number(page.locator("header.top .meta").inner_text()) == whole
    assert page.locator("#month [data-c]").count() > 100


def test_a_list_goes_on_to_its_end(year_page):
    page = year_page
    page.goto("/officials/谢毅")
    told = number(page.locator(".who .meta").inner_text().split("、")[1])
    seen = 0
    while True:
        seen += page.locator("#line .line li").count()
        if not page.locator("#more").count():
            break
        if scripted(page):
            before = page.locator("#line .line li").count()
            page.locator("#more").click()
            page.wait_for_function("n => document.querySelectorAll('#line .line li').length > n", arg=before)
            seen = 0
        else:
            page.locator("#more").click()
            page.wait_for_url("**before=*")
        assert page.locator("header.site").count() == 1
    assert seen == told


def test_find_an_official_and_set_two_side_by_side(year_page):
    page = year_page
    page.goto("/officials")
    page.locator("#name").fill("xsy")
    if scripted(page):
        page.wait_for_url("**q=xsy*")
    else:
        page.locator("form.filters button").click()
    person = page.locator("#people a.person", has_text="萧少云")
    person.click()
    page.wait_for_url(lambda url: "/officials/萧少云" in unquote(url))
    assert {"沅口市市长", "沅口市委副书记"} <= set(page.locator(".posts b").all_inner_texts())
    page.locator("nav.step a", has_text="对照").click()
    page.wait_for_url("**/officials/compare?*")
    page.locator("input[name=official]").nth(1).fill("谢毅")
    page.locator("form.filters button").click()
    page.wait_for_url(lambda url: "official=谢毅" in unquote(url))
    shared = number(page.locator("#shared h2").inner_text())
    assert page.locator("#shared li").count() == shared > 0


def test_namesakes_kept_apart_are_set_side_by_side(year_page):
    page = year_page
    page.goto("/officials/周海生")
    page.locator(".notice a.apart").click()
    page.wait_for_url("**/officials/compare?*")
    names = page.locator(".compare h2").all_inner_texts()
    assert len(set(names)) == len(names) == 2, "their bodies tell them apart"


def test_search_and_narrow(year_page):
    page = year_page
    page.goto("/search?q=会议")
    chip = page.locator("aside .chip", has_text="槐岭市")
    count = number(chip.locator(".n").inner_text())
    chip.click()
    page.wait_for_url(lambda url: "city=槐岭市" in unquote(url))
    assert number(page.locator("[data-status]").inner_text()) == count
    page.locator("nav.pager a[rel=next]").click()
    page.wait_for_url("**page=2*")
    assert page.locator("#results li .title").count() > 0


def test_from_the_year_to_a_day_to_its_source(year_page):
    page = year_page
    page.goto("/calendar/2022")
    cell = page.locator(".heat a[aria-label^='6月12日']")
    count = number(cell.get_attribute("aria-label").split("，")[1])
    cell.click()
    page.wait_for_url("**/calendar/2022/06/12")
    assert page.locator("main h3 a").count() == count
    page.locator("main h3 a").last.click()
    page.wait_for_url("**/events/*")
    title = page.locator("h1").inner_text()
    page.locator("p.source a").click()
    page.wait_for_url("**/bulletins/*")
    assert title in page.locator("li:target").inner_text()


def test_the_address_of_a_feed_holds_what_was_chosen_and_no_more(year_page):
    page = year_page
    page.goto("/subscribe")
    page.locator("#f-city").select_option(value="沅口市")
    page.locator("#f-official").fill("萧少云")
    page.locator("form.build button").click()
    page.wait_for_url(lambda url: "official=萧少云" in unquote(url))
    query = unquote(page.url).split("?", 1)[1].split("&")
    assert [pair for pair in query if pair.endswith("=")] == []
    assert {"city=沅口市", "official=萧少云"} <= set(query)
    address = unquote(page.locator("#address").input_value())
    assert "萧少云" in address
    assert "沅口市" in address


def test_english_and_back(year_page):
    page = year_page
    page.goto("/calendar/2022/06?city=沅口市")
    page.locator("footer a", has_text="English").click()
    page.wait_for_url("**lang=en*")
    assert page.locator("h1").inner_text() == "June 2022"
    page.locator("#next").click()
    page.wait_for_url("**/calendar/2022/07*")
    assert page.locator("h1").inner_text() == "July 2022"
    page.locator("footer a", has_text="中文").click()
    page.wait_for_url(lambda url: "lang=" not in url)
    assert "city=沅口市" in unquote(page.url), "the filter stays"


PARTS = (
    "/agenda?from=2022-03",
    "/officials",
    "/officials/谢毅",
    "/tags/会议",
    "/counterparts",
    "/search?q=会议",
    "/calendar/2022/06/12",
)


@pytest.mark.parametrize("address", PARTS)
def test_back_and_a_restored_tab_never_show_a_part(year_page, address):
    """What htmx fetches stands alone as a whole page at the same address, however one comes to it."""
    page = year_page
    page.goto(address)
    if page.locator("#more").count():
        href = page.locator("#more").get_attribute("href")
        page.locator("#more").click()
        if scripted(page):
            page.wait_for_function("href => document.querySelector('#more')?.getAttribute('href') !== href", arg=href)
        page.goto(href)
        assert page.locator("header.site").count() == 1
    page.locator("main a[href^='/']").first.click()
    page.wait_for_load_state()
    page.go_back()
    assert page.locator("header.site").count() == 1
    page.reload()
    assert page.locator("header.site, main, footer").count() == 3
