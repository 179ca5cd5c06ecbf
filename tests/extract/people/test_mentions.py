"""People of an entry: roster, order, titles in their fullest form, roles, the other side."""

from __future__ import annotations

import pytest

from calendar_app.extract.people import EMPTY, Roster, RosterPerson, learn_roster, people_in, person_mentions
from calendar_app.model.bulletin import Entry

PLACE = "漯河市"


pytestmark = pytest.mark.usefixtures("rules_alone")


def people(body, *, title="", roster=EMPTY, place=PLACE):
    return {p.name: p for p in person_mentions(Entry(1, title, body), roster, place=place)}


def test_a_roster_settles_bare_names():
    known = learn_roster([Entry(1, "", "副市长常青出席会议。")])
    assert list(people("会后常青又看了两处工地。")) == []
    got = people("会后常青又看了两处工地。", roster=known)
    assert [(p.name, p.kind, p.titles, p.spans) for p in got.values()] == [("常青", "official", (), ((2, 4),))]


def test_a_roster_never_overrules_the_text():
    known = Roster.of([RosterPerson("王青", official=True)])
    assert list(people("县长王青峰主持会议，王青峰强调安全。", roster=known)) == ["王青峰"]


def test_a_roster_brings_nobody_into_a_set_phrase():
    known = Roster.of([RosterPerson("习近平", official=True)])
    said = "会议学习习近平总书记关于河道治理和保护工作的重要指示精神，学习习近平同志署名文章。"
    assert people(said, roster=known) == {}
    assert list(people("习近平总书记在平湖考察并发表重要讲话。" + said, roster=known)) == ["习近平"]
    assert people("习近平总书记在平湖考察并发表重要讲话。" + said)["习近平"].spans == ((0, 3),)


def test_a_roster_name_behind_another_surname_is_somebody_else_s():
    known = learn_roster([Entry(1, "", "盟委书记巴特尔主持会议。巴特尔强调安全。市长王军出席会议。")])
    assert list(people("白巴特尔、包巴特尔等牧民参加比赛。", roster=known)) == ["白巴特尔", "包巴特尔"]
    assert "王军" not in people("当天，李王军、张王军领奖。", roster=known)
    assert "巴特尔" in people("会上，巴特尔、其木格发言。", roster=known)
    assert "王军" in people("当时，任王军为市长，于王军家中座谈。", roster=known)
    assert "王军" in people("后王军、巴特尔到场。", roster=known)


def test_a_roster_name_inside_a_longer_word_is_no_mention():
    known = Roster.of([RosterPerson("张庆"), RosterPerson("高原")])
    assert people("人们张庆祝横幅，青藏高原降雪，张庆路封闭。", roster=known) == {}


def test_kind_is_what_is_known_elsewhere():
    known = Roster.of([RosterPerson("宋一鸣", official=True), RosterPerson("石磊", official=False)])
    got = people("宋一鸣、石磊、唐果等参加。", roster=known)
    assert {n: p.kind for n, p in got.items()} == {"宋一鸣": "official", "石磊": "other", "唐果": "other"}


def test_rosters_join():
    one = Roster.of([RosterPerson("甲某")])
    two = Roster.of([RosterPerson("甲某", official=True), RosterPerson("乙某"), RosterPerson("甲某")])
    both = one.union(two)
    assert both.official("甲某")
    assert not both.official("乙某")
    assert "乙某" in both
    assert len(both) == 2
    assert one.union(EMPTY) is one


def test_order_is_that_of_first_mention_the_title_first():
    got = people("市长贺平、副市长孟春一同参加。", title="孟春调研河道治理")
    assert [(p.name, p.order) for p in got.values()] == [("孟春", 1), ("贺平", 2)]


def test_a_name_in_the_title_alone_has_no_span():
    got = people("会议研究了有关工作。", title="市长贺平主持召开专题会议")
    assert [(p.name, p.spans, p.titles) for p in got.values()] == [("贺平", (), ("市长",))]
    assert got["贺平"].posts[0].span is None


def test_a_post_printed_in_two_forms_stands_once_in_its_fullest():
    assert people("市委书记贺平讲话。漯河市委书记贺平强调。")["贺平"].titles == ("漯河市委书记",)


def test_the_body_tells_a_post_better_than_the_title():
    got = people("与远山重工集团有限公司党委书记、董事长聂远会谈", title="贺平与远山重工董事长聂远会谈")
    assert got["聂远"].titles == ("远山重工集团有限公司党委书记", "董事长")


