"""Bare Flask and sqlite3: the least that answers the same questions from the same rows, without a layer between.

``write`` makes its database from a store, ``app`` serves it (``gunicorn benchmarks.beside.bare:app``). Every address opens the database
anew, as the shortest program would. It knows no filters, validators, languages, corrections or people; that is the point.
"""

from __future__ import annotations

import calendar
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

app = Flask("bare")
_DATABASE = "BENCH_BARE_DATABASE"

_SCHEMA = """
CREATE TABLE events(n INTEGER PRIMARY KEY, id TEXT, kind TEXT, summary TEXT, title TEXT, start TEXT, "end" TEXT, precision TEXT,
  edtf TEXT, section TEXT, city TEXT, rrule TEXT, part TEXT, time TEXT, "order" INTEGER, body TEXT, vevent TEXT);
INSERT INTO events
  SELECT e.id, e.uid, e.kind, e.summary, e.title, e.dtstart, date(e.dtend, '-1 day'), e.precision, e.edtf, e.section, c.name, e.rrule,
    e.part, e.time, e.entry_id, n.body, replace(r.vevent, char(26), :base)
  FROM store.events e JOIN store.entries n ON n.id = e.entry_id JOIN store.rendered r ON r.event_id = e.id
    LEFT JOIN store.cities c ON c.id = e.city_id
  WHERE e.klass = 0 AND e.dtstart IS NOT NULL;
CREATE INDEX by_city ON events(city, start, id);
CREATE INDEX by_day ON events(start, id);
CREATE VIRTUAL TABLE words USING fts5(title, body, content='events', content_rowid='n', tokenize='trigram');
INSERT INTO words(words) VALUES('rebuild');
ANALYZE;
"""
_FIELDS = (
    "id", "kind", "summary", "title", "start", "end", "precision", "edtf", "section", "city", "rrule", "part", "time", "order",
)  # fmt: skip
_COLUMNS = ", ".join(f'"{name}"' for name in _FIELDS)
#: None of the made events lasts longer than 45 days; the program itself leans on no such limit.
MONTH = f"SELECT {_COLUMNS} FROM events WHERE city = ? AND start BETWEEN date(?, '-45 days') AND ? AND \"end\" >= ? ORDER BY start, id"  # noqa: S608
FOUND = (
    "SELECT e.id, e.title, e.start, snippet(words, 1, '<mark>', '</mark>', '…', 40) AS snippet "
    "FROM words JOIN events e ON e.n = words.rowid WHERE words MATCH ? ORDER BY words.rank LIMIT 20"
)

_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{{ year }}年{{ month }}月</title>
<h1>{{ year }}年{{ month }}月</h1><table><tr>{% for name in "一二三四五六日" %}<th>{{ name }}</th>{% endfor %}</tr>
{% for week in weeks %}<tr>{% for day in week %}<td>{% if day %}<a href="/day/{{ day }}">{{ day }}</a><ul>
{% for event in events[day][:4] %}<li><a href="/events/{{ event.id }}">{{ event.title }}</a></li>{% endfor %}</ul>
{% if events[day]|length > 4 %}<a href="/day/{{ day }}">还有 {{ events[day]|length - 4 }} 条</a>{% endif %}{% endif %}</td>
{% endfor %}</tr>{% endfor %}</table></html>"""
_COMPILED = app.jinja_env.from_string(_PAGE)


def write(path: Path, store: Path, base: str) -> None:
    """Make the database from the dated events of a store, unless it is there; *base* is the public address."""
    if path.exists():
        return
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("ATTACH ? AS store", (str(store),))
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement, {"base": base} if ":base" in statement else ())
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    part.rename(path)


def _rows(query: str, *values: object) -> list[dict[str, Any]]:
    connection = sqlite3.connect(os.environ[_DATABASE])
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(query, values)]
    finally:
        connection.close()


def _month() -> tuple[int, int, list[dict[str, Any]]]:
    year, month = int(request.args["year"]), int(request.args["month"])
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return year, month, _rows(MONTH, request.args["city"], str(first), str(last), str(first))


@app.get("/")
def ok() -> str:
    """The shortest answer there is."""
    return "ok"


@app.get("/month.json")
def month_json() -> Response:
    """A city's month."""
    items = [row | {"section": json.loads(row["section"])} for row in _month()[2]]
    return Response(json.dumps({"items": items}, ensure_ascii=False), content_type="application/json")


@app.get("/month.html")
def month_page() -> str:
    """A city's month as a grid, four titles a day."""
    year, month, rows = _month()
    days: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        days[int(row["start"][8:]) if int(row["start"][5:7]) == month else 1].append(row)
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    return _COMPILED.render(year=year, month=month, weeks=weeks, events=days)


@app.get("/search.json")
def search() -> Response:
    """The best 20 for a phrase."""
    rows = _rows(FOUND, f'"{request.args["q"]}"')
    return Response(json.dumps({"hits": rows}, ensure_ascii=False), content_type="application/json")


@app.get("/all.ics")
def everything() -> Response:
    """All events, streamed from stored texts."""

    def pieces() -> Iterator[bytes]:
        yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bare//ZH\r\n"
        connection = sqlite3.connect(os.environ[_DATABASE])
        texts = (text for (text,) in connection.execute("SELECT vevent FROM events ORDER BY start, id"))
        while batch := "".join(islice(texts, 100)):
            yield batch.encode()
        connection.close()
        yield b"END:VCALENDAR\r\n"

    return Response(pieces(), content_type="text/calendar; charset=utf-8")
