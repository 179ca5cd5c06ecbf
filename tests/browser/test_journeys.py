"""The ways of a reader, each with and without JavaScript."""

from __future__ import annotations

import re
from urllib.parse import unquote

from icalendar import Calendar

from tests.serving import fetch


def path_of(page):
    """Path and query of the page's address, readable."""
    return unquote(page.url.split("//", 1)[1].partition("/")[2])


def test_month_day_event_official_timeline_and_back(page):
    page.goto("/calendar/2024/03")
    assert page.locator("h1").inner_text()

    page.locator("#d7 a.no").click()
    page.wait_for_url("**/calendar/2024/03/07*")
    event = page.locator("main").get_by_role("link", name="云泽市党政考察团来砚考察湖泊治理").first
    event.click()
    page.wait_for_url(re.compile(r"/events/[0-9a-f-]{36}"))
    assert "云泽市党政考察团来砚考察湖泊治理" in page.locator("h1").inner_text()
    assert "3月7日" in page.locator("mark, .hl, main").first.inner_text()
    address = page.url

    page.locator("main").get_by_role("link", name=re.compile("陆景行")).first.click()
    page.wait_for_url(lambda url: "/officials/陆景行" in unquote(url))
    assert "陆景行" in page.locator("h1").inner_text()
    assert page.locator("main").get_by_role("link", name="陆景行到双溪县调研乡村产业").count() >= 1

    page.go_back()
    page.wait_for_url(address)
    assert "云泽市党政考察团来砚考察湖泊治理" in page.locator("h1").inner_text()


def test_the_timeline_shows_posts_before_and_after_they_change_hands(page):
    page.goto("/officials/宋怀远")
    text = page.locator("main").inner_text()
    assert "市长" in text
    assert "发展改革委主任" in text or "发展和改革委员会主任" in text
    page.goto("/officials/贺知夏")
    assert "代市长" in page.locator("main").inner_text()


def test_next_month_and_back(page):
    page.goto("/calendar/2024/03")
    march = page.locator("h1").inner_text()
    page.locator("a[rel=next]").first.click()
    page.wait_for_url("**/calendar/2024/04*")
    april = page.locator("h1").inner_text()
    assert april != march
    assert page.locator('#month a[href^="/calendar/2024/04/14"]').count() >= 1
    page.go_back()
    page.wait_for_url("**/calendar/2024/03*")
    assert page.locator("h1").inner_text() == march
    page.locator("a[rel=next]").first.click()
    page.wait_for_url("**/calendar/2024/04*")
    page.locator("a[rel=prev]").first.click()
    page.wait_for_url("**/calendar/2024/03*")
    assert page.locator("h1").inner_text() == march


def test_the_first_page_is_the_newest_month_with_a_main_event(page):
    page.goto("/")
    assert page.locator('#month a[href^="/calendar/2024/05/18"]').count() >= 1
    page.locator("a[rel=prev]").first.click()
    page.wait_for_url("**/calendar/2024/04*")


def test_what_is_known_by_month_alone_has_a_lane(page):
    page.goto("/calendar/2024/03")
    lane = page.locator("section.lane")
    assert lane.get_by_role("link", name="砚湖候鸟春季同步调查完成").count() == 1
    assert page.locator("#month").get_by_role("link", name="砚湖候鸟春季同步调查完成").count() == 0


def test_search_for_a_word_of_two_characters(page):
    page.goto("/calendar/2024/04")
    find = page.locator("form[role=search] input[name=q]")
    find.fill("防汛")
    find.press("Enter")
    page.wait_for_url(lambda url: "防汛" in unquote(url) and "/search" in url)
    results = page.locator("main")
    assert results.get_by_role("link", name=re.compile("贺知夏检查双溪河防汛准备")).count() >= 1
    results.get_by_role("link", name=re.compile("2024年全市防汛抗旱工作会议召开")).first.click()
    page.wait_for_url(re.compile(r"/events/"))
    assert "防汛" in page.locator("h1").inner_text()


def test_the_address_to_subscribe_to_opens_as_a_calendar(page):
    page.goto("/officials/陆景行")
    page.locator('main a[href*="/subscribe"]').first.click()
    page.wait_for_url(lambda url: "/subscribe" in url and "陆景行" in unquote(url))
    webcal = page.locator('a[href^="webcal://"]').first.get_attribute("href")
    web = page.locator('a[href^="http://127.0.0.1"][href*=".ics"], a[href^="/"][href*=".ics"]').first.get_attribute(
        "href"
    )
    if web.startswith("/"):
        web = page.url.split("/subscribe")[0] + web
    assert web.split("://", 1)[1] == webcal.split("://", 1)[1]
    kind, body = fetch(web)
    assert kind == "text/calendar"
    calendar = Calendar.from_ical(body)
    assert calendar.errors == []
    summaries = {str(event["SUMMARY"]) for event in calendar.events}
    assert "陆景行到双溪县调研乡村产业" in summaries
    assert all(event.errors == [] for event in calendar.events)


ARROW = "row => +getComputedStyle(row, '::after').opacity"


def test_on_a_phone_a_row_of_chips_shows_that_it_goes_on(scripted_page):
    page = scripted_page
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto("/calendar/2024/05")
    row = page.locator("main > .chips").last
    assert row.evaluate("row => row.scrollWidth > row.clientWidth")
    assert row.evaluate(ARROW) == 1
    row.evaluate("row => row.scrollTo(row.scrollWidth, 0)")
    page.wait_for_timeout(200)  # the arrow goes with the next frames
    assert row.evaluate(ARROW) == 0
    page.goto("/calendar/2024/05?section=重要会议&official=宋怀远&official=贺知夏")
    row = page.locator("main > .chips").last
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    assert row.evaluate(ARROW) == 0, "all of it is seen"
