"""Check, repair, backup, restore; and editors' decisions about people."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import text

from calendar_app import maintenance
from calendar_app.errors import GoneError, MovedError, StoreError, StoreVersionError
from calendar_app.feeds.ical import render_vevent
from calendar_app.model.filter import Filter
from calendar_app.store import derived, integrity
from calendar_app.store.database.session import open_store
from calendar_app.store.queries import feeds, people
from calendar_app.store.search import index
from calendar_app.store.writer import store_bulletin
from tests.store.factory import LATER, MAYOR, NOW, bulletin, draft, entry, july, person, post


def put(store, annotated, now=NOW):
    with store.write() as s:
        return store_bulletin(s, annotated, now=now, render=render_vevent)


DAMAGES = [
    ("UPDATE day_counts SET n = n + 1", "wrong-counts"),
    ("DELETE FROM month_counts", "wrong-counts"),
    ("UPDATE term_counts SET n = 7", "wrong-counts"),
    ("DELETE FROM event_months", "wrong-months"),
    ("UPDATE rendered SET vevent = 'x'", "wrong-texts"),
    ("DELETE FROM rendered", "wrong-texts"),
    ("UPDATE people SET events = 99", "wrong-people"),
    ("DELETE FROM tenures", "wrong-people"),
    ("DELETE FROM participations WHERE person_id < 0", None),
]


@pytest.mark.parametrize(("damage", "code"), DAMAGES, ids=[d[0][:40] for d in DAMAGES])
def test_check_finds_and_repair_mends_what_is_derived(store, damage, code):
    put(store, july())
    assert maintenance.check(store) == []
    with store.session() as s:
        before = list(feeds.stream_vevents(s, Filter()))
    with store.write() as s:
        s.execute(text(damage))
    assert {p.code for p in maintenance.check(store)} == ({code} if code else set())
    assert maintenance.repair(store, now=NOW) == []
    if code != "wrong-texts":
        with store.session() as s:
            assert list(feeds.stream_vevents(s, Filter())) == before


def test_check_finds_a_bulletin_that_is_not_whole(store):
    put(store, july())
    with store.write() as s:
        s.execute(text("DELETE FROM diagnostics"))
        s.execute(text("UPDATE bulletins SET entries = entries + 1"))
    assert [p.code for p in maintenance.check(store)] == ["half-bulletin"]


LOST_MENTIONS = {
    "of a profile that is gone": (
        "UPDATE mentions SET profiles = '[999999]' WHERE profiles <> '[]'",
        "broken-reference",
    ),
    "without whose they are": ("UPDATE mentions SET profiles = '[]'", "half-entry"),
    "of an entry without any row": ("DELETE FROM mentions", "half-entry"),
}


@pytest.mark.parametrize(("damage", "code"), LOST_MENTIONS.values(), ids=LOST_MENTIONS)
def test_check_finds_mentions(store, damage, code):
    put(store, bulletin(entry(1, "市长调研", draft(date(2023, 7, 1)), people=[person("王安", MAYOR)])))
    assert maintenance.check(store) == []
    with store.write() as s:
        s.execute(text(damage))
    assert code in {p.code for p in maintenance.check(store) if not p.repairable}


def test_check_finds_an_entry_that_search_has_lost(store):
    put(store, july())
    with store.write() as s:
        s.execute(
            text(
                "INSERT INTO search (search) VALUES ('delete-all')"
                if store.dialect == "sqlite"
                else "DELETE FROM search"
            )
        )
    assert [p.code for p in maintenance.check(store)] == ["wrong-search"]
    assert maintenance.repair(store) == []


def another_text(store, change):
    """The index is told other words of every entry than are printed."""
    with store.write() as s:
        documents = [d for batch in derived.entry_batches(s) for d in batch]
        index.drop(s, documents)
        index.add(s, [d._replace(**change(d)) for d in documents])


OTHER_WORDS = {
    "one word more": lambda d: {"body": f"{d.body}又"},
    "as many others": lambda d: {"body": d.body.translate({ord(d.body[-2]): "汛"})[::-1]},
    "another title": lambda d: {"title": d.title[::-1]},
    "of another city": lambda d: {"city_id": d.city_id + 1},
}


@pytest.mark.parametrize("change", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_check_finds_outdated_words_in_the_search_index_and_repair_mends_them(store, change):
    put(store, july())
    another_text(store, change)
    assert [p.code for p in maintenance.check(store)] == ["wrong-search"]
    assert maintenance.repair(store, now=NOW) == []
    assert maintenance.check(store) == []


def test_only_some_of_a_large_store_are_looked_up_word_for_word(store, monkeypatch):
    monkeypatch.setattr(integrity, "SAMPLE", 2)
    put(store, july())
    assert maintenance.check(store) == []
    another_text(store, OTHER_WORDS["as many others"])
    assert [p.code for p in maintenance.check(store)] == ["wrong-search"]


def test_a_backup_taken_while_open_restores_to_the_same_bytes(url, tmp_path: Path):
    with open_store(url, create=True) as store:
        put(store, july())
        with store.session() as s:
            before = list(feeds.stream_vevents(s, Filter()))
            maintenance.backup(url, tmp_path / "backup")
        put(store, bulletin(entry(1, "后来的事", draft(date(2023, 8, 1))), period="2023-08"))
    maintenance.restore(url, tmp_path / "backup")
    with open_store(url) as again:
        assert maintenance.check(again) == []
        with again.session() as s:
            assert list(feeds.stream_vevents(s, Filter())) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("damage", ["cut", "text", "newer"])
def test_restore_refuses_a_broken_or_newer_file_and_changes_nothing(damage, tmp_path: Path):
    url, file = f"sqlite:///{tmp_path / 'db.sqlite'}", tmp_path / "backup"
    with open_store(url, create=True) as store:
        put(store, july())
        if damage == "newer":
            with store.write() as s:
                s.execute(text("UPDATE alembic_version SET version_num = '9999'"))
            import shutil

            store.close()
            shutil.copy(tmp_path / "db.sqlite", file)
            with store.write() as s:
                s.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        else:
            maintenance.backup(url, file)
            data = file.read_bytes()
            file.write_bytes(data[: len(data) // 2] if damage == "cut" else b"no database")
        with pytest.raises(StoreVersionError if damage != "cut" else StoreError, match="backup"):
            maintenance.restore(url, file)
        assert maintenance.check(store) == []


CLERK = post("局长", "安平市水利局", "安平市", "局长", 13)


def two_of_a_name(store):
    put(
        store,
        bulletin(
            entry(1, "市长调研", draft(date(2023, 7, 1)), people=[person("王安", MAYOR, roles=["调研"])]),
            entry(2, "水利局会议", draft(date(2023, 7, 2)), people=[person("王安", CLERK, roles=["主持"])]),
        ),
    )


def slugs(store):
    with store.session() as s:
        return sorted(c.slug for c in people.officials(s, Filter(), limit=50))


def count(store, slug):
    with store.session() as s:
        return people.official(s, slug).events


def test_a_merge_holds_over_imports_and_can_be_taken_back(store):
    two_of_a_name(store)
    second = "王安-安平市政府"
    assert slugs(store) == ["王安", second]
    number = maintenance.merge_people(store, second, "王安", who="e", why="same")
    assert slugs(store) == [second]
    assert count(store, second) == 2
    with store.session() as s, pytest.raises(MovedError) as moved:
        people.official(s, "王安")
    assert moved.value.target == second
    put(
        store, bulletin(entry(1, "市长讲话", draft(date(2023, 8, 1)), people=[person("王安", MAYOR)]), period="2023-08")
    )
    assert count(store, second) == 3
    assert maintenance.check(store) == []
    maintenance.undo_correction(store, number, who="e")
    assert slugs(store) == ["王安", second]
    assert (count(store, "王安"), count(store, second)) == (1, 2)
    assert maintenance.check(store) == []
    assert [c.revoked is None for c in maintenance.list_corrections(store)] == [False]


def test_a_split_holds_over_imports_and_can_be_taken_back(store):
    vice = post("副市长", "安平市政府", "安平市", "副市长", 5)
    put(
        store,
        bulletin(
            entry(1, "市长调研", draft(date(2023, 7, 1)), people=[person("王安", MAYOR)]),
            entry(2, "副市长会议", draft(date(2023, 7, 2)), people=[person("王安", vice)]),
        ),
    )
    assert slugs(store) == ["王安"]
    other = maintenance.split_person(store, "王安", ["副市长"], who="e", why="two")
    assert len(slugs(store)) == 2
    put(
        store,
        bulletin(entry(1, "副市长讲话", draft(date(2023, 8, 1)), people=[person("王安", vice)]), period="2023-08"),
    )
    assert sorted((count(store, "王安"), count(store, other))) == [1, 2]
    assert maintenance.check(store) == []
    [correction] = maintenance.list_corrections(store)
    maintenance.undo_correction(store, correction.number, who="e")
    assert len(slugs(store)) == 1
    assert maintenance.check(store) == []


def test_a_merge_is_the_last_word_over_a_split_from_before(store):
    vice = post("副市长", "安平市政府", "安平市", "副市长", 5)
    put(
        store,
        bulletin(
            entry(1, "市长调研", draft(date(2023, 7, 1)), people=[person("王安", MAYOR)]),
            entry(2, "副市长会议", draft(date(2023, 7, 2)), people=[person("王安", vice)]),
        ),
    )
    other = maintenance.split_person(store, "王安", ["副市长"], who="e", why="two")
    address = f"https://town.example/officials/{quote(other)}?from=2023-07"
    number = maintenance.merge_people(store, "/officials/王安", address, who="e", why="one after all")
    assert slugs(store) == ["王安"]
    assert count(store, "王安") == 2
    assert maintenance.check(store) == []
    maintenance.undo_correction(store, number, who="e")
    assert slugs(store) == ["王安", other]
    assert maintenance.check(store) == []
    maintenance.merge_people(store, "王安", other, who="e", why="one")
    again = maintenance.split_person(store, "王安", ["副市长"], who="e", why="two after all")
    assert slugs(store) == sorted(["王安", again])
    assert maintenance.check(store) == []


def two_spellings(store):
    put(
        store,
        bulletin(
            entry(1, "市长调研", draft(date(2023, 7, 1)), people=[person("冯国强", MAYOR)]),
            entry(2, "局长会议", draft(date(2023, 7, 2)), people=[person("冯国弹", CLERK)]),
            entry(3, "局长讲话", draft(date(2023, 7, 3)), people=[person("冯国弹", CLERK)]),
        ),
    )


def test_another_spelling_is_merged_where_an_editor_says_so(store):
    two_spellings(store)
    with pytest.raises(StoreError, match="different names"):
        maintenance.merge_people(store, "冯国强", "冯国弹", who="e", why="")
    number = maintenance.merge_people(store, "冯国强", "冯国弹", who="e", why="script", spelling=True)
    assert slugs(store) == ["冯国强"]
    assert count(store, "冯国强") == 3
    with store.session() as s:
        assert people.official(s, "冯国强").card.name == "冯国强"
        assert [c.name for c in people.officials(s, Filter(), q="fgq", limit=5)] == ["冯国强"]
        with pytest.raises(MovedError):
            people.official(s, "冯国弹")
    assert maintenance.check(store) == []
    put(
        store,
        bulletin(entry(1, "局长到访", draft(date(2023, 8, 1)), people=[person("冯国弹", CLERK)]), period="2023-08"),
    )
    assert count(store, "冯国强") == 4
    assert maintenance.check(store) == []
    maintenance.undo_correction(store, number, who="e")
    assert slugs(store) == ["冯国弹", "冯国强"]
    assert (count(store, "冯国强"), count(store, "冯国弹")) == (1, 3)
    with store.session() as s:
        assert people.official(s, "冯国弹").card.name == "冯国弹"
    assert maintenance.check(store) == []


def test_a_namesake_of_the_other_spelling_stays_apart(store):
    two_spellings(store)
    maintenance.merge_people(store, "冯国强", "冯国弹", who="e", why="script", spelling=True)
    far = post("县长", "远山县政府", "远山县", "县长", 61)
    put(
        store,
        bulletin(entry(1, "县长调研", draft(date(2023, 8, 1)), people=[person("冯国弹", far)]), period="2023-08"),
    )
    assert len(slugs(store)) == 2
    assert count(store, "冯国强") == 3
    assert maintenance.check(store) == []


def test_whoever_is_called_otherwise_by_a_merge_is_so_in_the_feeds(store):
    two_spellings(store)
    far = person("馮國強", post("局长"))  # whose, is not said
    put(store, bulletin(entry(1, "局长到访", draft(date(2023, 8, 1)), people=[far]), place="远山县", period="2023-08"))
    number = maintenance.merge_people(store, "冯国强", "馮國強", who="e", why="script", spelling=True)
    assert maintenance.check(store) == []
    maintenance.undo_correction(store, number, who="e")
    assert maintenance.check(store) == []


def test_who_is_hidden_under_one_spelling_stays_hidden_when_another_is_merged_with_it(store):
    two_spellings(store)
    maintenance.hide_person(store, "冯国弹", who="e", why="asked", now=LATER)
    assert slugs(store) == ["冯国强"]
    maintenance.merge_people(store, "冯国强", "冯国弹", who="e", why="script", spelling=True)
    assert slugs(store) == []
    assert maintenance.check(store) == []


def test_a_hidden_person_is_nowhere_until_shown_again(store):
    put(store, july())
    number = maintenance.hide_person(store, "叶知秋", who="e", why="asked", now=LATER)
    assert slugs(store) == ["秦望川"]
    with store.session() as s:
        with pytest.raises(GoneError):
            people.official(s, "叶知秋")
        assert not any("叶知秋" in v for v in feeds.stream_vevents(s, Filter()))
        assert people.officials(s, Filter(), q="yzq", limit=5) == []
    put(store, bulletin(entry(1, "调研", draft(date(2023, 8, 1)), people=[person("叶知秋", MAYOR)]), period="2023-08"))
    assert slugs(store) == ["秦望川"]
    assert maintenance.check(store) == []
    maintenance.undo_correction(store, number, who="e")
    assert slugs(store) == ["叶知秋", "秦望川"]
    assert maintenance.check(store) == []
