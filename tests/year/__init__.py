"""A year of monthly bulletins of three invented cities, with the truth beside it.

``make_year(folder, seed=7)`` writes 36 bulletins (12 months of 沅口市 and 槐岭市 with contents and bold titles, of 碧澜市 as a
chronicle; 45 to 60 entries each) and gives their paths in the order of months. The same seed gives the same bytes.
``the_year(seed)`` is the same without files: a ``truth.Year`` that says of every printed name who is meant, in which
posts the people are printed, and from which day to which. The fixture ``year_store`` (``tests/year/conftest.py``) is the
address of an SQLite database with the whole year in it; tests elsewhere take it by importing it in their conftest.

What the year holds: a mayor who becomes party secretary of another city in June, his deputy who follows him; a move
within a city that a line of appointments tells; a move that no bulletin tells (two records are right); names shared
by officials of two cities, by two officials of one city, by an official and an athlete, an official and a citizen;
guests of other cities and of the province, whose leaders are printed with its name and without; leaders of the state
who visit all cities and change their post; names of several parts with one dot or another, surnames of two
characters; citizens of one city who have the name of an official of another, of the province or of the state; lists
of bare names and of 市领导; 李　明 with a space, names broken by a page, one wrong character once in the year.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.year.cast import CITIES, cast, posts
from tests.year.compose import YEAR, compose
from tests.year.printing import bold, chronicle, ordered
from tests.year.truth import Issue, Item, Post, Printed, Year

__all__ = ["make_year", "the_year"]


@cache
def the_year(seed: int = 7) -> Year:
    """The year of a seed: bulletins and truth."""
    people, traps, unlinked = cast(random.Random(seed))  # noqa: S311 - made data, the same for ever
    known = posts()
    issues = []
    misprints: set[str] = set()
    for month in range(1, 13):
        for city in CITIES:
            key = f"{seed}/{city.name}/{month}"
            items = ordered(city.layout, compose(city, month, people, known, key))
            if (month, city.layout, city.name) == (10, "bold", CITIES[0].name):
                items = _misprint(items, misprints)
            rng = random.Random(key)  # noqa: S311 - made data, the same for ever
            text = (bold if city.layout == "bold" else chronicle)(city, YEAR, month, items, rng)
            period = f"{YEAR}-{month:02}"
            printed = tuple(
                Printed(city.name, period, n, item.day, name, who, held, told)
                for n, item in enumerate(items, 1)
                for name, who, held, told in item.printed
            )
            issues.append(Issue(city.name, period, f"{city.name}-{period}.txt", text, len(items), printed))
    for city in CITIES:
        known[f"{city.name}/deputy-of-mayor"] = Post(
            f"{city.name}/deputy-of-mayor", ("市委副书记", f"{city.name}委副书记")
        )
    known[f"{CITIES[1].name}/石磨县-deputy"] = Post(f"{CITIES[1].name}/石磨县-deputy", ("石磨县委副书记",))
    year = Year(tuple(c.name for c in CITIES), people, known, tuple(issues), unlinked, frozenset(misprints), traps)
    return replace(year, issues=tuple(_judged(issue, year) for issue in issues))


def _misprint(items: list[Item], misprints: set[str]) -> list[Item]:
    """One name with one wrong character, where it stands with a post and three characters."""
    for i, item in enumerate(items):
        for name, who, held, _ in item.printed:
            if held and len(name) == 3 and item.body.count(name) == 1 and name not in item.title:
                wrong = name[:2] + ("末" if name[2] != "末" else "未")
                misprints.add(wrong)
                printed = tuple((wrong if w == who else n, w, h, t) for n, w, h, t in item.printed)
                return [
                    *items[:i],
                    replace(item, body=item.body.replace(name, wrong), printed=printed),
                    *items[i + 1 :],
                ]
    raise AssertionError("no name to misprint")


def _judged(issue: Issue, year: Year) -> Issue:
    """Bare names of which several people of the city's bulletins may be meant are marked as not known."""
    meant: dict[str, set[str]] = defaultdict(set)
    for p in year.printed:
        if p.city == issue.city:
            meant[p.name].add(p.person)
    return replace(
        issue,
        printed=tuple(replace(p, known=bool(p.posts) or p.told or len(meant[p.name]) == 1) for p in issue.printed),
    )


def make_year(folder: Path, *, seed: int = 7) -> list[Path]:
    """Write the bulletins of a seed into *folder*; their paths, month by month."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for issue in the_year(seed).issues:
        path = folder / issue.file
        path.write_text(issue.text, "utf-8")
        paths.append(path)
    return paths
