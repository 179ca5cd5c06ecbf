"""Offices as annals and monthly chronicles of counties tell of them; the model is off."""

from __future__ import annotations

import pytest

from .samples import posts, read

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "选出贺长平为县长，岳川流、傅廷芳等为副县长。",
            {"贺长平": ["县长"], "岳川流": ["副县长"], "傅廷芳": ["副县长"]},
            id="and-others",
        ),
        pytest.param(
            "以贺长平、岳川流等为代表的企业家到会。", {"贺长平": [], "岳川流": []}, id="who-stands-for-others"
        ),
        pytest.param("贺长平为团长的清源会馆考察团来访。", {"贺长平": []}, id="a-part-in-a-delegation"),
        pytest.param("以贺长平为书记的中共清源县委成立。", {"贺长平": ["书记"]}, id="the-head-of-a-committee"),
        pytest.param(
            "贺长平、岳川流、傅廷芳分别当选为县人大常委会主任、县长、县政协主席。",
            {"贺长平": ["县人大常委会主任"], "岳川流": ["县长"], "傅廷芳": ["县政协主席"]},
            id="each-in-turn",
        ),
        pytest.param(
            "岳川流、傅廷芳分别任组织部长和宣传部长。",
            {"岳川流": ["组织部长"], "傅廷芳": ["宣传部长"]},
            id="in-turn-with-a-joiner",
        ),
        pytest.param(
            "县长贺长平、县委书记岳川流分别任组长、副组长。",
            {"贺长平": ["县长", "组长"], "岳川流": ["县委书记", "副组长"]},
            id="in-turn-beside-posts-before",
        ),
        pytest.param(
            "贺长平、岳川流、傅廷芳分别担任主任、副主任。",
            {"贺长平": ["主任"], "岳川流": ["副主任"], "傅廷芳": ["副主任"]},
            id="several-deputies-in-turn",
        ),
        pytest.param(
            "贺长平、岳川流分任正、副县长。", {"贺长平": ["正、副县长"], "岳川流": ["正、副县长"]}, id="both-of-a-pair"
        ),
        pytest.param("贺长平、岳川流分别讲话。", {"贺长平": [], "岳川流": []}, id="each-speaks"),
        pytest.param(
            "贺长平（二十二军政委）任主任，岳川流（未到职）、傅廷芳任副主任。",
            {"贺长平": ["二十二军政委", "主任"], "傅廷芳": ["副主任"]},
            id="behind-a-bracket",
        ),
        pytest.param(
            "贺长平（任书记）、岳川流（时任副书记）到会。",
            {"贺长平": ["书记"], "岳川流": ["副书记"]},
            id="verbs-in-brackets",
        ),
        pytest.param(
            "贺长平任省委书记、省人民政府主席和省军区司令员兼政治委员。",
            {"贺长平": ["省委书记", "省人民政府主席", "省军区司令员", "政治委员"]},
            id="the-last-with-a-joiner",
        ),
        pytest.param("贺长平任组长和有关部门负责人参加会议。", {"贺长平": ["组长"]}, id="a-joiner-before-others"),
        pytest.param(
            "决定贺长平任县长和岳川流任副县长。",
            {"贺长平": ["县长"], "岳川流": ["副县长"]},
            id="a-joiner-that-is-a-surname",
        ),
        pytest.param("任命初长平为清源镇党委书记。", {"初长平": ["清源镇党委书记"]}, id="an-everyday-surname"),
        pytest.param("任命方式为县长提名。", {}, id="a-word-behind-the-verb"),
        pytest.param("决定于本月任命县长。", {}, id="a-time-behind-the-verb"),
        pytest.param("水利局长陶述曾等分赴各地。", {"陶述曾": ["水利局长"]}, id="no-adverb-before-others"),
        pytest.param(
            "菅长平、岳川流为副主任。", {"菅长平": ["副主任"], "岳川流": ["副主任"]}, id="a-surname-of-the-registers"
        ),
        pytest.param(
            "听取了贺长平作的《政府工作报告》、傅廷教作的关于预算的报告。",
            {"贺长平": [], "傅廷教": []},
            id="who-gave-the-reports",
        ),
        pytest.param("听取前人所作的报告。", {}, id="nobody-gave-it"),
        pytest.param(
            "党和国家领导人毛泽东、周恩来、陈云接见代表。",
            {"毛泽东": ["党和国家领导人"], "周恩来": ["党和国家领导人"], "陈云": ["党和国家领导人"]},
            id="a-name-the-dictionary-misreads",
        ),
    ],
)
def test_offices_of_annals(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("市、县领导贺长平、岳川流参加。", ["市、县领导"] * 2, id="two-levels"),
        pytest.param("在省、市、县领导贺长平陪同下视察。", ["省、市、县领导"], id="three-levels"),
        pytest.param("县委、县政府领导贺长平到会。", ["县委、县政府领导"], id="two-bodies"),
        pytest.param("贺长平、岳川流等县委领导陪同。", ["县委领导"] * 2, id="of-a-body-behind"),
        pytest.param("贺长平、岳川流等省、市领导陪同。", ["省、市领导"] * 2, id="of-two-levels-behind"),
        pytest.param("贺长平、岳川流等市县有关领导陪同。", ["市县有关领导"] * 2, id="some-of-two-levels-behind"),
        pytest.param("贺长平、岳川流等县委、县政府领导陪同。", ["县委、县政府领导"] * 2, id="of-two-bodies-behind"),
    ],
)
def test_leaders_of_several_levels(text, expected):
    assert [title for titles in posts(text).values() for title in titles] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("将阿木尔区划分为新林、阿木尔两个区。", id="two-districts"),
        pytest.param("区委下辖竹柯、大罗、夏阁等4个党支部。", id="branches-of-the-party"),
        pytest.param("确定桐琴、王宅、泽村、泉溪、大源5个乡镇作为试点。", id="townships"),
        pytest.param("在全国男子马拉松比赛中以2小时夺冠。", id="a-race"),
        pytest.param("军人和家属到会。", id="servicemen-and-others"),
    ],
)
def test_no_names_in_annals(text):
    assert posts(text) == {}


