"""What a cheap test of one character lets through: all that the pattern behind it can begin with.

A gate that forgets a character would silence a rule where nobody looks; so the first characters are taken from the patterns
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from calendar_app.extract import clauses, groups, role_words, roles
from calendar_app.extract.people import (
    beginnings,
    by_address,
    by_posts,
    by_words,
    in_turn,
    notnames,
    post_lists,
    posts_behind,
    scan,
    sheet,
)
from calendar_app.extract.posts import word_marks
from calendar_app.extract.posts.folding import fold_marks

HERE = Path(__file__).parent
_parse: Any = import_module("re._parser").parse  # the one place that knows how a pattern is laid out


def _firsts(items: Iterable[tuple[Any, Any]], behind: Callable[[], set[str]]) -> set[str]:
    """First characters of what a row of items matches; *behind*: those of what follows it."""
    rows = list(items)
    if not rows:
        return behind()
    (op, told), rest = rows[0], rows[1:]
    name = str(op)

    def after() -> set[str]:
        return _firsts(rest, behind)

    if name == "LITERAL":
        return {chr(told)}
    if name == "IN":
        return {char for item in told for char in _of_class(item)}
    if name == "BRANCH":
        return set().union(*(_firsts(way, after) for way in told[1]))
    if name == "SUBPATTERN":
        return _firsts(told[3], after)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = told
        return _firsts(inner, after) | (after() if least == 0 else set())
    if name == "ASSERT" and told[0] > 0:  # what follows must be both
        return _firsts(told[1], after) & after()
    if name in ("ASSERT", "ASSERT_NOT"):
        return after()
    if name == "AT":
        return {"\n"} | after()  # an end may stand before the end of a line
    raise AssertionError(f"a pattern behind a gate begins with {name}")


def _of_class(item: tuple[Any, Any]) -> Iterable[str]:
    if str(item[0]) == "LITERAL":
        return chr(item[1])
    assert str(item[0]) == "RANGE", "a class behind a gate has but characters and ranges"
    return map(chr, range(item[1][0], item[1][1] + 1))


def first_characters(pattern: re.Pattern[str]) -> set[str]:
    """The characters that a match of the pattern can begin with."""
    return _firsts(_parse(pattern.pattern), set)


def test_first_characters() -> None:
    assert first_characters(re.compile("(?:甲|乙丙)?(?![戊])(?=[己0])[己0-2]|(?:庚)+辛|(?<=壬)癸$")) == set(
        "甲乙己0庚癸"
    )


@pytest.mark.parametrize(
    ("gate", "pattern"),
    [
        pytest.param(groups._ADDRESS_HEADS, groups._ADDRESS, id="forms-of-address-in-a-row"),
        pytest.param(groups._ROW_HEADS, groups._ROW, id="what-joins-a-row"),
        pytest.param(groups._WITH_HEADS, groups._WITH, id="with-whom"),
        pytest.param(groups._SPIRIT_HEADS, groups._SPIRIT, id="what-somebody-said-once"),
        pytest.param(groups._AT_HOME_HEADS, groups._AT_HOME, id="at-somebody's"),
        pytest.param(groups._THEIRS_HEADS, groups._THEIRS, id="of-somebody"),
        pytest.param(roles._COMPANY_HEADS, roles._IN_COMPANY, id="in-company"),
        pytest.param(clauses._RIGHT_BEHIND, clauses._LEADS, id="leads"),
        pytest.param(clauses._RIGHT_BEHIND, clauses._MADE, id="made"),
        pytest.param(clauses._RIGHT_BEHIND, clauses._NAMED, id="named-by-others"),
        pytest.param(clauses._RIGHT_BEHIND, clauses._BEING, id="being"),
        pytest.param(by_posts._PARTY_HEADS, by_posts._OF_PARTY, id="of-a-party"),
        pytest.param(by_posts._COPULA_HEADS, by_posts._COPULAS, id="copulas"),
        pytest.param(by_posts._LEADING, by_posts._AMONG_THEM, id="among-them"),
        pytest.param(by_posts._LEADING, by_posts._CANDIDATE, id="candidates"),
        pytest.param(post_lists._RANK_HEADS, post_lists._RANK, id="ranks-in-a-list"),
        pytest.param(post_lists._OPENING, post_lists.PAREN, id="brackets-in-a-list"),
        pytest.param(post_lists._OPENING, by_address.OF_PERSON, id="who-is-told-of-in-brackets"),
        pytest.param(sheet.JOIN_HEADS, sheet.JOIN, id="what-joins-a-list"),
        pytest.param(notnames._PHRASE_HEADS, notnames._SET_PHRASE, id="set-phrases"),
        pytest.param(posts_behind._COUNTED_HEADS, posts_behind.COUNTED, id="counted"),
        pytest.param(posts_behind._appointed_heads(), posts_behind._appointed(), id="posts-behind-names"),
        pytest.param(notnames._thing_heads(), notnames._thing_after(), id="things"),
    ],
)
def test_gates_let_through_all_that_their_patterns_begin_with(gate: Set[str], pattern: re.Pattern[str]) -> None:
    assert first_characters(pattern) <= gate


def _found_by_first_characters(items: Iterable[tuple[Any, Any]]) -> bool:
    """Whether the engine looks for what a row of items matches by first characters, and does not try at each place."""
    rows = list(items)
    name, told = (str(rows[0][0]), rows[0][1]) if rows else ("", None)
    if name == "SUBPATTERN":
        return _found_by_first_characters(told[3])
    if name == "BRANCH":
        return all(len(way) > 0 and str(way[0][0]) == "LITERAL" for way in told[1])
    return name in ("LITERAL", "IN")


@pytest.mark.parametrize(
    "pattern",
    [
        *(pytest.param(cue(), id=rule.__name__) for rule, cue, _ in scan._finding() if cue is not None),
        pytest.param(in_turn._SHARED, id="shared-posts"),
        pytest.param(word_marks._odd_places(), id="odd-places"),
        pytest.param(word_marks._DOING, id="bureaus-called-by-what-they-do"),
        pytest.param(word_marks._SHORT_BODIES, id="short-bodies"),
        pytest.param(word_marks._TASKED, id="bodies-called-by-their-task"),
        pytest.param(role_words.pattern(), id="roles"),
    ],
)
def test_what_is_looked_for_in_every_text_is_found_by_first_characters(pattern: re.Pattern[str]) -> None:
    assert _found_by_first_characters(_parse(pattern.pattern))


_LOOKED_FOR = [
    pytest.param(word_marks._VERB, word_marks._DOING, id="bureaus-called-by-what-they-do"),
    pytest.param(word_marks._VERB, word_marks._QUARTER, id="quarters"),
    pytest.param(word_marks._TASK, word_marks._TASKED, id="bodies-called-by-their-task"),
    pytest.param(word_marks._BODY, word_marks._SHORT_BODIES, id="short-bodies"),
    pytest.param(word_marks._ODD, word_marks._odd_places(), id="odd-places"),
    *(pytest.param(sign, cue(), id=rule.__name__) for rule, cue, sign in scan._finding() if cue is not None and sign),
]


@pytest.mark.parametrize(("sign", "pattern"), _LOOKED_FOR)
def test_the_cut_tells_of_all_characters_that_patterns_begin_with(sign: int, pattern: re.Pattern[str]) -> None:
    kinds = beginnings._signs() if pattern in [cue() for _, cue, _ in scan._finding() if cue] else word_marks._kinds()
    told = dict(kinds)[sign]
    assert all(told(char, 0) for char in first_characters(pattern))


def test_the_cut_tells_of_all_places_that_patterns_find() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted((HERE / "people" / "data").glob("*.tsv")))
    cut = word_marks.marked(fold_marks(text), beginnings.MARKS)
    for sign, pattern in [param.values for param in _LOOKED_FOR]:
        signs = cut.cues if pattern in [cue() for _, cue, _ in scan._finding() if cue] else cut.signs
        assert all(signs[m.start()] & sign for m in pattern.finditer(fold_marks(text))), pattern.pattern[:40]
    assert {m.start() for m in by_words._clause_head().finditer(fold_marks(text))} <= set(
        beginnings.clause_marks(cut.cues)
    )
