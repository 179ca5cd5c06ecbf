"""Places and bodies in lists, by odd endings and beside people: what is taken, and what is not."""

from __future__ import annotations

import pytest

from tests.extract.topics.naming import read


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param("一行走访了沙坪、石湾两个乡镇的农户。", ["沙坪", "石湾"], id="as-many-towns"),
        pytest.param("产品有红枣、核桃两个乡镇品牌。", [], id="as-many-brands"),
        pytest.param(
            "参观了综合区粮食进口口岸、化工品交易中心、红枫水厂。",
            ["化工品交易中心", "红枫水厂"],
            id="list-over-a-verb-inside-an-item",
        ),
        pytest.param("赴青河县、柳湾县指导云溪产业园、红枫水厂建设。", ["青河县", "柳湾县"], id="what-is-guided-there"),
        pytest.param(
            "先后来到滨江大道增设人行道项目、红枫路建设项目、云溪路等项目现场。",
            ["滨江大道", "红枫路", "云溪路"],
            id="what-is-built-at-roads-of-a-list",
        ),
        pytest.param(
            "参观了柳湾湖、石桥村的红枫议事厅、青云展示馆、云溪社区。",
            ["柳湾湖", "石桥村", "红枫议事厅", "青云展示馆", "云溪社区"],
            id="list-over-of",
        ),
        pytest.param("在甲州城区对教育进行调研，前往青河中心城区。", ["甲州城区", "青河中心城区"], id="town-of-a-city"),
        pytest.param("加快城区建设，改善市区环境，走进县城。", [], id="towns-of-no-city"),
        pytest.param("在青河县政府贵宾厅会见客人。", ["青河县政府贵宾厅"], id="hall-of-an-office"),
        pytest.param("来到红枫蔬果市场，走进国际市场。", ["红枫蔬果市场"], id="market"),
        pytest.param(
            "深入青河区和甲州边境经济合作区调研。", ["青河区", "甲州边境经济合作区"], id="zone-of-cooperation"
        ),
        pytest.param("前往青河县桃花谷，穿过山谷。", ["青河县桃花谷"], id="valley"),
        pytest.param("察看少数民族特色村寨建设。", [], id="villages-at-large"),
        pytest.param("会见柳湾州财政官员一行。", [], id="whose-officials-are-met"),
        pytest.param("先后到青河热电厂、红枫煤矿等地检查。", [], id="works-of-a-list-are-bodies"),
        pytest.param(
            "深入同为重点县的红河县、柳湾县、隆林各族自治县。",
            ["红河县", "柳湾县", "隆林各族自治县"],
            id="list-behind-what-is-said-of-it",
        ),
        pytest.param(
            "节日在青河区来回街道石桥社区举行。", ["青河区来回街道石桥社区"], id="street-that-is-called-by-a-verb"
        ),
        pytest.param("青河区发展街道经济。", [], id="a-verb-before-streets"),
        pytest.param("青河县党员干部代表参加。", [], id="who-came-from-a-county"),
    ],
)
def test_places(body, places):
    people = tuple(name for name in ("张明",) if name in body)
    assert [each.name for each in read(body, people=people)[0]] == places


