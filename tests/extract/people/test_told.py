"""The day on which a post is told, where a clause has a date of its own."""

from __future__ import annotations

from datetime import date

import pytest

from calendar_app.extract.pipeline import annotate_text

pytestmark = pytest.mark.usefixtures("rules_alone")


def told(text):
    annotated = annotate_text(text, on=date(2023, 7, 31), place="漯河市")
    return {p.name: (p.date, [(post.text, post.date) for post in p.posts]) for p in annotated.people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "7月23日，市八届人大一次会议开幕，市委书记梁栋出席。24日，大会选举康永年为市人大常委会主任。",
            {
                "梁栋": (None, [("市委书记", None)]),
                "康永年": ("2023-07-24", [("市人大常委会主任", "2023-07-24")]),
            },
            id="elected-on-the-next-day",
        ),
        pytest.param(
            "7月23日至24日，县政协全会召开，县委书记高文博到会。24日下午选举吕方正为县政协主席。吕方正作了讲话。",
            {
                "高文博": (None, [("县委书记", None)]),
                "吕方正": ("2023-07-24", [("县政协主席", "2023-07-24")]),
            },
            id="the-story-goes-on-at-that-day",
        ),
        pytest.param(
            "7月5日，市长郑启明到龙江镇走访。康永年于2019年3月8日任副市长，负责水利。郑启明提出要求。",
            {
                "郑启明": (None, [("市长", None)]),
                "康永年": (None, [("副市长", "2019-03-08")]),
            },
            id="a-fact-of-the-past",
        ),
        pytest.param(
            "7月5日，市长郑启明到龙江镇走访。康永年于2019年3月任副市长，负责水利。",
            {"郑启明": (None, [("市长", None)]), "康永年": (None, [("副市长", None)])},
            id="a-month-tells-no-day",
        ),
        pytest.param(
            "7月10日，县委常委会召开会议，县委书记高文博主持。会议定于8月20日召开全会，由刘洋江任秘书长。",
            {"高文博": (None, [("县委书记", None)]), "刘洋江": (None, [("秘书长", None)])},
            id="what-is-announced-has-not-happened",
        ),
        pytest.param(
            "7月6日，市长郑启明调研水厂，7月8日又到大坝。",
            {"郑启明": (None, [("市长", None)])},
            id="told-before-the-second-day",
        ),
    ],
)
def test_day_of_a_post(text, expected):
    assert told(text) == expected
