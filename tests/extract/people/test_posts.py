"""Posts in their normal form."""

from __future__ import annotations

import pytest

from calendar_app.bulletin.lexicon import province_of
from calendar_app.extract.people import EMPTY, person_mentions, tagger
from calendar_app.extract.posts.kinds import kind_of
from calendar_app.extract.posts.normal import normalise
from calendar_app.extract.posts.split import split_title
from calendar_app.model.bulletin import Entry

LUOHE = "漯河市"


def one(text, place=LUOHE):
    [post] = normalise([(text, None)], place=place)
    return post


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        pytest.param(["市委书记", "漯河市委书记", "中共漯河市委书记"], "漯河市委|书记", id="party-secretary"),
        pytest.param(["舞阳县知事"], "舞阳县政府|县知事", id="governor-of-a-county"),
        pytest.param(["市长", "漯河市市长", "漯河市长"], "漯河市政府|市长", id="mayor"),
        pytest.param(["副市长", "市政府副市长", "漯河市副市长", "市人民政府副市长"], "漯河市政府|副市长", id="deputy"),
        pytest.param(["市人大主任", "市人大常委会主任"], "漯河市人大常委会|主任", id="congress"),
        pytest.param(["市委组织部部长", "漯河市委组织部部长"], "漯河市委组织部|部长", id="department-of-the-party"),
        pytest.param(
            ["市卫健委主任", "市卫生健康委主任", "市卫生健康委员会主任"], "漯河市卫生健康委|主任", id="short-name"
        ),
        pytest.param(["市人民检察院检察长", "市检察院检察长"], "漯河市检察院|检察长", id="procuratorate"),
    ],
)
def test_variants_are_one_post(texts, key):
    assert {one(t).key for t in texts} == {key}


@pytest.mark.parametrize(
    ("place", "texts", "key"),
    [
        pytest.param(
            "清源县",
            ["革委会副主任", "县革委副主任", "县革委会副主任", "清源县革命委员会副主任"],
            "清源县革委会|副主任",
            id="revolutionary-committee",
        ),
        pytest.param("清源县", ["军管会主任", "县军事管制委员会主任"], "清源县军管会|主任", id="military-control"),
        pytest.param(
            "清源县", ["县长", "县人委会县长", "清源县人民委员会县长"], "清源县政府|县长", id="council-of-the-fifties"
        ),
        pytest.param(
            "清源县", ["组织部长", "组织部部长", "县委组织部长"], "清源县委组织部|部长", id="the-own-department"
        ),
        pytest.param(
            "清源县",
            ["武装部部长", "县武装部部长", "县人武部部长", "清源县人民武装部部长"],
            "清源县人武部|部长",
            id="the-own-forces",
        ),
        pytest.param("清源县", ["河镇武装部部长"], "河镇武装部|部长", id="forces-of-a-town"),
        pytest.param("清源县", ["远山集团组织部部长"], "远山集团组织部|部长", id="department-of-a-firm"),
        pytest.param("云泽地区", ["地委书记", "中共云泽地委书记"], "云泽地委|书记", id="prefecture-committee"),
        pytest.param(
            "云泽地区",
            ["专员", "行署专员", "专署专员", "云泽专署专员", "云泽地区行署专员"],
            "云泽行署|专员",
            id="commissioner",
        ),
        pytest.param("清源县", ["云泽专署专员", "云泽行署专员"], "云泽行署|专员", id="commissioner-from-above"),
        pytest.param("清源县", ["地委书记"], "地委|书记", id="a-prefecture-not-named"),
        pytest.param(
            "凉山彝族自治州",
            ["州长", "凉山州州长", "自治州州长", "凉山彝族自治州人民政府州长"],
            "凉山彝族自治州政府|州长",
            id="prefecture-of-a-people-in-short",
        ),
        pytest.param("凉山州", ["州委书记", "凉山彝族自治州委书记"], "凉山州委|书记", id="whose-bulletin-it-is"),
        pytest.param("凉山彝族自治州", ["西昌市市长"], "西昌市政府|市长", id="a-city-of-it"),
        pytest.param(
            "鄂温克族自治旗", ["旗长", "鄂温克旗旗长", "自治旗旗长"], "鄂温克族自治旗政府|旗长", id="banner-of-a-people"
        ),
    ],
)
def test_variants_of_their_time_are_one_post(place, texts, key):
    assert {one(t, place).key for t in texts} == {key}


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        pytest.param(["省人大常委会副主任", "市领导"], LUOHE, id="the-own-behind-the-province"),
        pytest.param(["云泽市委书记", "市领导"], "云泽市", id="a-neighbours"),
        pytest.param(["市领导"], LUOHE, id="alone"),
    ],
)
def test_whose_leaders_are_meant(texts, where):
    assert normalise([(t, None) for t in texts], place=LUOHE)[-1].jurisdiction == where


