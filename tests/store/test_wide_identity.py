"""Who is who beyond one city: leaders of the state, of provinces and of regions in many places' bulletins, and who only has their name."""

from __future__ import annotations

from itertools import permutations

import pytest

from calendar_app.bulletin.lexicon import province_of
from calendar_app.extract.posts.normal import normalise
from calendar_app.model.extraction import PersonMention
from calendar_app.store.persons.divisions import level_of
from calendar_app.store.persons.features import profile
from calendar_app.store.persons.identity import SEVERAL, cluster

#: A city of a known province, its neighbour, one of another province, and two that no list of divisions has.
HERE, NEAR, FAR, MADE, OTHER = "洛阳市", "漯河市", "杭州市", "沅口市", "槐岭市"


def printed(city, posts="", *, kind="official", noun=""):
    """The profile of somebody whom a bulletin of *city* prints in these posts (甲、乙), as they are read."""
    read = normalise([(text, None) for text in posts.split("、")], place=city) if posts else ()
    return profile(PersonMention("乔岳", (), kind, (), (), tuple(read), noun=noun), city)


def bare(city, **what):
    return printed(city, **what)


ONE = [
    pytest.param(
        [
            printed("南京市", "鼓楼区区长"),
            printed(
                "鼓楼区",
                "区委书记",
            ),
            printed("鼓楼区", "区长"),
        ],
        id="a-district-with-namesakes-and-its-city",
    ),
    pytest.param(
        [printed("南京市", "鼓楼区区长"), printed(HERE, "南京市鼓楼区委书记")], id="named-with-its-city-elsewhere"
    ),
    pytest.param(
        [printed("福建省", "鼓楼区区长"), printed("福州市", "鼓楼区委书记")], id="the-only-one-of-its-province"
    ),
    pytest.param(
        [printed(HERE, "中联办主任"), printed(FAR, "中央人民政府驻香港特别行政区联络办公室副主任")],
        id="a-liaison-office-in-short",
    ),
    pytest.param(
        [
            printed(HERE, "国务院副总理"),
            printed(FAR, "中共中央政治局委员、国务院副总理"),
            printed(MADE, "中央政治局常委"),
            printed(OTHER, "全国政协主席"),
            printed("巩义市", "总理"),
        ],
        id="posts-of-the-state-in-five-places",
    ),
    pytest.param([printed(HERE, "国家主席"), printed(FAR, "中国国家主席")], id="the-state-named-and-not"),
    pytest.param([printed(HERE, "国务院研究室主任"), printed(FAR, "国务院研究室副主任")], id="an-office-of-the-state"),
    pytest.param(
        [printed(HERE, "省委书记"), printed(NEAR, "河南省委书记"), printed(FAR, "河南省省长")],
        id="a-province-named-and-not",
    ),
    pytest.param(
        [printed(HERE, "省领导"), bare("河南省", kind="other")], id="one-of-its-leaders-and-a-bare-name-there"
    ),
    pytest.param(
        [printed(HERE, "省领导"), printed(NEAR, "省领导")], id="one-of-the-leaders-of-a-province-in-two-cities"
    ),
    pytest.param([printed(HERE, "省领导"), printed("河南省", "副省长")], id="one-of-its-leaders-and-a-post"),
    pytest.param([printed(MADE, "省委书记"), printed(MADE, "云麓省委书记")], id="a-province-that-no-list-has"),
    pytest.param([printed(MADE, "省领导"), printed(MADE, "省政协副主席")], id="its-leaders"),
    pytest.param(
        [printed(MADE, "省委书记"), printed(OTHER, "省委书记"), printed(OTHER, "云麓省委书记")],
        id="a-province-that-no-list-has-in-two-cities",
    ),
    pytest.param(
        [printed(HERE, "香港特区行政长官"), printed(FAR, "行政长官"), printed(MADE, "香港特别行政区政府政务司司长")],
        id="a-chief-executive",
    ),
    pytest.param(
        [printed("南宁市", "自治区主席"), printed(FAR, "广西壮族自治区政府主席"), printed("梧州市", "区党委副书记")],
        id="the-chair-of-a-region",
    ),
    pytest.param([printed(HERE, "全国人大代表"), printed(NEAR, "全国人大代表")], id="a-deputy-in-one-province"),
    pytest.param([printed(HERE, "外交部部长"), printed(FAR, "外交部党委书记")], id="a-ministry"),
    pytest.param([printed(HERE, "远山重工集团董事长"), printed(FAR, "远山重工集团董事长")], id="a-firm-with-a-name"),
    pytest.param([printed(HERE, "远山大学校长"), printed(FAR, "远山大学校长")], id="a-university"),
    pytest.param([printed(HERE, "城关镇党委书记"), printed(HERE, "城关镇镇长")], id="two-posts-of-a-town"),
    pytest.param([printed(HERE, "城关镇领导"), printed(HERE, "城关镇镇长")], id="one-of-a-towns-leaders"),
    pytest.param([printed(HERE, "开发区管委会主任"), printed(HERE, "开发区党工委书记")], id="a-zone"),
    pytest.param([printed(HERE, "市教育局局长"), printed(HERE, "市教育局党组书记")], id="a-bureau-and-its-party-group"),
    pytest.param([printed(HERE, "新华街道党工委书记"), printed(HERE, "新华街道办事处主任")], id="a-sub-district"),
    pytest.param([printed(HERE, "市长"), printed(HERE, "国务院副总理"), bare(HERE)][1:], id="a-bare-name-of-a-visitor"),
]
APART = [
    pytest.param([printed(HERE, "省委书记"), printed(FAR, "省委书记")], 2, id="secretaries-of-two-provinces"),
    pytest.param([printed(HERE, "副省长"), printed("河南省", "浙江省副省长")], 2, id="a-guest-from-another-province"),
    pytest.param(
        [printed(MADE, "副省长"), printed(MADE, "云麓省副省长"), printed(MADE, "海岱省副省长")],
        3,
        id="two-provinces-that-no-list-has",
    ),
    pytest.param([printed("南宁市", "自治区副主席"), printed("银川市", "自治区副主席")], 2, id="chairs-of-two-regions"),
    pytest.param([printed(HERE, "香港特区行政长官"), printed(FAR, "澳门特区行政长官")], 2, id="two-chief-executives"),
    pytest.param([printed(HERE, "国务院副总理"), printed(FAR, "副市长")], 2, id="a-mayor-of-the-name"),
    pytest.param([printed(HERE, "国务院副总理"), bare(FAR)], 2, id="a-bare-name-elsewhere"),
    pytest.param([printed(HERE, "国务院副总理"), bare(HERE, kind="other", noun="村民")], 2, id="a-villager"),
    pytest.param([printed(HERE, "全国人大代表"), printed(FAR, "全国人大代表")], 2, id="deputies-of-two-provinces"),
    pytest.param([printed(HERE, "全国政协委员"), printed(HERE, "全国政协副主席")], 2, id="a-member-is-no-leader"),
    pytest.param([printed(HERE, "国务院副总理"), printed(FAR, "国家电网公司总经理")], 2, id="a-firm-of-the-state"),
    pytest.param([printed(HERE, "第一中学校长"), printed(NEAR, "第一中学校长")], 2, id="schools-that-every-city-has"),
    pytest.param([printed(HERE, "人民医院院长"), printed(NEAR, "人民医院院长")], 2, id="hospitals"),
    pytest.param([printed("安平大学", "副市长"), printed("远山大学", "副市长")], 2, id="cities-of-two-universities"),
    pytest.param([printed(HERE, "镇党委书记"), printed(NEAR, "镇党委书记")], 2, id="towns-without-their-names"),
    pytest.param([printed(HERE, "城关镇镇长"), printed(NEAR, "城关镇镇长")], 2, id="towns-of-one-name"),
    pytest.param([printed(HERE, "村党支部书记"), printed(NEAR, "村党支部书记")], 2, id="villages-without-their-names"),
    pytest.param([printed(HERE, "公司总经理"), printed(NEAR, "公司总经理")], 2, id="firms-without-their-names"),
    pytest.param([printed(HERE, "供电公司经理"), printed(NEAR, "供电公司经理")], 2, id="firms-that-every-city-has"),
    pytest.param([printed(HERE, "建设银行行长"), printed(NEAR, "建设银行行长")], 2, id="banks"),
    pytest.param([printed(HERE, "开发区管委会主任"), printed(NEAR, "开发区管委会主任")], 2, id="zones"),
    pytest.param([printed(HERE, "省领导"), printed(FAR, "省领导")], 2, id="leaders-of-two-provinces"),
    pytest.param([printed(HERE, "省领导"), bare(NEAR, kind="other")], 2, id="a-bare-name-in-a-neighbours-bulletin"),
    pytest.param([printed(HERE, "省领导"), printed(HERE, "市领导")], 2, id="leaders-of-two-levels"),
    pytest.param([printed(HERE, "柬埔寨首相"), printed(FAR, "国务院总理")], 2, id="a-head-of-another-state"),
    pytest.param([printed("南京市", "鼓楼区区长"), printed("徐州市", "鼓楼区区长")], 2, id="districts-of-one-name"),
    pytest.param([printed("南京市", "鼓楼区民政局局长"), printed("徐州市", "鼓楼区民政局局长")], 2, id="their-bureaus"),
    pytest.param(
        [printed("南京市", "鼓楼区区长"), printed("徐州市", "鼓楼区区长"), printed("鼓楼区", "区长")],
        3,
        id="a-district-that-may-be-either",
    ),
]  # fmt: skip


