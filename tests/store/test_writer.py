"""Importing: once, again, corrected, inserted, removed and back; stamps and UIDs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from calendar_app.errors import GoneError, NotFoundError
from calendar_app.model.extraction import DateKind
from calendar_app.model.filter import Filter
from calendar_app.store.database.session import Store
from calendar_app.store.events.rendering import feed_events
from calendar_app.store.mentions import read
from calendar_app.store.queries import bulletins, one_event, people
from calendar_app.store.tables import events as event_table
from calendar_app.store.tables import metadata, rendered
from calendar_app.store.writer import Tally, remove_bulletin, store_bulletin
from tests.store.factory import LATER, MAYOR, NOW, bulletin, draft, entry, july, person, render


def put(store, annotated, now=NOW):
    with store.write() as s:
        return store_bulletin(s, annotated, now=now, render=render)


def dump(store):
    """Every row of every table."""
    with store.session() as s:
        return {t.name: sorted(map(repr, s.execute(select(t)).all())) for t in metadata.sorted_tables}


def uids(store):
    """UIDs by the summary and first day of their events."""
    with store.session() as s:
        rows = s.execute(select(event_table.c.summary, event_table.c.dtstart, event_table.c.uid))
        return {(summary, day): uid for summary, day, uid in rows}


def stamps(store):
    with store.session() as s:
        rows = s.execute(select(event_table.c.summary, event_table.c.sequence, event_table.c.last_modified))
        return {summary: (sequence, modified) for summary, sequence, modified in rows}


def test_importing_again_changes_no_row(store):
    assert put(store, july()) == Tally(inserted=8)
    before = dump(store)
    assert put(store, july(), LATER) == Tally(unchanged=8)
    assert dump(store) == before


def test_texts_of_new_events_are_what_the_rows_make(store):
    put(store, july())
    with store.session() as s:
        kept = {i: vevent for i, vevent in s.execute(select(rendered.c.event_id, rendered.c.vevent))}  # noqa: C416 - rows
        made = {i: render(event) for i, event in feed_events(s, s.execute(select(event_table.c.id)).scalars()).items()}
    assert kept == made
    assert len(kept) == 8
    assert any("市长 叶知秋" in vevent for vevent in kept.values())


def test_a_renamed_file_changes_no_event(store):
    put(store, july())
    before = stamps(store)
    again = july()
    put(store, replace(again, bulletin=replace(again.bulletin, source="other.txt")), LATER)
    assert stamps(store) == before


def test_a_failed_import_leaves_the_database_as_it_was(store):
    put(store, july())
    before = dump(store)

    def broken(event):
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError, match="no room"), store.write() as s:
        store_bulletin(
            s, bulletin(entry(1, "一件事", draft(date(2023, 8, 1))), period="2023-08"), now=NOW, render=broken
        )
    assert dump(store) == before


def days(*titles, start=1):
    return [entry(i, t, draft(date(2023, 7, i))) for i, t in enumerate(titles, start)]


def test_a_corrected_title_keeps_the_uid_and_moves_the_sequence(store):
    put(store, bulletin(*days("全市防汛工作会议召开", "古城灯会开幕")))
    before = uids(store)
    assert put(store, bulletin(*days("全市防汛抗旱工作会议召开", "古城灯会开幕")), LATER) == Tally(
        updated=1, unchanged=1
    )
    assert sorted(uids(store).values()) == sorted(before.values())
    assert stamps(store)["全市防汛抗旱工作会议召开"] == (1, int(LATER.timestamp()))
    assert stamps(store)["古城灯会开幕"] == (0, int(NOW.timestamp()))


def test_an_inserted_entry_moves_nobody_elses_uid(store):
    one, two = days("全市防汛工作会议召开", "古城灯会开幕")
    put(store, bulletin(one, two))
    before = uids(store)
    new = entry(1, "新机场动工", draft(date(2023, 7, 20)))
    moved = [replace(e, entry=replace(e.entry, n=e.entry.n + 1)) for e in (one, two)]
    assert put(store, bulletin(new, *moved), LATER) == Tally(inserted=1, unchanged=2)
    assert before.items() <= uids(store).items()


def test_two_entries_of_one_title_have_two_uids_that_a_rebuild_mints_again(store):
    found = bulletin(*days("市委常委会召开会议", "市委常委会召开会议", "市委常委会召开会议"))
    put(store, found)
    before = uids(store)
    assert len(set(before.values())) == 3
    with store.session() as s:
        [card] = bulletins.bulletins(s, Filter())
    with store.write() as s:
        remove_bulletin(s, card.id, now=NOW, render=render)
    put(store, found)
    assert uids(store) == before


def test_a_better_reading_of_dates_keeps_the_uids_of_what_stays(store):
    planned = draft(date(2023, 9, 1), kind=DateKind.PLANNED, summary="将开幕")
    put(store, bulletin(entry(1, "灯会筹备", draft(date(2023, 7, 1)), planned)))
    before = uids(store)
    earlier = draft(date(2023, 8, 1), kind=DateKind.PLANNED, summary="将售票")
    second = replace(planned, number=2)
    tally = put(store, bulletin(entry(1, "灯会筹备", draft(date(2023, 7, 1)), earlier, second)), LATER)
    assert tally.inserted == 1
    assert before.items() <= uids(store).items()


def test_what_is_removed_is_gone_and_comes_back_as_itself(store):
    put(store, july())
    put(
        store,
        bulletin(entry(1, "八月的事", draft(date(2023, 8, 5)), people=[person("叶知秋", MAYOR)]), period="2023-08"),
    )
    before = uids(store)
    with store.session() as s:
        card = next(c for c in bulletins.bulletins(s, Filter()) if c.period == "2023-07")
    with store.write() as s:
        assert remove_bulletin(s, card.id, now=LATER, render=render) == Tally(removed=8)
    gone = before[("防汛抗旱工作调研", date(2023, 7, 6))]
    with store.session() as s:
        with pytest.raises(GoneError):
            one_event.event_detail(s, gone)
        with pytest.raises(GoneError):
            people.official(s, "秦望川")
        with pytest.raises(GoneError):
            bulletins.bulletin_detail(s, card.id)
        assert people.official(s, "叶知秋").entries == 1
        [found] = s.execute(text("SELECT found FROM mentions")).scalars()
        left = read(found)
        assert [len(left.dates), len(left.people), len(left.people[0].posts), len(left.tags)] == [1, 1, 1, 1]
    with pytest.raises(NotFoundError), store.write() as s:
        remove_bulletin(s, card.id, now=LATER, render=render)
    assert put(store, july(), LATER) == Tally(inserted=8)
    assert uids(store) == before
    with store.session() as s:
        assert bulletins.bulletin_detail(s, card.id).card.id == card.id
    assert stamps(store)["防汛抗旱工作调研"] == (1, int(LATER.timestamp()))
    with store.session() as s:
        assert people.official(s, "秦望川").entries == 1


def test_another_bulletin_of_the_same_name_that_shares_nothing_stands_beside_it(store):
    put(store, bulletin(*days("全市防汛工作会议召开")))
    put(store, bulletin(entry(1, "大学生运动会闭幕", draft(date(2023, 7, 9)))))
    with store.session() as s:
        assert len({c.id for c in bulletins.bulletins(s, Filter())}) == 2
    assert len(uids(store)) == 2


TITLES = (
    "全市防汛工作会议召开",
    "古城灯会开幕",
    "新机场航站楼动工",
    "中学生篮球联赛落幕",
    "夏粮入库过半",
    "地铁三号线通车试运行",
)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_shuffled_dropped_and_retouched_entries_keep_the_uids_of_those_that_stay(
    store: Store, data: st.DataObject
) -> None:
    first = data.draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=2))
    second = data.draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=1))
    touched = {t: t + data.draw(st.sampled_from(("", "（图）", "圆满"))) for t in second}
    period = f"{data.draw(st.integers(1, 9999)):04}-07"
    year = int(period[:4])
    one = [entry(i, t, draft(date(year, 7, TITLES.index(t) + 1))) for i, t in enumerate(first, 1)]
    two = [entry(i, touched[t], draft(date(year, 7, TITLES.index(t) + 1))) for i, t in enumerate(second, 1)]
    if not set(first) & set(second):
        return
    put(store, bulletin(*one, period=period))
    before = {day: uid for (_, day), uid in uids(store).items() if day.year == year}
    put(store, bulletin(*two, period=period), LATER)
    after = {day: uid for (_, day), uid in uids(store).items() if day.year == year}
    both = {date(year, 7, TITLES.index(t) + 1) for t in set(first) & set(second)}
    assert {day: after[day] for day in both} == {day: before[day] for day in both}
    assert len(set(after.values())) == len(second)


@pytest.mark.parametrize("anew", [False, True], ids=["as-it-is", "read-otherwise"])
def test_a_second_bulletin_of_a_month_is_not_taken_for_the_first_that_now_tells_of_the_same(store, anew):
    made = [
        entry(n, f"{name}举行", draft(date(2023, 7, n))) for n, name in enumerate(("龙舟赛", "招聘会", "书画展"), 1)
    ]
    first, second = bulletin(made[0]), bulletin(*made[1:])
    put(store, first)
    put(store, second)
    put(store, bulletin(made[0], made[1]), LATER)  # the first, with what the second tells, too
    before = stamps(store)
    if anew:
        read = replace(second.entries[0], entry=replace(second.entries[0].entry, body="7月2日，招聘会。"))
        second = replace(second, entries=(read, second.entries[1]))
    tally = put(store, second, LATER)
    assert (tally.inserted, tally.removed) == (0, 0)
    assert stamps(store).keys() == before.keys() == {"龙舟赛举行", "招聘会举行", "书画展举行"}
    with store.session() as s:
        assert s.execute(text("SELECT number, entries FROM bulletins ORDER BY number")).all() == [(1, 2), (2, 2)]
