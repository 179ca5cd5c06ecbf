"""Every screen of the site, named once: what is drawn, held against axe, reflowed and walked through.

An address may hold a place that only the database knows (an event's number): it is then found by following a link.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its name in pictures and test ids, its address, and the link to follow from there ("" for none).

    ``status`` is the HTTP status that the page answers with; ``form`` tells screens that are the same page in another form.
    """

    name: str
    address: str
    follow: str = ""
    status: int = 200


#: The bundled sample: three months of one invented city.
SAMPLE = (
    Screen("month", "/calendar/2024/05"),
    Screen("month-filtered", "/calendar/2024/05?section=重要会议&official=宋怀远&official=贺知夏"),
    Screen("month-all", "/calendar/2024/05?density=all"),
    Screen("month-compact", "/calendar/2024/04?density=compact"),
    Screen("month-count", "/calendar/2024/04?density=count"),
    Screen("month-empty", "/calendar/1990/01"),
    Screen("day", "/calendar/2024/05/18"),
    Screen("day-empty", "/calendar/1990/01/02"),
    Screen("event", "/calendar/2024/05?density=all", 'main a:has-text("砚川市第八届人民代表大会第四次会议举行")'),
    Screen("event-month", "/calendar/2024/03", ".lane a"),
    Screen("year", "/calendar/2024"),
    Screen("agenda", "/agenda"),
    Screen("officials", "/officials"),
    Screen("officials-none", "/officials?q=没有此人"),
    Screen("timeline", "/officials/宋怀远"),
    Screen("compare", "/officials/compare?official=陆景行&official=邵秉文"),
    Screen("compare-start", "/officials/compare"),
    Screen("counterparts", "/counterparts"),
    Screen("organisations", "/organisations"),
    Screen("organisation", "/organisations", "main ol a"),
    Screen("places", "/places"),
    Screen("place", "/places", "main ol a"),
    Screen("tags", "/tags"),
    Screen("tag", "/tags/会议"),
    Screen("cities", "/cities"),
    Screen("city", "/cities/砚川市"),
    Screen("search", "/search?q=防汛"),
    Screen("search-none", "/search?q=没有这回事"),
    Screen("search-start", "/search"),
    Screen("bulletins", "/bulletins"),
    Screen("ledger", "/bulletins", "main td a"),
    Screen("subscribe", "/subscribe?official=贺知夏"),
    Screen("about", "/about"),
    Screen("api", "/api/v1"),
    Screen("error-404", "/nowhere", status=404),
    Screen("error-400", "/agenda?from=soon", status=400),
)

#: The generated year: three cities, a hundred officials and more.
YEAR = (
    Screen("year-month", "/calendar/2022/06"),
    Screen("year-month-all", "/calendar/2022/06?density=all"),
    Screen("year-day", "/calendar/2022/06/15"),
    Screen("year-event", "/calendar/2022/06/15", "main h3 a"),
    Screen("year-year", "/calendar/2022"),
    Screen("year-agenda", "/agenda?from=2022-03"),
    Screen("year-officials", "/officials"),
    Screen("year-timeline", "/officials/谢毅"),
    Screen("year-compare", "/officials/compare?official=谢毅&official=萧少云"),
    Screen("year-counterparts", "/counterparts"),
    Screen("year-organisations", "/organisations"),
    Screen("year-organisation", "/organisations", "main ol a"),
    Screen("year-places", "/places"),
    Screen("year-place", "/places", "main ol a"),
    Screen("year-tags", "/tags"),
    Screen("year-tag", "/tags", "main ol a"),
    Screen("year-cities", "/cities"),
    Screen("year-city", "/cities", "main ol a"),
    Screen("year-search", "/search?q=会议"),
    Screen("year-bulletins", "/bulletins"),
    Screen("year-ledger", "/bulletins", "main td a"),
    Screen("year-subscribe", "/subscribe"),
)


def visit(page: Page, screen: Screen, *, lang: str = "") -> None:
    """Open a screen, by its address or by following its link, in a language other than Chinese where *lang* names one.

    Raises:
        AssertionError: the page answers with another status than the screen's.
    """
    address = screen.address
    if screen.follow:
        page.goto(address)
        href = page.locator(screen.follow).first.get_attribute("href")
        assert href, f"{screen.name}: {screen.follow} leads nowhere"
        address = urlsplit(href)._replace(fragment="").geturl()
    if lang:
        address += ("&" if "?" in address else "?") + f"lang={lang}"
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == screen.status, screen.name