@pytest.mark.parametrize(
    ("texts", "keys"),
    [
        pytest.param(["中央军委副主席", "国务委员"], ["中央军委|副主席", "国务院|国务委员"], id="councillor-of-state"),
        pytest.param(
            ["舞阳县经济委员会主任", "民政局局长"], ["舞阳县经济委|主任", "舞阳县民政局|局长"], id="beside-a-commission"
        ),
        pytest.param(["县委副书记", "团长"], ["清源县委|副书记", "|团长"], id="head-of-a-delegation"),
        pytest.param(
            ["河镇中学党支部书记", "校长"], ["河镇中学党支部|书记", "河镇中学|校长"], id="school-of-a-party-branch"
        ),
    ],
)
def test_what_a_post_before_lends(texts, keys):
    assert [p.key for p in normalise([(t, None) for t in texts], place="清源县")] == keys


@pytest.mark.parametrize(
    ("texts", "keys"),
    [
        pytest.param(["云泽市委副书记", "市长"], ["云泽市委|副书记", "云泽市政府|市长"], id="a-neighbours-mayor"),
        pytest.param(["双溪县委副书记", "县长"], ["双溪县委|副书记", "双溪县政府|县长"], id="head-of-a-county"),
        pytest.param(
            ["双溪县委书记", "市政协副主席"], ["双溪县委|书记", "漯河市政协|副主席"], id="a-post-of-the-city-behind"
        ),
        pytest.param(["市委副书记", "市长"], ["漯河市委|副书记", "漯河市政府|市长"], id="the-own-mayor"),
    ],
)
def test_a_joined_post_means_the_place_of_the_post_before_it(texts, keys):
    assert [p.key for p in normalise([(t, None) for t in texts], place=LUOHE)] == keys


@pytest.mark.parametrize(
    ("text", "organisation", "jurisdiction", "title", "qualifiers"),
    [
        pytest.param("市委书记", "漯河市委", "漯河市", "书记", (), id="own-city"),
        pytest.param("周口市委书记", "周口市委", "周口市", "书记", (), id="another-city"),
        pytest.param("省政协副主席", "河南省政协", "河南省", "主席", ("副",), id="own-province"),
        pytest.param("常务副市长", "漯河市政府", "漯河市", "市长", ("常务", "副"), id="executive-deputy"),
        pytest.param("市政协原主席", "漯河市政协", "漯河市", "主席", ("原",), id="former"),
        pytest.param("代市长", "漯河市政府", "漯河市", "市长", ("代",), id="acting"),
        pytest.param("舞阳县委书记", "舞阳县委", "舞阳县", "书记", (), id="county"),
        pytest.param("芬兰驻华大使", "芬兰驻华使馆", "芬兰", "大使", (), id="ambassador"),
        pytest.param("省卫健委二级巡视员", "河南省卫健委", "河南省", "二级巡视员", (), id="inspector"),
    ],
)
def test_parts(text, organisation, jurisdiction, title, qualifiers):
    post = one(text)
    assert (post.organisation, post.jurisdiction, post.title, post.qualifiers) == (
        organisation,
        jurisdiction,
        title,
        qualifiers,
    )


def test_a_joined_post_inherits_the_body_before_it():
    _, chair = normalise([("远山重工集团有限公司党委书记", None), ("董事长", None)], place=LUOHE)
    assert chair.organisation == "远山重工集团有限公司"
    assert chair.key == one("远山重工集团董事长").key
    deputy, politics = normalise([("市委副书记", None), ("政法委书记", None)], place=LUOHE)
    assert politics.organisation == "漯河市委政法委"
    assert (deputy.rank, politics.rank) == tuple(sorted((deputy.rank, politics.rank)))


def test_without_a_place_own_posts_have_no_jurisdiction():
    post = one("市委书记", place=None)
    assert (post.organisation, post.jurisdiction, post.key) == ("市委", None, "市委|书记")


def test_in_a_county_the_city_is_its_city():
    assert one("市长", place="舞阳县").jurisdiction == "漯河市"
    assert one("县长", place="舞阳县").jurisdiction == "舞阳县"


