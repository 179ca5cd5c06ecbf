"""Pages that were rendered, kept by process: a page is rendered once for each state of the database.

A page's bytes depend on its address, on whether a part was asked for, and on the database, whose revision moves with
every change; so an entry is good as long as the revision stands. When the database fails, the last good page still is
shown. Pages are packed once, too: nothing on them is secret, so that packing tells nobody anything.
"""

from __future__ import annotations

import gzip
import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass

from flask import Flask, Response, current_app, g, request

from calendar_app.errors import StoreUnavailableError
from calendar_app.web.serving.htmx import wants_part

log = logging.getLogger(__name__)

#: Blueprints whose pages depend on nothing but address and database.
KEPT = frozenset({"calendar", "events", "officials", "topics", "bulletins", "search"})
LIMIT = 32_000_000
#: Bytes under which packing is not worth its header.
SMALL = 860
#: How long a page may be shown before a cache asks again; the ETag makes asking cheap.
PAGE_SECONDS = 60

Key = tuple[str, bytes, bool, bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent, and the revision of the database that it was rendered from."""

    revision: str
    body: bytes
    packed: bool
    vary: tuple[str, ...]


class PageCache:
    """The most lately used pages, up to a number of bytes; safe under threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit, self._held = limit, 0
        self._entries: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """What was last kept under the key, of whatever revision."""
        with self._lock:
            kept = self._entries.get(key)
            if kept is not None:
                self._entries.move_to_end(key)
            return kept

    def put(self, key: Key, kept: Kept) -> None:
        """Keep a page and let the least used ones go."""
        with self._lock:
            self._drop(key)
            self._entries[key] = kept
            self._held += len(kept.body)
            while self._held > self._limit:
                self._drop(next(iter(self._entries)))

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._entries.clear()
            self._held = 0

    def _drop(self, key: Key) -> None:
        old = self._entries.pop(key, None)
        if old is not None:
            self._held -= len(old.body)


def _accepts_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


def answer_from_memory() -> Response | None:
    """The kept page, where the database has not changed since, or cannot be asked; else None, and the view runs."""
    if request.method not in ("GET", "HEAD") or request.blueprint not in KEPT:
        return None
    cache: PageCache = current_app.extensions["pages"]
    key: Key = (request.path, request.query_string, wants_part(), _accepts_gzip())
    kept = cache.get(key)
    try:
        revision = current_app.extensions["store"].revision()
    except StoreUnavailableError:
        if kept is None:
            raise
        log.warning("%s: the database is away; the last good page is shown", request.path, exc_info=True)
        revision = kept.revision
    if kept is None or kept.revision != revision:
        g.page_key, g.page_revision = key, revision
        return None
    response = Response(kept.body, content_type="text/html; charset=utf-8")
    if kept.packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.update(kept.vary)
    return response


def finish(response: Response) -> Response:
    """Pack a page, give it a strong ETag of its bytes, keep it, and answer 304 where the reader has it already."""
    if response.status_code != 200 or response.mimetype != "text/html" or request.method not in ("GET", "HEAD"):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if "Content-Encoding" not in response.headers and _accepts_gzip() and len(body) > SMALL:
        body = gzip.compress(body, 6, mtime=0)
        response.set_data(body)
        response.headers["Content-Encoding"] = "gzip"
    if "page_key" in g:
        packed = "Content-Encoding" in response.headers
        kept = Kept(g.page_revision, body, packed, tuple(response.vary))
        current_app.extensions["pages"].put(g.page_key, kept)
    response.headers.setdefault("Cache-Control", f"public, max-age={PAGE_SECONDS}")
    response.add_etag()
    response.make_conditional(request)
    return response


def install(app: Flask) -> None:
    """Keep pages between the guards and the views."""
    app.extensions["pages"] = PageCache()
    app.before_request(answer_from_memory)
    app.after_request(finish)
