"""Editors' decisions in any sequence, between imports: all holds together, imports respect them, and what is taken back is as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from calendar_app import maintenance
from calendar_app.errors import NotFoundError, StoreError
from calendar_app.model.extraction import AnnotatedBulletin
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.queries import people
from tests.store.conftest import empty
from tests.store.crowd import MONTHS, groups, month, put, read_again, take_out

_N = st.integers(0, 7)
#: What happens, with numbers that choose among what is there.
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), _N, _N),
        st.tuples(st.just("split"), _N, _N),
        st.tuples(st.just("hide"), _N, _N),
        st.tuples(st.just("undo"), _N, _N),
        st.tuples(st.just("out"), _N, _N),
        st.tuples(st.just("in"), _N, _N),
    ),
    min_size=2,
    max_size=7,
)
Step = tuple[str, int, int]


def slugs(store: Store) -> list[str]:
    with store.session() as session:
        return sorted(card.slug for card in people.officials(session, Filter(), limit=50))


def posts(store: Store, slug: str) -> list[str]:
    with store.session() as session:
        return sorted({tenure.post for tenure in people.official(session, slug).tenures})


def standing(store: Store) -> list[int]:
    return sorted(c.number for c in maintenance.list_corrections(store) if c.revoked is None)


def decide(store: Store, step: Step) -> None:
    """Take a step as far as there is anybody to take it with; what an editor is refused changes nothing."""
    kind, one, two = step
    known = slugs(store)
    before = groups(store), standing(store)
    try:
        if kind == "merge" and known:
            maintenance.merge_people(
                store, known[one % len(known)], known[two % len(known)], who="e", why="", spelling=True
            )
        elif kind == "split" and known:
            slug = known[one % len(known)]
            told = posts(store, slug)
            if told:
                maintenance.split_person(store, slug, [told[two % len(told)]], who="e", why="")
        elif kind == "hide" and known:
            maintenance.hide_person(store, known[one % len(known)], who="e", why="")
        elif kind == "undo" and (numbers := standing(store)):
            maintenance.undo_correction(store, numbers[one % len(numbers)], who="e")
    except (StoreError, NotFoundError):
        assert (groups(store), standing(store)) == before


def run(store: Store, months: Sequence[AnnotatedBulletin], steps: Sequence[Step]) -> None:
    stored = list(months[: len(months) // 2 + 1])
    put(store, *stored)
    for step in steps:
        kind, one, _ = step
        if kind == "in":
            stored += [each for each in (months[one % len(months)],) if each not in stored]
            put(store, *stored)
        elif kind == "out" and stored:
            take_out(store, stored.pop(one % len(stored)))
        else:
            decide(store, step)
        assert maintenance.check(store) == []
    decided = groups(store)
    read_again(store, *stored)
    assert groups(store) == decided, "importing again changes nothing"
    if stored:
        take_out(store, stored[0])
        put(store, stored[0])
        assert groups(store) == decided, "nor does a bulletin that goes and comes back"
    for number in reversed(standing(store)):
        maintenance.undo_correction(store, number, who="e")
    assert maintenance.check(store) == []
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'plain.sqlite'}", create=True) as other,
    ):
        put(other, *stored)
        assert groups(store) == groups(other), "all taken back is as though nothing had been decided"


#: A merge of two names draws in others of the second, one of whom comes to the address.
DRAWN_IN = [
    month("漯河市", 1, (("王安", ""), ("王安", "市教育局局长"))),
    month("杭州市", 2, (("王安", "国务院副总理"), ("王安", "总指挥"), ("歐陽青", ""), ("歐陽青", "省领导"))),
    month("洛阳市", 3, (("欧阳青", "国务院副总理"), ("王安", "市委副书记、市长"))),
]
#: Merges one upon another, of which the first are taken back last.
ONE_UPON_ANOTHER = [
    month("漯河市", 3, (("阿木尔·吉日嘎", "国务院副总理"), ("王安", ""), ("欧阳青", "市教育局局长"))),
    month(
        "杭州市", 2, (("阿木尔•吉日嘎", "国务院副总理"), ("阿木尔•吉日嘎", "总指挥"), ("王安", ""), ("王安", "省领导"))
    ),
    month("洛阳市", 3, (("王安", "国务院副总理"), ("王安", "市委副书记、市长"))),
]
#: A bare name that may mean two stands apart until they are one.
SEVERAL = [
    month("洛阳市", 1, (("欧阳青", "青芦县县长"), ("欧阳青", "国务院副总理"))),
    month("洛阳市", 3, (("歐陽青", "市领导"),)),
]


@settings(max_examples=20, deadline=None)
@given(MONTHS, STEPS)
@example(DRAWN_IN, [("in", 2, 0), ("merge", 0, 3)])
@example(ONE_UPON_ANOTHER, [("in", 2, 0), ("merge", 3, 7), ("merge", 5, 0), ("merge", 5, 1)])
@example(SEVERAL, [("merge", 0, 1)])
def test_decisions_in_any_sequence(months, steps):
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'store.sqlite'}", create=True) as store,
    ):
        run(store, months, steps)


@settings(max_examples=6, deadline=None)
@given(MONTHS, STEPS)
def test_decisions_in_any_sequence_on_a_server(postgres_store, months, steps):
    run(empty(postgres_store), months, steps)