@pytest.mark.parametrize(
    ("body", "orgs"),
    [
        pytest.param(
            "先后到远桥电缆、青穗拖拉机、云海米业、红枫钢构4家重点企业走访。",
            ["远桥电缆", "青穗拖拉机", "云海米业", "红枫钢构"],
            id="as-many-firms",
        ),
        pytest.param(
            "县长与远桥集团总经理某甲、云海集团董事长某乙等企业家座谈。",
            ["远桥集团", "云海集团"],
            id="list-of-entrepreneurs",
        ),
        pytest.param("先后到青河热电厂、红枫煤矿等地检查。", ["青河热电厂", "红枫煤矿"], id="works-of-a-list"),
        pytest.param("市委市政府第九督查检查组进驻青河县。", ["市委市政府第九督查检查组"], id="crew-of-inspectors"),
        pytest.param("省考评办验收组开展考评。", ["省考评办验收组"], id="office-of-inspectors"),
        pytest.param("十届州委常委会召开会议。", ["十届州委常委会"], id="by-its-term"),
        pytest.param("三十届会议召开，二届工作启动。", [], id="terms-of-no-body"),
        pytest.param("全县首家企业--远桥集团公司成立。", ["远桥集团公司"], id="behind-a-dash"),
        pytest.param("市人大常委会、市政协秘书长等出席。", [], id="a-post-in-all-of-a-list"),
        pytest.param("市人大常委会、市政协分别召开会议。", ["市人大常委会", "市政协"], id="all-of-a-list-meet"),
        pytest.param(
            "云溪学院党委副书记、青云大学分析中心主任到会。",
            ["云溪学院", "青云大学分析中心"],
            id="party-posts-and-centres",
        ),
        pytest.param("云溪学院党委召开会议。", ["云溪学院党委"], id="party-committee-that-meets"),
        pytest.param("省旅游厅命名了三十个镇。", ["省旅游厅"], id="who-names"),
        pytest.param("省民革召开会议，县农工党参加活动。", ["省民革", "县农工党"], id="parties-in-short"),
        pytest.param("国际帆板联合会召开年会。", ["国际帆板联合会"], id="society-of-the-world"),
        pytest.param("第6届全国冬运会组委会成立。", ["第6届全国冬运会组委会"], id="by-its-number"),
        pytest.param("中国湖东队获第三名。", ["中国湖东队"], id="team-before-a-torn-verb"),
        pytest.param("听取了青河县政府关于落实情况的报告。", ["青河县政府"], id="who-makes-a-report"),
        pytest.param(
            "然后县旅游局、白石镇和红枫镇先后就防火工作作发言。",
            ["县旅游局", "白石镇", "红枫镇"],
            id="who-speaks-in-turn",
        ),
        pytest.param("青河县先后发生两起火灾。", [], id="what-happens-in-turn"),
        pytest.param(
            "甲州师范学院与青河县人民政府战略合作协议签订仪式举行。",
            ["甲州师范学院", "青河县人民政府"],
            id="two-sides-of-a-ceremony",
        ),
        pytest.param("合作项目暨青云大学甲州研究院揭牌仪式举行。", ["青云大学甲州研究院"], id="what-is-unveiled"),
        pytest.param("纪念青云大学成立六十周年。", [], id="what-was-founded-long-ago"),
        pytest.param("青云师范大学校党委副书记到会。", ["青云师范大学"], id="its-own-party-committee"),
        pytest.param("州防汛抗旱工作领导小组召开会议。", ["州防汛抗旱工作领导小组"], id="leading-group"),
        pytest.param("成立领导小组，州防汛工作领导小组组长到会。", [], id="leading-groups-and-their-heads"),
        pytest.param("及师党办、天北公司等单位赴外地考察。", ["师党办", "天北公司"], id="list-behind-and"),
        pytest.param("各部门单位考察组到会。", [], id="party-of-offices"),
        pytest.param(
            "来到青河县海事局、运管所、武警中队和管理中心。",
            ["青河县海事局", "运管所", "武警中队"],
            id="offices-of-a-list-by-their-kind",
        ),
        pytest.param("与青河县政府相关部门座谈。", [], id="some-of-its-departments"),
        pytest.param("与青河县政府座谈。", ["青河县政府"], id="with-a-government"),
        pytest.param(
            "青河县经贸交流团先后拜会食品业同业公会、甲州食品协会。",
            ["青河县经贸交流团", "食品业同业公会", "甲州食品协会"],
            id="parties-and-guilds",
        ),
        pytest.param("青河区方志办向四个书屋赠书。", ["青河区方志办"], id="office-of-annals"),
        pytest.param("该校被全国妇联、教育部命名为示范学校。", ["全国妇联", "教育部"], id="by-whom-it-is-named"),
        pytest.param("全市学校、全省企业组织活动。", [], id="all-of-the-country"),
        pytest.param("由省军区政治部、民革中央主办。", ["省军区政治部", "民革中央"], id="of-the-army-and-a-party"),
        pytest.param("甲州专员公署承办活动。", ["甲州专员公署"], id="commissioner-s-office"),
        pytest.param("湖东远桥重工举行典礼。", ["湖东远桥重工"], id="heavy-industry"),
        pytest.param(
            "到云河新材、三和米业、龙和电力等企业走访。",
            ["云河新材", "三和米业", "龙和电力"],
            id="and-inside-a-firm-s-name",
        ),
        pytest.param("来到青河市博物馆、青河一高等地。", ["青河一高"], id="school-of-a-list"),
        pytest.param(
            "来到青河市勇闯塑胶科技有限公司、云海有限公司。",
            ["青河市勇闯塑胶科技有限公司", "云海有限公司"],
            id="verb-in-a-firm",
        ),
        pytest.param("青河银行开发区分行西区支行开业。", ["青河银行开发区分行西区支行"], id="branch-of-a-branch"),
        pytest.param("我区与合肥市、芜湖市共同举办研讨会。", ["合肥市", "芜湖市"], id="cities-that-hold-together"),
        pytest.param("湖东日报社甲州分社社长到会。", ["湖东日报社甲州分社"], id="branch-of-a-paper"),
        pytest.param("整改省生态环境保护督察组反馈问题。", [], id="what-inspectors-found"),
        pytest.param("省生态环境保护督察组指出问题。", ["省生态环境保护督察组"], id="what-inspectors-say"),
        pytest.param("远桥集团公司和省政府签署协议。", ["远桥集团公司", "省政府"], id="own-government-behind-和"),
        pytest.param(
            "走访湖东合肥聚成物流、鑫穗羽绒、远海制衣。",
            ["湖东合肥聚成物流", "鑫穗羽绒", "远海制衣"],
            id="firms-by-place-and-trade",
        ),
        pytest.param("湖东联谊会会长到会，新春联谊会举行。", ["湖东联谊会"], id="league-and-party"),
        pytest.param("教育部和联合国教科文组织举行仪式。", ["教育部", "联合国教科文组织"], id="of-the-nations"),
        pytest.param("纪念中国国民党革命委员会成立五十周年。", [], id="what-is-remembered"),
        pytest.param("主席作省政协常委会工作报告。", [], id="what-is-reported"),
        pytest.param("远桥集团董事局副主席来访。", ["远桥集团"], id="head-of-its-board"),
        pytest.param("率县科技局、投资促进局等单位赴外地考察。", ["县科技局", "投资促进局"], id="who-is-led"),
    ],
)
def test_bodies(body, orgs):
    assert [each.name for each in read(body)[1]] == orgs


