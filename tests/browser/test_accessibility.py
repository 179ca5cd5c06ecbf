"""What the site owes to every reader beside what ``test_screens`` asks: the keyboard, panels, text spacing, print, no script at all."""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from tests.browser.conftest import sync_api


def test_text_spacing_loses_nothing(scripted_page):
    page = scripted_page
    spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    for name in ("/", "/officials/陆景行", "/search?q=会议"):
        page.goto(name)
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets.push(s) }", spacing
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def focused(page: sync_api.Page) -> str:
    return page.evaluate("(document.activeElement.getAttribute('href') || document.activeElement.id || '')")


def test_keyboard_walk(scripted_page):
    page = scripted_page
    page.goto("/calendar/2024/04")
    page.keyboard.press("Tab")
    assert focused(page) == "#main", "the first stop skips to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    day = page.locator("#d10 a.no")
    day.focus()
    for key, number in (
        ("ArrowRight", "d11"),
        ("ArrowDown", "d18"),
        ("ArrowLeft", "d17"),
        ("Home", "d15"),
        ("End", "d21"),
    ):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('td').id") == number, key
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "focus is visible"
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/2024/04/21*")
    event = page.locator("main h3 a").first
    event.focus()
    opened = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    source = page.locator("p.source a")
    source.focus()
    cited = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/bulletins/*")
    for address, opener in (
        ("**/events/*", cited),
        ("**/calendar/2024/04/21*", opened),
        ("**/calendar/2024/04#main", None),
    ):
        page.go_back()
        page.wait_for_url(address)
        if opener:
            assert focused(page) == opener, "back returns to the link that was followed"
    assert page.evaluate("document.activeElement.closest('td').id") == "d21"
    page.keyboard.press("PageUp")
    page.wait_for_url("**/calendar/2024/03*")


def test_the_panel_opens_by_key_and_gives_the_focus_back(scripted_page):
    page = scripted_page
    page.goto("/calendar/2024/05")
    more = page.locator("a.more").first
    opener = more.get_attribute("id")
    more.focus()
    page.keyboard.press("Enter")
    page.locator("#panel h2").wait_for()
    assert page.url.endswith("/calendar/2024/05"), "a panel is no page"
    assert page.evaluate("document.activeElement.id") == "day-title"
    count = int(re.search(r"全部 (\d+) 条", more.get_attribute("aria-label")).group(1))
    assert page.locator("#panel .event-line").count() == count
    page.keyboard.press("Escape")
    assert page.locator("#panel > *").count() == 0
    assert page.evaluate("document.activeElement.id") == opener


def test_a_failed_request_leaves_a_true_link(chromium, site):
    with closing(chromium.new_context(base_url=site)) as context:
        page = context.new_page()
        page.goto("/calendar/2024/05")
        page.route("**/calendar/2024/05/*", lambda route: route.abort())
        page.locator("a.more").first.click()
        link = page.locator("#panel [role=alert] a")
        link.wait_for()
        assert "/calendar/2024/05/" in link.get_attribute("href")


def test_back_and_a_restored_tab_never_show_a_part(scripted_page):
    page = scripted_page
    page.goto("/search?q=会议")
    page.locator("#words").fill("防汛")
    page.wait_for_url(f"**/search?q={quote('防汛')}*")
    assert page.locator("#results mark").first.inner_text() == "防汛"
    page.locator("#results a.title").first.click()
    page.wait_for_url("**/events/*")
    page.go_back()
    page.wait_for_url("**/search*")
    assert page.locator("header.site").count() == 1
    page.reload()
    assert page.locator("header.site").count() == 1
    assert page.locator("#results").count() == 1


def test_search_as_one_types_says_the_count(scripted_page):
    page = scripted_page
    page.goto("/search")
    page.locator("#words").press_sequentially("会议", delay=30)
    page.locator("#results mark").first.wait_for()
    page.wait_for_function("document.getElementById('status').textContent.includes('条')")
    assert page.evaluate("document.activeElement.id") == "words", "typing goes on"


def test_colours_and_marks_are_the_readers_choice(scripted_page):
    page = scripted_page
    page.goto("/calendar/2024/05")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.locator("#theme").click()
    assert page.evaluate(paper) != before
    page.locator("#lunar").click()
    assert page.locator("#lunar").get_attribute("aria-pressed") == "false"
    page.reload()
    assert page.evaluate(paper) != before, "the choice is kept"
    assert page.locator("#lunar").get_attribute("aria-pressed") == "false"
    assert page.context.cookies() == [], "without a cookie"


def test_single_keys_do_nothing_until_switched_on(scripted_page):
    page = scripted_page
    page.goto("/calendar/2024/04")
    page.keyboard.press("j")
    assert page.url.endswith("/calendar/2024/04")
    page.locator("#keys").click()
    page.keyboard.press("j")
    page.wait_for_url("**/calendar/2024/05")


#: Characters that fonts draw by one glyph and no normal form joins.
TWINS = {"户": "戶"}


def squeezed(text: str) -> str:
    """Letters and digits alone, Han characters in one form."""
    return re.sub(r"[^\w\u2e80-\u2eff]", "", unicodedata.normalize("NFKC", text))


def printed_as(title: str) -> re.Pattern[str]:
    """A title as a PDF gives it back: Han characters of one glyph come as one another, as radicals (⻘ for 青) or twins (戶 for 户)."""
    return re.compile(
        "".join(f"(?:{re.escape(char)}|{TWINS.get(char, char)}|[\u2e80-\u2eff])" for char in squeezed(title))
    )


@pytest.mark.parametrize(
    ("site_name", "month", "least", "pages"),
    [
        pytest.param("site", "2024/05", 40, 4, id="sample"),
        pytest.param("year_site", "2022/06", 150, 8, id="three-cities"),
    ],
)
def test_the_printed_month_holds_every_title(request, chromium, downloads, site_name, month, least, pages):
    with closing(chromium.new_context(base_url=request.getfixturevalue(site_name))) as context:
        page = context.new_page()
        page.goto(f"/calendar/{month}?density=all")
        titles = page.evaluate(
            """[...document.querySelectorAll('.month .ev a, .lane li a, .run .head a')].map(a => {
                const copy = a.cloneNode(true); copy.querySelectorAll('.vh').forEach(v => v.remove()); return copy.textContent })"""
        )
        assert len(titles) >= least
        path = downloads / f"{site_name}.pdf"
        page.pdf(path=path, prefer_css_page_size=True)
    reader = PdfReader(path)
    printed = squeezed("".join(p.extract_text() for p in reader.pages))
    assert [title for title in titles if not printed_as(title).search(printed)] == []
    assert len(reader.pages) <= pages
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
