"""Offices as chronicles and annals tell of them: in brackets behind names, both of a pair, of banners and schools; the model is off."""

from __future__ import annotations

import pytest

from .samples import posts, read

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "县委委员贺长平（县长）、岳川流（副县长）、傅廷芳（组织部长）。",
            {"贺长平": ["县委委员", "县长"], "岳川流": ["县委委员", "副县长"], "傅廷芳": ["县委委员", "组织部长"]},
            id="a-bracket-tells-of-one",
        ),
        pytest.param(
            "常委为贺长平、岳川流（副书记）。",
            {"贺长平": ["常委"], "岳川流": ["常委", "副书记"]},
            id="not-of-the-one-before",
        ),
        pytest.param(
            "贺长平、岳川流为副县长。", {"贺长平": ["副县长"], "岳川流": ["副县长"]}, id="of-both-without-a-bracket"
        ),
        pytest.param(
            "到会的有殷守正（县长）和陶文成（县委组织部长）。",
            {"殷守正": ["县长"], "陶文成": ["县委组织部长"]},
            id="names-that-a-bracket-gives-away",
        ),
        pytest.param("全县设三个区（区长由县任命）。", {}, id="no-name-before-a-bracket"),
        pytest.param("召开座谈会（县长主持）。", {}, id="a-meeting-before-a-bracket"),
        pytest.param(
            "选举贺长平、岳川流为正、副县长。",
            {"贺长平": ["正、副县长"], "岳川流": ["正、副县长"]},
            id="both-of-a-pair",
        ),
        pytest.param(
            "选举贺长平、岳川流为正副参议长。",
            {"贺长平": ["正副参议长"], "岳川流": ["正副参议长"]},
            id="both-of-a-council",
        ),
        pytest.param("免去贺长平的兼任校长职务。", {"贺长平": ["校长"]}, id="relieved-of-what-was-held-beside"),
        pytest.param(
            "省地方志编纂委员会原一级巡视员贺长平到会。",
            {"贺长平": ["省地方志编纂委员会原一级巡视员"]},
            id="a-verb-in-a-committee",
        ),
        pytest.param(
            "远山商会会长、江海（集团）董事长贺长平到会。",
            {"贺长平": ["远山商会会长", "江海（集团）董事长"]},
            id="a-bracket-of-a-firm",
        ),
        pytest.param(
            "副局长（主持工作）贺长平到会。", {"贺长平": ["副局长"]}, id="a-bracket-that-is-no-part-of-a-body"
        ),
        pytest.param(
            "选出贺长平先生、岳川流先生为正副议长。",
            {"贺长平": ["正副议长"], "岳川流": ["正副议长"]},
            id="of-both-with-an-address",
        ),
        pytest.param("岳川流女士蝉联副议长。", {"岳川流": ["副议长"]}, id="an-office-held-again"),
        pytest.param("选手岳川流蝉联冠军。", {"岳川流": []}, id="a-title-won-again"),
        pytest.param("任命于海田为副县长。", {"于海田": ["副县长"]}, id="a-surname-that-is-a-particle"),
        pytest.param("会议决定于本月为县长选举日。", {}, id="a-particle-behind-a-decision"),
        pytest.param(
            "三区区长先为贺长平，后为岳川流；区公所撤销。",
            {"贺长平": ["三区区长"], "岳川流": ["三区区长"]},
            id="one-after-the-other",
        ),
        pytest.param(
            "新选出的10名副主席是：贺长平、岳川流、傅廷芳。",
            {"贺长平": ["副主席"], "岳川流": ["副主席"], "傅廷芳": ["副主席"]},
            id="told-with-a-colon",
        ),
        pytest.param(
            "委员有贺长平（因病回籍）、岳川流。", {"贺长平": ["委员"], "岳川流": ["委员"]}, id="members-there-are"
        ),
        pytest.param("县长有事外出，书记为群众解难。", {}, id="a-copula-without-a-name"),
        pytest.param("贺长平兼区委书记。", {"贺长平": ["区委书记"]}, id="holds-it-beside"),
        pytest.param("处长兼主任到场。", {}, id="an-office-beside-another"),
        pytest.param("贺长平，江南省长乐县人，到会。", {"贺长平": []}, id="a-native-of-a-county"),
        pytest.param("范围包括夏阁、石峰、方集等地。", {}, id="a-list-of-places"),
        pytest.param("杨柳、利新、石城河、双丰、沈集5个乡镇受灾。", {}, id="places-counted"),
        pytest.param("利新、双丰两乡合并。", {}, id="places-counted-in-words"),
        pytest.param("向利新、沈集、杨柳等7个公社拨粮。", {}, id="communes-counted"),
        pytest.param("贺长平、岳川流等3人受到表彰。", {"贺长平": [], "岳川流": []}, id="people-counted"),
        pytest.param("贺长平、岳川流两位村民受到表彰。", {"贺长平": [], "岳川流": []}, id="villagers-counted"),
        pytest.param("贺长平、岳川流等2个村干部受到表彰。", {"贺长平": [], "岳川流": []}, id="cadres-counted"),
        pytest.param(
            "贺长平、岳川流、傅廷芳等地区领导到会。",
            {"贺长平": ["地区领导"], "岳川流": ["地区领导"], "傅廷芳": ["地区领导"]},
            id="leaders-of-a-prefecture",
        ),
        pytest.param(
            "反共救国军第三纵队司令贺长平兼任县长。",
            {"贺长平": ["反共救国军第三纵队司令", "县长"]},
            id="a-verb-in-the-name-of-a-force",
        ),
        pytest.param(
            "贺长平，县知事，江南清源人，民国七年任。樊国森，县长，民国十七年任。",
            {"贺长平": ["县知事"], "樊国森": ["县长"]},
            id="a-register",
        ),
        pytest.param("贺长平，县长接见了他。", {"贺长平": []}, id="no-register"),
        pytest.param("本年永定县知事贺长平到任。", {"贺长平": ["永定县知事"]}, id="this-year-is-no-place"),
        pytest.param("县知事由贺长平接替。", {"贺长平": ["县知事"]}, id="taken-over"),
        pytest.param(
            "贺长平被选为议员，岳川流被选为省议会议员。",
            {"贺长平": ["议员"], "岳川流": ["省议会议员"]},
            id="each-was-chosen",
        ),
        pytest.param("分设青石、武卫、石平等乡。", {}, id="townships"),
        pytest.param("东江省文明办主任和新华社分社社长到会。", {}, id="a-joiner-and-an-agency"),
        pytest.param("罗溪人高文卿开设照相馆。", {"高文卿": []}, id="a-native-by-the-name-of-the-place"),
        pytest.param("有些年轻人高兴地来了。", {}, id="people-are-no-natives"),
        pytest.param("篆刻家方介平（祖籍清源）以刻印闻名。", {"方介平": []}, id="no-signature"),
        pytest.param("国务院副总理回志良视察。", {"回志良": ["国务院副总理"]}, id="a-surname-that-is-a-verb"),
        pytest.param("县委书记回县主持会议。", {}, id="a-verb-that-is-a-surname"),
        pytest.param(
            "外国友人访问，市长大卫·邓普顿到会。", {"大卫·邓普顿": ["市长"]}, id="a-first-name-that-is-a-word"
        ),
        pytest.param(
            "贺长平、岳向应、傅廷芳、科生为委员。",
            {"贺长平": ["委员"], "岳向应": ["委员"], "傅廷芳": ["委员"], "科生": ["委员"]},
            id="odd-names-before-an-office",
        ),
        pytest.param("设立东河、西河、南河、北河为副区。", {}, id="no-office-behind-a-list"),
        pytest.param("会议推定以贺长平为议长。", {"贺长平": ["议长"]}, id="with-somebody-as-its-head"),
        pytest.param("以贺长平为团长的代表团来访。", {"贺长平": []}, id="a-part-in-a-delegation"),
        pytest.param("岳川流被委任为清源县县长。", {"岳川流": ["清源县县长"]}, id="commissioned"),
        pytest.param("叶文鑫部进驻县城。", {"叶文鑫": []}, id="troops-of-somebody"),
        pytest.param("学习《林文同志委托高青同志召开的全省工作座谈会纪要》。", {}, id="names-in-a-document"),
        pytest.param("红军留守团团长贺长平到会。", {"贺长平": ["红军留守团团长"]}, id="a-verb-in-a-regiment"),
        pytest.param(
            "县长：贺长平（兼） 副县长：傅廷芳 锡东平 岳川光 王明瑞",
            {
                "贺长平": ["县长"],
                "傅廷芳": ["副县长"],
                "锡东平": ["副县长"],
                "岳川光": ["副县长"],
                "王明瑞": ["副县长"],
            },
            id="a-register-with-spaces",
        ),
        pytest.param(
            "副县长：傅廷芳 分管 农业 王明瑞", {"傅廷芳": ["副县长"], "王明瑞": []}, id="words-between-spaces"
        ),
        pytest.param(
            "贺长平，男，藏族，江南清源人。先后在两地任职，担任过清源县委副书记、县长。",
            {"贺长平": ["清源县委副书记", "县长"]},
            id="a-life-in-two-sentences",
        ),
        pytest.param("贺长平到会。县里先后召开三次会议，担任过县长的人都来了。", {"贺长平": []}, id="no-life-is-told"),
        pytest.param("部队到张小庄宿营。", {}, id="a-village-called-by-a-clan"),
        pytest.param("清源县自卫总团长贺长平到会。", {"贺长平": ["清源县自卫总团长"]}, id="a-verb-in-a-guard"),
        pytest.param("此前，旦增担任副县长。", {"旦增": ["副县长"]}, id="a-name-of-one-part-before-an-office"),
        pytest.param("吉拉扎，女，藏族。担任过县长。", {"吉拉扎": ["县长"]}, id="a-life-with-an-odd-name"),
        pytest.param("选手，男，二十岁，获奖。", {}, id="no-life-of-a-noun"),
        pytest.param("旗档案局、巴彦哈拉嘎苏木负责人陪同调研。", {}, id="a-sumu-is-no-name"),
    ],
)
def test_offices_of_chronicles(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "keys", "kinds"),
    [
        pytest.param(
            "副市长贺长平兼任院长、岳川流任副院长。",
            {"贺长平": ["市政府|副市长", "清源师范学院|院长"], "岳川流": ["清源师范学院|副院长"]},
            {"贺长平": "official", "岳川流": "other"},
            id="a-mayor-at-a-school",
        ),
        pytest.param(
            "县长贺长平到校。", {"贺长平": ["县政府|县长"]}, {"贺长平": "official"}, id="a-school-has-no-county"
        ),
    ],
)
def test_whose_offices_a_school_tells(text, keys, kinds):
    people = read(text, "清源师范学院")
    assert {p.name: [post.key for post in p.posts] for p in people} == keys
    assert {p.name: p.kind for p in people} == kinds
