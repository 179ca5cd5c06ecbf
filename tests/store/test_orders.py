"""The same bulletins make the same people in every order, with some taken out and imported again in between."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from calendar_app import maintenance
from calendar_app.store.database.session import open_store
from tests.store.crowd import MONTHS, groups, put, read_again, take_out


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_order_makes_the_same_people(data):
    months = data.draw(MONTHS)
    other = data.draw(st.permutations(months))
    gone = data.draw(st.lists(st.sampled_from(months), max_size=2, unique_by=id))
    with tempfile.TemporaryDirectory() as folder:
        with open_store(f"sqlite:///{Path(folder) / 'one.sqlite'}", create=True) as store:
            put(store, *months)
            first = groups(store)
        with open_store(f"sqlite:///{Path(folder) / 'two.sqlite'}", create=True) as store:
            for each in other:
                put(store, each)
                if each in gone:
                    take_out(store, each)
            put(store, *gone)
            assert groups(store) == first
            read_again(store, *months)
            assert groups(store) == first
            assert maintenance.check(store) == []


@settings(max_examples=15, deadline=None)
@given(MONTHS)
def test_what_is_taken_out_leaves_nothing_of_itself(months):
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'one.sqlite'}", create=True) as store,
    ):
        put(store, *months[1:])
        before = groups(store)
        put(store, months[0])
        take_out(store, months[0])
        assert groups(store) == before
        assert maintenance.check(store) == []
