"""Tables for programs: CSV (RFC 4180), JSON Lines, and JSON Feed 1.1 with the same record in each item.

Every form writes ``FIELDS`` in this order, with the same values; ``DICTIONARY`` says what each means.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from calendar_app.feeds.atom import timestamp
from calendar_app.feeds.ical import event_path
from calendar_app.feeds.text import clean, one_line
from calendar_app.feeds.wording import description as event_description
from calendar_app.feeds.wording import marked_summary
from calendar_app.model.calendar import FeedEvent

Value = str | int | list[str] | None
_SUMMARY_LIMIT = 200
#: Lines of JSON handed on at a time.
_LINES = 100
#: A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its JSON type, what it means, and how it is read from an event."""

    name: str
    type: str
    meaning: str
    read: Callable[[FeedEvent], Value]


FIELDS: tuple[Field, ...] = (
    Field("uid", "string", "事项的编号，永不改变；也是日历里的 UID", lambda e: e.uid),
    Field("kind", "string", "main 正文所报、also 文中另一事、planned 预告、recurring 定期", lambda e: e.kind),
    Field("summary", "string", "事项，一句话", lambda e: one_line(e.summary)),
    Field("title", "string", "所在条目的标题", lambda e: one_line(e.title)),
    Field("start", "date", "第一天（ISO 8601）", lambda e: e.start.isoformat()),
    Field("end", "date", "最后一天，含当天", lambda e: e.end.isoformat()),
    Field("precision", "string", "day 日、part 一日之内、month 只知月份、year 只知年份", lambda e: e.precision),
    Field("edtf", "string", "日期的 EDTF（ISO 8601-2）写法，可表示未知的部分", lambda e: e.edtf),
    Field("rrule", "string?", "重复规则（RFC 5545）", lambda e: e.rrule),
    Field("part", "string?", "一日之内的时段，如 上午", lambda e: e.part),
    Field("time", "string?", "当地钟点或起止，如 09:30、09:00/11:00", lambda e: e.time),
    Field("city", "string?", "公报所属的城市", lambda e: _optional(e.city)),
    Field("place", "string?", "地点，照原文", lambda e: _optional(e.place)),
    Field("categories", "string[]", "主题", lambda e: _lines(e.categories)),
    Field("people", "string[]", "公职人员，带职务", lambda e: _lines(e.people)),
    Field("quote", "string", "写着日期的那句原文", lambda e: clean(e.quote)),
    Field("bulletin", "string", "出自哪一期公报", lambda e: one_line(e.bulletin)),
    Field("page", "integer?", "公报的页码", lambda e: e.page),
    Field("note", "string?", "说明，如没有期限的规则", lambda e: _optional(e.note)),
    Field("sequence", "integer", "改动的次数", lambda e: e.sequence),
    Field("created", "datetime", "首次收录（UTC）", lambda e: timestamp(e.created)),
    Field("last_modified", "datetime", "最近一次改动（UTC）", lambda e: timestamp(e.last_modified)),
)


#: The data dictionary: the fields, and the address that stands beside them where there is a public one.
DICTIONARY = (*FIELDS, Field("url", "string?", "事项的网页；没有公开地址时空缺", lambda e: None))


def record(event: FeedEvent) -> dict[str, Value]:
    """An event as one flat record, keys in the order of ``FIELDS``."""
    return {field.name: field.read(event) for field in FIELDS}


def csv_stream(events: Iterable[FeedEvent], *, base_url: str | None) -> Iterator[bytes]:
    """CSV with a header line, CRLF, UTF-8; lists are joined by ``;``, ``url`` is empty without a public address.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([field.name for field in FIELDS] + ["url"])
    for event in events:
        writer.writerow([_cell(value) for value in record(event).values()] + [_url(event, base_url) or ""])
        if buffer.tell() > 65536:
            yield _taken(buffer)
    yield _taken(buffer)


def jsonl_stream(events: Iterable[FeedEvent], *, base_url: str | None) -> Iterator[bytes]:
    """One JSON object a line (jsonlines.org), UTF-8, the record and ``url`` where there is a public address."""
    lines: list[str] = []
    for event in events:
        lines.append(json.dumps(_linked(event, base_url), ensure_ascii=False, separators=(",", ":")) + "\n")
        if len(lines) == _LINES:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def json_bytes(
    events: Iterable[FeedEvent],
    *,
    name: str,
    description: str,
    base_url: str | None,
    source_path: str,
    page_path: str,
) -> bytes:
    """JSON Feed 1.1: an item an event, its whole record under ``_event``.

    Args:
        events: in the order of the feed.
        name: title of the feed.
        description: what it holds.
        base_url: public address without a slash at the end; None leaves addresses out.
        source_path: path and query of the feed.
        page_path: path and query of the page with the same events.
    """
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": one_line(name)}
    if base_url is not None:
        feed |= {"home_page_url": base_url + page_path, "feed_url": base_url + source_path}
    feed |= {"description": clean(description), "language": "zh-Hans", "items": [_item(e, base_url) for e in events]}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(event: FeedEvent, base_url: str | None) -> dict[str, object]:
    item: dict[str, object] = {"id": f"urn:uuid:{event.uid}"}
    if url := _url(event, base_url):
        item["url"] = url
    return item | {
        "title": marked_summary(event, _SUMMARY_LIMIT),
        "content_text": event_description(event),
        "date_published": timestamp(event.created),
        "date_modified": timestamp(event.last_modified),
        "tags": _lines(event.categories),
        "_event": record(event),
    }


def _linked(event: FeedEvent, base_url: str | None) -> dict[str, Value]:
    url = _url(event, base_url)
    return record(event) | ({"url": url} if url else {})


def _url(event: FeedEvent, base_url: str | None) -> str | None:
    return None if base_url is None else base_url + event_path(event.uid)


def _lines(values: Iterable[str]) -> list[str]:
    return [line for value in dict.fromkeys(values) if (line := one_line(value))]


def _optional(value: str | None) -> str | None:
    return one_line(value or "") or None


def _cell(value: Value) -> str:
    text = ";".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _taken(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return data
