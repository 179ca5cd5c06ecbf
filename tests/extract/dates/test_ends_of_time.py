"""Texts of the first year and of the last one that a date can have: no day before the one or behind the other is counted to."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.people import tagger
from calendar_app.extract.pipeline import annotate, annotate_text

TEXTS = [
    "前天，县里开会。",
    "昨天至今天，县里开会。",
    "三天后、前天，县里开会。",
    "明天，县里开会，会期5天。",
    "下周五，县里开会。",
    "过去两周，县里开了会。",
    "县里近日开会，每周一学习。",
    "县里将于每月最后一个周日开放夜市。",
    "10000天后，县里开会。",
    "大前天，会议闭幕，历时10天。",
]


@pytest.mark.parametrize("on", [date.min, date.max])
@pytest.mark.parametrize("text", TEXTS)
def test_news_of_the_first_and_the_last_day(text: str, on: date) -> None:
    with tagger.without_model():
        entry = annotate_text(text, on=on, place="砚川县")
    assert all(event.start is None or date.min <= event.start <= (event.end or event.start) for event in entry.events)


@pytest.mark.parametrize("year", [1, 9999])
def test_annals_of_the_first_and_the_last_year(year: int) -> None:
    text = "砚川县大事记\n1月5日　置砚川县，县城开市，会期三天。\n12月30日　砚水决口，后日堵上，每周一巡堤。\n"
    with tagger.without_model():
        found = annotate(read_bulletin(text.encode(), source="x.txt", period=f"{year:04}"))
    assert [entry.events[0].start for entry in found.entries] == [date(year, 1, 5), date(year, 12, 30)]
