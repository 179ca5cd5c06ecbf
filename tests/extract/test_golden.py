"""Whole bulletins of several layouts and places, invented, against results labelled by hand.

A golden file gives place, period and the entries: dates as (text, start, end, precision, kind), people as (name, posts, kind),
places, organisations, and the kinds of activity; ``given`` holds what the caller has to say about the bulletin.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calendar_app.bulletin import read_bulletin
from calendar_app.extract.pipeline import annotate

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".json")


def labels(annotated):
    """What a golden file says of one entry."""
    return {
        "title": annotated.entry.title,
        "section": list(annotated.entry.section),
        "dates": [[d.text, str(d.start), str(d.end), str(d.precision), str(d.kind)] for d in annotated.dates],
        "people": [[person.name, list(person.titles), person.kind] for person in annotated.people],
        "places": [name.name for name in annotated.places],
        "orgs": [name.name for name in annotated.orgs],
        "activities": [tag.name for tag in annotated.tags if tag.source == "activity"],
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_bulletin_is_read_as_labelled(source):
    golden = json.loads(source.with_suffix(".json").read_text("utf-8"))
    bulletin = read_bulletin(source.read_bytes(), source=source.name, **golden.get("given", {}))
    assert (bulletin.place, bulletin.period) == (golden["place"], golden["period"])
    assert [labels(each) for each in annotate(bulletin).entries] == golden["entries"]


def test_there_are_golden_bulletins_of_many_layouts():
    layouts = {
        read_bulletin(
            path.read_bytes(),
            source=path.name,
            **json.loads(path.with_suffix(".json").read_text("utf-8")).get("given", {}),
        ).layout
        for path in SOURCES
    }
    assert len(SOURCES) >= 6
    assert len(layouts) >= 4
