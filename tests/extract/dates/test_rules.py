"""Each rule of the grammar by the examples that stand beside it in the lexicon."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.extract.dates import date_mentions, lexicon
from calendar_app.extract.dates.find import find
from calendar_app.extract.numerals import fold
from calendar_app.extract.wordlists import rows
from calendar_app.model.bulletin import Entry

EXAMPLES = [
    pytest.param(name, *example.split("="), id=f"{name}-{example}")
    for name, _, examples in rows("dates_rules.tsv")
    for example in examples.split("|")
]


@pytest.mark.parametrize(("rule", "text", "days"), EXAMPLES)
def test_example(rule: str, text: str, days: str) -> None:
    [mention], doubts = date_mentions(Entry(1, "", text, published=date(2023, 7, 5)), period="2023-07")
    first, _, last = days.partition("/")
    assert (mention.rule, str(mention.start), str(mention.end)) == (rule, first, last or first)
    assert mention.text == text
    assert doubts == ()


def test_each_rule_has_examples_and_a_name_of_its_own() -> None:
    rules = list(rows("dates_rules.tsv"))
    assert all(len(row) == 3 and row[2] for row in rules)
    assert len({row[0] for row in rules}) == len(rules)


@pytest.mark.parametrize("name", sorted(lexicon.cues()))
def test_no_cue_lists_a_word_twice(name: str) -> None:
    words = lexicon.cues()[name]
    assert len(words) == len(set(words))


def test_eras_are_in_order_and_whole() -> None:
    assert all(era.first <= era.last for era in lexicon.eras().values())


@pytest.mark.parametrize("word", sorted(w for w, found in lexicon.words().items() if found.value.startswith("on:")))
def test_words_that_count_from_the_day_of_writing_are_found(word: str) -> None:
    assert [text_of(word, f.start, f.end) for f in find(fold(word))] == [word]


def text_of(text: str, start: int, end: int) -> str:
    return text[start:end]
