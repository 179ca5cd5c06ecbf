"""Where names and posts end when the next word could be part of them; the model is off."""

from __future__ import annotations

import pytest

from calendar_app.extract.people.notnames import among_places

from .samples import posts

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("市长江大保护领导小组会议召开。", {}, id="a-city's-group-for-the-river"),
        pytest.param("县长江经济带发展办公室挂牌，市长江大桥通车。", {}, id="more-of-the-river"),
        pytest.param(
            "市长江大明、县长江流到会。", {"江大明": ["市长"], "江流": ["县长"]}, id="whose-surname-is-a-river"
        ),
        pytest.param("大会选出市委委员和新一届市纪委委员。", {}, id="the-next-committee"),
        pytest.param("县委书记和新一到会。", {"和新一": ["县委书记"]}, id="whose-surname-is-and"),
        pytest.param(
            "秘书长岳民和市委常委贺长平到会。", {"岳民": ["秘书长"], "贺长平": ["市委常委"]}, id="and-in-a-place"
        ),
        pytest.param(
            "在秘书长岳民和副市长贺长平陪同下来县。",
            {"岳民": ["秘书长"], "贺长平": ["副市长"]},
            id="and-in-a-place-before-a-bare-post",
        ),
        pytest.param(
            "秘书长岳川流、和平区区长贺长平到会。",
            {"岳川流": ["秘书长"], "贺长平": ["和平区区长"]},
            id="a-district-of-and",
        ),
        pytest.param(
            "全市干部会议 省委组织部副部长贺长平到会。", {"贺长平": ["省委组织部副部长"]}, id="behind-a-headline"
        ),
        pytest.param(
            "省调研组来县调研林业情况 副县长贺长平陪同。", {"贺长平": ["副县长"]}, id="behind-what-was-looked-at"
        ),
        pytest.param("清源大桥开工 常务副省长贺长平奠基。", {"贺长平": ["常务副省长"]}, id="behind-a-start-of-work"),
        pytest.param(
            "县人民代表大会 常委会副主任贺长平到会。",
            {"贺长平": ["县人民代表大会常委会副主任"]},
            id="a-blank-inside-a-body",
        ),
        pytest.param("清源市 委书记贺长平到会。", {"贺长平": ["清源市委书记"]}, id="a-blank-inside-a-short-body"),
        pytest.param("选举旺布道尔吉为副旗长。", {"旺布道尔吉": ["副旗长"]}, id="a-mongol-behind-a-verb"),
        pytest.param(
            "贺长平当选为旗长，旺布道尔吉为副旗长。",
            {"贺长平": ["旗长"], "旺布道尔吉": ["副旗长"]},
            id="a-mongol-behind-a-mark",
        ),
        pytest.param(
            "党组由贺长升任书记，岳川流任副书记。",
            {"贺长升": ["书记"], "岳川流": ["副书记"]},
            id="a-name-that-ends-as-a-rise-begins",
        ),
        pytest.param("贺长平升任县长。", {"贺长平": ["县长"]}, id="a-rise"),
        pytest.param("传达学习省长贺长平讲话。", {"贺长平": ["省长"]}, id="whose-words-are-studied"),
        pytest.param(
            "县委学习教育领导小组组长贺长平到会。",
            {"贺长平": ["县委学习教育领导小组组长"]},
            id="a-group-for-study",
        ),
        pytest.param(
            "全国记者协会副主席贺长平到会。", {"贺长平": ["全国记者协会副主席"]}, id="an-association-of-those-who-ask"
        ),
        pytest.param("本报记者 县长贺长平答问。", {"贺长平": ["县长"]}, id="who-asks"),
        pytest.param(
            "清源控股有限公司总经理贺长平来县。", {"贺长平": ["清源控股有限公司总经理"]}, id="a-firm-that-holds"
        ),
        pytest.param(
            "大庸市委书记贺长平来县。", {"贺长平": ["大庸市委书记"]}, id="a-city-that-the-cut-has-for-an-adverb"
        ),
    ],
)
def test_borders(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "of_places"),
    [
        pytest.param("贺坪、岳滩、傅里等公社受灾。", True, id="communes"),
        pytest.param("贺坪、岳滩等苏木受灾。", True, id="sumus"),
        pytest.param("贺长平、岳川流等公社干部受奖。", False, id="cadres-of-communes"),
    ],
)
def test_lists_of_places(text, of_places):
    assert among_places(text, text.index("、")) is of_places
