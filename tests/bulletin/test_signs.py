"""Whether a sign before an item without a date means the day above, or opens any item."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.dates import date_mentions
from calendar_app.model.extraction import DateKind

CASES = {
    "the-day-above": (
        "云溪县大事记\n2010年\n2月5日 茶话会举行。\n△县图书馆新馆开放。\n5月4日 登山活动举行。\n△新闻发布会召开。\n",
        ["2010-02-05", "2010-02-05", "2010-05-04", "2010-05-04"],
    ),
    "any-item-with-a-part-of-a-month": (
        "云溪县水利局2010年大事记\n△全局联网完成，各站都可办公。\n△2月5日，联欢会举行。\n△5月4日，职工登山活动举行。\n"
        "△防汛取得胜利。今年6月中旬以来连降大雨。6月25日，局长到各站检查。\n",
        [None, "2010-02-05", "2010-05-04", "2010-06-25"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_main_dates_below_signs(text: str, expected: list[str | None]) -> None:
    bulletin = read_bulletin(text.encode(), source="x.txt")
    found = []
    for entry in bulletin.entries:
        dates, _ = date_mentions(entry, period=bulletin.period)
        found.append(
            next((str(d.start) for d in dates if d.kind is DateKind.MAIN and d.precision.value == "day"), None)
        )
    assert found == expected