def test_a_list_before_the_people_of_counties_is_one_of_people():
    assert posts("县长贺长平、副县长岳川流两个县里的干部到会。") == {"贺长平": ["县长"], "岳川流": ["副县长"]}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("省农村工作部副部长贺长平到会。", "official", id="rural-work"),
        pytest.param("国防大学副校长贺长平中将到会。", "official", id="a-school-of-the-army"),
    ],
)
def test_kinds_in_annals(text, kind):
    assert [p.kind for p in read(text, "清源县")] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "副主席：贺长平、索南（藏）、华尔功烈（藏）、岳川流（羌）。",
            {"贺长平": ["副主席"], "索南": ["副主席"], "华尔功烈": ["副主席"], "岳川流": ["副主席"]},
            id="peoples-in-short",
        ),
        pytest.param(
            "委员：天保（藏）、贺长平、聂旺锁拉（女、藏）、岳川流。",
            {"天保": ["委员"], "贺长平": ["委员"], "聂旺锁拉": ["委员"], "岳川流": ["委员"]},
            id="the-first-of-a-list",
        ),
        pytest.param("会议（藏）记录已归档。", {}, id="no-list-no-name"),
        pytest.param(
            "县革委会党的核心小组组长贺长平到会。", {"贺长平": ["县革委会党的核心小组组长"]}, id="a-particle-in-a-body"
        ),
        pytest.param(
            "会见日本制铁营业部长桃浦重人一行。",
            {"桃浦重人": ["日本制铁营业部长"]},
            id="a-name-of-japan-no-list-has",
        ),
        pytest.param(
            "会见以日本经济省政策局审议官桑原哲为团长的访问团。",
            {"桑原哲": ["日本经济省政策局审议官"]},
            id="an-office-of-japan",
        ),
    ],
)
def test_peoples_and_neighbours(text, expected):
    assert posts(text) == expected


def test_ministries_of_former_days():
    assert [p.kind for p in read("国家地质矿产部副部长贺长平到会。", "清源县")] == ["official"]