@pytest.mark.parametrize("profiles", ONE)
def test_one_person_in_any_order(profiles):
    for order in permutations(profiles):
        assert len(cluster(order)) == 1


@pytest.mark.parametrize(("profiles", "count"), APART)
def test_two_people_in_any_order(profiles, count):
    for order in permutations(profiles):
        assert len(cluster(order)) == count


def test_a_visitor_of_the_state_does_not_hide_whom_a_bare_name_means():
    own, visitor, name = printed(HERE, "副市长"), printed(HERE, "全国政协副主席"), bare(HERE)
    people = cluster([own, visitor, name])
    assert [sorted(person, key=repr) for person in people if name in person] == [sorted([own, name], key=repr)]
    county = printed(HERE, "栾川县县长")
    assert [person[name] for person in cluster([own, county, name]) if name in person] == [SEVERAL]


def test_reasons_name_what_joins():
    reasons = [set(person.values()) for person in cluster([printed(HERE, "省领导"), bare("河南省", kind="other")])]
    assert reasons == [{"alone", "only official of the place: 河南省"}]
    [one] = cluster([printed(HERE, "国务院副总理"), printed(FAR, "全国政协主席")])
    assert set(one.values()) == {"lead:全国"}


def test_levels_of_places():
    assert [province_of(name) for name in (HERE, "上海市", "巩义市", MADE)] == ["河南省", "上海市", "河南省", None]
    assert [level_of(name) for name in ("云麓省", MADE, "青芦县", "石桥镇", "安平师范学院")] == [1, 2, 3, 4, None]
