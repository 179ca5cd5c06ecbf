"""Editions of one file after another, corrected by editors and taken out again: what feeds say of change is true at every step."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from calendar_app.config import Settings
from calendar_app.errors import BulletinError, StoreError
from calendar_app.extract.people import tagger
from calendar_app.ingest import ingest_file, remove
from calendar_app.maintenance import (
    check,
    hide_person,
    list_corrections,
    merge_people,
    repair,
    revise_event,
    undo_correction,
)
from calendar_app.model.revision import Revision, parse_days
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.tables import bulletins, events, people
from calendar_app.web.app import build_app
from tests.sample.test_spliced import spliced

START = datetime(2024, 6, 1, tzinfo=UTC)
ALL = "/calendar/all.ics?precision=day&precision=month&precision=year"
FEEDS = (ALL, "/calendar.ics", "/calendar.atom", "/calendar.csv", "/people.json")
STEPS = 24
DAYS = ("2023-07-05", "2023-07", "2023-12-30/2024-01-02", "0001-01-01", "9999-12-31")
_STAMP = re.compile(r"^(?:SEQUENCE|LAST-MODIFIED|DTSTAMP):.*\r\n", re.MULTILINE)


def edition(text: str, rng: random.Random) -> str:
    """The text with a line less, a line twice, or another day."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    changed = [[], [lines[at]] * 2, [re.sub(r"\d{1,2}(?=日)", str(rng.randrange(1, 29)), lines[at])]][rng.randrange(3)]
    return "\n".join([*lines[:at], *changed, *lines[at + 1 :]])


def one_of(store: Store, column: object, rng: random.Random) -> str:
    with store.session() as session:
        found = sorted(filter(None, session.execute(select(column)).scalars()))
    if not found:
        raise StoreError("nothing there yet")
    return rng.choice(found)


def steps(store: Store, texts: list[str], rng: random.Random) -> list[Callable[[datetime], object]]:
    """What may come next."""

    def bring(now: datetime) -> None:
        n = rng.randrange(len(texts))
        ingest_file(store, texts[n].encode(), source=f"{n}.txt", now=now)

    def change(now: datetime) -> None:
        n = rng.randrange(len(texts))
        texts[n] = edition(texts[n], rng)
        ingest_file(store, texts[n].encode(), source=f"{n}.txt", now=now)

    def correct(now: datetime) -> None:
        revision = rng.choice([Revision(days=parse_days(rng.choice(DAYS))), Revision("甲名"), Revision(hide=True)])
        revise_event(store, one_of(store, events.c.uid, rng), revision, who="e", why="", now=now)

    def undo(now: datetime) -> None:
        standing = [each.number for each in list_corrections(store) if each.revoked is None]
        if standing:
            undo_correction(store, rng.choice(standing), who="e", now=now)

    def join(now: datetime) -> None:
        keep, other = one_of(store, people.c.slug, rng), one_of(store, people.c.slug, rng)
        merge_people(store, keep, other, who="e", why="", spelling=True, now=now)

    def leave_out(now: datetime) -> None:
        hide_person(store, one_of(store, people.c.slug, rng), who="e", why="", now=now)

    def take_out(now: datetime) -> None:
        remove(store, one_of(store, bulletins.c.key, rng), now=now)

    return [bring, bring, bring, change, change, correct, correct, undo, join, leave_out, take_out]


def vevents(text: str) -> dict[str, str]:
    parts = text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    return {value(part, "UID"): part.partition("END:VEVENT")[0] for part in parts}


def value(vevent: str, name: str) -> str:
    return re.findall(rf"(?m)^{name}[:;](.*)\r$", vevent)[0]


@pytest.mark.parametrize("seed", range(5))
def test_feeds_tell_the_truth_about_change(tmp_path, seed):
    rng, seen = random.Random(seed), {}  # noqa: S311 - made histories, the same for ever
    texts = [text[:1500] for text in spliced(60)][12 * seed : 12 * seed + 8]
    url = f"sqlite:///{tmp_path}/s.sqlite"
    with tagger.without_model(), open_store(url, create=True) as store:
        client = build_app(Settings(database_url=url, base_url="https://calendar.example"), store=store).test_client()
        may = steps(store, texts, rng)
        before = {address: client.get(address) for address in FEEDS}
        for step in range(STEPS):
            with suppress(BulletinError, StoreError):
                rng.choice(may)(START + timedelta(minutes=step))
            after = {address: client.get(address) for address in FEEDS}
            for address, answer in after.items():
                old = before[address]
                if answer.data != old.data:
                    held = {"If-None-Match": old.headers["ETag"]}
                    assert client.get(address, headers=held).status_code == 200
                    if since := old.headers.get("Last-Modified"):
                        assert client.get(address, headers={"If-Modified-Since": since}).status_code == 200
            was, now = vevents(before[ALL].text), vevents(after[ALL].text)
            for uid, text in now.items():
                stamp = (int(value(text, "SEQUENCE")), value(text, "LAST-MODIFIED"))
                if uid in was:
                    assert (was[uid] == text) == (_STAMP.sub("", was[uid]) == _STAMP.sub("", text))
                if uid in seen and seen[uid][0] != text:
                    assert stamp[0] > seen[uid][1][0]
                    assert stamp[1] > seen[uid][1][1]
                seen[uid] = (text, stamp)
            before = after
        assert check(store) == []
        assert repair(store, now=START + timedelta(days=9)) == []
        assert client.get(ALL).data == before[ALL].data
    assert len(seen) > 3
