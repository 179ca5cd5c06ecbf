"""Names in news of sport, film and other countries, by the rules alone."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import people_in
from calendar_app.model.bulletin import Entry

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
        pytest.param("这些画与莫奈齐名。", {"莫奈": []}, id="no-verb-needed"),
        pytest.param("春天的日子过得快，业务的日益增长可喜。", {}, id="a-particle-and-a-day"),
        pytest.param("协会负责人士日前表态。", {}, id="whoever-is-in-charge"),
        pytest.param("贷款达300万马克的企业。", {}, id="a-figure-and-a-currency"),
        pytest.param("市长App上线，县长GDP考核。", {}, id="no-names-in-latin-letters"),
        pytest.param("摄影师anton说要休息。", {"anton": []}, id="in-small-letters-behind-a-noun"),
        pytest.param("编辑email往来，店主app下单。", {}, id="no-names-in-small-letters"),
        pytest.param(
            "晚上，梅西再度破门。普京与泽连斯基未见面。", {"梅西": [], "普京": [], "泽连斯基": []}, id="well-known"
        ),
        pytest.param("从波特兰到达拉斯，再去里加。夏普收购了雷曼。", {}, id="towns-and-firms-abroad"),
        pytest.param("由徐浩二主演。", {"徐浩二": []}, id="a-numeral-before-a-deed"),
        pytest.param("（记者马力）昨日下雪。", {"马力": []}, id="a-word-that-signs"),
        pytest.param("本报记者岳清荷文/摄", {"岳清荷": []}, id="text-and-picture"),
        pytest.param("这让斯帕莱蒂在场边笑了。", {"斯帕莱蒂": []}, id="let"),
        pytest.param("俄总参谋长在会见总统时发表讲话。", {}, id="a-time-and-a-deed"),
        pytest.param("东城世茂·宫园项目地处东边。", {}, id="a-dot-in-an-estate"),
        pytest.param("这是何孟所提的匾额。", {"何孟": []}, id="what-somebody-did"),
        pytest.param("罗兹马诺维奇复出了。", {"罗兹马诺维奇": []}, id="a-town-within"),
        pytest.param("格里姆游仙记》讲的是旧事。", {}, id="cut-off-within-a-title"),
        pytest.param("李总，请讲。陈姐，请坐。", {}, id="more-forms-of-address"),
        pytest.param("主流公司中，威廉·希尔都抬高了赔率。", {}, id="a-firm-with-a-dot"),
        pytest.param("热那亚虽然排名比雷吉纳高很多。", {}, id="compared-with-a-club"),
        pytest.param("总经理罗军先生发起的活动。", {"罗军": ["总经理"]}, id="no-first-half-of-an-address"),
        pytest.param("他们说服罗比尼奥加盟。", {"罗比尼奥": []}, id="a-known-name-before-a-verb"),
        pytest.param("秘书于凌晨两点昏倒。", {}, id="at-dawn"),
        pytest.param("消息（记者欣屏、通讯员伍宣）", {"欣屏": [], "伍宣": []}, id="a-reporter-before-another"),
        pytest.param("山海记》中，周长平主演。", {"周长平": []}, id="behind-a-title-that-was-cut"),
        pytest.param("两人合看闻一多此前的诗。", {"闻一多": []}, id="a-poet"),
        pytest.param("两队0比0平奥萨苏纳的旧事。", {}, id="a-verb-and-a-club"),
        pytest.param(
            "詹姆斯·莱德曼著，李松枝译，出版社出版。", {"詹姆斯·莱德曼": [], "李松枝": []}, id="who-wrote-a-book"
        ),
        pytest.param("乔治·华盛顿种过果树。", {"乔治·华盛顿": []}, id="ends-with-a-place"),
        pytest.param("球队打出以罗比尼奥为核心的反击。", {"罗比尼奥": []}, id="who-is-the-core-of-a-team"),
        pytest.param("这比周安版《大漠》好看。", {"周安": []}, id="whose-version"),
        pytest.param("此事导致佩林不得不解释。", {"佩林": []}, id="a-known-name-before-an-adverb"),
        pytest.param("开销都在郭菲身上。", {"郭菲": []}, id="spent-on-somebody"),
    ],
)
def test_names(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("为此，张柏将店家告上法院。", ["张柏"], id="behind-a-mark"),
        pytest.param("有人劝告张柏，别再等。", ["张柏"], id="before-a-mark"),
        pytest.param("街边新开的金田集团招工。", [], id="a-firm"),
        pytest.param("他搬来两张椅子。", [], id="a-measure"),
        pytest.param("清早做一次森林浴。", [], id="begins-with-a-word"),
        pytest.param("大会在临浦召开。", [], id="a-place-and-a-verb"),
        pytest.param("路边有古银杏两株。", [], id="ends-with-a-word"),
        pytest.param("江边，夏五月涨水。", [], id="a-month"),
        pytest.param("岸边有石坪，住着十户。", [], id="a-hamlet"),
        pytest.param("地王广场人多。", [], id="a-square"),
        pytest.param("后来普琴科曼离队，哈利波特重映。", [], id="a-part-of-a-transcription"),
        pytest.param("曾任安川区委书记。", [], id="an-office-held"),
    ],
)
@pytest.mark.usefixtures("rules_alone")
def test_likely_names_of_a_text_that_stands_alone(text, expected):
    assert list(posts(text)) == expected


@pytest.mark.usefixtures("rules_alone")
def test_likely_names_are_left_open_in_a_bulletin():
    text = "为此，张柏将店家告上法院。"
    entries = [Entry(1, "", text), *[Entry(n, "", "县里开展普查，工作稳步推进。" * 20) for n in range(2, 22)]]
    assert people_in(entries, place=None)[0] == ()
