"""Officials' pages with a whole year of three cities in the store, on a desk and on a phone: they fit, are silent and count right."""

from __future__ import annotations

import re
from contextlib import closing
from urllib.parse import quote, unquote

import pytest

from tests.browser.conftest import sync_api

MOVER, RISER = "沅口市/mayor", "沅口市/first-vice"


@pytest.fixture(params=[1280, 390])
def screen(request, chromium, year_site):
    """A page of a width; afterwards nothing may have been said on the console, nor be wider than the screen."""
    width = request.param
    context = chromium.new_context(base_url=year_site, viewport={"width": width, "height": 900}, locale="zh-CN")
    context.set_default_timeout(10_000)
    said: list[str] = []
    with closing(context):
        page: sync_api.Page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        yield page
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert said == []


def entries_of(year, *people):
    """Entries in which all of these people are printed."""
    found = [
        {(p.city, p.period, p.entry) for p in year.printed if p.person == who and (p.known or p.posts)}
        for who in people
    ]
    return set.intersection(*found)


def test_the_directory_lists_every_public_person_once(screen, year):
    screen.goto("/officials")
    main = screen.locator("main")
    wanted = sorted([year.people[who].name for who in (*year.public(), *year.unlinked)] + list(year.misprints))
    slugs = [
        unquote(link.get_attribute("href")).partition("?")[0].rpartition("/")[2]
        for link in main.locator('#people a[href^="/officials/"]').all()
    ]
    listed = [slug for slug in dict.fromkeys(slugs) if slug != "compare"]
    assert sorted(slug.partition("-")[0] for slug in listed) == wanted
    assert f"{len(wanted)} 人" in main.inner_text()
    headings = [heading[:3] for heading in main.locator("#people h2").all_inner_texts()]
    own = [city for city in headings if city in year.cities]
    together = [city for city, before in zip(own, [None, *own], strict=False) if city != before]
    assert sorted(together) == sorted(year.cities)  # the bodies of a city stand together


def test_a_timeline_counts_the_entries_that_print_the_person(screen, year):
    screen.goto(f"/officials/{quote(year.people[MOVER].name)}")
    text = screen.locator("main").inner_text()
    assert f"{len(entries_of(year, MOVER))} 条记载" in text
    for post in ("沅口市市长", "槐岭市委书记"):
        assert post in text
    first, last = year.tenures()[MOVER, "槐岭市/secretary"]
    for day in (first, last):
        assert re.search(rf"{day.year}年{day.month}月{day.day}日", text)


def test_companions_of_one_name_are_told_apart(screen, year):
    screen.goto(f"/officials/{quote(year.people[MOVER].name)}")
    shared = [name for name in screen.locator("main aside, main section").all_inner_texts() if "同见者" in name]
    listed = re.findall(r"周海生(?:（[^）]+）)?", shared[-1])
    assert len(listed) == len(set(listed)) == 2


def test_two_officials_side_by_side_share_the_events_that_print_both(screen, year):
    names = [year.people[who].name for who in (MOVER, RISER)]
    screen.goto("/officials/compare?" + "&".join(f"official={quote(name)}" for name in names))
    text = screen.locator("main").inner_text()
    for who in (MOVER, RISER):
        assert f"{len(entries_of(year, who))} 条" in text
    assert re.search(rf"同见\s*{len(entries_of(year, MOVER, RISER))} 条", text)


def test_the_register_counts_the_delegations_of_a_city(screen, year):
    screen.goto("/counterparts")
    visits = {
        (p.city, p.period, p.entry) for p in year.printed if p.posts == ("槐岭市/secretary",) and p.city != "槐岭市"
    }
    text = screen.locator("main").inner_text()
    assert re.search(rf"槐岭市委\s*{len(visits)}\b", text)
