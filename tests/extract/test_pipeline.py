"""The stations joined: one bulletin or one text in, everything that was read out, spans true to the body."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.keywords import Keywords
from calendar_app.extract.names import NameBook, name_mentions
from calendar_app.extract.pipeline import annotate, annotate_text
from calendar_app.extract.topics import tags
from calendar_app.model.bulletin import Entry
from calendar_app.model.extraction import AnnotatedEntry
from calendar_app.sample import bulletins

TEXT = "昨天上午，县委书记周明远到河东镇柳湾村、县人民医院调研防汛工作，随后在县文化馆召开座谈会。"


@pytest.fixture(scope="module")
def sample():
    source = bulletins()[0]
    return annotate(read_bulletin(source.read_bytes(), source=source.name))


def test_one_text_gives_dates_people_places_bodies_and_topics():
    found = annotate_text(TEXT, on=date(2024, 6, 5), place="青石县")
    assert [(each.text, each.start, each.part) for each in found.dates] == [("昨天上午", date(2024, 6, 4), "上午")]
    assert [(each.name, each.titles) for each in found.people] == [("周明远", ("县委书记",))]
    assert [each.name for each in found.places] == ["河东镇柳湾村", "县文化馆"]
    assert [each.name for each in found.orgs] == ["县人民医院"]
    assert [(event.kind, event.start) for event in found.events] == [("main", date(2024, 6, 4))]
    assert {"调研", "防汛"} <= {tag.name for tag in found.tags}


def test_text_without_a_publication_day_has_no_yesterday():
    found = annotate_text(TEXT, on=None, place=None)
    assert found.dates == ()
    assert [each.name for each in found.people] == ["周明远"]


def test_every_span_of_a_bulletin_holds_its_words(sample):
    for each in sample.entries:
        body = each.entry.body
        for mention in each.dates:
            if mention.span is not None:
                assert body[slice(*mention.span)] == mention.text
        for person in each.people:
            for span in person.spans:
                assert body[slice(*span)].replace("\n", "").replace(" ", "") == person.name
        for name in (*each.places, *each.orgs):
            for span in name.spans:
                # a short form (市妇联) may stand for the name, a character (来甲) for the place
                assert (
                    body[slice(*span)] == name.name or body[slice(*span)] in name.name or len(body[slice(*span)]) == 1
                )


def test_every_entry_is_kept_in_order(sample):
    assert [each.entry for each in sample.entries] == list(sample.bulletin.entries)
    assert sample.diagnostics[: len(sample.bulletin.diagnostics)] == sample.bulletin.diagnostics


def test_every_entry_of_a_sectioned_bulletin_is_tagged_by_its_sections(sample):
    for each in sample.entries:
        sections = tuple(tag.name for tag in each.tags if tag.source == "section")
        assert sections == each.entry.section
        names = [tag.name for tag in each.tags]
        assert len(names) == len(set(names))


def test_annotating_twice_gives_the_same(sample):
    assert annotate(sample.bulletin) == sample


@given(st.text("3月5日上午，市长张明远在甲县青山镇、乙公司调研。《》“”（）\n\t 　年至与和等①０a1", max_size=120))
def test_any_text_is_annotated(text):
    found = annotate_text(text, on=date(2024, 3, 6), place="甲州市")
    assert all(draft.summary.strip() for draft in found.events) or not text.strip()
    for name in (*found.places, *found.orgs):
        for start, end in name.spans:
            assert 0 <= start < end <= len(text)


@given(st.text(max_size=60))
def test_any_characters_are_annotated(text):
    annotate_text(text, on=None, place=None)


def test_extraction_loads_neither_web_nor_database():
    code = (
        "import sys, calendar_app.extract.pipeline, calendar_app.bulletin, calendar_app.feeds.extraction\n"
        "from datetime import date\n"
        "calendar_app.extract.pipeline.annotate_text('3月5日，市长张明远调研。', on=date(2024, 3, 6), place='甲州市')\n"
        "print([name for name in ('flask', 'sqlalchemy', 'alembic', 'click', 'icalendar', 'jieba') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


HOSTILE = {
    "list-of-places": "到" + "青河县、" * 4000,
    "joints": "甲和" * 8000,
    "one-run": "国际" * 8000,
    "distinct-bodies": "".join(f"走访{chr(0x4E00 + i)}{chr(0x5E00 + i // 7)}公司，" for i in range(2000)),
    "brackets": "（" * 8000 + "）" * 8000,
    "quotes": "“《" * 8000,
    "and-so-on": "甲乙、丙丁等企业" * 2000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_names_and_topics_take_time_in_the_length_of_the_text(text):
    """Sixteen thousand hostile characters take no longer than a slow machine needs for as many of prose."""
    entry = Entry(n=1, title=text[:200], body=text)
    start = time.process_time()
    places, orgs = name_mentions(entry, (), (), NameBook.learn([entry], place="甲州市"))
    annotated = AnnotatedEntry(entry, places=places, orgs=orgs)
    tags(annotated, Keywords.learn([annotated], place="甲州市"))
    assert time.process_time() - start < 5
