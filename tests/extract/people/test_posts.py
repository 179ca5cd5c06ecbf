"""Posts in their normal form."""

from __future__ import annotations

import pytest

from calendar_app.extract.posts.normal import kind_of, normalise, province_of, split_title

LUOHE = "漯河市"


def one(text, place=LUOHE):
    [post] = normalise([(text, None)], place=place)
    return post


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        pytest.param(["市委书记", "漯河市委书记", "中共漯河市委书记"], "漯河市委|书记", id="party-secretary"),
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
