"""Long lists come in pages, and what counts says the same as what it leads to."""

import re

import pytest
from lxml import html
from sqlalchemy import text

from calendar_app.store.mentions import read
from calendar_app.web.words.wording import gloss


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.get_data(as_text=True))


def test_the_list_of_issues_has_pages(client, monkeypatch):
    monkeypatch.setattr("calendar_app.web.bulletins.PAGE", 2)
    first = page(client, "/bulletins?city=砚川市")
    assert len(first.xpath("//tbody/tr")) == 2
    [more] = first.xpath("//nav[@class='pager']//a[@rel='next']/@href")
    rest = page(client, more)
    assert len(rest.xpath("//tbody/tr")) == 1
    assert rest.xpath("//nav[@class='pager']//a[@rel='prev']")
    assert not rest.xpath("//nav[@class='pager']//a[@rel='next']")


def test_facets_of_a_search_count_its_hits(client):
    tree = page(client, "/search?q=防汛")
    total = int(re.search(r"\d+", tree.xpath("string(//p[@data-status])"))[0])
    for chip in tree.xpath("//aside//a[@class='chip']"):
        count = int(chip.find_class("n")[0].text)
        narrowed = page(client, chip.get("href"))
        assert int(re.search(r"\d+", narrowed.xpath("string(//p[@data-status])"))[0]) == count <= total, (
            chip.text_content()
        )


def test_every_rule_that_read_a_word_has_its_words(sample_store):
    with sample_store.session() as session:
        found = [read(value) for value in session.execute(text("SELECT found FROM mentions")).scalars()]
    rules = {item.rule for each in found for item in (*each.dates, *each.people, *each.orgs, *each.places)}
    assert len(rules) > 30
    assert {rule for rule in rules if not gloss(rule)} == set()


@pytest.mark.parametrize(
    "rule", ["before-post", "dotted", "built", "transcribed", "marked", "signed", "cast", "model", "place-abroad"]
)
def test_rules_that_the_sample_does_not_need_have_words_too(rule):
    assert gloss(rule)
