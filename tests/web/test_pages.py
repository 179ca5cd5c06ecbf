"""Every page is a whole document that says what it should, and every part is a part only when htmx asks for one."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from lxml import html

from calendar_app.config import Settings
from calendar_app.feeds.clauses import called
from calendar_app.ingest import ingest_file
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.queries import counts as count_queries
from calendar_app.store.queries import events as queries
from calendar_app.store.queries import facets as facet_queries
from calendar_app.store.queries.people import officials
from calendar_app.web.app import build_app

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


def page(client, path, status=200, **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == status, (path, answer.status_code)
    return html.document_fromstring(answer.get_data(as_text=True))


def texts(tree, css_class):
    return [node.text_content().strip() for node in tree.find_class(css_class)]


@pytest.fixture(scope="module")
def known(app):
    """Addresses of things that the sample holds: found, not written down, so that the sample may change."""
    with app.extensions["store"].session() as session:
        year, month = count_queries.newest_month(session, Filter())
        people = officials(session, Filter(), limit=5)
        facets = facet_queries.facets(session, Filter(), ("tag", "org", "place", "city", "section"))
        rows, _ = queries.agenda(session, Filter(), after=None, limit=500)
    first = next(e for e in rows if e.precision == "day")
    return {
        "month": f"/calendar/{year}/{month:02}",
        "year": f"/calendar/{year}",
        "day": f"/calendar/{first.start:%Y/%m/%d}",
        "event": f"/events/{first.id}",
        "ics": f"/events/{first.id}.ics",
        "officials": [p.slug for p in people],
        "official": f"/officials/{quote(people[0].slug)}",
        "compare": f"/officials/compare?official={quote(people[0].slug)}&official={quote(people[1].slug)}",
        "tag": f"/tags/{quote(facets['tag'][0].value)}",
        "organisation": f"/organisations/{quote(facets['org'][0].value)}",
        "place": f"/places/{quote(facets['place'][0].value)}",
        "city": f"/cities/{quote(facets['city'][0].value)}",
        "section": facets["section"][0],
        "first": first,
        "rows": rows,
    }


PLAIN = (
    "/", "/agenda", "/officials", "/officials/compare", "/tags", "/organisations", "/places", "/cities", "/counterparts",
    "/bulletins", "/search", "/search?q=会议", "/search?q=没有这回事的词", "/about", "/subscribe", "/calendar/1990/01",
    "/calendar/1990", "/calendar/1990/01/01", "/agenda?from=1990&to=1991", "/officials?q=zzz",
)  # fmt: skip
FOUND = ("month", "year", "day", "event", "official", "compare", "tag", "organisation", "place", "city")


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_plain_page_is_a_whole_document(client, path, lang):
    whole(client, path, lang)


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_found_page_is_a_whole_document(client, known, name, lang):
    whole(client, known[name], lang)


def whole(client, path, lang):
    tree = page(client, path + ("&" if "?" in path else "?") * (lang == "en") + "lang=en" * (lang == "en"))
    assert tree.get("lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert len(tree.findall(".//h1")) == 1
    assert tree.findall(".//main")
    title = tree.findtext(".//title")
    assert title.strip().endswith({"zh": "大事月历", "en": "Chronicle Calendar"}[lang])
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids)), "ids must be unique"
    for node in tree.iter():
        for name, value in node.attrib.items():
            assert name != "style", "no inline style"
            assert not name.startswith(("on", "hx-on")), name
            assert not str(value).startswith("javascript:")
    for script in tree.iter("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    assert not list(tree.iter("style"))


def test_a_part_is_sent_only_when_htmx_asks(client, known):
    for path in ("/agenda", "/officials", "/search?q=会议", known["day"], known["official"], known["tag"]):
        part = client.get(path, headers=PART)
        assert "<html" not in part.get_data(as_text=True), path
        assert {"HX-Request", "HX-Request-Type"} <= set(re.split(r",\s*", part.headers["Vary"]))
        for headers in (
            {},
            {"HX-Request": "true", "HX-Request-Type": "full"},
            {"HX-Request": "true"},
            {**PART, "HX-History-Restore-Request": "true"},
        ):
            answer = client.get(path, headers=headers)
            assert "<html" in answer.get_data(as_text=True), (path, headers)
            assert {"HX-Request", "HX-Request-Type"} <= set(re.split(r",\s*", answer.headers["Vary"]))


def test_the_month_shows_every_title_or_a_link_to_it(client, known, app):
    year, month = (int(n) for n in known["month"].split("/")[2:])
    inside = [e for e in known["rows"] if (e.start.year, e.start.month) == (year, month)]
    whole_month = client.get(known["month"] + "?density=all").get_data(as_text=True)
    for e in inside:
        assert e.id in whole_month
        name = e.summary if e.kind == "main" else called(e.kind, e.summary, e.start, e.end)
        assert name in unescape(whole_month), "titles are byte-equal to the source"
    tree = page(client, known["month"])
    for cell in tree.xpath("//table[@id='month']//td[not(contains(@class,'out'))]"):
        shown = cell.xpath(".//ul[@class='ev']/li | .//ul[@class='run']/li[a]")
        more = cell.find_class("more")
        assert len(shown) <= 4
        for link in more:
            assert link.get("hx-get") == link.get("href")
            assert page(client, link.get("href")) is not None
            assert re.search(r"还有 \d+ 条，查看当日全部 \d+ 条", link.get("aria-label"))


def test_the_month_is_a_plain_table(client, known):
    tree = page(client, known["month"])
    table = tree.get_element_by_id("month")
    assert table.findtext("caption")
    assert [th.get("abbr") for th in table.xpath("thead//th[@abbr]")][:2] == ["星期一", "星期二"]
    assert all(th.get("scope") == "row" for th in table.xpath("tbody/tr/th"))
    assert not table.get("role")


def test_month_only_events_stand_in_the_lane(client, known):
    lane = [e for e in known["rows"] if e.precision == "month"]
    assert lane, "the sample has some"
    e = lane[0]
    tree = page(client, f"/calendar/{e.start:%Y/%m}?density=all")
    [section] = tree.xpath("//section[contains(@class,'lane')]")
    assert e.summary in section.text_content()
    assert e.summary not in tree.get_element_by_id("month").text_content()


def test_a_filter_is_said_and_can_be_taken_back(client, known):
    facet = known["section"]
    tree = page(client, f"{known['month']}?section={quote(facet.value)}")
    [chip] = tree.find_class("on")
    assert facet.label in chip.text_content()
    assert "section" not in chip.get("href")
    narrowed = page(client, f"/agenda?section={quote(facet.value)}&from=1900")
    assert f"{facet.count} 条" in narrowed.find_class("meta")[0].text_content()


def test_empty_month_leads_to_where_there_is_something(client, known):
    tree = page(client, "/calendar/1990/01")
    [empty] = tree.find_class("empty")
    link = empty.xpath(".//a")[0]
    assert page(client, link.get("href")).find_class("empty") == []
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]


def test_the_event_shows_the_words_behind_its_facts(client, known):
    tree = page(client, known["event"])
    [source] = tree.find_class("src")
    for fact in tree.xpath("//dl[@class='facts']//dt/a[starts-with(@href,'#')]"):
        words = source.xpath(f".//*[@id='{fact.get('href')[1:]}']")
        assert len(words) == 1
        assert words[0].text_content() == fact.text_content()
    [data] = tree.xpath("//script[@type='application/ld+json']")
    told = json.loads(data.text)
    assert told["@type"] == "Event"
    assert told["startDate"] == known["first"].start.isoformat()
    assert told["url"] == "https://calendar.example" + known["event"]


def test_one_event_as_a_calendar_file(client, known):
    import icalendar

    answer = client.get(known["ics"])
    assert answer.content_type == "text/calendar; charset=utf-8"
    [event] = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    assert str(event["UID"]).startswith(known["first"].id)
    assert event["DTSTART"].dt == known["first"].start


def test_the_timeline_is_newest_first_and_its_counts_agree(client, known):
    tree = page(client, known["official"])
    days = tree.xpath("//ol[@class='line']//time/@datetime")
    assert days == sorted(days, reverse=True)
    roles = tree.xpath("//aside//ol[@class='bars-list']/li[a[contains(@href,'role=')]]")
    for row in roles[:5]:
        narrowed = page(client, row.find("a").get("href"))
        assert len(narrowed.xpath("//ol[@class='line']/li")) == int(row.find_class("n")[0].text), row.text_content()


def test_companions_lead_to_exactly_the_shared_events(client, known):
    tree = page(client, known["official"])
    for row in tree.xpath("//aside//ol[@class='bars-list']/li[a[contains(@href,'compare')]]")[:5]:
        shared = page(client, row.find("a").get("href")).get_element_by_id("shared")
        assert len(shared.find_class("event-line")) == int(row.find_class("n")[0].text), row.text_content()


def test_the_directory_finds_by_name_and_by_initials(client, known):
    everyone = page(client, "/officials")
    name = everyone.find_class("name")[0].text_content()
    found = page(client, f"/officials?q={quote(name)}")
    assert name in texts(found, "name")
    from pypinyin import lazy_pinyin

    initials = "".join(s[0] for s in lazy_pinyin(name))
    assert name in texts(page(client, f"/officials?q={initials}"), "name")


def test_search_marks_the_words_and_offers_ways_out(client):
    tree = page(client, "/search?q=会议")
    assert "会议" in {mark.text_content() for mark in tree.iter("mark")}
    nothing = page(client, "/search?q=没有这回事")
    ways = nothing.find_class("empty")[0].xpath(".//a/@href")
    assert len(ways) >= 2


def test_pages_of_an_agenda_hold_every_event_once(client, known):
    seen, path = [], "/agenda?from=1900"
    while path:
        tree = page(client, path)
        seen += re.findall(r"/events/([0-9a-f-]{36})", " ".join(tree.xpath("//div[@id='agenda']//a/@href")))
        more = tree.xpath("//a[@id='more']/@href")
        path = more[0] if more else None
    assert sorted(seen) == sorted(e.id for e in known["rows"])


def test_a_multi_day_event_is_a_bar_with_its_days_in_its_name(client, known):
    bars = [e for e in known["rows"] if e.precision == "day" and e.end > e.start and not e.rrule]
    assert bars, "the sample has some"
    e = bars[0]
    tree = page(client, f"/calendar/{e.start:%Y/%m}?density=all")
    heads = [
        li for li in tree.xpath("//ul[@class='run']/li[contains(@class,'head')]") if e.id in li.find("a").get("href")
    ]
    assert heads
    assert "opens" in heads[0].get("class").split()
    assert "至" in heads[0].find("a").findtext("span")


def test_the_ledger_lists_every_entry(client):
    tree = page(client, "/bulletins")
    href = tree.xpath("//main//td/a/@href")[0]
    count = int(tree.xpath("//tbody/tr[1]/td")[2].text)
    ledger = page(client, href)
    assert len(ledger.xpath("//ol[@class='ledger']/li")) == count


def test_the_register_tells_who_met_whom(client, app):
    from calendar_app.store.queries.timelines import counterparts

    with app.extensions["store"].session() as session:
        bodies = counterparts(session, Filter(kind=("main",)), 50)
    assert bodies, "the sample has meetings"
    for body in bodies[:5]:
        tree = page(client, f"/counterparts?with={quote(body.value)}")
        lines = tree.xpath("//ol[@class='met']/li")
        assert len(lines) == body.count
        assert all(line.find_class("bodies")[0].text_content() for line in lines)
    days = page(client, "/counterparts").xpath("//ol[@class='met']//time/@datetime")
    assert days == sorted(days, reverse=True)


def test_a_timeline_tells_whom_the_official_met_and_not_the_own_body(client):
    [section] = page(client, "/officials/贺知夏").xpath("//aside/section[h2='往来的另一方']")
    for link in section.xpath(".//li"):
        href, count = link.xpath("./a/@href")[0], int(link.find_class("n")[0].text)
        lines = page(client, href).xpath("//ol[@class='met']/li")
        assert len(lines) == count
        assert all("贺知夏" in line.text_content() for line in lines)
    guest = page(client, "/officials/康守诚")
    assert "云泽市委" in guest.xpath("//main")[0].text_content()
    assert "云泽市委" not in [a.text for a in guest.xpath("//aside/section[h2='往来的另一方']//a")]


def test_the_register_lists_meetings_and_what_is_announced_by_itself(client):
    register = page(client, "/counterparts")
    assert not register.xpath("//ol[@class='met']//span[contains(@class, 'kind')]"), (
        "what goes on until June is no meeting"
    )
    [link] = register.xpath("//p[@class='load-more']/a/@href")
    announced = page(client, link)
    lines = announced.xpath("//ol[@class='met']/li")
    assert lines
    assert all(line.xpath(".//span[contains(@class, 'k-planned')]") for line in lines)
    assert not announced.xpath("//p[@class='load-more']/a[contains(@href, 'planned')]")


@pytest.mark.parametrize("address", ["/tags/会议", "/cities/砚川市", "/agenda", "/agenda?tag=会议"])
def test_a_list_begins_with_what_is_new_and_leads_back_to_the_first(client, app, monkeypatch, address):
    """From the newest months on, by "earlier" and "more", every event is met."""
    from calendar_app.web import topics
    from calendar_app.web.calendar import agenda

    monkeypatch.setattr(topics, "AGENDA_LIMIT", 6)
    monkeypatch.setattr(agenda, "AGENDA_LIMIT", 6)
    app.extensions["pages"].clear()
    key, _, value = address.rpartition("/")[2].partition("?tag=")
    f = {"会议": Filter(tag=("会议",)), "砚川市": Filter(city=("砚川市",))}.get(value or key, Filter())
    with app.extensions["store"].session() as session:
        rows, _ = queries.agenda(session, f, after=None, limit=500)
        newest = count_queries.newest_month(session, f)
    waiting, seen, met, first = [address], set(), set(), []
    while waiting:
        here = waiting.pop()
        seen.add(here)
        tree = page(client, here)
        days = tree.xpath("//section[@class='agenda-day']//h3/a/@href")
        first = first or days
        met |= {href.rpartition("/")[2].partition("?")[0] for href in tree.xpath("//a[@class='title']/@href")}
        waiting += [link for link in tree.xpath("//p[@class='load-more']/a/@href") if link not in seen]
    assert met == {e.id for e in rows}
    assert first
    assert first[0] >= "/calendar/{:04}/{:02}".format(*newest)
    assert len(seen) > 3
    app.extensions["pages"].clear()


def test_a_day_tells_the_first_sentence_and_who(client, known):
    tree = page(client, known["day"])
    leads = texts(tree, "lead")
    assert leads
    assert all(lead.endswith(("。", "…")) or len(lead) < 120 for lead in leads)
    for link in tree.xpath("//span[@class='with']/a/@href"):
        assert page(client, link) is not None


def test_an_event_says_by_which_rule_each_name_was_read(client, known):
    facts = page(client, known["event"]).xpath("//aside//dl[@class='facts']//small")
    assert facts
    assert [small.text_content() for small in facts if "规则" not in small.text_content()] == []


def test_every_name_of_an_event_leads_to_a_page(client, known):
    kinds = ("/organisations/", "/places/", "/officials/", "/tags/", "/bulletins/")
    named = {}
    for e in known["rows"]:
        for link in page(client, f"/events/{e.id}").xpath("//main//a/@href"):
            if link.startswith(kinds):
                named.setdefault(link.partition("#")[0], e.id)
    assert {kind for kind in kinds if not any(link.startswith(kind) for link in named)} == set()
    lost = {link: uid for link, uid in named.items() if client.get(link).status_code not in (200, 308)}
    assert lost == {}


def test_a_county_that_acts_is_a_place(tmp_path):
    text = "甲川市大事记 2023年7月\n\n3日 云溪县与平桥县签订供水协议。\n\n9日 市总工会召开座谈会，部署防暑降温工作。\n"
    with open_store(f"sqlite:///{tmp_path}/acts.sqlite", create=True) as store:
        ingest_file(store, text.encode(), source="acts.txt")
        client = build_app(Settings("sqlite://"), store=store).test_client()
        with store.session() as session:
            rows, _ = queries.agenda(session, Filter(), after=None, limit=9)
        uid = next(e.id for e in rows if "供水" in e.summary)
        links = page(client, f"/events/{uid}").xpath(
            "//a[contains(@class, 'm-org') or contains(@class, 'm-place')]/@href"
        )
        assert links
        assert {client.get(link).status_code for link in links} == {200}
