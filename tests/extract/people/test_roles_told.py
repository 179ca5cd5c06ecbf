"""Who is told what of, farther cases: in company, in lists with others, where a meeting acts; the model is off."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import EMPTY, person_mentions
from calendar_app.model.bulletin import Entry

pytestmark = pytest.mark.usefixtures("rules_alone")


def people(body, place="漯河市"):
    return {p.name: p for p in person_mentions(Entry(1, "", body), EMPTY, place=place)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "周口市市长贺平明在知名人士孟春兰陪同下到访商会。",
            {"贺平明": ["来访"], "孟春兰": ["陪同"]},
            id="in-company-of-one-without-a-post",
        ),
        pytest.param("到访的还有周口市副市长孟春。", {"孟春": ["来访"]}, id="came-too"),
        pytest.param(
            "大会选举产生河镇人大主席贺平明、副主席孟春兰，镇长岳川流。",
            {"贺平明": ["任职"], "孟春兰": ["任职"], "岳川流": ["任职"]},
            id="chosen-with-the-post-before",
        ),
        pytest.param(
            "会议任命贺平明、孟春兰、岳川流三位同志为县监委委员。",
            {"贺平明": ["任职"], "孟春兰": ["任职"], "岳川流": ["任职"]},
            id="three-comrades",
        ),
        pytest.param(
            "镇党委书记贺平致辞，要求新当选领导班子干事创业。", {"贺平": ["致辞", "强调"]}, id="of-those-chosen"
        ),
        pytest.param(
            "副省长贺平，远山部队少将林绍新，市委书记孟春参加座谈会。",
            {"贺平": ["参加"], "林绍新": ["参加"], "孟春": ["参加"]},
            id="a-rank-inside-a-list",
        ),
        pytest.param(
            "副市长贺平；主持县委工作的副书记林绍新出席。",
            {"贺平": ["出席"], "林绍新": ["出席"]},
            id="in-charge-of-something-inside-a-list",
        ),
        pytest.param(
            "县长贺平主持召开会议，会议认真学习文件，听取了工作情况汇报。", {"贺平": ["主持"]}, id="the-meeting-hears"
        ),
        pytest.param(
            "贺平明、孟春兰等在家的市委常委，市政协主席林绍新出席。",
            {"贺平明": ["出席"], "孟春兰": ["出席"], "林绍新": ["出席"]},
            id="members-in-town-and-others",
        ),
        pytest.param(
            "市政府秘书长贺平和有关部门负责同志，远山集团副总经理岳川流参加会谈。",
            {"贺平": ["参加"], "岳川流": ["参加"]},
            id="unnamed-ones-behind-a-joiner",
        ),
        pytest.param("市总工会主席贺平致辞，他要求全市女职工学先进。", {"贺平": ["致辞", "强调"]}, id="he-demands"),
        pytest.param("县长贺平出席，要求高的项目先行。", {"贺平": ["出席"]}, id="a-demand-that-is-high"),
        pytest.param("民政局长贺平讲话，期许他们带领同仁服务。", {"贺平": ["讲话"]}, id="what-others-are-to-do"),
        pytest.param(
            "副局长贺平明颁发证书，祝贺南山里新任里长孟春兰就职。",
            {"贺平明": ["颁奖"], "孟春兰": []},
            id="another-takes-office",
        ),
        pytest.param("会议听取主任贺平明作关于审查情况的报告。", {"贺平明": ["汇报"]}, id="is-heard-with-a-report"),
        pytest.param("县长贺平等政府部门领导和100余家企业高管出席。", {"贺平": ["出席"]}, id="firms-are-no-families"),
        pytest.param(
            "县政府顾问贺平明出席以及劳工局林淑媛局长列席。",
            {"贺平明": ["出席"], "林淑媛": ["列席"]},
            id="clauses-joined-by-and",
        ),
        pytest.param(
            "会议免去贺平明的县水利局局长职务，孟春兰的县人大常委会办公室主任职务；任命岳川为县水利局局长。",
            {"贺平明": ["卸任"], "孟春兰": ["卸任"], "岳川": ["任职"]},
            id="each-relieved-of-an-office",
        ),
        pytest.param(
            "会议免去贺平明的县水利局局长职务；傅道碎的河口街道工作委员会主任职务。",
            {"贺平明": ["卸任"], "傅道碎": ["卸任"]},
            id="an-odd-name-that-the-office-proves",
        ),
        pytest.param(
            "会议免去贺平明的县水利局局长职务，县长孟春兰宣读文件。",
            {"贺平明": ["卸任"], "孟春兰": ["宣读"]},
            id="not-relieved-without-an-office",
        ),
        pytest.param(
            "以贺平明为团长，孟春兰为副团长的代表团到访。",
            {"贺平明": ["率队"], "孟春兰": ["来访"]},
            id="at-the-head-of-a-delegation",
        ),
        pytest.param("副校长贺平参加座谈。", {"贺平": ["参加"]}, id="attends-a-talk"),
        pytest.param("副校长贺平出席考察交流活动。", {"贺平": ["出席"]}, id="attends-a-visit"),
        pytest.param("副市长贺平陪同考察。", {"贺平": ["陪同", "考察"]}, id="goes-along-and-visits"),
        pytest.param(
            "会议免去贺平明的红山县副县长职务（试用期满）。", {"贺平明": ["卸任"]}, id="relieved-before-a-bracket"
        ),
        pytest.param(
            "部长贺平在市委书记孟春等陪同下，到远山集团考察。",
            {"贺平": ["考察"], "孟春": ["陪同"]},
            id="goes-to-a-firm-in-company",
        ),
        pytest.param(
            "书记贺平作了《新时期党组织的光荣历史使命》的工作报告。", {"贺平": ["汇报"]}, id="a-report-with-a-title"
        ),
        pytest.param(
            "孟春兰副主席作政协红山县第十届委员会常务委员会工作报告。", {"孟春兰": ["汇报"]}, id="report-of-a-long-body"
        ),
        pytest.param(
            "市领导贺平明、孟春兰，首次从海外专程赶来的理事长聂远和部门代表参加。",
            {"贺平明": ["参加"], "孟春兰": ["参加"], "聂远": ["参加"]},
            id="what-is-told-of-the-next-alone",
        ),
        pytest.param(
            "青川自治区主席阿不来提·阿不都热合曼会见客人。阿不来提·阿不都热合曼",
            {"阿不来提·阿不都热合曼": ["会见"]},
            id="a-name-that-ends-the-text",
        ),
    ],
)
def test_roles(body, expected):
    assert {name: [r.role for r in p.roles] for name, p in people(body).items()} == expected


def test_those_who_attend_a_meeting_are_not_its_sides():
    found = people("集团总经理贺平明会见市长孟春兰。副市长岳川流，集团副总经理季原野参加会谈。", place=None)
    assert not found["季原野"].counterpart


def test_a_delegation_told_of_in_a_sentence_of_its_own():
    body = "韩国议会访问团来到漯河市。漯河市市长贺平、韩国江原道议会议长崔善根会谈。"
    assert [name for name, p in people(body).items() if p.counterpart] == ["崔善根"]


def test_officials_of_a_city_come_to_a_university():
    found = people("济州市委书记贺平明到我校考察。党委书记孟春兰参加座谈。", place="远山大学")
    assert [name for name, p in found.items() if p.counterpart] == ["贺平明"]


def test_the_heads_of_a_school_are_not_of_the_city():
    found = people("市长贺平与北山大学党委副书记、校长杨仁明签约。")
    assert [name for name, p in found.items() if p.counterpart] == ["杨仁明"]


def test_the_host_who_met_a_visitor_is_no_guest():
    found = people("集团总经理贺平明会见了来访的周口市市长孟春兰一行。", place=None)
    assert {name: p.counterpart for name, p in found.items()} == {"贺平明": False, "孟春兰": True}