def test_ranks_follow_level_and_office():
    texts = [
        "省长",
        "市委书记",
        "市长",
        "市人大常委会主任",
        "市政协主席",
        "市委副书记",
        "副市长",
        "市教育局局长",
        "舞阳县委书记",
    ]
    ranks = [one(t).rank for t in texts]
    assert ranks == sorted(ranks)
    assert one("远山集团董事长").rank > max(ranks)


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        pytest.param("云泽地区", ["地委书记", "专员", "副专员", "清源县委书记", "清源县革委会主任"], id="prefecture"),
        pytest.param("清源县", ["县委书记", "县革委会主任", "县革委会副主任", "县教育局局长"], id="old-committee"),
        pytest.param("漯河市", ["市教育局局长", "市教育局副局长", "市教育局党组成员"], id="member-of-a-group"),
        pytest.param("漯河市", ["南京军区司令员", "市长"], id="military-region"),
    ],
)
def test_ranks_of_their_time(place, texts):
    ranks = [one(t, place).rank for t in texts]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市委书记", "official"),
        ("市总工会主席", "official"),
        ("省军区政委", "official"),
        ("市中级人民法院院长", "official"),
        ("土耳其总统", "official"),
        ("市政协原主席", "official"),
        ("双河镇党委书记", "official"),
        ("孙庄村党支部书记", "official"),
        ("远山集团党委书记", "other"),
        ("河东大学党委书记", "other"),
        ("市第一人民医院院长", "other"),
        ("市足球协会会长", "other"),
        ("河东银行行长", "other"),
        ("市晚报总编辑", "other"),
    ],
)
def test_kind(text, kind):
    assert kind_of(one(text)) == kind


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("市委常务副书记", ("市委", ("常务", "副"), "书记")),
        ("中原集团总裁", ("中原集团", (), "总裁")),
        ("前总统", ("", ("前",), "总统")),
        ("书记处书记", ("书记处", (), "书记")),
    ],
)
def test_split_title(text, parts):
    assert split_title(text) == parts


@pytest.mark.parametrize(
    ("place", "province"), [("漯河市", "河南省"), ("舞阳县", "河南省"), ("乌有市", None), (None, None)]
)
def test_province(place, province):
    assert province_of(place) == province


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        pytest.param(["市公安局长", "市公安局局长", "漯河市公安局局长"], "漯河市公安局|局长", id="bureau-in-the-title"),
        pytest.param(["市委宣传部长", "市委宣传部部长"], "漯河市委宣传部|部长", id="department-in-the-title"),
        pytest.param(["市中院院长", "市中级人民法院院长", "市法院院长"], "漯河市法院|院长", id="court-in-short"),
        pytest.param(["团市委书记", "漯河团市委书记", "共青团漯河市委书记"], "共青团漯河市委|书记", id="youth-league"),
        pytest.param(["军分区司令员", "漯河军分区司令员"], "漯河军分区|司令员", id="garrison"),
        pytest.param(
            ["高新区管委会主任", "市高新区管委会主任", "漯河高新区管委会主任"], "漯河市高新区管委会|主任", id="zone"
        ),
        pytest.param(["丰县县委书记", "丰县委书记", "中共丰县委员会书记"], "丰县委|书记", id="county-of-one-character"),
        pytest.param(["市十四届人大常委会主任", "市人大常委会主任"], "漯河市人大常委会|主任", id="of-a-term"),
        pytest.param(["漯河市召陵区委书记", "召陵区委书记"], "召陵区委|书记", id="district-behind-its-city"),
        pytest.param(["河南省漯河市市长", "漯河市市长"], "漯河市政府|市长", id="city-behind-its-province"),
        pytest.param(["省高院副院长", "省高级人民法院副院长"], "河南省法院|副院长", id="high-court"),
    ],
)
def test_names_of_a_body_are_one(texts, key):
    assert {one(t).key for t in texts} == {key}


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        pytest.param("省民政厅处长", "河南省民政厅", id="an-office-within"),
        pytest.param("国家发展改革委司长", "国家发展改革委", id="no-second-body"),
        pytest.param("市委党校校长", "漯河市委党校", id="a-school-ends-it"),
        pytest.param("军区司令员", "军区", id="no-garrison-of-the-city"),
    ],
)
def test_a_body_that_is_whole_gets_no_more(text, organisation):
    assert one(text).organisation == organisation


@pytest.mark.parametrize(
    ("text", "organisation", "jurisdiction", "title"),
    [
        pytest.param("老挝副总理", "老挝", "老挝", "总理", id="premier"),
        pytest.param("越南计划投资部部长", "越南计划投资部", "越南", "部长", id="minister"),
        pytest.param("法国驻沪总领事", "法国驻沪总领馆", "法国", "总领事", id="consul"),
        pytest.param("法国驻沪总领事馆商务领事", "法国驻沪总领馆", "法国", "领事", id="consulate"),
        pytest.param("法国驻华大使馆公使衔参赞", "法国驻华使馆", "法国", "公使衔参赞", id="counsellor"),
        pytest.param("驻长崎总领事", "驻长崎总领馆", None, "总领事", id="own-consul-abroad"),
        pytest.param("韩国忠清南道知事", "韩国忠清南道", None, "道知事", id="governor-of-a-province"),
        pytest.param("中国气象局局长", "中国气象局", None, "局长", id="china-is-not-abroad"),
        pytest.param("日本丰田公司总裁", "日本丰田公司", None, "总裁", id="a-firm-is-no-state"),
    ],
)
def test_posts_abroad(text, organisation, jurisdiction, title):
    post = one(text)
    assert (post.organisation, post.jurisdiction, post.title) == (organisation, jurisdiction, title)


