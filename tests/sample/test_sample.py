"""The bundled sample as text: what a newcomer sees has to read like a bulletin, each time."""

from __future__ import annotations

import re

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.sample import bulletins

PERIODS = ("2024-03", "2024-04", "2024-05")
ENTRIES = {"2024-03": 52, "2024-04": 59, "2024-05": 61}


@pytest.fixture(scope="module")
def read():
    return {
        bulletin.period: bulletin
        for bulletin in (read_bulletin(path.read_bytes(), source=path.name) for path in bulletins())
    }


def test_three_months_in_a_row_of_one_city(read):
    assert [(b.place, b.period) for b in read.values()] == [("砚川市", period) for period in PERIODS]


@pytest.mark.parametrize("period", PERIODS)
def test_entries_and_contents_agree(read, period):
    bulletin = read[period]
    assert len(bulletin.entries) == len(bulletin.contents) == ENTRIES[period]
    assert [line.entry for line in bulletin.contents] == [entry.n for entry in bulletin.entries]
    assert {diagnostic.code for diagnostic in bulletin.diagnostics} == {"title-differs"}
    assert sum(line.differs for line in bulletin.contents) == len(bulletin.diagnostics)


@pytest.mark.parametrize("period", PERIODS)
def test_page_breaks_are_healed(read, period):
    for entry in read[period].entries:
        assert "\n" not in entry.body, entry.title
        assert re.match(r"\d+ ?月", entry.body), entry.title
        assert entry.body.endswith(("。", "”")), entry.title
        assert entry.page is not None


@pytest.mark.parametrize(
    ("period", "words"),
    [
        pytest.param("2024-03", "副市长邱定远、市农业农村局局长牛树民", id="name"),
        pytest.param("2024-03", "3月25日，砚川职业技术学院", id="date"),
        pytest.param("2024-04", "市科技局局长文礼民", id="name-in-april"),
        pytest.param("2024-05", "5月14日，云帆花卉", id="date-in-may"),
    ],
)
def test_a_break_within_a_word_leaves_no_trace(read, period, words):
    assert any(words in entry.body for entry in read[period].entries)


def test_sections_have_the_levels_of_the_contents(read):
    assert {entry.section for entry in read["2024-03"].entries} >= {
        ("特别关注",),
        ("时政", "领导活动"),
        ("时政", "县区动态"),
        ("经济", "经济运行"),
        ("社会事业", "民生"),
        ("社会事业", "生态文明"),
    }
