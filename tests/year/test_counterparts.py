"""The other sides of the meetings of a year: firms and bodies under the names that the bulletins print."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from calendar_app.store.database.session import open_store
from calendar_app.store.tables import terms
from tests.year.wording import FIRMS

_FIRM = ("公司", "集团")


@pytest.fixture(scope="module")
def sides(year_store):
    """Names in the register of counterparts."""
    with open_store(year_store) as store, store.session() as session:
        return set(session.execute(select(terms.c.name).where(terms.c.kind == "counterpart")).scalars())


def test_firms_have_the_names_that_are_printed(sides):
    assert {name for name in sides if name.endswith(_FIRM)} == set(FIRMS)


def test_the_others_are_bodies_of_places_and_of_the_state(sides):
    ends = ("省委", "市委", "政府", "政协", "常委会", "国务院", "中共中央")
    assert {name for name in sides - set(FIRMS) if not name.endswith(ends)} == set()
