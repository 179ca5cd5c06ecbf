"""What every screen owes to every reader, on a desk and on a phone, by day and by night, in both languages.

The tests of one process share a page for each site and width: a screen is opened once, and all is asked of it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.conftest import sync_api
from tests.browser.screens import SAMPLE, YEAR, Screen, visit

AXE = Path(__file__).with_name("vendor") / "axe-core-4.14.1.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: A colour scheme changes colours alone: in the dark only their contrast is asked for.
SCHEMES = (("light", RULES), ("dark", {"type": "rule", "values": ["color-contrast"]}))
SCREENS = [pytest.param("site", s, id=s.name) for s in SAMPLE] + [pytest.param("year_site", s, id=s.name) for s in YEAR]
#: A window of 1280 by 1024 pixels at 400 per cent.
ZOOMED = {"width": 320, "height": 256}
FITS = "document.documentElement.scrollWidth <= innerWidth"
#: Chinese words of a page that are marked as no printed words: texts and attributes outside of ``lang="zh-Hans"``.
UNTRANSLATED = r"""() => {
  const cjk = /[\u3000-\u9fff\uff00-\uffef]/, found = [];
  const ours = e => !e.closest('[lang=zh-Hans], [aria-hidden=true], title, script, style, option');
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (cjk.test(data) && ours(parentElement)) found.push(parentElement.tagName + ': ' + data.trim());
  }
  for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
    for (const e of document.querySelectorAll(`[${name}]`))
      if (cjk.test(e.getAttribute(name)) && ours(e)) found.push(`${e.tagName} ${name}: ${e.getAttribute(name)}`);
  return found;
}"""


@dataclass
class Watched:
    """A page under the site's own policy, with what was said on its console and what it asked for."""

    page: sync_api.Page
    site: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, screen: Screen, *, lang: str = "") -> sync_api.Page:
        """Open a screen; what the browser says of the status that the screen is to have does not count."""
        self.said.clear()
        self.asked.clear()
        visit(self.page, screen, lang=lang)
        if screen.status >= 400:
            self.said[:] = [text for text in self.said if f"status of {screen.status}" not in text]
        return self.page


@pytest.fixture(scope="session")
def watched(chromium: sync_api.Browser) -> Iterator[Callable[[str, int], Watched]]:
    """The page of a site and a width, opened when it is first asked for."""
    pages: dict[tuple[str, int], Watched] = {}
    with ExitStack() as stack:

        def get(site: str, width: int) -> Watched:
            if (site, width) not in pages:
                context = chromium.new_context(
                    base_url=site, viewport={"width": width, "height": 900}, reduced_motion="reduce", locale="zh-CN"
                )
                page = stack.enter_context(closing(context)).new_page()
                page.set_default_timeout(20_000)
                found = pages[site, width] = Watched(page, site)
                page.on("console", lambda message: found.said.append(message.text))
                page.on("pageerror", lambda error: found.said.append(str(error)))
                page.on("request", lambda request: found.asked.append(request.url))
            return pages[site, width]

        yield get


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("site_name", "screen"), SCREENS)
def test_screen(request, watched, site_name, screen, width):
    """axe finds nothing, nothing scrolls sideways, nothing is said on the console, nothing is asked of anybody else."""
    seen = watched(request.getfixturevalue(site_name), width)
    page = seen.open(screen)
    assert page.locator("h1").count() == 1
    assert page.evaluate(FITS), f"wider than {width} pixels"
    assert seen.said == []
    assert [url for url in seen.asked if not url.startswith(seen.site)] == []
    page.evaluate(AXE.read_text("utf-8"))
    found = []
    for scheme, rules in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        result = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})", rules)
        found += [(scheme, v["id"], v["nodes"][0]["html"][:160]) for v in result["violations"]]
    page.emulate_media(color_scheme="light")
    assert found == []
    if width == 360:
        page.set_viewport_size(ZOOMED)
        fits = page.evaluate(FITS)
        page.set_viewport_size({"width": width, "height": 900})
        assert fits, "wider than 320 pixels"


@pytest.mark.parametrize(("site_name", "screen"), SCREENS)
def test_screen_in_english(request, watched, site_name, screen):
    """Everything that the program says is English; what was printed is marked as Chinese. It fits a phone as well."""
    seen = watched(request.getfixturevalue(site_name), 360)
    page = seen.open(screen, lang="en")
    assert page.evaluate(UNTRANSLATED) == []
    assert page.evaluate(FITS), "wider than 360 pixels"
    assert seen.said == []
