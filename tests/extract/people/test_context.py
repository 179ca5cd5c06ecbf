"""Bare posts are read after those before them: what is printed stays, body and key are completed."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import EMPTY, person_mentions
from calendar_app.extract.posts.kinds import kind_of
from calendar_app.extract.posts.normal import normalise
from calendar_app.model.bulletin import Entry

LUOHE = "漯河市"


pytestmark = pytest.mark.usefixtures("rules_alone")


def keys(body, place=LUOHE):
    found = person_mentions(Entry(1, "", body), EMPTY, place=place)
    return {p.name: [post.key for post in p.posts] for p in found}


@pytest.mark.parametrize(
    ("body", "name", "key"),
    [
        pytest.param("召陵区委书记高远、区长邹平到场。", "邹平", "召陵区政府|区长", id="district"),
        pytest.param("舞阳县委书记高远主持，县长罗春讲话。", "罗春", "舞阳县政府|县长", id="county"),
        pytest.param("舞阳县委书记高远讲话。县政协主席罗春陪同。", "罗春", "舞阳县政协|主席", id="county-named-before"),
        pytest.param("大河镇党委书记高远、镇长罗春到场。", "罗春", "大河镇政府|镇长", id="town"),
        pytest.param("市人大常委会主任高远，副主任罗春出席。", "罗春", "漯河市人大常委会|副主任", id="deputy"),
        pytest.param("市政协主席高远、秘书长罗春出席。", "罗春", "漯河市政协|秘书长", id="of-the-same-body"),
        pytest.param("检察长罗春作报告。", "罗春", "漯河市检察院|检察长", id="own-procurator"),
        pytest.param("州委副书记罗春到场。", "罗春", "州委|副书记", id="no-prefecture-above"),
        pytest.param(
            "江海大学副校长高远来访，山南大学党委书记季原、校长罗春座谈。",
            "罗春",
            "山南大学|校长",
            id="of-the-nearer-school",
        ),
        pytest.param("市检察院民行科科长罗春汇报。", "罗春", "漯河市检察院民行科|科长", id="section"),
        pytest.param(
            "市政协主席高远，副主席季原、孟春、邹平、尹川、田野、冯凯，秘书长罗春就座。",
            "罗春",
            "漯河市政协|秘书长",
            id="behind-many-names",
        ),
        pytest.param("法院院长罗春作报告。", "罗春", "漯河市法院|院长", id="own-court"),
        pytest.param(
            "市人大常委会副主任高远、季原、孟春和秘书长罗春出席。", "罗春", "漯河市人大常委会|秘书长", id="behind-and"
        ),
        pytest.param(
            "芬兰萨塔地区市长高远到访。江海大学党委书记季原、校长罗春出席。",
            "罗春",
            "江海大学|校长",
            id="no-place-of-others",
        ),
        pytest.param(
            "与荷兰驻华大使高远、瑞士驻华大使罗春会谈。", "罗春", "瑞士驻华使馆|大使", id="a-country-in-a-list-of-names"
        ),
        pytest.param(
            "周口市市长高远，副市长罗春；漯河市市长邹平，副市长季原参加。",
            "罗春",
            "周口市政府|副市长",
            id="in-a-list-of-its-own",
        ),
        pytest.param("会上，周口市市长高远，副市长罗春参加。", "罗春", "漯河市政府|副市长", id="no-list-of-its-own"),
        pytest.param(
            "市委宣传部副部长、红十字会副会长罗春到场。", "罗春", "漯河市红十字会|副会长", id="own-mass-organisation"
        ),
        pytest.param(
            "河南省委书记高远，外交部党委书记罗春致辞。", "罗春", "外交部党委|书记", id="a-ministry-is-no-province-s"
        ),
        pytest.param("周口市委书记高远、市长罗春率团参观。", "罗春", "周口市政府|市长", id="another-city"),
        pytest.param("与周口市委书记高远座谈，市长罗春陪同。", "罗春", "漯河市政府|市长", id="own-mayor-behind-a-verb"),
        pytest.param("会见周口市委书记高远。副市长罗春参加。", "罗春", "漯河市政府|副市长", id="next-sentence"),
        pytest.param("市委组织部部长高远，宣传部部长罗春出席。", "罗春", "漯河市委宣传部|部长", id="department"),
        pytest.param("漯河学院院长高远、党委书记罗春到会。", "罗春", "漯河学院党委|书记", id="party-of-a-school"),
        pytest.param("远山集团董事长高远、总经理罗春到会。", "罗春", "远山|总经理", id="firm"),
    ],
)
def test_a_bare_post_takes_the_body_before_it(body, name, key):
    assert keys(body)[name][-1:] == [key]


@pytest.mark.parametrize(
    ("body", "key"),
    [
        pytest.param("远山集团董事长高远、校长罗春代表双方签约。", "江海大学|校长", id="behind-a-firm-s-chair"),
        pytest.param("校党委书记高远、校长罗春到会。", "江海大学|校长", id="own"),
        pytest.param("东林大学党委书记高远、校长罗春来访。", "东林大学|校长", id="another-school-s"),
    ],
)
def test_in_the_bulletin_of_a_school_its_head_is_no_firm_s(body, key):
    assert keys(body, place="江海大学")["罗春"] == [key]


@pytest.mark.parametrize(
    ("body", "posts"),
    [
        pytest.param("市长陈远、高志强陪同调研。", {"陈远": ["市长"], "高志强": []}, id="one-mayor"),
        pytest.param("县委书记陈远、高志强到场。", {"陈远": ["县委书记"], "高志强": []}, id="one-secretary"),
        pytest.param("副市长陈远、高志强陪同。", {"陈远": ["副市长"], "高志强": ["副市长"]}, id="several-deputies"),
        pytest.param(
            "市委常委陈远、高志强陪同。", {"陈远": ["市委常委"], "高志强": ["市委常委"]}, id="several-members"
        ),
        pytest.param(
            "各县县委书记陈远、高志强参加。",
            {"陈远": ["县委书记"], "高志强": ["县委书记"]},
            id="of-several-counties",
        ),
    ],
)
def test_a_post_with_one_holder_is_not_shared_by_a_list(body, posts):
    found = person_mentions(Entry(1, "", body), EMPTY, place=LUOHE)
    assert {p.name: list(p.titles) for p in found} == posts


def test_what_is_printed_stays():
    people = person_mentions(Entry(1, "", "召陵区委书记高远、区长邹平到场。"), EMPTY, place=LUOHE)
    assert [p.titles for p in people] == [("召陵区委书记",), ("区长",)]


def test_bare_and_full_form_are_one_post():
    assert keys("市检察院检察长罗春作报告。随后，检察长罗春回答提问。")["罗春"] == ["漯河市检察院|检察长"]


def test_a_part_at_a_congress_is_no_post():
    assert keys("大会执行主席高远、罗春主持。") == {"高远": [], "罗春": []}


@pytest.mark.parametrize(
    ("text", "organisation", "title", "qualifiers"),
    [
        pytest.param("民盟市委主任委员", "民盟漯河市委", "主任委员", (), id="chair-of-a-democratic-party"),
        pytest.param("市爱卫会副主任委员", "漯河市爱卫会", "主任委员", ("副",), id="deputy-chair"),
        pytest.param("原市委书记", "漯河市委", "书记", ("原",), id="former-in-front"),
        pytest.param("市政协委员", "漯河市政协", "政协委员", (), id="member"),
        pytest.param("溪埔鎮民代表會主席", "溪埔镇民代表会", "代表会主席", (), id="representatives-of-a-town"),
        pytest.param("縣議員", "县议会", "议员", (), id="member-of-a-council"),
        pytest.param("彰北縣議員", "彰北县议会", "议员", (), id="member-of-a-named-council"),
    ],
)
def test_parts(text, organisation, title, qualifiers):
    [post] = normalise([(text, None)], place=LUOHE)
    assert (post.organisation, post.title, post.qualifiers) == (organisation, title, qualifiers)


def test_two_words_for_the_chair_of_a_party_are_one_post():
    [long], [short] = (normalise([(t, None)], place=LUOHE) for t in ("民革市委主任委员", "民革市委主委"))
    assert long.key == short.key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("校党委书记", "other"),
        ("江海大学党委副书记", "other"),
        ("省博物院副院长", "other"),
        ("市农科院院长", "other"),
        ("市体校校长", "other"),
        ("市中心医院党委书记", "other"),
        ("市委党校副校长", "official"),
        ("市中级人民法院院长", "official"),
        ("市人民检察院副检察长", "official"),
        ("众议院议长", "official"),
    ],
)
def test_kind(text, kind):
    [post] = normalise([(text, None)], place=LUOHE)
    assert kind_of(post) == kind


def test_a_deputy_who_is_called_by_the_head_s_title_holds_one_post():
    assert keys("市政府副秘书长李保明出席。李保明秘书长讲话。") == {"李保明": ["漯河市政府|副秘书长"]}


def test_a_bare_post_of_the_next_sentence_is_the_one_told_before():
    assert keys("漯河学院党委书记李保明出席。党委书记李保明讲话。") == {"李保明": ["漯河学院党委|书记"]}


@pytest.mark.parametrize(
    ("body", "name", "key"),
    [
        pytest.param(
            "沅口市委常委、副市长高远，市委常委、墨池区委书记季原，市委常委罗春参加。",
            "罗春",
            "沅口市委|常委",
            id="city-of-the-list",
        ),
        pytest.param(
            "沅口市委书记高远，市委常委、墨池区委书记季原，副市长罗春参加。",
            "罗春",
            "沅口市政府|副市长",
            id="its-mayor",
        ),
    ],
)
def test_a_list_where_no_place_is_known(body, name, key):
    assert key in keys(body, place=None)[name]


def test_a_prefecture_is_that_of_its_county():
    assert keys("州委副书记罗春到场。", place="香格里拉市")["罗春"] == ["迪庆藏族自治州委|副书记"]


def test_party_secretary_of_the_own_school():
    assert keys("党委副书记罗春到场。", place="江海大学")["罗春"] == ["江海大学党委|副书记"]


def test_a_province_without_its_level_is_left_out():
    assert keys("江苏镇江市委书记罗春到场。福建屏南县县长高远到场。") == {
        "罗春": ["镇江市委|书记"],
        "高远": ["屏南县政府|县长"],
    }


def test_of_a_government_that_was_none():
    assert keys("沅口县伪县长罗春投降。", place=None) == {"罗春": ["沅口县政府|伪县长"]}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("墨池区法院院长高远主持。会后，副院长罗春接访。", "墨池区法院|副院长", id="the-only-court"),
        pytest.param("墨池区法院院长高远、江海学院院长季原到场。会后，副院长罗春接访。", "|副院长", id="one-of-two"),
    ],
)
def test_a_deputy_in_a_later_sentence(body, expected):
    assert keys(body)["罗春"] == [expected]


def test_of_the_own_farm_or_school():
    assert keys("任命罗春为我校新一任校长。", place="江海大学")["罗春"] == ["江海大学|校长"]
    found = person_mentions(Entry(1, "", "周江任党委书记。农垦部副部长罗春来场检查。"), EMPTY, place="江川农场")
    assert [(p.name, p.kind, [r.role for r in p.roles]) for p in found] == [
        ("周江", "other", ["任职"]),
        ("罗春", "official", ["来访", "检查"]),
    ]
