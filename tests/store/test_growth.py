"""What a new bulletin adds to people is what summing all of their evidence would give."""

from __future__ import annotations

import random
from datetime import date

import pytest

from calendar_app.store.editors.editing import Editor, hide
from calendar_app.store.persons import standing
from calendar_app.store.writer import store_bulletin
from tests.store.factory import MAYOR, NOW, SECRETARY, VICE, bulletin, draft, entry, person, post, render

LEADER = post("市领导", "安平市", "安平市", "领导", 8)
LONG = post("市政府党组书记、市长", "安平市政府", "安平市", "市长", 3)
NAMES = ("赵一鸣", "钱二川", "孙三石", "李四海")


def month(number, *people, place="安平市", day=3):
    """A bulletin of a month with an entry for each of the people, all on one day."""
    entries = [
        entry(n, f"第{number}月第{n}事", draft(date(2023, number, day)), people=[who])
        for n, who in enumerate(people, 1)
    ]
    return bulletin(*entries, place=place, period=f"2023-{number:02}", title=f"{place}要情 2023年{number}月")


def put(store, annotated):
    """Store it; nothing that is kept of people may differ from what their evidence says."""
    with store.write() as session:
        store_bulletin(session, annotated, now=NOW, render=render)
    with store.session() as session:
        assert standing.stale(session) == set()


@pytest.fixture
def summed(monkeypatch):
    """The people whose evidence was summed anew, import by import."""
    asked = []

    def watched(connection, ids):
        asked.append(list(ids))
        return sums(connection, ids)

    sums = standing.sums
    monkeypatch.setattr(standing, "sums", watched)
    return asked


def of(summed, store, annotated):
    """How many people's evidence an import sums."""
    summed.clear()
    with store.write() as session:
        store_bulletin(session, annotated, now=NOW, render=render)
    count = sum(map(len, summed))
    with store.session() as session:
        assert standing.stale(session) == set()
    return count


def test_people_who_stay_what_they_were_are_not_summed_again(store, summed):
    mayor, vice = person("赵一鸣", MAYOR), person("钱二川", VICE)
    assert of(summed, store, month(1, mayor, vice)) == 2
    assert of(summed, store, month(2, mayor, vice, mayor)) == 0
    assert of(summed, store, month(4, mayor)) == 0
    assert of(summed, store, month(3, mayor, day=31)) == 0


def test_a_post_in_other_words_is_the_same_post(store, summed):
    put(store, month(1, person("赵一鸣", MAYOR)))
    assert of(summed, store, month(2, person("赵一鸣", LONG))) == 0


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(lambda: month(2, person("赵一鸣", SECRETARY)), id="another-post"),
        pytest.param(lambda: month(2, person("赵一鸣", MAYOR), place="乐平市"), id="another-city"),
        pytest.param(lambda: month(2, person("赵一鸣")), id="no-post"),
        pytest.param(lambda: month(1, person("赵一鸣", MAYOR), person("钱二川", VICE)), id="the-same-issue-again"),
    ],
)
def test_whoever_changes_is_summed(store, summed, second):
    put(store, month(1, person("赵一鸣", MAYOR)))
    assert of(summed, store, second()) >= 1


def test_one_of_the_leaders_is_no_tenure_beside_others(store, summed):
    put(store, month(1, person("赵一鸣", LEADER)))
    assert of(summed, store, month(2, person("赵一鸣", LEADER))) == 1
    put(store, month(3, person("赵一鸣", LEADER, MAYOR)))
    assert of(summed, store, month(4, person("赵一鸣", LEADER, MAYOR))) == 1
    assert of(summed, store, month(5, person("赵一鸣", MAYOR, LEADER))) == 1


def test_whom_an_editor_has_hidden_is_summed(store, summed):
    put(store, month(1, person("赵一鸣", MAYOR)))
    with store.write() as session:
        hide(session, "赵一鸣", Editor("editor", "asked to be left out", int(NOW.timestamp()), render))
    assert of(summed, store, month(2, person("赵一鸣", MAYOR))) == 1


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_the_sums_are_those_of_all_evidence(store, summed, seed):
    rng = random.Random(seed)  # noqa: S311 - made data
    said = [(), (MAYOR,), (MAYOR,), (VICE,), (SECRETARY, MAYOR), (LEADER,), (LONG,)]
    spared = 0
    issues = [(place, number) for place in ("安平市", "乐平市") for number in range(1, 9)]
    rng.shuffle(issues)
    for place, number in issues:
        people = [person(rng.choice(NAMES), *rng.choice(said)) for _ in range(5)]
        of(summed, store, month(number, *people, place=place, day=rng.randint(1, 28)))
        spared += not summed or len(summed[0]) < len({p.name for p in people})
    assert spared
