"""What is no subject of its own: static files, robots, health, about."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.wrappers import Response as BaseResponse

from calendar_app.assets import Assets
from calendar_app.config import Settings
from calendar_app.model.filter import Filter
from calendar_app.store.queries.bulletins import count_bulletins
from calendar_app.store.queries.counts import count_events
from calendar_app.store.queries.tags import cities
from calendar_app.web.serving.htmx import render_page
from calendar_app.web.serving.reading import reading

bp = Blueprint("pages", __name__)

_YEAR = 31_536_000


@bp.get("/static/<path:name>")
def asset(name: str) -> BaseResponse:
    """A static file: for a year under its present digest, an hour under any other address."""
    assets: Assets = current_app.extensions["assets"]
    found = assets.get(name)
    if found is None:
        abort(404)
    data = found.data
    response = Response(content_type=found.content_type)
    if found.gzipped is not None:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"] > 0:
            data = found.gzipped
            response.headers["Content-Encoding"] = "gzip"
    response.set_data(data)
    current = request.args.get("v") == found.digest
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if current else "public, max-age=3600"
    response.set_etag(found.digest + ("-gz" if data is not found.data else ""))
    return response.make_conditional(request)


@bp.get("/about")
def about() -> Response:
    """What the site is, how to read it, and from how many issues."""
    with reading() as session:
        issues = count_bulletins(session, Filter())
        places = cities(session)
        total = count_events(session, Filter())
    return render_page("pages/about.html", issues=issues, cities=places, total=total)


@bp.get("/robots.txt")
def robots() -> Response:
    """Everything may be read; searches and English doubles need not be indexed."""
    settings: Settings = current_app.extensions["settings"]
    lines = ["User-agent: *", "Disallow: /search", "Disallow: /*?*lang=en", "Allow: /"]
    if settings.base_url:
        lines.append(f"# {settings.base_url}")
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@bp.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


@bp.get("/readyz")
def readyz() -> Response:
    """The database answers too; a StoreError becomes 503."""
    with reading() as session:
        count_bulletins(session, Filter())
    return Response("ready\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})
