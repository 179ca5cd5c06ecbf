"""Query strings become filters and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder
from werkzeug.urls import iri_to_uri
from werkzeug.wrappers import Request

from calendar_app.errors import FilterError
from calendar_app.model.filter import Filter
from calendar_app.web.args import (
    KINDS,
    PRECISIONS,
    filter_query,
    parse_choice,
    parse_filter,
    parse_page,
    with_value,
    without,
)


def args(*pairs):
    return MultiDict(list(pairs))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param((), Filter(), id="nothing"),
        pytest.param((("from", ""), ("tag", "")), Filter(), id="empty-fields-of-a-form"),
        pytest.param((("from", "2023-07-05"),), Filter(from_=date(2023, 7, 5)), id="day"),
        pytest.param(
            (("from", "2023-02"), ("to", "2023-02")), Filter(from_=date(2023, 2, 1), to=date(2023, 2, 28)), id="month"
        ),
        pytest.param((("to", "2024-02"),), Filter(to=date(2024, 2, 29)), id="leap-month"),
        pytest.param(
            (("from", "1986"), ("to", "2005")), Filter(from_=date(1986, 1, 1), to=date(2005, 12, 31)), id="years"
        ),
        pytest.param((("tag", "防汛"), ("tag", "会议"), ("tag", "防汛")), Filter(tag=("防汛", "会议")), id="doubles"),
        pytest.param((("org", " 市委\u3000"),), Filter(org=("市委",)), id="trimmed"),
        pytest.param((("place", "e\u0301"),), Filter(place=("\u00e9",)), id="nfc"),
        pytest.param((("kind", "planned"), ("q", "开工")), Filter(kind=("planned",), q="开工"), id="kind-and-words"),
        pytest.param((("density", "all"), ("lang", "en")), Filter(), id="view-keys-are-no-filter"),
    ],
)
def test_parse_filter(pairs, expected):
    assert parse_filter(args(*pairs)) == expected


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param((("from", "2023-02-30"),), id="no-such-day"),
        pytest.param((("from", "2023-13"),), id="no-such-month"),
        pytest.param((("from", "0000"),), id="no-year-nought"),
        pytest.param((("from", "昨天"),), id="words"),
        pytest.param((("from", "２０２３-07"),), id="full-width-digits"),
        pytest.param((("from", "2023-07-05"), ("to", "2023-07-04")), id="ends-before-it-starts"),
        pytest.param((("kind", "background"),), id="kind-that-makes-no-event"),
        pytest.param((("precision", "hour"),), id="unknown-precision"),
        pytest.param((("tag", "a\x00b"),), id="nul"),
        pytest.param((("q", "字" * 201),), id="too-long"),
        pytest.param(tuple(("tag", str(i)) for i in range(21)), id="too-many"),
    ],
)
def test_parse_filter_refuses(pairs):
    with pytest.raises(FilterError) as caught:
        parse_filter(args(*pairs))
    assert caught.value.http_status == 400


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Mn", "Cn", "Co")),
    min_size=1,
    max_size=8,
).filter(lambda s: parse_filter(args(("q", s))).q == s)


@given(
    st.builds(
        Filter,
        from_=st.none() | st.dates(date(1900, 1, 1), date(2000, 1, 1)),
        to=st.none() | st.dates(date(2000, 1, 1)),
        city=st.lists(words, max_size=2, unique=True).map(tuple),
        tag=st.lists(words, max_size=2, unique=True).map(tuple),
        official=st.lists(words, max_size=2, unique=True).map(tuple),
        kind=st.lists(st.sampled_from(KINDS), max_size=2, unique=True).map(tuple),
        precision=st.lists(st.sampled_from(PRECISIONS), max_size=2, unique=True).map(tuple),
        q=st.just("") | words,
    )
)
def test_an_address_reads_back_as_its_filter(f):
    query = filter_query(f, density="all")
    assert iri_to_uri("/?" + query) == "/?" + query
    parsed = Request(EnvironBuilder(path="/", query_string=query).get_environ()).args
    assert parse_filter(parsed) == f


def test_filter_query_is_canonical():
    f = Filter(from_=date(2023, 7, 1), tag=("b", "a"), q="防 汛")
    assert filter_query(f, density="all", page=None, lang="") == (
        "from=2023-07-01&tag=b&tag=a&q=%E9%98%B2%20%E6%B1%9B&density=all"
    )
    assert filter_query(Filter()) == ""


def test_without_and_with():
    f = Filter(tag=("甲", "乙"), q="词", from_=date(2023, 1, 1))
    assert without(f, "tag", "甲").tag == ("乙",)
    assert without(f, "tag").tag == ()
    assert without(f, "q").q == ""
    assert without(f, "from").from_ is None
    assert with_value(f, "tag", "丙").tag == ("甲", "乙", "丙")
    assert with_value(f, "tag", "甲") is f
    with pytest.raises(FilterError):
        without(f, "density")


@pytest.mark.parametrize("value", ["0", "-1", "501", "1e3", "9" * 40, "²"])
def test_parse_page_refuses(value):
    with pytest.raises(FilterError):
        parse_page(args(("page", value)))


def test_parse_page_and_choice():
    assert parse_page(args()) == parse_page(args(("page", ""))) == 1
    assert parse_page(args(("page", "500"))) == 500
    assert parse_choice(args(), "sort", ("relevance", "date")) == "relevance"
    assert parse_choice(args(("sort", "date")), "sort", ("relevance", "date")) == "date"
    with pytest.raises(FilterError):
        parse_choice(args(("sort", "x")), "sort", ("relevance", "date"))


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        pytest.param(
            "/subscribe?city=&official=%E9%99%86%E6%99%AF%E8%A1%8C&q=",
            "/subscribe?official=%E9%99%86%E6%99%AF%E8%A1%8C",
            id="form",
        ),
        pytest.param("/agenda?from=&to=&kind=planned&q=", "/agenda?kind=planned", id="agenda"),
        pytest.param(
            "/officials/compare?official=&official=%E7%94%B2&lang=en",
            "/officials/compare?official=%E7%94%B2&lang=en",
            id="one-of-a-key",
        ),
        pytest.param("/search?q=", "/search", id="nothing-left"),
    ],
)
def test_empty_keys_leave_the_address(client, asked, canonical):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, canonical)
    assert client.get(canonical).status_code == 200
    part = client.get(asked, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert part.status_code == 200, "a part has no address of its own"
