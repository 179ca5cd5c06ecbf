"""Small pieces: numerals, the fold, the almanac, the word tree, months."""

from __future__ import annotations

import doctest
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.extract import numerals
from calendar_app.extract.dates import almanac, lexicon, times
from calendar_app.extract.numerals import fold, parse_digits, parse_numeral


@pytest.mark.parametrize("module", [numerals, almanac, lexicon])
def test_examples_of_the_module(module: object) -> None:
    results = doctest.testmod(module)  # type: ignore[arg-type]  # a module
    assert results.attempted > 0
    assert results.failed == 0


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 99))
def test_numerals_below_a_hundred(number: int) -> None:
    ones, tens = "〇一二三四五六七八九", ["", "十", *(c + "十" for c in "二三四五六七八九")]
    written = ones[number] if number < 10 else tens[number // 10] + (ones[number % 10] if number % 10 else "")
    assert parse_numeral(written) == number
    assert parse_numeral(str(number)) == number


@pytest.mark.parametrize("text", ["", "三五", "十十", "一百二百", "廿廿", "十廿", "甲", "1二"])
def test_no_numerals(text: str) -> None:
    assert parse_numeral(text) is None


def test_bare_digits_of_years() -> None:
    assert [parse_digits(t) for t in ("九八", "〇八", "二〇二三", "一九九八")] == [98, 8, 2023, 1998]


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("lunar 1-1", 2024, date(2024, 2, 10)),
        ("eve", 2024, date(2024, 2, 9)),
        ("lunar 8-15", 2023, date(2023, 9, 29)),
        ("term 清明", 2023, date(2023, 4, 5)),
        ("term 冬至", 2023, date(2023, 12, 22)),
        ("nth 5-7-2", 2023, date(2023, 5, 14)),
        ("10-01", 2023, date(2023, 10, 1)),
    ],
)
def test_festivals(rule: str, year: int, day: date) -> None:
    assert almanac.festival_day(rule, year) == day


def test_every_festival_of_the_lexicon_has_a_day() -> None:
    assert all(almanac.festival_day(rule, 2023) is not None for rule in lexicon.festivals().values())


def test_a_leap_month_is_another_month() -> None:
    assert almanac.lunar_day(2023, 2, 1, leap=True) == date(2023, 3, 22)
    assert almanac.lunar_day(2023, 3, 1, leap=True) is None


@given(st.lists(st.text("今天年昨上下月周", min_size=1, max_size=4), min_size=1, max_size=12))
def test_the_word_tree_finds_the_longest_word(words: list[str]) -> None:
    pattern = re.compile(lexicon.any_of(words))
    for word in words:
        match = pattern.match(word)
        assert match is not None
        assert match.group() == word


@given(st.dates(), st.integers(-2000, 2000))
def test_months_are_added_within_pythons_years(day: date, months: int) -> None:
    moved = times.add_months(day, months)
    assert moved.day <= day.day
