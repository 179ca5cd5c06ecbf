"""What every screen owes to every reader: axe-core, the keyboard, reflow, print, and no script at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from tests.browser.conftest import sync_api

AXE = Path(__file__).with_name("vendor") / "axe-core-4.14.1.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = (
    "/", "/calendar/2024/04?density=compact", "/calendar/2024/04?density=count", "/calendar/2024/03/07", "/calendar/2024",
    "/agenda", "EVENT", "/officials", "/officials/陆景行", "/officials/compare?official=陆景行&official=邵秉文", "/tags",
    "/tags/会议", "/organisations", "/counterparts", "/search?q=会议", "/search?q=没有这回事", "/bulletins", "LEDGER",
    "/about", "/subscribe", "/calendar/1990/01", "/?lang=en", "/officials?lang=en",
)  # fmt: skip
LOOKS = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))


def find(page: sync_api.Page, name: str) -> str:
    """Address of a screen; an event and a ledger are found by following a link."""
    if name == "EVENT":
        page.goto("/calendar/2024/03/07")
        return page.locator("main h3 a").first.get_attribute("href")
    if name == "LEDGER":
        page.goto("/bulletins")
        return page.locator("main td a").first.get_attribute("href")
    return name


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest, chromium: sync_api.Browser, site: str) -> Iterator[sync_api.Page]:
    """A page of a width and a colour scheme, in which axe may be run (it is injected, so the policy is set aside)."""
    width, scheme = request.param
    context = chromium.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    with closing(context):
        page = context.new_page()
        # A colour scheme changes colours alone: in the dark only their contrast is asked for.
        page.rules = {"runOnly": RULES if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}}
        yield page


def test_axe_finds_nothing(look):
    source = AXE.read_text("utf-8")
    found = []
    for name in SCREENS:
        look.goto(find(look, name))
        look.evaluate(source)
        result = look.evaluate("what => axe.run(what)", look.rules)
        found += [(name, v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]]
        assert look.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"
    assert found == []


def test_reflow_at_320_pixels_which_is_400_per_cent(chromium, site):
    with closing(chromium.new_context(base_url=site, viewport={"width": 320, "height": 256})) as context:
        page = context.new_page()
        for name in SCREENS:
            page.goto(find(page, name))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


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
    page.go_back()
    page.wait_for_url("**/calendar/2024/04*")
    page.locator("#d21 a.no").focus()
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


def test_without_a_script_nothing_is_missing(chromium, site):
    with closing(chromium.new_context(base_url=site, java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto("/calendar/2024/05")
        assert page.locator("#theme, #keys, #lunar, #holidays").filter(visible=True).count() == 0
        page.locator("a.more").first.click()
        page.wait_for_url("**/calendar/2024/05/*")
        page.goto("/agenda")
        if page.locator("#more").count():
            page.locator("#more").click()
            assert page.locator("header.site").count() == 1


def squeezed(text: str) -> str:
    """Letters and digits alone, Han characters in one form."""
    return re.sub(r"[^\w\u2e80-\u2eff]", "", unicodedata.normalize("NFKC", text))


def printed_as(title: str) -> re.Pattern[str]:
    """A title as a PDF gives it back: some Han characters come as radicals that no normal form joins (⻘ for 青)."""
    return re.compile("".join(f"(?:{re.escape(char)}|[\u2e80-\u2eff])" for char in squeezed(title)))


def test_the_printed_month_holds_every_title(chromium, site, downloads):
    with closing(chromium.new_context(base_url=site)) as context:
        page = context.new_page()
        page.goto("/calendar/2024/05?density=all")
        titles = page.evaluate(
            """[...document.querySelectorAll('.month .ev a, .lane li a, .run .head a')].map(a => {
                const copy = a.cloneNode(true); copy.querySelectorAll('.vh').forEach(v => v.remove()); return copy.textContent })"""
        )
        assert len(titles) > 40
        path = downloads / "month.pdf"
        page.pdf(path=path, prefer_css_page_size=True)
    reader = PdfReader(path)
    printed = squeezed("".join(p.extract_text() for p in reader.pages))
    assert [title for title in titles if not printed_as(title).search(printed)] == []
    assert len(reader.pages) <= 4
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_the_policy_is_never_broken(chromium, site):
    with closing(chromium.new_context(base_url=site)) as context:
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        for name in SCREENS:
            page.goto(find(page, name))
        assert said == []
        assert all(url.startswith(site) for url in asked), "nothing is asked of anybody else"
