"""What templates may call: addresses of static files and feeds, badges, links of a filter, harmless text."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, current_app, request, url_for

from calendar_app.assets import Assets
from calendar_app.config import Settings
from calendar_app.model.filter import Filter
from calendar_app.web.args import filter_args, filter_query
from calendar_app.web.words.i18n import language
from calendar_app.web.words.printing import harmless
from calendar_app.web.words.sections import badge

#: Addresses kept at a time: some thirty for each root and language.
_MOST_FIXED = 1000


def static_url(name: str) -> str:
    """Address of a static file under its digest, good for a year."""
    assets: Assets = current_app.extensions["assets"]
    return _fixed("pages.asset", name=name, v=assets.version(name))


def feed_url(path: str, f: Filter | None = None, **extra: object) -> str:
    """Address of a feed or file (``/calendar.ics``) under a filter, relative to the host."""
    query = filter_query(f or Filter(), **extra)
    return request.script_root + path + (f"?{query}" if query else "")


def page_url(endpoint: str, f: Filter | None = None, **values: object) -> str:
    """Address of a page under a filter; view keys come after the filter's."""
    query: dict[str, object] = dict(filter_args(f)) if f is not None else {}
    for key, value in values.items():
        if value not in (None, ""):
            query[key] = value
    return url_for(endpoint, **query) if query else _fixed(endpoint)  # type: ignore[arg-type]


def _fixed(endpoint: str, **values: str) -> str:
    """An address that stands on every page, worked out once for each root and language."""
    kept: dict[object, str] = current_app.extensions["fixed_urls"]
    key = (endpoint, request.script_root, language(), *values.values())
    found = kept.get(key)
    if found is None:
        if len(kept) >= _MOST_FIXED:  # roots that a proxy sends without end
            kept.clear()
        found = kept[key] = url_for(endpoint, **values)  # type: ignore[arg-type]
    return found


def event_urls() -> Callable[[str], str]:
    """``event_url`` for the events of one page: a month has hundreds."""
    head, tail = f"{request.script_root}/events/", "?lang=en" if language() == "en" else ""
    return lambda uid: f"{head}{uid}{tail}"


def event_url(uid: str) -> str:
    """Address of an event's page; what ``url_for`` gives, at a tenth of its time."""
    return event_urls()(uid)


def absolute_url(path: str) -> str | None:
    """The public address of a path, None where the operator named none: it never comes from the Host header."""
    settings: Settings = current_app.extensions["settings"]
    return settings.base_url + path.removeprefix(request.script_root) if settings.base_url else None


def told_apart(name: str, slug: str) -> str:
    """A person's name in a list, with what the address adds to tell namesakes apart.

    >>> told_apart("江某", "江某"), told_apart("江某", "江某-安平市政府")
    ('江某', '江某（安平市政府）')
    """
    rest = slug.removeprefix(f"{name}-")
    return name if rest == slug else f"{name}（{rest}）"


def install(app: Flask) -> None:
    """Give templates these names; whatever text they print goes through ``harmless``."""
    app.extensions["fixed_urls"] = {}
    app.jinja_env.finalize = harmless
    app.jinja_env.globals.update(
        static_url=static_url, feed_url=feed_url, page_url=page_url, absolute_url=absolute_url, badge=badge, event_url=event_url,
    )  # fmt: skip
    app.jinja_env.filters["told_apart"] = told_apart
