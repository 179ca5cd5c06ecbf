"""Posts of autonomous regions and special regions under one name each, and of organs that are printed with the number of their term."""

from __future__ import annotations

import pytest

from calendar_app.extract.posts.normal import normalise


def keys(place, *texts):
    return [post.key for post in normalise([(text, None) for text in texts], place=place)]


@pytest.mark.parametrize(
    ("place", "texts", "key"),
    [
        pytest.param(
            "南宁市",
            ["自治区主席", "自治区政府主席", "自治区人民政府主席", "广西壮族自治区主席", "广西自治区主席", "广西区政府主席"],
            "广西壮族自治区政府|主席",
            id="chair-of-the-government",
        ),
        pytest.param(
            "喀什地区",
            ["自治区党委书记", "区党委书记", "新疆维吾尔自治区党委书记", "新疆自治区党委书记", "新疆区党委书记"],
            "新疆维吾尔自治区党委|书记",
            id="party-secretary",
        ),
        pytest.param("银川市", ["自治区政协副主席", "宁夏区政协副主席"], "宁夏回族自治区政协|副主席", id="cppcc"),
        pytest.param("漯河市", ["西藏自治区副主席", "西藏自治区政府副主席"], "西藏自治区政府|副主席", id="a-guest"),
        pytest.param("漯河市", ["自治区主席"], "自治区|主席", id="of-no-known-region"),
        pytest.param("西宁市", ["湟中区委书记"], "湟中区委|书记", id="a-district"),
        pytest.param("南宁市", ["青秀区政府区长", "青秀区区长"], "青秀区政府|区长", id="a-district-of-a-region"),
        pytest.param("凉山彝族自治州", ["自治州州长"], "凉山彝族自治州政府|州长", id="a-prefecture-of-a-people"),
    ],
)  # fmt: skip
def test_posts_of_a_region_are_one_in_all_spellings(place, texts, key):
    assert {keys(place, text)[0] for text in texts} == {key}


def test_departments_of_a_regions_party_committee():
    joined = keys("南宁市", "自治区党委常委", "宣传部部长")
    assert joined == ["广西壮族自治区党委|常委", "广西壮族自治区党委宣传部|部长"]
    assert keys("南宁市", "自治区党委宣传部部长") == joined[1:]


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        pytest.param(
            [
                "香港特别行政区行政长官",
                "香港特区行政长官",
                "香港行政长官",
                "香港特别行政区政府行政长官",
                "香港特區行政長官",
            ],
            "香港特别行政区政府|行政长官",
            id="chief-executive",
        ),
        pytest.param(["澳门特区行政长官", "澳门特别行政区行政长官"], "澳门特别行政区政府|行政长官", id="of-macau"),
        pytest.param(
            ["政务司司长", "香港特区政务司司长", "香港特别行政区政府政务司司长", "香港政务司司长"],
            "香港特别行政区政府政务司|司长",
            id="chief-secretary",
        ),
        pytest.param(
            ["保安司司长", "澳门保安司司长", "澳门特别行政区政府保安司司长"],
            "澳门特别行政区政府保安司|司长",
            id="secretary-in-macau",
        ),
        pytest.param(["行政长官"], "|行政长官", id="of-no-named-region"),
        pytest.param(["人事司司长"], "人事司|司长", id="a-department-of-a-ministry"),
        pytest.param(["经济特区发展公司经理"], "经济特区发展|经理", id="an-economic-zone"),
    ],
)
def test_posts_of_a_special_region_are_one_in_all_spellings(texts, key):
    assert {keys("漯河市", text)[0] for text in texts} == {key}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("十二届省政协主席", "河南省政协|主席"),
        ("第十一届全国政协副主席", "全国政协|副主席"),
        ("十四届市人大常委会主任", "漯河市人大常委会|主任"),
        ("第十三届漯河市委委员", "漯河市委|委员"),
        ("第五届职工代表大会主席团主席", "第五届职工代表大会主席团|主席"),
        ("第二届博览会组委会主任", "第二届博览会组委会|主任"),
    ],
)
def test_the_number_of_a_term_is_no_part_of_the_body(text, key):
    assert keys("漯河市", text) == [key]


def test_a_regions_heads_rank_as_a_provinces():
    texts = ["自治区党委书记", "自治区主席", "自治区政协主席", "自治区党委常委", "自治区副主席", "南宁市市长"]
    ranks = [normalise([(text, None)], place="南宁市")[0].rank for text in texts]
    assert ranks == sorted(ranks)
    assert normalise([("省委书记", None)], place="漯河市")[0].rank == ranks[0]


def test_the_regions_own_department():
    assert keys("广西壮族自治区", "组织部部长") == ["广西壮族自治区党委组织部|部长"]
    assert keys("广西壮族自治区", "党委组织部部长") == ["党委组织部|部长"]
