"""Conditional requests and compression against a resource of known bytes (RFC 9110 13, 12.5.3, 15.4.5)."""

import gzip
from datetime import UTC, datetime

import pytest
from flask import Flask, request

from calendar_app.web.serving.conditional import Representation, resource_headers, respond, respond_stream

BODY = "BEGIN:VCALENDAR 公报\r\n".encode() * 100
CHANGED = datetime(2023, 8, 1, 9, 30, 15, 123456, tzinfo=UTC)
LAST_MODIFIED = "Tue, 01 Aug 2023 09:30:15 GMT"
THING = Representation(
    BODY, content_type="text/calendar; charset=utf-8", last_modified=CHANGED, filename="calendar-防汛.ics", max_age=600
)
TAG = f'"{THING.digest}"'
GZIP_TAG = f'"{THING.digest}-gz"'


@pytest.fixture(scope="module")
def client():
    app = Flask("t", static_folder=None)
    app.add_url_rule("/thing", "thing", lambda: respond(request, THING))
    headers = resource_headers("text/calendar; charset=utf-8", "all.ics", 600, None)
    pieces = [BODY[:7], BODY[7:]]
    app.add_url_rule("/stream", "stream", lambda: respond_stream(request, iter(pieces), headers, "v1", None))
    return app.test_client()


def test_a_plain_answer(client):
    answer = client.get("/thing")
    assert (answer.status_code, answer.data) == (200, BODY)
    assert dict(answer.headers) == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": "inline; filename=\"calendar-__.ics\"; filename*=UTF-8''calendar-%E9%98%B2%E6%B1%9B.ics",
        "Cache-Control": "public, max-age=600",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Last-Modified": LAST_MODIFIED,
        "ETag": TAG,
        "Content-Length": str(len(BODY)),
    }


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"If-None-Match": TAG}, 304, id="etag"),
        pytest.param({"If-None-Match": f'"other", {TAG}'}, 304, id="list"),
        pytest.param({"If-None-Match": f"W/{TAG}"}, 304, id="weak"),
        pytest.param({"If-None-Match": "*"}, 304, id="star"),
        pytest.param({"If-None-Match": '"other"'}, 200, id="other-etag"),
        pytest.param({"If-None-Match": GZIP_TAG}, 200, id="etag-of-the-packed-form"),
        pytest.param({"If-None-Match": GZIP_TAG, "Accept-Encoding": "gzip"}, 304, id="packed"),
        pytest.param({"If-None-Match": TAG, "Accept-Encoding": "gzip"}, 200, id="packed-asked-plain-held"),
        pytest.param({"If-Modified-Since": LAST_MODIFIED}, 304, id="date"),
        pytest.param({"If-Modified-Since": "Tue, 01 Aug 2023 09:30:16 GMT"}, 304, id="later-date"),
        pytest.param({"If-Modified-Since": "Tue, 01 Aug 2023 09:30:14 GMT"}, 200, id="a-second-before"),
        pytest.param({"If-Modified-Since": "yesterday"}, 200, id="unreadable-date"),
        pytest.param({"If-None-Match": '"other"', "If-Modified-Since": LAST_MODIFIED}, 200, id="etag-outranks-date"),
        pytest.param({"If-None-Match": TAG, "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 304, id="etag-wins"),
        pytest.param({"If-Match": TAG}, 200, id="if-match"),
        pytest.param({"If-Match": "*"}, 200, id="if-match-star"),
        pytest.param({"If-Match": '"other"'}, 412, id="if-match-fails"),
        pytest.param({"If-Match": f"W/{TAG}"}, 412, id="if-match-is-strong"),
        pytest.param({"If-Unmodified-Since": LAST_MODIFIED}, 200, id="unmodified-since"),
        pytest.param({"If-Unmodified-Since": "Tue, 01 Aug 2023 09:30:14 GMT"}, 412, id="modified-since-then"),
        pytest.param({"If-Unmodified-Since": "never"}, 200, id="unmodified-since-unreadable"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_preconditions(client, method, headers, status):
    answer = client.open("/thing", method=method, headers=headers)
    assert answer.status_code == status
    if status == 304:
        assert answer.data == b""
        packed = "Accept-Encoding" in headers
        assert answer.headers["ETag"] == (GZIP_TAG if packed else TAG)
        assert {"Cache-Control", "Vary", "Last-Modified"} <= set(answer.headers.keys())
        assert not {"Content-Type", "Content-Encoding", "Content-Length"} & set(answer.headers.keys())


@pytest.mark.parametrize(
    ("accept", "packed"),
    [
        pytest.param(None, False, id="nothing-said"),
        pytest.param("gzip", True, id="gzip"),
        pytest.param("deflate, gzip;q=0.5", True, id="quality"),
        pytest.param("*", True, id="star"),
        pytest.param("gzip;q=0", False, id="refused"),
        pytest.param("*, gzip;q=0", False, id="refused-beside-star"),
        pytest.param("br, zstd", False, id="others"),
        pytest.param("identity", False, id="identity"),
        pytest.param("", False, id="empty"),
    ],
)
def test_compression_only_when_asked(client, accept, packed):
    answer = client.get("/thing", headers={} if accept is None else {"Accept-Encoding": accept})
    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert (gzip.decompress(answer.data) if packed else answer.data) == BODY
    assert answer.headers["Content-Length"] == str(len(answer.data))


def test_head_says_what_get_would(client):
    for accept in ("identity", "gzip"):
        get, head = (client.open("/thing", method=m, headers={"Accept-Encoding": accept}) for m in ("GET", "HEAD"))
        assert head.data == b""
        assert dict(head.headers) == dict(get.headers)


def test_packed_bytes_are_always_the_same():
    again = Representation(BODY, content_type="text/plain", last_modified=None, filename="x", max_age=1)
    assert again.packed == THING.packed


def test_a_stream_is_packed_piece_by_piece(client):
    plain, packed = client.get("/stream"), client.get("/stream", headers={"Accept-Encoding": "gzip"})
    assert (plain.data, gzip.decompress(packed.data)) == (BODY, BODY)
    assert (plain.headers["ETag"], packed.headers["ETag"]) == ('"v1"', '"v1-gz"')
    assert client.get("/stream", headers={"If-None-Match": '"v1"'}).status_code == 304
    head = client.head("/stream")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", '"v1"')
    assert "Content-Length" not in head.headers
