"""Parts of the interface that need no database: JSON and its schema, cursors, the rate limit."""

import json
import multiprocessing
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_app.model.bulletin import Span
from calendar_app.web.api import cursor, limits
from calendar_app.web.api.limits import Grant, RateLimit, Tally
from calendar_app.web.api.schema import json_bytes, schema_of


@dataclass(frozen=True)
class Inner:
    """An inner thing."""

    span: Span
    with_: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outer:
    """An outer
    thing."""

    day: date
    at: datetime
    inner: Inner | None
    n: int | None
    words: tuple[str, ...]


def test_json_and_schema_of_a_dataclass_agree():
    value = Outer(date(2023, 7, 6), datetime(2023, 8, 1, 9, tzinfo=UTC), Inner(Span(1, 2), (("a", "b"),)), None, ("x",))
    assert json.loads(json_bytes(value)) == {
        "day": "2023-07-06",
        "at": "2023-08-01T09:00:00Z",
        "inner": {"span": [1, 2], "with": [["a", "b"]]},
        "n": None,
        "words": ["x"],
    }
    found = {}
    assert schema_of(Outer, found) == {"$ref": "#/components/schemas/Outer"}
    assert found["Outer"] == {
        "type": "object",
        "description": "An outer thing.",
        "properties": {
            "day": {"type": "string", "format": "date"},
            "at": {"type": "string", "format": "date-time"},
            "inner": {"anyOf": [{"$ref": "#/components/schemas/Inner"}, {"type": "null"}]},
            "n": {"type": ["integer", "null"]},
            "words": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["day", "at", "inner", "n", "words"],
        "additionalProperties": False,
    }
    assert found["Inner"]["properties"]["span"] == {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": "integer"}],
        "items": False,
        "minItems": 2,
        "maxItems": 2,
    }


def test_a_type_without_a_form_in_json_is_refused():
    with pytest.raises(TypeError, match="no JSON Schema"):
        schema_of(bytes, {})


@given(st.dates(), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_cursor_reads_back(day, key):
    assert cursor.decode_dated(cursor.encode(day, key)) == (day, key)


@given(st.text(max_size=60))
def test_any_other_token_names_no_page(token):
    try:
        key = cursor.decode(token, 2)
    except cursor.UnknownPageError:
        return
    assert len(key) == 2


@pytest.mark.parametrize(
    "key", [(), ("a",), (1, 2, 3), ([1], "x"), (None, None), (2**63, "a"), (True, "a"), ("a\x00", "b")], ids=str
)
def test_a_cursor_of_another_list_is_refused(key):
    with pytest.raises(cursor.UnknownPageError):
        cursor.decode_dated(cursor.encode(*key))


def test_the_share_is_counted_by_reader_and_window():
    now = [120.5]
    limit = RateLimit(2, 60, clock=lambda: now[0])
    assert [limit.spend("a") for _ in range(3)] == [Grant(True, 1, 60), Grant(True, 0, 60), Grant(False, 0, 60)]
    assert limit.spend("b") == Grant(True, 1, 60)
    now[0] = 180.0
    assert limit.spend("a") == Grant(True, 1, 60)
    assert limit.policy == '"default";q=2;w=60'


def test_processes_that_are_forked_count_together():
    tally = Tally()
    forks = multiprocessing.get_context("fork")
    others = [forks.Process(target=lambda: [tally.add("a", 1) for _ in range(200)]) for _ in range(3)]
    for other in others:
        other.start()
    for _ in range(200):
        tally.add("a", 1)
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0, 0]
    assert tally.add("a", 1) == 801


def test_the_reader_not_seen_for_longest_is_forgotten_first(monkeypatch):
    monkeypatch.setattr(limits, "_SLOTS", 8)  # as many as a reader has places: all meet
    tally = Tally()
    for window, reader in enumerate("abcdefgh", 1):
        assert tally.add(reader, window) == 1
    assert tally.add("b", 2) == 2
    assert tally.add("i", 9) == 1  # in the place of "a"
    assert [tally.add(reader, window) for window, reader in ((2, "b"), (8, "h"), (9, "i"))] == [3, 2, 2]
    assert tally.add("a", 10) == 1
