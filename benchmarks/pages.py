"""What the pages cost: the server's time for each, and when the month's titles are seen, against FullCalendar.

    python benchmarks/pages.py

Both calendars show the same month of the bundled sample, from the same server, with the same headers, in turns, in the same
run, after one visit to each that is not counted. Prints the figures and exits 1 where a limit is broken: the largest paint
within 400 ms and 0.7 of the control's, no layout shift.
"""

from __future__ import annotations

import json
import logging
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask, Response
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from calendar_app.config import Settings
from calendar_app.ingest import ingest_file
from calendar_app.model.filter import Filter
from calendar_app.sample import bulletins
from calendar_app.store.database.session import Store, open_store
from calendar_app.store.queries.events import agenda
from calendar_app.web.app import build_app
from calendar_app.web.serving.guard import HEADERS
from tests.serving import CHROMIUM_ARGUMENTS, find_chromium

PAGES = (
    "/",
    "/calendar/2024/05/18",
    "/calendar/2024",
    "/agenda",
    "/officials",
    "/officials/陆景行",
    "/tags/会议",
    "/search?q=会议",
)
ROUNDS = 40
PAINTS = 15
LCP_LIMIT, LCP_SHARE = 400, 0.7
VENDOR = Path(__file__).with_name("vendor") / "fullcalendar-6.1.21.min.js"

MEASURE = """() => new Promise(done => {
  let lcp = 0, cls = 0;
  const watch = (type, each) => new PerformanceObserver(l => l.getEntries().forEach(each)).observe({type, buffered: true});
  watch('largest-contentful-paint', e => { lcp = e.startTime });
  watch('layout-shift', e => { cls += e.value });
  const told = () => {
    const files = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')];
    done({lcp, cls, size: files.reduce((n, e) => n + e.encodedBodySize, 0)});
  };
  const painted = () => setTimeout(lcp ? told : painted, 300);
  painted();
})"""


def control(store: Store) -> Flask:
    """The same month shown by FullCalendar, its events in the page."""
    with store.session() as session:
        rows, _ = agenda(session, Filter(), after=None, limit=1000)
    events = [
        {"title": e.summary, "start": e.start.isoformat(), "end": (e.end + timedelta(1)).isoformat(), "allDay": True}
        for e in rows
        if e.start and e.end and e.precision == "day"
    ]
    app = Flask("control", static_folder=None)
    page = f"""<!doctype html><html lang="zh"><meta charset="utf-8"><title>control</title><script src="fc.js"></script>
<div id="c"></div><script>new FullCalendar.Calendar(document.getElementById('c'), {{initialView: 'dayGridMonth', firstDay: 1,
initialDate: '2024-05-01', dayMaxEvents: 4, locale: 'zh', events: {json.dumps(events, ensure_ascii=False)}}}).render()</script>"""
    app.after_request(guarded)
    app.add_url_rule("/", "page", lambda: page)
    app.add_url_rule("/fc.js", "script", lambda: (VENDOR.read_bytes(), {"Content-Type": "text/javascript"}))
    return app


def guarded(response: Response) -> Response:
    """The site's own headers, so that neither calendar is spared what they cost; the policy alone would stop the control's script.

    The one that counts is Cross-Origin-Opener-Policy: a page that has it is given a process of its own, before it is parsed.
    """
    for name, value in HEADERS.items():
        if name != "Content-Security-Policy":
            response.headers[name] = value
    return response


@contextmanager
def served(app: object) -> Iterator[str]:
    """Address of a WSGI application on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def server_times(app: Flask) -> None:
    """Median and 95th percentile of each page, in process: rendered anew, and as the cache of pages gives it."""
    client = app.test_client(use_cookies=False)
    for path in PAGES:
        size = len(client.get(path).data)
        line = f"{path:22}"
        for name, forget in (("rendered", True), ("kept", False)):
            times = []
            for _ in range(ROUNDS):
                if forget:
                    app.extensions["pages"].clear()
                begun = time.perf_counter()
                client.get(path)
                times.append(1000 * (time.perf_counter() - begun))
            times.sort()
            line += f"  {name} p50 {statistics.median(times):5.1f} p95 {times[int(0.95 * ROUNDS)]:5.1f} ms"
        print(f"{line}  {size:6} bytes")


def paints(base: str) -> bool:
    """Largest paint of both calendars, median of PAINTS each, cold cache; whether the limits hold."""
    from playwright.sync_api import sync_playwright

    chromium = find_chromium()
    if chromium is None:
        print("no Chromium here: paints are not measured")
        return True
    found: dict[str, list[dict[str, float]]] = {"/calendar/2024/05": [], "/control/": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        for turn in range(PAINTS + 1):
            for path, measured in found.items():
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                page = context.new_page()
                page.goto(base + path)
                seen = page.evaluate(MEASURE)
                if turn:
                    measured.append(seen)
                context.close()
        browser.close()
    ours, theirs = (statistics.median(m["lcp"] for m in measured) for measured in found.values())
    shares = sorted(a["lcp"] / b["lcp"] for a, b in zip(*found.values(), strict=True))
    shift = max(m["cls"] for m in found["/calendar/2024/05"])
    sizes = [int(measured[0]["size"]) for measured in found.values()]
    print(f"largest paint: {ours:.0f} ms, FullCalendar {theirs:.0f} ms, share {ours / theirs:.2f}; shift {shift:.3f}")
    print(f"share turn by turn: {shares[0]:.2f} to {shares[-1]:.2f}, median {statistics.median(shares):.2f}")
    print(f"bytes of page, sheets and scripts: {sizes[0]}, FullCalendar {sizes[1]}")
    return ours <= LCP_LIMIT and ours <= LCP_SHARE * theirs and shift == 0


def main() -> int:
    """Measure all."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/pages.sqlite", create=True)
        for path in bulletins():
            ingest_file(store, path.read_bytes(), source=path.name, now=datetime(2024, 6, 1, tzinfo=UTC))
        app = build_app(Settings("sqlite://"), store=store)
        server_times(app)
        with served(DispatcherMiddleware(app, {"/control": control(store)})) as base:
            good = paints(base)
        store.close()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
