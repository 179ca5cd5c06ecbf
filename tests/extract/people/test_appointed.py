"""Posts that stand behind a name, behind a list of names, or in a clause of their own; the model is off."""

from __future__ import annotations

import pytest

from .samples import read

pytestmark = pytest.mark.usefixtures("rules_alone")


def posts(text):
    return {p.name: list(p.titles) for p in read(text, "漯河市")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("感谢贺长平、岳川流两位县长的支持。", {"贺长平": ["县长"], "岳川流": ["县长"]}, id="two-of-them"),
        pytest.param("傅廷芳等29人为委员。", {"傅廷芳": ["委员"]}, id="and-so-many-others"),
        pytest.param(
            "吕靖远、李保庚三位同志为县监察委员会委员。",
            {"吕靖远": ["县监察委员会委员"], "李保庚": ["县监察委员会委员"]},
            id="counted-comrades",
        ),
        pytest.param(
            "郑道明、朱明远、傅圆圆等市领导出席。",
            {"郑道明": ["市领导"], "朱明远": ["市领导"], "傅圆圆": ["市领导"]},
            id="leaders-behind-their-list",
        ),
        pytest.param(
            "市长韩建国和龚学海、蒋以仁等市领导出席。",
            {"韩建国": ["市长"], "龚学海": ["市领导"], "蒋以仁": ["市领导"]},
            id="a-post-of-one-holder-is-not-shared",
        ),
        pytest.param(
            "马志国，男，汉族，1970年12月生，曾任忻川区委书记。", {"马志国": ["忻川区委书记"]}, id="held-before"
        ),
        pytest.param(
            "刘长河，男，1975年5月生，现任县财政局局长，拟任县政府党组成员、副县长。",
            {"刘长河": ["县财政局局长", "县政府党组成员", "副县长"]},
            id="holds-and-is-to-hold",
        ),
        pytest.param(
            "县长高明远讲话，时任副县长王建国到场。",
            {"高明远": ["县长"], "王建国": ["副县长"]},
            id="then-in-office-is-told-of-the-next",
        ),
        pytest.param("免去张明岭省政府秘书长职务。", {"张明岭": ["省政府秘书长"]}, id="dismissed-from-an-office"),
        pytest.param(
            "大会接受刘学明同志请求辞去清源省人民政府副省长职务的决定。",
            {"刘学明": ["清源省人民政府副省长"]},
            id="asked-to-resign",
        ),
        pytest.param("陈立新因工作变动辞去县长职务。", {"陈立新": ["县长"]}, id="resigned-for-a-reason"),
        pytest.param("陈立新因年龄原因，不再担任县长职务。", {"陈立新": ["县长"]}, id="a-reason-before-a-comma"),
        pytest.param(
            "陈立新因病住院，县长王建国去看望。", {"陈立新": [], "王建国": ["县长"]}, id="a-reason-for-nothing"
        ),
        pytest.param(
            "郑道明、朱明远等省人大代表到场。",
            {"郑道明": ["省人大代表"], "朱明远": ["省人大代表"]},
            id="deputies-behind-their-list",
        ),
        pytest.param(
            "郝明龙是清源人，曾任黑水市长、书记，白水市委书记等职。",
            {"郝明龙": ["黑水市长", "书记", "白水市委书记"]},
            id="and-other-posts",
        ),
        pytest.param("康永年于2019年3月任副市长。", {"康永年": ["副市长"]}, id="a-date-between"),
        pytest.param("沈豪远主席（元朗区议会主席）致辞。", {"沈豪远": ["元朗区议会主席"]}, id="in-full-in-a-bracket"),
        pytest.param("会议由刘洋江任秘书长。", {"刘洋江": ["秘书长"]}, id="a-particle-before-the-name"),
        pytest.param("县委书记任设区市副市长的有两人。", {}, id="a-verb-is-no-surname"),
        pytest.param(
            "卢立新同志不再担任市人民政府党组成员，东港开发区管委会主任职务。",
            {"卢立新": ["市人民政府党组成员", "东港开发区管委会主任"]},
            id="given-up-across-a-comma",
        ),
        pytest.param(
            "选出范恒志（女）、萧立位为省人民代表。",
            {"范恒志": ["省人民代表"], "萧立位": ["省人民代表"]},
            id="brackets-in-the-list",
        ),
        pytest.param(
            "因年龄原因，夏立爽提出辞去省人大常委会委员、民族委员会委员职务。",
            {"夏立爽": ["省人大常委会委员", "民族委员会委员"]},
            id="offered-to-resign",
        ),
        pytest.param(
            "夏立爽、范恒志分别提出辞去市人大代表职务。",
            {"夏立爽": ["市人大代表"], "范恒志": ["市人大代表"]},
            id="several-offered-to-resign",
        ),
        pytest.param(
            "市委书记王明远会见远山集团董事会主席夏立爽 范恒志参加",
            {"王明远": ["市委书记"], "夏立爽": ["远山集团董事会主席"], "范恒志": []},
            id="one-board-one-chair",
        ),
        pytest.param(
            "会见武警副司令夏立爽\n武警副司令员夏立爽到访。",
            {"夏立爽": ["武警副司令员"]},
            id="a-post-and-its-short-form",
        ),
        pytest.param(
            "组织部部长夏立爽，拟任副区长人选范恒志到场。",
            {"夏立爽": ["组织部部长"], "范恒志": ["副区长"]},
            id="a-nominee-behind-another",
        ),
        pytest.param("夏立爽是此次改革选出的法官。", {"夏立爽": []}, id="what-is-told-of-a-judge"),
        pytest.param(
            "督查组在县委常委，县委办主任夏立爽陪同下到村。",
            {"夏立爽": ["县委常委", "县委办主任"]},
            id="a-clause-of-posts",
        ),
        pytest.param(
            "王荣平和岭东省政协副主席夏立爽到场。",
            {"王荣平": [], "夏立爽": ["岭东省政协副主席"]},
            id="with-a-guest-of-a-province",
        ),
        pytest.param("会议批准夏立爽辞去副县长职务。", {"夏立爽": ["副县长"]}, id="resigned"),
        pytest.param(
            "第四届校务委员会全体委员、第三届校务委员会主任李忠义出席。",
            {"李忠义": ["第三届校务委员会主任"]},
            id="all-members-are-nobody",
        ),
    ],
)
def test_posts_behind_names(text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("市民政局阎青山局长讲话。", {"阎青山": ["市民政局局长"]}, id="between-body-and-title"),
        pytest.param(
            "周口市委副书记、市人民政府杨益江市长到会。",
            {"杨益江": ["周口市委副书记", "市人民政府市长"]},
            id="joined-before-it",
        ),
        pytest.param(
            "校友会会长严三川到校，严三川会长讲话。", {"严三川": ["校友会会长"]}, id="shorter-form-of-the-same"
        ),
        pytest.param("市民政局阎青山局长呼吁大家参与。", {"阎青山": ["市民政局局长"]}, id="a-verb-behind-the-title"),
    ],
)
def test_a_name_inside_its_post(text, expected):
    assert posts(text) == expected