@pytest.mark.parametrize(
    ("texts", "organisation"),
    [
        pytest.param(["省妇联副主席", "发展部部长"], "河南省妇联发展部", id="of-a-mass-organisation"),
        pytest.param(["市委常委", "办公室主任"], "漯河市委办公室", id="office-of-the-committee"),
        pytest.param(["舞阳县委常委", "人武部政委"], "舞阳县人武部", id="armed-forces-department"),
        pytest.param(["市委常委", "组织部长"], "漯河市委组织部", id="of-the-party"),
        pytest.param(["江海大学党委副书记", "宣传部部长"], "江海大学党委宣传部", id="of-a-school-s-party"),
        pytest.param(["江海大学副校长", "科研处处长"], "江海大学科研处", id="of-a-school"),
        pytest.param(["经开区党工委书记", "管委会主任"], "漯河市经开区管委会", id="other-half-of-a-zone"),
        pytest.param(["市政协副主席", "统战部部长"], "漯河市委统战部", id="no-part-of-the-cppcc"),
        pytest.param(["舞阳县财政局局长", "民政局局长"], "舞阳县民政局", id="a-bureau-beside-a-bureau"),
        pytest.param(["舞阳县政协主席", "江海大学党委书记"], "江海大学党委", id="a-school-beside-an-organ"),
    ],
)
def test_a_part_is_of_the_body_before_it(texts, organisation):
    assert normalise([(t, None) for t in texts], place=LUOHE)[-1].organisation == organisation


def test_a_post_in_a_party_group_has_the_body_of_the_post_behind_it():
    posts = normalise([("党组成员", None), ("副检察长", None)], place=LUOHE)
    assert [p.key for p in posts] == ["漯河市检察院|党组成员", "漯河市检察院|副检察长"]
    assert one("党组成员").organisation is None


def test_a_garrison_with_the_bulletin_s_name_is_its_own():
    assert one("大理军分区司令员", place="大理州").jurisdiction == "大理州"


def test_a_school_s_bulletin_means_its_own_party_and_head():
    posts = normalise([("校党委副书记", None)], place="江海大学")[0], one("副校长", place="江海大学")
    assert [p.organisation for p in posts] == ["江海大学党委", "江海大学"]


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        pytest.param("拜会了新会区委书记贺平明。", ["新会区委书记"], id="division-with-a-verb-in-it"),
        pytest.param("随后于都县县长贺平明到场。", ["于都县县长"], id="division-with-a-particle-in-it"),
        pytest.param("调研由八都镇党委书记贺平明陪同。", ["八都镇党委书记"], id="a-town-with-an-adverb-in-it"),
        pytest.param("市长和镇党委书记贺平明到场。", ["镇党委书记"], id="a-conjunction-before-a-town"),
        pytest.param("主宾国越南总统贺平明致辞。", ["越南总统"], id="guest-of-honour"),
        pytest.param("选举贺平明为本届人大常委会主任。", ["人大常委会主任"], id="of-this-term"),
        pytest.param("菲律宾贸易和工业部长贺平明致辞。", ["菲律宾贸易和工业部长"], id="a-ministry-abroad-with-and"),
        pytest.param(
            "商务部国际贸易谈判代表兼副部长贺平明致辞。", ["商务部国际贸易谈判代表", "副部长"], id="negotiator"
        ),
        pytest.param("该镇人大副主席贺平明到场。", ["镇人大副主席"], id="that-town"),
        pytest.param("市领导会见高新控股集团总经理贺平明。", ["高新控股集团总经理"], id="an-adverb-that-is-none"),
        pytest.param("1 月 15 日 梅川县委书记贺平明到场。", ["梅川县委书记"], id="behind-a-day-printed-with-blanks"),
        pytest.param("是日 石坝镇镇长贺平明到场。", ["石坝镇镇长"], id="behind-that-day"),
        pytest.param("同月　区长贺平明到场。", ["区长"], id="behind-that-month"),
    ],
)
def test_where_a_post_begins(body, titles):
    with tagger.without_model():
        [person] = person_mentions(Entry(1, "", body), EMPTY, place=LUOHE)
    assert list(person.titles) == titles


def test_a_meeting_on_taking_office_is_no_name():
    with tagger.without_model():
        assert person_mentions(Entry(1, "", "县人武部党委第一书记任职大会召开。"), EMPTY, place=LUOHE) == ()
