"""Corrections of events: in force at once, obeyed by every import of the bulletin, told, taken back; nothing else moves."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from calendar_app.errors import GoneError, NotFoundError, StoreError
from calendar_app.feeds.ical import render_vevent
from calendar_app.maintenance import check, list_corrections, repair, revise_event, undo_correction
from calendar_app.model.extraction import DateKind, Precision
from calendar_app.model.filter import Filter
from calendar_app.model.revision import Revision, parse_days
from calendar_app.store.queries.counts import count_events, month_counts
from calendar_app.store.queries.events import agenda
from calendar_app.store.queries.one_event import event_detail
from calendar_app.store.queries.people import official
from calendar_app.store.tables import metadata, rendered
from calendar_app.store.writer import store_bulletin
from tests.store.factory import LATER, NOW, bulletin, draft, entry, person, post

MAYOR = person("沈一帆", post("市长", "安平市政府", "安平市", "市长", 2), roles=("主持",))


def july(*, title: str = "安平市召开防汛会议", day: int = 6):
    return bulletin(
        entry(1, title, draft(date(2023, 7, day)), people=(MAYOR,), tags=("防汛", "会议")),
        entry(
            2,
            "安平市筹备秋季博览会",
            draft(date(2023, 7, 11)),
            draft(date(2023, 9, 20), kind=DateKind.PLANNED, summary="9月20日博览会开幕"),
            tags=("会展",),
        ),
        entry(3, "两日两会", draft(date(2023, 7, 8)), draft(date(2023, 7, 15), number=2)),
    )  # fmt: skip


def put(store, annotated, now=LATER):
    with store.write() as session:
        return store_bulletin(session, annotated, now=now, render=render_vevent)


ALL = Filter()


def events(store, f=ALL):
    with store.session() as session:
        return {(e.start, e.summary): e for e in agenda(session, f, after=None, limit=100)[0]}


def detail(store, uid):
    with store.session() as session:
        return event_detail(session, uid)


def correct(store, uid, **what):
    made = revise_event(store, uid, Revision(**what), who="编辑", why="排印有误", now=LATER)
    assert made.applied
    return made.numbers


def tables(store):
    """Everything stored but decisions, numbers given anew and stamps."""
    left_out = {"id", "event_id", "person_id", "sequence", "last_modified", "created", "vevent", "value"}
    with store.session() as session:
        return {
            table.name: sorted(
                repr([value for name, value in row.items() if name not in left_out])
                for row in session.execute(select(table)).mappings()
            )
            for table in metadata.sorted_tables
            if table.name not in ("corrections", "withdrawn")
        }


@pytest.fixture
def flood(store):
    put(store, july(), NOW)
    return events(store)[date(2023, 7, 6), "安平市召开防汛会议"].id


def test_days_are_corrected_with_all_that_follows_from_them(store, flood):
    correct(store, flood, days=parse_days("2023-08-02/2023-08-03"))
    card = detail(store, flood).card
    assert (card.start, card.end, card.edtf) == (date(2023, 8, 2), date(2023, 8, 3), "2023-08-02/2023-08-03")
    assert detail(store, flood).sequence == 1
    with store.session() as session:
        assert month_counts(session, Filter())[2023, 8] == 1
        assert official(session, "沈一帆").card.first_seen == date(2023, 8, 2)
        assert official(session, "沈一帆").tenures[0].last_seen == date(2023, 8, 3)
    assert check(store) == []
    assert put(store, july()).unchanged == 5, "and the import after it changes nothing"
    assert put(store, july(title="安平市召开防汛会议（补）")).inserted == 0
    assert detail(store, flood).card.start == date(2023, 8, 2), "a corrected file keeps the correction"


def test_a_month_may_stand_instead_of_a_day(store, flood):
    correct(store, flood, days=parse_days("2023-07"))
    card = detail(store, flood).card
    assert (card.precision, card.start, card.end) == ("month", date(2023, 7, 1), date(2023, 7, 31))
    with store.session() as session:
        assert count_events(session, Filter(precision=("month",))) == 1


def test_name_and_topics(store, flood):
    correct(store, flood, summary="安平市召开防汛抗旱会议", add_tags=("抗旱",), drop_tags=("会议",))
    found = detail(store, flood)
    assert found.card.summary == "安平市召开防汛抗旱会议"
    assert found.card.title == "安平市召开防汛会议", "the printed title stays"
    assert {"防汛", "抗旱"} <= set(found.reports[0].tags)
    assert "会议" not in found.reports[0].tags
    assert [e.id for e in events(store, Filter(tag=("抗旱",))).values()] == [flood]
    assert events(store, Filter(tag=("会议",))) == {}
    assert check(store) == []


def test_words_that_are_no_name_are_dropped(store):
    stray = person("关于开", post("干部"))
    told = bulletin(
        entry(
            1,
            "安平市召开会议",
            draft(date(2023, 7, 6)),
            people=(MAYOR, stray),
            orgs=("市文化馆", "有限公司"),
            places=("城东街道",),
        )
    )
    put(store, told, NOW)
    [uid] = [e.id for e in events(store).values()]
    with store.session() as session:
        assert official(session, "关于开").events == 1
    correct(store, uid, drop_people=("关于开",), drop_orgs=("有限公司",), drop_places=("城东街道",))
    report = detail(store, uid).reports[0]
    assert [fact.name for fact in report.people] == ["沈一帆"]
    assert report.orgs == ("市文化馆",)
    assert report.places == ()
    assert events(store, Filter(place=("城东街道",))) == {}
    with store.session() as session, pytest.raises(NotFoundError):
        official(session, "关于开")
    assert check(store) == []
    for number in [found.number for found in list_corrections(store)]:
        assert undo_correction(store, number, who="编辑")
    assert check(store) == []
    assert len(detail(store, uid).reports[0].people) == 2


def test_a_hidden_event_is_gone_and_its_entry_stays(store, flood):
    before = len(events(store))
    correct(store, flood, hide=True)
    assert len(events(store)) == before - 1
    with pytest.raises(GoneError):
        detail(store, flood)
    assert check(store) == []
    assert put(store, july()).unchanged == 4
    assert put(store, july(day=7)).inserted == 0, "a better reading of it is hidden too"
    repair(store)
    assert check(store) == []


def test_what_is_taken_back_is_read_again(store, flood):
    [days] = correct(store, flood, days=parse_days("2023-08-02"))
    [hidden] = correct(store, flood, hide=True)
    undo_correction(store, hidden, who="编辑", now=LATER)
    assert detail(store, flood).card.start == date(2023, 8, 2)
    undo_correction(store, days, who="编辑", now=LATER)
    found = detail(store, flood)
    assert found.card.start == date(2023, 7, 6)
    assert found.sequence >= 1, "clients must see it as newer than what they had"
    assert all(found.revoked for found in list_corrections(store))
    with pytest.raises(NotFoundError):
        undo_correction(store, days, who="编辑")


def test_of_two_corrections_the_later_holds(store, flood):
    correct(store, flood, summary="甲名")
    correct(store, flood, summary="乙名")
    assert detail(store, flood).card.summary == "乙名"


def test_a_corrected_day_that_another_event_of_the_entry_has_changes_no_identity(store, flood):
    one, two = (events(store)[date(2023, 7, day), "两日两会"].id for day in (8, 15))
    correct(store, one, days=parse_days("2023-07-15"))
    for _ in range(2):
        assert detail(store, one).card.start == date(2023, 7, 15)
        assert detail(store, two).card.start == date(2023, 7, 15)
        with store.write() as session:
            session.exec_driver_sql("UPDATE bulletins SET digest = ''")
        put(store, july())
    [number] = [c.number for c in list_corrections(store)]
    undo_correction(store, number, who="编辑")
    assert detail(store, one).card.start == date(2023, 7, 8)
    assert detail(store, two).card.start == date(2023, 7, 15)


def test_an_announcement_keeps_its_people_when_the_main_event_is_hidden(store, flood):
    fair = events(store)[date(2023, 7, 11), "安平市筹备秋季博览会"].id
    correct(store, fair, hide=True)
    assert (date(2023, 9, 20), "9月20日博览会开幕") in events(store)
    assert check(store) == []


@pytest.mark.parametrize(
    "what",
    [
        pytest.param({"days": parse_days("2023-08-02")}, id="days"),
        pytest.param({"summary": "另一个名称"}, id="name"),
        pytest.param({"add_tags": ("值班",), "drop_tags": ("会议",)}, id="topics"),
        pytest.param({"drop_people": ("沈一帆",)}, id="the-only-person"),
        pytest.param({"drop_orgs": ("市防汛办",), "drop_places": ("清河县",)}, id="names"),
        pytest.param({"hide": True}, id="hidden"),
    ],
)
def test_what_is_made_and_taken_back_leaves_everything_as_it_was(store, what):
    dated = replace(post("书记", "清河县委", "清河县", "书记", 1), date="2023-07-08")
    told = bulletin(
        entry(
            1,
            "安平市召开防汛会议",
            draft(date(2023, 7, 6)),
            draft(date(2023, 7, 8), kind=DateKind.ALSO, summary="7月8日再次会商"),
            people=(MAYOR, person("单雨", dated)),
            tags=("防汛", "会议"),
            orgs=("市防汛办",),
            places=("清河县",),
        ),
        entry(2, "县委书记调研", draft(date(2023, 7, 9)), people=(person("单雨", dated), MAYOR)),
    )
    put(store, told, NOW)
    before = tables(store)
    uid = events(store)[date(2023, 7, 6), "安平市召开防汛会议"].id
    numbers = correct(store, uid, **what)
    assert check(store) == []
    changed = tables(store)
    assert changed != before
    assert put(store, told).unchanged, "the next import finds all as it is"
    with store.write() as session:
        session.exec_driver_sql("UPDATE bulletins SET digest = ''")
    put(store, told)
    assert {**tables(store), "bulletins": []} == {**changed, "bulletins": []}, "an import makes the same of it"
    for number in numbers:
        assert undo_correction(store, number, who="编辑", now=LATER)
    assert check(store) == []
    assert {**tables(store), "bulletins": [], "slugs": [], "terms": [], "posts": []} == {
        **before,
        "bulletins": [],
        "slugs": [],
        "terms": [],
        "posts": [],
    }


def test_a_feed_tells_of_it_at_once(store, flood):
    correct(store, flood, summary="安平市召开防汛抗旱会议")
    found = detail(store, flood)
    assert found.sequence == 1
    assert found.last_modified == LATER
    with store.session() as session:
        [text] = session.execute(select(rendered.c.vevent).where(rendered.c.vevent.contains("防汛抗旱"))).scalars()
    assert "SEQUENCE:1" in text


def test_days_of_what_recurs_are_those_of_its_series(store):
    told = bulletin(
        entry(
            1,
            "图书馆开放夜场",
            draft(
                date(2023, 7, 3),
                date(2023, 8, 31),
                kind=DateKind.RECURRING,
                rrule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20230831",
            ),
        )
    )
    put(store, told, NOW)
    [uid] = [e.id for e in events(store).values()]
    with pytest.raises(StoreError, match="recurs"):
        correct(store, uid, days=parse_days("2023-07"))
    [number] = correct(store, uid, days=parse_days("2023-07-10/2023-08-28"))
    card = detail(store, uid).card
    assert (card.start, card.end) == (date(2023, 7, 10), date(2023, 8, 28))
    assert card.rrule == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20230828"
    with store.write() as session:
        session.exec_driver_sql("UPDATE bulletins SET digest = ''")
    assert put(store, told).inserted == 0
    assert detail(store, uid).card.rrule == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20230828"
    undo_correction(store, number, who="编辑")
    assert detail(store, uid).card.end == date(2023, 8, 31)
    assert check(store) == []


def test_where_the_store_does_not_tell_what_was_read_the_next_import_does(store, flood):
    correct(store, flood, days=parse_days("2023-08-02"))
    with store.write() as session:
        session.exec_driver_sql("DELETE FROM originals")  # as an earlier version left it
    made = revise_event(store, flood, Revision(summary="甲名"), who="编辑", why="", now=LATER)
    assert not made.applied
    assert detail(store, flood).card.summary == "安平市召开防汛会议"
    assert check(store) == []
    put(store, july())
    assert detail(store, flood).card.summary == "甲名"
    assert undo_correction(store, made.numbers[0], who="编辑")
    assert detail(store, flood).card.summary == "安平市召开防汛会议"


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ({}, StoreError),
        ({"summary": "  "}, StoreError),
        ({"summary": "a\u202eb"}, StoreError),
        ({"add_tags": ("长" * 300,)}, StoreError),
        ({"drop_tags": ("没有",)}, NotFoundError),
        ({"drop_people": ("没有此人",)}, NotFoundError),
    ],
)
def test_what_cannot_be_said_is_refused_whole(store, flood, what, error):
    with pytest.raises(error):
        correct(store, flood, **what)
    assert list_corrections(store) == []


def test_no_such_event(store):
    with pytest.raises(NotFoundError, match="no event"):
        correct(store, "7e47abbc-1ba9-5cc6-9d26-0309305fef09", hide=True)


@pytest.mark.parametrize(
    "text", ["", "soon", "2023-13", "2023-02-30", "2023-07-05/2023-07", "2023-07-05/2023-07-01", "2023/"]
)
def test_no_days(text):
    with pytest.raises(ValueError, match=r"day|month|end"):
        parse_days(text)


def test_days_of_every_precision():
    assert parse_days("2023").precision == Precision.YEAR
    assert parse_days("2024-02").end == date(2024, 2, 29)
    assert parse_days("2023-07-05/2023-07-08").end == date(2023, 7, 8)
