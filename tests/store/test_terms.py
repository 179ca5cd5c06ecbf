"""What an entry's events can be narrowed by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calendar_app.model.extraction import NameMention
from calendar_app.store.facts import terms
from tests.store.factory import entry, person, post


@pytest.mark.parametrize(
    ("organisation", "body"),
    [
        pytest.param("海宁纺织公司党委", "海宁纺织公司", id="firm"),
        pytest.param("安平师范学院党委", "安平师范学院", id="school"),
        pytest.param("市水利局党组", "市水利局", id="office"),
        pytest.param("某某自治区党委", "某某自治区党委", id="territory"),
        pytest.param("企业", None, id="no-name"),
        pytest.param("新材料投资方", None, id="a-side"),
    ],
)
def test_the_body_of_the_other_side(organisation, body):
    found = person("吴越", post("书记", organisation), kind="other", counterpart=True)
    registered = [name for kind, name in terms(entry(1, "会谈", people=[found])) if kind == "counterpart"]
    assert registered == ([body] if body else [])


def test_a_county_that_acts_is_looked_for_among_places():
    acting = NameMention("临江县", (), "division-speaker")
    office = NameMention("市水利局", (), "org-subject")
    told = replace(entry(1, "会议"), orgs=(acting, office))
    assert [key for key in terms(told) if key[0] in ("org", "place")] == [("place", "临江县"), ("org", "市水利局")]
