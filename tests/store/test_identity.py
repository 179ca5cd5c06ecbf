"""Who is who: names joined by posts, bodies and circles of leaders; namesakes kept apart; the order of imports indifferent."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from calendar_app.model.filter import Filter
from calendar_app.store.database.session import open_store
from calendar_app.store.persons.features import Profile, leads, profile
from calendar_app.store.persons.identity import cluster
from calendar_app.store.queries import people, timelines
from calendar_app.store.queries.counts import count_events
from calendar_app.store.writer import store_bulletin
from tests.store.factory import MAYOR, NOW, SECRETARY, bulletin, draft, entry, person, post, render

A, B = "安平市", "云泽市"
CLERK = post("局长", "安平市水利局", A, "局长")
TEACHER = post("局长", "安平市教育局", A, "局长")
OTHER_MAYOR = post("市长", "云泽市政府", B, "市长")
CONGRESS = post("市人大常委会主任", "安平市人大常委会", A, "主任")

COUNTY_HEAD = post("双溪县县长", "双溪县政府", "双溪县", "县长")
LEADER = post("市领导", "安平市领导", A)
MEMBER = post("市政协委员", "安平市政协", A, "政协委员")
BARE_BUREAU = replace(post("民政局局长", "民政局", None, "局长"), key="民政局|局长")
STATE_BUREAU = replace(post("国家文物局副局长", "国家文物局", None, "局长"), key="国家文物局|副局长")
BARE_UNION = replace(post("总工会主席", "总工会", None, "主席"), key="总工会|主席")
OWN_UNION = post("市总工会主席", "安平市总工会", A, "主席")
SCHOOL, AREA = "安平师范学院", "云泽地区"
TOWN_MAYOR = replace(post("副市长", "市政府", None, "市长"), key="市政府|副市长")
RECTOR = post("院长", SCHOOL, None, "院长")
COMMISSIONER = post("专员", "云泽行署", AREA, "专员")
AREA_PARTY = post("地委书记", "云泽地委", AREA, "书记")
OLD_HEAD = post("市革委会主任", "安平市革委会", A, "主任")
TOWN_BUREAU = replace(post("双溪县民政局局长", "双溪县民政局", None, "局长"), key="双溪县民政局|局长")
GOVERNOR = replace(post("副省长", "省政府", None, "省长"), key="省政府|副省长")
HENAN = replace(post("河南省副省长", "河南省政府", "河南省", "省长"), key="河南省政府|副省长")


def said(*roles, noun=""):
    """A name without a post, of which extraction knows that an official bears it."""
    return profile(replace(person("王安", roles=roles), noun=noun), A)


def taught():
    """A teacher, likewise."""
    return profile(replace(person("王安", post("教师", "第二小学", A)), public=False), A)


def of(*posts, city=A, kind="official"):
    return profile(person("王安", *posts, kind=kind), city)


CASES = [
    pytest.param([of(MAYOR), of(MAYOR, SECRETARY)], 1, id="a-shared-post"),
    pytest.param([of(MAYOR), of(SECRETARY)], 1, id="two-posts-among-the-leaders-of-one-place"),
    pytest.param([of(MAYOR), of(CONGRESS)], 1, id="from-government-to-congress"),
    pytest.param([of(MAYOR), of(OTHER_MAYOR, city=B)], 2, id="mayors-of-two-cities"),
    pytest.param([of(MAYOR), of(OTHER_MAYOR)], 2, id="a-guest-of-the-name"),
    pytest.param([of(OTHER_MAYOR), of(OTHER_MAYOR, city=B)], 1, id="a-guest-and-at-home"),
    pytest.param([of(CLERK), of(TEACHER)], 2, id="heads-of-two-bureaus"),
    pytest.param([of(BARE_UNION), of(OWN_UNION)], 1, id="a-union-with-and-without-its-city"),
    pytest.param([of(BARE_UNION), of(BARE_UNION, city=B)], 2, id="unions-of-two-cities"),
    pytest.param([of(TOWN_MAYOR, city=SCHOOL), of(TOWN_MAYOR, RECTOR, city=SCHOOL)], 1, id="the-mayor-at-a-school"),
    pytest.param([of(COMMISSIONER, city=AREA), of(AREA_PARTY, city=AREA)], 1, id="two-posts-of-a-prefecture"),
    pytest.param([of(OLD_HEAD), of(MAYOR)], 1, id="from-revolutionary-committee-to-government"),
    pytest.param([of(CLERK), of(CLERK, MAYOR)], 1, id="a-bureau-and-a-link"),
    pytest.param([of(CLERK), of(MAYOR), of(CLERK, MAYOR)], 1, id="joined-by-a-third"),
    pytest.param([of(MAYOR), of()], 1, id="bare-name-of-the-only-official"),
    pytest.param([of(MAYOR), of(kind="other")], 1, id="bare-name-read-before-the-post-was-known"),
    pytest.param([of(MAYOR), of(CLERK), of()], 3, id="bare-name-of-two-officials-is-left-alone"),
    pytest.param([of(OTHER_MAYOR), of()], 1, id="bare-name-of-the-only-guest"),
    pytest.param([of(OTHER_MAYOR, city=B), of()], 2, id="bare-name-of-another-citys-official"),
    pytest.param([of(MAYOR), of(post("市领导", "安平市领导", A))], 1, id="one-of-the-leaders"),
    pytest.param([of(MAYOR), of(post("学生"), kind="other")], 2, id="a-pupil-of-the-name"),
    pytest.param([of(MAYOR), of(post("市长"))], 1, id="a-post-of-no-body"),
    pytest.param([of(CONGRESS), of(post("大会执行主席", "大会", None, "执行主席"))], 1, id="a-post-in-a-meeting"),
    pytest.param(
        [of(MAYOR), of(post("指挥长", "安平市防汛抗旱指挥部", A, "指挥长"))], 1, id="a-post-in-a-headquarters"
    ),
    pytest.param(
        [of(post("双溪县县长", "双溪县政府", "双溪县")), of(post("县长", "县政府"))], 1, id="the-county-left-out"
    ),
    pytest.param([of(MAYOR), of(post("双溪县县长", "双溪县政府", "双溪县"))], 2, id="a-county-of-the-city"),
    pytest.param([of(), of(city=B)], 2, id="bare-names-of-two-cities"),
    pytest.param([of(MAYOR), of(COUNTY_HEAD), of()], 3, id="bare-name-of-a-leader-and-a-county-head"),
    pytest.param([of(MAYOR), of(OTHER_MAYOR), of()], 2, id="bare-name-of-a-leader-and-a-guest"),
    pytest.param([of(CLERK), of(CONGRESS), of(LEADER)], 2, id="one-of-the-leaders-is-no-head-of-a-bureau"),
    pytest.param([of(GOVERNOR), of(GOVERNOR, city=B)], 1, id="a-provincial-post-where-the-province-is-not-known"),
    pytest.param([of(HENAN), of(GOVERNOR, city=B)], 2, id="a-provincial-post-of-one-province-and-of-an-unknown-one"),
    pytest.param([of(MAYOR), said(noun="选手")], 2, id="an-athlete-of-an-officials-name"),
    pytest.param([of(MAYOR), said(noun="代表")], 1, id="an-official-as-a-delegate"),
    pytest.param([of(MAYOR), said("获奖")], 2, id="a-prize-winner"),
    pytest.param([of(MAYOR), said("参加", "获奖")], 1, id="somebody-who-also-won-a-prize"),
    pytest.param([of(MAYOR), of(MEMBER)], 2, id="a-member-of-the-cppcc-is-no-leader"),
    pytest.param([of(MEMBER), of(MEMBER)], 1, id="a-member-and-a-member"),
    pytest.param([of(BARE_BUREAU), of(BARE_BUREAU, city=B)], 2, id="a-bureau-without-its-place-in-two-cities"),
    pytest.param([of(BARE_BUREAU), of(BARE_BUREAU, MAYOR)], 1, id="a-bureau-without-its-place-in-one-city"),
    pytest.param([of(STATE_BUREAU), of(STATE_BUREAU, city=B)], 1, id="a-bureau-of-the-state"),
    pytest.param([of(TOWN_BUREAU), of(TOWN_BUREAU, city=B)], 1, id="a-county-s-bureau-in-two-cities-bulletins"),
    pytest.param([of(MAYOR), taught()], 2, id="a-teacher-whose-name-is-known-of-an-official"),
]


@pytest.mark.parametrize(("profiles", "count"), CASES)
def test_profiles_of_one_name_are_so_many_people_in_any_order(profiles, count):
    answers = {repr(sorted(sorted(map(repr, group)) for group in cluster(order))) for order in permutations(profiles)}
    assert len(answers) == 1
    assert len(cluster(profiles)) == count


def test_every_join_has_its_reason():
    [one] = cluster([of(MAYOR), of(MAYOR, SECRETARY), of()])
    assert sorted(one.values()) == [
        "only official of the place: 安平市",
        "post:安平市政府/市长",
        "post:安平市政府/市长",
    ]


@pytest.mark.parametrize(
    ("body", "place", "leading"),
    [
        ("安平市委", A, True),
        ("中共安平市委", A, True),
        ("安平市政府", A, True),
        ("安平市人民政府", A, True),
        ("市政协", A, True),
        ("安平市人大常委会", A, True),
        ("安平市纪委", A, True),
        ("安平市教育局", A, False),
        ("安平市政府办公室", A, False),
        ("安平市政法委", A, False),
        ("清河县委", A, False),
        ("清河县委", "清河县", True),
        ("河南省政协办公厅", "河南省", False),
    ],
)
def test_leading_bodies(body, place, leading):
    assert leads(body, place) is leading


def months():
    """A year of three cities with namesakes, changes of post, a mover and bare names."""
    found = []
    rng = random.Random(7)  # noqa: S311 - made data
    cities = (A, B, "临江市")
    for month in range(1, 9):
        for city in cities:
            entries = []
            leaders = [
                ("李明", "市长", "政府"),
                ("王安", "副市长", "政府"),
                (f"赵{city[0]}", "市委书记", "委"),
                (f"钱{city[0]}", "市政协主席", "政协"),
            ]
            for n, (name, title, body) in enumerate(leaders, 1):
                if name == f"钱{city[0]}" and month > 4:
                    title, body = "副市长", "政府"
                posts = [post(title, f"{city}{body}", city, title)] if rng.random() < 0.7 else []
                entries.append(entry(n, f"{name}第{n}件事", draft(date(2023, month, n)), people=[person(name, *posts)]))
            guest = cities[(cities.index(city) + 1) % 3]
            entries.append(
                entry(
                    9,
                    "考察交流",
                    draft(date(2023, month, 20)),
                    people=[person(f"赵{guest[0]}", post("市委书记", f"{guest}委", guest, "市委书记"))],
                )
            )
            found.append(bulletin(*entries, place=city, period=f"2023-{month:02}", title=f"{city}{month}"))
    return found


def who(store):
    """People by name with the days they were seen, slugs aside."""
    with store.session() as s:
        cards = people.officials(s, Filter(), limit=200)
        out = []
        for card in cards:
            rows, _ = timelines.appearances(s, card.slug, Filter(), before=None, limit=500)
            tenures = sorted(
                (t.post, t.organisation, t.first_seen, t.last_seen, t.count)
                for t in people.official(s, card.slug).tenures
            )
            out.append(
                (
                    card.name,
                    card.post,
                    card.events,
                    tuple(sorted((r.event.start, r.event.city) for r in rows)),
                    tuple(tenures),
                )
            )
    return sorted(out)


def test_bulletins_in_any_order_give_the_same_people(tmp_path):
    answers = []
    for turn in range(3):
        found = months()
        random.Random(turn).shuffle(found)  # noqa: S311 - an order
        with open_store(f"sqlite:///{tmp_path / f'{turn}.sqlite'}", create=True) as store:
            for each in found:
                with store.write() as s:
                    store_bulletin(s, each, now=NOW, render=render)
            answers.append(who(store))
    assert answers[0] == answers[1] == answers[2]
    names = [name for name, *_ in answers[0]]
    assert sorted(names) == sorted(
        ["李明"] * 3 + ["王安"] * 3 + [f"{x}{c[0]}" for x in "赵钱" for c in (A, B, "临江市")]
    )


def test_namesakes_have_addresses_of_their_own_and_link_to_each_other(store):
    with store.write() as s:
        store_bulletin(
            s,
            bulletin(entry(1, "调研", draft(date(2023, 7, 1)), people=[person("王安", MAYOR)])),
            now=NOW,
            render=render,
        )
    with store.write() as s:
        store_bulletin(
            s,
            bulletin(entry(1, "调研", draft(date(2023, 7, 1)), people=[person("王安", OTHER_MAYOR)]), place=B),
            now=NOW,
            render=render,
        )
    with store.session() as s:
        assert sorted(c.slug for c in people.officials(s, Filter(), limit=9)) == ["王安", "王安-云泽市政府"]
        assert people.official(s, "王安").namesakes == (("王安-云泽市政府", "云泽市政府"),)


def test_a_tenure_is_attested_from_the_first_to_the_last_day_seen(store):
    found = [
        entry(n, f"第{n}次调研", draft(date(2023, 7, d)), people=[person("叶知秋", MAYOR)])
        for n, d in enumerate((20, 3, 11), 1)
    ]
    with store.write() as s:
        store_bulletin(s, bulletin(*found), now=NOW, render=render)
    with store.session() as s:
        official = people.official(s, "叶知秋")
        [tenure] = official.tenures
        assert (tenure.first_seen, tenure.last_seen, tenure.count) == (date(2023, 7, 3), date(2023, 7, 20), 3)
        rows, _ = timelines.appearances(s, "叶知秋", Filter(), before=None)
        assert (tenure.first_event, tenure.last_event) == (rows[-1].event.id, rows[0].event.id)
        assert official.card.months == (("2023-07", 3),)


def test_a_post_whose_clause_has_its_own_day_is_held_from_that_day(store):
    """Elected on the 24th, in an entry of a session that began on the 23rd."""
    elected = replace(MAYOR, date="2023-07-24")
    with store.write() as s:
        session = entry(1, "大会", draft(date(2023, 7, 23), date(2023, 7, 25)), people=[person("叶知秋", elected)])
        later = entry(2, "第1次调研", draft(date(2023, 7, 26)), people=[person("叶知秋", MAYOR)])
        store_bulletin(s, bulletin(session, later), now=NOW, render=render)
    with store.session() as s:
        official = people.official(s, "叶知秋")
        [tenure] = official.tenures
        assert (tenure.first_seen, tenure.last_seen, tenure.count) == (date(2023, 7, 24), date(2023, 7, 26), 2)
        assert official.card.first_seen == date(2023, 7, 23)


def test_profiles_are_plain_values():
    assert of(MAYOR) == Profile("王安", A, ("lead:安平市", "post:安平市政府/市长"), True)


def test_the_other_side_of_a_meeting_is_registered_by_its_body(store):
    chief = [post("党委书记", "临江钢铁集团党委"), post("董事长", "临江钢铁集团")]
    found = person("吴越", *chief, kind="other", counterpart=True)
    with store.write() as s:
        meeting = entry(1, "会谈", draft(date(2023, 7, 1)), people=[found, person("叶知秋", MAYOR)])
        store_bulletin(s, bulletin(meeting), now=NOW, render=render)
    with store.session() as s:
        assert [(x.value, x.count) for x in timelines.counterparts(s, Filter(), 10)] == [("临江钢铁集团", 1)]
        assert count_events(s, Filter(org=("临江钢铁集团",))) == 1
        assert [c.name for c in people.officials(s, Filter(), limit=9)] == ["叶知秋"]


def test_a_former_post_heads_nobody_who_holds_another(store):
    former = replace(post("原市长", "安平市政府", A, "市长", 3), key="安平市政府|原市长")
    planner = replace(post("省发展改革委主任", "省发展改革委", None, "主任", 5), key="省发展改革委|主任")
    july = bulletin(
        entry(1, "王安来安平调研", draft(date(2023, 7, 3)), people=[person("王安", former, planner)]),
        entry(2, "老市长座谈", draft(date(2023, 7, 4)), people=[person("钱江", former)]),
    )
    with store.write() as session:
        store_bulletin(session, july, now=NOW, render=render)
    with store.session() as session:
        assert [people.official(session, name).card.post for name in ("王安", "钱江")] == ["省发展改革委主任", "原市长"]
