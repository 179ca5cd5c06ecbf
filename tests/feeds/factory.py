"""Events for feed tests, as the store hands them over."""

from datetime import UTC, date, datetime
from typing import Any

from calendar_app.model.calendar import FeedEvent

STAMP = datetime(2023, 8, 1, 9, 30, tzinfo=UTC)


def feed_event(**changes: Any) -> FeedEvent:
    """An exact day, with everything a bulletin prints; ``changes`` replace fields."""
    fields: dict[str, Any] = {
        "uid": "7c9e6679-7425-50de-944b-e07fc1f90ae7",
        "kind": "main",
        "summary": "市长调研老旧小区改造",
        "title": "市长调研老旧小区改造",
        "start": date(2023, 7, 6),
        "end": date(2023, 7, 6),
        "precision": "day",
        "edtf": "2023-07-06",
        "rrule": None,
        "part": None,
        "time": None,
        "quote": "7月6日，市长到城东街道调研。",
        "bulletin": "临川要情 2023年第7期",
        "page": 12,
        "city": "临川市",
        "place": "城东街道",
        "categories": ("城市建设", "调研"),
        "people": ("市长 沈一帆", "副市长 鲁明"),
        "sequence": 0,
        "created": STAMP,
        "last_modified": STAMP,
    }
    return FeedEvent(**(fields | changes))
