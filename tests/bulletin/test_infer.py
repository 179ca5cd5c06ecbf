"""Whose bulletin it is and of which months, from its title."""

from __future__ import annotations

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.bulletin.period.place import infer_place

PLACES = [
    ("彰北縣溪埔鎮大事記", "溪埔鎮"),
    ("彰北縣溪埔鎮民國113年大事記", "溪埔鎮"),
    ("云溪市平桥镇大事记", "平桥镇"),
    ("云溪市平桥区大事记", "平桥区"),
    ("中共云溪市平桥区委大事记", "平桥区"),
    ("东河省云溪县大事记", "云溪县"),
    ("2017年第二季度云溪区大事记", "云溪区"),
    ("云溪市高新技术开发区要情", "云溪市"),
    ("云溪市社区大事记", "云溪市"),
    ("云溪市区大事记", "云溪市"),
    ("云溪县县城大事记", "云溪县"),
    ("云溪市市政要闻", "云溪市"),
    ("云溪市总工会2023年6月工作简讯", "云溪市"),
    ("市中区大事记", "市中区"),
    ("云溪市香山区大事记", "香山区"),
    ("云溪市山区工作简讯", "云溪市"),
    ("包溪市青山區人民政府大事記", "青山區"),
    ("1988年云县大事记", "云县"),
    ("云溪省历史大事要览（连载三）", "云溪省"),
    ("全县大事记", None),
    ("云溪市郊区石桥乡大事记", "石桥乡"),
    ("1998年12月份云溪市政务大事记", "云溪市"),
    ("江苏省盐城中学大事记", "盐城市"),
    ("湖北省盐城中学大事记", "湖北省"),  # there is none of the name
]

PERIODS = [
    ("云溪区2017年第二季度大事记", 4, "2017-04/2017-06"),
    ("二〇一七年第二季度云溪区大事记", 4, "2017-04/2017-06"),
    ("2019年上半年云溪区大事记", 4, "2019-01/2019-06"),
    ("2021年7-9月云溪区大事记", 7, "2021-07/2021-09"),
    ("2021年第一季度云溪区大事记", 7, "2021"),  # the entries say otherwise
]


def test_a_verb_before_a_unit_names_no_place() -> None:
    text = "召开县委会议。召开县一届人代会。召开县政协会议。召开县人大会议。平桥县召开县工会会议。" * 3
    assert infer_place(text, "大事记") == "平桥县"


def test_an_autonomous_region_unnamed_is_no_place() -> None:
    text = "自治区党委来信祝贺。自治区领导参观铁路。自治区成立筹备处。"
    assert infer_place(text, "大事记") is None


@pytest.mark.parametrize("verb", ["听取", "审议", "陪同", "贯彻落实", "有关"])
def test_what_is_done_to_the_organs_of_a_place_unnamed_names_no_place(verb: str) -> None:
    text = f"市委召开会议，会议{verb}市人大、市政府、市政协的工作。会议{verb}市政府的安排。会议{verb}全市防汛工作。" * 3
    assert infer_place(text, "大事记") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Page 44 - 砚川市平桥区志\n3月5日，开会。\n", "平桥区", id="book"),
        pytest.param("Page 73 - 平桥镇志2009\nP. 73\n大事记\n3月5日，开会。\n", "平桥镇", id="book-of-a-town"),
        pytest.param("大事记\n时间：2012-01-01 来源：云溪县 字号：[ ]\n3月5日，开会。\n", "云溪县", id="put-up-by"),
        pytest.param("大事记\n来源：某某县志办公室转发\n3月5日，开会。\n", None, id="put-up-by-nobody"),
        pytest.param(
            "泾县开会。县委部署。全县动员。泾县县委书记讲话。文成县代表到泾县参观。县长讲话。",
            "泾县",
            id="one-character",
        ),
        pytest.param("林甸县修路。县委开会。县长讲话。到林甸县境内。解放林甸。", "林甸县", id="known-named-twice"),
        pytest.param(
            "阿城市开会。市委部署。全市动员。省长到阿城。阿城修路。阿城植树。",
            "阿城市",
            id="name-that-ends-in-city-wall",
        ),
        pytest.param("左翼作家联盟成立。作家联盟开会。作家联盟解散。" * 3, None, id="league"),
        pytest.param("国民党县党部开会。国民党县长到任。国民党县党部改组。" * 3, None, id="party-of-a-county"),
        pytest.param("关中分区开会。关中分区动员。关中分区备战。" * 3, None, id="part-of-a-region"),
        pytest.param(
            "砚川市平桥区开会。平桥区修路。区委部署。区政府动员。全区动员。平桥区植树。砚川市领导到砚川市平桥区。砚川市检查。砚川市考核。",
            "平桥区",
            id="district-of-a-city",
        ),
        pytest.param(
            "砚川市开会。平桥区修路。市委部署。全市动员。我市植树。平桥区植树。砚川市通车。平桥区通水。砚川市评比。",
            "砚川市",
            id="district-beside-its-city",
        ),
    ],
)
def test_place_is_told_by_the_book_by_who_put_it_up_or_by_the_text(text: str, place: str | None) -> None:
    assert infer_place(text, "大事记") == place


@pytest.mark.parametrize(("title", "place"), PLACES)
def test_place_is_the_smallest_that_the_title_names(title: str, place: str | None) -> None:
    assert infer_place(title, title) == place


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("盐城大事记202008", "市委召开会议，市政府作出安排，市长讲话。", "盐城市"),
        ("盐城大事记", "某月某日开会。", "盐城市"),  # there is one of this stem
        ("和平要闻", "区委开会，区长讲话，全区动员。", "和平区"),
        ("和平要闻", "县委开会，县长讲话，全县动员。", "和平县"),
        ("和平要闻", "某月某日开会。", None),  # a county, or one of two districts
        ("招商要闻", "市委招商，市长招商，全市招商。", None),
        ("盐城要闻", "县委开会，县长讲话，全县动员。", None),  # 盐城县 is none
    ],
)
def test_a_stem_alone_names_the_division_of_the_level_that_the_text_is_of(
    title: str, text: str, place: str | None
) -> None:
    assert infer_place(text, title) == place


@pytest.mark.parametrize(("title", "month", "period"), PERIODS)
def test_period_is_the_part_of_the_year_that_the_title_names(title: str, month: int, period: str) -> None:
    items = "".join(f"{month + k}月{3 + k}日，全区召开第{k + 1}次会议。\n" for k in range(3))
    assert read_bulletin(f"{title}\n\n{items}".encode(), source="x.txt").period == period