def test_what_is_called_after_people_is_no_wall():
    assert [each.name for each in read("参观了张明烈士陵园、青河纪念馆。", people=("张明",))[0]] == [
        "张明烈士陵园",
        "青河纪念馆",
    ]
    assert [each.name for each in read("张明参观青河纪念馆。", people=("张明",))[0]] == ["青河纪念馆"]


def test_what_a_district_is_called_by_is_no_wall():
    assert [each.name for each in read("到郑新区七里河桥巡查。", people=("郑新",))[0]] == ["郑新区七里河桥"]


def test_a_room_called_after_its_member_is_a_place():
    assert [each.name for each in read("来到王明委员工作室。", people=("王明",))[0]] == ["王明委员工作室"]


def test_a_county_in_short_in_the_title_is_called_as_the_body_has_it():
    assert [each.name for each in read("深入隆林各族自治县。", title="县长深入隆林调研")[0]] == ["隆林各族自治县"]


def test_only_counties_of_the_own_place_are_the_scene_of_their_bodies():
    body = "伊川县人民政府召开会议。"
    assert [each.name for each in read(body, place="洛阳市")[0]] == ["伊川县"]
    assert [each.name for each in read(body, place="漳浦县")[0]] == []


def test_a_meeting_of_two_cities_is_at_neither():
    assert read("会议召开。", title="合肥·芜湖合作会召开")[0] == ()


def test_our_district_is_no_place_by_one_character():
    assert read("考察团一行来区考察。", place="青河区")[0] == ()