def test_a_post_held_before_is_another_post():
    [now] = read("县财政局局长马志国到会。")
    [then] = read("马志国，男，汉族，1970年12月生，曾任县财政局局长。")
    assert (now.posts[0].qualifiers, then.posts[0].qualifiers) == ((), ("原",))
    assert now.posts[0].key != then.posts[0].key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("食物及卫生局局长陈立新到场。", "食物及卫生局局长", id="joiner-in-a-bureau"),
        pytest.param("文化和旅游局局长陈立新到场。", "文化和旅游局局长", id="joiner-in-a-department"),
        pytest.param("参观后，经开区管委会主任陈立新介绍。", "经开区管委会主任", id="no-preposition"),
        pytest.param("国发会主委陈立新到场。", "国发会主委", id="no-verb-before-a-title"),
        pytest.param("警察总局局长陈立新到场。", "警察总局局长", id="police"),
        pytest.param("市疫情应对指挥部指挥长陈立新到场。", "市疫情应对指挥部指挥长", id="a-verb-in-a-body"),
        pytest.param("合作交流办副主任陈立新到场。", "合作交流办副主任", id="a-short-body"),
        pytest.param("研讨后，开封市委书记陈立新讲话。", "开封市委书记", id="a-city-that-is-a-verb"),
        pytest.param(
            "招生就业处（校友会办公室）处长陈立新到场。",
            "招生就业处（校友会办公室）处长",
            id="a-second-name-in-a-bracket",
        ),
        pytest.param(
            "市委党校（市行政学院）校长（院长）陈立新到场。", "市委党校（市行政学院）校长", id="a-school-named-twice"
        ),
        pytest.param("我市市委副书记陈立新到场。", "市委副书记", id="of-our-city"),
        pytest.param("江原市全民健身服务中心主任陈立新到场。", "江原市全民健身服务中心主任", id="a-verb-in-a-centre"),
        pytest.param("松屯嘎查书记陈立新到场。", "松屯嘎查书记", id="a-village-of-mongols"),
        pytest.param("慰问青年路幼儿园园长陈立新。", "青年路幼儿园园长", id="a-street-that-is-a-time-of-life"),
        pytest.param("未来科技城管委会主任陈立新到场。", "未来科技城管委会主任", id="a-zone-that-is-a-time"),
        pytest.param("选派财务部负责人陈立新到村。", "财务部负责人", id="whom-a-body-sends"),
        pytest.param("东海大学经济与管理学院院长陈立新到场。", "东海大学经济与管理学院院长", id="joiner-in-a-school"),
        pytest.param("访客前往县政府拜会县长陈立新。", "县长", id="a-visit-before-the-post"),
        pytest.param("地政司长陈立新到场。", "地政司长", id="a-verb-that-is-an-office"),
        pytest.param("时任清源地委副书记的陈立新到场。", "清源地委副书记", id="holder-with-a-particle"),
        pytest.param("市议长为国民党的陈立新。", "市议长", id="of-a-party"),
        pytest.param("出席的有市议员陈立新。", "市议员", id="behind-the-post-of-another"),
        pytest.param("陈立新等清源市和清源新区领导到场。", "清源市和清源新区领导", id="leaders-of-two-places"),
        pytest.param("市移民局外迁办主任陈立新到场。", "市移民局外迁办主任", id="a-verb-in-an-office"),
        pytest.param("主计长陈立新到场。", "主计长", id="comptroller"),
        pytest.param("县防汛指挥部总指挥陈立新到场。", "县防汛指挥部总指挥", id="a-headquarters-is-no-commander"),
        pytest.param("宾客中有云杉家纺股份有限公司董事长陈立新。", "云杉家纺股份有限公司董事长", id="a-home-in-a-firm"),
        pytest.param("记者到老乡家看望运输公司经理陈立新。", "运输公司经理", id="a-home-that-is-visited"),
    ],
)
def test_where_a_post_begins(text, expected):
    assert posts(text) == {"陈立新": [expected]}


