"""Two languages: nothing untranslated, dates in both, links that keep the language."""

import re
from datetime import date
from pathlib import Path

import pytest

from calendar_app import extract, web
from calendar_app.assets import find_folder
from calendar_app.extract.dates import lexicon
from calendar_app.feeds import tabular
from calendar_app.web import errors
from calendar_app.web.api import operations
from calendar_app.web.bulletins import REGIONS
from calendar_app.web.topics import KINDS
from calendar_app.web.words import i18n, wording

_MESSAGE = re.compile(r"""\b_\(\s*"((?:[^"\\]|\\.)*)\"""")
_GETTEXT = re.compile(r"""\bgettext\(\s*"((?:[^"\\]|\\.)*)\"""")


def messages():
    found = {}
    for path in find_folder("templates").rglob("*.html"):
        found |= dict.fromkeys(_MESSAGE.findall(path.read_text("utf-8")), path.name)
    for path in Path(web.__file__).parent.rglob("*.py"):
        found |= dict.fromkeys(_GETTEXT.findall(path.read_text("utf-8")), path.name)
    for table in (wording.KINDS, wording.PRECISIONS, wording.MARKS, wording.FILTER_KEYS, wording.ANCHORS, REGIONS):
        found |= dict.fromkeys(table.values(), "tables")
    found |= dict.fromkeys([*errors._TITLES.values(), *errors._HELP.values()], "errors.py")
    found |= dict.fromkeys([kind.name for kind in KINDS.values()], "topics.py")
    found |= dict.fromkeys(
        (i18n.NOT_AMONG, *(word for kind, word, _ in lexicon.rows("dates_words.tsv") if kind == "P")), "values"
    )
    for operation in operations.OPERATIONS:
        found |= dict.fromkeys([operation.summary, *(p.description for p in operation.parameters)], "api/operations.py")
    found |= dict.fromkeys([field.meaning for field in tabular.DICTIONARY], "feeds/tabular.py")
    return found


def test_every_message_has_its_english():
    missing = {text: where for text, where in messages().items() if text not in i18n.catalogue()}
    assert missing == {}


def test_places_are_the_same_in_both_languages():
    place = re.compile(r"\{\w+\}")
    for chinese, english in i18n.catalogue().items():
        assert sorted(place.findall(chinese)) == sorted(place.findall(english)), chinese


@pytest.fixture
def english(app):
    with app.test_request_context("/?lang=en"):
        i18n.choose_language()
        yield


@pytest.fixture
def chinese(app):
    with app.test_request_context("/"):
        i18n.choose_language()
        yield


DAYS = [
    pytest.param(date(2023, 7, 5), date(2023, 7, 5), "2023年7月5日", "5 July 2023", id="day"),
    pytest.param(date(2023, 7, 5), date(2023, 7, 9), "2023年7月5日至9日", "5 July – 9 July 2023", id="one-month"),
    pytest.param(date(2023, 7, 5), date(2023, 8, 9), "2023年7月5日至8月9日", "5 July – 9 August 2023", id="one-year"),
    pytest.param(
        date(2023, 12, 31),
        date(2024, 1, 1),
        "2023年12月31日至2024年1月1日",
        "31 December 2023 – 1 January 2024",
        id="years",
    ),
]


@pytest.mark.parametrize(("start", "end", "zh", "en"), DAYS)
def test_range_text_in_chinese(chinese, start, end, zh, en):
    assert i18n.range_text(start, end) == zh


@pytest.mark.parametrize(("start", "end", "zh", "en"), DAYS)
def test_range_text_in_english(english, start, end, zh, en):
    assert i18n.range_text(start, end) == en


def test_titles_and_weekdays(chinese):
    assert i18n.month_title(2023, 11) == "二〇二三年十一月"
    assert i18n.year_title(2030) == "二〇三〇年"
    assert [w.short for w in i18n.weekdays()] == list("一二三四五六日")
    assert i18n.weekday(date(2023, 7, 5), full=True) == "星期三"


def test_english_words(english):
    assert i18n.month_title(2023, 11) == "November 2023"
    assert i18n.gettext("{n} 条", n=1) == "1 item"
    assert i18n.gettext("{n} 条", n=2) == "2 items"
    assert i18n.gettext("没有译文的词") == "没有译文的词"
    assert wording.rule_text("FREQ=WEEKLY;BYDAY=MO,FR") == "every week Mon, Fri"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (None, ""),
        ("FREQ=DAILY;UNTIL=20230801", "每天"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR,SU", "每周一、三、五、日"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", "每月5、20日"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "定期"),
        ("FREQ=HOURLY", "定期"),
    ],
)
def test_rule_text(chinese, rule, words):
    assert wording.rule_text(rule) == words


def test_links_keep_the_language(client):
    body = client.get("/?lang=en").get_data(as_text=True)
    links = re.findall(r'href="(/(?:calendar|officials|tags|agenda|events|search|about)[^"]*)"', body)
    pages = [link for link in links if not re.search(r"\.(ics|atom|json|csv)\b", link)]
    assert len(pages) > 50
    assert [link for link in pages if "lang=en" not in link and link != "/" and "/calendar/" not in link] == []
    assert "lang" not in client.get("/").get_data(as_text=True).split("<main")[1].split("</main")[0]


def test_another_language_is_refused(client):
    assert client.get("/?lang=fr").status_code == 400


def test_every_role_has_its_english_and_its_place_among_the_others():
    table = Path(extract.__file__).with_name("lexicon") / "roles.tsv"
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    roles = {row[1] for row in rows} - {"-"}
    assert len(roles) > 20
    assert {role for role in roles if role not in i18n.catalogue()} == set()
    order = (Path(web.__file__).with_name("lexicon") / "roles.tsv").read_text("utf-8").split("\n")
    assert {role for role in roles if role not in order} == set()
