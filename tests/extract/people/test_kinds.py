"""Who counts as an official by a post, and who is no participant; the model is off."""

from __future__ import annotations

import pytest

from .samples import read

pytestmark = pytest.mark.usefixtures("rules_alone")


def posts(text, place="漯河市"):
    return {p.name: list(p.titles) for p in read(text, place)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("贺长平任市政协会议主席团常务主席。", id="simplified"),
        pytest.param("賀長平任市政協會議主席團常務主席。", id="traditional"),
    ],
)
def test_a_part_at_a_congress_is_no_post(text):
    [person] = read(text, "清源市")
    assert (person.titles, person.kind) == ((), "official")


def test_the_secretary_of_an_association_named_before_in_traditional_script():
    found = {p.name: p.kind for p in read("澳門遠山聯誼會副會長陳立新、賀平明，秘書長岳川流參加。", None)}
    assert found == {"陳立新": "other", "賀平明": "other", "岳川流": "other"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("红山服装有限公司车间主任兼工会主席陈立新到场。", "other", id="union-of-a-firm"),
        pytest.param("市总工会主席陈立新到场。", "official", id="union-of-a-city"),
        pytest.param("清源抗日游击小队队长陈立新到场。", "official", id="guerrillas"),
        pytest.param("开发区管委会主任陈立新到场。", "official", id="committee-of-a-zone"),
        pytest.param("市妇幼保健院院长助理、新生儿科主任陈立新到场。", "other", id="ward-of-a-hospital"),
        pytest.param("民族文化宫党委书记、主任陈立新到场。", "other", id="house-of-culture"),
        pytest.param("市政府顾问陈立新到场。", "official", id="adviser-of-a-government"),
        pytest.param("武警支队上校支队长陈立新到场。", "official", id="rank-of-an-officer"),
        pytest.param("河镇中心学校党支部书记陈立新到场。", "other", id="party-branch-of-a-school"),
        pytest.param("河镇松屯村党支部书记陈立新到场。", "official", id="party-branch-of-a-village"),
        pytest.param("远山集团负责同志陈立新到场。", "other", id="leading-comrade-of-a-firm"),
        pytest.param("评委会主席陈立新到场。", "other", id="head-of-a-jury"),
        pytest.param("远山集团顾问陈立新到场。", "other", id="adviser-of-a-firm"),
        pytest.param("市十二中党支部书记、校长陈立新到场。", "other", id="party-branch-of-a-numbered-school"),
        pytest.param("河镇松屯村原支部书记陈立新到场。", "official", id="former-party-branch-of-a-village"),
        pytest.param("副院长陈立新到石桥法庭看案卷。", "official", id="head-at-a-court"),
        pytest.param("副院长陈立新到病房看患者，讲法院的故事。", "other", id="head-at-a-hospital"),
        pytest.param("院党委召开会议，党校副校长陈立新主持。", "other", id="party-school-of-a-school"),
        pytest.param("消防支队119指挥中心副主任陈立新到场。", "official", id="centre-of-command"),
        pytest.param("赛事组委会秘书长陈立新到场。", "other", id="committee-of-a-contest"),
        pytest.param("市摄影家协会举行换届大会，选举陈立新为主席。", "other", id="whom-a-society-chose"),
        pytest.param(
            "市红十字会换届，市科学技术协会会员代表大会选举陈立新为主席。", "official", id="whom-a-public-body-chose"
        ),
        pytest.param("友城议会长陈立新到访。", "official", id="speaker-in-japan"),
        pytest.param("远山大学领导陈立新到场。", "other", id="leaders-of-a-university"),
        pytest.param("县委书记陈立新为合作社监事会主席。", "official", id="chairs-the-board-of-a-cooperative"),
        pytest.param("省教育厅农村处处长陈立新到场。", "official", id="division-for-the-countryside"),
        pytest.param("陈立新任市二中校长。", "other", id="school-called-by-its-number"),
        pytest.param("我院召开会议，党委书记陈立新主持。", "other", id="hospital-that-tells-of-itself"),
        pytest.param("我院召开会议，党组书记陈立新主持，干警参加。", "official", id="court-that-tells-of-itself"),
    ],
)
def test_kinds(text, kind):
    assert [p.kind for p in read(text, "漯河市")] == [kind]


def test_whose_party_secretary_it_is():
    found = {p.name: p.kind for p in read("江东区委书记贺平明到场，区长岳川流、我校党委书记陈立新参加。", "漯河市")}
    assert found == {"贺平明": "official", "岳川流": "official", "陈立新": "other"}


def test_a_guest_from_a_zone_in_a_school_s_bulletin():
    [person] = read("云岭大学城管委会主任陈立新来校。", "远山大学")
    assert person.kind == "official"


def test_those_who_edited_a_text_are_left_out():
    assert set(posts("副市长刘国明参加。（记者：梁彦强；编辑：吴存德；校对：王振伟；审核：王雪仙）")) == {
        "刘国明",
        "梁彦强",
    }


def test_a_word_in_a_long_list_of_names():
    text = "王建国、陈国平、赵志强、李先明、万里、彭振华、邓颖明等送了花圈。"
    assert set(posts(text)) == {"王建国", "陈国平", "赵志强", "李先明", "万里", "彭振华", "邓颖明"}
