"""The whole way, from a file to its feed, for bulletins that no one meant: those of the tests cut short and run into one another.

Rules look around what they find; here anything may stand there. Each must be refused by name or stored, and what is stored hold together.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar
from sqlalchemy import select

from calendar_app.errors import BulletinError
from calendar_app.extract.people import tagger
from calendar_app.feeds.ical import calendar_bytes
from calendar_app.ingest import ingest_file
from calendar_app.maintenance import check
from calendar_app.store.database.session import open_store
from calendar_app.store.tables import events, rendered

TESTS = Path(__file__).parent.parent
NOW = datetime(2024, 6, 1, tzinfo=UTC)
LONGEST = 4_000  # characters of one bulletin


def spliced(number: int) -> Iterator[str]:
    """So many texts, the same for ever, of the bulletins under ``tests/bulletin``."""
    files = sorted(file for file in (TESTS / "bulletin").rglob("*.txt") if file.stat().st_size < 60_000)
    whole = [text for file in files if (text := file.read_text("utf-8", "ignore").translate({0x27E6: "", 0x27E7: ""}))]
    chance = random.Random(11)  # noqa: S311 - made texts, the same for ever
    for turn in range(number):
        first, second = chance.choice(whole), chance.choice(whole)
        at, to = chance.randrange(len(first)), chance.randrange(len(second))
        lines, others = first.split("\n"), second.split("\n")
        row, other = chance.randrange(len(lines)), chance.randrange(len(others))
        text = [
            first[: at + 1],
            first[at:],
            first[:at] + second[to:],
            "\n".join([*lines[:row], *others[other : other + 12], *lines[row:]]),
        ][turn % 4]
        yield text[:LONGEST]


def test_whatever_is_printed_is_refused_by_name_or_stored_whole(tmp_path):
    stored, refused = 0, []
    with tagger.without_model(), open_store(f"sqlite:///{tmp_path}/spliced.sqlite", create=True) as store:
        for n, text in enumerate(spliced(160)):
            try:
                ingest_file(store, text.encode(), source=f"{n}.txt", now=NOW)
            except BulletinError as error:
                refused.append((f"{n}.txt", str(error)))
            else:
                stored += 1
        assert stored > 100
        assert [said for name, said in refused if name not in said] == []
        assert check(store) == []
        with store.session() as session:
            texts = session.execute(select(rendered.c.vevent)).scalars().all()
            titles = session.execute(select(events.c.title)).scalars().all()
    assert all(title.strip() for title in titles)
    feed = calendar_bytes(
        texts, name="甲", description="甲", feed_uid="甲", base_url=None, source_path="/calendar.ics", last_modified=NOW
    )
    found = Calendar.from_ical(feed).walk("VEVENT")
    assert len(found) == len(texts)
    assert len({str(event["UID"]) for event in found}) == len(texts)
    for event in found:
        assert event["SUMMARY"].strip()
        assert event["DTSTART"].dt < event["DTEND"].dt
        assert not event.errors
