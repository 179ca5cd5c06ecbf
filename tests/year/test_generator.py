"""The generated year is always the same, and holds what its description says."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.year import make_year, the_year


def test_a_seed_gives_the_same_files_for_ever(tmp_path):
    paths = make_year(tmp_path / "one", seed=3)
    again = make_year(tmp_path / "two", seed=3)
    other = make_year(tmp_path / "three", seed=4)
    assert [p.name for p in paths] == [p.name for p in again]
    assert [p.read_bytes() for p in paths] == [p.read_bytes() for p in again]
    assert paths[0].read_bytes() != other[0].read_bytes()
    assert the_year.__wrapped__(3) == the_year.__wrapped__(3)


def test_a_year_has_so_many_bulletins_entries_and_people(year):
    assert len(year.issues) == 36
    assert all(40 <= issue.entries <= 60 for issue in year.issues)
    assert len(year.public()) > 100


def test_names_of_several_parts_are_printed_with_two_dots(year):
    printed = {p.name for p in year.printed if p.person == "槐岭市/vice-2"}
    assert printed == {"达吾提·库尔班", "达吾提•库尔班"}


def test_leaders_of_the_state_are_in_all_cities_and_those_of_the_province_printed_in_two_ways(year):
    cities = {p.city for p in year.printed if p.person == "//s-premier"}
    assert cities == set(year.cities)
    posts = {post for p in year.printed for post in p.posts if post.startswith("/p-secretary")}
    assert posts == {"/p-secretary", "/p-secretary-named"}


def test_misprints_are_one(year):
    assert len(year.misprints) == 1
    assert sum(p.name in year.misprints for p in year.printed) == 1


@pytest.mark.parametrize(
    "why", ["moves city", "rises", "changes body", "bureau to county", "moves unsaid", "namesake elsewhere", "namesake here",
            "official and athlete", "leader and county head", "official and citizen", "official elsewhere and citizen",
            "visits all cities", "name of several parts", "surname of two characters"],
)  # fmt: skip
def test_everybody_special_is_printed(year, why):
    special = [who for who, reason in year.traps.items() if reason == why]
    printed = Counter(p.person for p in year.printed)
    assert special
    assert all(printed[who] for who in special)


def test_names_are_broken_by_pages_and_spaces(year):
    text = "\n".join(issue.text for issue in year.issues)
    names = {p.name for p in year.printed}
    assert sum(f"{n[0]}\n\n{n[1:]}" in text for n in names) > 20
    assert sum(f"{n[0]}　{n[1]}" in text for n in names if len(n) == 2) > 20


def test_a_truth_has_every_name_where_it_is_printed(year):
    for issue in year.issues:
        squeezed = "".join(issue.text.split())
        assert all(p.name in squeezed for p in issue.printed)