def test_spans_cover_every_printed_place():
    body = "市长贺平到会。贺平指出问题，大家听取贺平的意见。"
    assert [body[a:b] for a, b in people(body)["贺平"].spans] == ["贺平"] * 3


def test_a_foreign_name_shortened_later_is_one_person():
    body = "秘鲁驻华大使路易斯·克萨达来访，克萨达表示愿加强合作。"
    got = people(body)
    assert list(got) == ["路易斯·克萨达"]
    assert [body[a:b] for a, b in got["路易斯·克萨达"].spans] == ["路易斯·克萨达", "克萨达"]


def test_roles_are_shared_by_a_row_and_kept_apart_between_sentences():
    got = people("市长贺平、副市长孟春出席会议。市委书记梁栋主持会议并讲话。")
    roles = {n: [r.role for r in p.roles] for n, p in got.items()}
    assert roles == {"贺平": ["出席"], "孟春": ["出席"], "梁栋": ["主持", "讲话"]}
    assert got["梁栋"].actions == ("主持会议", "讲话")


def test_heard_reports_are_not_made():
    assert [r.role for r in people("市长贺平听取工作汇报。")["贺平"].roles] == ["听取"]


def test_role_spans_are_the_printed_words():
    body = "市长贺平率队赴外地考察，并致辞。"
    assert [body[slice(*r.span)] for r in people(body)["贺平"].roles] == ["率队", "考察", "致辞"]


@pytest.mark.parametrize(
    ("body", "other"),
    [
        pytest.param("市长贺平与来漯考察的远山集团董事长聂远举行会谈。", {"聂远"}, id="firm"),
        pytest.param("漯河市委书记梁栋与率队来漯的周口市委书记岳川举行工作会谈。", {"岳川"}, id="another-city"),
        pytest.param("市长贺平会见芬兰驻华大使海诺宁一行。", {"海诺宁"}, id="ambassador"),
        pytest.param("市长贺平拜访国家铁路局规划司司长祝融。", {"祝融"}, id="visited"),
        pytest.param("市长贺平、副市长孟春出席座谈会。", set(), id="no-meeting-of-sides"),
    ],
)
def test_counterpart(body, other):
    assert {n for n, p in people(body).items() if p.counterpart} == other


def test_the_guest_alone_comes_with_a_delegation():
    got = people("漯河市委书记梁栋与率队来漯考察的周口市委书记岳川举行工作会谈，并陪同考察项目。")
    assert [r.role for r in got["岳川"].roles] == ["率队", "来访", "考察", "会谈"]
    assert [r.role for r in got["梁栋"].roles] == ["会谈", "陪同", "考察"]


def test_a_japanese_surname_before_a_post_is_who_was_named_in_full():
    found = people("日本国外务大臣高村正晴访华。届时高村外相出席会议。")
    assert [(p.name, len(p.spans)) for p in found.values()] == [("高村正晴", 2)]


def test_a_heading_tells_whose_post_it_is():
    entries = [Entry(n, "", "贺长平主持会议。", section=("市委书记　贺长平",)) for n in (1, 2)]
    assert [p.kind for people in people_in(entries, place=PLACE) for p in people] == ["official", "official"]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        pytest.param("省委副书记、省长贺平率云麓省代表团来访。", "贺平", "云麓省政府|省长", id="leads-its-delegation"),
        pytest.param("市长贺平率洞庭市考察团到访，市长孟春陪同。", "孟春", "漯河市政府|市长", id="the-host-beside-it"),
        pytest.param(
            "云麓省委书记贺平率云麓省代表团来豫，省长孟春陪同。", "孟春", "河南省政府|省长", id="of-its-own-province"
        ),
        pytest.param("市长贺平率队赴洞庭市考察团驻地。", "贺平", "漯河市政府|市长", id="goes-to-another-place"),
        pytest.param(
            "中央人民政府驻香港特别行政区联络办公室主任贺平到访。", "贺平", "香港中联办|主任", id="a-liaison-office"
        ),
        pytest.param("驻澳门联络办副主任贺平到访。", "贺平", "澳门中联办|副主任", id="the-other-liaison-office"),
    ],
)
def test_whose_post_is_meant(text, name, key):
    assert people(text)[name].posts[-1].key == key
