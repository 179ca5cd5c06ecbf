"""``export``: the bytes of the web in every form, under every kind of filter."""

from datetime import date

import pytest

from calendar_app.config import Settings
from calendar_app.model.filter import Filter
from calendar_app.publish import export_bytes
from tests.web_feeds.conftest import BASE


@pytest.mark.parametrize(
    ("f", "span", "address"),
    [
        pytest.param(Filter(), "latest", "/calendar.{}", id="all"),
        pytest.param(Filter(official=("沈一帆",)), "latest", "/officials/沈一帆.{}", id="official"),
        pytest.param(
            Filter(official=("沈一帆", "鲁明")),
            "latest",
            "/calendar.{}?official=沈一帆&official=鲁明",
            id="two-officials",
        ),
        pytest.param(Filter(q="防汛"), "latest", "/calendar.{}?q=防汛", id="words"),
        pytest.param(
            Filter(kind=("planned",), precision=("day", "month")),
            "latest",
            "/calendar.{}?kind=planned&precision=day&precision=month",
            id="kind-and-precision",
        ),
        pytest.param(
            Filter(from_=date(2023, 7, 6), to=date(2023, 7, 20), city=("安平市",)),
            "latest",
            "/calendar.{}?from=2023-07-06&to=2023-07-20&city=安平市",
            id="range-in-a-city",
        ),
        pytest.param(Filter(tag=("文化",)), "2023", "/calendar/2023.{}?tag=文化", id="year"),
        pytest.param(Filter(place=("没有",)), "latest", "/places/没有.{}", id="nothing"),
    ],
)
@pytest.mark.parametrize("form", ["ics", "atom", "json", "csv", "jsonl"])
def test_export_gives_the_same_bytes(site, client, form, f, span, address):
    exported = b"".join(export_bytes(site.store, Settings(database_url="", base_url=BASE), form, f, span=span))
    served = client.get(address.format(form))
    assert served.status_code == 200
    assert exported == served.data


@pytest.mark.parametrize(
    ("f", "query"),
    [
        pytest.param(Filter(), "", id="everything"),
        pytest.param(Filter(official=("鲁明",), role=("出席",)), "?official=鲁明&role=出席", id="narrowed"),
        pytest.param(Filter(precision=("day", "month")), "?precision=day&precision=month", id="months-as-well"),
    ],
)
@pytest.mark.parametrize("form", ["ics", "csv", "jsonl"])
def test_export_of_everything_gives_the_same_bytes(site, client, form, f, query):
    exported = b"".join(export_bytes(site.store, Settings(database_url="", base_url=BASE), form, f, span="all"))
    assert exported == client.get(f"/calendar/all.{form}{query}").data
