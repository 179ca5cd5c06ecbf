"""Names in news of sport, film and other countries, by the rules alone."""

from __future__ import annotations

import pytest

from .samples import posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("店长吴先生告诉记者。", {}, id="a-form-of-address-behind-a-surname"),
        pytest.param("总经理江女士、画家白云兰到场。", {"白云兰": []}, id="the-same-in-a-list"),
        pytest.param("12日克林顿在广播中说。", {"克林顿": []}, id="behind-a-day"),
        pytest.param("王国首相萨阿德等到访。", {"萨阿德": ["王国首相"]}, id="behind-the-whole-post"),
        pytest.param("当地的瓦卢瓦人还保留着旧俗。", {}, id="a-people"),
        pytest.param("本报萨瓦纳6月3日电", {}, id="a-dateline"),
        pytest.param("后来马尔林博士表示满意。", {"马尔林": []}, id="without-the-degree"),
        pytest.param("昨晚埃弗顿还在备战。", {}, id="a-club"),
        pytest.param("赔率由威廉希尔公布。", {}, id="the-end-of-a-firm"),
        pytest.param("法国副总统戈尔提出建议。", {"戈尔": ["法国副总统"]}, id="before-a-deed-that-may-belong-to-it"),
        pytest.param(
            "钢琴家亚历山大·曼科夫与小提琴家萨尔瓦多·科多同台。",
            {"亚历山大·曼科夫": [], "萨尔瓦多·科多": []},
            id="called-like-a-place",
        ),
        pytest.param("夫人白兰设晚宴款待。", {"白兰": []}, id="before-a-dinner"),
        pytest.param(
            "会见了防卫厅长官冈田章太郎。", {"冈田章太郎": ["防卫厅长官"]}, id="no-post-ends-inside-an-office"
        ),
        pytest.param("会见干事长野中广一行。", {"野中广": ["干事长"]}, id="a-secretary-general"),
        pytest.param("主席曾就此表示关切。", {}, id="an-adverb-and-a-preposition"),
        pytest.param("他为县长开过车。", {}, id="a-verb-in-the-past"),
        pytest.param("市长要培养高素质人才。", {}, id="of-high-quality"),
        pytest.param("总裁John Smith先生来访。", {"John Smith": ["总裁"]}, id="in-latin-letters"),
        pytest.param(
            "市长江明会见英国议员 David Brown 一行。",
            {"江明": ["市长"], "David Brown": ["英国议员"]},
            id="in-latin-letters-between-spaces",
        ),
        pytest.param("专家Anna介绍情况。", {"Anna": []}, id="in-latin-letters-behind-a-noun"),
        pytest.param("馆长阿夏克·罗维博士表示。", {"阿夏克·罗维": ["馆长"]}, id="parts-without-the-degree"),
        pytest.param("（本报记者白兰摄）", {"白兰": []}, id="who-took-the-picture"),
        pytest.param("昨晚伊普斯维奇主场迎战对手。", {}, id="a-team-at-home"),
        pytest.param("用金穗卡取款。", {}, id="a-card"),
        pytest.param("这些画与莫奈齐名。", {}, id="no-verb-needed"),
        pytest.param("春天的日子过得快，业务的日益增长可喜。", {}, id="a-particle-and-a-day"),
        pytest.param("协会负责人士日前表态。", {}, id="whoever-is-in-charge"),
        pytest.param("贷款达300万马克的企业。", {}, id="a-figure-and-a-currency"),
        pytest.param("市长App上线，县长GDP考核。", {}, id="no-names-in-latin-letters"),
    ],
)
def test_names(text, expected):
    assert posts(text) == expected