@pytest.mark.parametrize(
    ("place", "kind"),
    [pytest.param("清源大学", "other", id="a-school"), pytest.param("清源市", "official", id="a-city")],
)
def test_whose_party_committee_it_is(place, kind):
    [person] = read("会议由党委副书记熊志远主持。", place)
    assert person.kind == kind


def test_a_place_in_traditional_script_is_the_same_place():
    [one] = read("市長黃敏慧出席。", "嘉義市")
    [other] = read("市长黄敏慧出席。", "嘉义市")
    assert one.posts[0].key == other.posts[0].key == "嘉义市政府|市长"


@pytest.mark.parametrize(
    "rank", [pytest.param(word, id=f"rank-{k}") for k, word in enumerate(("第一", "第二", "第三"))]
)
def test_the_rank_of_a_secretary_is_no_part_of_the_committee(rank):
    [person] = read(f"县委{rank}书记陈立新到场。", "清源县")
    assert person.posts[0].key == f"清源县委|{rank}书记"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("会议决定任命思广荣为副州长。", {"思广荣": ["副州长"]}, id="surname-that-no-list-has"),
        pytest.param("省委任命有关同志为市委书记。", {}, id="words-are-no-such-name"),
        pytest.param(
            "免去谈必胜市民政局副局长职务，退休。", {"谈必胜": ["市民政局副局长"]}, id="place-of-the-office-behind"
        ),
        pytest.param("免去有关人员市民政局副局长职务。", {}, id="nobody-named-before-the-office"),
        pytest.param("市委决定：洪大器不再担任市委书记职务。", {"洪大器": ["市委书记"]}, id="whole-before-the-verb"),
        pytest.param("省里通报，毕业后任乡长。", {}, id="a-word-before-the-verb"),
        pytest.param(
            "任命倪红叶为县司法局局长，免去其县司法局副局长职务。",
            {"倪红叶": ["县司法局局长", "县司法局副局长"]},
            id="relieved-of-another",
        ),
    ],
)
def test_changes_of_office(text, expected):
    assert posts(text) == expected
