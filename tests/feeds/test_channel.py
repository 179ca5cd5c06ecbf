"""A channel's address, name and identity follow from its filter."""

from datetime import date

import pytest

from calendar_app.feeds.channel import Channel
from calendar_app.model.filter import Filter


@pytest.mark.parametrize(
    ("channel", "path", "page"),
    [
        pytest.param(Channel(Filter()), "/calendar.ics", "/", id="all"),
        pytest.param(Channel(Filter(), "ahead"), "/calendar.ics?span=ahead", "/", id="ahead"),
        pytest.param(Channel(Filter(), "2023"), "/calendar/2023.ics", "/calendar/2023", id="year"),
        pytest.param(Channel(Filter(), "all"), "/calendar/all.ics", "/", id="everything"),
        pytest.param(
            Channel(Filter(official=("沈一帆",))),
            "/officials/%E6%B2%88%E4%B8%80%E5%B8%86.ics",
            "/officials/%E6%B2%88%E4%B8%80%E5%B8%86",
            id="official",
        ),
        pytest.param(
            Channel(Filter(tag=("防汛",)), "ahead"),
            "/tags/%E9%98%B2%E6%B1%9B.ics?span=ahead",
            "/agenda?tag=%E9%98%B2%E6%B1%9B",
            id="tag-ahead",
        ),
        pytest.param(
            Channel(Filter(official=("甲",), tag=("乙",))),
            "/calendar.ics?tag=%E4%B9%99&official=%E7%94%B2",
            "/agenda?tag=%E4%B9%99&official=%E7%94%B2",
            id="two-keys-in-canonical-order",
        ),
        pytest.param(Channel(Filter(org=("a/b",))), "/calendar.ics?org=a%2Fb", "/agenda?org=a%2Fb", id="slash"),
        pytest.param(Channel(Filter(tag=("..",))), "/calendar.ics?tag=..", "/agenda?tag=..", id="dots"),
        pytest.param(
            Channel(Filter(from_=date(2023, 7, 1), kind=("main", "also")), "2023"),
            "/calendar/2023.ics?from=2023-07-01&kind=main&kind=also",
            "/agenda?from=2023-07-01&kind=main&kind=also",
            id="year-narrowed",
        ),
        pytest.param(
            Channel(Filter(city=("甲",)), "all"), "/calendar/all.ics?city=%E7%94%B2", "/agenda?city=%E7%94%B2", id="all-of-a-city"
        ),
    ],
)  # fmt: skip
def test_addresses(channel, path, page):
    assert (channel.path("ics"), channel.page()) == (path, page)
    assert channel.path("csv") == path.replace(".ics", ".csv")
    assert path.isascii()


def test_every_channel_has_an_identity_of_its_own_that_never_changes():
    channels = [Channel(Filter()), Channel(Filter(), "ahead"), Channel(Filter(), "2023"), Channel(Filter(tag=("甲",)))]
    assert len({channel.uid() for channel in channels}) == 4
    # A feed's UID written down once: subscribers know the calendar by it.
    assert Channel(Filter()).uid() == "fbd14ebd-713b-5b99-8d9b-ba38d9512d09"


@pytest.mark.parametrize(
    ("channel", "name", "filename"),
    [
        pytest.param(Channel(Filter()), "大事月历", "calendar.ics", id="all"),
        pytest.param(Channel(Filter(), "ahead"), "大事月历 · 预告", "calendar-ahead.ics", id="ahead"),
        pytest.param(
            Channel(Filter(city=("甲市",), official=("沈一帆",)), "2023"),
            "大事月历 · 甲市 · 沈一帆 · 2023年",
            "calendar-甲市-沈一帆-2023.ics",
            id="narrowed",
        ),
        pytest.param(Channel(Filter(q="防汛 a/b")), "大事月历 · “防汛 a/b”", "calendar-“防汛 a-b”.ics", id="words"),
        pytest.param(Channel(Filter(precision=("day",))), "大事月历", "calendar.ics", id="days-alone"),
        pytest.param(
            Channel(Filter(precision=("day", "month"), kind=("planned",))),
            "大事月历 · 预告 · 有日期、只有月份",
            "calendar-预告-有日期、只有月份.ics",
            id="kinds",
        ),
    ],
)
def test_names(channel, name, filename):
    assert (channel.name(), channel.filename("ics")) == (name, filename)
