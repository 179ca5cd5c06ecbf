"""Short ways of what a page does hundreds of times give what the long ones give."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from flask import Flask, render_template_string, url_for
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from calendar_app.model.filter import Filter
from calendar_app.web.calendar.blueprint import day_url
from calendar_app.web.words.helpers import event_url, event_urls, page_url, static_url
from calendar_app.web.words.i18n import language
from calendar_app.web.words.marks import badge_of
from calendar_app.web.words.printing import harmless, printed

TEXTS = st.text(st.sampled_from("ab<>&\"'\u202e\x00\u200b会"), max_size=8)


@given(st.one_of(TEXTS, TEXTS.map(Markup), st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False)))
def test_a_value_is_printed_as_it_was_by_three_calls(value: object) -> None:
    assert printed(value) == str(escape(harmless(value)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{{ x }}", "&lt;b&gt;⟨U+202E⟩", id="plain"),
        pytest.param("{{ x|safe }}", "<b>\u202e", id="markup"),
        pytest.param("{% set y %}{{ x }}{% endset %}{{ y }}", "&lt;b&gt;⟨U+202E⟩", id="kept"),
        pytest.param("{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(x) }}", "<i>&lt;b&gt;⟨U+202E⟩</i>", id="macro"),
        pytest.param("{% autoescape false %}{{ x }}{% endautoescape %}", "<b>⟨U+202E⟩", id="not escaped"),
        pytest.param("{{ n }} {{ none }} {{ missing }}", "7 None ", id="others"),
    ],
)
def test_templates_print_so(app: Flask, source: str, expected: str) -> None:
    with app.test_request_context("/"):
        assert render_template_string(source, x="<b>\u202e", n=7) == expected


@pytest.mark.parametrize("root", ["", "/x/0001/01/01", "/年 b"])
@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_addresses_worked_out_once_are_those_of_the_router(app: Flask, root: str, query: str) -> None:
    f = Filter(city=("甲/0001/01/01",), tag=("会议", "a?b"))
    days = (date(1, 1, 1), date(987, 12, 31), date(2024, 5, 18))
    for _ in range(2):  # the second time they are kept
        with app.test_request_context("/calendar/2024/05" + query, base_url="http://h" + quote(root)):
            app.preprocess_request()
            for given_filter, values in ((Filter(), {}), (f, {"city": list(f.city), "tag": list(f.tag)})):
                href = day_url(given_filter)
                for day in days:
                    expected = url_for("calendar.day_page", year=day.year, month=day.month, day=day.day, **values)
                    assert href(day) == expected
            assert page_url("officials.index") == url_for("officials.index")
            asset = static_url("css/site.css")
            assert asset == url_for("pages.asset", name="css/site.css", v=asset.partition("v=")[2])
            assert event_urls()("u-1") == event_url("u-1")


def test_the_language_of_a_request_ends_with_it(client: FlaskClient) -> None:
    assert b'lang="en"' in client.get("/?lang=en").data
    assert language() == "zh"
    assert client.get("/?lang=fr").status_code == 400
    assert language() == "zh"


def test_a_badge_is_escaped_and_dashed_where_announced() -> None:
    assert badge_of(("<b>",)).count("<") == 2
    assert " plan" in badge_of(("会议",), "planned")
    assert " plan" not in badge_of(("会议",), "main")
